"""A killed `memcon add` loses nothing that it had told of, and leaves a store that opens."""

import random
import signal
import subprocess
import sys
import time

import pytest

from bench import reports
from memcon.export.jsonl import decode, encode
from memcon.store import Store
from memcon.store.checking import check

RECORDS = 320
ADD = "import memcon.store.writing as w; w.BATCH = 16; from memcon.cli.main import main; main()"
"""`memcon add` with many commits, so that a kill meets every part of one."""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("crash") / "in.jsonl"
    path.write_bytes(b"".join(map(encode, reports.records(RECORDS, copies=0.2))))
    return path


def _killed(source, store, after):
    """Kill `memcon add` a while after its first line; what it had told by then."""
    command = [sys.executable, "-c", ADD, "add", str(source), "--records", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        first = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        told = [first, *process.stdout.readlines()]
    return [(int(line.split()[1][1:]), line.split()[2]) for line in told if line.endswith("\n")]


def _survives(source, path, seed):
    known = {r.report.id: r for r in map(decode, source.read_bytes().splitlines())}
    told = _killed(source, path, random.Random(seed).random() * 0.5)
    with Store.open(path) as store:
        for number, name in told:
            assert store.record(number) == known[name]
    with Store.open(path, write=True) as store:
        assert list(check(store)) == []
    return len(told)


def test_a_kill_loses_nothing(source, tmp_path):
    told = [_survives(source, tmp_path / f"{seed}.db", seed) for seed in range(5)]
    assert min(told) >= 1
    assert min(told) < RECORDS


def test_a_killed_run_is_taken_up_again(source, tmp_path):
    path = tmp_path / "a.db"
    for seed in range(3):
        _killed(source, path, 0.1 * seed)
    subprocess.run(
        [sys.executable, "-m", "memcon", "add", str(source), "--records", "--store", str(path)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with Store.open(path) as store:
        assert len(list(store.records())) == RECORDS


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_fifty_kills_lose_nothing(source, tmp_path):
    told = [_survives(source, tmp_path / "a.db" if seed % 2 else tmp_path / f"{seed}.db", seed) for seed in range(50)]
    assert sum(told) > RECORDS
