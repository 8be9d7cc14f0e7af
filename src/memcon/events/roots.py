"""The model of roots: which act joins a given source and target, by a linear classifier over `PairFeatures`.

Trained by `training/events/train_roots.py`; the weights ship as arrays, never as a pickle.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memcon import lexicon
from memcon.events.pairs import PairFeatures, PairReader
from memcon.record import Reading, Span

WEIGHTS = "events_roots.npz"
FAMILY = {"T": 0.7, "S": 1.0, "M": 0.6, "TW": 0.5, "TL": 0.5, "B": 1.2, "BT": 0.7, "BF": 1.0}
OTHER = 0.45
DENSE = 0.7
"""How much a feature weighs by its family, and the vectors as a whole."""


def scale(name: str) -> float:
    """The value of a feature that holds."""
    return FAMILY.get(name.partition(":")[0], OTHER)


class RootModel:
    """Tell the root of a pair: `classes` are PLOVER's roots, CONCEDE and RETREAT as one YIELD."""

    def __init__(self, reader: PairReader | None = None) -> None:
        with np.load(lexicon.path(WEIGHTS), allow_pickle=False) as found:
            self.classes: list[str] = [str(c) for c in found["classes"]]
            self._row = {str(n): i for i, n in enumerate(found["names"])}
            self._weights: NDArray[np.float32] = found["weights"].astype(np.float32) * found["unit"]
            self._dense: NDArray[np.float32] = found["dense"].astype(np.float32)
            self._bias: NDArray[np.float32] = found["bias"].astype(np.float32)
        self._reader = reader or PairReader()

    def root(self, reading: Reading, source: Sequence[Span], target: Sequence[Span]) -> str:
        """The likeliest root of the pair; a YIELD is told apart by the patterns."""
        features = self._reader.read(reading, source, target)
        best = self.classes[int(np.argmax(self.scores(features)))]
        if best != "YIELD":
            return best
        found = self._reader.candidates(reading, source, target)
        return next(
            (c.trigger.pattern.type for c in found if c.trigger.pattern.type in ("CONCEDE", "RETREAT")), "RETREAT"
        )

    def ranked(self, features: PairFeatures) -> list[str]:
        """The classes, the likeliest first."""
        return [self.classes[int(i)] for i in np.argsort(-self.scores(features), kind="stable")]

    def scores(self, features: PairFeatures) -> NDArray[np.float32]:
        """The probability of each class."""
        z: Any = self._bias.copy()
        for name in features.names:
            row = self._row.get(name)
            if row is not None:
                z += scale(name) * self._weights[row]
        if len(features.vector) and len(features.vector) == len(self._dense):
            z += DENSE * (features.vector @ self._dense)
        z = np.exp(z - z.max())
        return np.asarray(z / z.sum(), dtype=np.float32)
