"""Fit the confidence of events: `python -m training.events.train_confidence CORPORA [--write]`.

Logistic regression of "right" (`bench.judged`) on what an event's finding rests on, by Newton's method with a ridge, on
the gold reports, the coded sentences and the news that the tests read (`tests/events/news.tsv`). Prints reliability by
five folds over documents. CORPORA is `MEMCON_CORPORA`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bench import judged, run
from memcon.events.confidence import WEIGHTS
from memcon.events.step import FindEvents
from memcon.intake.report import make_report
from memcon.pipeline.pipeline import Pipeline, default_steps
from tests.events import plain_news

DATA = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data" / WEIGHTS
FOLDS = 5
RIDGE = 5.0
RARE = 4


class Recording(FindEvents):
    """The step with a number for each event in place of its confidence, by which its features are found again."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[frozenset[str]] = []

    def _sure(self, found: frozenset[str]) -> float:
        self.seen.append(found)
        return float(len(self.seen) - 1)


Row = tuple[frozenset[str], bool, int]


def rows(corpora: Path) -> list[Row]:
    """The features of each event, whether it is right, and the number of its document."""
    finder = Recording()
    pipeline = Pipeline([finder if isinstance(s, FindEvents) else s for s in default_steps()])
    gold, coded = corpora / "gold" / "dev" / "gold.jsonl", corpora / judged.SENTENCES
    out: list[Row] = []
    number = 0
    for path, texts, when, judge in (
        (gold, run.lines(gold.parent / "docs.jsonl"), "published", judged.reports),
        (coded, run.lines(coded), "date", judged.sentences),
    ):
        for report in run.reports(texts, when):
            number += 1
            for sure, right in judge(path, pipeline.read([report])):
                out.append((finder.seen[int(sure)], right, number))
    for row in plain_news.rows():
        number += 1
        report = make_report(row.text, published=date.fromisoformat(plain_news.PUBLISHED), language="en")
        record = pipeline.read([report])[0]
        for e in record.events:
            right = any(plain_news.who_did_what(record, e, want) for want in row.events)
            out.append((finder.seen[int(e.confidence)], right, number))
    return out


def matrix(found: Sequence[frozenset[str]], names: dict[str, int]) -> np.ndarray[Any, Any]:
    x = np.zeros((len(found), len(names) + 1))
    x[:, 0] = 1
    for i, features in enumerate(found):
        for f in features:
            if f in names:
                x[i, names[f] + 1] = 1
    return x


def fitted(data: Sequence[Row]) -> tuple[dict[str, int], np.ndarray[Any, Any]]:
    count = Counter(f for features, _, _ in data for f in features)
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= RARE))}
    x, y = matrix([d[0] for d in data], names), np.array([d[1] for d in data], dtype=float)
    w = np.zeros(x.shape[1])
    ridge = np.full(len(w), RIDGE)
    ridge[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return names, w


def sure(data: Sequence[Row], names: dict[str, int], w: np.ndarray[Any, Any]) -> list[float]:
    return [float(v) for v in 1 / (1 + np.exp(-matrix([d[0] for d in data], names) @ w))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true")
    a = parser.parse_args()
    data = rows(a.corpora)
    held: list[tuple[float, bool]] = []
    for k in range(FOLDS):
        inner, outer = [d for d in data if d[2] % FOLDS != k], [d for d in data if d[2] % FOLDS == k]
        held += zip(sure(outer, *fitted(inner)), [d[1] for d in outer], strict=True)
    for name, figure in judged.reliability(held).items():
        print(name, figure)
    if a.write:
        names, w = fitted(data)
        weights = {f: round(float(w[i + 1]), 3) for f, i in names.items()}
        DATA.write_text(json.dumps({"bias": round(float(w[0]), 3), "weights": weights}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
