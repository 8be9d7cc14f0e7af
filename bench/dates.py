"""Time expressions: what `FindDates` says of a file of reports, in the form that the scorer reads."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

from bench.scorers import scorer
from memcon.dates.find import FindDates
from memcon.pipeline import Pipeline
from memcon.record import Report
from memcon.syntax.step import ReadSyntax


def predict(gold_path: Path) -> list[dict[str, object]]:
    """The expressions of each report: `{"id", "timexes": [{"start", "end", "type", "value"}]}`."""
    reports = [_report(json.loads(line)) for line in gold_path.read_text(encoding="utf-8").splitlines() if line]
    drafts = Pipeline([ReadSyntax(), FindDates()]).draft(reports)
    return [
        {
            "id": d.report.id,
            "timexes": [
                {"start": e.spans[0][0], "end": e.spans[-1][1], "type": e.type, "value": e.value or ""} for e in d.dates
            ],
        }
        for d in drafts
    ]


def score(gold: Path) -> dict[str, Any]:
    """The scorer's figures: relaxed, strict, value, type and calendar F1."""
    module = scorer("score_time")
    found = {str(p["id"]): p for p in predict(gold)}
    figures: dict[str, Any] = module.score(module.read(str(gold)), found)
    return figures


def _report(line: dict[str, str]) -> Report:
    text = line["text"]
    return Report(
        id=line["id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=datetime.date.fromisoformat(line["dct"]) if line.get("dct") else None,
    )  # fmt: skip


if __name__ == "__main__":
    import sys

    for name, figure in score(Path(sys.argv[1])).items():
        print(name, {k: round(v, 3) for k, v in figure.items()} if isinstance(figure, dict) else round(figure, 3))
