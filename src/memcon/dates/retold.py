"""Find other tellings of an act in the report: `has seized a ship … the ship was seized in late November`."""

from collections.abc import Iterator

from memcon.dates.attachment import Attachment
from memcon.dates.periods import Dated
from memcon.record import Cast, Reading, Spans

STEM = 5
"""The first letters by which a verb and its noun are known: `seize`, `seizure`."""
EMPTY = frozenset(
    [
        "say",
        "tell",
        "be",
        "have",
        "make",
        "take",
        "hold",
        "do",
        "give",
        "get",
        "go",
        "come",
        "call",
        "want",
        "use",
        "see",
        "find",
        "put",
        "set",
        "meet",
    ]
)
HABIT = frozenset(("often", "habitually", "repeatedly", "regularly", "always", "usually", "previously", "long"))
INNER = frozenset(["dobj", "obj", "nsubjpass", "pobj", "compound", "amod", "poss", "conj", "appos"])


class Retold:
    """The words of a report by their stem, and what their objects are."""

    def __init__(self, reading: Reading, tree: Attachment, cast: Cast) -> None:
        self._reading, self._tree, self._cast = reading, tree, cast
        self._by_stem: dict[str, list[int]] = {}
        for i, lemma in enumerate(reading.lemma):
            if reading.pos[i] in ("VERB", "NOUN") and len(lemma) > 3:
                self._by_stem.setdefault(lemma[:STEM].lower(), []).append(i)

    def elsewhere(self, trigger: Spans) -> Iterator[Dated]:
        """The expressions that date other tellings of the trigger's act, in reading order."""
        r = self._reading
        root = r.root_of(trigger[0][0], trigger[-1][1])
        if root is None or r.lemma[root].lower() in EMPTY or any(r.lower[c] in HABIT for c in r.children[root]):
            return
        things = self._things(root)
        for other in self._by_stem.get(r.lemma[root][:STEM].lower(), []):
            if r.sentence[other] == r.sentence[root]:
                continue
            if things & self._things(other) or (r.pos[root] == r.pos[other] == "NOUN" and self._definite(other)):
                found = self._tree.of((r.span(other, other + 1),))
                if found is not None:
                    yield found

    def _things(self, word: int) -> set[str]:
        """The nouns that the act is about, two steps down: objects, subjects of the passive, complements."""
        r = self._reading
        out: set[str] = set()
        todo = [(c, 0) for c in r.children[word]]
        while todo:
            node, depth = todo.pop()
            if r.pos[node] in ("NOUN", "PROPN") and r.dep[node] in INNER:
                out.add(self._cast.headed(r, node) or r.lemma[node].lower())
            if depth < 2 and (r.pos[node] == "ADP" or r.dep[node] in INNER):
                todo.extend((c, depth + 1) for c in r.children[node])
        return out

    def _definite(self, noun: int) -> bool:
        """Whether the noun points back: `the drill`."""
        r = self._reading
        return any(r.lower[c] in ("the", "this", "that") for c in r.children[noun])
