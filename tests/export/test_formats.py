"""The registry: every format is documented, writes something, and nothing is read twice."""

import io
from pathlib import Path

import msgspec
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


def test_events_of_one_s_own_types_go_out_where_a_format_has_room_for_them(tmp_path):
    record = summit_record()
    own = tuple(msgspec.structs.replace(e, type="OPEN a WELL") for e in record.events)
    record = msgspec.structs.replace(record, events=own)
    for name, format in formats(table="events").items():
        if format.to_file is not None:
            out = io.BytesIO()
            tally = format.to_file(iter([record]), out)
            data = out.getvalue()
        else:
            (tmp_path / name).mkdir()
            tally = format.to_folder(iter([record]), tmp_path / name)
            data = b"".join(p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file())
        if name in ("plover", "polecat", "cameo", "gdelt-events", "gdelt-mentions"):
            assert (tally.written, sum(tally.left_out.values())) == (0, 3), name
        elif name in ("csv", "jsonl", "annotations", "markdown", "ftm", "atom"):
            assert b"OPEN a WELL" in data, name
        elif name == "brat":
            assert b"OPEN_a_WELL" in data
