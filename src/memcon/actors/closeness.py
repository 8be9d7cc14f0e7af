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
        self._rows: Any = None
        self._names = [m.form == "name" for m in mentions]
        if reading.encoded is not None and mentions and reading.encoded.vectors:
            rows = _heads(reading, reading.encoded, mentions)
            rows -= rows.mean(axis=0)
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
            self._rows = rows

    def to(self, i: int, chains: Sequence[Chain]) -> list[tuple[float, ...]]:
        """For each chain the cosines that `KINDS` names; nothing where the report was not encoded."""
        if self._rows is None:
            return [()] * len(chains)
        first = max(0, i - BEFORE)
        near = (self._rows[first : i + AFTER] @ self._rows[i]).tolist()
        return [self._of(near, first, x) for x in chains]

    def _of(self, near: list[float], first: int, chain: Chain) -> tuple[float, ...]:
        end = first + len(near)
        members = [j for j in chain.seen[-MOST:] if first <= j < end]
        if not members:
            j = min(chain.members)
            members = [j] if first <= j < end else []
        if not members:
            return ()
        named = next((j for j in reversed(members) if self._names[j]), members[-1])
        like = [near[j - first] for j in members]
        return like[-1], near[named - first], sum(like) / len(like), max(like)


BEFORE, AFTER = 400, 30
"""How many mentions on either side are compared at most, so that the work grows with the report, not its square."""
MOST = 20
"""How many of a chain's last mentions are compared, so that a long chain costs no more."""


def _heads(reading: Reading, encoded: Encoded, mentions: Sequence[Mention]) -> Any:
    """The vector of the unit in which each mention's head begins."""
    rows = np.concatenate([np.asarray(v, dtype=np.float32) for v in encoded.vectors])
    starts = [a for a, _ in encoded.units.spans[: len(rows)]]
    at = [max(0, bisect_right(starts, reading.start[m.head]) - 1) for m in mentions]
    return rows[at]
