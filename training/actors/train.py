"""Train the linker's weights: `python -m training.actors.train --gum F --gap F --wcl F [--folds 5] [--out F]`.

A conditional log-linear model: of the chains that a mention may belong to, and none, the right ones share the chance.
Chains grow by the gold while training. No randomness.
"""

import argparse
import csv
import dataclasses
import json
import pickle
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from memcon.actors.chains import Chain, NameLinker
from memcon.actors.context import Context
from memcon.actors.find import FindMentions
from memcon.actors.holders import holders
from memcon.actors.linker import Linker
from memcon.actors.scores import Weights
from memcon.statements.find import FindAttributions
from memcon.syntax.encoder import Encoder
from memcon.syntax.parser import Parser
from training.actors import data

Example = tuple[list[list[str]], list[bool], float]


def parsed(name: str, texts: list[str], cache: Path | None) -> list:
    """Readings, kept in a scratch folder between runs where one is given."""
    kept = cache / f"{name}.pkl" if cache else None
    if kept and kept.is_file():
        return pickle.loads(kept.read_bytes())
    readings = Parser().read(texts)
    if kept:
        kept.write_bytes(pickle.dumps(readings))
    return readings


def told(name: str, readings: list, cache: Path | None) -> list:
    """The attributions of the readings, by the steps that come before."""
    kept = cache / f"{name}_attr.pkl" if cache else None
    if kept and kept.is_file():
        return pickle.loads(kept.read_bytes())
    encoder, finder = Encoder(), FindAttributions()
    found = [finder.find(dataclasses.replace(r, encoded=encoder.read(r))) for r in readings]
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def gold_of(case: data.Case, mentions) -> dict[int, str]:
    """The gold entity of our mentions: the same span, else the gold span with the same head."""
    heads = {}
    for (a, b), entity in case.spans.items():
        root = case.reading.root_of(a, b)
        if root is not None and (root not in heads or b - a > heads[root][0]):
            heads[root] = (b - a, entity)
    out = {}
    for i, m in enumerate(mentions):
        entity = case.spans.get((m.start, m.end))
        if entity is None and m.head in heads:
            entity = heads[m.head][1]
        if entity is not None:
            out[i] = entity
    return out


def collect(case: data.Case, finder: FindMentions, weights: Weights) -> list[Example]:
    """The choices of one text with what is right."""
    mentions = finder.mentions(case.reading, case.attributions)
    context = Context(case.reading, mentions, case.attributions)
    names = NameLinker(mentions, holders())
    names.link()
    gold = gold_of(case, mentions)
    examples: list[Example] = []

    def entity(chain: Chain) -> str | None:
        found: dict[str, int] = defaultdict(int)
        for x in chain.members:
            if x in gold:
                found[gold[x]] += 1 + 2 * (mentions[x].form == "name")
        return max(found, key=lambda e: (found[e], e)) if found else None

    def judged(chain: Chain) -> bool | None:
        for x in chain.members:
            m = mentions[x]
            for (a, b), right in (case.negative or {}).items():
                if m.form == "name" and m.start < b and m.end > a and abs(m.end - b) <= 2:
                    return right
        return None

    def choose(i: int, chains: list[Chain], features: list[list[str]], none: list[str]) -> tuple[int, float]:
        m = mentions[i]
        linker_choice = linker.best(i, chains, features, none)
        if case.source == "gap":
            if m.start != case.pronoun or m.form != "pronoun" or not chains:
                return linker_choice
            judgement = [judged(c) for c in chains]
            pair = [n for n, j in enumerate(judgement) if j is not None]
            if len(pair) > 1 and any(judgement):
                examples.append(([features[n] for n in pair], [bool(judgement[n]) for n in pair], 1.0))
            if any(judgement):
                examples.append(([*features, none], [j is True for j in judgement] + [False], 1.0))
            elif False in judgement:
                examples.append(([*features, none], [j is None for j in judgement] + [True], 0.5))
            return linker_choice
        if not chains:
            return -1, 1.0
        mine = gold.get(i)
        theirs = [entity(c) for c in chains]
        if mine is not None:
            right = [t == mine for t in theirs]
            if any(right):
                examples.append(([*features, none], [*right, False], 1.0))
                return right.index(True), 1.0
            if case.closed and m.form == "nominal":
                examples.append(([*features, none], [False] * len(right) + [True], 0.5))
            return -1, 1.0
        if case.closed:
            free = [t is None for t in theirs]
            examples.append(([*features, none], [*free, True], 0.5))
            if m.form != "nominal":
                return -1, 1.0
            at, chance = linker_choice
            return (at, chance) if at >= 0 and free[at] else (-1, 1.0)
        return -1, 1.0

    linker = Linker(context, names, weights, choose)
    linker.run()
    return examples


def fit(examples: list[Example], l2: float = 6.0, steps: int = 300, rate: float = 0.05) -> dict[str, float]:
    """Weights by Adam over all choices at once, with an L2 prior."""
    index: dict[str, int] = {}
    rows, columns, right, segment, share = [], [], [], [], []
    for candidates, good, weight in examples:
        if not any(good) or all(good):
            continue
        for features, ok in zip(candidates, good, strict=True):
            for f in features:
                rows.append(len(right))
                columns.append(index.setdefault(f, len(index)))
            right.append(ok)
            segment.append(len(share))
        share.append(weight)
    at, column = np.array(rows), np.array(columns)
    hit, seg, weight = np.array(right, float), np.array(segment), np.array(share)
    starts = np.flatnonzero(np.r_[True, seg[1:] != seg[:-1]])
    w = np.zeros(len(index))
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        scores = np.bincount(at, w[column], len(hit))
        power = np.exp(scores - np.maximum.reduceat(scores, starts)[seg])
        total, good = np.add.reduceat(power, starts), np.add.reduceat(power * hit, starts) + 1e-12
        delta = weight[seg] * (power / total[seg] - power * hit / good[seg])
        gradient = np.bincount(column, delta[at], len(w)) + l2 * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(w[j]), 3) for f, j in sorted(index.items()) if abs(w[j]) >= 0.005}


def load(args: argparse.Namespace) -> list[data.Case]:
    """All cases, parsed."""
    cases = []
    if args.gum:
        texts = [json.loads(x)["text"] for x in args.gum.open(encoding="utf-8")]
        readings = parsed("gum", texts, args.cache)
        cases += data.chains(args.gum, readings, True, told("gum", readings, args.cache))
    if args.wcl:
        texts = [json.loads(x)["text"] for x in args.wcl.open(encoding="utf-8")]
        readings = parsed("wcl", texts, args.cache)
        cases += data.chains(args.wcl, readings, False, told("wcl", readings, args.cache))
    if args.gap:
        texts = [r["Text"] for r in csv.DictReader(args.gap.open(encoding="utf-8"), delimiter="\t")]
        cases += data.gap(args.gap, parsed("gap", texts, args.cache))
    return cases


def main() -> int:
    """Train on all, and with --folds write one file of weights a fold beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("gum", "gap", "wcl", "cache", "out"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    cases = load(args)
    finder = FindMentions()
    empty = Weights({}, {})
    if args.out.is_file():
        table = json.loads(args.out.read_text())
        empty = Weights(table["weights"], table["least"])
    examples = [collect(c, finder, empty) for c in cases]
    fold = [hash_of(c.name) % args.folds if args.folds else 0 for c in cases]
    for k in range(args.folds):
        kept = [e for es, f in zip(examples, fold, strict=True) if f != k for e in es]
        write(args.out.with_suffix(f".fold{k}.json"), fit(kept))
    write(args.out, fit([e for es in examples for e in es]))
    sys.stderr.write(f"{sum(map(len, examples))} choices of {len(cases)} texts\n")
    return 0


def hash_of(name: str) -> int:
    """A number that does not change between runs."""
    return sum(ord(c) * (i + 7) for i, c in enumerate(name)) % 9973


def write(path: Path, weights: dict[str, float]) -> None:
    """The weights as the lexicon reads them."""
    least = {"he": 0.2, "it": 0.2, "they": 0.2, "I": 0.2, "we": 0.2, "you": 0.3, "who": 0.2, "n": 0.2}
    path.write_text(json.dumps({"least": least, "weights": weights}, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    sys.exit(main())
