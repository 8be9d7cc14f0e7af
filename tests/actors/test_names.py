"""Names: slips of the pen, names in names, headlines, relatives of one surname; offices and their countries."""

from collections.abc import Callable, Sequence

import pytest

from memcon.actors.person_names import misspelt
from memcon.actors.wording import unhyphenated
from memcon.record import Actor, Draft
from tests.actors.test_linking import at, same

Drafts = Callable[[Sequence[str]], list[Draft]]

RELATIVES = "Ure was born in Leeds. She was the daughter of the engineer Colin Ure. Ure left school at twelve.\n"
FOUNDATION = "Adam Vogt died in 1990. The Adam Vogt Foundation keeps his papers. Vogt wrote much.\n"
HEADLINE = (
    "Henrik Dahl Visits Flooded Villages\n\nHenrik Dahl came to Bergen on Monday. Dahl promised help to villages.\n"
)
OWN = "His father, Otto Brandt, met Karl Meyer in Bonn. Meyer said his lawyer would call. The lawyer waited.\n"
OFFICES = (
    "In Beijing, foreign ministry spokeswoman Lin Xia said that talks would go on. The EU's foreign policy chief, Karin "
    "Toom, agreed. Davit Beridze, leader of the opposition party Tavisupleba, did not. UN rights chief Johan Örn, who "
    "leaves in May, wrote to them.\n"
)
TWO = "Anna Moss met Reza Farahani in Geneva on Monday. The two ministers signed a treaty.\n"
NURSE = "A nurse was held for six days. On Friday Ana Sol, the nurse, walked free. She thanked her lawyer.\n"
COUNTRY = "Peru will vote in May. The opposition says that the country needs change.\n"
MET = "“We are Ana Ruiz's friends,” said Ben Okoro. “I'm Ben Okoro,” he added.\n"
TOGETHER = "Ana Ruiz and Ben Okoro founded the party. They left it in May.\n"
TEXTS = [RELATIVES, FOUNDATION, HEADLINE, OWN, OFFICES, TWO, NURSE, COUNTRY, MET, TOGETHER]


def read(drafts: Drafts, text: str) -> Draft:
    return drafts(TEXTS)[TEXTS.index(text)]


def named(draft: Draft, name: str) -> Actor:
    return next(a for a in draft.actors if a.name == name)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Kristin Wilkins", "Kristen Wilkins", True),
        ("Martin Papadopoulos", "Martin Papadopoulous", True),
        ("Anders Hansson", "Anders Hasnson", True),
        ("Francisco Gomez", "Francisca Gomez", False),
        ("Kim Jong-un", "Kim Jong-il", False),
        ("Johnson", "Johnston", False),
        ("Ron Johnson", "Bob Johnston", False),
    ],
)
def test_a_slip_in_a_long_word_is_the_same_name(one: str, other: str, slip: bool) -> None:
    assert misspelt(one, other) is slip
    assert misspelt(other, one) is slip


def test_a_hyphen_joins_a_title() -> None:
    assert unhyphenated(["un", "secretary", "-", "general"]) == ["un", "secretary-general"]
    assert unhyphenated(["prime", "minister"]) == ["prime", "minister"]


def test_a_relative_of_the_same_surname_is_another(drafts: Drafts) -> None:
    draft = read(drafts, RELATIVES)
    father = next(a for a in draft.actors if a.name == "Colin Ure")
    assert not any(a.id == father.id for a in [at(draft, "Ure")] if a)


def test_a_name_in_a_name_is_the_person(drafts: Drafts) -> None:
    assert same(read(drafts, FOUNDATION), "Adam Vogt", ("Adam Vogt", 1))
    assert not same(read(drafts, FOUNDATION), "Adam Vogt", "The Adam Vogt Foundation")


def test_a_headline_is_cut_at_the_name(drafts: Drafts) -> None:
    assert same(read(drafts, HEADLINE), "Henrik Dahl", ("Henrik Dahl", 1))


def test_whose_something_is_is_not_it(drafts: Drafts) -> None:
    draft = read(drafts, OWN)
    assert same(draft, "Karl Meyer", ("Meyer", 1), "his")
    assert not same(draft, "his", "his lawyer")


def test_offices_say_of_what(drafts: Drafts) -> None:
    draft = read(drafts, OFFICES)
    assert named(draft, "Lin Xia").country == "CHN"
    assert [(r.title, r.organisation) for r in named(draft, "Karin Toom").roles] == [
        ("foreign policy chief", "European Union")
    ]
    assert named(draft, "Davit Beridze").sector == "OPP"
    assert [r.organisation for r in named(draft, "Johan Örn").roles] == ["United Nations"]
    assert same(draft, "UN rights chief Johan Örn", "who")


def test_the_two_ministers_are_a_group(drafts: Drafts) -> None:
    actor = at(read(drafts, TWO), "The two ministers")
    assert actor is not None
    assert actor.kind == "group"


def test_a_description_that_opens_a_report_is_the_person_named_later(drafts: Drafts) -> None:
    assert same(read(drafts, NURSE), "A nurse", "Ana Sol", "the nurse", "She")


def test_the_country_is_the_state_told_of(drafts: Drafts) -> None:
    assert same(read(drafts, COUNTRY), "Peru", "the country")


def test_who_gives_a_name_is_it(drafts: Drafts) -> None:
    assert same(read(drafts, MET), ("Ben Okoro", 1), "I")


def test_two_named_together_are_no_actor_of_one_name(drafts: Drafts) -> None:
    draft = read(drafts, TOGETHER)
    assert not same(draft, "Ana Ruiz", "Ben Okoro")
    both = at(draft, "They")
    assert both is None or both.name not in ("Ana Ruiz", "Ben Okoro")
    assert all(
        draft.report.text[a:b] != "Ana Ruiz and Ben Okoro" for x in draft.actors for m in x.mentions for a, b in m.spans
    )
