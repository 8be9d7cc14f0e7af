"""Fit the weights by which a match is taken for a place: `python -m training.places.fit CORPUS.jsonl [--folds 5]`.

The corpus has a report a line: `text`, `source`, and `places` with `start` and `end`. A match is right if it shares a
character with a place marked there. A logistic regression with an L2 penalty; `--folds` prints what the weights are worth
on reports that they were not fitted to. Writes `src/memcon/lexicon/data/places_weights.json`.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from memcon.intake.dateline import find as find_dateline
from memcon.places.choose import choose
from memcon.places.evidence import Surroundings, features
from memcon.places.gazetteer import Gazetteer
from memcon.places.names import matches
from memcon.places.words import Words
from memcon.record import Draft, Report
from memcon.syntax.step import ReadSyntax

TARGET = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data" / "places_weights.json"
SHARE = {"TR-News": 2.0, "GeoWebNews": 2.0, "LGL": 0.7, "GeoVirus": 0.7}
"""How much a report of each corpus counts: news about the world more than county news."""
RARE = 4
"""A feature seen less often is left out."""
PENALTY = 2.0


def examples(path):
    """(source, report, features, right) for each match of the corpus."""
    gazetteer, syntax = Gazetteer(), ReadSyntax()
    words = Words()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        d = json.loads(line)
        text = d["text"]
        report = Report(id=d["id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), dateline=find_dateline(text))
        reading = syntax.read([Draft(report=report)])[0].reading
        found = matches(text, gazetteer, words)
        choose(found)
        around = Surroundings(words, reading, found)
        for m in found:
            if m.senses:
                right = any(p["start"] < m.end and m.start < p["end"] for p in d["places"])
                yield d["source"], d["id"], sorted(set(features(m, around))), right


def fit(rows, names):
    """The weights of the features, by Newton's method on the few that there are."""
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    y = np.array([r[3] for r in rows], dtype=float)
    share = np.array([SHARE.get(r[0], 1.0) for r in rows])
    for i, row in enumerate(rows):
        for name in row[2]:
            if name in index:
                x[i, index[name]] = 1
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 0.01
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (share * (p - y)) + penalty * w
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-5:
            break
    return {name: float(w[i]) for name, i in index.items()} | {"bias": float(w[-1])}


def frequent(rows):
    """The features that are seen often enough."""
    seen = defaultdict(int)
    for row in rows:
        for name in row[2]:
            seen[name] += 1
    return sorted(name for name, n in seen.items() if n >= RARE)


def probability(weights, names):
    """The probability that a match with these features is a place."""
    return 1 / (1 + np.exp(-(weights["bias"] + sum(weights.get(n, 0.0) for n in names))))


def folded(rows, folds):
    """Probabilities of each example from weights that were fitted without its report."""
    reports = sorted({r[1] for r in rows})
    fold = {r: int(hashlib.sha256(r.encode()).hexdigest(), 16) % folds for r in reports}
    out = []
    for k in range(folds):
        train = [r for r in rows if fold[r[1]] != k]
        weights = fit(train, frequent(train))
        out += [(r, probability(weights, r[2])) for r in rows if fold[r[1]] == k]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--folds", type=int, default=0)
    a = parser.parse_args()
    rows = list(examples(a.corpus))
    if a.folds:
        scored = folded(rows, a.folds)
        for source in (*SHARE, None):
            part = [(p, r[3]) for r, p in scored if source in (None, r[0])]
            for limit in (0.3, 0.4, 0.5, 0.6):
                hit = sum(right for p, right in part if p >= limit)
                said, gold = sum(p >= limit for p, _ in part), sum(right for _, right in part)
                print(source, limit, f"P {hit / max(1, said):.3f} R {hit / max(1, gold):.3f} F1 {2 * hit / max(1, said + gold):.3f}")
    names = frequent(rows)
    weights = fit(rows, names)
    kept = {n: round(w, 3) for n, w in sorted(weights.items()) if n == "bias" or abs(w) >= 0.005}
    TARGET.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(rows)} matches, {len(kept)} weights\n")


if __name__ == "__main__":
    main()
