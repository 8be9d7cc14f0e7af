"""Batch runs: the same reports by one worker, two, and two on Ray; what each took, and whether the bytes are the same.

`python -m bench batch` keeps the floors on few reports. `python -m bench.batch --reports 1500 --repeat 5 --ray`
measures at length; `--memory` has one worker read them all and shows what it holds.

On a machine that others use too the clock tells little, so the figures are of processor seconds: what two workers, the
driver with them, take against one; the speed-up that two cores can give is what follows from that.
"""

import argparse
import json
import logging
import os
import random
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from msgspec import Struct

from memcon.batch import guard
from memcon.batch.batch import Plan, run
from memcon.batch.dataset import Counts
from memcon.batch.work import Answer, Kind, Outcome

FEW = 96
WORDS = 450
PARAGRAPH = re.compile(r"\s*\n\s*")
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")


class Took(Struct, kw_only=True):
    """What a run took: processor seconds of the driver and by kind of work, seconds, megabytes of a worker."""

    driver: float = 0.0
    prepare: float = 0.0
    read: float = 0.0
    pack: float = 0.0
    wall: float = 0.0
    megabytes: int = 0
    disk: int = 0

    @property
    def workers(self) -> float:
        """Processor seconds of all workers, models apart."""
        return self.prepare + self.read + self.pack


class Watch:
    """Adds up what workers say that they took; the clock runs from the first answer of a worker to the last."""

    def __init__(self) -> None:
        self.took = Took()
        self._first: float | None = None

    def began(self, counts: Counts, total: int, before: int) -> None:
        """Nothing to add."""

    def bytes(self, count: int) -> None:
        """Nothing to add."""

    def outcome(self, kind: Kind, outcome: Outcome) -> None:  # noqa: ARG002
        """Let the clock run from the first answer: the models' loading is apart."""
        now = time.monotonic()
        if self._first is None:
            self._first = now
        if kind == "read":
            self.took.wall = now - self._first

    def worked(self, kind: Kind, answer: Answer) -> None:
        """Add what a piece of work took."""
        setattr(self.took, kind, getattr(self.took, kind) + answer.seconds)
        self.took.megabytes = max(self.took.megabytes, answer.megabytes)


def reports(gold: Path, number: int, path: Path, fresh: int = 0) -> Path:
    """Reports of some 450 words from paragraphs of a corpus, each its own; `fresh` words of each were never seen."""
    with gold.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    paragraphs = [p for text in texts for p in PARAGRAPH.split(text) if 8 <= len(p.split()) <= 90]
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for i in range(number):
            words: list[str] = []
            chosen: list[str] = []
            while len(words) < WORDS:
                chosen.append(chance.choice(paragraphs))
                words += chosen[-1].split()
            text = "\n\n".join(chosen)
            for _ in range(fresh):
                word = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
                at = text.find(" ", chance.randrange(len(text) // 2))
                text = f"{text[:at]} {word}{text[at:]}"
            day = f"2026-{1 + i % 9:02}-{1 + i % 28:02}"
            out.write(json.dumps({"id": f"r{i:06}", "published": day, "text": text}) + "\n")
    return path


def took(source: Path, out: Path, **plan: Any) -> Took:
    """One run and what it took."""
    shutil.rmtree(out, ignore_errors=True)
    watch = Watch()
    before = time.process_time()
    run(Plan(sources=(str(source),), out=out, part=256, **plan), watch)
    watch.took.driver = time.process_time() - before
    watch.took.disk = sum(p.stat().st_size for p in out.rglob("*.parquet"))
    return watch.took


def score(gold: Path) -> dict[str, Any]:
    """The figures that have floors, on few reports."""
    guard.one_thread()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = reports(gold, FEW, folder / "in.jsonl")
        one, two = (took(source, folder / f"out{n}", workers=n) for n in (1, 2))
        return {**compared(one, two, FEW), "same_bytes": float(same(folder / "out1", folder / "out2"))}


def compared(one: Took, two: Took, number: int) -> dict[str, Any]:
    """Two workers against one."""
    return {
        "speedup": one.workers / ((two.workers + two.driver) / 2),
        "speedup_by_the_clock": one.wall / two.wall,
        "driver_milliseconds": 1000 * two.driver / number,
        "worker_milliseconds": 1000 * two.workers / number,
        "worker_megabytes": max(one.megabytes, two.megabytes),
        "kilobytes_a_report": two.disk / number / 1000,
    }


def same(one: Path, other: Path) -> bool:
    """Whether two data sets hold the same files with the same bytes."""
    names = [sorted(p.relative_to(d) for p in d.rglob("*.parquet")) for d in (one, other)]
    return names[0] == names[1] and all((one / n).read_bytes() == (other / n).read_bytes() for n in names[0])


def memory(source: Path) -> None:
    """One worker reads all the reports; print what it holds as it goes."""
    from memcon.batch.work import Duty, load_pipeline
    from memcon.intake import read_sources

    bounded = guard.Bounded(Duty(load=load_pipeline, sketches=True), 2048)
    found = [r for r in read_sources([str(source)]) if not isinstance(r, Exception)]
    seconds = 0.0
    for start in range(0, len(found), 16):
        answer = bounded.do("read", found[start : start + 16])
        seconds += answer.seconds
        if start % 160 == 144:
            print(
                f"{start + 16:6} reports  {answer.megabytes:5} MB  {seconds / (start + 16):.3f} s a report", flush=True
            )


def main() -> None:
    """Measure at length."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument(
        "--gold", type=Path, default=Path(os.environ.get("MEMCON_CORPORA", ".")) / "corpora/polnear/train.jsonl"
    )
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--ray", action="store_true", help="on Ray too")
    parser.add_argument(
        "--memory", action="store_true", help="what a worker holds as it reads, ten words of each report new to it"
    )
    arguments = parser.parse_args()
    logging.getLogger("memcon").setLevel(logging.ERROR)
    guard.one_thread()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = reports(arguments.gold, arguments.reports, folder / "in.jsonl", fresh=10 if arguments.memory else 0)
        if arguments.memory:
            memory(source)
            return
        for _ in range(arguments.repeat):
            _round(source, folder, arguments.reports, ray=arguments.ray)


def _round(source: Path, folder: Path, number: int, *, ray: bool) -> None:
    one = took(source, folder / "one", workers=1)
    two = took(source, folder / "two", workers=2)
    figures = {**compared(one, two, number), "same_bytes": same(folder / "one", folder / "two")}
    if ray:
        three = took(source, folder / "ray", workers=2, ray="local")
        figures["ray_overhead"] = (three.workers + three.driver) / (two.workers + two.driver) - 1
        figures["ray_overhead_by_the_clock"] = three.wall / two.wall - 1
        figures["ray_same_bytes"] = same(folder / "one", folder / "ray")
    shares = {kind: round(1000 * getattr(two, kind) / number, 2) for kind in ("prepare", "read", "pack")}
    print(json.dumps({**figures, "milliseconds": shares}), flush=True)


if __name__ == "__main__":
    main()
