"""Tell a place from one who acts or a name that merely holds a place: `in Tehran` from `Tehran said`."""

from memcon.places.evidence import Surroundings
from memcon.places.names import Match
from memcon.places.words import Words
from memcon.record import Reading

_NAMES = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "PERSON"})
_POWERS = frozenset({"C", "A", "K", "R", "F"})


def is_literal(m: Match, around: Surroundings) -> bool:
    """Whether the words name where something is, as `in Geneva`, not `Geneva Convention`, `Swiss`, `Bern declined`."""
    if m.chosen is None or m.chosen.mark == "^":
        return False
    tokens, reading = around.tokens(m), around.reading
    if tokens is None or reading is None:
        return True
    label, fit = around.label(m)
    if label in _NAMES and fit in ("inside", "last", "first") and not _joined(reading, tokens, around):
        return False
    root = reading.root_of(m.start, m.end)
    token = root if root is not None else tokens[1] - 1
    if m.chosen.entry.kind not in _POWERS:
        return True
    if reading.dep[token] == "poss":
        return around.words.heads.get(reading.lower[reading.head[token]]) in ("land", "road")
    return not acts(reading, token, around.words)


def _joined(reading: Reading, tokens: tuple[int, int], around: Surroundings) -> bool:
    """Whether the name is one of two that the parse takes for one: `hit Odesa and Kyiv`."""
    near = (i for i in (tokens[0] - 1, tokens[1]) if 0 <= i < len(reading))
    return any(reading.lower[i] == "and" and around.entity[i] == around.entity[tokens[0]] >= 0 for i in near)


def acts(reading: Reading, token: int, words: Words) -> bool:
    """Whether the place does something or something is done with it: `Ankara agreed`, `talks with Ankara`."""
    while reading.dep[token] in ("conj", "appos") and reading.head[token] != token:
        token = reading.head[token]
    dep, above = reading.dep[token], reading.head[token]
    if dep == "nsubj":
        return reading.lemma[above] not in words.still
    if dep == "pobj":
        return reading.lower[above] in words.with_party
    return dep == "dobj" and reading.lemma[above] in words.told
