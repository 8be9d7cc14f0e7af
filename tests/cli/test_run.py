import errno
import os
import re
import sys

import pytest

from memcon.batch import dataset
from memcon.cli import main as module
from memcon.cli import running
from memcon.cli.run import WithRay, _is_cluster
from memcon.cli.run_progress import Watch, spell
from tests.batch import fakes
from tests.batch.runs import ids, letters, lines


@pytest.fixture
def memcon_(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(running, "load", fakes.load)
    monkeypatch.setattr(running.signal, "signal", lambda *_: None)
    monkeypatch.setattr(running, "one_thread", lambda: None)
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["memcon", "run", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as end:
            module.main()
        out, err = capsys.readouterr()
        return end.value.code or 0, out, err

    return run


def test_a_run_says_what_it_read_and_where_it_is(memcon_, tmp_path):
    lines(tmp_path / "in.jsonl", 20)
    status, out, err = memcon_("in.jsonl", "--out", "data", "--workers", "0")
    assert (status, out) == (0, "")
    assert re.fullmatch(r"memcon: 20 read, [\d.]+ s, [\d,.]+ a second\n  data: 20 statements, 0 events, 0 due\n", err)
    assert len(ids(tmp_path / "data")) == 20


def test_failures_are_shown_and_the_way_to_try_again(memcon_, tmp_path):
    lines(tmp_path / "in.jsonl", 20, dict.fromkeys(range(3, 11), "TRIPS"))
    status, _, err = memcon_("in.jsonl", "--out", "data", "--workers", "0")
    assert status == 1
    assert err.count("failed r0") == 5
    assert "more failed; the dead letters name them all" in err
    assert "8 failed; the reasons are in data/dead-letters.jsonl" in err
    assert "once more: memcon run --retry data/dead-letters.jsonl" in err
    status, _, err = memcon_("--retry", "data/dead-letters.jsonl", "--workers", "0")
    assert status == 1
    assert "memcon: the dead letters once more; 12 reports are done" in err
    assert len(letters(tmp_path / "data")) == 8


def test_a_data_set_at_an_address(memcon_, tmp_path):
    import fsspec

    fsspec.filesystem("memory").store.clear()
    lines(tmp_path / "in.jsonl", 20, {3: "TRIPS"})
    status, _, err = memcon_("in.jsonl", "--out", "memory://a/data/", "--workers", "0")
    assert status == 1
    assert "  memory://a/data: 19 statements, 0 events, 0 due\n" in err
    again = "memory://a/data/dead-letters.jsonl"
    assert f"memcon run --retry {again}" in err
    status, _, err = memcon_("--retry", again, "--workers", "0")
    assert status == 1
    assert "1 failed" in err
    assert list(tmp_path.iterdir()) == [tmp_path / "in.jsonl"]
    assert memcon_("in.jsonl", "--out", f"file://{tmp_path}/here", "--workers", "0")[0] == 1
    assert len(ids(tmp_path / "here")) == 19


def test_a_finished_run_and_a_new_one_in_its_place_are_told_apart(memcon_, tmp_path):
    lines(tmp_path / "in.jsonl", 5)
    command = ("in.jsonl", "--out", "data", "--workers", "0")
    memcon_(*command)
    assert memcon_(*command)[0] == 2
    status, _, err = memcon_(*command, "--resume")
    assert status == 0
    assert "nothing left to do in data: 5 read" in err


def test_a_full_disk_is_one_line_that_says_how_to_go_on(memcon_, tmp_path, monkeypatch):
    lines(tmp_path / "in.jsonl", 5)

    def full(path, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(dataset, "write_whole", full)
        patched.setattr(dataset.DataSet, "begin", lambda self, asked: self.folder.mkdir())
        patched.setattr(dataset.DataSet, "asked", lambda _: dataset.RunFile(run="r", memcon="0", sources=[], files="", settings={}))
        status, _, err = memcon_("in.jsonl", "--out", "data", "--workers", "0")
    assert status == 2
    assert err.strip().count("\n") == 0
    assert "no space left on device; make room there, then run the same command again with --resume" in err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "nothing to read"),
        (("in.jsonl",), "--out DIR"),
        (("in.jsonl", "--out", "d", "--fold", "some"), "near, exact"),
        (("in.jsonl", "--out", "d", "--published", "soon"), "--published"),
        (("in.jsonl", "--out", "d", "--ray", "--workers", "0"), "Ray needs a worker"),
        (("in.jsonl", "--out", "d", "--ontology", "none.yaml"), "none.yaml"),
        (("--retry", "none/dead-letters.jsonl"), "not the dead letters"),
        (("in.jsonl", "--retry", "d/dead-letters.jsonl"), "takes no SOURCE"),
        (("in.jsonl", "--out", "d", "--resume"), "holds no run"),
        (("in.jsonl", "--out", "https://a.example/data"), "a web address cannot be written to"),
        (("in.jsonl", "--out", "nosuch://data"), "cannot be reached: Protocol not known"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(memcon_, arguments, reason):
    status, out, err = memcon_(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("memcon: ")
    assert err.count("\n") == 1
    assert reason in err


def test_nothing_read_is_status_2_and_its_reason(memcon_):
    status, _, err = memcon_("none.jsonl", "--out", "d", "--workers", "0")
    assert status == 2
    assert "no such file" in err


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("auto", True), ("ray://head:10001", True), ("10.0.0.1:6379", True), ("in.jsonl", False), ("", False),
     ("s3://bucket/a", False), ("--out", False), ("news/", False)],
)  # fmt: skip
def test_what_follows_ray_is_an_address_only_if_it_looks_like_one(word, is_one):
    assert _is_cluster(word) is is_one


@pytest.mark.parametrize(
    ("arguments", "ray", "sources"),
    [
        (["a.jsonl", "--ray"], "local", ["a.jsonl"]),
        (["--ray", "a.jsonl"], "local", ["a.jsonl"]),
        (["--ray", "auto", "a.jsonl"], "auto", ["a.jsonl"]),
        (["--ray=head:6379", "a.jsonl"], "head:6379", ["a.jsonl"]),
        (["a.jsonl"], None, ["a.jsonl"]),
    ],
)
def test_ray_stands_with_an_address_or_without(arguments, ray, sources):
    import typer

    command = typer.main.get_command(module.app).commands["run"]
    assert isinstance(command, WithRay)
    with command.make_context("run", list(arguments)) as context:
        assert context.params["ray"] == ray
        assert list(context.params["sources"]) == sources


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (59.4, "59 s"), (200, "3 min 20 s"), (7500, "2 h 5 min"), (100000, "1 d 3 h")],
)
def test_lengths_of_time_in_words(seconds, words):
    assert spell(seconds) == words


def test_off_a_terminal_a_line_a_minute_tells_the_rate_and_the_time_left(capsys, monkeypatch):
    from rich.console import Console

    from memcon.batch.dataset import Counts
    from memcon.batch.work import Prepared
    from memcon.cli import run_progress
    from memcon.intake import make_report

    clock = [0.0]
    monkeypatch.setattr(run_progress.time, "monotonic", lambda: clock[0])
    with Watch(Console(stderr=True, soft_wrap=True, highlight=False), debug=False) as watch:
        watch.began(Counts(), 1000, 0)
        for number in range(100):
            watch.bytes(5)
            watch.outcome("prepare", Prepared(make_report(f"Report {number}.")))
        for _ in range(50):
            clock[0] += 2
            watch.outcome("read", b"record")
    first, *_ = capsys.readouterr().err.splitlines()
    assert first == "memcon: 15%, 30 read, 0.5 a second, 5 min 40 s left"


def test_a_failure_before_all_else_does_not_fill_the_bar(capsys, monkeypatch):
    from rich.console import Console

    from memcon.batch.dataset import Counts
    from memcon.batch.letters import DeadLetter
    from memcon.batch.work import Prepared
    from memcon.cli import run_progress
    from memcon.intake import make_report

    clock = [0.0]
    monkeypatch.setattr(run_progress.time, "monotonic", lambda: clock[0])
    with Watch(Console(stderr=True, soft_wrap=True, highlight=False), debug=False) as watch:
        watch.began(Counts(), 1000, 0)
        watch.bytes(1000)
        clock[0] += 70
        watch.outcome("prepare", DeadLetter(where="in.jsonl:1", reason="broken JSON"))
        for number in range(9):
            watch.outcome("prepare", Prepared(make_report(f"Report {number}.")))
        watch.outcome("read", b"record")
    assert capsys.readouterr().err.splitlines() == ["failed in.jsonl:1: broken JSON", "memcon: 20%, 1 read, 1 failed"]


def test_one_copy_is_one_copy(memcon_, tmp_path):
    path = lines(tmp_path / "in.jsonl", 5)
    path.write_text(path.read_text() + path.read_text().splitlines()[0] + "\n")
    assert "5 read, 1 copy folded" in memcon_("in.jsonl", "--out", "data", "--workers", "0")[2]


def test_the_help_names_every_way_to_go_on(memcon_, capsys):
    status, out, _ = memcon_("--help")
    assert status == 0
    for word in ("--resume", "--retry", "--workers", "--ray", "--store", "--fast-html", "dead-letters.jsonl"):
        assert word in out
