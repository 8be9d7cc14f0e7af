import errno
import json
import os
import signal
from functools import partial

import msgspec
import pytest

from memcon.batch import dataset
from memcon.batch.batch import Plan, run
from memcon.export import parquet
from memcon.intake import make_report
from memcon.record import ResourceError, SettingError
from tests.batch import fakes
from tests.batch.runs import Silent, again, files, go, ids, letters, lines, start, tables, text, until

NUMBER = 43


@pytest.fixture
def source(tmp_path):
    return lines(tmp_path / "in.jsonl", NUMBER)


@pytest.fixture
def whole(source, tmp_path):
    """What an uninterrupted run gives."""
    go(source, tmp_path / "whole")
    return files(tmp_path / "whole")


def _all():
    return [f"r{i:03}" for i in range(NUMBER)]


def test_every_report_is_in_the_data_set_once_in_order(source, tmp_path):
    counts = go(source, tmp_path / "out")
    assert ids(tmp_path / "out") == _all()
    assert (counts.read, counts.all) == (NUMBER, NUMBER)
    found = list(parquet.read(tmp_path / "out"))
    assert found[7] == fakes.record(make_report(text(7), id="r007", language="en"))


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_give_the_same_bytes_as_one(source, whole, tmp_path, workers):
    go(source, tmp_path / "out", workers=workers)
    assert files(tmp_path / "out") == whole


def test_parts_are_cut_by_count_and_chunks_do_not_show(source, tmp_path):
    go(source, tmp_path / "a", chunk=4)
    go(source, tmp_path / "b", chunk=3)
    assert [len(t) for t in (ids(tmp_path / "a"), list((tmp_path / "a" / "reports").iterdir()))] == [NUMBER, 6]
    assert ids(tmp_path / "b") == ids(tmp_path / "a")


# ---- what is left out, what fails ----


def test_a_report_that_trips_or_cannot_be_made_is_a_letter_and_the_rest_goes_on(tmp_path):
    source = lines(tmp_path / "in.jsonl", 20, {5: "TRIPS"})
    with source.open("a") as out:
        out.write('{"id": "broken\n{"id": "none", "text": ""}\n')
    counts = go(source, tmp_path / "out")
    assert (counts.read, counts.failed) == (19, 3)
    found = letters(tmp_path / "out")
    assert [e["where"] for e in found] == ["r005", f"{source}:21", f"{source}:22"]
    assert "a step tripped" in found[0]["reason"]
    assert found[0]["report"]["text"] == text(5, "TRIPS")


def test_copies_and_other_languages_are_left_out_and_said_so(tmp_path):
    source = lines(tmp_path / "in.jsonl", 10)
    with source.open("a") as out:
        out.write(json.dumps({"id": "again", "publisher": "Gazette", "text": text(3)}) + "\n")
        out.write(json.dumps({"id": "de", "text": "Der Außenminister hat am Montag in Genf erklärt, dass die Gespräche weitergehen werden."}) + "\n")
    counts = go(source, tmp_path / "out")
    assert (counts.read, counts.copies, counts.language, counts.failed) == (10, 1, 1, 0)
    rows = [r for p in sorted((tmp_path / "out" / "left_out").glob("*")) for r in dataset_rows(p)]
    assert [(r["report"], r["reason"], r["language"], r["publisher"]) for r in rows] == [
        ("again", "copy", None, "Gazette"), ("de", "language", "de", None),
    ]  # fmt: skip
    assert rows[0]["of"] == make_report(text(3)).sha256


def dataset_rows(path):
    import pyarrow.parquet as pq

    return pq.read_table(path, partitioning=None).to_pylist()


def test_nothing_to_read_is_an_empty_data_set(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text('{"text": "Der Minister hat am Montag in Genf erklärt, dass die Gespräche weitergehen werden."}\n')
    counts = go(source, tmp_path / "out")
    assert (counts.read, counts.language) == (0, 1)
    assert list(parquet.read(tmp_path / "out")) == []


def test_a_source_that_is_not_there_is_a_letter_and_the_others_are_read(source, tmp_path):
    plan = Plan(sources=(str(tmp_path / "none.jsonl"), str(source)), out=tmp_path / "out", load=fakes.load, workers=0, near=False)
    counts = run(plan, Silent())
    assert (counts.read, counts.failed) == (NUMBER, 1)
    assert letters(tmp_path / "out")[0]["source"] == str(tmp_path / "none.jsonl")


# ---- poison ----


def _kills(tmp_path, word, **plan):
    source = lines(tmp_path / "in.jsonl", 24, {9: word})
    counts = go(source, tmp_path / "out", workers=2, **plan)
    assert ids(tmp_path / "out") == [f"r{i:03}" for i in range(24) if i != 9]
    assert (counts.read, counts.failed) == (23, 1)
    (entry,) = letters(tmp_path / "out")
    assert entry["where"] == "r009"
    return entry


def test_a_report_that_kills_its_worker_is_lost_alone(tmp_path):
    assert "SIGKILL" in _kills(tmp_path, "DIES")["reason"]


def test_a_report_that_hangs_is_given_up_in_time(tmp_path):
    assert "took longer than" in _kills(tmp_path, "HANGS", patience=1.0)["reason"]


def test_a_report_that_eats_memory_is_stopped_before_the_machine_is(tmp_path):
    assert "memory" in _kills(tmp_path, "EATS", memory=256)["reason"]


@pytest.mark.slow
def test_letters_are_the_same_whoever_read(tmp_path):
    source = lines(tmp_path / "in.jsonl", 24, {9: "TRIPS", 17: "DIES", 18: "TRIPS"})
    for workers in (1, 2):
        go(source, tmp_path / f"w{workers}", workers=workers)
    assert files(tmp_path / "w1") == files(tmp_path / "w2")


def test_a_worker_that_is_killed_from_outside_costs_nothing(source, whole, tmp_path):
    running = start(source, tmp_path / "out", workers=2, slow=0.05)
    victims = until(lambda: _children(running.pid) if (tmp_path / "out" / "reports").exists() else [])
    os.kill(victims[0], signal.SIGKILL)
    assert running.wait(60) == 0
    assert files(tmp_path / "out") == whole


def test_a_worker_that_holds_more_and_more_is_replaced_and_nobody_notices(source, whole, tmp_path):
    class Watch(Silent):
        held, left = 0, 0

        def worked(self, kind, answer):
            self.held = max(self.held, answer.megabytes)
            self.left += answer.leaving

    watch = Watch()
    go(source, tmp_path / "out", watch, workers=1, load=fakes.load_leaks)
    assert files(tmp_path / "out") == whole
    assert watch.left >= 2
    assert 500 < watch.held < 1000


def _children(pid):
    import psutil

    return [p.pid for p in psutil.Process(pid).children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]


def test_no_worker_outlives_its_driver(source, tmp_path):
    running = start(source, tmp_path / "out", workers=2, slow=1.0)
    workers = until(lambda: len(found := _children(running.pid)) == 2 and found)
    running.kill()
    running.wait()
    until(lambda: not any(_alive(pid) for pid in workers), 20)


def _alive(pid):
    import psutil

    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


# ---- going on ----


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_killed_again_and_again_ends_as_if_it_never_had_been(source, whole, tmp_path, workers):
    out = tmp_path / "out"
    for parts in (1, 3):
        running = start(source, out, workers=workers, slow=0.1, resume=parts > 1)
        until(lambda parts=parts: len(list((out / "reports").glob("part-*"))) >= parts)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert b'"done"' not in (out / "_journal.jsonl").read_bytes()
    go(source, out, resume=True)
    assert ids(out) == _all()
    assert tables(out) == {name: data for name, data in whole.items() if name.endswith(".parquet")}


class Crash(BaseException):
    """What no code catches."""


def _crash_at(monkeypatch, number, error):
    """Let the number-th write to the disk fail."""
    calls = iter(range(number))
    for name in ("write_whole", "append"):
        real = getattr(dataset, name)

        def write(path, data, real=real):
            if next(calls, None) is None:
                if isinstance(error, OSError) or number % 2:
                    with path.open("ab") as out:
                        out.write(data[: len(data) // 2])  # what a full disk or a kill leaves behind
                raise error
            real(path, data)

        monkeypatch.setattr(dataset, name, write)


@pytest.mark.parametrize("number", [1, 2, 5, 11, 12, 13, 14, 15, 29, 30, 31, 40])
def test_wherever_it_is_cut_off_it_goes_on_to_the_same_bytes(source, tmp_path, monkeypatch, number):
    special = {3: "TRIPS", 12: "TRIPS", 40: "TRIPS"}
    source = lines(tmp_path / "special.jsonl", NUMBER, special)
    go(source, tmp_path / "straight")
    with monkeypatch.context() as patched:
        _crash_at(patched, number, Crash())
        with pytest.raises(Crash):
            go(source, tmp_path / "out")
    counts = go(source, tmp_path / "out", resume=True)
    assert files(tmp_path / "out") == files(tmp_path / "straight")
    assert (counts.read, counts.failed) == (NUMBER - 3, 3)


def test_a_full_disk_is_one_line_and_nothing_is_lost(source, whole, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        _crash_at(patched, 20, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        with pytest.raises(SettingError) as error:
            go(source, tmp_path / "out")
    assert "no space left on device" in str(error.value)
    assert "--resume" in str(error.value)
    assert "\n" not in str(error.value)
    go(source, tmp_path / "out", resume=True)
    assert files(tmp_path / "out") == whole


def test_files_before_the_place_are_not_opened_again(tmp_path, monkeypatch):
    for n in range(4):
        lines(tmp_path / f"{n}.jsonl", 10, dict.fromkeys(range(10), f"file {n}"))
    with monkeypatch.context() as patched:
        _crash_at(patched, 45, Crash())
        with pytest.raises(Crash):
            go(tmp_path / "*.jsonl", tmp_path / "out")
    (tmp_path / "0.jsonl").chmod(0)
    read = []
    monkeypatch.setattr("memcon.batch.found.read_place", lambda place, *_: read.append(place.stem) or iter(()))
    go(tmp_path / "*.jsonl", tmp_path / "out", resume=True)
    assert "0" not in read
    assert read


def test_a_finished_run_has_nothing_left_to_do(source, whole, tmp_path):
    go(source, tmp_path / "out")
    assert go(source, tmp_path / "out", resume=True).read == NUMBER
    assert files(tmp_path / "out") == whole


def test_what_does_not_fit_together_is_refused_in_one_line(source, tmp_path):
    go(source, tmp_path / "out")
    other = lines(tmp_path / "other.jsonl", 5)
    for wrong, reason in (
        (lambda: go(source, tmp_path / "out"), "holds a run already"),
        (lambda: go(other, tmp_path / "out", resume=True), "not those of the run"),
        (lambda: go(source, tmp_path / "out", resume=True, part=9), "began with another --part"),
        (lambda: go(source, tmp_path / "new", resume=True), "holds no run"),
        (lambda: go(source, tmp_path), "not empty"),
        (lambda: go("-", tmp_path / "new"), "cannot be read again"),
        (lambda: go(source, source / "sub"), "cannot be written"),
    ):
        with pytest.raises(SettingError, match=reason) as error:
            wrong()
        assert "\n" not in str(error.value)


def test_two_runs_do_not_write_into_one_folder(source, tmp_path):
    running = start(source, tmp_path / "out", slow=0.2)
    until(lambda: (tmp_path / "out" / "_run.json").exists())
    try:
        with pytest.raises(SettingError, match="another run"):
            go(source, tmp_path / "out", resume=True)
    finally:
        running.kill()
        running.wait()


# ---- dead letters ----


def test_dead_letters_are_read_again_and_join_the_data_set(tmp_path):
    source = lines(tmp_path / "in.jsonl", 20, {5: "TRIPS", 11: "TRIPS"})
    with source.open("a") as out:
        out.write('{"id": "broken\n')
    go(source, tmp_path / "out")
    counts = again(tmp_path / "out", load=partial(fakes.load, obeys=False))
    assert (counts.read, counts.failed) == (20, 1)
    assert sorted(ids(tmp_path / "out")) == [f"r{i:03}" for i in range(20)]
    assert [e["where"] for e in letters(tmp_path / "out")] == [f"{source}:21"]
    assert again(tmp_path / "out").failed == 1
    assert len(ids(tmp_path / "out")) == 20


def test_a_round_over_dead_letters_that_was_killed_goes_on(tmp_path, monkeypatch):
    source = lines(tmp_path / "in.jsonl", 30, dict.fromkeys(range(0, 30, 2), "TRIPS"))
    go(source, tmp_path / "out")
    for number in (1, 12, 5):
        with monkeypatch.context() as patched:
            _crash_at(patched, number, Crash())
            with pytest.raises(Crash):
                again(tmp_path / "out", load=partial(fakes.load, obeys=False))
    counts = again(tmp_path / "out", load=partial(fakes.load, obeys=False))
    assert (counts.read, counts.failed) == (30, 0)
    assert sorted(ids(tmp_path / "out")) == [f"r{i:03}" for i in range(30)]


def test_a_file_that_was_not_there_is_read_when_it_is(tmp_path):
    source = tmp_path / "late.jsonl"
    go(source, tmp_path / "out")
    lines(source, 5)
    counts = again(tmp_path / "out")
    assert (counts.read, counts.failed) == (5, 0)
    assert ids(tmp_path / "out") == [f"r{i:03}" for i in range(5)]


def test_an_unfinished_run_is_to_be_finished_first(source, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        _crash_at(patched, 20, Crash())
        with pytest.raises(Crash):
            go(source, tmp_path / "out")
    with pytest.raises(SettingError, match="not finished"):
        again(tmp_path / "out")


def test_a_letter_comes_back_from_json_as_it_was(tmp_path):
    from memcon.batch.letters import DeadLetter
    from memcon.intake import Page

    entry = DeadLetter(where="a", reason="b", page=Page(data=b"\xff<html>", where="a", url="https://a.example"))
    assert msgspec.json.decode(msgspec.json.encode(entry), type=DeadLetter) == entry


# ---- what ends a run ----


@pytest.mark.parametrize("workers", [0, 1])
def test_models_that_cannot_be_loaded_end_the_run_in_one_line(source, tmp_path, workers):
    with pytest.raises(SettingError, match="no such parser"):
        go(source, tmp_path / "out", workers=workers, load=fakes.load_fails)


def test_workers_that_never_start_end_the_run(source, tmp_path):
    with pytest.raises(ResourceError, match="no worker starts"):
        go(source, tmp_path / "out", workers=1, load=fakes.load_dies)


# ---- the store ----


def test_records_go_into_a_store_too_each_once(source, tmp_path, monkeypatch):
    from memcon.store import Store

    with monkeypatch.context() as patched:
        _crash_at(patched, 24, Crash())
        with pytest.raises(Crash):
            go(source, tmp_path / "out", store=tmp_path / "a.db")
    go(source, tmp_path / "out", store=tmp_path / "a.db", resume=True)
    with Store.open(tmp_path / "a.db") as store:
        assert sorted(r.report.id for r in store.records()) == _all()
