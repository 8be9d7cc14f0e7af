"""Find what stands in quotation marks, telling apostrophes from marks.

A quotation of several paragraphs (an opening mark on each, a closing one on the last only) comes out as one
`Quotation` a paragraph, each after the first with `continues` set. Newspaper convention after the Chicago Manual of
Style, 13.32; see also "Who said what" in `docs/`.
"""

import re
from collections.abc import Iterator
from typing import Literal

from memcon.record.reading import Quotation

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
LINE = re.compile(r"[^\n]+")
DOUBLE_OPEN = "“„«‟＂"
DOUBLE_CLOSE = "”»"
SINGLE_OPEN = "‘‚‛‹"
SINGLE_CLOSE = "’›"
MARK = re.compile(r"``|''|[“„«‟＂”»‘‚‛‹’›\"'`]")
ELISION = re.compile(r"(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n'\b|n’)", re.IGNORECASE)
LONGEST_SINGLE = 1200
"""A single mark whose partner is farther away than this many characters is taken for an apostrophe."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the `[start, end)` of each paragraph: a line of its own, white space at both ends left out."""
    found = []
    for line in LINE.finditer(text):
        start, end = line.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def find(text: str, blocks: list[tuple[int, int]] | None = None) -> list[Quotation]:
    """Return every quotation of the text in reading order, nested ones after the one that holds them."""
    blocks = paragraphs(text) if blocks is None else blocks
    found: list[Quotation] = []
    running = False
    for start, end in blocks:
        block, running = _in_paragraph(text, start, end, running)
        found.extend(block)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_paragraph(text: str, start: int, end: int, running: bool) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether its last double one is left open."""
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    first = True
    for a, b, side in _double_marks(text, start, end):
        if opened is None and side == "close":
            if first and running:
                found.append(_make(start, start, a, b, "double", True, True))
            first = False
            continue
        if opened is None or side == "open":
            if opened is None:
                opened = (a, b)
            first = False
            continue
        found.append(_make(*opened, a, b, "double", True, running and opened[0] == start))
        opened = None
    left_open = opened is not None
    if opened is not None and opened[1] < end:
        found.append(_make(*opened, end, end, "double", False, running and opened[0] == start))
    found.extend(_single(text, start, end, found))
    return found, left_open


def _make(
    a: int, b: int, c: int, d: int, kind: Literal["double", "single"], closed: bool, continues: bool
) -> Quotation:
    return Quotation(start=a, inner_start=b, inner_end=c, end=d, kind=kind, closed=closed, continues=continues)


def _double_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, "open" or "close") of the double marks, straight ones told apart by what stands beside."""
    state_open = False
    for mark in MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in DOUBLE_OPEN or sign == "``":
            side = "open"
        elif sign in DOUBLE_CLOSE:
            side = "close"
        elif sign in ('"', "''"):
            side = _straight_side(text, start, end, mark.start(), mark.end(), state_open)
        else:
            continue
        state_open = side == "open"
        yield mark.start(), mark.end(), side


def _straight_side(text: str, start: int, end: int, a: int, b: int, state_open: bool) -> str:
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    opens = (before.isspace() or before in "([{—–-/:") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}—–-/'’")
    if opens and not closes:
        return "open" if not state_open or before.isspace() else "close"
    if closes and not opens:
        return "close"
    return "close" if state_open else "open"


def _single(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    """The quotations in single marks: an opening one needs a plausible partner, else it is an apostrophe."""
    found: list[Quotation] = []
    free = start
    for mark in MARK.finditer(text, start, end):
        sign, a = mark.group(), mark.start()
        if a < free or sign not in "‘‚‛‹'`" or not _opens_single(text, start, end, a, sign):
            continue
        holder = next((q for q in doubles if q.inner_start <= a < q.inner_end), None)
        limit = min(holder.inner_end if holder else end, a + LONGEST_SINGLE)
        close = _closing_single(text, a + 1, limit, end, doubles if holder is None else [])
        if close is None:
            continue
        found.append(_make(a, a + 1, close, close + 1, "single", True, False))
        free = close + 1
    return found


def _opens_single(text: str, start: int, end: int, a: int, sign: str) -> bool:
    before = text[a - 1] if a > start else " "
    after = text[a + 1] if a + 1 < end else " "
    if after.isspace() or before.isalnum():
        return False
    if not (before.isspace() or before in '([{—–-/“"„«:'):
        return False
    return sign in "‘‚‛‹" or not ELISION.match(text, a + 1)


def _closing_single(text: str, a: int, limit: int, end: int, skip: list[Quotation]) -> int | None:
    """The best closing single mark in [a, limit): after punctuation, else not after an s, else the first."""
    fallback: int | None = None
    weak: int | None = None
    for i in range(a, limit):
        if text[i] not in "’'›" or any(q.inner_start <= i < q.inner_end for q in skip):
            continue
        after = text[i + 1] if i + 1 < end else " "
        if after.isalnum() or text[i - 1].isspace() or i == a:
            continue
        if text[i - 1] in ",.?!…;:)]":
            return i
        if text[i - 1] in "sS":
            weak = i if weak is None else weak
        elif fallback is None:
            fallback = i
    return fallback if fallback is not None else weak
