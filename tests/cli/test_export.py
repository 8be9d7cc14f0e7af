"""`memcon export`: records in, one format out."""

import contextlib
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from memcon.cli import export as command
from memcon.cli import main as module
from memcon.export import jsonl
from memcon.export.formats import formats
from memcon.export.tables import TABLES
from tests.export.lifelike import summit_record


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(jsonl.encode(summit_record()))
    return tmp_path


@pytest.fixture
def memcon_(monkeypatch, capfdbinary):
    """Exit status, standard output and standard error of a command line."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["memcon", "export", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out, err.decode()

    return run


def test_a_table_goes_to_the_screen_or_a_file(desk, memcon_):
    status, out, err = memcon_("a.jsonl", "--as", "csv", "--table", "quotes")
    assert (status, err) == (0, "")
    assert out.startswith(b"report,published,")
    assert memcon_("a.jsonl", "--as", "csv", "--table", "quotes", "-o", "q.csv")[:2] == (0, b"")
    assert (desk / "q.csv").read_bytes() == out
    assert [p.name for p in desk.iterdir() if p.suffix == ".part"] == []


def test_all_tables_go_to_a_folder(desk, memcon_):
    assert memcon_("a.jsonl", "--as", "tsv", "-o", "out")[0] == 0
    assert sorted(p.name for p in (desk / "out").iterdir()) == sorted(f"{t}.tsv" for t in TABLES)


def test_several_sources_and_packed_ones(desk, memcon_):
    (desk / "b.jsonl.gz").write_bytes(gzip.compress((desk / "a.jsonl").read_bytes()))
    status, out, _ = memcon_("a.jsonl", "b.jsonl.gz", "--as", "jsonl")
    assert status == 0
    assert out == (desk / "a.jsonl").read_bytes() * 2


def test_standard_input_is_a_source(desk, memcon_, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((desk / "a.jsonl").read_bytes())))
    assert memcon_("-", "--as", "jsonl")[1] == (desk / "a.jsonl").read_bytes()


def test_a_data_set_at_an_address_is_a_source(desk, memcon_):
    import fsspec

    from memcon.export import parquet

    system = fsspec.filesystem("memory")
    for table, data in parquet.encode([summit_record()], "run").items():
        system.pipe_file(f"/export/data/{table}/part-00000.parquet", data)
    assert memcon_("memory://export/data", "--as", "jsonl")[1] == (desk / "a.jsonl").read_bytes()
    status, out, err = memcon_("memory://export/none", "--as", "jsonl")
    assert (status, out) == (2, b"")
    assert err.startswith("failed memory://export/none: is no data set")
    assert err.count("\n") == 1


def test_a_line_that_is_no_record_is_named_and_the_rest_is_written(desk, memcon_):
    good = (desk / "a.jsonl").read_bytes()
    moved = json.loads(good)
    moved["statements"][0]["content"] = [[0, 10**6]]
    other = json.loads(good)
    other["report"]["text"] += " "
    lines = [b"{\n", b'{"text": "a report"}\n', json.dumps(moved).encode() + b"\n", json.dumps(other).encode() + b"\n"]
    (desk / "bad.jsonl").write_bytes(b"".join([lines[0], good, b"\n", *lines[1:]]))
    status, out, err = memcon_("bad.jsonl", "--as", "jsonl")
    assert (status, out) == (1, good)
    told = [line for line in err.splitlines() if line.startswith("failed")]
    assert [line.split(": ")[0] for line in told] == [f"failed bad.jsonl:{n}" for n in (1, 4, 5, 6)]
    assert "points at what is not there (s1: content" in told[2]
    assert "SHA-256" in told[3]
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["none.jsonl", "--as", "jsonl"], "none.jsonl: no such file"),
        ([".", "--as", "jsonl"], "is no data set"),
        (["empty.jsonl", "--as", "jsonl", "-o", "x"], "empty.jsonl: holds no records"),
        (["cut.jsonl.gz", "--as", "jsonl"], "cut.jsonl.gz: cannot be read"),
        (["a.jsonl", "--as", "xls"], "--as: no format 'xls'; one of jsonl, parquet, csv"),
        (["a.jsonl", "--as", "csv", "--table", "x"], "--table: no table 'x'; one of reports"),
        (["a.jsonl", "--as", "jsonl", "--table", "quotes"], "--table: is for csv and tsv alone"),
        (["a.jsonl", "--as", "csv"], "csv is several files; --table NAME"),
        (["a.jsonl", "--as", "csv", "-o", "x.csv"], "x.csv: csv is several files; --table NAME"),
        (["a.jsonl", "--as", "brat", "-o", "a.jsonl/x"], "a.jsonl/x: cannot be written: Not a directory"),
        (["a.jsonl", "--as", "jsonl", "-o", "no/such/x.jsonl"], "no/such/x.jsonl: cannot be written"),
        (["a.jsonl", "--as", "jsonl", "-o", "folder"], "folder is a folder, and jsonl is one file"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(desk, memcon_, arguments, reason):
    (desk / "empty.jsonl").write_bytes(b"\n")
    (desk / "cut.jsonl.gz").write_bytes(gzip.compress(b"x" * 5000)[:30])
    (desk / "folder").mkdir()
    status, _, err = memcon_(*arguments)
    assert status == 2
    assert reason in err
    assert "Traceback" not in err
    assert not (desk / "x").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_said(desk):
    command = [sys.executable, "-m", "memcon", "export", "a.jsonl", "--as", "markdown"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, "memcon: standard output: cannot be written: No space left on device\n")


def test_on_a_terminal_the_records_are_counted_and_the_end_is_told(desk):
    import os
    import pty

    (desk / "many.jsonl").write_bytes((desk / "a.jsonl").read_bytes() * 250 + b"{}\n")
    command = [sys.executable, "-m", "memcon", "export", "many.jsonl", "--as", "jsonl", "-o", "out.jsonl"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as child:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # what a terminal says whose other end is gone
            while piece := os.read(ours, 4096):
                seen += piece
    os.close(ours)
    assert child.returncode == 1
    assert b"many.jsonl:251: is no record" in seen
    assert b"memcon: 250 records of 250 records, 1 failed" in seen
    assert (desk / "out.jsonl").read_bytes().count(b"\n") == 250


def test_the_formats_are_listed(memcon_):
    status, out, _ = memcon_("--formats")
    assert status == 0
    assert [line.split()[0] for line in out.decode().splitlines()] == list(formats())


def test_the_help_names_every_format_and_table():
    assert command.FORMATS.split(", ") == list(formats())
    assert command.TABLES.split(", ") == list(TABLES)


def test_the_same_records_give_the_same_bytes(desk, memcon_):
    for name, format in formats(table="events").items():
        if format.to_file is not None:
            more = ["--table", "events"] if name in ("csv", "tsv") else []
            for file in ("one.x", "two.x"):
                status, _, err = memcon_("a.jsonl", "--as", name, *more, "-o", file)
                assert status == 0, (name, err)
            assert (desk / "one.x").read_bytes() == (desk / "two.x").read_bytes(), name
