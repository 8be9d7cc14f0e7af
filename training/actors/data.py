"""Read GUM chains, GAP rows and NewsWCL50 mentions as gold for the linker."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from memcon.record import Attribution, Reading


class Case(NamedTuple):
    """A text with its gold: spans to entities; `closed` where a mention without gold belongs to no named chain."""

    name: str
    source: str
    reading: Reading
    spans: dict[tuple[int, int], str]
    closed: bool
    negative: dict[tuple[int, int], bool] | None = None
    pronoun: int | None = None
    attributions: tuple[Attribution, ...] = ()


def chains(path: Path, readings: list[Reading], closed: bool, told: Sequence[tuple[Attribution, ...]]) -> list[Case]:
    """One case a document of GUM or NewsWCL50."""
    out = []
    for line, reading, attributions in zip(path.open(encoding="utf-8"), readings, told, strict=True):
        doc = json.loads(line)
        spans = {
            (m["start"], m["end"]): f"{m.get('country')}/{m['entity']}" if not closed else m["entity"]
            for m in doc["mentions"]
            if m.get("entity")
        }
        out.append(Case(doc["id"], "gum" if closed else "wcl", reading, spans, closed, attributions=attributions))
    return out


def gap(path: Path, readings: list[Reading]) -> list[Case]:
    """One case a row of GAP: only the pronoun and the two names have gold."""
    out = []
    with path.open(encoding="utf-8") as table:
        for row, reading in zip(csv.DictReader(table, delimiter="\t"), readings, strict=True):
            spans = {}
            for side in "AB":
                start = int(row[f"{side}-offset"])
                spans[start, start + len(row[side])] = row[f"{side}-coref"] == "TRUE"
            out.append(Case(row["ID"], "gap", reading, {}, False, spans, int(row["Pronoun-offset"])))
    return out
