"""Merges, splits and names of actors by hand: laid over at read, each can be taken back."""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from memcon.store.rows import EditLine

if TYPE_CHECKING:
    pass


def live_edits(db: sqlite3.Connection) -> list[EditLine]:
    """The edits that hold, in the order in which they were made."""
    return [e for e in all_edits(db) if not e.undone]


def all_edits(db: sqlite3.Connection) -> list[EditLine]:
    """All edits, those that were taken back included."""
    rows = db.execute("SELECT id, made, made_by, kind, change FROM edits ORDER BY id").fetchall()
    undone = {json.loads(change)["edit"] for _, _, _, kind, change in rows if kind == "undo"}
    return [
        EditLine(id=id, made=made, by=by, kind=kind, undone=id in undone, **_fields(json.loads(change)))
        for id, made, by, kind, change in rows
        if kind != "undo"
    ]


def _fields(change: dict[str, Any]) -> dict[str, Any]:
    return {k: change.get(k) for k in ("actor", "other", "name", "why")}
