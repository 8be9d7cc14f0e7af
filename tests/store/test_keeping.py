"""Backup, merging, reading again, figures."""

import sqlite3

import msgspec
import pytest

from bench import reports
from memcon.record import MadeBy, StoreError
from memcon.store import Store, corrections
from memcon.store.backup import backup, stats
from memcon.store.changes import Change
from memcon.store.checking import check
from memcon.store.corrections import correct
from memcon.store.merging import merge
from memcon.store.rebuild import rebuild, reindex, stale
from memcon.store.rows_of import content_of

NEWER = MadeBy(memcon="0.2.0", models={"attribution": "f" * 64}, settings={})


def _store(path, records):
    with Store.open(path, write=True, create=True) as store:
        for _ in store.add(records):
            pass
    return path


def _whole(store):
    return [store.record(n) for (n,) in store.db.execute("SELECT id FROM reports ORDER BY id").fetchall()]


def test_a_backup_holds_the_same(tmp_path):
    path = _store(tmp_path / "a.db", reports.records(20))
    with Store.open(path) as store:
        assert backup(store, tmp_path / "b.db") == (tmp_path / "b.db").stat().st_size
        expected = _whole(store)
    with Store.open(tmp_path / "b.db", write=True) as copy:
        assert _whole(copy) == expected
        assert list(check(copy)) == []
        assert copy.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_backup_overwrites_nothing_and_leaves_no_half(tmp_path):
    path = _store(tmp_path / "a.db", reports.records(2))
    (tmp_path / "b.db").write_text("mine")
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="is there already"):
            backup(store, tmp_path / "b.db")
        with pytest.raises(StoreError, match="there is no folder"):
            backup(store, tmp_path / "no" / "b.db")
    assert (tmp_path / "b.db").read_text() == "mine"
    assert not (tmp_path / "b.db.part").exists()


def test_two_stores_become_one(tmp_path):
    made = list(reports.records(30))
    ours, theirs = _store(tmp_path / "a.db", made[:20]), _store(tmp_path / "b.db", made[10:])
    with Store.open(theirs, write=True) as store:
        correct(store, store.find_report("r12"), "s1", Change(drop=True), by="ada")
        correct(store, store.find_report("r25"), "s1", Change(act="denied"), by="ada")
    with Store.open(ours, write=True) as store, Store.open(theirs) as other:
        assert [a.what for a in merge(store, other)] == ["same"] * 10 + ["new"] * 10
        assert [r.report.id for r in store.records()] == [r.report.id for r in made]
        assert "s1" not in {s.id for s in store.record(store.find_report("r12")).statements}
        assert store.record(store.find_report("r25")).statements[0].act == "denied"
        assert list(check(store)) == []
        assert [a.what for a in merge(store, other)] == ["same"] * 20
        assert len(corrections.corrections(store)) == 2


def test_versions_are_merged_as_versions(tmp_path):
    (old,) = reports.records(1)
    text = old.report.text + "\n\nThis report was updated."
    new = msgspec.structs.replace(old, report=msgspec.structs.replace(old.report, text=text))
    theirs = _store(tmp_path / "b.db", [old, new])
    with Store.open(tmp_path / "a.db", write=True, create=True) as store, Store.open(theirs) as other:
        assert [a.what for a in merge(store, other)] == ["new", "version"]
        assert [r.report.text for r in store.records()] == [text]


def test_a_store_is_not_merged_with_itself(tmp_path):
    path = _store(tmp_path / "a.db", reports.records(2))
    with (
        Store.open(path, write=True) as store,
        Store.open(path) as other,
        pytest.raises(StoreError, match="is the store itself"),
    ):
        list(merge(store, other))


def test_what_is_broken_in_the_other_store_is_named_and_the_rest_taken(tmp_path):
    ours, theirs = _store(tmp_path / "a.db", []), _store(tmp_path / "b.db", reports.records(3))
    db = sqlite3.connect(theirs)
    db.execute("UPDATE texts SET text = x'00' WHERE report = 2")
    db.commit()
    db.close()
    with Store.open(ours, write=True) as store, Store.open(theirs) as other:
        found = list(merge(store, other))
        assert next(str(f) for f in found if isinstance(f, StoreError)).startswith(
            f"{theirs}: report #2: a report is broken"
        )
        assert [r.report.id for r in store.records()] == ["r0", "r2"]


def test_all_is_read_again_and_corrections_are_kept(tmp_path):
    made = list(reports.records(20))
    read = {}

    def read_many(wanted):
        read.update((r.id, r) for r in wanted)
        return [_again(next(m for m in made if m.report == r)) if r.id != "r7" else None for r in wanted]

    with Store.open(_store(tmp_path / "a.db", made), write=True) as store:
        correct(store, 5, "s2", Change(act="denied"), by="ada")
        correct(store, 6, "s1", Change(drop=True), by="ada")
        done = list(rebuild(store, stale(store, NEWER), read_many))
        assert [d.name for d in done if d.failed] == ["r7"]
        assert list(read.values()) == [m.report for m in made]
        assert stale(store, NEWER) == [8]
        assert store.record(8) == made[7]
        assert store.record(1).made_by == NEWER
        assert len(store.record(1).statements) == len(made[0].statements) - 1
        assert next(s for s in store.record(5).statements if s.id == "s2").act == "denied"
        assert [c.words for c in corrections.unplaced(store)] == [_words(made[5])]
        assert list(check(store)) == []


def _again(record):
    """As another model reads it: the first statement is none."""
    return msgspec.structs.replace(record, statements=record.statements[1:], made_by=NEWER)


def _words(record):
    (start, end), *_ = record.statements[0].content
    return record.report.text[start:end]


def test_the_tables_are_made_anew(tmp_path):
    path = _store(tmp_path / "a.db", reports.records(70, copies=0.2))
    with Store.open(path, write=True) as store:
        found = "SELECT rowid FROM statement_words WHERE statement_words MATCH 'ceasefire OR treaty' ORDER BY rowid"
        before = _whole(store), store.db.execute(found).fetchall()
        store.db.execute("DELETE FROM topic_rows")
        store.db.execute("DELETE FROM dyads WHERE event % 2")
        (number,) = store.db.execute("SELECT id FROM statements WHERE report = 9 LIMIT 1").fetchone()
        said = next(s for s in store.record(9).statements if s.id == "s1")
        words = content_of(store.text(9), said)
        store.db.execute(
            "INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', ?, ?)", (number, words)
        )
        faults = [str(f) for f in check(store)]
        assert f"statements row {number}: is not in the index of words" in faults
        assert any("the rows in topic_rows are not those of its record" in f for f in faults)
        assert list(check(store))
        assert list(reindex(store)) == list(range(1, 71))
        assert list(check(store)) == []
        assert (_whole(store), store.db.execute(found).fetchall()) == before


def test_figures(small):
    found = stats(small)
    assert (found.reports + found.older_versions) == 400
    assert found.statements == sum(len(r.statements) for r in _whole(small))
    assert found.text_characters == sum(len(r.report.text) for r in _whole(small))
    assert [(r.memcon, r.reports) for r in found.runs] == [("0.1.0", 400)]
