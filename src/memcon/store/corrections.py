"""Corrections by hand: rows of their own, laid over the machine's records at every read, kept by every new reading.

A correction is anchored to the text's hash, the kind of the entry, its exact words and where they stood: after a new
reading it holds for the entry that overlaps most with it (Jaccard of characters at least .5), else it is unplaced.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET

from memcon.check.gate import KINDS, Gate
from memcon.record import (
    Actor,
    ActorMention,
    Draft,
    Record,
    Spans,
    StoreError,
    overlap,
)
from memcon.record.record import Entry
from memcon.store.changes import GROUPS, PERSONS, QUADS, Change, Kind, Named, dated, refuse
from memcon.store.identity import fold

if TYPE_CHECKING:
    from memcon.store.store import Store

AROUND = 32
LEAST = 0.5
FIELDS: dict[Kind, str] = {"statement": "statements", "event": "events", "appointment": "calendar"}
ANCHORS: dict[Kind, str] = {"statement": "content", "event": "trigger", "appointment": "evidence"}
KIND_OF: dict[str, Kind] = {"s": "statement", "e": "event", "c": "appointment"}
GATE = Gate()


class Correction(Entry, frozen=True, kw_only=True):
    """One correction by hand: who made it, when, why, and what it is anchored to."""

    id: int
    made: str
    made_by: str
    why: str | None
    sha256: str
    kind: Kind
    words: str
    before: str
    after: str
    spans: Spans
    change: Change
    undone: str | None = None


def correct(store: "Store", report: int, key: str, change: Change, *, by: str, why: str | None = None) -> Correction:
    """Correct an entry (`s3`, `e1`, `c2`) of a report.

    Raises:
        StoreError: There is no such entry, or the change is none that it can take.
    """
    kind = KIND_OF.get(key[:1])
    record = store.record(report)
    entry = next((e for e in getattr(record, FIELDS[kind]) if e.id == key), None) if kind else None
    if kind is None or entry is None:
        raise StoreError(
            f"there is no {kind or 'statement, event or appointment'} {key!r} in it", where=record.report.id,
            hint="each answer shows where it stands, as summit/s3",
        )  # fmt: skip
    refuse(record, kind, change)
    spans, text = _anchor(entry, kind), record.report.text
    first, last = spans[0][0], spans[-1][1]
    made = Correction(
        id=0, made=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), made_by=by, why=why, sha256=record.report.sha256,
        kind=kind, words=_words(text, spans), before=text[max(0, first - AROUND) : first],
        after=text[last : last + AROUND], spans=spans, change=change,
    )  # fmt: skip
    with store.writing() as writer, writer.again(reports_of(store.db, {bytes.fromhex(made.sha256)})):
        number = add_row(store.db, made)
    return one(store, number)


def add_row(db: sqlite3.Connection, made: Correction) -> int:
    """Store a correction; its number."""
    values = (
        made.made, made.made_by, made.why, bytes.fromhex(made.sha256), made.kind, made.words, made.before, made.after,
        _json(made.spans), _json(made.change),
    )  # fmt: skip
    (number,) = db.execute(
        """INSERT INTO corrections (made, made_by, why, sha256, kind, words, before, after, spans, change)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        values,
    ).fetchone()
    return int(number)


def undo(store: "Store", number: int) -> Correction:
    """Take a correction back; its row stays.

    Raises:
        StoreError: There is none of that number, or it was taken back before.
    """
    held = one(store, number)
    if held.undone:
        raise StoreError(f"correction #{number} was taken back on {held.undone}", where=str(store.path))
    with store.writing() as writer, writer.again(reports_of(store.db, {bytes.fromhex(held.sha256)})):
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        store.db.execute("UPDATE corrections SET undone = ? WHERE id = ?", (now, number))
    return one(store, number)


def one(store: "Store", number: int) -> Correction:
    """The correction of a number.

    Raises:
        StoreError: There is none.
    """
    row = store.db.execute(f"{SELECT} WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise StoreError(
            f"there is no correction #{number}", where=str(store.path), hint="`memcon corrections` lists them"
        )
    return _made(row)


def corrections(store: "Store", *, undone: bool = False) -> list[Correction]:
    """All corrections in the order in which they were made; those taken back only if asked for."""
    rows = store.db.execute(f"{SELECT} {'' if undone else 'WHERE undone IS NULL'} ORDER BY id")
    return [_made(row) for row in rows.fetchall()]


def unplaced(store: "Store") -> list[Correction]:
    """The corrections that hold for no entry any more: their report is gone, or is read in quite another way."""
    found = []
    for held in corrections(store):
        reports = reports_of(store.db, {bytes.fromhex(held.sha256)})
        if not any(held.id in placed(store, report).values() for report in reports):
            found.append(held)
    return found


def placed(store: "Store", report: int) -> dict[str, int]:
    """Which entry of a report the machine's reading each correction holds for: key to the correction's number."""
    record = store.record(report, corrected=False)
    return {entry.id: c.id for c, entry in placements(record, live(store.db, record.report.sha256)) if entry}


def corrected_records(store: "Store") -> Iterator[Record]:
    """The records that were corrected, as they are now: gold to train and to measure with."""
    rows = store.db.execute(
        """SELECT DISTINCT r.id FROM reports r JOIN corrections c ON c.sha256 = r.sha256
           WHERE undone IS NULL ORDER BY r.id"""
    ).fetchall()
    for (report,) in rows:
        if placed(store, report):
            yield store.record(report)


def lay_over(db: sqlite3.Connection, record: Record) -> Record:
    """The record with the corrections of its text."""
    held = live(db, record.report.sha256)
    return apply(record, held) if held else record


def apply(record: Record, live: list[Correction]) -> Record:
    """The record with these corrections, those that have a place."""
    actors = list(record.actors)
    entries: dict[str, dict[str, Any]] = {
        name: {e.id: e for e in getattr(record, name)} for name in FIELDS.values()
    }  # fmt: skip
    changed = False
    for correction, entry in placements(record, live):
        if entry is None:
            continue
        held = entries[FIELDS[correction.kind]]
        if entry.id not in held:
            continue
        changed = True
        if correction.change.drop:
            del held[entry.id]
        else:
            held[entry.id] = _changed(held[entry.id], correction.kind, correction.change, actors, record.report.text)
    if not changed:
        return record
    found = {name: tuple(held.values()) for name, held in entries.items()}
    record = msgspec.structs.replace(record, actors=tuple(actors), **found)
    checked = GATE.check(Draft(report=record.report, **{kind: getattr(record, kind) for kind in KINDS}))
    return msgspec.structs.replace(record, **{kind: getattr(checked, kind) for kind in KINDS})


SELECT = "SELECT id, made, made_by, why, sha256, kind, words, before, after, spans, change, undone FROM corrections"


def live(db: sqlite3.Connection, sha256: str) -> list[Correction]:
    """The corrections of a text, by its hash, that were not taken back."""
    rows = db.execute(f"{SELECT} WHERE sha256 = ? AND undone IS NULL ORDER BY id", (bytes.fromhex(sha256),)).fetchall()
    return [_made(row) for row in rows]


def _made(row: tuple[Any, ...]) -> Correction:
    id_, made, by, why, sha256, kind, words, before, after, spans, change, undone = row
    return Correction(
        id=id_, made=made, made_by=by, why=why, sha256=sha256.hex(), kind=kind, words=words, before=before, after=after,
        spans=msgspec.json.decode(spans, type=Spans), change=msgspec.json.decode(change, type=Change), undone=undone,
    )  # fmt: skip


def placements(record: Record, live: list[Correction]) -> Iterator[tuple[Correction, Any]]:
    """Each correction with the entry that it holds for, or None."""
    for correction in live:
        best, share = None, 0.0
        for entry in getattr(record, FIELDS[correction.kind]):
            likeness = jaccard(_anchor(entry, correction.kind), correction.spans)
            if likeness > share:
                best, share = entry, likeness
        yield correction, best if share >= LEAST else None


def jaccard(one: Spans, other: Spans) -> float:
    """Of the characters that either covers, the share that both do."""
    both = overlap(one, other)
    return both / (sum(b - a for a, b in (*one, *other)) - both) if both else 0.0


def _anchor(entry: Any, kind: Kind) -> Spans:
    """Where an entry stands: a statement by its content, an event by its trigger, an appointment by its evidence."""
    spans: Spans = getattr(entry, ANCHORS[kind])
    return spans


def _changed(entry: Any, kind: Kind, change: Change, actors: list[Actor], text: str) -> Any:
    values: dict[str, Any] = {"confidence": 1.0}
    for name in ("act", "type", "status", "content"):
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = value
    for name in PERSONS:
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = _actor(value, actors, text) if value is not None else None
    for name in GROUPS:
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = tuple(dict.fromkeys(_actor(v, actors, text) for v in value))
    if change.date is not UNSET:
        values |= dated(kind, change.date)
    if "content" in values:
        values["quotes"] = tuple(q for q in entry.quotes if any(a <= q[0] and q[1] <= b for a, b in values["content"]))
    if "type" in values:
        values |= {"quad": QUADS[values["type"]], "modes": (), "cameo": None, "intensity": None}
    return msgspec.structs.replace(entry, **values)


def _actor(named: Named, actors: list[Actor], text: str) -> str:
    """The actor of the record that is meant; where it has none, one more."""
    for actor in actors:
        if named.wikidata and actor.wikidata == named.wikidata:
            return actor.id
    folded = fold(named.name)
    for actor in actors:
        agrees = named.country in (None, actor.country) or actor.country is None
        if fold(actor.name) == folded and agrees and {named.wikidata, actor.wikidata} & {None}:
            return actor.id
    number = 1 + max((int(a.id[1:]) for a in actors), default=0)
    start = text.find(named.name)
    seen = (ActorMention(spans=((start, start + len(named.name)),), form="name", confidence=1.0),) if start >= 0 else ()
    actors.append(
        Actor(
            id=f"a{number}", name=named.name, kind=named.kind, country=named.country, sector=named.sector,
            wikidata=named.wikidata, mentions=seen, confidence=1.0,
        )
    )  # fmt: skip
    return actors[-1].id


def reports_of(db: sqlite3.Connection, digests: Iterable[bytes]) -> list[int]:
    """The reports with one of these texts."""
    question = "SELECT id FROM reports WHERE sha256 = ?"
    return sorted({n for digest in digests for (n,) in db.execute(question, (digest,))})


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[a:b] for a, b in spans)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
