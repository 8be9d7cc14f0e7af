"""Every format that records go out in, written out: nothing registers itself.

A format writes one file, a folder, or, as CSV does, either: a table into a file, all tables into a folder.
"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from memcon.export import (
    annotations,
    atom,
    brat,
    cameo,
    evidence,
    ftm,
    gdelt,
    gkg,
    ics,
    jsonl,
    jsonld,
    plover,
    polecat,
    separated,
)
from memcon.export.tables import TABLES
from memcon.export.tally import Tally
from memcon.record import Record, SettingError

ToFile = Callable[[Iterable[Record], BinaryIO], Tally]
ToFolder = Callable[[Iterable[Record], Path], Tally]


class Format(Struct, frozen=True, kw_only=True):
    """How records become a file, a folder, or both."""

    about: str
    to_file: ToFile | None = None
    to_folder: ToFolder | None = None
    binary: bool = False


def formats(*, table: str | None = None, spreadsheet: bool = False) -> dict[str, Format]:
    """All formats by name; `table` and `spreadsheet` are for CSV and TSV.

    Raises:
        SettingError: There is no such table.
    """
    if table is not None and table not in TABLES:
        raise SettingError(f"no table {table!r}", where="--table", hint=f"one of {', '.join(TABLES)}")
    return {
        "jsonl": Format(about="the records themselves, one a line", to_file=jsonl.write),
        "parquet": Format(about="the data set that memcon run writes, a folder", to_folder=_parquet),
        "csv": _separated(table, ".csv", ",", spreadsheet=spreadsheet),
        "tsv": _separated(table, ".tsv", "\t", spreadsheet=spreadsheet),
        "plover": Format(about="PLOVER 2.0 events, one JSON object a line", to_file=plover.write),
        "polecat": Format(about="POLECAT's 40 columns", to_file=polecat.write),
        "cameo": Format(about="PETRARCH's columns with CAMEO codes, where they are surely right", to_file=cameo.write),
        "gdelt-events": Format(about="GDELT 2.0 Events, 61 columns", to_file=gdelt.write_events),
        "gdelt-mentions": Format(about="GDELT 2.0 Mentions, 16 columns", to_file=gdelt.write_mentions),
        "gdelt-gkg": Format(about="GDELT GKG 2.1 with quotations, 27 columns", to_file=gkg.write),
        "ics": Format(about="what is due, as iCalendar", to_file=ics.write),
        "atom": Format(about="a feed, an entry a report", to_file=atom.write),
        "annotations": Format(about="W3C Web Annotations, a JSON-LD array", to_file=annotations.write),
        "json-ld": Format(about="schema.org Quotation, Claim and Event, one object a line", to_file=jsonld.write),
        "ftm": Format(about="FollowTheMoney entities, one a line", to_file=ftm.write),
        "spacy": Format(about="a spaCy DocBin, or several in a folder", to_file=_docs, to_folder=_shards, binary=True),
        "brat": Format(about="brat standoff, a folder", to_folder=brat.write),
        "markdown": Format(about="an evidence sheet, to print or to attach", to_file=evidence.write),
    }


def _docs(records: Iterable[Record], out: BinaryIO) -> Tally:
    """spaCy is slow to import, and only this format wants it."""
    from memcon.spacy.docs import write

    return write(records, out)


def _shards(records: Iterable[Record], folder: Path) -> Tally:
    from memcon.spacy.docs import write_shards

    return write_shards(records, folder)


def _parquet(records: Iterable[Record], folder: Path) -> Tally:
    from memcon.export.parts import write

    return write(records, folder)


def _separated(table: str | None, suffix: str, separator: str, *, spreadsheet: bool) -> Format:
    one = partial(separated.write, table=TABLES[table], separator=separator, spreadsheet=spreadsheet) if table else None
    every = partial(separated.write_all, suffix=suffix, separator=separator, spreadsheet=spreadsheet)
    about = f"flat tables, {'comma' if separator == ',' else 'tab'}-separated: one with --table, or all into a folder"
    return Format(about=about, to_file=one, to_folder=None if table else every)
