"""The reading room under load: `python -m bench.web STORE [--rate 200] [--seconds 60]`.

Visitors come at a fixed rate, whatever the room does (an open loop: who waits is counted as waiting), and ask for what
a desk asks for: reports above all, most of them of the last days and some of long ago, actors, searches, lists, dyads,
the calendar, the front page. What is much asked for is asked for again, as often as Zipf has it: the nth of
thousands of queries, actors and pairs of countries an nth as often as the first. The table tells apart who asks first
(cold) and who asks again (warm). Before that each kind of page is asked for alone, each address for the first time.

`python -m bench web` does so for a short while on a small store that it makes, or on that of `MEMCON_LARGE_STORE`, and
looks at the processor time alone, which other work on the machine changes little.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import accumulate, islice
from pathlib import Path
from statistics import quantiles
from typing import Any, NamedTuple
from urllib.parse import quote_plus

import psutil  # type: ignore[import-untyped]

from bench import gates, reports
from bench.__main__ import table as against
from memcon.store import Store
from memcon.store.listing import network
from memcon.store.rows import Filter
from memcon.store.watch import latest_day, most_watched

SEED = 7
RECENT = 400
"""Reports back from the latest, at the mean, that most visitors read."""
ACTORS, PAIRS, QUERIES, QUOTATIONS = 3000, 2000, 4000, 800
"""Of how many each is drawn, as far as the store has so many."""
SMALL = 3000
"""Reports of the store that is made where none is given."""
WEIGHTS = {
    "report": 34, "entry": 8, "actor": 12, "search": 14, "said": 8, "reports": 4, "dyad": 5, "network": 2,
    "calendar": 4, "today": 5, "story": 2, "quote": 2,
}  # fmt: skip


class Zipf:
    """Things of which the nth is drawn an nth as often as the first."""

    def __init__(self, dice: random.Random, things: Sequence[str]) -> None:
        self._dice = dice
        self.things = things
        self._sums = list(accumulate(1 / n for n in range(1, len(things) + 1)))

    def draw(self) -> str:
        """One of them."""
        return self._dice.choices(self.things, cum_weights=self._sums)[0]


class Visit:
    """Addresses as a desk asks for them, drawn from what the store holds."""

    def __init__(self, store: Store, seed: int = SEED) -> None:
        self._dice = dice = random.Random(seed)
        self._store = store
        self.last = latest_day(store)
        self._most: int = store.db.execute("SELECT max(id) FROM reports").fetchone()[0]
        year = Filter(limit=ACTORS, since=self.last - timedelta(days=365) if self.last else None)
        self._people = Zipf(dice, [str(e.id) for e in most_watched(store, year, kind=None)])
        self._pairs = Zipf(dice, [f"{p.one}/{p.other}" for p in network(store, Filter(limit=PAIRS))] or ["AFG/ALB"])
        self._queries = Zipf(dice, list(dict.fromkeys(self._query() for _ in range(QUERIES))))
        self._quotations = Zipf(dice, list(dict.fromkeys(self._quotation() for _ in range(QUOTATIONS))))

    def one(self, kind: str) -> str:
        """An address of a kind."""
        dice = self._dice
        if kind in ("report", "entry", "story"):
            number = self._report()
            key = f"/s{dice.randint(1, 4)}" if kind == "entry" else ""
            return f"/story/{number}" if kind == "story" else f"/report/{number}{key}"
        if kind == "actor":
            return f"/actor/{self._people.draw()}"
        if kind == "search":
            return f"/search?q={quote_plus(self._queries.draw())}&limit=20"
        addresses = {
            "said": f"/said?speaker={self._people.draw()}&limit=20",
            "reports": f"/reports?offset={50 * min(40, int(dice.expovariate(0.2)))}",
            "dyad": f"/dyad/{self._pairs.draw()}",
            "network": f"/network?limit={dice.choice((40, 50, 60))}",
            "calendar": f"/calendar?on={self.last}&days={dice.randint(7, 60)}",
            "today": "/",
            "quote": f"/quote?words={quote_plus(self._quotations.draw())}",
        }  # fmt: skip
        return addresses[kind]

    def _report(self) -> int:
        """Four in five are of the latest, the later the likelier; one is any."""
        if self._dice.random() < 0.2:
            return self._dice.randint(1, self._most)
        return max(1, self._most - int(self._dice.expovariate(1 / RECENT)))

    def _statement(self) -> str:
        """The words of some statement."""
        while True:
            record = self._store.record(self._dice.randint(1, self._most))
            if record.statements:
                a, b = self._dice.choice(record.statements).content[0]
                return " ".join(record.report.text[a:b].split())

    def _query(self) -> str:
        """One to three words of a statement; now and then its first three as a phrase, or the beginning of a word."""
        words = [w for w in re.findall(r"[^\W\d_]+", self._statement()) if len(w) > 3] or ["talks"]
        kind, at = self._dice.randrange(8), self._dice.randrange(len(words))
        if kind == 6:
            return f'"{" ".join(words[at : at + 2])}"'
        return f"{words[at][:5]}*" if kind == 7 else " ".join(words[at : at + 1 + kind // 2])

    def _quotation(self) -> str:
        """What somebody said, every other time with a word changed."""
        words = self._statement().split()[:18]
        if self._dice.random() < 0.5:
            words[len(words) // 2] = "xylophones"
        return " ".join(words)

    def mixed(self) -> Iterator[tuple[str, str]]:
        """Kinds with their addresses, for ever."""
        kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
        while True:
            (kind,) = self._dice.choices(kinds, weights)
            yield kind, self.one(kind)


class Answer(NamedTuple):
    """How long a visitor waited, for what kind of page, and whether somebody had asked for it before."""

    kind: str
    seconds: float
    again: bool
    status: int


class Browser:
    """As little of a browser as can be: keeps connections, sends GET, reads the whole answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def get(self, path: str) -> int:
        """The status; 0 where the room hung up on a connection of its own, once more where it did on a kept one."""
        kept = bool(self._idle)
        try:
            reader, writer = self._idle.pop() if kept else await asyncio.open_connection("127.0.0.1", self._port)
            head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n"
            writer.write(head.encode())
            told = await reader.readuntil(b"\r\n\r\n")
            length = int(re.search(rb"content-length: (\d+)", told.lower())[1])  # type: ignore[index]
            await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError):
            return await self.get(path) if kept else 0
        self._idle.append((reader, writer))
        return int(told[9:12])

    def close(self) -> None:
        """Hang up."""
        for _, writer in self._idle:
            writer.close()


async def alone(port: int, visit: Visit, times: int) -> list[Answer]:
    """Each kind of page, one after another, each address asked for the first time."""
    browser, found = Browser(port), []
    for kind in WEIGHTS:
        for path in dict.fromkeys(visit.one(kind) for _ in range(times)):
            start = time.perf_counter()
            status = await browser.get(path)
            found.append(Answer(kind, time.perf_counter() - start, again=False, status=status))
    browser.close()
    return found


async def mixed(port: int, visit: Visit, rate: float, seconds: float) -> tuple[list[Answer], float]:
    """All kinds, with visitors at a fixed rate; and the rate reached."""
    browser, found, asked = Browser(port), list[Answer](), set[str]()
    visits = list(islice(visit.mixed(), int(rate * seconds)))
    begun = time.perf_counter()

    async def ask(kind: str, path: str, due: float, again: bool) -> None:
        status = await browser.get(path)
        found.append(Answer(kind, time.perf_counter() - due, again, status))

    async with asyncio.TaskGroup() as tasks:
        for n, (kind, path) in enumerate(visits):
            due = begun + n / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.create_task(ask(kind, path, due, path in asked))
            asked.add(path)
    reached = len(visits) / (time.perf_counter() - begun)
    browser.close()
    return found, reached


def p(values: Sequence[float], percent: int) -> float:
    """A percentile in milliseconds."""
    return 1000 * (quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0])


def cpu(pid: int) -> float:
    """Seconds of a core that a process has taken."""
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


def table(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Percentiles of each kind, of all, of those who asked first and of those who asked again."""
    groups: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for group in (answer.kind, "all", "warm" if answer.again else "cold"):
            groups[group].append(answer.seconds)
    named = (*WEIGHTS, "cold", "warm", "all")
    return {
        name: {"pages": len(groups[name]), **{f"p{n}_ms": p(groups[name], n) for n in (50, 95, 99)}}
        for name in named
        if groups[name]
    }


@contextlib.contextmanager
def opened(store: Path) -> Iterator[tuple[int, int]]:
    """A reading room of one worker on the store, until the block ends: its port and its process."""
    command = [sys.executable, "-m", "memcon", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            port = int(re.search(r"http://127\.0\.0\.1:(\d+)", server.stderr.readline())[1])  # type: ignore[index]
            time.sleep(3)
            yield port, server.pid
        finally:
            server.terminate()


def measured(store: Path, rate: float, seconds: float, times: int) -> dict[str, Any]:
    """All figures of a store."""
    with Store.open(store) as held:
        singly: list[Answer] = []
        if times:
            visit = Visit(held)
            with opened(store) as (port, _):
                singly = asyncio.run(alone(port, visit, times))
        visits = Visit(held, SEED + 1)
        with opened(store) as (port, pid):  # none of whose pages were made before
            before = cpu(pid)
            answers, reached = asyncio.run(mixed(port, visits, rate, seconds))
            spent = cpu(pid) - before
    every = [*singly, *answers]
    worst = {kind: row["p95_ms"] for kind, row in table(answers).items() if kind in WEIGHTS}
    return {
        "alone": table(singly), "mixed": table(answers), "rate": reached, "cpu_ms": 1000 * spent / len(answers),
        "again": sum(a.again for a in answers) / len(answers), "worst_p95_ms": max(worst.values()),
        "statuses": dict(Counter(a.status for a in every)),
        "errors": sum(a.status == 0 or a.status == 429 or a.status >= 500 for a in every),
    }  # fmt: skip


def score(_: Path) -> dict[str, Any]:
    """The figures of a short visit at an easy rate."""
    made = os.environ.get("MEMCON_LARGE_STORE")
    if made:
        return measured(Path(made), rate=50, seconds=20, times=0)
    with tempfile.TemporaryDirectory() as folder:
        return measured(reports.build(Path(folder) / "room.db", SMALL, copies=0.2), rate=50, seconds=20, times=0)


def told(found: dict[str, Any]) -> None:
    """Print the figures."""
    for name in ("alone", "mixed"):
        print(name)
        for kind, row in found[name].items():
            times = "  ".join(f"p{n} {row[f'p{n}_ms']:7.1f}" for n in (50, 95, 99))
            print(f"  {kind:10s} {row['pages']:6.0f} pages  {times} ms")
    print(
        f"{found['rate']:.0f} requests a second; statuses {found['statuses']}; {found['cpu_ms']:.1f} ms of a core each"
    )
    print(f"{100 * found['again']:.0f} in 100 asked for what had been asked for before")


def main() -> int:
    """Open the room, measure, print; exit status 1 over a ceiling of `web-large` in floors.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--times", type=int, default=40, help="pages of each kind asked for alone")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = measured(args.store, args.rate, args.seconds, args.times)
    if args.json:
        print(json.dumps(found))
        return 0
    told(found)
    return 0 if against("web-large", found, gates.floors("web-large")["figures"]) else 1


if __name__ == "__main__":
    sys.exit(main())
