"""The sentence encoder: how close two statements are in meaning, whatever their words.

A 6-layer MiniLM of the Sentence Transformers, int8, run by onnxruntime on one thread; one text a run, so that a vector
never depends on what was asked beside it. Packed, a vector takes 96 bytes: 256 numbers of 3 bits.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from memcon import lexicon

SIZE = 256
MODEL = "sentences.onnx"
LONGEST = 128
"""Word pieces of a text that are read; a statement seldom has as many."""
BITS = 3
PACKED = SIZE * BITS // 8
LEVELS = np.array([-2.1520, -1.3439, -0.7560, -0.2451, 0.2451, 0.7560, 1.3439, 2.1520], dtype=np.float32)
"""The best eight values for a number with a normal distribution (Max 1960)."""
BORDERS = (LEVELS[1:] + LEVELS[:-1]) / 2
WEIGHTS = np.array([4, 2, 1], dtype=np.uint8)

Vectors = npt.NDArray[np.float32]


class Sentences:
    """Turn texts into vectors; the model is opened with the first text."""

    @cached_property
    def models(self) -> dict[str, str]:
        """The hash of what makes the vectors: those of another model cannot be compared with them."""
        return {"sentences": lexicon.sha256(MODEL)}

    def embed(self, texts: Iterable[str]) -> Vectors:
        """A vector of length 1 for each text: [texts, 256]."""
        return np.array([self._session.run(None, {"ids": self._ids(t)})[0] for t in texts], np.float32).reshape(
            -1, SIZE
        )

    @cached_property
    def _session(self) -> Any:
        return lexicon.session(MODEL)

    @cached_property
    def _tokenizer(self) -> Any:
        made: Any = Tokenizer.from_file(str(lexicon.path("encoder-tokenizer.json")))
        made.no_padding()
        made.enable_truncation(LONGEST)
        return made

    def _ids(self, text: str) -> Any:
        return np.asarray(self._tokenizer.encode(text).ids, dtype=np.int64)


def pack(vectors: Vectors) -> list[bytes]:
    """Each vector in 96 bytes."""
    spread = np.sqrt((vectors**2).mean(axis=1, keepdims=True))
    codes = np.searchsorted(BORDERS, vectors / np.maximum(spread, np.finfo(np.float32).tiny)).astype(np.uint8)
    bits = (codes[:, :, None] & WEIGHTS) > 0
    return [row.tobytes() for row in np.packbits(bits.reshape(len(vectors), SIZE * BITS), axis=1)]


def unpack(packed: Sequence[bytes]) -> Vectors:
    """Vectors of length 1 again, [n, 256], each a little off."""
    rows = np.frombuffer(b"".join(packed), dtype=np.uint8).reshape(len(packed), PACKED)
    bits = np.unpackbits(rows, axis=1).reshape(len(packed), SIZE, BITS)
    found = LEVELS[bits @ WEIGHTS]
    whole: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
    return whole


def closeness(one: bytes, others: Sequence[bytes]) -> Vectors:
    """The cosine of a packed vector with each of the others: 1 the same meaning, 0 nothing in common."""
    found: Vectors = unpack(others) @ unpack([one])[0]
    return found
