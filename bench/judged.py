"""Which events are right, and whether their confidence says so.

An event of a gold report is right where its type is one of the gold act's, its trigger meets the act's words and each
side shares an actor, by name or country, with the gold side. In the sentences of the PLOVER standard it is right where
its coded root is, and the countries of both sides.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import run
from bench.scorers import corpora, scorer
from memcon.export import plover
from memcon.record import Record

SENTENCES = "corpora/events/gsr_dev.jsonl"
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)
WIDE = {"UNO": "IGO", "EUR": "IGO"}


def score(gold: Path) -> dict[str, Any]:
    """The reliability of the confidence on gold reports and, beside the development file, coded sentences."""
    pairs = list(reports(gold, run.records(_texts(gold))))
    root = corpora()
    coded = root / SENTENCES if root else None
    if coded is not None and coded.is_file() and gold.parent.name == "dev":
        pairs += sentences(coded, run.records(run.lines(coded), when="date"))
    return reliability(pairs)


def reliability(pairs: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Share right and number of the events from each confidence up to the next, and from it on; the mean gap."""
    figures: dict[str, Any] = {"n": len(pairs)}
    gap = 0.0
    for low, high in pairwise(STEPS):
        inside = [(c, y) for c, y in pairs if low <= c < high]
        beyond = [y for c, y in pairs if c >= low]
        if inside:
            gap += abs(sum(y - c for c, y in inside))
        figures[str(low)] = {
            "right": sum(y for _, y in inside) / max(1, len(inside)), "n": len(inside),
            "and up": sum(beyond) / max(1, len(beyond)), "of": len(beyond),
        }  # fmt: skip
    figures["gap"] = gap / max(1, len(pairs))
    return figures


def _texts(gold: Path) -> list[dict[str, Any]]:
    wanted = {g["id"] for g in run.lines(gold)}
    return [d for d in run.lines(gold.parent / "docs.jsonl") if d["id"] in wanted]


def reports(gold: Path, records: Iterable[Record]) -> list[tuple[float, bool]]:
    """The confidence of each event of each record, and whether it is right."""
    module = scorer("score_records")
    documents = {g["id"]: g for g in run.lines(gold)}
    return [pair for r in records for pair in _report(r, documents[r.report.id], module)]


def _report(record: Record, document: dict[str, Any], module: Any) -> list[tuple[float, bool]]:
    text, known = module.Text(record.report.text), document["actors"]
    actors = {a["id"]: a for a in run.plain(record)["actors"]}

    def cover(words: Sequence[Any]) -> frozenset[int]:
        found: frozenset[int] = text.cover([s for s in (module.locate(text.text, w) for w in words) if s])
        return found

    def shared(keys: Sequence[str], ids: Sequence[str]) -> bool:
        return (not keys and not ids) or any(_same(known[k], actors[i], module) for k in keys for i in ids)

    told = [(g, cover([g["trigger"], *g.get("also", [])])) for g in document["events"]]
    return [
        (e.confidence, any(
            e.type in g["types"] and words & text.cover(e.trigger)
            and shared(g["sources"], e.sources) and shared(g["targets"], e.targets)
            for g, words in told
        ))
        for e in record.events
    ]  # fmt: skip


def _same(gold: dict[str, Any], actor: dict[str, Any], module: Any) -> bool:
    return bool(module.same_actor(gold, actor) or (gold.get("country") and gold["country"] == actor.get("country")))


def sentences(gold: Path, records: Iterable[Record]) -> list[tuple[float, bool]]:
    """The same for sentences with a coded event each, through the PLOVER export."""
    rows = {r["id"]: r["events"] for r in run.lines(gold)}
    return [
        (p.confidence, any(_coded(g, p) for g in rows[r.report.id])) for r in records for p in plover.events(r)
    ]  # fmt: skip


def _coded(gold: dict[str, Any], made: plover.PloverEvent) -> bool:
    if gold["root"] != made.event:
        return False
    theirs = [_countries(a.get("country") for a in gold[side]) for side in ("source", "target")]
    mine = [_countries(p.country for p in side) for side in (made.actor, made.recipient)]
    if made.reciprocal or not gold["target"]:
        both = theirs[0] | theirs[1]
        return len(both & (mine[0] | mine[1])) >= min(2, len(both))
    return bool(theirs[0] & mine[0]) and bool(theirs[1] & mine[1])


def _countries(codes: Iterable[str | None]) -> set[str]:
    return {WIDE.get(c, c) for c in codes if c}
