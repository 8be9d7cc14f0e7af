"""Corrections by hand: rows of their own, laid over the machine's records at every read, kept by every new reading.

A correction is anchored to the text's hash, the kind of the entry, its exact words and where they stood: after a new
reading it holds for the entry that overlaps most with it (Jaccard of characters at least .5), else it is unplaced.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec
from msgspec import UNSET, UnsetType

from memcon.check.gate import KINDS, Gate
from memcon.record import (
    Act,
    Actor,
    ActorKind,
    ActorMention,
    Draft,
    EventType,
    Record,
    Spans,
    Status,
    StoreError,
    overlap,
)
from memcon.record.record import Entry
from memcon.store.identity import fold

if TYPE_CHECKING:
    from memcon.store.store import Store

Kind = Literal["statement", "event", "appointment"]

AROUND = 32
LEAST = 0.5
SHOWN = 60
FIELDS: dict[Kind, str] = {"statement": "statements", "event": "events", "appointment": "calendar"}
ANCHORS: dict[Kind, str] = {"statement": "content", "event": "trigger", "appointment": "evidence"}
KIND_OF: dict[str, Kind] = {"s": "statement", "e": "event", "c": "appointment"}
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 4, "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
GATE = Gate()


class Named(Entry, frozen=True, kw_only=True):
    """An actor as a correction names it: by what it is, for the ids of a record change with every reading."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class Change(Entry, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be otherwise; what is unset stays as it is, None is nobody."""

    drop: bool = False
    act: Act | UnsetType = UNSET
    speaker: Named | UnsetType | None = UNSET
    addressee: Named | UnsetType | None = UNSET
    content: Spans | UnsetType = UNSET
    type: EventType | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    sources: tuple[Named, ...] | UnsetType = UNSET
    targets: tuple[Named, ...] | UnsetType = UNSET


ALLOWED: dict[Kind, frozenset[str]] = {
    "statement": frozenset({"drop", "act", "speaker", "addressee", "content"}),
    "event": frozenset({"drop", "type", "status", "sources", "targets"}),
    "appointment": frozenset({"drop"}),
}


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
    _refuse(record, kind, change)
    spans, text = _anchor(entry, kind), record.report.text
    first, last = spans[0][0], spans[-1][1]
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    values = (
        time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), by, why, bytes.fromhex(record.report.sha256), kind,
        _words(text, spans), before, after, _json(spans), _json(change),
    )  # fmt: skip
    with store.writing() as writer, writer.again(reports_of(store.db, {values[3]})):
        (number,) = store.db.execute(
            """INSERT INTO corrections (made, made_by, why, sha256, kind, words, before, after, spans, change)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
            values,
        ).fetchone()
    return one(store, number)


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
    return {entry.id: c.id for c, entry in _placements(record, _live(store.db, record.report.sha256)) if entry}


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
    live = _live(db, record.report.sha256)
    return apply(record, live) if live else record


def apply(record: Record, live: list[Correction]) -> Record:
    """The record with these corrections, those that have a place."""
    actors = list(record.actors)
    entries: dict[str, dict[str, Any]] = {
        name: {e.id: e for e in getattr(record, name)} for name in FIELDS.values()
    }  # fmt: skip
    changed = False
    for correction, entry in _placements(record, live):
        if entry is None:
            continue
        held = entries[FIELDS[correction.kind]]
        if entry.id not in held:
            continue
        changed = True
        if correction.change.drop:
            del held[entry.id]
        else:
            held[entry.id] = _changed(held[entry.id], correction.change, actors, record.report.text)
    if not changed:
        return record
    found = {name: tuple(held.values()) for name, held in entries.items()}
    record = msgspec.structs.replace(record, actors=tuple(actors), **found)
    checked = GATE.check(Draft(report=record.report, **{kind: getattr(record, kind) for kind in KINDS}))
    return msgspec.structs.replace(record, **{kind: getattr(checked, kind) for kind in KINDS})


SELECT = "SELECT id, made, made_by, why, sha256, kind, words, before, after, spans, change, undone FROM corrections"


def _live(db: sqlite3.Connection, sha256: str) -> list[Correction]:
    rows = db.execute(f"{SELECT} WHERE sha256 = ? AND undone IS NULL ORDER BY id", (bytes.fromhex(sha256),)).fetchall()
    return [_made(row) for row in rows]


def _made(row: tuple[Any, ...]) -> Correction:
    id_, made, by, why, sha256, kind, words, before, after, spans, change, undone = row
    return Correction(
        id=id_, made=made, made_by=by, why=why, sha256=sha256.hex(), kind=kind, words=words, before=before, after=after,
        spans=msgspec.json.decode(spans, type=Spans), change=msgspec.json.decode(change, type=Change), undone=undone,
    )  # fmt: skip


def _placements(record: Record, live: list[Correction]) -> Iterator[tuple[Correction, Any]]:
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


def _changed(entry: Any, change: Change, actors: list[Actor], text: str) -> Any:
    values: dict[str, Any] = {"confidence": 1.0}
    for name in ("act", "type", "status", "content"):
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = value
    for name in ("speaker", "addressee"):
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = _actor(value, actors, text) if value is not None else None
    for name in ("sources", "targets"):
        value = getattr(change, name)
        if value is not UNSET:
            values[name] = tuple(dict.fromkeys(_actor(v, actors, text) for v in value))
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


def _refuse(record: Record, kind: Kind, change: Change) -> None:
    """Refuse a change that changes nothing, or that an entry of the kind cannot take."""
    where = record.report.id
    asked = {f for f in change.__struct_fields__ if getattr(change, f) not in (UNSET, False)}
    if not asked:
        raise StoreError("nothing is to be changed", where=where, hint="say what, or --drop")
    wrong = sorted(asked - ALLOWED[kind])
    if wrong:
        raise StoreError(f"{'an' if kind[0] in 'ae' else 'a'} {kind} has no {wrong[0]} to correct", where=where)
    if change.type is not UNSET and change.type not in get_args(EventType):
        raise StoreError(f"{change.type!r} is no type of event", where=where)
    if change.sources == ():
        raise StoreError("an event needs somebody who acts", where=where, hint="--drop drops it")
    if change.content is not UNSET:
        _refuse_content(record, change.content)


def _refuse_content(record: Record, content: Spans) -> None:
    size = len(record.report.text)
    ends = 0
    for start, end in content:
        if not ends <= start < end <= size:
            raise StoreError(
                f"content {start}:{end} does not stand in a text of {size:,} characters", where=record.report.id,
                hint="give START:END, one after the other",
            )  # fmt: skip
        if not record.report.text[start:end].strip():
            raise StoreError(f"content {start}:{end} is empty", where=record.report.id)
        ends = end
    if not content:
        raise StoreError("content is empty", where=record.report.id)


def reports_of(db: sqlite3.Connection, digests: Iterable[bytes]) -> list[int]:
    """The reports with one of these texts."""
    question = "SELECT id FROM reports WHERE sha256 = ?"
    return sorted({n for digest in digests for (n,) in db.execute(question, (digest,))})


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[a:b] for a, b in spans)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def known(store: "Store", name: str) -> Named:
    """Who is meant by a name: as the store knows it where it knows just one actor of that name, else a person."""
    rows = store.db.execute(
        """SELECT DISTINCT e.name, e.kind, e.country, e.sector, e.wikidata FROM entity_names n
           JOIN entities e ON e.id = n.entity WHERE folded = ? AND named AND merged_into IS NULL""",
        (fold(name),),
    ).fetchall()
    if len(rows) != 1:
        return Named(name=name)
    return Named(name=name, kind=rows[0][1], country=rows[0][2], sector=rows[0][3], wikidata=rows[0][4])


def told(store: "Store", correction: Correction, *, lost: bool = False) -> str:
    """A correction in a line: `#1  summit  statement "cut in two …": speaker Ingrid Solvang (ada, 2026-03-08)`."""
    row = store.db.execute(
        "SELECT name FROM reports WHERE sha256 = ? ORDER BY newer IS NOT NULL, id", (bytes.fromhex(correction.sha256),)
    ).fetchone()
    words = " ".join(correction.words.split())
    short = words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
    state = " taken back" if correction.undone else " WITHOUT A PLACE" if lost else ""
    why = f": {correction.why}" if correction.why else ""
    by = f"{correction.made_by}, {correction.made[:10]}{why}"
    where = row[0] if row else "a report that is gone"
    return f"#{correction.id}  {where}  {correction.kind} “{short}”: {_told(correction.change)} ({by}){state}"


def _told(change: Change) -> str:
    parts = []
    for name in change.__struct_fields__:
        value = getattr(change, name)
        if value in (UNSET, False):
            continue
        if value is True:
            parts.append("dropped")
        elif name == "content":
            parts.append("content " + ", ".join(f"{a}:{b}" for a, b in value))
        elif name in ("sources", "targets"):
            parts.append(f"{name} " + (", ".join(v.name for v in value) or "nobody"))
        else:
            parts.append(f"{name} {'nobody' if value is None else getattr(value, 'name', value)}")
    return ", ".join(parts)
