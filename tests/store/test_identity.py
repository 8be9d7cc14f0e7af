"""One actor across reports: who is the same, and who only shares a name."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from memcon.store import Store
from memcon.store.people import find_entities
from tests.store.handmade import DAY, Draftsman

CASES = (
    # (what is told of each report's actor: name, country; how many people they are)
    ((("Ingrid Solvang", None), ("Ingrid Solvang", "NOR")), 1),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", None)), 1),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", "CAN")), 2),
    ((("Ingrid Solvang", "NOR"), ("Ingrid Solvang", "CAN"), ("Ingrid Solvang", None)), 3),
    ((("Solvang", None), ("Solvang", "NOR")), 2),
)


@pytest.mark.parametrize(("told", "people"), CASES)
def test_a_country_that_is_not_told_parts_nobody(tmp_path, told, people):
    with Store.open(tmp_path / "memcon.db", write=True, create=True) as store:
        for number, (name, country) in enumerate(told):
            draft = Draftsman(f"Report {number}: {name} said that the harbour is open.")
            draft.who(name, country=country)
            list(store.add([draft.says(name, "the harbour is open").record()]))
        found = find_entities(store, told[0][0])
    assert len(found) == people
    assert {e.country for e in found} >= {c for _, c in told if c}


def known(store, *records):
    """How many people the reports tell of, and of each report who it is."""
    list(store.add(records))
    return [e for (e,) in store.db.execute("SELECT entity FROM actors WHERE n = 1 ORDER BY report").fetchall()]


def told(number, name, *, country=None, office=None, wikidata=None, day=DAY, publisher="Northern Wire"):
    draft = Draftsman(f"Report {number}: {name} said that the harbour is open.", day=day, publisher=publisher)
    draft.who(name, country=country, office=office, wikidata=wikidata)
    return draft.says(name, "the harbour is open").record()


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "memcon.db", write=True, create=True) as store:
        yield store


def test_a_surname_alone_is_the_one_whom_wikidata_knows(store):
    one, other, again = known(
        store, told(1, "Ingrid Solvang", country="NOR", wikidata="Q111"), told(2, "Solvang"),
        told(3, "Solvang", country="NOR", publisher="The Harbour Gazette"),
    )  # fmt: skip
    assert one == other == again
    assert [e.name for e in find_entities(store, "Solvang")] == ["Ingrid Solvang"]


def test_two_of_one_surname_stay_apart(store):
    found = known(
        store, told(1, "Ingrid Solvang", country="NOR", wikidata="Q111"), told(2, "Solvang"),
        told(3, "Per Solvang", country="NOR", wikidata="Q112"), told(4, "Solvang"), told(5, "Solvang", country="NOR"),
    )  # fmt: skip
    assert found[0] == found[1]
    assert len({found[0], found[2], found[3], found[4]}) == 4


def test_of_two_of_one_surname_the_office_tells(store):
    found = known(
        store, told(1, "Ingrid Solvang", office="Foreign Minister", wikidata="Q111"),
        told(2, "Per Solvang", office="Mayor", wikidata="Q112"), told(3, "Solvang", office="mayor"),
        told(4, "Solvang", office="Judge"),
    )  # fmt: skip
    assert found[2] == found[1]
    assert found[3] not in found[:3]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_surname_alone_is_whom_the_publisher_tells_of_these_days(store, at_once):
    full = [told(n, "Ingrid Solvang", country="NOR", day=DAY - timedelta(days=n)) for n in range(3)]
    later = DAY + timedelta(days=90)
    short = [told(7, "Solvang"), told(8, "Solvang", publisher="The Harbour Gazette"), told(9, "Solvang", day=later)]
    if not at_once:
        known(store, *full)
    found = known(store, *(full if at_once else ()), *short)
    assert found[3] == found[0]
    assert found[0] not in found[4:]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_surname_alone_is_who_was_told_of_beside_the_same_people_in_these_days(store, at_once):
    def with_others(record, *others):
        made = [
            replace(record.actors[0], id=f"a{n}", name=name, kind=kind, country=country, roles=())
            for n, (name, kind, country) in enumerate(others, 8)
        ]
        return replace(record, actors=(*record.actors, *made))

    def of(number, *others, day=DAY):
        return with_others(told(number, "Solvang", publisher="The Harbour Gazette", day=day), *others)

    norway, falk = ("Norway", "state", "NOR"), ("Ada Falk", "person", "SWE")
    full = [with_others(told(1, "Ingrid Solvang", country="NOR"), norway, falk)]
    later = DAY + timedelta(days=90)
    short = [of(2, norway, falk), of(3, norway), of(4, falk), of(5, norway, falk, day=later)]
    if not at_once:
        known(store, *full)
    found = known(store, *(full if at_once else ()), *short)
    assert found[1] == found[0]
    assert found[0] not in found[2:]
    known(store, with_others(told(6, "Per Solvang", country="NOR"), falk))
    assert known(store, of(7, norway, falk))[-1] != found[0]


def test_a_surname_of_another_country_is_somebody_else(store):
    found = known(store, told(1, "Ingrid Solvang", country="NOR", wikidata="Q111"), told(2, "Solvang", country="CAN"))
    assert len(set(found)) == 2


def test_whom_an_owner_describes_is_somebody_else_in_every_report(store):
    def described(number, name):
        record = told(number, name)
        seen = tuple(replace(m, form="nominal") for m in record.actors[0].mentions)
        return replace(record, actors=(replace(record.actors[0], mentions=seen, kind="group"),))

    found = known(store, *(described(n, name) for n, name in enumerate(("its leaders", "its leaders", "protesters"))))
    assert len(set(found)) == 3
