"""The attribution model's heads over the shared encoder's vectors: who said what, in rows of words."""

from dataclasses import dataclass

import numpy as np
import onnxruntime

from memcon import lexicon
from memcon.record import Encoded, Reading, Window
from memcon.statements import decode
from memcon.statements.decode import CONTENT, NONE, SOURCE, Chain, Floats

CUE = 0.4
"""The probability at which a word is taken for part of a cue; chosen on PolNeAR's development set."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in units of the report: ascending unit numbers of each role, and how sure the model is of each."""

    cue: list[int]
    source: list[int]
    content: list[int]
    sure_cue: float
    sure_source: float
    sure_content: float


class AttributionModel:
    """Find cues, then each cue's source and content."""

    def __init__(self, threshold: float = CUE) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._pair = onnxruntime.InferenceSession(
            str(lexicon.path("attribution-pair.onnx")), options, providers=["CPUExecutionProvider"]
        )
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
        out: list[Found] = []
        for window, vectors in zip(encoded.windows, encoded.vectors, strict=True):
            out.extend(self._window(encoded, window, vectors))
        return out

    def _window(self, encoded: Encoded, window: Window, vectors: Floats) -> list[Found]:
        rows = [i for i in range(window.first, window.last) if encoded.units.word[i]]
        if not rows:
            return []
        words: Floats = vectors[[i - window.first for i in rows]]
        tag = np.exp(decode.log_softmax(words @ self._weight + self._bias))
        begin, inner = tag[:, self._begin], tag[:, self._inner]
        found = decode.cues(begin, inner, self._threshold)
        if not found:
            return []
        scores = self._scores(words, found, [encoded.units.paragraph[i] for i in rows])
        states = decode.best_paths(scores, self._chain)
        sure = decode.marginals(scores, self._chain)
        out = []
        for k, cue in enumerate(found):
            source, content = (np.flatnonzero(states[k] == s) for s in (SOURCE, CONTENT))
            if not len(content):
                continue
            out.append(
                Found(
                    [rows[i] for i in cue],
                    [rows[i] for i in source],
                    [rows[i] for i in content],
                    float((begin + inner)[cue].mean()),
                    float(sure[k, source, SOURCE].mean()) if len(source) else float(1 - sure[k, :, SOURCE].max()),
                    float(sure[k, content, CONTENT].mean()),
                )
            )
        return out

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
