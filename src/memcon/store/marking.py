"""Where the words of a query stand in a text, and which stretch of it to show."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from memcon.record import Span
from memcon.store.query import Term, folded

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
    plain = _plain(text)
    found = [Mark(span, number) for number, term in enumerate(terms) for span in _places(plain, term)]
    return sorted(found, key=lambda m: m.span)


def _plain(text: str) -> str:
    """The text in small letters without accents, each at its place."""
    low = text.lower()
    # Where nothing but signs is beyond ASCII, as in most reports, small letters are all: a tenth of the time.
    return low if len(low) == len(text) and not ACCENTED.search(low) else text.translate(PLAIN)


def _places(plain: str, term: Term) -> Iterator[Span]:
    """Where a term stands; its first word is looked for first, which takes a small part of what the pattern does."""
    pattern, first = _pattern(term), term.words[0]
    at = plain.find(first)
    while at >= 0:
        found = pattern.match(plain, at)
        if found:
            yield found.span()
        at = plain.find(first, found.end() if found else at + 1)


ACCENTED = re.compile(r"[^\x00-\x7f\xa0\u2010-\u203a\u20ac]")
"""A sign that may be a letter with an accent: none of dashes, quotation marks, dots and the euro."""


class _Plain(dict[int, str]):
    """A letter in small without its accent, for one letter each: offsets stay as they are."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = (folded(letter) or letter)[0]
        return self[code]


PLAIN = _Plain()


@lru_cache(maxsize=512)
def _pattern(term: Term) -> re.Pattern[str]:
    """The words of a term, whatever signs stand between them."""
    words = r"[\W_]+".join(map(re.escape, term.words))
    return re.compile(
        rf"(?<![^\W_]){words}" + ("" if term.prefix else r"(?![^\W_])") + (r"[^\W_]*" if term.prefix else "")
    )


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
