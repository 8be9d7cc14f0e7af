"""The registry: names, dates of office, persons' names."""

import pytest

from memcon.actors.given import gender_of
from memcon.actors.holders import holders
from memcon.actors.person_names import fold, same_person
from memcon.actors.registry import registry
from memcon.actors.roles import roles

ONE = [
    ("Marco Rubio", "Rubio"), ("Kim Jong-un", "Kim Jong Un"), ("Robert S. Mueller III", "Robert Mueller"),
    ("Recep Tayyip Erdoğan", "Erdogan"), ("Ursula von der Leyen", "von der Leyen"), ("Mike Pompeo", "Michael Pompeo"),
    ("J. Smith", "John Smith"), ("Xi Jinping", "Xi"),
]  # fmt: skip
TWO = [
    ("Joe Biden", "Jill Biden"), ("Kim Jong-un", "Kim Yo-jong"), ("Donald Trump", "Donald Trump Jr."),
    ("George Bush", "Jeb Bush"), ("Hillary Clinton", "Bill Clinton"), ("Paul Ryan", "Ryan Zinke"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_fold_takes_accents_and_hyphens_off() -> None:
    assert fold("Erdoğan") == "erdogan"
    assert fold("Kim Jong-un") == "kim jong un"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [("the White House", "United States", "USA"), ("Tehran", "Iran", "IRN"), ("Hamas", "Hamas", "PSE"),
     ("Abkhazia", "Abkhazia", "GEO"), ("U.N.", "United Nations", None)],
)  # fmt: skip
def test_named(text: str, name: str, country: str | None) -> None:
    known = registry().named(text)
    assert known is not None
    assert (known.name, known.country) == (name, country)


def test_the_longest_name_wins() -> None:
    match = registry().at("South Korea agreed", 0)
    assert match is not None
    assert match[1].country == "KOR"


def test_an_office_is_held_at_a_date() -> None:
    rows = holders().named("Marco Rubio")
    assert any(r.office == "Secretary of State" and r.holds("2026-02-14") for r in rows)
    assert not any(r.office == "Secretary of State" and r.holds("2018-02-14") for r in rows)


def test_a_bare_surname_is_the_head_of_the_day() -> None:
    assert holders().famous("Trump", "2018-05-01") == "Donald Trump"
    assert holders().famous("Obama", "2018-05-01") is None


@pytest.mark.parametrize(
    ("words", "sector"),
    [("rebel commander", "REB"), ("military spokesman", "MIL"), ("former minister", "ELI"), ("opposition leader", "OPP"),
     ("news agency", "JRN"), ("supreme court", "JUD"), ("police chief", "COP"), ("foreign minister", "GOV")],
)  # fmt: skip
def test_sector(words: str, sector: str) -> None:
    listed = words.split()
    assert roles().sector(listed, listed[-1]) == sector


def test_gender_of_given_names() -> None:
    assert gender_of("Ursula von der Leyen") == "f"
    assert gender_of("Volodymyr Zelensky") == "m"
    assert gender_of("Rubio") is None
