"""Contexts: what an act is about, from the words of its sentence; PLOVER's 37."""

from collections.abc import Mapping, Sequence
from typing import Any

from memcon.record import Reading


class Contexts:
    """Keywords by context: single lemmas, and phrases of two words or more."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._words: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for context, words in content["contexts"].items():
            for word in words:
                parts = tuple(word.split())
                if len(parts) == 1:
                    self._words.setdefault(word, []).append(context)
                else:
                    self._phrases.setdefault(parts[0], []).append((parts, context))
        self._order = {c: i for i, c in enumerate(content["contexts"])}

    def of(self, reading: Reading, first: int, last: int) -> tuple[str, ...]:
        """The contexts of the tokens `[first, last)`, in the codebook's order."""
        lemmas = [reading.lemma[i].lower() for i in range(first, last)]
        lowers = reading.lower[first:last]
        found = {c for words in (lemmas, lowers) for w in words for c in self._words.get(w, ())}
        for i, lemma in enumerate(lemmas):
            for parts, context in (*self._phrases.get(lemma, ()), *self._phrases.get(lowers[i], ())):
                if _stands(lemmas, lowers, i, parts):
                    found.add(context)
        return tuple(sorted(found, key=self._order.__getitem__))


def _stands(lemmas: Sequence[str], lowers: Sequence[str], at: int, parts: tuple[str, ...]) -> bool:
    size = len(parts)
    return at + size <= len(lemmas) and all(parts[k] in (lemmas[at + k], lowers[at + k]) for k in range(size))
