"""Synthetic reports with their records, to test and measure the store: any number, the same for the same seed.

`records(n)` gives lifelike records whose spans are right; `build(path, n)` makes a store of them. A few persons and
states are told of often and many seldom; some are namesakes; a share of the reports are copies and rewrites of earlier
ones, told by another outlet, if asked for.
"""

import argparse
import hashlib
import random
import string
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from msgspec import Struct

from bench import report_words as words
from memcon.lexicon import read_json
from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Dateline,
    Event,
    EventDate,
    MadeBy,
    Occasion,
    Period,
    Place,
    Record,
    Report,
    Role,
    Span,
    Statement,
    TimeExpression,
    Tone,
)

SEED = 7
FIRST_DAY = date(2016, 1, 4)
DAYS = 3650
PERSONS = 8000
MADE_BY = MadeBy(
    memcon="0.1.0",
    models={"attribution": hashlib.sha256(b"attribution").hexdigest(), "links": hashlib.sha256(b"links").hexdigest()},
    settings={},
)
FORMATTER = string.Formatter()


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who speaks in reports."""

    given: str
    surname: str
    country: str
    office: str
    sector: str
    wikidata: str | None

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


class Plan(Struct, frozen=True, kw_only=True):
    """What a report is made from: seeds of its sentences and of its cast, so that a copy can share most of them."""

    number: int
    cast: int
    sentences: tuple[int, ...]
    publisher: str
    day: date
    copy_of: int | None = None


@cache
def countries() -> tuple[tuple[str, str, str, str], ...]:
    """(ISO code, name, capital, adjective) of the states with all four."""
    rows = []
    for code, entry in read_json("states.json").items():
        if len(code) == 3 and entry.get("capitals") and entry.get("adjectives"):
            rows.append((code, entry["names"][0], entry["capitals"][0], entry["adjectives"][0]))
    return tuple(rows)


@cache
def people() -> tuple[Person, ...]:
    """All persons; every hundredth bears the name of the one before, and is of another country."""
    dice = random.Random(SEED)
    found: list[Person] = []
    for i in range(PERSONS):
        office, sector = dice.choice(words.OFFICES)
        given, surname = dice.choice(words.GIVEN), dice.choice(words.ONSETS) + dice.choice(words.ENDINGS)
        country = countries()[_heavy(dice, len(countries()))][0]
        if i % 100 == 99:
            given, surname = found[-1].given, found[-1].surname
            country = next(c for c, *_ in countries() if c != found[-1].country)
        known = f"Q{90_000_000 + i}" if i % 3 == 0 else None
        found.append(
            Person(given=given, surname=surname, country=country, office=office, sector=sector, wikidata=known)
        )
    return tuple(found)


def plans(n: int, *, seed: int = SEED, copies: float = 0.0) -> Iterator[Plan]:
    """The plans of `n` reports over ten years; a share of `copies` tells an earlier report again within two days."""
    dice = random.Random(seed)
    recent: list[Plan] = []
    for i in range(n):
        day = FIRST_DAY + timedelta(days=i * DAYS // max(n, 1))
        if recent and dice.random() < copies:
            source = dice.choice(recent)
            others = [p for p in words.PUBLISHERS if p != source.publisher]
            plan = Plan(
                number=i, cast=source.cast, sentences=_edited(dice, source.sentences), publisher=dice.choice(others),
                day=source.day + timedelta(days=dice.choice((0, 0, 1, 2))),
                copy_of=source.number if source.copy_of is None else source.copy_of,
            )  # fmt: skip
        else:
            size = dice.randint(25, 43)
            plan = Plan(
                number=i, cast=dice.getrandbits(40), sentences=tuple(dice.getrandbits(40) for _ in range(size)),
                publisher=words.PUBLISHERS[_heavy(dice, len(words.PUBLISHERS))], day=day,
            )  # fmt: skip
            recent = [*recent[-39:], plan]
        yield plan


def records(n: int, *, seed: int = SEED, copies: float = 0.0) -> Iterator[Record]:
    """`n` records, the same for the same seed."""
    for plan in plans(n, seed=seed, copies=copies):
        yield write(plan)


def write(plan: Plan) -> Record:
    """The report of a plan with its record."""
    return _Writer(plan).record()


def build(path: Path, n: int, *, seed: int = SEED, copies: float = 0.0) -> Path:
    """A new store with `n` generated records."""
    from memcon.store import Store

    with Store.open(path, write=True, create=True) as store:
        for _ in store.add(records(n, seed=seed, copies=copies)):
            pass
    return path


def _heavy(dice: random.Random, n: int) -> int:
    """A number under `n`; small ones often, large ones seldom."""
    return int(n ** dice.random()) - 1


def _edited(dice: random.Random, sentences: Sequence[int]) -> tuple[int, ...]:
    """The sentences of a copy: from none to three in ten are left out or replaced."""
    share = dice.choice((0.0, 0.05, 0.1, 0.2, 0.3))
    kept: list[int] = []
    for one in sentences:
        if dice.random() >= share:
            kept.append(one)
        elif dice.random() < 0.5:
            kept.append(dice.getrandbits(40))
    return tuple(kept) or tuple(sentences)


@cache
def _parsed(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, field) for literal, field, _, _ in FORMATTER.parse(template))


def _confidence(dice: random.Random) -> float:
    return round(0.99 - 0.6 * dice.random() ** 3, 2)


class _Writer:
    """Writes one report, keeping where everything stands."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.dice = random.Random(plan.cast)
        self.pieces: list[str] = []
        self.size = 0
        self.mentions: dict[str, list[ActorMention]] = {}
        self.actors: dict[str, Actor] = {}
        self.keys: dict[object, str] = {}
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.calendar: list[Appointment] = []
        self.dates: list[TimeExpression] = []
        self.places: list[Place] = []
        everybody = people()
        self.speakers = [everybody[_heavy(self.dice, len(everybody))] for _ in range(self.dice.randint(2, 5))]
        first = _heavy(self.dice, len(countries()))
        others = self.dice.sample(countries(), self.dice.randint(1, 2))
        usual = countries()[_heavy(self.dice, len(countries()))]
        self.states = list(dict.fromkeys((countries()[first], usual, *others)))
        if len(self.states) == 1:
            self.states.append(countries()[first - 1])
        self.body = self.dice.choice(words.BODIES)
        self.group = self.dice.choice(words.GROUPS)
        self.met: set[str] = set()

    def record(self) -> Record:
        title = self._title()
        dateline = self._dateline()
        for number, seed in enumerate(self.plan.sentences):
            self.dice = random.Random(seed)
            self._sentence()
            self.put("\n\n" if number % 2 else " ")
        text = "".join(self.pieces).rstrip()
        report = Report(
            id=f"r{self.plan.number}", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=title,
            publisher=self.plan.publisher, url=f"https://news.example/{self.plan.day:%Y/%m}/{self.plan.number}",
            published=self.plan.day, language="en", dateline=dateline,
        )  # fmt: skip
        actors = tuple(
            Actor(
                id=a.id, name=a.name, kind=a.kind, country=a.country, sector=a.sector, wikidata=a.wikidata,
                roles=a.roles, mentions=tuple(self.mentions[a.id]), confidence=a.confidence,
            )
            for a in self.actors.values()
        )  # fmt: skip
        return Record(
            report=report, actors=actors, statements=tuple(self.statements), events=tuple(self.events),
            calendar=tuple(self.calendar), dates=tuple(self.dates), places=tuple(self.places), made_by=MADE_BY,
        )  # fmt: skip

    def put(self, words_: str) -> Span:
        """Write words; where they stand."""
        start = self.size
        self.pieces.append(words_)
        self.size += len(words_)
        return start, self.size

    def _title(self) -> str:
        state = self.states[0][1]
        verb, adjective = self.dice.choice(words.VERBS), self.dice.choice(words.ADJECTIVES)
        return f"{state} to {verb} {adjective} {self.dice.choice(words.NOUNS)}"

    def _dateline(self) -> Dateline:
        place = self.states[0][2].upper()
        start, end = self.put(f"{place}, {self.plan.day:%B} {self.plan.day.day}")
        self.put(" – ")
        return Dateline(spans=((start, end),), place=place, date=self.plan.day)

    def _sentence(self) -> None:
        kind = self.dice.random()
        if kind < 0.45:
            self._says()
        elif kind < 0.72:
            self._does()
        elif kind < 0.74:
            self._due()
        else:
            self.fill(self.dice.choice(words.BACKGROUND))

    def fill(self, template: str) -> Span:
        """Write a template with its words drawn; states that it names are mentions and places."""
        start = self.size
        for literal, field in _parsed(template):
            if literal:
                self.put(literal)
            if field is None:
                continue
            if field in ("place", "place2"):
                state = self.dice.choice(self.states)
                self.state(state)
            elif field == "tail":
                self.fill(self.dice.choice(words.TAILS))
            elif field == "adj":
                self.put(words.ADJECTIVES[_heavy(self.dice, len(words.ADJECTIVES))])
            elif field in ("noun", "noun2"):
                self.put(self.dice.choice(words.NOUNS))
            elif field in ("verb", "verb2"):
                self.put(self.dice.choice(words.VERBS))
            elif field in ("group", "group2"):
                self._people()
            elif field == "number":
                self.put(str(self.dice.randint(2, 900)))
        return start, self.size

    def _actor(self, key: object, **fields: object) -> str:
        if key not in self.keys:
            id_ = f"a{len(self.keys) + 1}"
            self.keys[key] = id_
            self.mentions[id_] = []
            self.actors[id_] = Actor(id=id_, confidence=_confidence(self.dice), **fields)  # type: ignore[arg-type]
        return self.keys[key]

    def _mention(self, id_: str, span: Span, form: str) -> None:
        self.mentions[id_].append(
            ActorMention(spans=(span,), form=form, confidence=_confidence(self.dice))  # type: ignore[arg-type]
        )

    def state(self, state: tuple[str, str, str, str]) -> tuple[str, Span]:
        """Name a state; sometimes its government by the capital, which is a place as well."""
        code, name, capital, _ = state
        if self.dice.random() < 0.2:
            id_ = self._actor(("capital", code), name=name, kind="government", country=code, sector="GOV")
            span = self.put(capital)
        else:
            id_ = self._actor(("state", code), name=name, kind="state", country=code, sector="GOV")
            span = self.put(name)
        if self.dice.random() < 0.4:
            self.places.append(
                Place(id=f"p{len(self.places) + 1}", spans=(span,), name=self.pieces[-1], country=code, confidence=0.9)
            )
        self._mention(id_, span, "name")
        return id_, span

    def person(self, who: Person) -> tuple[str, Span]:
        """Name a person: with the office at first, by the surname later."""
        id_ = self._actor(
            who, name=who.name, kind="person", country=who.country, sector=who.sector, wikidata=who.wikidata,
            roles=(Role(title=who.office, country=who.country),),
        )  # fmt: skip
        if id_ in self.met:
            span = self.put(who.surname)
        else:
            self.met.add(id_)
            span = self.put(f"{who.office} {who.name}")
        self._mention(id_, span, "name")
        return id_, span

    def somebody(self) -> tuple[str, Span]:
        """Name who speaks: a person mostly, else a body, a group or a government."""
        draw = self.dice.random()
        if draw < 0.78:
            return self.person(self.dice.choice(self.speakers))
        if draw < 0.88:
            name, kind, country = self.body
            id_ = self._actor(("body", name), name=name, kind=kind, country=country)
            self.put("The ")
            span = self.put(name)
            self._mention(id_, span, "name")
            return id_, span
        if draw < 0.93:
            id_ = self._actor(("group", self.group), name=self.group, kind="group")
            span = self.put(self.group.capitalize())
            self._mention(id_, span, "nominal")
            return id_, span
        return self.state(self.dice.choice(self.states))

    def _people(self) -> None:
        """People described, not named: `northern farmers`."""
        described = f"{self.dice.choice(words.ADJECTIVES)} {self.dice.choice(words.GROUPS)}"
        id_ = self._actor(("group", described), name=described, kind="group")
        self._mention(id_, self.put(described), "nominal")

    def _says(self) -> None:
        act = self.dice.choices([a for a, _ in words.ACTS], [w for _, w in words.ACTS])[0]
        cue_words = self.dice.choice(words.CUES[act])
        form = self.dice.random() if act == "said" else 1.0
        quotes: tuple[Span, ...] = ()
        occasion = None
        if form < 0.30:  # "...," X said.
            self.put("“")
            content = self.fill(self.dice.choice(words.SPOKEN))
            self.put("” ")
            quotes, kind = (content,), "direct"
            speaker, source = self.somebody()
            self.put(" ")
            cue = self.put(cue_words)
        else:
            speaker, source = self.somebody()
            self.put(" ")
            cue = self.put(cue_words)
            occasion = self._occasion()
            self.put(" that ")
            start = self.size
            self.fill(self.dice.choice(words.CLAUSES))
            kind = "indirect"
            if form < 0.65:
                self.put(", calling it “")
                quotes = (self.put(f"{self.dice.choice(words.ADJECTIVES)} {self.dice.choice(words.NOUNS)}"),)
                kind = "mixed"
            content = start, self.size
            if quotes:
                self.put("”")
        self.put(".")
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}", act=act, kind=kind,  # type: ignore[arg-type]
                speaker=speaker, source=(source,), cue=(cue,), content=(content,), quotes=quotes,
                addressee=None, date=Period(start=self.plan.day, end=self.plan.day), occasion=occasion,
                about=self._about(content), topics=self._topics(), confidence=_confidence(self.dice),
            )
        )  # fmt: skip

    def _occasion(self) -> Occasion | None:
        if self.dice.random() > 0.05:
            return None
        name = self.dice.choice(words.OCCASIONS)
        self.put(" at ")
        span = self.put(f"the {name}")
        return Occasion(spans=(span,), name=name)

    def _about(self, content: Span) -> tuple[Tone, ...]:
        found: list[Tone] = []
        if self.dice.random() < 0.8:
            return ()
        for id_, mentions in self.mentions.items():
            if any(content[0] <= m.spans[0][0] and m.spans[0][1] <= content[1] for m in mentions[-2:]):
                tone = round(self.dice.uniform(-1, 1), 2)
                found.append(Tone(actor=id_, tone=tone, confidence=_confidence(self.dice)))
        return tuple(found)

    def _topics(self) -> tuple[str, ...]:
        count = self.dice.choice((0, 0, 1, 1, 1))
        return tuple(dict.fromkeys(words.TOPICS[_heavy(self.dice, len(words.TOPICS))] for _ in range(count)))

    def _does(self) -> None:
        kind, quad, modes, deed = self.dice.choice(words.DEEDS)
        start = self.size
        actor, other = self.dice.sample(self.states, 2)
        source, _ = self.somebody() if self.dice.random() < 0.4 else self.state(actor)
        self.put(" ")
        before, _, after = deed.partition("{target}")
        trigger_words, _, rest = before.partition(" ")
        trigger = self.put(trigger_words)
        self.fill(f" {rest}")
        target, _ = self.state(other)
        self.fill(after)
        end = self.size
        when = self._day_expression()
        self.put(".")
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}", type=kind, quad=quad, modes=modes,
                status=self.dice.choices(words.STATUSES, (80, 8, 3, 6, 3))[0],  # type: ignore[arg-type]
                sources=(source,), targets=(target,) if target != source else (), trigger=(trigger,),
                evidence=((start, end),), date=when, confidence=_confidence(self.dice),
                place=self.places[-1].id if self.places and self.dice.random() < 0.2 else None,
            )
        )  # fmt: skip

    def _day_expression(self) -> EventDate | None:
        if self.dice.random() < 0.5:
            return None
        day = self.plan.day - timedelta(days=self.dice.randint(0, 6))
        self.put(" on ")
        span = self.put(f"{day:%A}")
        self.dates.append(
            TimeExpression(
                id=f"d{len(self.dates) + 1}", spans=(span,), type="DATE", value=day.isoformat(), start=day, end=day,
                granularity="day", anchor="published", confidence=0.95,
            )
        )  # fmt: skip
        return EventDate(spans=(span,), start=day, end=day)

    def _due(self) -> None:
        start = self.size
        noun = self.dice.choice(words.NOUNS)
        host, _ = self.state(self.dice.choice(self.states))
        self.put(f" will host a {self.dice.choice(words.ADJECTIVES)} conference on the {noun}")
        end = self.size
        day = self.plan.day + timedelta(days=self.dice.randint(1, 60))
        self.put(" on ")
        span = self.put(f"{day:%B} {day.day}")
        self.put(".")
        self.dates.append(
            TimeExpression(
                id=f"d{len(self.dates) + 1}", spans=(span,), type="DATE", value=day.isoformat(), start=day, end=day,
                granularity="day", anchor="published", confidence=0.95,
            )
        )  # fmt: skip
        self.calendar.append(
            Appointment(
                id=f"c{len(self.calendar) + 1}", title=f"conference on the {noun}", status="due", start=day, end=day,
                host=host, participants=(host,), evidence=((start, end),), confidence=_confidence(self.dice),
            )
        )  # fmt: skip


def main() -> int:
    """`python -m bench.reports OUT.db N`: make a store, with its speed and size."""
    parser = argparse.ArgumentParser(prog="python -m bench.reports", description="Make a store of generated reports.")
    parser.add_argument("path", type=Path)
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--copies", type=float, default=0.0, help="the share of reports that tell an earlier one again")
    arguments = parser.parse_args()
    begin = time.monotonic()
    build(arguments.path, arguments.n, seed=arguments.seed, copies=arguments.copies)
    seconds = time.monotonic() - begin
    size = arguments.path.stat().st_size / 1e6
    print(f"{arguments.path}: {arguments.n:,} reports in {seconds:.0f} s, {size:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
