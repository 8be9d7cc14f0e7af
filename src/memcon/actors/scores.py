"""The trained weights: a score for a mention and each chain that it may belong to, and for none of them."""

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from memcon.lexicon import read_json


class Pair(NamedTuple):
    """What tells for and against a mention and a chain: the names of what holds, and numbers with their names."""

    names: list[str]
    numbers: Sequence[tuple[str, float]] = ()


class Weights:
    """Log-linear weights: chances over the chains and over `none`."""

    def __init__(self, weights: dict[str, float], least: dict[str, float]) -> None:
        self.weights = weights
        self.least = least

    def score(self, pair: Pair) -> float:
        """The sum of the weights of what holds, and of the numbers times theirs."""
        get, total = self.weights.get, 0.0
        for name in pair.names:
            total += get(name, 0.0)
        for name, number in pair.numbers:
            total += get(name, 0.0) * number
        return total

    def chances(self, candidates: Sequence[Pair], none: Pair) -> list[float]:
        """The chance of each candidate, the last one that of none."""
        scores = [self.score(c) for c in candidates]
        scores.append(self.score(none))
        top = max(scores)
        powers = [math.exp(s - top) for s in scores]
        total = sum(powers)
        return [p / total for p in powers]


@cache
def weights() -> Weights:
    """The shipped weights."""
    table = read_json("actors_link.json")
    return Weights(table["weights"], table["least"])
