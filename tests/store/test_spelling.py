"""Spellings of one name, and names that only look alike."""

import pytest

from bench import reports
from memcon.record import Actor, ActorMention, Role
from memcon.store import Store
from memcon.store.names import fold
from memcon.store.spelling import likeness
from tests.store.handmade import Draftsman

LETTERS = [
    ("Danylo Vysotsky", "Danylo Vysotskyy"), ("Danylo Vysotskiy", "Danylo Vysotsky"), ("Kwon Ji-ho", "Kwon Ji Ho"),
    ("Viktor Halonen", "Wiktor Halonen"), ("Jonas Gahr Støre", "Jonas Gahr Store"), ("Eric Lunde", "Erik Lunde"),
    ("Khalil Haddad", "Halil Hadad"),
]  # fmt: skip
FORMS = [
    ("Mohammed al-Tamari", "Muhammad al-Tamari"), ("Joseph Kallas", "Joe Kallas"), ("J. Kallas", "Joseph Kallas"),
    ("Ana Maria Duarte", "Ana Duarte"), ("Duarte", "Ana Maria Duarte"), ("Petr Novak", "Peter Novak"),
]  # fmt: skip
OTHERS = [
    ("Ali Hassan", "Ali Hussein"), ("Daniel Ortiz", "Daniela Ortiz"), ("Maria Gomez", "Mario Gomez"),
    ("Jan Holm", "Jon Holm"), ("Ana Duarte", "Ana Duran"), ("Peter Novak", "Pavel Novak"), ("Kim Ji-ho", "Kim Ha-joon"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), LETTERS)
def test_a_transliteration(one, other):
    assert likeness(one, other) == likeness(other, one) == "letters"


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_a_form(one, other):
    assert likeness(one, other) == likeness(other, one) == "form"


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_name(one, other):
    assert likeness(one, other) is None
    assert likeness(other, one) is None


def test_names_are_folded():
    assert fold("The Élysée") == "elysee"
    assert fold("Łukasz Støre-Þór") == "lukasz store thor"


CASES = [
    # (name, country, office) of each report's actor, and how many people they are
    ((("Danylo Vysotsky", "UKR", None), ("Danylo Vysotskyy", "UKR", None)), 1),
    ((("Danylo Vysotsky", "UKR", None), ("Danylo Vysotskyy", "RUS", None)), 2),
    ((("Danylo Vysotsky", None, None), ("Danylo Vysotskyy", None, None)), 2),
    ((("Mohammed al-Tamari", "JOR", "Foreign Minister"), ("Muhammad al-Tamari", "JOR", "foreign minister")), 1),
    ((("Mohammed al-Tamari", "JOR", "Foreign Minister"), ("Muhammad al-Tamari", "JOR", "judge")), 2),
    ((("Ana Maria Duarte", "PRT", "Foreign Minister"), ("Duarte", "PRT", "Foreign Minister")), 1),
    ((("Ana Maria Duarte", "PRT", "Foreign Minister"), ("Duarte", "PRT", None)), 2),
    ((("Ana Duarte", "PRT", "Senator"), ("Rui Duarte", "PRT", "Senator"), ("Duarte", "PRT", "Senator")), 3),
    ((("Ali Hassan", "IRQ", "Minister"), ("Ali Hussein", "IRQ", "Minister")), 2),
]


@pytest.mark.parametrize(("told", "people"), CASES)
@pytest.mark.parametrize("at_once", [True, False])
def test_country_and_office_say_who_is_who(tmp_path, told, people, at_once):
    records = []
    for number, (name, country, office) in enumerate(told):
        record = Draftsman(f"Report {number}: {name} said that the harbour is open.").record()
        start = record.report.text.index(name)
        seen = ActorMention(spans=((start, start + len(name)),), form="name", confidence=0.9)
        roles = (Role(title=office, country=country),) if office else ()
        actor = Actor(id="a1", name=name, kind="person", country=country, roles=roles, mentions=(seen,), confidence=0.9)
        records.append(_with(record, actors=(actor,)))
    for batch in [records] if at_once else [[r] for r in records]:
        with Store.open(tmp_path / "a.db", write=True, create=True) as store:
            assert len(list(store.add(batch))) == len(batch)
    with Store.open(tmp_path / "a.db") as store:
        assert store.db.execute("SELECT count(DISTINCT entity) FROM actors").fetchone() == (people,)


def test_namesakes_of_two_countries_are_two_and_wikidata_joins(tmp_path):
    """Every person of the generated reports is one, every hundredth has a namesake abroad."""
    made = list(reports.records(300))
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        list(store.add(made))
        found = store.db.execute("SELECT report, n, entity FROM actors").fetchall()
    who = {(report, f"a{n}"): entity for report, n, entity in found}
    people = {}
    for number, record in enumerate(made, 1):
        for actor in record.actors:
            if actor.kind == "person":
                people.setdefault((actor.name, actor.country), set()).add(who[number, actor.id])
    assert len(people) > 300
    assert all(len(entities) == 1 for entities in people.values())
    assert len(set.union(*people.values())) == len(people)


def _with(record, **fields):
    import msgspec

    return msgspec.structs.replace(record, **fields)
