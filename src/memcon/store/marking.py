"""Where the words of a query stand in a text, and which stretch of it to show."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from memcon.record import Span
from memcon.store.query import Term, tokens

SHOWN = 260
"""Characters that are shown around a place."""
LEAD = 80
"""Of these before the first mark."""


class Mark(Struct, frozen=True):
    """Characters of a text, and which term of the query they are."""

    span: Span
    term: int


class Window(Struct, frozen=True):
    """A stretch of a text with the marks inside it, as offsets into the text."""

    start: int
    end: int
    marks: tuple[Span, ...]


def marks(text: str, terms: Sequence[Term]) -> list[Mark]:
    """All places where a term stands, in reading order."""
    words = list(tokens(text))
    places: dict[str, list[int]] = {}
    for number, (word, _) in enumerate(words):
        places.setdefault(word, []).append(number)
    found = []
    for number, term in enumerate(terms):
        last = len(term.words) - 1
        firsts = places.get(term.words[0], ()) if last or not term.prefix else _beginning(places, term.words[0])
        for first in firsts:
            if first + last < len(words) and all(_is(words[first + k][0], term, k) for k in range(last + 1)):
                found.append(Mark((words[first][1][0], words[first + last][1][1]), number))
    return sorted(found, key=lambda m: m.span)


def window(text: str, found: Sequence[Mark], *, prefer: Sequence[Span] = ()) -> Window:
    """The stretch with the most terms, inside the preferred spans rather than outside; the beginning where none is."""
    if not found:
        return _cut(text, 0, 0, ())
    starts = [m.span[0] for m in found]
    best, chosen = (-1, -1, -1), 0
    for number, mark in enumerate(found):
        end = bisect_left(starts, mark.span[0] + SHOWN - LEAD)
        held = found[number:end]
        inside = any(a <= mark.span[0] and mark.span[1] <= b for a, b in prefer)
        weight = (len({m.term for m in held}), int(inside), len(held))
        if weight > best:
            best, chosen = weight, number
    first = found[chosen].span
    return _cut(text, first[0], first[1], [m.span for m in found])


def _cut(text: str, start: int, end: int, spans: Sequence[Span]) -> Window:
    """A stretch that begins and ends between words, paragraphs before it left out."""
    low = max(0, start - LEAD)
    paragraph = text.rfind("\n", low, start) + 1
    if paragraph:
        low = paragraph
    elif low:
        gap = text.find(" ", low, start)
        low = gap + 1 if gap >= 0 else low
    high = min(len(text), max(low + SHOWN, end))
    if high < len(text):
        gap = text.rfind(" ", max(end, low), high + 1)
        high = gap if gap > end else high
    return Window(low, high, tuple((a, b) for a, b in spans if low <= a and b <= high))


def _beginning(places: dict[str, list[int]], start: str) -> list[int]:
    return sorted(n for word, found in places.items() if word.startswith(start) for n in found)


def _is(word: str, term: Term, k: int) -> bool:
    if k == len(term.words) - 1 and term.prefix:
        return word.startswith(term.words[k])
    return word == term.words[k]
