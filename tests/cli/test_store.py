"""`memcon store`: figures, backup, merging, reading again, as a user calls them."""

import json
import sys

import msgspec
import pytest

import memcon.pipeline
from bench import reports
from memcon.cli import main as module
from memcon.store import Store
from memcon.store.changes import Change
from memcon.store.corrections import correct


@pytest.fixture
def memcon_(monkeypatch, capfdbinary, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEMCON_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(memcon.pipeline, "default_steps", lambda *_: [])
    reports.build(tmp_path / "memcon.db", 4)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["memcon", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out.decode(), err.decode()

    return run


def test_figures(memcon_):
    status, out, _ = memcon_("store", "stats")
    assert status == 0
    assert out.splitlines()[0] == "memcon.db"
    assert "  reports                    4  2016-01-04 to " in out
    found = json.loads(memcon_("store", "stats", "--json")[1])
    assert (found["reports"], found["runs"][0]["reports"]) == (4, 4)


def test_a_backup(memcon_, tmp_path):
    status, out, _ = memcon_("store", "backup", "safe.db")
    assert (status, out.split(":")[0]) == (0, "safe.db")
    status, _, err = memcon_("store", "backup", "safe.db")
    assert (status, err) == (2, "memcon: safe.db: is there already; name a new file\n")
    assert memcon_("check", "--store", "safe.db")[0] == 0


def test_another_store_is_merged(memcon_, tmp_path):
    made = [
        msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, id=f"x{n}", url=None))
        for n, r in enumerate(reports.records(5, seed=9))
    ]
    with Store.open(tmp_path / "other.db", write=True, create=True) as store:
        list(store.add(made))
    status, out, err = memcon_("store", "merge", "other.db")
    assert (status, out, err) == (0, "memcon.db: 5 new, 0 newer versions, 0 known already\n", "")
    assert memcon_("store", "merge", "memcon.db")[2] == "memcon: memcon.db: is the store itself; name another one\n"
    assert memcon_("store", "merge", "none.db")[0] == 2


def test_all_is_read_again_and_a_correction_without_a_place_is_told(memcon_, tmp_path):
    with Store.open(tmp_path / "memcon.db", write=True) as store:
        correct(store, 1, "s1", Change(drop=True), by="ada")
    status, out, err = memcon_("store", "rebuild")
    assert (status, out) == (1, "memcon.db: 4 reports read again\n")
    assert err.startswith("#1  r0  statement “")
    assert err.endswith("WITHOUT A PLACE\n")
    with Store.open(tmp_path / "memcon.db") as store:
        assert all(r.statements == () for r in store.records())
    assert memcon_("store", "rebuild")[1] == "memcon.db: 0 reports read again\n"
    assert memcon_("store", "rebuild", "--all")[1] == "memcon.db: 4 reports read again\n"


def test_the_tables_are_made_anew(memcon_, tmp_path):
    with Store.open(tmp_path / "memcon.db", write=True) as store:
        store.db.execute("DELETE FROM topic_rows")
    assert memcon_("check")[0] == 1
    assert memcon_("store", "rebuild", "--index")[:2] == (0, "memcon.db: 4 reports indexed again\n")
    assert memcon_("check")[0] == 0


def test_upgrade(memcon_):
    assert memcon_("store", "upgrade") == (0, "memcon.db: of version 2\n", "")
