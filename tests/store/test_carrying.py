"""Merges, splits and names by hand come along when two stores become one; what is decided otherwise here is named."""

import pytest

from memcon.record import StoreError
from memcon.store import Store
from memcon.store.checking import check
from memcon.store.edits import live_edits, merge, rename, split
from memcon.store.merging import merge as together
from memcon.store.people import find_entities, one_entity
from tests.store.handmade import Draftsman, stored


def told(number, name, country, publisher="Northern Wire"):
    draft = Draftsman(f"Report {number} of the harbour: {name} said that the quay is open.", publisher=publisher)
    draft.who(name, country=country)
    return draft.says(name, "the quay is open").record()


THEIRS = [told(n, name, "NOR") for n, name in enumerate(("Ingrid Solvang", "Inga Solvang", "Ole Berg", "Ole Berg"))]
BEFORE = [told(7, "Petra Lind", "SWE"), told(8, "Ole Berg", "NOR")]


@pytest.fixture
def there(tmp_path):
    """Another store whose actors have other numbers, with an edit of each kind."""
    with Store.open(stored(tmp_path / "b.db", *THEIRS), write=True) as store:
        one, other = one_entity(store, "Inga Solvang"), one_entity(store, "Ingrid Solvang")
        merge(store, one.id, other.id, by="ada", why="a nickname")
        split(store, one_entity(store, "Ole Berg").id, [4], by="bea", name="Ole Berg the younger")
        rename(store, other.id, "I. Solvang", by="ada")
    with Store.open(tmp_path / "b.db") as store:
        yield store


@pytest.fixture
def here(tmp_path):
    with Store.open(stored(tmp_path / "a.db", *BEFORE), write=True) as store:
        yield store


def test_what_was_decided_by_hand_comes_along_and_only_once(here, there):
    assert not [f for f in together(here, there) if isinstance(f, StoreError)]
    assert [(e.kind, e.by, e.why) for e in live_edits(here.db)] == [
        ("merge", "ada", "a nickname"), ("split", "bea", None), ("rename", "ada", None),
    ]  # fmt: skip
    assert [e.made for e in live_edits(here.db)] == [e.made for e in live_edits(there.db)]
    assert one_entity(here, "Inga Solvang").name == "I. Solvang"
    assert one_entity(here, "Inga Solvang").reports == 2
    assert one_entity(here, "Ole Berg the younger").reports == 1
    assert {e.reports for e in find_entities(here, "Ole Berg")} == {1, 2}
    assert not [f for f in together(here, there) if isinstance(f, StoreError)]
    assert len(live_edits(here.db)) == 3
    assert list(check(here)) == []


def test_what_is_decided_otherwise_here_stays_and_is_named(here, there):
    list(here.add(THEIRS[:2]))
    rename(here, one_entity(here, "Ingrid Solvang").id, "Ingrid", by="me")
    faults = [str(f) for f in together(here, there) if isinstance(f, StoreError)]
    assert len(faults) == 1
    assert "edit 3 (rename by ada)" in faults[0]
    assert "is shown as 'Ingrid' here" in faults[0]
    assert one_entity(here, "Inga Solvang").name == "Ingrid"


def test_who_was_split_here_is_not_made_one(here, there):
    same = [told(20, "Ingrid Solvang", "NOR"), told(21, "Ingrid Solvang", "NOR")]
    list(here.add(same))
    made = split(here, one_entity(here, "Ingrid Solvang").id, [4], by="me", name="Inga Solvang")
    with Store.open(stored(there.path.with_name("c.db"), *same), write=True) as other:
        parted = split(other, one_entity(other, "Ingrid Solvang").id, [2], by="cy")
        merge(other, parted.other, parted.actor, by="cy")
        faults = [str(f) for f in together(here, other) if isinstance(f, StoreError)]
    assert len(faults) == 1
    assert f"were split here (edit {made.id} by me); they stay two" in faults[0]
    assert [e.kind for e in live_edits(here.db)] == ["split"]


def test_an_edit_of_nobody_here_is_named(here, there):
    there.db.close()
    with Store.open(there.path, write=True) as other:
        other.db.execute("UPDATE texts SET text = x'00' WHERE report = 2")
        faults = [str(f) for f in together(here, other) if isinstance(f, StoreError)]
    assert any("report #2" in f for f in faults)
    assert any("edit 1 (merge by ada): nobody here is 'Inga Solvang'" in f for f in faults)
