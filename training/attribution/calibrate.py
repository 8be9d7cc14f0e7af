"""Fit the confidence of attributions: `python -m training.attribution.calibrate GOLD.jsonl [--write]`.

Logistic regression of "relaxed-right" (content Jaccard at least .5, sources share a word) on the model's certainties,
by Newton's method, on reports that the model was not trained on. Prints reliability by five folds over documents.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from bench import run
from bench.scorers import scorer
from memcon.record import overlap
from memcon.statements import quoting
from memcon.statements.calibration import features
from memcon.statements.find import FindAttributions

DATA = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data" / "attribution-calibration.json"
FOLDS = 5


def rows(gold: Path) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Features, right or wrong, and the number of the document, an attribution a row."""
    from memcon.intake.report import make_report
    from memcon.record import Draft
    from memcon.syntax.step import ReadSyntax

    module = scorer("score_attribution")
    reader, finder = ReadSyntax(), FindAttributions()
    x, y, where = [], [], []
    for number, d in enumerate(run.lines(gold)):
        reading = reader.read([Draft(report=make_report(d["text"], id=d["id"]))])[0].parse()
        tokens, size = module.tokens(d["text"]), len(d["text"])
        theirs = [
            {r: module.covered(a.get(r) or [], tokens, size, "") for r in ("source", "content")}
            for a in d["attributions"]
        ]
        for piece in finder.pieces(reading, quoting.Marks(reading.quotations)):
            content = [list(s) for s in piece.content]
            mine = {
                "source": module.covered(piece.source, tokens, size, ""),
                "content": module.covered(content, tokens, size, ""),
            }
            quoted = bool(overlap(piece.content, quoting.inside(piece.content, reading.quotations)))
            x.append(features(piece, quoted))
            y.append(
                any(
                    len(g["content"] & mine["content"]) >= 0.5 * len(g["content"] | mine["content"])
                    and module.same_source(g, mine)
                    for g in theirs
                    if mine["content"]
                )
            )
            where.append(number)
    return np.array(x), np.array(y, dtype=float), np.array(where)


def fit(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Weights, the bias last."""
    a = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(a.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-a @ w))
        hessian = a.T @ (a * (p * (1 - p))[:, None]) + 1e-2 * np.eye(len(w))
        w += np.linalg.solve(hessian, a.T @ (y - p) - 1e-2 * w)
    return w


def predict(w: np.ndarray[Any, Any], x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    out: np.ndarray[Any, Any] = 1 / (1 + np.exp(-(x @ w[:-1] + w[-1])))
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("gold", type=Path)
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    x, y, where = rows(a.gold)
    held = np.zeros(len(y))
    for k in range(FOLDS):
        held[where % FOLDS == k] = predict(fit(x[where % FOLDS != k], y[where % FOLDS != k]), x[where % FOLDS == k])
    for low in np.arange(0, 1, 0.1):
        band = (held >= low) & (held < low + 0.1)
        if band.any():
            print(f"{low:.1f}  n {band.sum():5d}  right {y[band].mean():.3f}")
    print(f"0.9 and up: {y[held >= 0.9].mean():.3f} of {(held >= 0.9).sum()}; Brier {((held - y) ** 2).mean():.4f}")
    if a.write:
        w = fit(x, y)
        DATA.write_text(
            json.dumps({"weights": [round(v, 4) for v in w[:-1].tolist()], "bias": round(float(w[-1]), 4)}) + "\n"
        )


if __name__ == "__main__":
    main()
