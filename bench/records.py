"""Whole records, against gold records of real reports."""

from pathlib import Path
from typing import Any

from bench import run
from bench.scorers import scorer


def predict(gold: Path) -> list[dict[str, Any]]:
    """Records of the texts in `docs.jsonl` beside the gold file."""
    wanted = {g["id"] for g in run.lines(gold)}
    return [run.plain(r) for r in run.records(d for d in run.lines(gold.parent / "docs.jsonl") if d["id"] in wanted)]


def score(gold: Path, only: str | None = None, misses: list[str] | None = None) -> dict[str, Any]:
    """The scorer's figures over all reports, or over one; the nested statements found, counted here."""
    module = scorer("score_records")
    documents = module.read(str(gold), lambda d: d["id"])
    found = {p["report"]["id"]: p for p in predict(gold)}
    if only:
        documents = {k: v for k, v in documents.items() if k == only}
    figures: dict[str, Any] = module.score(documents, found, misses)
    figures["nested"] = nested(documents, found, module)
    return figures


def nested(gold: dict[str, Any], found: dict[str, Any], module: Any) -> dict[str, Any]:
    """Of the gold statements whose content lies inside another's, the share that is found at all."""
    hit = count = 0
    for name, document in gold.items():
        record = found.get(name)
        if record is None:
            continue
        text = module.Text(record["report"]["text"])
        cover = lambda words: text.cover([s for s in (module.locate(text.text, w) for w in words) if s])  # noqa: B023, E731
        theirs = [cover(s["content"]) for s in document["statements"]]
        mine = [text.cover(s["content"]) for s in record["statements"]]
        for i, inner in enumerate(theirs):
            if any(j != i and inner < outer for j, outer in enumerate(theirs)):
                count += 1
                hit += any(len(inner & m) >= 0.5 * len(inner | m) for m in mine)
    return {"recall": hit / count if count else 0.0, "n": count}
