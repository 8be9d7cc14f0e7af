"""What can be wrong with a store's file or its disk: one clear line, and the store as it was."""

import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from bench import reports
from memcon.export.jsonl import encode
from memcon.record import StoreError
from memcon.store import Store
from memcon.store.checking import check

MADE = list(reports.records(200))
ADD = [sys.executable, "-m", "memcon", "add"]


@pytest.fixture
def path(tmp_path):
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        list(store.add(MADE[:30]))
    return tmp_path / "a.db"


def _add(path, records, **more):
    with Store.open(path, write=True, **more) as store:
        return list(store.add(records))


def test_two_writers_take_turns(path):
    """Each commit is short, so that two programs that add at once both get through, and no number is given twice."""
    made = MADE[30:]
    failed = []

    def run(part):
        try:
            _add(path, part)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(part,)) for part in (made[::2], made[1::2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Store.open(path, write=True) as store:
        assert list(check(store)) == []
        assert len(list(store.records())) == 200


def test_a_writer_that_never_ends_is_told_of(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing to the store; wait until it has ended"):
        _add(path, MADE[30:40], patience=0.1)
    other.execute("ROLLBACK")
    other.close()
    with Store.open(path) as store:
        assert len(list(store.records())) == 30


def test_a_store_on_a_disk_that_cannot_be_written_is_read(path):
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "a.db"
        shutil.copy(path, store)
        before = store.read_bytes()
        store.chmod(0o444)
        Path(folder).chmod(0o555)
        read, written = _as_nobody(_count, store), _as_nobody(_write, store)
        assert [p.name for p in Path(folder).iterdir()] == ["a.db"]
        assert store.read_bytes() == before
        Path(folder).chmod(0o755)
    assert read == "30"
    assert "cannot be written" in written
    assert written.count("\n") == 0


def _count(path):
    with Store.open(path) as store:
        return str(len(list(store.records())))


def _write(path):
    try:
        with Store.open(path, write=True) as store:
            return str(list(store.add(MADE)))
    except StoreError as error:
        return str(error)


def _as_nobody(work, path):
    """Root may write everywhere: the work is done by a user who may not."""

    def run(pipe):
        os.setuid(65534)
        pipe.send(work(path))

    if os.geteuid():
        return work(path)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=run, args=(theirs,))
    child.start()
    assert ours.poll(60)
    found = ours.recv()
    child.join()
    return found


def test_an_immutable_store_is_read_without_its_lock_file(path, monkeypatch):
    """As on a disk that cannot be written: SQLite refuses to open it for its log, and memcon opens it as it lies."""
    own = sqlite3.connect

    def refuses(address, **more):
        if "mode=ro" in address and "immutable" not in address:
            raise sqlite3.OperationalError("unable to open database file")
        return own(address, **more)

    monkeypatch.setattr(sqlite3, "connect", refuses)
    with Store.open(path) as store:
        assert len(list(store.records())) == 30


def test_a_full_disk_keeps_what_was_stored(path, tmp_path):
    """The limit on a file's size stands in for the disk: what is beyond it cannot be written."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(map(encode, MADE)))
    room = path.stat().st_size + 300_000

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [*ADD, str(source), "--records", "--store", str(path)],
        capture_output=True,
        text=True,
        preexec_fn=limit,
        timeout=120,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert "the disk" in done.stderr
    told = [line.split()[2] for line in done.stdout.splitlines()]
    with Store.open(path, write=True) as store:
        assert list(check(store)) == []
        held = {r.report.id for r in store.records()}
    assert set(told) <= held


def test_damage_in_a_free_page_harms_nothing(path):
    """SQLite looks at the list of free pages, not into them; nothing is read from there."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("CREATE TABLE gone (x BLOB)")
    db.executemany("INSERT INTO gone VALUES (?)", [(b"free" * 2000,)] * 20)
    db.execute("DROP TABLE gone")
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    with Store.open(path) as store:
        before = list(store.records())
    data = path.read_bytes()
    assert b"free" * 1000 in data
    path.write_bytes(data.replace(b"free" * 1000, b"\xa5" * 4000))
    with Store.open(path) as store:
        assert list(check(store)) == []
        assert list(store.records()) == before


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7, 0.9])
def test_a_damaged_page_is_found_and_never_a_traceback(path, at):
    data = bytearray(path.read_bytes())
    page = int(len(data) * at) // 8192 * 8192
    data[page : page + 8192] = b"\xa5" * 8192
    path.write_bytes(data)
    try:
        with Store.open(path, write=True) as store:
            faults = list(check(store))
    except StoreError as error:
        assert "damaged" in str(error) or "is no store" in str(error)
    else:
        assert faults
        assert all("\n" not in str(fault) for fault in faults)


def test_a_file_that_ends_too_soon_is_damaged(path):
    path.write_bytes(path.read_bytes()[: -8192 * 5])
    try:
        with Store.open(path, write=True) as store:
            assert list(check(store))
    except StoreError as error:
        assert "damaged" in str(error)


def test_what_is_raised_while_asking_is_a_line(path):
    with pytest.raises(StoreError, match="OperationalError: no such table: elsewhere"), Store.open(path) as store:
        store.db.execute("SELECT * FROM elsewhere")


def test_a_batch_is_stored_whole_or_not_at_all(path, monkeypatch):
    made = MADE[:40]

    def trips(self, *_):
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("memcon.store.writing.Rows.insert", trips)
        with pytest.raises(StoreError):
            _add(path, made)
    with Store.open(path, write=True) as store:
        assert list(check(store)) == []
        assert len(list(store.records())) == 30
        assert [a.what for a in store.add(made)] == ["same"] * 30 + ["new"] * 10


def test_what_was_handed_over_before_an_error_is_stored(tmp_path):
    def source():
        yield from reports.records(3)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Store.open(tmp_path / "b.db", write=True, create=True) as store:
        list(store.add(source()))
    with Store.open(tmp_path / "b.db") as store:
        assert len(list(store.records())) == 3


def test_a_folder_is_no_store(tmp_path):
    for create in (False, True):
        with pytest.raises(StoreError, match=r"there is no store|is a folder"):
            Store.open(Path(tmp_path), write=create, create=create)
