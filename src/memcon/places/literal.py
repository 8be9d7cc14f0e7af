"""Tell a place from one who acts or a name that merely holds a place: `in Tehran` from `Tehran said`."""

from memcon.places.evidence import Surroundings
from memcon.places.names import Match

_ACTED_WITH = frozenset({"with", "against", "between", "by", "among"})
_STATIVE = frozenset(
    "be lie remain stay sit border become look see have grow shrink reopen burn tremble fall border straddle".split()
)
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
    if label in _NAMES and fit in ("inside", "last", "first"):
        return False
    root = reading.root_of(m.start, m.end)
    token = root if root is not None else tokens[1] - 1
    if m.chosen.entry.kind not in _POWERS:
        return True
    if reading.dep[token] == "poss" and around.words.heads.get(reading.lower[reading.head[token]]) not in ("land", "road"):
        return False
    return not acts(reading.head, reading.dep, reading.lemma, reading.lower, token)


def acts(head: list[int], dep: list[str], lemma: list[str], lower: list[str], token: int) -> bool:
    """Whether the place does something or something is done with it: `Ankara agreed`, `talks with Ankara`."""
    while dep[token] in ("conj", "appos") and head[token] != token:
        token = head[token]
    above = head[token]
    if dep[token] == "nsubj":
        return lemma[above] not in _STATIVE
    if dep[token] == "pobj":
        return lower[above] in _ACTED_WITH
    return dep[token] == "dobj" and lemma[above] in ("accuse", "urge", "tell", "ask", "warn", "thank", "criticise", "criticize")
