"""Character spans: `[start, end)` in Unicode code points of the report's text."""

Span = tuple[int, int]
Spans = tuple[Span, ...]
"""Spans in reading order that never overlap; a discontinuous stretch of text has several."""


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
