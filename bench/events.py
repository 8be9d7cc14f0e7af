"""Events: the root of a given pair, and whole events through the PLOVER export, in the form of the event scorer."""

from pathlib import Path
from typing import Any

from bench.run import lines, records
from memcon import Record
from memcon.events.roots import RootModel
from memcon.export import plover
from memcon.record import Draft, Report
from memcon.syntax.step import ReadSyntax


def predict_root(gold_path: Path) -> list[dict[str, Any]]:
    """The root of each sentence's given pair: `{"id", "root"}`."""
    rows = [r for r in lines(gold_path) if r["events"]]
    drafts = [Draft(report=Report(id=r["id"], text=r["text"], sha256="")) for r in rows]
    model = RootModel()
    return [
        {
            "id": r["id"],
            "root": model.root(d.parse(), _spans(r["events"][0]["source"]), _spans(r["events"][0]["target"])),
        }
        for d, r in zip(ReadSyntax().read(drafts), rows, strict=True)
    ]


def predict_e2e(gold_path: Path) -> list[dict[str, Any]]:
    """The events of each sentence as PLOVER speaks of them: `{"id", "events": [...]}`."""
    rows = lines(gold_path)
    made = records(rows, when="date")
    return [{"id": r["id"], "events": _events(record)} for r, record in zip(rows, made, strict=True)]


def _spans(actors: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(s[0], s[1]) for a in actors for s in a.get("spans") or []]


def _events(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "root": e.event, "confidence": e.confidence,
            "source": [_party(p) for p in e.actor], "target": [_party(p) for p in e.recipient],
        }
        for e in plover.events(record)
    ]  # fmt: skip


def _party(p: plover.Party) -> dict[str, Any]:
    return {"text": p.text, "spans": [list(s) for s in p.spans], "country": p.country, "sector": p.sector}
