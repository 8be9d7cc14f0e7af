"""Find what stands in quotation marks, telling apostrophes from marks.

A quotation of several paragraphs (an opening mark on each, a closing one on the last only) comes out as one
`Quotation` a paragraph, each after the first with `continues` set. Newspaper convention after the Chicago Manual of
Style, 13.32; see also "Who said what" in `docs/`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from memcon.record.reading import Quotation

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
LINE = re.compile(r"[^\n]+")
DOUBLE_OPEN = "“„«‟"
DOUBLE_CLOSE = "”»"
STRAIGHT = ('"', "''", "＂")
LOW = "„"
"""Opens in German, Czech and Polish texts, where `“` closes."""
SINGLE_OPEN = "‘‚‛‹"
SINGLE_CLOSE = "’›"
MARK = re.compile(r"``|''|[“„«‟＂”»‘‚‛‹’›\"'`]")
ELISION = re.compile(r"(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’](?!\w))", re.IGNORECASE)
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
    return sorted(_running_singles(text, blocks, found), key=lambda q: (q.start, -q.end))


def _running_singles(text: str, blocks: list[tuple[int, int]], found: list[Quotation]) -> list[Quotation]:
    """Add the single quotations that run over paragraphs: one left open before a paragraph that opens with a mark."""
    opened = {q.start for q in found}
    added: dict[int, Quotation] = {}
    running: set[int] = set()
    for (start, end), (following, _) in pairwise(blocks):
        a = text.rfind("‘", start, end)
        if text[following] != "‘" or a < 0 or a in opened or not _opens_single(text, start, end, a, "‘"):
            continue
        added[a] = _make(a, a + 1, end, end, "single", False, a in running)
        running.add(following)
    going_on = [msgspec.structs.replace(q, continues=True) if q.start in running else q for q in found]
    return [*going_on, *added.values()]


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
    if opened is not None:
        found.append(_make(*opened, end, end, "double", False, running and opened[0] == start))
    found = [q for q in found if not text[q.inner_start : q.inner_end].isspace() and q.inner_start < q.inner_end]
    found.extend(_single(text, start, end, found))
    return found, left_open


def _make(
    a: int, b: int, c: int, d: int, kind: Literal["double", "single"], closed: bool, continues: bool
) -> Quotation:
    return Quotation(start=a, inner_start=b, inner_end=c, end=d, kind=kind, closed=closed, continues=continues)


def _double_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, "open" or "close") of the double marks, straight ones told apart by what stands beside."""
    opened: str | None = None
    for mark in MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in STRAIGHT:
            side = _straight_side(text, start, end, mark.start(), mark.end(), opened is not None)
        elif sign in "«»" or (sign == "“" and opened == LOW):
            side = _turned_side(text, start, end, mark.start(), opened)
        elif sign in DOUBLE_OPEN or sign == "``":
            side = "open"
        elif sign in DOUBLE_CLOSE:
            side = "close"
        else:
            continue
        if side == "close":
            opened = None
        elif opened is None:
            opened = sign
        yield mark.start(), mark.end(), side


def _turned_side(text: str, start: int, end: int, a: int, opened: str | None) -> str:
    """The side of a mark that opens in one language and closes in another: `« Non »`, `»Nein«`, `„Nein“`."""
    sign = text[a]
    if opened is not None:
        return "close" if sign in "“»" or opened == "»" else "open"
    if sign == "«":
        return "open"
    before = text[a - 1] if a > start else " "
    after = text[a + 1] if a + 1 < end else " "
    return "open" if not (before.isalnum() or before in ".,!?…") and after.isalnum() else "close"


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
    marks = [m.start() for m in MARK.finditer(text, start, end) if m.group() in "‘‚‛‹'`’›"]
    opening = [a for a in marks if text[a] in "‘‚‛‹'`" and _opens_single(text, start, end, a, text[a])]
    if not opening:
        return []
    closing = [a for a in marks if text[a] in "’'›" and _closes_single(text, end, a)]
    starts = [q.inner_start for q in doubles]
    holder = {a: _holder(doubles, starts, a) for a in (*opening, *closing)}
    found: list[Quotation] = []
    free = start
    for number, a in enumerate(opening):
        if a < free:
            continue
        room = min(doubles[h].inner_end if (h := holder[a]) is not None else end, a + LONGEST_SINGLE)
        following = opening[number + 1] if number + 1 < len(opening) else end
        near = closing[bisect_right(closing, a + 1) : bisect_left(closing, room)]
        close = _closing_single(text, (i for i in near if holder[i] == holder[a]), following)
        if close is not None:
            found.append(_make(a, a + 1, close, close + 1, "single", True, False))
            free = close + 1
    return found


def _holder(doubles: list[Quotation], starts: list[int], at: int) -> int | None:
    """The number of the double quotation that holds the character."""
    i = bisect_right(starts, at) - 1
    return i if i >= 0 and at < doubles[i].inner_end else None


def _opens_single(text: str, start: int, end: int, a: int, sign: str) -> bool:
    before = text[a - 1] if a > start else " "
    after = text[a + 1] if a + 1 < end else " "
    if after.isspace() or before.isalnum():
        return False
    if not (before.isspace() or before in '([{—–-/“"„«:'):
        return False
    return sign in "‘‚‛‹" or not ELISION.match(text, a + 1)


def _closes_single(text: str, end: int, a: int) -> bool:
    after = text[a + 1] if a + 1 < end else " "
    return not (after.isalnum() or text[a - 1].isspace())


def _closing_single(text: str, marks: Iterable[int], following: int) -> int | None:
    """The best of the closing marks: one after punctuation, else the first not after an s, else the first.

    Where one was seen before another quotation opens (at `following`), none after that is looked for.
    """
    fallback: int | None = None
    weak: int | None = None
    for i in marks:
        if i > following and (fallback is not None or weak is not None):
            break
        if text[i - 1] in ",.?!…;:)]":
            return i
        if text[i - 1] in "sS":
            weak = i if weak is None else weak
        elif fallback is None:
            fallback = i
    return fallback if fallback is not None else weak
