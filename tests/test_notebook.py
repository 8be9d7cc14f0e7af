"""What a notebook shows of records, and the frames that they become."""

import datetime
import sys
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings

from memcon import InputError, Records, SettingError
from memcon.export import jsonl
from memcon.export.tables import TABLES
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

ALLOWED = {"div", "p", "b", "br", "i", "small", "ul", "li", "a", "table", "thead", "tbody", "tr", "th", "td"}


class Seen(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.words, self.links = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert all(name == "href" for name, _ in attrs)

    def handle_data(self, data):
        self.words.append(data)


def seen(html):
    page = Seen()
    page.feed(html)
    page.close()
    return page


@given(records())
@settings(max_examples=40, deadline=None)
def test_no_word_of_a_report_is_read_as_markup(record):
    for html in (record._repr_html_(), Records([record])._repr_html_()):
        assert seen(html).tags <= ALLOWED


def test_a_record_shows_who_said_what():
    words = "".join(seen(summit_record()._repr_html_()).words)
    assert "Ingrid Solvang has assured (promised): Oslo will not loosen its defence ties with them" in words
    assert "THREATEN Viktar Karalyou → Lithuania: has threatened to close" in words
    assert "2026-03-09 to 2026-03-15 second round of talks" in words


def test_an_address_is_a_link_only_where_it_is_one():
    record = summit_record()
    for url, linked in (("https://news.example/1", True), ("javascript:alert(1)", False), (None, False)):
        report = msgspec.structs.replace(record.report, url=url)
        assert seen(msgspec.structs.replace(record, report=report)._repr_html_()).links == ([url] if linked else [])


def test_records_are_a_list_and_so_are_their_slices():
    several = Records([summit_record()] * 25)
    assert isinstance(several[:3], Records)
    assert several[0] == summit_record()
    assert repr(several) == "<Records: 25 reports, 150 statements, 75 events>"
    words = seen(several._repr_html_()).words
    assert "… and 5 more" in words
    assert words.count("Norway tells Baltic allies it will stay at the table") == 20


@given(records())
@settings(max_examples=20, deadline=None)
def test_frames_hold_the_rows_of_the_tables(record):
    for name, table in TABLES.items():
        rows = list(table.rows(record))
        frame = Records([record]).to_polars(name)
        assert frame.columns == list(table.columns)
        assert frame.rows() == rows
        other = Records([record]).to_pandas(name)
        assert list(other.columns) == list(table.columns)
        assert len(other) == len(rows)


def test_frames_have_types_even_without_rows():
    import pandas
    import polars

    empty = Records()
    assert empty.to_polars("events").schema["start"] == polars.Date
    assert empty.to_polars("quotes").schema["start"] == polars.Int64
    frame = Records([summit_record()]).to_pandas("events")
    assert frame["start"][1] == pandas.Timestamp(datetime.date(2026, 3, 9))
    assert frame["geonames"].isna().all()
    assert str(frame["quad"].dtype) == "Int64"
    assert str(empty.to_pandas("events")["start"].dtype).startswith("datetime64")


def test_what_is_not_there_is_said(monkeypatch):
    with pytest.raises(SettingError, match="no table 'x'; one of reports"):
        Records().to_polars("x")
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SettingError, match="pip install polars"):
        Records().to_polars()
    with pytest.raises(SettingError, match="pip install pandas"):
        Records().to_pandas()


def test_records_are_loaded_from_json_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl.encode(summit_record()) * 2)
    assert Records.load(str(path)) == [summit_record()] * 2
    path.write_bytes(b"{}\n")
    with pytest.raises(InputError, match=r"a\.jsonl:1: is no record"):
        Records.load(str(path))
