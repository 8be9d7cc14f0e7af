"""The registry: every format is documented, writes something, and nothing is read twice."""

import io
from pathlib import Path

import pytest

from memcon.export.formats import formats
from memcon.export.tables import TABLES
from memcon.record import SettingError
from tests.export.lifelike import summit_record

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_and_table_is_documented():
    headings = {word for line in DOCS.splitlines() if line.startswith("## ") for word in line[3:].split()}
    assert set(formats()) <= headings
    assert all(f"| `{name}` |" in DOCS for name in TABLES)


@pytest.mark.parametrize("name", formats())
def test_every_format_writes_the_same_bytes_twice_and_streams(name, tmp_path):
    def once(folder):
        format = formats(table="quotes")[name]
        records = (summit_record() for _ in range(2))
        if format.to_file is not None:
            out = io.BytesIO()
            tally = format.to_file(records, out)
            return out.getvalue(), tally
        folder.mkdir()
        tally = format.to_folder(records, folder)
        return {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}, tally

    (first, tally), (second, _) = once(tmp_path / "one"), once(tmp_path / "two")
    assert first == second
    assert tally.written > 0
    assert all(line.split(" ")[0].replace(",", "").isdigit() for line in tally.lines())


def test_no_records_are_an_empty_file_that_can_be_read(tmp_path):
    for name, format in formats(table="quotes").items():
        if format.to_file is not None:
            assert format.to_file(iter(()), io.BytesIO()).written == 0, name
        else:
            (tmp_path / name).mkdir()
            assert format.to_folder(iter(()), tmp_path / name).written == 0, name


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(SettingError, match="no table 'x'; one of reports"):
        formats(table="x")
