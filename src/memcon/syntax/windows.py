"""Pack a report's units into the windows that the encoder reads, whole paragraphs together.

A window never cuts a word. A paragraph that continues a quotation is kept with the one before where there is room,
because a quotation's speaker stands there.
"""

import random
from collections.abc import Callable, Sequence

from memcon.record.reading import Units, Window
from memcon.syntax.units import FEATURES

CLS, SEP, BREAK, UNKNOWN = 101, 102, 1, 100
LIMIT = 256
"""Pieces in a window at the most, the first and last special one counted."""
PIECES_OF_A_UNIT = 12
"""A unit of more pieces (an address, a smear of characters) is cut to its first ones."""
SPECIAL_FEATURE = FEATURES

Pieces = Callable[[str], Sequence[int]]


def pack(units: Units, pieces: Pieces, opens: Sequence[bool], jitter: random.Random | None = None) -> list[Window]:
    """Cut units into windows; `opens[p]` is true where paragraph p continues a quotation; `jitter` varies the cuts."""
    cut = [tuple(pieces(w)[:PIECES_OF_A_UNIT]) or (UNKNOWN,) for w in units.words]
    windows = []
    first = 0
    limit = jitter.randint(48, LIMIT) if jitter else LIMIT
    while first < len(cut):
        last = _fill(units, cut, first, limit)
        if last < len(cut):
            last = _step_back(units, opens, first, last)
        windows.append(_window(units, cut, first, last))
        first = last
        limit = jitter.randint(144, LIMIT) if jitter else LIMIT
    return windows


def _fill(units: Units, cut: list[tuple[int, ...]], first: int, limit: int) -> int:
    used, last = 2, first
    while last < len(cut):
        used += len(cut[last]) + (last > first and units.paragraph[last] != units.paragraph[last - 1])
        if used > limit and last > first:
            break
        last += 1
    return last


def _step_back(units: Units, opens: Sequence[bool], first: int, last: int) -> int:
    """Move the cut back to a paragraph's start, better one that continues nothing; else to a sentence's end."""
    starts = [i for i in range(last, first, -1) if units.paragraph[i] != units.paragraph[i - 1]]
    for start in starts:
        if not opens[units.paragraph[start]] and start - first >= (last - first) // 2:
            return start
    if starts:
        return starts[0]
    for i in range(last, first + (last - first) // 2, -1):
        if units.words[i - 1] in ".!?":
            closing = i < len(units.words) and units.words[i] in "”\"'’"
            return min(i + closing, last)
    return last


def _window(units: Units, cut: list[tuple[int, ...]], first: int, last: int) -> Window:
    ids, features, heads = [CLS], [SPECIAL_FEATURE], []
    for i in range(first, last):
        if i > first and units.paragraph[i] != units.paragraph[i - 1]:
            ids.append(BREAK)
            features.append(SPECIAL_FEATURE)
        heads.append(len(ids))
        ids.extend(cut[i])
        features.extend([units.feature[i]] * len(cut[i]))
    ids.append(SEP)
    features.append(SPECIAL_FEATURE)
    return Window(first, last, ids, features, heads)
