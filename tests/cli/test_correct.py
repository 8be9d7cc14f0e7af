"""`memcon correct`, `memcon corrections`, `memcon check`, as a user calls them."""

import json
import sqlite3
import sys

import pytest

from bench import reports
from memcon.cli import main as module
from memcon.export.jsonl import decode
from memcon.store import Store


@pytest.fixture
def memcon_(monkeypatch, capfdbinary, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEMCON_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    reports.build(tmp_path / "memcon.db", 3)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["memcon", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out.decode(), err.decode()

    return run


def test_a_statement_gets_another_speaker_and_it_can_be_taken_back(memcon_):
    status, out, err = memcon_("correct", "r1/s1", "--speaker", "Ines Valdor", "--by", "ada", "--why", "misread")
    assert (status, err) == (0, "")
    assert out.startswith("#1  r1  statement “")
    assert "speaker Ines Valdor (ada, 2" in out
    assert memcon_("corrections")[1] == out
    (gold,) = memcon_("corrections", "export")[1].splitlines()
    record = decode(gold)
    assert next(a.name for a in record.actors if a.id == record.statements[0].speaker) == "Ines Valdor"
    assert memcon_("corrections", "undo", "1")[1].endswith("taken back\n")
    assert memcon_("corrections")[1] == ""
    (line,) = memcon_("corrections", "--all", "--json")[1].splitlines()
    assert json.loads(line)["change"]["speaker"]["name"] == "Ines Valdor"


def test_an_event_a_content_and_a_drop(memcon_, tmp_path):
    with Store.open(tmp_path / "memcon.db") as store:
        (start, end), *_ = store.record(2).statements[0].content
    assert memcon_("correct", "#2/e1", "--type", "aid", "--target", "none")[0] == 0
    assert memcon_("correct", "#2/s1", "--content", f"{start}:{end - 3}", "--act", "denied")[0] == 0
    assert memcon_("correct", "r1/s2", "--drop")[0] == 0
    with Store.open(tmp_path / "memcon.db") as store:
        record = store.record(2)
    assert (record.events[0].type, record.events[0].targets) == ("AID", ())
    assert (record.statements[0].content, record.statements[0].act) == (((start, end - 3),), "denied")
    assert "s2" not in {s.id for s in record.statements}
    status, out, _ = memcon_("check")
    assert status == 0
    assert out.endswith("all spans are proven, the file is sound\n")


def test_an_appointment_gets_other_days_a_host_and_participants(memcon_, tmp_path):
    with Store.open(tmp_path / "memcon.db") as store:
        number = next(n for n in (1, 2, 3) if store.record(n).calendar)
    entry = f"#{number}/c1"
    status, out, err = memcon_(
        "correct", entry, "--host", "Ines Valdor", "--participant", "Ada Falk", "--participant", "Bo Lind",
        "--announced-by", "none", "--date", "2026-03-09..2026-03-11",
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert "host Ines Valdor, participants Ada Falk, Bo Lind, announced by nobody, date 2026-03-09 to 2026-03-11" in out
    assert memcon_("correct", entry, "--participant", "none")[0] == 0
    with Store.open(tmp_path / "memcon.db") as store:
        (first, *_) = store.record(number).calendar
        names = {a.id: a.name for a in store.record(number).actors}
    assert (names[first.host], first.participants, first.announced_by) == ("Ines Valdor", (), None)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["correct", "r1/s99", "--drop"], "r1: there is no statement 's99' in it"),
        (["correct", "r9/s1", "--drop"], "there is no report 'r9'"),
        (["correct", "s1", "--drop"], "'s1' names no entry; give REPORT/KEY"),
        (["correct", "r1/s1"], "nothing is to be changed"),
        (["correct", "r1/s1", "--act", "sang"], "--act: 'sang' is none of said, thought"),
        (["correct", "r1/s1", "--content", "five"], "--content: 'five' is no START:END"),
        (["correct", "r1/s1", "--content", "7:99999"], "content 7:99999 does not stand"),
        (["correct", "r1/s1", "--drop", "--store", "other.db"], "other.db: there is no store"),
        (["corrections", "undo", "7"], "there is no correction #7"),
        (["check", "--store", "other.db"], "other.db: there is no store"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(memcon_, tmp_path, arguments, reason):
    before = (tmp_path / "memcon.db").read_bytes()
    status, out, err = memcon_(*arguments)
    assert (status, out) == (2, "")
    assert reason in err
    assert err.count("\n") == 1
    assert (tmp_path / "memcon.db").read_bytes() == before


def test_check_names_what_is_not_as_it_must_be(memcon_, tmp_path):
    db = sqlite3.connect(tmp_path / "memcon.db")
    db.execute("DELETE FROM statements WHERE report = 2 AND n = 1")
    db.execute("UPDATE reports SET sha256 = zeroblob(32) WHERE id = 3")
    db.commit()
    db.close()
    status, out, err = memcon_("check")
    assert status == 1
    assert "report #2: the rows in statements are not those of its record" in out
    assert "report #3: the text is not the one that its SHA-256 names" in out
    assert err.endswith("faults in memcon.db\n")
