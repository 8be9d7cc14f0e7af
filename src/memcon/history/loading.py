"""Statements of the store as what questions over time are asked of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day  # noqa: N812
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from memcon.history.compare import Comparison, Told, compare
from memcon.history.marks import Mark, marks
from memcon.history.said import Said, Towards
from memcon.record import Act, hull
from memcon.store.lines import Lines, Opened
from memcon.store.rows import EntityLine, Filter, StatementLine
from memcon.store.said import said
from memcon.store.vectors import vectors_of

if TYPE_CHECKING:
    from memcon.store import Store

MOST = 250
"""Statements of a side that are compared, the newest."""
MADE_NOW = 60
"""Vectors that are made while somebody waits, where nobody ran `memcon index`."""
LOOKED_INTO = 100
"""Reports that are looked into for what they say themselves, the newest."""
STOP = re.compile(r"[.!?][”’\"']?(?=\s|$)|\n")
AROUND = 240
"""Characters around the evidence in which the ends of its sentence are looked for."""
OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})
"""What such a word names, `its leaders`, is somebody else in every report."""


def said_of(line: StatementLine, vector: bytes | None = None) -> Said:
    """A statement of the store."""
    return Said(
        report=str(line.report.id), statement=line.key, day=line.day,
        speaker=str(line.speaker.id) if line.speaker else None, name=line.speaker.name if line.speaker else None,
        text=line.text, quotes=line.quotes, act=cast("Act", line.act),
        about=tuple(
            Towards(key=str(t.entity), name=t.name, tone=t.tone)
            for t in line.about
            if t.name.split(" ", 1)[0].casefold() not in OWNERS
        ),
        topics=line.topics, occasion=line.occasion, year=line.day.year if line.day else None,
        publisher=line.report.publisher, url=line.report.url, vector=vector,
    )  # fmt: skip


def loaded(lines: Iterable[StatementLine], vectors: Mapping[int, bytes] | None = None) -> list[Said]:
    """Statements of the store with the vectors that are known, by the statements' numbers."""
    known = vectors or {}
    return [said_of(line, known.get(line.id)) for line in lines]


def with_vectors(store: "Store", lines: Sequence[StatementLine]) -> list[Said]:
    """Statements with their vectors: those that `memcon index` made; of a few statements the rest is made now."""
    known = vectors_of(store, [line.id for line in lines])
    lacking = [line for line in lines if line.id not in known]
    if 0 < len(lacking) <= MADE_NOW:
        from memcon.syntax.sentences import Sentences, pack

        vectors = pack(Sentences().embed(line.text for line in lacking))
        known.update(zip((line.id for line in lacking), vectors, strict=True))
    return loaded(lines, known)


def followed(
    store: "Store", filter: Filter, speaker: EntityLine, *, about: EntityLine | None = None, topic: str | None = None
) -> list[Mark]:
    """What an actor said about another, or on a topic, in time, each statement with its mark.

    Where it is narrowed to one of these, others who contradict the actor stand in it too.
    """
    narrowed = about is not None or topic is not None
    most = replace(filter, limit=MOST)
    target = about.id if about else None
    lines = said(store, most, speaker=speaker.id, about=target, topic=topic)
    if narrowed:
        own = {line.id for line in lines}
        lines += [x for x in said(store, most, about=target, topic=topic) if x.id not in own]
    key = str(speaker.id)
    found = marks(with_vectors(store, lines))
    return [
        m
        for m in found
        if m.said.speaker == key or (m.kind == "contradicted" and m.earlier is not None and m.earlier.speaker == key)
    ]


def compared(
    store: "Store",
    filter: Filter,
    first: EntityLine,
    second: EntityLine,
    *,
    occasion: str | None = None,
    years: tuple[int, int] | None = None,
    topic: str | None = None,
) -> Comparison:
    """Two speakers of the store side by side, or one speaker's two years."""
    sides = [
        said(store, _in_year(filter, year), speaker=who.id, occasion=occasion, topic=topic)
        for who, year in zip((first, second), years or (None, None), strict=True)
    ]
    entities = {first.id, second.id}
    return compare(
        *(with_vectors(store, lines) for lines in sides),
        names=(first.name, second.name),
        years=years or (None, None),
        occasion=_named(sides) if occasion else None,
        told=told_of(store, [line for lines in sides for line in lines], entities),
    )


def told_of(store: "Store", lines: Sequence[StatementLine], entities: set[int]) -> list[Told]:
    """What the reports of the statements say themselves of them or of their speakers: `links` of the records."""
    keys: dict[int, set[str]] = {}
    for line in sorted(lines, key=lambda x: x.day or Day.min, reverse=True):
        if line.report.id not in keys and len(keys) == LOOKED_INTO:
            continue
        keys.setdefault(line.report.id, set()).add(line.key)
    opened = Lines(store)
    found = (t for report in sorted(keys) for t in _told(opened.opened(report), keys[report], entities))
    return list({(t.kind, t.text): t for t in found}.values())


def _told(at: Opened, keys: set[str], entities: set[int]) -> Iterator[Told]:
    for link in at.record.links:
        if any(end in keys or _who(at, end) & entities for end in (link.from_, link.to) if end is not None):
            yield Told(
                kind=link.kind, text=_sentence(at.text, *hull(link.evidence)), report=str(at.id), url=at.line.url
            )


def _sentence(text: str, start: int, end: int) -> str:
    """The words of the evidence with the rest of their sentence, as far as it is near."""
    before = max((m.end() for m in STOP.finditer(text, max(0, start - AROUND), start)), default=max(0, start - AROUND))
    after = STOP.search(text, max(start, end - 1), min(len(text), end + AROUND))
    return " ".join(text[before : after.start() + 1 if after else min(len(text), end + AROUND)].split())


def _who(at: Opened, end: str) -> set[int]:
    """Who stands at an end of a link: the actor, or those who do the act."""
    actors = at.events[end].sources if end in at.events else (end,)
    return {at.entities[a] for a in actors if a in at.entities}


def _in_year(filter: Filter, year: int | None) -> Filter:
    """The filter, and no more than can be compared; of a year what falls into it."""
    limit = min(filter.limit or MOST, MOST)
    if year is None:
        return replace(filter, limit=limit)
    first, last = Day(year, 1, 1), Day(year, 12, 31)
    return replace(
        filter, limit=limit, since=max(first, filter.since or first), until=min(last, filter.until or last)
    )  # fmt: skip


def _named(sides: Iterable[Iterable[StatementLine]]) -> str | None:
    """The occasion as most statements have it."""
    names = [line.occasion for lines in sides for line in lines if line.occasion]
    return max(sorted(set(names)), key=names.count, default=None)
