"""Read GUM chains, GAP rows and NewsWCL50 mentions as gold for the linker."""

import csv
import json
import pickle
from pathlib import Path
from typing import Any, NamedTuple

from bench import actors as bench
from memcon.record import Draft

FOLDS = 5


class Case(NamedTuple):
    """A text with its gold: spans to entities; `closed` where a mention without gold belongs to no named chain."""

    name: str
    source: str
    draft: Draft
    spans: dict[tuple[int, int], str]
    closed: bool
    sides: dict[tuple[int, int], bool]
    pronoun: int | None
    row: dict[str, Any]

    @property
    def fold(self) -> int:
        """The fold of the text: a number that does not change between runs."""
        return sum(ord(c) * (i + 7) for i, c in enumerate(self.name)) % 9973 % FOLDS


def drafts(name: str, texts: list[str], days: list[Any] | None, steps: int, cache: Path | None) -> list[Draft]:
    """The texts after the steps before the actors, kept in a scratch folder between runs where one is given."""
    kept = cache / f"{name}.pkl" if cache else None
    if kept and kept.is_file():
        found: list[Draft] = pickle.loads(kept.read_bytes())
        return found
    read = bench.read(texts, days, steps)
    if kept:
        kept.write_bytes(pickle.dumps(read))
    return read


def chains(path: Path, source: str, cache: Path | None) -> list[Case]:
    """One case a document of GUM (`gum`, closed) or NewsWCL50 (`wcl`)."""
    documents = [json.loads(line) for line in path.open(encoding="utf-8")]
    read = drafts(source, [d["text"] for d in documents], [bench.day_of(d) for d in documents], 3, cache)
    out = []
    for doc, draft in zip(documents, read, strict=True):
        spans = {
            (m["start"], m["end"]): m["entity"] if source == "gum" else f"{m.get('country')}/{m['entity']}"
            for m in doc["mentions"]
            if m.get("entity")
        }
        out.append(Case(doc["id"], source, draft, spans, source == "gum", {}, None, doc))
    return out


def gap(path: Path, cache: Path | None) -> list[Case]:
    """One case a row of GAP: only the pronoun and the two names have gold."""
    with path.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    out = []
    for row, draft in zip(rows, drafts("gap", [r["Text"] for r in rows], None, 1, cache), strict=True):
        sides = {}
        for side in "AB":
            start = int(row[f"{side}-offset"])
            sides[start, start + len(row[side])] = row[f"{side}-coref"] == "TRUE"
        out.append(Case(row["ID"], "gap", draft, {}, False, sides, int(row["Pronoun-offset"]), row))
    return out
