"""What the tests of whole runs share: sources made to order, a run with a reader of no weight, the data set compared."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq

from memcon.batch.batch import Plan, run
from tests.batch import fakes

ROOT = Path(__file__).parents[2]


class Silent:
    """Nobody watches."""

    def began(self, counts, total, before):
        pass

    def bytes(self, count):
        pass

    def outcome(self, kind, outcome):
        pass

    def worked(self, kind, answer):
        pass


def text(number, more=""):
    return f"Minister{number} said on Monday that the talks of round {number} would resume next week, we were told. {more}".strip()


def lines(path, number, special=None):
    """Reports r000, r001 and so on, some of them with a word that the reader obeys."""
    with path.open("w", encoding="utf-8") as out:
        for i in range(number):
            out.write(json.dumps({"id": f"r{i:03}", "text": text(i, (special or {}).get(i, ""))}) + "\n")
    return path


def go(source, out, watcher=None, **plan):
    named = {"load": fakes.load, "workers": 0, "chunk": 4, "part": 8, "near": False, **plan}
    return run(Plan(sources=(str(source),), out=out, **named), watcher or Silent())


def again(out, **plan):
    """Read the dead letters again."""
    return run(Plan(out=out, retry=True, **{"load": fakes.load, "workers": 0, **plan}), Silent())


def files(out):
    """All that is in the folder of a data set, the journal's and letters' bytes too."""
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def tables(out):
    """The Parquet files alone."""
    return {name: data for name, data in files(out).items() if name.endswith(".parquet")}


def ids(out, table="reports"):
    return [i for part in sorted((out / table).glob("*.parquet")) for i in pq.read_table(part, partitioning=None)["report"].to_pylist()]


def letters(out):
    path = out / "dead-letters.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def start(source, out, **plan):
    """The same run in a process of its own, to be killed."""
    named = {"workers": 0, "chunk": 4, "part": 8, "near": False, **plan}
    slow = named.pop("slow", 0.0)
    code = (
        "import sys; from functools import partial; from pathlib import Path;"
        "from memcon.batch.batch import Plan, run; from tests.batch import fakes, runs;"
        f"run(Plan(sources=({str(source)!r},), out=Path({str(out)!r}), load=partial(fakes.load, {slow}), **{named!r}), runs.Silent())"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def until(condition, seconds=60):
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)
    return found
