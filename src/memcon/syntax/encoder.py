"""The shared encoder: a vector for every unit of a report, computed once.

A 6-layer MiniLM (Wang et al. 2020) trained further for attribution, int8, run by onnxruntime on one thread.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from memcon import lexicon
from memcon.record import Encoded, Reading
from memcon.syntax.units import cut
from memcon.syntax.windows import pack

REMEMBERED = 20_000
"""Words whose pieces are kept before the memory is emptied."""


class WordPieces:
    """Word pieces of single words, remembered."""

    def __init__(self, name: str = "encoder-tokenizer.json") -> None:
        self._tokenizer: Any = Tokenizer.from_file(str(lexicon.path(name)))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """The ids of the word's pieces."""
        got = self._known.get(word)
        if got is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            got = self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return got


class Encoder:
    """Turn readings into vectors."""

    def __init__(self) -> None:
        self._session = lexicon.session("encoder.onnx")
        self._pieces = WordPieces()

    def read(self, reading: Reading) -> Encoded:
        """Encode one report, window by window."""
        units = cut(reading.text, reading.paragraphs, reading.quotations)
        starts = {q.start for q in reading.quotations if q.continues}
        windows = pack(units, self._pieces, [a in starts for a, _ in reading.paragraphs])
        vectors = [self._run(w.ids, w.features, w.heads) for w in windows]
        return Encoded(units=units, windows=windows, vectors=vectors)

    def _run(self, ids: Sequence[int], features: Sequence[int], heads: Sequence[int]) -> Any:
        feed = {"ids": ids, "features": features, "heads": heads}
        return self._session.run(None, {k: np.asarray(v, dtype=np.int64) for k, v in feed.items()})[0]
