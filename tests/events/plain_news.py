"""Read and judge the news of `news.tsv`: what a careful analyst records of each short report.

A row: the report, its events, its calendar entries, and `x` where a reading is known to miss something. An event is
`TYPE status SOURCE,SOURCE>TARGET day`; types, statuses and parties may have others that will do (`A|B`), a party is a
country or a piece of a name in lower case, a leading `?` marks what may be left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from memcon.record import Event, Record

PUBLISHED = "2026-03-12"
FILE = Path(__file__).with_name("news.tsv")
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")


class Wanted(NamedTuple):
    """An event that a reading should hold."""

    types: list[str]
    statuses: list[str]
    sources: str
    targets: str
    day: str | None
    optional: bool


class Row(NamedTuple):
    """A report and what should be read from it."""

    text: str
    events: list[Wanted]
    calendar: list[tuple[str, str]]
    missed: bool


def rows() -> Iterator[Row]:
    """The rows of the file."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        text, events, calendar, missed = line.split("\t")
        due = [(days, status or "due") for days, _, status in (c.partition(" ") for c in calendar.split("; ") if c)]
        yield Row(text, [wanted(e) for e in events.split("; ") if e], due, missed == "x")


def wanted(told: str) -> Wanted:
    """An event from its short form."""
    kind, status, rest = told.lstrip("?").split(" ", 2)
    parties, _, last = rest.rpartition(" ")
    day = last if last[:2] == "20" else None
    sources, _, targets = (parties if day else rest).partition(">")
    return Wanted(kind.split("|"), status.split("|"), sources, targets.strip(), day, told.startswith("?"))


def who_did_what(record: Record, event: Event, want: Wanted) -> bool:
    """Whether type and parties are those wanted."""
    if event.type not in want.types:
        return False
    if _fits(want.sources, record, event.sources) and _fits(want.targets, record, event.targets):
        return True
    both = ",".join(p for p in (want.sources, want.targets) if p)
    return event.type in MUTUAL and _fits(both, record, (*event.sources, *event.targets))


def whole(record: Record, event: Event, want: Wanted) -> bool:
    """Whether status and day are right too."""
    if not who_did_what(record, event, want) or event.status not in want.statuses:
        return False
    if want.day is None:
        return True
    start, dots, end = want.day.partition("..")
    days = (str(event.date.start), str(event.date.end)) if event.date is not None else ("", "")
    return days[0] == start and (days[1] == end or (not end and (bool(dots) or days[1] == start)))


def _fits(parties: str, record: Record, ids: tuple[str, ...]) -> bool:
    actors = {a.id: a for a in record.actors}
    left = [actors[i] for i in ids]
    for party in parties.split(",") if parties else ():
        words = party.split("|")
        hit = next((a for a in left if any(_is(a.country, a.name, w) for w in words)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _is(country: str | None, name: str, word: str) -> bool:
    return country == word if word.isupper() else word in name.lower()
