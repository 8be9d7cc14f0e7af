"""The page of the day: what the most watched actors said, what was done, what changed, what is due."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from memcon.history.loading import loaded
from memcon.history.marks import Mark, meanings
from memcon.history.marks import known as known_meaning
from memcon.history.relate import relation
from memcon.history.said import Said
from memcon.lexicon import read_json
from memcon.record.record import Entry
from memcon.store.due import due
from memcon.store.listing import latest_events
from memcon.store.rows import UNNARROWED, AppointmentLine, EntityLine, EventLine, Filter, StatementLine
from memcon.store.said import said
from memcon.store.vectors import vectors_of
from memcon.store.watch import most_watched

if TYPE_CHECKING:
    from memcon.store import Store

WATCHED = 90
"""Days over which it is counted who is quoted most."""
MOST = 10
"""Speakers, events, changes and dates each, where the filter names no other number."""
A_SPEAKER = 3
"""Statements of a speaker that are shown."""
WEIGHED = 120
"""Events of the days that are weighed, the newest."""
PAST = 30
"""Earlier statements of a speaker that a new one is set beside."""
AHEAD = 14
"""Days ahead of which is told what is due."""
TOLD = ("reversed", "contradicted", "hardened", "softened")
"""Marks that are news, the most telling first; what is repeated is none, and stands with the statement."""


class Speaker(Entry, frozen=True, kw_only=True):
    """A watched actor (`reports`: stories of the last months that quote it) and what it said."""

    actor: EntityLine
    statements: tuple[StatementLine, ...]


class Brief(Entry, frozen=True, kw_only=True):
    """A page of the day."""

    since: Day
    until: Day
    speakers: tuple[Speaker, ...] = ()
    events: tuple[EventLine, ...] = ()
    changes: tuple[Mark, ...] = ()
    repeats: tuple[Mark, ...] = ()
    """Of the statements those that say again, in the same words or in others, what the speaker had said before."""
    due: tuple[AppointmentLine, ...] = ()


def brief(store: "Store", since: Day, today: Day, filter: Filter = UNNARROWED) -> Brief:
    """What is new from a day on until today; the filter's publisher narrows it, its limit is that of each part."""
    most = filter.limit or MOST
    days = replace(filter, since=since, until=today, offset=0)
    watched = most_watched(store, replace(days, since=since - timedelta(days=WATCHED), limit=most * 2), kind=None)
    speakers: list[Speaker] = []
    for actor in watched:
        lines = said(store, replace(days, limit=A_SPEAKER), speaker=actor.id)
        if lines:
            speakers.append(Speaker(actor=actor, statements=tuple(lines)))
        if len(speakers) == most:
            break
    changes, repeats = _beside_earlier(store, speakers, replace(filter, until=since - timedelta(days=1)))
    return Brief(
        since=since, until=today, speakers=tuple(speakers),
        events=tuple(_weightiest(latest_events(store, replace(days, limit=WEIGHED)))[:most]),
        changes=tuple(changes[:most]), repeats=tuple(repeats),
        due=tuple(due(store, today, AHEAD, replace(filter, limit=most, offset=0))),
    )  # fmt: skip


def _weightiest(events: Sequence[EventLine]) -> list[EventLine]:
    """What most outlets tell first, then the strongest deeds, for good or ill."""
    scale: dict[str, float] = read_json("goldstein.json")
    return sorted(events, key=lambda e: (e.report.outlets, abs(scale.get(e.type, 0.0)), e.confidence), reverse=True)


def _beside_earlier(store: "Store", speakers: Sequence[Speaker], before: Filter) -> tuple[list[Mark], list[Mark]]:
    """What the new statements change of earlier ones of the same speakers on the same things, and what they repeat."""
    found = [mark for speaker in speakers for mark in _marks(store, speaker, replace(before, limit=PAST, offset=0))]
    changes = sorted((m for m in found if m.kind in TOLD), key=lambda m: (TOLD.index(m.kind), -m.closeness))
    return changes, [m for m in found if m.kind not in TOLD]


def _marks(store: "Store", speaker: Speaker, before: Filter) -> list[Mark]:
    """Of each new statement the mark beside the closest earlier one; a change, where there is one, is told first."""
    past = said(store, before, speaker=speaker.actor.id)
    lines = [*past, *speaker.statements]
    all_said = loaded(lines, vectors_of(store, [line.id for line in lines]))
    near = meanings(all_said)
    marks = []
    for j in range(len(past), len(all_said)):
        found = [
            Mark(kind=made.kind, said=all_said[j], earlier=all_said[i], closeness=made.closeness)
            for i in range(len(past))
            if _of_one_thing(all_said[i], all_said[j])
            and (made := relation(all_said[i], all_said[j], known_meaning(near[i, j]))) is not None
        ]
        marks += sorted(found, key=lambda m: (m.kind not in TOLD, -m.closeness))[:1]
    return marks


def _of_one_thing(one: Said, other: Said) -> bool:
    """Whether both are about an actor or on a topic; what has neither may be about anything."""
    if {t.key for t in one.about} & {t.key for t in other.about}:
        return True
    return bool(set(one.topics) & set(other.topics)) or not (one.topics or other.topics or one.about or other.about)
