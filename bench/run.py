"""Read a corpus with memcon and hand the records to a scorer."""

import json
import logging
import time
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from memcon import Reader, Record, Report
from memcon.record import Draft

CHUNK = 8
logging.getLogger("memcon").setLevel(logging.ERROR)  # corpora without dates would warn a line a report


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@cache
def reader() -> Reader:
    """The one reader of a bench run."""
    return Reader()


def day(value: object) -> date | None:
    """A date of a corpus, or None where it has none or a broken one."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def reports(documents: Iterable[dict[str, Any]], when: str = "published") -> list[Report]:
    """Documents (`id`, `text`, and a date under `when`) as reports."""
    from memcon.intake.report import make_report

    return [
        make_report(
            d["text"], id=d["id"], title=d.get("title"), publisher=d.get("publisher"), published=day(d.get(when))
        )
        for d in documents
    ]


def drafts(documents: Iterable[dict[str, Any]], when: str = "published") -> list[Draft]:
    """What all steps found in each document."""
    wanted = reports(documents, when)
    out: list[Draft] = []
    for start in range(0, len(wanted), CHUNK):
        found = reader().pipeline.draft(wanted[start : start + CHUNK])
        out.extend(msgspec.structs.replace(d, reading=None) for d in found)
    return out


def records(documents: Iterable[dict[str, Any]], when: str = "published") -> list[Record]:
    """The record of each document."""
    wanted = reports(documents, when)
    out: list[Record] = []
    for start in range(0, len(wanted), CHUNK):
        out.extend(reader().read_many(wanted[start : start + CHUNK]))
    return out


def plain(record: Record) -> dict[str, Any]:
    """The record as the JSON object that `memcon read --json` prints."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return found


def timed(work: Any) -> tuple[Any, float]:
    """The result of a call and the CPU seconds of this process that it took."""
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin
