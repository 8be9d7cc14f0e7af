"""The reading room under load: `python -m bench.web STORE [--rate 200] [--seconds 60]`.

Visitors come at a fixed rate, whatever the room does (an open loop: who waits is counted as waiting), and ask for what
a desk asks for: reports above all, most of them of the last days and some of long ago, actors, searches, lists, dyads,
the calendar, the front page; what is much asked for is asked for again. First each kind of page alone, each address for
the first time, for the time that a page takes; then all mixed.
"""

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote_plus

import psutil  # type: ignore[import-untyped]

from memcon.store import Store
from memcon.store.rows import Filter
from memcon.store.watch import latest_day, most_watched

SEED = 7
RECENT = 400
"""Reports back from the latest, at the mean, that most visitors read."""
WEIGHTS = {
    "report": 34, "entry": 8, "actor": 12, "search": 14, "said": 8, "reports": 4, "dyad": 5, "network": 2,
    "calendar": 4, "today": 5, "story": 2, "quote": 2,
}  # fmt: skip
WORDS = (
    "grain", "ceasefire", "sanctions", "pipeline", "embassy", "talks", "treaty", "border", "harbour", "vote",
    "missiles", "aid", "court", "refugees", "army", "tariffs", "energy", "elections", "parliament", "convoy",
)  # fmt: skip


class Visit:
    """Addresses as a desk asks for them, drawn from what the store holds."""

    def __init__(self, store: Store, seed: int = SEED) -> None:
        self._dice = random.Random(seed)
        self.last = latest_day(store)
        self._most: int = store.db.execute("SELECT max(id) FROM reports").fetchone()[0]
        year = Filter(limit=300, since=self.last.replace(year=self.last.year - 1) if self.last else None)
        self._people = [e.id for e in most_watched(store, year, kind=None)]
        self._countries = [e.country for e in most_watched(store, year, kind="state") if e.country] or ["AFG", "ALB"]

    def one(self, kind: str) -> str:
        """An address of a kind."""
        dice = self._dice
        person = self._people[min(len(self._people) - 1, int(dice.paretovariate(0.9)) - 1)]
        word = dice.choice(WORDS)
        if kind == "dyad":
            a, b = dice.sample(sorted(set(self._countries)), 2)
            return f"/dyad/{a}/{b}"
        addresses = {
            "report": f"/report/{self._report()}", "entry": f"/report/{self._report()}/s1",
            "actor": f"/actor/{person}", "search": f"/search?q={quote_plus(f'{word} {dice.choice(WORDS)}')}&limit=20",
            "said": f"/said?speaker={person}&limit=20", "reports": f"/reports?offset={50 * dice.randint(0, 40)}",
            "network": f"/network?limit={dice.choice((40, 50, 60))}",
            "calendar": f"/calendar?on={self.last}&days={dice.randint(7, 60)}",
            "today": "/", "story": f"/story/{self._report()}",
            "quote": f"/quote?words={quote_plus(word)}+would+not+be+for+sale",
        }  # fmt: skip
        return addresses[kind]

    def _report(self) -> int:
        """Four in five are of the latest, the later the likelier; one is any."""
        if self._dice.random() < 0.2:
            return self._dice.randint(1, self._most)
        return max(1, self._most - int(self._dice.expovariate(1 / RECENT)))

    def mixed(self) -> Iterator[tuple[str, str]]:
        """Kinds with their addresses, for ever."""
        kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
        while True:
            (kind,) = self._dice.choices(kinds, weights)
            yield kind, self.one(kind)


class Browser:
    """As little of a browser as can be: keeps connections, sends GET, reads the whole answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def get(self, path: str) -> tuple[int, int]:
        """Status and bytes."""
        reader, writer = self._idle.pop() if self._idle else await asyncio.open_connection("127.0.0.1", self._port)
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n"
        writer.write(head.encode())
        told = await reader.readuntil(b"\r\n\r\n")
        status = int(told[9:12])
        length = int(re.search(rb"content-length: (\d+)", told.lower())[1])  # type: ignore[index]
        await reader.readexactly(length)
        self._idle.append((reader, writer))
        return status, length

    def close(self) -> None:
        """Hang up."""
        for _, writer in self._idle:
            writer.close()


async def alone(port: int, visit: Visit, times: int) -> dict[str, list[float]]:
    """Seconds of each kind of page, one after another, each address asked for the first time."""
    browser, took = Browser(port), defaultdict(list)
    for kind in WEIGHTS:
        for _ in range(times):
            start = time.perf_counter()
            status, _ = await browser.get(visit.one(kind))
            if status < 400:
                took[kind].append(time.perf_counter() - start)
    browser.close()
    return took


async def mixed(
    port: int, visit: Visit, rate: float, seconds: float
) -> tuple[dict[str, list[float]], Counter[int], float]:
    """Seconds of each kind, statuses and the rate reached, with visitors at a fixed rate."""
    browser, took, statuses = Browser(port), defaultdict(list), Counter[int]()
    begun = time.perf_counter()

    async def ask(kind: str, path: str, due: float) -> None:
        try:
            status, _ = await browser.get(path)
        except (OSError, asyncio.IncompleteReadError):
            status = 0
        statuses[status] += 1
        took[kind].append(time.perf_counter() - due)

    visits, tasks, n = visit.mixed(), set(), 0
    while (due := begun + n / rate) < begun + seconds:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        task = asyncio.create_task(ask(*next(visits), due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        n += 1
    await asyncio.gather(*tasks)
    reached = n / (time.perf_counter() - begun)
    browser.close()
    return took, statuses, reached


def p(values: Sequence[float], percent: int) -> float:
    """A percentile in milliseconds."""
    return 1000 * (quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0])


def cpu(pid: int) -> float:
    """Seconds of a core that a process has taken."""
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


def table(took: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Percentiles of each kind and of all."""
    everything = [v for values in took.values() for v in values]
    return {
        kind: {"pages": len(values), "p50_ms": p(values, 50), "p95_ms": p(values, 95), "p99_ms": p(values, 99)}
        for kind, values in {**took, "all": everything}.items()
        if values
    }


def main() -> int:
    """Open the room, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with Store.open(args.store) as store:
        visit = Visit(store)
    command = [sys.executable, "-m", "memcon", "serve", "--store", str(args.store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            port = int(re.search(r"http://127\.0\.0\.1:(\d+)", server.stderr.readline())[1])  # type: ignore[index]
            time.sleep(3)
            singly = table(asyncio.run(alone(port, visit, args.times)))
            before = cpu(server.pid)
            took, statuses, reached = asyncio.run(mixed(port, visit, args.rate, args.seconds))
            each = 1000 * (cpu(server.pid) - before) / max(1, sum(statuses.values()))
        finally:
            server.terminate()
    found = {"alone": singly, "mixed": table(took), "statuses": dict(statuses), "rate": reached, "cpu_ms": each}
    if args.json:
        print(json.dumps(found))
        return 0
    for name, rows in (("alone", singly), ("mixed", table(took))):
        print(name)
        for kind, row in rows.items():
            times = "  ".join(f"p{n} {row[f'p{n}_ms']:7.1f}" for n in (50, 95, 99))
            print(f"  {kind:10s} {row['pages']:6.0f} pages  {times} ms")
    print(f"{reached:.0f} requests a second; statuses {dict(statuses)}; {each:.1f} ms of a core each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
