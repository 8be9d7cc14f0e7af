"""Train the linker's weights: `python -m training.actors.train --gum F --gap F --wcl F [--cache DIR] [--ship]`.

Prints every figure by 5 folds over the documents; `--ship` writes the weights of all of them into the package. A
conditional log-linear model: of the chains that a mention may belong to, and none, the right ones share the chance.
Fitted by L-BFGS; no randomness. Two minutes on one core, the parses apart.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from memcon.actors.find import FindMentions
from memcon.actors.scores import Weights, weights
from training.actors import data, report
from training.actors.collect import Collector, Example

OUT = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data" / "actors_link.json"
LEAST = {"he": 0.2, "it": 0.15, "they": 0.2, "I": 0.2, "we": 0.2, "you": 0.3, "who": 0.2, "n": 0.2}
L2 = 3.0


def fit(examples: list[Example], l2: float = L2, steps: int = 150) -> Weights:
    """The weights with the highest likelihood under an L2 prior."""
    index: dict[str, int] = {}
    values, columns, starts = [], [], [0]
    right, segment, share = [], [], []
    for pairs, good, weight in examples:
        if not any(good) or all(good):
            continue
        for pair, ok in zip(pairs, good, strict=True):
            for name, value in (*((n, 1.0) for n in pair.names), *pair.numbers):
                columns.append(index.setdefault(name, len(index)))
                values.append(value)
            starts.append(len(columns))
            right.append(ok)
            segment.append(len(share))
        share.append(weight)
    table = csr_matrix((values, columns, starts), shape=(len(right), len(index)))
    transposed = table.T.tocsr()
    hit, seg, counts = np.array(right, float), np.array(segment), np.array(share)
    first = np.flatnonzero(np.r_[True, seg[1:] != seg[:-1]])

    def loss(w):
        scores = table @ w
        power = np.exp(scores - np.maximum.reduceat(scores, first)[seg])
        total, good = np.add.reduceat(power, first), np.add.reduceat(power * hit, first) + 1e-12
        slope = counts[seg] * (power / total[seg] - power * hit / good[seg])
        cost = (counts * np.log(total / good)).sum() + 0.5 * l2 * (w @ w)
        return cost, transposed @ slope + l2 * w

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return Weights({f: round(float(w[j]), 3) for f, j in sorted(index.items()) if abs(w[j]) >= 0.005}, LEAST)


def main() -> int:
    """Report by folds, and ship where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("gum", "gap", "wcl", "cache"):
        parser.add_argument(f"--{name}", type=Path, required=name != "cache")
    parser.add_argument("--ship", action="store_true", help="write the weights of all texts into the package")
    parser.add_argument("--l2", type=float, default=L2)
    args = parser.parse_args()
    gum, wcl = data.chains(args.gum, "gum", args.cache), data.chains(args.wcl, "wcl", args.cache)
    gap = data.gap(args.gap, args.cache)
    finder, start = FindMentions(), weights()
    cases = [*gum, *wcl, *gap]
    examples = [Collector(c, finder, start).run() for c in cases]
    sys.stderr.write(f"{sum(map(len, examples))} choices of {len(cases)} texts\n")
    folds = [
        fit([e for es, c in zip(examples, cases, strict=True) if c.fold != k for e in es], args.l2)
        for k in range(data.FOLDS)
    ]
    for name, figures in report.figures(gum, wcl, gap, folds).items():
        sys.stdout.write(f"{name:24s} {figures:.3f}\n")
    if args.ship:
        found = fit([e for es in examples for e in es], args.l2)
        table = {"least": found.least, "weights": found.weights}
        OUT.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
