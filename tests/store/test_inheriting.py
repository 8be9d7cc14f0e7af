"""What was corrected in a text holds in its newer version where its words stand there; else it is listed."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.store import Store, corrections
from memcon.store.changes import Change, Named
from memcon.store.checking import check
from memcon.store.corrections import correct
from memcon.store.inheriting import found
from tests.store.handmade import DAY, Draftsman

OLD = """OSLO – Ingrid Solvang said that the strait stays open. Ole Berg said that the fleet will sail. Lorne fined Tarsia.
Nobody said that the quay is closed."""
NEW = "UPDATED. " + OLD.replace("Ole Berg said that the fleet will sail. ", "").replace("Lorne", "On Friday Lorne")


def draft(text):
    made = Draftsman(text, day=DAY, id="strait", url="https://example.org/strait")
    made.says("Ingrid Solvang", "the strait stays open")
    if "Ole Berg" in text:
        made.says("Ole Berg", "the fleet will sail")
    made.says(None, "the quay is closed")
    made.does("SANCTION", "fined", ["Lorne"], ["Tarsia"])
    return made.record()


def test_a_newer_version_inherits_what_was_corrected(tmp_path):
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        list(store.add([draft(OLD)]))
        start = OLD.index("the strait")
        content = ((start, start + len("the strait stays")),)
        correct(store, 1, "s1", Change(speaker=Named(name="Inga Solvang"), content=content), by="ada", why="misread")
        correct(store, 1, "s2", Change(drop=True), by="bea")
        correct(store, 1, "s3", Change(drop=True), by="bea")
        correct(store, 1, "e1", Change(status="alleged"), by="ada")
        assert [a.what for a in store.add([draft(NEW)])] == ["version"]
        record = store.record(2)
        said = record.statements[0]
        assert next(a.name for a in record.actors if a.id == said.speaker) == "Inga Solvang"
        assert [NEW[a:b] for a, b in said.content] == ["the strait stays"]
        assert len(record.statements) == 1
        assert record.events[0].status == "alleged"
        carried = corrections.corrections(store)[4:]
        assert [(c.made_by, c.why) for c in carried] == [("ada", "misread"), ("bea", None), ("bea", None), ("ada", None)]
        assert [c.words for c in corrections.unplaced(store)] == ["the fleet will sail"]
        assert list(check(store)) == []
        corrections.undo(store, carried[3].id)
        assert (store.record(1).events[0].status, store.record(2).events[0].status) == ("alleged", "occurred")


def test_versions_of_one_batch_inherit_too(tmp_path):
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        list(store.add([draft(OLD)]))
        correct(store, 1, "e1", Change(drop=True), by="ada")
        list(store.add([draft(NEW), draft(NEW + " More follows.")]))
        assert [len(store.record(n).events) for n in (1, 2, 3)] == [0, 0, 0]
        assert list(check(store)) == []


def test_of_several_places_the_one_with_the_same_words_around_is_meant():
    text, other = "He met her. She met him. They met.", "They met. He met her. She met him."
    start = text.index("met him")
    assert found(text, ((start, start + 3),), other) == ((other.index("met him"), other.index("met him") + 3),)
    assert found(text, ((0, 2),), "Nobody.") is None


@given(st.text(min_size=1, max_size=60), st.text(max_size=20), st.text(max_size=20), st.data())
def test_what_is_found_are_the_same_words(text, before, behind, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    other = before + text + behind
    ((low, high),) = found(text, ((start, end),), other)
    assert other[low:high] == text[start:end]
