"""A confidence that means what it says: of the statements at 0.9, nine in ten are right."""

import math

from memcon import lexicon
from memcon.statements.quoting import Piece


class Calibration:
    """Logistic regression of "relaxed-right" on the model's certainties, fitted on PolNeAR's training set by folds."""

    def __init__(self) -> None:
        data = lexicon.read_json("attribution-calibration.json")
        self._weights: list[float] = data["weights"]
        self._bias: float = data["bias"]

    def confidence(self, piece: Piece, quoted: bool) -> float:
        """The probability that content and source are right, two digits."""
        z = self._bias + sum(w * x for w, x in zip(self._weights, features(piece, quoted), strict=True))
        return round(1 / (1 + math.exp(-z)), 2)


def features(piece: Piece, quoted: bool) -> list[float]:
    """The certainties as log-odds, and whether there is a quotation and a source."""
    return [
        _logit(piece.sure_cue),
        _logit(piece.sure_source),
        _logit(piece.sure_content),
        float(quoted),
        float(bool(piece.source)),
    ]


def _logit(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return math.log(p / (1 - p))
