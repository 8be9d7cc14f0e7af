import gc
import sqlite3

import msgspec
import pytest

from bench import reports
from memcon.record import StoreError
from memcon.store import Filter, Store
from memcon.store.schema import VERSION


def _add(path, records):
    with Store.open(path, write=True, create=True) as store:
        return list(store.add(records))


def test_what_is_stored_comes_back_as_it_was(tmp_path):
    records = list(reports.records(40))
    done = _add(tmp_path / "a.db", records)
    assert [d.what for d in done] == ["new"] * 40
    with Store.open(tmp_path / "a.db") as store:
        assert [store.record(d.report) for d in done] == records
        assert list(store.records()) == records


def test_it_comes_back_with_dictionaries_too(small):
    records = {r.report.id: r for r in reports.records(400, copies=0.3)}
    assert small.db.execute("SELECT count(*) FROM dictionaries").fetchone() == (2,)
    for record in small.records():
        assert record == records[record.report.id]


def test_the_same_report_twice_is_one(tmp_path):
    records = list(reports.records(5))
    first = _add(tmp_path / "a.db", [*records, *records])
    assert [d.what for d in first] == ["new"] * 5 + ["same"] * 5
    assert [d.report for d in first[5:]] == [d.report for d in first[:5]]
    assert [d.what for d in _add(tmp_path / "a.db", records)] == ["same"] * 5


def test_a_filter_narrows(small):
    everything = list(small.records())
    day = everything[100].report.published
    assert list(small.records(Filter(limit=3))) == everything[:3]
    assert list(small.records(Filter(limit=3, offset=4))) == everything[4:7]
    assert list(small.records(Filter(since=day, limit=None))) == [r for r in everything if r.report.published >= day]
    of = everything[0].report.publisher
    assert list(small.records(Filter(publisher=of.upper(), limit=None))) == [
        r for r in everything if r.report.publisher == of
    ]


def test_a_report_is_found_by_name_number_address_and_hash(small):
    line = small.line(17)
    record = small.record(17)
    assert line.name == record.report.id
    for wanted in (line.name, "#17", line.url, record.report.sha256, record.report.sha256[:12]):
        assert small.find_report(wanted) == 17
    with pytest.raises(StoreError, match="there is no report 'nothing of the kind'"):
        small.find_report("nothing of the kind")


def test_it_must_be_there(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(tmp_path / "a.db")


def test_another_file_is_no_store(tmp_path):
    (tmp_path / "a.db").write_text("Dear diary, " * 100)
    sqlite3.connect(tmp_path / "b.db").execute("CREATE TABLE t (a)").connection.close()
    for name in ("a.db", "b.db"):
        before = (tmp_path / name).read_bytes()
        for write in (False, True):
            with pytest.raises(StoreError, match=r"[ab]\.db: is no store of memcon"):
                Store.open(tmp_path / name, write=write, create=write)
        assert (tmp_path / name).read_bytes() == before


def test_a_newer_version_is_left_alone(tmp_path):
    _add(tmp_path / "a.db", reports.records(1))
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(StoreError, match="update memcon"):
        Store.open(tmp_path / "a.db", write=True)
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_type_of_somebody_s_own_ontology_is_kept(tmp_path):
    record = next(r for r in reports.records(9) if r.events)
    event = msgspec.structs.replace(record.events[0], type="PIPELINE")
    record = msgspec.structs.replace(record, events=(event, *record.events[1:]))
    (done,) = _add(tmp_path / "a.db", [record])
    with Store.open(tmp_path / "a.db") as store:
        assert store.record(done.report) == record


@pytest.mark.parametrize("collects", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tmp_path, collects):
    was = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        with Store.open(tmp_path / "a.db", write=True, create=True) as store:
            assert len(list(store.add(reports.records(3)))) == 3
            assert gc.isenabled() is collects
            broken = [msgspec.structs.replace(r, statements=None) for r in reports.records(4)][3:]
            with pytest.raises(TypeError):
                list(store.add(broken))
            assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()
