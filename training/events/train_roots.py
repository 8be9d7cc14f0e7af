"""Train the model of roots: `python -m training.events.train_roots CORPORA/events [--ship]`.

Prints the macro F1 of a 5-fold cross-validation on `plv_train` with near-duplicates in one fold, and of `plv_dev`;
`--ship` writes the weights of all of `plv_train` into the package. Needs scikit-learn. A minute on one core.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.svm import LinearSVC

from memcon.events.pairs import PairFeatures, PairReader
from memcon.events.roots import DENSE, WEIGHTS, scale
from memcon.record import Draft, Report
from memcon.syntax.step import ReadSyntax

FOLDS = 5
NEAR = 0.3
"""Jaccard of word trigrams from which two sentences are near-duplicates."""
C = 0.2
RARE = 2
"""A feature that holds in fewer sentences is left out."""
DATA = Path(__file__).parents[2] / "src" / "memcon" / "lexicon" / "data"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def spans(actors: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [(s[0], s[1]) for a in actors for s in a.get("spans") or []]


def features(records: list[dict[str, Any]]) -> list[PairFeatures]:
    drafts = [Draft(report=Report(id=r["id"], text=r["text"], sha256="")) for r in records]
    reader = PairReader()
    return [
        reader.read(d.parse(), spans(r["events"][0]["source"]), spans(r["events"][0]["target"]))
        for d, r in zip(ReadSyntax().read(drafts), records, strict=True)
    ]


def label(record: dict[str, Any]) -> str:
    root = record["events"][0]["root"]
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


def folds(records: list[dict[str, Any]]) -> list[int]:
    """A fold a record, near-duplicates together."""
    grams = []
    for r in records:
        words = re.findall(r"\w+", r["text"].lower())
        grams.append({tuple(words[i : i + 3]) for i in range(len(words) - 2)})
    parent = list(range(len(records)))

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, mine in enumerate(grams):
        shared = Counter(j for g in mine for j in where[g])
        for j, n in shared.items():
            if n / len(mine | grams[j]) >= NEAR:
                parent[find(i)] = find(j)
        for g in mine:
            where[g].append(i)
    groups = sorted({find(i) for i in range(len(records))})
    random.Random(7).shuffle(groups)
    fold = {g: k % FOLDS for k, g in enumerate(groups)}
    return [fold[find(i)] for i in range(len(records))]


def matrix(found: list[PairFeatures], vectorizer: DictVectorizer, fit: bool) -> Any:
    named = [{n: scale(n) for n in f.names} for f in found]
    sparse = vectorizer.fit_transform(named) if fit else vectorizer.transform(named)
    return hstack([sparse, csr_matrix(np.stack([DENSE * f.vector for f in found]))]).tocsr()


def fitted(found: list[PairFeatures], labels: list[str]) -> tuple[DictVectorizer, LinearSVC]:
    count = Counter(n for f in found for n in f.names)
    kept = [PairFeatures(frozenset(n for n in f.names if count[n] >= RARE), f.vector) for f in found]
    vectorizer = DictVectorizer()
    return vectorizer, LinearSVC(C=C).fit(matrix(kept, vectorizer, fit=True), labels)


def ship(found: list[PairFeatures], labels: list[str]) -> None:
    vectorizer, model = fitted(found, labels)
    names = vectorizer.get_feature_names_out()
    weights, dense = model.coef_[:, : len(names)].T, model.coef_[:, len(names) :].T
    unit = np.float32(np.abs(weights).max() / 127)
    np.savez_compressed(
        DATA / WEIGHTS, classes=np.array(model.classes_, dtype=str), names=np.array(names, dtype=str),
        weights=np.rint(weights / unit).astype(np.int8), unit=unit, dense=dense.astype(np.float16), bias=model.intercept_,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--ship", action="store_true")
    a = parser.parse_args()
    train, dev = rows(a.corpora / "plv_train.jsonl"), rows(a.corpora / "plv_dev.jsonl")
    found, labels, fold = features(train), [label(r) for r in train], folds(train)
    predicted = [""] * len(train)
    for k in range(FOLDS):
        inner = [i for i, f in enumerate(fold) if f != k]
        outer = [i for i, f in enumerate(fold) if f == k]
        vectorizer, model = fitted([found[i] for i in inner], [labels[i] for i in inner])
        for i, p in zip(outer, model.predict(matrix([found[i] for i in outer], vectorizer, fit=False)), strict=True):
            predicted[i] = p
    print(
        f"5-fold: accuracy {accuracy_score(labels, predicted):.3f}, macro F1 {f1_score(labels, predicted, average='macro'):.3f}"
    )
    vectorizer, model = fitted(found, labels)
    truth = [label(r) for r in dev]
    guess = list(model.predict(matrix(features(dev), vectorizer, fit=False)))
    macro = f1_score(truth, guess, average="macro", labels=sorted(set(truth)))
    print(f"plv_dev: accuracy {accuracy_score(truth, guess):.3f}, macro F1 {macro:.3f}")
    if a.ship:
        ship(found, labels)


if __name__ == "__main__":
    main()
