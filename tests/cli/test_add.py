"""`memcon add`: what it stores, says, and how it ends; the pipeline has no steps where reading is not what is tested."""

import json
import sqlite3
import sys

import msgspec
import pytest

import memcon.pipeline
from bench import reports
from memcon.cli import main as module
from memcon.export.jsonl import encode
from memcon.store import Store

TEXT = "Title: Talks\nDate: 2026-02-14\nSource: {source}\n\nThe minister said on Monday that {what} would resume.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(memcon.pipeline, "default_steps", lambda *_: [])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("MEMCON_STORE", raising=False)
    (tmp_path / "a.txt").write_text(TEXT.format(source="Herald", what="the talks"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def memcon_(monkeypatch, capfdbinary):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["memcon", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out.decode(), err.decode()

    return run


def test_a_report_is_stored_once(desk, memcon_):
    assert memcon_("add", "a.txt") == (0, "new    #1       a\n", "")
    assert memcon_("add", "a.txt") == (0, "known  #1       a\n", "")
    with Store.open(desk / "memcon.db") as store:
        assert [r.report.title for r in store.records()] == ["Talks"]


def test_what_is_known_is_not_read_again(desk, memcon_, monkeypatch):
    memcon_("add", "a.txt")

    def loads(*_):
        raise AssertionError("the models were loaded")

    monkeypatch.setattr(memcon.pipeline, "default_steps", loads)
    assert memcon_("add", "a.txt")[0] == 0


def test_another_text_under_the_name_is_a_newer_version(desk, memcon_):
    memcon_("add", "a.txt")
    (desk / "a.txt").write_text(TEXT.format(source="Herald", what="the talks with Oslo"))
    assert memcon_("add", "a.txt")[1] == "newer  #2       a  newer than #1\n"
    with Store.open(desk / "memcon.db") as store:
        assert store.find_report("a") == 2
        assert "that the talks would" in store.record(1).report.text
        assert len(list(store.records())) == 1


def test_the_same_text_of_another_outlet_is_a_report_of_its_own(desk, memcon_):
    (desk / "b.txt").write_text(TEXT.format(source="Tribune", what="the talks"))
    _, out, err = memcon_("add", "a.txt", "b.txt", "--json")
    assert [json.loads(line)["what"] for line in out.splitlines()] == ["new", "new"]
    assert err == "memcon: 2 new; memcon.db\n"


def test_another_report_of_the_same_file_name_hides_nothing(desk, memcon_):
    (desk / "more").mkdir()
    (desk / "more" / "a.txt").write_text("A quite different thing happened in Lima, where fishermen sang all night.")
    (desk / "a.txt").write_text("The minister said on Monday that the talks would resume in the spring of next year.")
    _, out, _ = memcon_("add", "a.txt", "more/a.txt")
    assert [line.split()[0] for line in out.splitlines()] == ["new", "new"]


def test_records_are_stored_without_reading(desk, memcon_, monkeypatch):
    monkeypatch.setattr(memcon.pipeline, "default_steps", lambda *_: pytest.fail("the models were loaded"))
    records = list(reports.records(5))
    (desk / "in.jsonl").write_bytes(b"".join(map(encode, records)))
    status, _, err = memcon_("add", "in.jsonl", "--records", "--store", "other.db")
    assert (status, err) == (0, "memcon: 5 new; other.db\n")
    with Store.open(desk / "other.db") as store:
        assert list(store.records()) == records
    monkeypatch.setenv("MEMCON_STORE", "other.db")
    assert memcon_("add", "in.jsonl", "--records")[2] == "memcon: 5 known already; other.db\n"


def test_a_record_that_its_text_does_not_prove_is_refused(desk, memcon_):
    good, bad, worse = list(reports.records(3))
    bad = msgspec.structs.replace(bad, report=msgspec.structs.replace(bad.report, text=bad.report.text + " More."))
    wrong = msgspec.structs.replace(worse.statements[0], content=((0, 10**6),))
    worse = msgspec.structs.replace(worse, statements=(wrong,))
    (desk / "in.jsonl").write_bytes(b"".join(map(encode, (good, bad, worse))) + b"{}\nnot json\n")
    status, out, err = memcon_("add", "in.jsonl", "--records")
    assert (status, out) == (1, "new    #1       r0\n")
    said = err.splitlines()
    assert said[0].startswith("failed in.jsonl:2: the text is not the one that its SHA-256 names")
    assert said[1].startswith("failed in.jsonl:3: points at what is not there (s1: content [0, 1000000)")
    assert said[2].startswith("failed in.jsonl:4: is no record")
    assert said[3].startswith("failed in.jsonl:5: is no JSON")
    assert said[4] == "memcon: 1 new, 4 failed; memcon.db"


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["none.txt"], 2, "none.txt: no such file or folder"),
        (["none.jsonl", "--records"], 2, "none.jsonl: no such file"),
        (["a.txt", "none.txt"], 1, "none.txt: no such file or folder"),
        (["a.txt", "--published", "soon"], 2, "--published: 'soon' is no date"),
        (["a.txt", "--store", "no/such/folder.db"], 2, "there is no folder no/such"),
        (["a.txt", "--store", "a.txt"], 2, "a.txt: is no store of memcon"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(desk, memcon_, arguments, status, reason):
    left, _, err = memcon_("add", *arguments)
    assert left == status
    assert reason in err
    assert "Traceback" not in err
    assert status == 1 or not (desk / "memcon.db").exists()


def test_it_waits_for_another_writer_and_says_so_at_last(desk, memcon_, monkeypatch):
    memcon_("add", "a.txt")
    (desk / "b.txt").write_text(TEXT.format(source="Herald", what="trade"))
    monkeypatch.setattr("memcon.store.store.PATIENCE", 0.2)
    other = sqlite3.connect(desk / "memcon.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    status, out, err = memcon_("add", "b.txt")
    other.execute("ROLLBACK")
    assert (status, out) == (2, "")
    assert err == "memcon: memcon.db: another program is writing to the store; wait until it has ended\n"
    other.close()
    assert memcon_("add", "b.txt")[0] == 0
