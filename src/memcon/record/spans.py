"""Character spans: `[start, end)` in Unicode code points of the report's text."""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]
"""Spans in reading order that never overlap; a discontinuous stretch of text has several."""
BLOCK = 2000
"""Characters a block of `SpanIndex`."""


def merge(spans: Spans) -> Spans:
    """Sort spans and join those that touch or overlap."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def shown(text: str, spans: Spans) -> str:
    """What the spans show, pieces joined by ` … `."""
    return " … ".join(text[start:end] for start, end in spans)


def overlap(one: Spans, other: Spans) -> int:
    """How many characters both cover."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def hull(spans: Spans) -> Span:
    """The smallest span that holds all of them."""
    return min(a for a, _ in spans), max(b for _, b in spans)


class SpanIndex:
    """Which of many things have words in a stretch of the text, so that long reports take time in proportion."""

    def __init__(self, all_spans: Iterable[Spans] = ()) -> None:
        self._blocks: dict[int, set[int]] = {}
        for k, spans in enumerate(all_spans):
            self.add(k, spans)

    def add(self, number: int, spans: Spans) -> None:
        """Note where a thing stands; one that has grown is added again."""
        for a, b in spans:
            for block in range(a // BLOCK, b // BLOCK + 1):
                self._blocks.setdefault(block, set()).add(number)

    def at(self, start: int, end: int) -> list[int]:
        """The numbers of the things that may have words in the characters, in order."""
        blocks = range(start // BLOCK, end // BLOCK + 1)
        return sorted({k for block in blocks for k in self._blocks.get(block, ())})
