"""The attribution model's heads over the shared encoder's vectors: who said what, in rows of words."""

from dataclasses import dataclass

import numpy as np

from memcon import lexicon
from memcon.record import Encoded, Reading, Window
from memcon.statements import decode
from memcon.statements.decode import CONTENT, NONE, SOURCE, Chain, Floats, Ints

CUE = 0.45
"""The probability at which a word is taken for part of a cue; chosen on PolNeAR's development set."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in units of the report: unit numbers of each role, and how sure the model is of each."""

    cue: list[int]
    source: list[int]
    content: list[int]
    sure_cue: float
    sure_source: float
    sure_content: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """A window's word units `rows`, its cues in rows, each row's probability to be cue, the scores [cues, rows, 3]."""

    rows: list[int]
    cues: list[list[int]]
    cue: Floats
    scores: Floats


class AttributionModel:
    """Find cues, then each cue's source and content."""

    def __init__(self, threshold: float = CUE) -> None:
        self._pair = lexicon.session("attribution-pair.onnx")
        rest = lexicon.read_json("attribution.json")
        self._weight = np.asarray(rest["tag_weight"], dtype=np.float32).T.copy()
        self._bias = np.asarray(rest["tag_bias"], dtype=np.float32)
        tags = list(rest["tags"])
        self._begin, self._inner = tags.index("B-Q"), tags.index("I-Q")
        self._chain = Chain(
            np.asarray(rest["transition"], dtype=np.float32), np.asarray(rest["start"], dtype=np.float32)
        )
        self._threshold = threshold

    def read(self, reading: Reading) -> list[Found]:
        """All attributions of a report in the order of their cues."""
        encoded = reading.encoded
        if encoded is None:
            raise RuntimeError("the encoder has not run")
        windows = [
            c for w, v in zip(encoded.windows, encoded.vectors, strict=True) if (c := self._candidates(encoded, w, v))
        ]
        if not windows:
            return []
        widest = max(len(c.rows) for c in windows)
        scores = np.concatenate([_padded(c.scores, widest) for c in windows])
        sizes = np.concatenate([np.full(len(c.cues), len(c.rows)) for c in windows])
        states = decode.best_paths(scores, sizes, self._chain)
        sure = decode.marginals(scores, sizes, self._chain)
        out: list[Found] = []
        start = 0
        for c in windows:
            for k, cue in enumerate(c.cues):
                size = len(c.rows)
                found = _found(c, cue, states[start + k, :size], sure[start + k, :size])
                if found:
                    out.append(found)
            start += len(c.cues)
        return out

    def _candidates(self, encoded: Encoded, window: Window, vectors: Floats) -> "Candidates | None":
        """The cues of a window, and the scores of its words for each."""
        rows = [i for i in range(window.first, window.last) if encoded.units.word[i]]
        if not rows:
            return None
        words: Floats = vectors[[i - window.first for i in rows]]
        tag = np.exp(decode.log_softmax(words @ self._weight + self._bias))
        begin, inner = tag[:, self._begin], tag[:, self._inner]
        cues = decode.cues(begin, inner, self._threshold)
        if not cues:
            return None
        return Candidates(
            rows, cues, begin + inner, self._scores(words, cues, [encoded.units.paragraph[i] for i in rows])
        )

    def _scores(self, words: Floats, cues: list[list[int]], paragraphs: list[int]) -> Floats:
        """The pair head's scores [cues, words, 3]; a cue's own words are no source and no content."""
        n, w = len(cues), len(words)
        weight = np.zeros((n, w), dtype=np.float32)
        distance = np.zeros((n, w), dtype=np.int64)
        relation = np.zeros((n, w), dtype=np.int64)
        place = np.asarray(paragraphs)
        for k, cue in enumerate(cues):
            weight[k, cue] = 1 / len(cue)
            distance[k] = decode.buckets(w, cue)
            relation[k] = np.sign(place - place[cue[0]]) + 1
            relation[k, cue] = 3
        feed = {"words": words, "weight": weight, "distance": distance, "relation": relation}
        scores: Floats = self._pair.run(None, feed)[0]
        for k, cue in enumerate(cues):
            scores[k, cue] = decode.NEVER
            scores[k, cue, NONE] = 0
        return scores


def _padded(scores: Floats, width: int) -> Floats:
    return np.pad(scores, ((0, 0), (0, width - scores.shape[1]), (0, 0)))


def _found(c: Candidates, cue: list[int], states: Ints, sure: Floats) -> Found | None:
    """The attribution of a cue by its words' states, or None without content."""
    source, content = np.flatnonzero(states == SOURCE).tolist(), np.flatnonzero(states == CONTENT).tolist()
    if not content:
        return None
    return Found(
        [c.rows[i] for i in cue],
        [c.rows[i] for i in source],
        [c.rows[i] for i in content],
        float(c.cue[cue].mean()),
        float(sure[source, SOURCE].mean()) if source else float(1 - sure[:, SOURCE].max()),
        float(sure[content, CONTENT].mean()),
    )
