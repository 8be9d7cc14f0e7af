"""Corrections as a person reads and makes them: a line each, and actors by their names."""

from typing import TYPE_CHECKING

from msgspec import UNSET

from memcon.record import Period
from memcon.store.changes import GROUPS, Change, Named
from memcon.store.corrections import Correction
from memcon.store.identity import fold

if TYPE_CHECKING:
    from memcon.store.store import Store

SHOWN = 60


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
        elif isinstance(value, Period):
            parts.append("date " + " to ".join(dict.fromkeys(str(d) for d in (value.start, value.end) if d)))
        elif name in GROUPS:
            parts.append(f"{name} " + (", ".join(v.name for v in value) or "nobody"))
        else:
            parts.append(f"{name.replace('_', ' ')} {'nobody' if value is None else getattr(value, 'name', value)}")
    return ", ".join(parts)
