"""Reading from Python."""

import datetime

import pytest

import memcon
from memcon import InputError, Reader, Record, SettingError

TEXT = "Foreign Minister Rita Paz said that talks would resume next week."


def test_the_public_names():
    assert set(memcon.__all__) == {
        "InputError", "MemconError", "Reader", "Record", "Records", "Report", "SettingError", "SkippedInput", "StoreError",
        "read",
    }  # fmt: skip
    assert all(hasattr(memcon, name) for name in memcon.__all__)


def test_a_reader_reads_a_text_into_a_record(reader):
    record = reader.read(TEXT, published="2026-02-14", title="Talks", publisher="Wire", url="https://example.org", id="x")
    assert isinstance(record, Record)
    report = record.report
    assert (report.id, report.title, report.publisher, report.url) == ("x", "Talks", "Wire", "https://example.org")
    assert report.text == TEXT
    assert report.published == datetime.date(2026, 2, 14)
    assert [s.act for s in record.statements] == ["said"]


def test_a_day_may_be_a_date(reader):
    assert reader.read(TEXT, published=datetime.date(2026, 2, 14)) == reader.read(TEXT, published="2026-02-14")


def test_without_an_id_the_hash_names_the_report(reader):
    record = reader.read(TEXT)
    assert record.report.id == record.report.sha256[:16]
    assert record.report.published is None


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "14.2.2026", ""])
def test_a_day_that_is_none_is_refused(reader, day):
    with pytest.raises(InputError, match="is no date"):
        reader.read(TEXT, published=day)


def test_an_empty_text_is_refused(reader):
    with pytest.raises(InputError, match="no text"):
        reader.read(" \n ")


def test_an_unknown_parser_is_refused():
    with pytest.raises(SettingError, match="no parser called"):
        Reader(parser="no_such_parser")


def test_many_reports_come_in_order(reader):
    from memcon.intake.report import make_report

    reports = [make_report(TEXT, id=name) for name in "cab"]
    assert [r.report.id for r in reader.read_many(reports)] == ["c", "a", "b"]
