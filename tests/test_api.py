"""Reading from Python."""

import datetime
from pathlib import Path

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


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "14.2.2026", "", 20260214])
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


def test_many_texts_are_read_as_reports_are(reader):
    from memcon.intake.report import make_report

    other = "Prime Minister Ana Rei denied it."
    found = reader.read_many([TEXT, make_report(other, id="x")])
    assert [r.report.text for r in found] == [TEXT, other]
    assert found[0] == reader.read(TEXT)
    assert reader.read_many(iter(())) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Path("talks.txt"), r"a report is a text \(str\), not \w*Path; read the file first"),
        (b"Talks", r"not bytes; decode it first: text.decode\('utf-8'\)"),
        (None, "not NoneType; give its words as a str"),
        ({"text": TEXT}, "not dict; give its words as a str"),
    ],
    ids=str,
)
def test_what_is_no_text_is_refused_with_what_to_do(reader, given, told):
    with pytest.raises(InputError, match=told):
        reader.read(given)
    with pytest.raises(InputError, match=rf"^\[1\]: .*{told}"):
        reader.read_many([TEXT, given])


@pytest.mark.parametrize("given", [TEXT, b"Talks", Path("talks.txt")], ids=str)
def test_one_text_is_no_list_of_them(reader, given):
    with pytest.raises(InputError, match=r"takes a list of texts or reports; give \[text\]"):
        reader.read_many(given)
