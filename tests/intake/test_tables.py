import csv
import io
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.intake import read_sources, tables
from memcon.record import InputError, Report


def _read(path):
    return list(read_sources([str(path)]))


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_a_row_is_a_report_whatever_separates_the_columns(tmp_path, separator):
    path = tmp_path / "a.csv"
    rows = [["id", "title", "date", "text"], ["r1", 'He said "no"', "2026-02-14", "One, two;\nthree | four\tfive."]]
    with path.open("w", newline="") as out:
        csv.writer(out, delimiter=separator).writerows(rows)
    (found,) = _read(path)
    assert (found.id, found.title, found.published) == ("r1", 'He said "no"', date(2026, 2, 14))
    assert found.text == "One, two;\nthree | four\tfive."


def test_a_bad_row_costs_itself_alone_and_names_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text,date\n"One\nline more.",2026-02-14\n,2026-02-14\nTwo.,soon\nThree.,\n')
    found = _read(path)
    assert [f.text for f in found if isinstance(f, Report)] == ["One\nline more.", "Three."]
    assert [str(f).partition(": ")[0].rpartition(":")[2] for f in found if isinstance(f, InputError)] == ["4", "5"]


def test_a_quotation_mark_that_never_closes_is_an_error_not_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "LONGEST_LINE", 1000)
    path = tmp_path / "a.csv"
    path.write_text('text\nOne.\n"Two\n' + "x\n" * 2000)
    found = _read(path)
    assert found[0].text == "One."
    assert "never closed" in str(found[1])


def test_a_western_code_page_and_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "a.csv").write_bytes("text\nThe café closed.\n".encode("cp1252"))
    (tmp_path / "b.csv").write_bytes("\ufefftext\nThe café closed.\n".encode())
    assert [f.text for f in _read(tmp_path)] == ["The café closed."] * 2


def test_a_table_without_text_says_what_the_column_is_to_be_called(tmp_path):
    (tmp_path / "a.csv").write_text("headline,wording\na,b\n")
    pq.write_table(pa.table({"wording": ["a"]}), tmp_path / "b.parquet")
    for found in _read(tmp_path):
        assert isinstance(found, InputError)
        assert "call it one of text" in str(found)


def test_parquet_rows_are_reports_with_their_days(tmp_path):
    path = tmp_path / "a.parquet"
    day = [date(2026, 2, 14), None, date(2026, 2, 15)]
    moment = [datetime(2026, 2, 14, 9, 30)] * 3
    texts = ["One.", "Two.", None]
    pq.write_table(pa.table({"text": texts, "published": day, "crawled": moment, "id": [1, 2, 3]}), path)
    found = _read(path)
    assert [(f.id, f.published) for f in found[:2]] == [("1", date(2026, 2, 14)), ("2", None)]
    assert str(found[2]).startswith(f"{path}:3: ")


def test_a_moment_is_the_day_that_it_names(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["One."], "date": [datetime(2026, 2, 14, 23, 30)]}), path)
    assert _read(path)[0].published == date(2026, 2, 14)


def test_broken_parquet_is_one_line(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and no more")
    (found,) = _read(path)
    assert "broken Parquet" in str(found)
    assert "\n" not in str(found)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=40)


@given(st.lists(CELL.filter(lambda t: t.strip() and not t.startswith("\ufeff")), min_size=1, max_size=6))
@settings(deadline=None)
def test_whatever_the_text_it_comes_back_character_for_character(texts):
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["text", "id"], *([t, str(i)] for i, t in enumerate(texts))])
    found = list(tables.read_csv(io.BufferedReader(io.BytesIO(out.getvalue().encode())), "a.csv", None))
    assert [f.text for f in found] == texts


def test_columns_of_other_peoples_tables_are_known(tmp_path):
    for column in ("content", "article", "full_text", "maintext"):
        path = tmp_path / f"{column}.csv"
        path.write_text(f"id,{column},publish_date\nr1,The minister spoke.,2026-02-14\n")
        (found,) = _read(path)
        assert (found.id, found.text, found.published) == ("r1", "The minister spoke.", date(2026, 2, 14))


def test_the_reports_of_a_data_set_can_be_read_again(tmp_path):
    from memcon.export import parquet
    from tests.export.lifelike import summit_record

    record = summit_record()
    path = tmp_path / "part-00000.parquet"
    path.write_bytes(parquet.encode([record], "run")["reports"])
    (found,) = _read(path)
    kept = ("id", "text", "sha256", "title", "publisher", "url", "published", "dateline")
    assert [getattr(found, name) for name in kept] == [getattr(record.report, name) for name in kept]
