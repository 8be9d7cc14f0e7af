"""The choices of a text with what is right: chains grow by the gold, and by the linker's own choice where it is silent."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from memcon.actors.chains import Chain
from memcon.actors.find import FindMentions
from memcon.actors.link import named
from memcon.actors.linker import Linker
from memcon.actors.pairs import PAIR
from memcon.actors.scores import Pair, Weights
from memcon.record import Mention
from training.actors.data import Case


class Example(NamedTuple):
    """The candidates of one choice, the last one often `none`; which of them are right; how much it counts."""

    pairs: list[Pair]
    right: list[bool]
    weight: float


class Collector:
    """Go through one text and note its choices."""

    def __init__(self, case: Case, finder: FindMentions, weights: Weights) -> None:
        reading = case.draft.parse()
        self._case = case
        self._mentions = finder.mentions(reading, case.draft.attributions)
        self._gold = gold_of(case, self._mentions)
        self._linker = Linker(*named(reading, self._mentions, case.draft.attributions), weights, self._choose)
        self.examples: list[Example] = []

    def run(self) -> list[Example]:
        """All choices of the text."""
        self._linker.run()
        return self.examples

    def _choose(self, i: int, chains: list[Chain], pairs: list[Pair], none: Pair) -> tuple[int, float]:
        guess = self._linker.best(i, chains, pairs, none)
        m = self._mentions[i]
        if self._case.source == "gap":
            if m.start == self._case.pronoun and m.form == "pronoun" and chains:
                self._row([self._judged(c) for c in chains], pairs, none)
            return guess
        if not chains:
            return -1, 1.0
        theirs = [self._entity(c) for c in chains]
        if i in self._gold:
            return self._known(m, [t == self._gold[i] for t in theirs], pairs, none)
        if not self._case.closed:
            return -1, 1.0
        free = [t is None for t in theirs]
        self.examples.append(Example([*pairs, none], [*free, True], 0.5))
        at, chance = guess
        return (at, chance) if m.form == "nominal" and at >= 0 and free[at] else (-1, 1.0)

    def _known(self, m: Mention, right: list[bool], pairs: list[Pair], none: Pair) -> tuple[int, float]:
        if any(right):
            self.examples.append(Example([*pairs, none], [*right, False], 1.0))
            return right.index(True), 1.0
        if self._case.closed and m.form == "nominal":
            self.examples.append(Example([*pairs, none], [*right, True], 0.5))
        return -1, 1.0

    def _row(self, judged: list[bool | None], pairs: list[Pair], none: Pair) -> None:
        """A row of GAP: which of the two names, and whether either."""
        told = [n for n, j in enumerate(judged) if j is not None]
        if len(told) > 1 and any(judged):
            self.examples.append(Example([pairs[n] for n in told], [bool(judged[n]) for n in told], 1.0))
        if any(judged):
            self.examples.append(Example([*pairs, none], [j is True for j in judged] + [False], 1.0))
        elif False in judged:
            self.examples.append(Example([*pairs, none], [j is None for j in judged] + [True], 0.5))

    def _entity(self, chain: Chain) -> str | None:
        """The gold entity of most of a chain's mentions, names before others."""
        found: dict[str, int] = defaultdict(int)
        for x in chain.members:
            if x in self._gold:
                found[self._gold[x]] += 1 + 2 * (self._mentions[x].form == "name")
        return max(found, key=lambda e: (found[e], e)) if found else None

    def _judged(self, chain: Chain) -> bool | None:
        """Whether GAP says that the pronoun stands for the chain; None where it says nothing of it."""
        for x in chain.members:
            m = self._mentions[x]
            for (a, b), right in self._case.sides.items():
                if m.form == "name" and m.start < b and m.end > a and abs(m.end - b) <= 2:
                    return right
        return None


def gold_of(case: Case, mentions: Sequence[Mention]) -> dict[int, str]:
    """The gold entity of our mentions: the same span, else the gold span with the same head."""
    heads: dict[int, tuple[int, str]] = {}
    for (a, b), entity in case.spans.items():
        root = case.draft.parse().root_of(a, b)
        if root is not None and (root not in heads or b - a > heads[root][0]):
            heads[root] = (b - a, entity)
    out = {}
    for i, m in enumerate(mentions):
        entity = case.spans.get((m.start, m.end))
        if entity is None and m.head in heads and m.key != PAIR:
            entity = heads[m.head][1]
        if entity is not None:
            out[i] = entity
    return out
