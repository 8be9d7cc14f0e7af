"""Contents that break off amid a clause, made whole: "to close two crossings if the sanctions | are not lifted"."""

from collections.abc import Sequence
from dataclasses import replace

from memcon.record import Reading, Spans, overlap
from memcon.statements.quoting import Piece

OPEN = frozenset({"nsubj", "nsubjpass", "csubj", "mark", "det", "poss", "amod", "compound", "nummod", "aux", "auxpass"})
"""What a word may be to a head after it that is never left out: a subject without its verb tells nothing."""

QUOTES = frozenset('“”"„«»')
"""Whose words stand in marks is settled already."""


def whole(pieces: Sequence[Piece], reading: Reading) -> list[Piece]:
    """The pieces; a content whose last word hangs on a verb or a noun right after it goes on to the end of that."""
    return [replace(p, content=_finished(reading, p, pieces)) if p.cue and p.content else p for p in pieces]


def _finished(reading: Reading, piece: Piece, pieces: Sequence[Piece]) -> Spans:
    *before, (a, b) = piece.content
    held = reading.tokens_in(a, b)
    if not held or reading.pos[held[-1]] == "PUNCT":
        return piece.content
    above = _above(reading, piece.cue)
    last = held[-1]
    while (head := _missing(reading, range(held[0], last + 1))) is not None and head not in above:
        last = _last(reading, head)
    end = reading.end[last]
    own = ((b, end),)
    if end <= b:
        return piece.content
    taken = (role for p in pieces for role in (p.cue, p.source, p.content if p is not piece else ()))
    if QUOTES.intersection(reading.text[b:end]) or any(overlap(role, own) for role in taken):
        return piece.content
    return (*before, (a, end))


def _missing(reading: Reading, held: range) -> int | None:
    """The word after those held on which the last of them hangs, with nothing but words between."""
    token = held[-1]
    while reading.head[token] in held and reading.head[token] != token:
        token = reading.head[token]
    head = reading.head[token]
    if head <= held[-1] or reading.dep[token] not in OPEN:
        return None
    between = range(held[-1] + 1, head)
    return None if any(reading.pos[i] == "PUNCT" and reading.right[token] <= i for i in between) else head


def _above(reading: Reading, cue: Spans) -> set[int]:
    """The words of a cue and those on which they hang."""
    words = [i for a, b in cue for i in reading.tokens_in(a, b)]
    return {above for i in words for above in (i, *reading.path(i))}


def _last(reading: Reading, head: int) -> int:
    """The last word of a phrase, full stops apart."""
    last = reading.right[head] - 1
    while last > head and reading.pos[last] == "PUNCT":
        last -= 1
    return last
