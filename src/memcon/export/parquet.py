"""Records as Parquet, one table a record kind, and back again: the same records give the same bytes.

`columns.py` holds the columns. DuckDB, polars, pandas and Spark read a table's folder as one table.
"""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from memcon.export.columns import TABLES, head
from memcon.export.tables import View
from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Dateline,
    Event,
    InputError,
    Link,
    MadeBy,
    Period,
    Place,
    Record,
    Report,
    Role,
    Spans,
    Statement,
    TimeExpression,
)  # fmt: skip
from memcon.record.record import EventDate, Occasion, Tone

Fields = Mapping[str, Any]
Made = TypeVar("Made", bound=msgspec.Struct)
ROW_GROUP = 1 << 16
"""Rows that a reader must hold at once at most."""


def encode(records: Sequence[Record], run: str) -> dict[str, bytes]:
    """Each table of the records as one Parquet file."""
    views = [(View(record), head(record, run)) for record in records]
    return {
        name: to_bytes(table.schema, [(*first, *row) for view, first in views for row in table.rows(view)])
        for name, table in TABLES.items()
    }


def to_bytes(schema: Any, rows: Sequence[tuple[object, ...]]) -> bytes:
    """Rows as one Parquet file."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd", row_group_size=ROW_GROUP, version="2.6"
    )
    return out.getvalue()


def read(folder: Path) -> Iterator[Record]:
    """The records of a data set, exactly as they were, in the order in which they were read.

    Raises:
        InputError: A table is missing or broken.
    """
    for part in sorted((folder / "reports").glob("part-*.parquet")):
        try:
            tables = {name: pq.read_table(folder / name / part.name, partitioning=None) for name in TABLES}
        except (OSError, pa.ArrowException) as error:
            raise InputError(f"a table is missing or broken: {error}", where=str(folder)) from error
        yield from decode(tables)


def decode(tables: Mapping[str, Any]) -> Iterator[Record]:
    """The records of one part."""
    entries: dict[str, dict[str, list[Fields]]] = {}
    for name in TABLES:
        kept = defaultdict(list)
        for row in tables[name].to_pylist():
            kept[row["sha256"]].append(row)
        entries[name] = kept
    for sha256, (row,) in entries["reports"].items():
        yield _record(row, {name: kept.get(sha256, []) for name, kept in entries.items()})


def _record(row: Fields, entries: Mapping[str, list[Fields]]) -> Record:
    mentions: dict[str, list[ActorMention]] = defaultdict(list)
    for m in entries["mentions"]:
        mentions[m["actor"]].append(_made(ActorMention, m, spans="words_at"))
    return Record(
        report=_report(row),
        actors=tuple(_actor(a, mentions[a["actor"]]) for a in entries["actors"]),
        statements=tuple(_statement(s) for s in entries["statements"]),
        events=tuple(_event(e) for e in entries["events"]),
        calendar=tuple(_made(Appointment, c, id="appointment", evidence="evidence_at") for c in entries["calendar"]),
        dates=tuple(_made(TimeExpression, d, id="date", spans="words_at") for d in entries["dates"]),
        places=tuple(_made(Place, p, id="place", spans="words_at") for p in entries["places"]),
        links=tuple(_made(Link, k, from_="from", evidence="evidence_at") for k in entries["links"]),
        made_by=MadeBy(memcon=row["memcon"], models=_pairs(row["models"]), settings=_pairs(row["settings"])),
    )


def _report(row: Fields) -> Report:
    line = _made(Dateline, row, spans="dateline_at", place="dateline_place", date="dateline_date")
    return msgspec.structs.replace(
        _made(Report, {**row, "dateline": None}, id="report"), dateline=line if row["has_dateline"] else None
    )


def _actor(row: Fields, mentions: list[ActorMention]) -> Actor:
    roles = tuple(Role(**r) for r in row["roles"])
    return msgspec.structs.replace(
        _made(Actor, {**row, "roles": (), "mentions": ()}, id="actor"), roles=roles, mentions=tuple(mentions)
    )


def _statement(row: Fields) -> Statement:
    when = Period(start=row["start"], end=row["end"]) if row["has_date"] else None
    where = _made(Occasion, row, spans="occasion_at", name="occasion_name", actor="occasion_actor")
    made = _made(
        Statement, {**row, "date": None, "occasion": None, "about": ()}, id="statement", source="source_at",
        cue="cue_at", content="content_at", quotes="quotes_at",
    )  # fmt: skip
    return msgspec.structs.replace(
        made, date=when, occasion=where if row["occasion_at"] is not None else None,
        about=tuple(Tone(**t) for t in row["about"]),
    )  # fmt: skip


def _event(row: Fields) -> Event:
    when = _made(EventDate, row, spans="date_at")
    made = _made(
        Event, {**row, "date": None, "also_at": ()}, id="event", trigger="trigger_at", evidence="evidence_at",
        condition="condition_at", also="also_at",
    )  # fmt: skip
    also = tuple(_spans(spans) for spans in row["also_at"])
    return msgspec.structs.replace(made, date=when if row["has_date"] else None, also=also)


def _made(kind: type[Made], row: Fields, **called: str) -> Made:
    """A struct of the row's columns; `called` names those that are called otherwise than its fields."""
    return kind(**{name: _value(row[called.get(name, name)]) for name in kind.__struct_fields__})


def _value(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return _spans(value) if value and isinstance(value[0], dict) else tuple(value)


def _spans(value: list[dict[str, int]]) -> Spans:
    return tuple((s["start"], s["end"]) for s in value)


def _pairs(value: list[dict[str, str]]) -> dict[str, str]:
    return {pair["name"]: pair["value"] for pair in value}
