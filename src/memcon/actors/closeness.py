"""How alike the encoder finds a mention and the mentions of a chain."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np

from memcon.actors.chains import Chain
from memcon.record import Encoded, Mention, Reading

KINDS = ("last", "name", "mean", "most")
"""The cosines of a mention with a chain's last mention, its last name, the mean of all and the likest of all."""


class Closeness:
    """The encoder's vectors at the heads of one report's mentions, taken from their mean and made of length one."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention]) -> None:
        self._like: Any = None
        self._names = [m.form == "name" for m in mentions]
        if reading.encoded is not None and mentions and reading.encoded.vectors:
            rows = _heads(reading, reading.encoded, mentions)
            rows -= rows.mean(axis=0)
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
            self._like = rows @ rows.T

    def to(self, i: int, chains: Sequence[Chain]) -> list[tuple[float, ...]]:
        """For each chain the cosines that `KINDS` names; nothing where the report was not encoded."""
        if self._like is None:
            return [()] * len(chains)
        row = self._like[i].tolist()
        return [self._of(row, x) for x in chains]

    def _of(self, row: list[float], chain: Chain) -> tuple[float, ...]:
        members = chain.seen[-MOST:] or [min(chain.members)]
        named = next((j for j in reversed(members) if self._names[j]), members[-1])
        near = [row[j] for j in members]
        return near[-1], row[named], sum(near) / len(near), max(near)


MOST = 20
"""How many of a chain's last mentions are compared, so that a long chain costs no more."""


def _heads(reading: Reading, encoded: Encoded, mentions: Sequence[Mention]) -> Any:
    """The vector of the unit in which each mention's head begins."""
    rows = np.concatenate([np.asarray(v, dtype=np.float32) for v in encoded.vectors])
    starts = [a for a, _ in encoded.units.spans[: len(rows)]]
    at = [max(0, bisect_right(starts, reading.start[m.head]) - 1) for m in mentions]
    return rows[at]
