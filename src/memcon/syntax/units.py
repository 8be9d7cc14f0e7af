"""Cut a text into units (words and punctuation marks) and give each what an uncased encoder cannot see.

A unit is a run of word characters with inner hyphens, apostrophes and full stops, or one mark. Every unit is cut into
word pieces by itself, so that a label of a unit is a label of its characters.
"""

import re
from collections.abc import Sequence

from memcon.record.reading import Quotation, Units

UNIT = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
CASES = ("mark", "lower", "title", "upper", "mixed", "digit")
FEATURES = len(CASES) * 3
"""How many values a unit's feature takes: its case class times outside, in double or in single quotation marks."""


def case_class(word: str) -> int:
    """Return the index in `CASES` of the word's case, as in `Rubio` (title), `NATO` (upper), `2026` (digit)."""
    if not (word[0].isalnum() or word[0] == "_"):
        return 0
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def cut(text: str, blocks: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> Units:
    """Cut the paragraphs `blocks` of the text into units."""
    marks = _inside(quotations, len(text))
    units = Units([], [], [], [], [])
    for number, (start, end) in enumerate(blocks):
        for found in UNIT.finditer(text, start, end):
            a, b = found.span()
            word = found.group()
            case = case_class(word)
            units.spans.append((a, b))
            units.words.append(word)
            units.word.append(case != 0)
            units.feature.append(case * 3 + marks[a])
            units.paragraph.append(number)
    return units


def _inside(quotations: Sequence[Quotation], size: int) -> bytearray:
    """For each character: 0 outside all quotation marks, 1 inside double ones, 2 inside single ones only."""
    state = bytearray(size + 1)
    for q in quotations:
        length = q.inner_end - q.inner_start
        if q.kind == "double":
            state[q.inner_start : q.inner_end] = b"\x01" * length
    for q in quotations:
        if q.kind == "single" and not state[q.inner_start]:
            state[q.inner_start : q.inner_end] = b"\x02" * (q.inner_end - q.inner_start)
    return state
