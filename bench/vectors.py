"""The sentence encoder: how well 96 bytes keep how close statements are in meaning, and what a statement takes."""

import random
from pathlib import Path
from typing import Any

import numpy as np

from bench import run
from memcon.syntax.sentences import PACKED, Sentences, pack, unpack

STATEMENTS = 300
CLOSE = 0.4


def score(gold: Path) -> dict[str, Any]:
    """Errors of the cosine of packed vectors against the unpacked, over all pairs of statements and over close ones."""
    texts = statements(gold)
    encoder = Sentences()
    encoder.embed(texts[:1])
    vectors, seconds = run.timed(lambda: encoder.embed(texts))
    held = unpack(pack(vectors))
    pairs = np.triu_indices(len(texts), 1)
    true, kept = (vectors @ vectors.T)[pairs], (held @ held.T)[pairs]
    close = true > CLOSE
    return {
        "bytes": PACKED,
        "error": float(np.sqrt(np.mean((kept - true) ** 2))),
        "error_close": float(np.sqrt(np.mean((kept - true)[close] ** 2))),
        "correlation": float(np.corrcoef(true, kept)[0, 1]),
        "milliseconds": 1000 * seconds / len(texts),
    }


def statements(gold: Path) -> list[str]:
    """Contents of five words or more, drawn from the corpus."""
    found = []
    for document in run.lines(gold):
        contents = (" ".join(document["text"][a:b] for a, b in x["content"]) for x in document["attributions"])
        found += [text for text in contents if len(text.split()) >= 5]
    random.Random(0).shuffle(found)
    return found[:STATEMENTS]
