"""Records come out of JSON Lines, a data set and a store as they went in."""

import sqlite3

import duckdb
import msgspec
import pytest
from hypothesis import given, settings

from memcon.export import jsonl, parts
from memcon.export.source import read_line, read_records, sound
from memcon.record import InputError, StoreError
from memcon.store import Store
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record


@given(records())
@settings(max_examples=40, deadline=None)
def test_a_record_of_any_text_is_sound_and_comes_back_from_its_line(record):
    assert sound(record) == record
    assert read_line(jsonl.encode(record), "x:1") == record


def test_a_data_set_gives_its_records_back(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SIZE", 2)
    one, other = summit_record(), _about("A second text.")
    given_ = [one, other, one, one]
    assert parts.write(given_, tmp_path).written == 4
    assert list(read_records(str(tmp_path))) == given_
    assert len(list((tmp_path / "reports").iterdir())) == 3
    counted = duckdb.execute(f"select count(*) from '{tmp_path}/statements/*.parquet'").fetchone()
    assert counted == (18,)


def test_a_data_set_is_never_written_into_another(tmp_path):
    parts.write([summit_record()], tmp_path)
    with pytest.raises(Exception, match="holds a data set already"):
        parts.write([summit_record()], tmp_path)


def test_a_store_gives_its_records(tmp_path):
    path = tmp_path / "memcon.db"
    with Store.open(path, create=True) as store:
        list(store.add([summit_record()]))
    (record,) = read_records(str(path))
    assert record.report.text == summit_record().report.text
    assert [s.content for s in record.statements] == [s.content for s in summit_record().statements]


def test_what_holds_no_records_is_said(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="has no table called reports"):
        read_records(str(tmp_path / "folder"))
    with pytest.raises(InputError, match="no such file or folder"):
        read_records(str(tmp_path / "none"))
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("create table t(x)")
    db.close()
    with pytest.raises(StoreError):
        list(read_records(str(tmp_path / "other.db")))


def _about(text):
    import hashlib

    record = summit_record()
    report = msgspec.structs.replace(record.report, id="other", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), dateline=None)
    return msgspec.structs.replace(record, report=report, actors=(), statements=(), events=(), calendar=(), dates=(), places=())
