"""How long questions to a store take: `python -m bench.ask STORE [--draws N]`; the 95th percentile of each, warm.

What is asked for is drawn as people would ask: whoever speaks often is asked for often, words are those of the store's
statements, quotations are given as they stand and with a word changed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from memcon.history.brief import brief
from memcon.history.loading import compared
from memcon.store import Filter, Store
from memcon.store.between import Party, between, weeks
from memcon.store.due import due
from memcon.store.people import People, actor_facts, find_entities
from memcon.store.quote import quote
from memcon.store.said import said
from memcon.store.search import facets, find

DRAWS = 40
TRIES = 2
"""The quicker counts: what else runs on the machine is not what is measured."""
LIMITS = {"brief": 1.0, "compare": 1.0}
LIMIT = 0.1
Question = Callable[[], object]


class Times(NamedTuple):
    """Seconds of a kind of question: the middle, the 95th percentile, the longest; and of the processor's own time."""

    middle: float
    high: float
    longest: float
    processor: float


class Asker:
    """Draws questions from a store."""

    def __init__(self, store: Store, seed: int = 1) -> None:
        self.store = store
        self.dice = random.Random(seed)
        self.people = People(store)
        self.most = {
            t: store.db.execute(f"SELECT max(id) FROM {t}").fetchone()[0] for t in ("statements", "events", "reports")
        }
        first, last = store.db.execute("SELECT min(published), max(published) FROM reports").fetchone()
        self.first, self.last = date.fromordinal(first), date.fromordinal(last)

    def day(self) -> date:
        """A day of the store."""
        return self.first + timedelta(days=self.dice.randrange((self.last - self.first).days + 1))

    def days(self) -> Filter:
        """A question is narrowed to a year or a month, or as often not at all."""
        if self.dice.random() < 0.5:
            return Filter()
        since = self.day()
        return Filter(since=since, until=since + timedelta(days=self.dice.choice((30, 365))))

    def one(self, question: str, table: str) -> int:
        """An id that a row drawn at random leads to."""
        while True:
            row = self.store.db.execute(question, (self.dice.randrange(self.most[table]) + 1,)).fetchone()
            if row and row[0] is not None:
                return int(row[0])

    def speaker(self) -> int:
        """Whoever speaks often, often."""
        return self.one("SELECT speaker FROM statements WHERE id >= ? ORDER BY id LIMIT 1", "statements")

    def target(self) -> int:
        """Whom statements are about."""
        return self.one("SELECT entity FROM tones WHERE statement >= ? LIMIT 1", "statements")

    def topic(self) -> str:
        """What statements are on."""
        rows = self.store.db.execute("SELECT name FROM topic_names").fetchall()
        return str(self.dice.choice(rows)[0])

    def statement(self) -> str:
        """The words of a statement."""
        id = self.one("SELECT id FROM statements WHERE id >= ? ORDER BY id LIMIT 1", "statements")
        report, n = self.store.db.execute("SELECT report, n FROM statements WHERE id = ?", (id,)).fetchone()
        record = self.store.record(report)
        return next(record.report.text[s.content[0][0] : s.content[0][1]] for s in record.statements if s.id == f"s{n}")

    def words(self) -> str:
        """One to three words of a statement, a phrase, or a beginning."""
        words = [w for w in self.statement().split() if w.isalpha() and len(w) > 3] or ["talks"]
        kind = self.dice.randrange(5)
        at = self.dice.randrange(len(words))
        if kind == 3:
            return f'"{" ".join(self.statement().replace(chr(34), " ").split()[:3])}"'
        return words[at][:5] + "*" if kind == 4 else " ".join(words[at : at + kind + 1])

    def altered(self) -> str:
        """A statement with a word of another kind in its middle."""
        words = self.statement().split()
        words[len(words) // 2] = "xylophones"
        return " ".join(words)

    def dyad(self) -> tuple[Party, Party]:
        """Two countries that act on one another."""
        while True:
            event = self.dice.randrange(self.most["events"]) + 1
            row = self.store.db.execute("SELECT source, target FROM dyads WHERE event = ?", (event,)).fetchone()
            if row and row[0] != row[1]:
                return Party(name=row[0], country=row[0]), Party(name=row[1], country=row[1])

    def pair(self) -> tuple[Party, Party]:
        """Two actors, or an actor and a country."""
        one = Party(name="one", entity=self.speaker())
        other = self.dyad()[1] if self.dice.random() < 0.5 else Party(name="other", entity=self.target())
        return one, other if other.entity != one.entity else self.dyad()[1]


def kinds(a: Asker) -> Iterator[tuple[str, Callable[[], Question]]]:
    """Every kind of question, and what draws one of it."""
    s = a.store
    yield "search", lambda: _bound(find, s, a.words(), a.days())
    yield "search quotations", lambda: _bound(find, s, a.words(), a.days(), inside="quotes")
    yield "search facets", lambda: _bound(facets, s, a.words(), a.days())
    yield "said", lambda: _bound(said, s, a.days(), speaker=a.speaker())
    yield "said about", lambda: _bound(said, s, a.days(), speaker=a.speaker(), about=a.target())
    yield "said on", lambda: _bound(said, s, a.days(), speaker=a.speaker(), topic=a.topic())
    yield "said at", lambda: _bound(said, s, a.days(), occasion="munich", topic=a.topic())
    yield "between countries", lambda: _bound(_between, s, a.days(), *a.dyad())
    yield "between actors", lambda: _bound(_between, s, a.days(), *a.pair())
    yield "due", lambda: _bound(due, s, a.day(), 30)
    yield "due with", lambda: _bound(due, s, a.day(), 90, actor=a.target())
    yield "quote", lambda: _bound(quote, s, a.statement(), a.days())
    yield "quote altered", lambda: _bound(quote, s, a.altered(), a.days())
    yield "actor by name", lambda: _bound(find_entities, s, a.people.line(a.speaker()).name.split()[-1])
    yield "actor", lambda: _bound(actor_facts, s, a.speaker())
    yield "brief", lambda: _bound(_brief, s, a.day())
    yield "compare", lambda: _bound(_compare, s, a.people, a.speaker(), a.speaker())


def _bound(ask: Callable[..., object], *values: object, **named: object) -> Question:
    return lambda: ask(*values, **named)


def _between(store: Store, filter: Filter, one: Party, other: Party) -> None:
    between(store, filter, one, other)
    weeks(store, one, other, filter)


def _brief(store: Store, day: date) -> None:
    brief(store, day - timedelta(days=1), day)


def _compare(store: Store, people: People, one: int, other: int) -> None:
    compared(store, Filter(), people.line(one), people.line(other))


def measure(store: Store, draws: int = DRAWS) -> Iterator[tuple[str, Times]]:
    """The times of every kind of question; each is asked once before, and the quicker of two more tries counts."""
    for name, draw in kinds(Asker(store)):
        walls, processor = [], []
        for _ in range(draws):
            question = draw()
            question()
            asked = [_timed(question) for _ in range(TRIES)]
            walls.append(min(wall for wall, _ in asked))
            processor.append(min(busy for _, busy in asked))
        yield name, Times(_share(walls, 0.5), _share(walls, 0.95), max(walls), _share(processor, 0.95))


def _timed(question: Question) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.process_time()
    question()
    return time.perf_counter() - began, time.process_time() - busy


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> int:
    """Print the times; exit status 1 where a question takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m bench.ask", description="How long questions to a store take.")
    parser.add_argument("store", type=Path)
    parser.add_argument("--draws", type=int, default=DRAWS)
    arguments = parser.parse_args()
    late = 0
    with Store.open(arguments.store) as store:
        print(f"{'milliseconds':20s} {'middle':>8s} {'95 %':>8s} {'longest':>8s} {'cpu 95 %':>9s}   limit")
        for name, t in measure(store, arguments.draws):
            limit = LIMITS.get(name, LIMIT)
            late += t.high > limit
            told = "LATE" if t.high > limit else "ok"
            ms = [f"{x * 1000:8.1f}" for x in t]
            print(f"{name:20s} {ms[0]} {ms[1]} {ms[2]} {ms[3]:>9s}   {limit * 1000:5.0f} {told}", flush=True)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
