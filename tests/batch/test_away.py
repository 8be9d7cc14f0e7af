"""A data set at an address: the same files as in a folder, whatever was cut off; its sources there too."""

import gzip
import tempfile
from functools import partial
from pathlib import Path

import fsspec
import pytest

from memcon.batch import away
from memcon.batch.batch import Plan, run
from memcon.batch.tables import records
from memcon.export import parquet
from memcon.record import InputError, SettingError
from tests.batch import fakes
from tests.batch.runs import Silent, again, files, go, lines

NUMBER = 43
OUT = "memory://bucket/data"


@pytest.fixture
def there(monkeypatch, tmp_path):
    """An empty store of objects; spools are made in a folder that is looked at."""
    spools = tmp_path / "spools"
    spools.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spools))
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    assert list(spools.iterdir()) == []
    system.store.clear()


@pytest.fixture
def source(tmp_path):
    return lines(tmp_path / "in.jsonl", NUMBER, {3: "TRIPS", 12: "TRIPS", 40: "TRIPS"})


def held(system):
    """All files at the address."""
    return {p.removeprefix("/bucket/data/"): system.cat_file(p) for p in system.find("/bucket/data")}


def away_run(source, **plan):
    named = {"load": fakes.load, "workers": 0, "chunk": 4, "part": 8, "near": False, **plan}
    return run(Plan(sources=(str(source),), out=OUT, **named), Silent())


@pytest.mark.parametrize("near", [True, False])
def test_the_same_files_as_in_a_folder(there, source, tmp_path, near):
    go(source, tmp_path / "here", near=near)
    counts = away_run(source, near=near)
    assert held(there) == files(tmp_path / "here")
    assert (counts.read, counts.failed) == (NUMBER - 3, 3)
    assert away_run(source, resume=True, near=near).read == NUMBER - 3


class Crash(BaseException):
    """What no code catches."""


def _cut_off_at(monkeypatch, number, error):
    """Let the number-th putting up fail, half of its files being there."""
    calls = iter(range(number))
    real = away.AwayDataSet._put

    def put(self, sources):
        sources = list(sources)
        if next(calls, None) is None:
            real(self, sources[: len(sources) // 2])
            raise error
        real(self, sources)

    monkeypatch.setattr(away.AwayDataSet, "_put", put)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 6, 9, 14, 15])
def test_wherever_it_is_cut_off_it_goes_on_to_the_same_files(there, source, tmp_path, monkeypatch, number):
    go(source, tmp_path / "here")
    with monkeypatch.context() as patched:
        _cut_off_at(patched, number, Crash())
        with pytest.raises(Crash):
            away_run(source)
    # In another process, and perhaps on another machine: nothing of the spool is left.
    counts = away_run(source, resume=number > 0)
    assert held(there) == files(tmp_path / "here")
    assert (counts.read, counts.failed) == (NUMBER - 3, 3)


def test_near_copies_are_known_again_when_it_goes_on(there, tmp_path, monkeypatch):
    source = lines(tmp_path / "in.jsonl", 20)
    said = source.read_text().splitlines()
    source.write_text("".join(f"{line}\n" for line in [*said, *said[:5]]))
    with monkeypatch.context() as patched:
        _cut_off_at(patched, 4, Crash())
        with pytest.raises(Crash):
            away_run(source, near=True)
    counts = away_run(source, near=True, resume=True)
    assert (counts.read, counts.copies) == (20, 5)


def test_dead_letters_are_read_again_there(there, source, tmp_path):
    go(source, tmp_path / "here")
    away_run(source)
    kind = partial(fakes.load, obeys=False)
    for out in (OUT, tmp_path / "here"):
        counts = again(out, load=kind)
        assert (counts.read, counts.failed) == (NUMBER, 0)
    assert held(there) == files(tmp_path / "here")


def test_a_round_over_dead_letters_that_was_cut_off_goes_on(there, source, tmp_path, monkeypatch):
    kind = partial(fakes.load, obeys=False)
    go(source, tmp_path / "here")
    again(tmp_path / "here", load=kind)
    away_run(source)
    for number in (1, 3, 2, 4):
        with monkeypatch.context() as patched:
            _cut_off_at(patched, number, Crash())
            with pytest.raises(Crash):
                again(OUT, load=kind)
    counts = again(OUT, load=kind)
    assert (counts.read, counts.failed) == (NUMBER, 0)
    assert {name: data for name, data in held(there).items() if name.endswith(".parquet")} == {
        name: data for name, data in files(tmp_path / "here").items() if name.endswith(".parquet")
    }


def test_what_is_there_is_not_written_over(there, source):
    there.pipe_file("/bucket/data/mine.txt", b"mine")
    with pytest.raises(SettingError, match="is not empty"):
        away_run(source)
    there.store.clear()
    away_run(source)
    with pytest.raises(SettingError, match="holds a run already"):
        away_run(source)
    with pytest.raises(SettingError, match="holds no run"):
        run(Plan(sources=(str(source),), out="memory://other", load=fakes.load, workers=0, resume=True), Silent())


def test_a_store_that_fails_is_one_line_and_the_run_goes_on_later(there, source, tmp_path, monkeypatch):
    go(source, tmp_path / "here")
    real = there.put
    with monkeypatch.context() as patched:
        calls = iter(range(6))
        patched.setattr(type(there), "put", lambda _, *a: real(*a) if next(calls, None) is not None else (_ for _ in ()).throw(RuntimeError("SlowDown:\nReduce your rate")))
        with pytest.raises(SettingError, match=r"cannot be reached: SlowDown: Reduce your rate; .*--resume") as error:
            away_run(source)
    assert "\n" not in str(error.value)
    away_run(source, resume=True)
    assert held(there) == files(tmp_path / "here")


@pytest.mark.parametrize(
    ("out", "reason"),
    [("nosuch://bucket/data", "cannot be reached: Protocol not known"), ("zip://data::file:///none.zip", "cannot be reached")],
)
def test_an_address_that_cannot_be_written_to_is_one_line(source, out, reason):
    with pytest.raises(SettingError, match=reason) as error:
        run(Plan(sources=(str(source),), out=out, load=fakes.load, workers=0), Silent())
    assert "\n" not in str(error.value)


def test_sources_are_read_from_there_as_from_here(there, source, tmp_path):
    go(source, tmp_path / "here")
    there.pipe_file("/news/a/1.jsonl.gz", gzip.compress(source.read_bytes()))
    there.pipe_file("/news/a/notes.pdf", b"%PDF")
    for pattern in ("memory://news/a/*.jsonl.gz", "memory://news"):
        there.rm("/bucket", recursive=True) if there.exists("/bucket") else None
        assert away_run(pattern).read == NUMBER - 3
        assert {n: d for n, d in held(there).items() if n.startswith("statements/")}.keys() == {
            p.relative_to(tmp_path / "here").as_posix() for p in Path(tmp_path / "here/statements").iterdir()
        }


def test_a_file_system_that_has_no_keys_is_a_dead_letter_and_the_rest_is_read(source, tmp_path, monkeypatch):
    def refuse(*_):
        raise RuntimeError("Unable to locate credentials")

    monkeypatch.setattr("memcon.intake.files.glob.has_magic", refuse)
    plan = Plan(sources=("memory://none/x.jsonl", str(source)), out=tmp_path / "out", load=fakes.load, workers=0, near=False)
    counts = run(plan, Silent())
    assert (counts.read, counts.failed) == (NUMBER - 3, 4)


def test_records_are_read_from_there_as_from_here(there, source, tmp_path):
    go(source, tmp_path / "here")
    away_run(source)
    found = list(records(OUT))
    assert found == list(parquet.read(tmp_path / "here"))
    assert len(found) == NUMBER - 3


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memory://bucket/none", "is no data set"),
        ("nowhere://bucket/data", "cannot be reached"),
        (OUT, "cannot be read"),
    ],
)
def test_records_that_cannot_be_read_there_are_one_line(there, source, address, reason):
    away_run(source)
    there.rm_file("/bucket/data/events/part-00000.parquet")
    with pytest.raises(InputError if "nowhere" not in address else SettingError) as told:
        list(records(address))
    assert reason in str(told.value)
    assert "\n" not in str(told.value)
