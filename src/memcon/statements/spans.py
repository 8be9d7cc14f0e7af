"""From units to characters: the spans of a role, with the quotation marks that belong to them."""

from collections.abc import Callable, Iterable, Sequence

from memcon.record import Quotation, Spans, Units, merge

BRIDGE = 2
"""Words between two stretches of one content that are taken along: the model's slips, as a lone adverb."""
OPENING = "“\"‘'«„([‹`"
CLOSING = "”\"’'»)]›.,!?…;"


def runs(
    numbers: Sequence[int], units: Units, barred: Iterable[int] = (), bridge: int = BRIDGE
) -> list[tuple[int, int]]:
    """First and last unit of each stretch; a gap of marks and at most `bridge` words that are not barred is no gap."""
    closed = set(barred)
    out: list[tuple[int, int]] = []
    for i in numbers:
        if out:
            gap = range(out[-1][1] + 1, i)
            words = [g for g in gap if units.word[g]]
            same = units.paragraph[i] == units.paragraph[out[-1][1]] or not words
            if len(words) <= bridge and same and not closed.intersection(gap):
                out[-1] = (out[-1][0], i)
                continue
        out.append((i, i))
    return out


def spans(stretches: Sequence[tuple[int, int]], units: Units) -> Spans:
    """The characters of stretches of units, one span a paragraph."""
    out = []
    for first, last in stretches:
        start = first
        for i in range(first + 1, last + 1):
            if units.paragraph[i] != units.paragraph[i - 1]:
                out.append((units.spans[start][0], units.spans[i - 1][1]))
                start = i
        out.append((units.spans[start][0], units.spans[last][1]))
    return merge(tuple(out))


def with_marks(found: Spans, near: Callable[[int, int], Sequence[Quotation]]) -> Spans:
    """Take a quotation's marks along where the span begins or ends with its words; `near` finds quotations."""
    out = list(found)
    for k, (first, last) in enumerate(out):
        a, b = first, last
        for q in near(a - 2, b + 4):
            if q.start <= a <= q.inner_start + 1 and b > q.inner_start:
                a = min(a, q.start)
            if q.inner_end - 3 <= b <= q.end and a < q.inner_end:
                b = max(b, q.end)
        out[k] = a, b
    return merge(tuple(out))


def trim(text: str, found: Spans) -> Spans:
    """Leave out white space and stray commas at the edges; an empty span goes."""
    out = []
    for start, end in found:
        a, b = start, end
        while a < b and (text[a].isspace() or text[a] in ",;:"):
            a += 1
        while a < b and (text[b - 1].isspace() or text[b - 1] == ","):
            b -= 1
        if a < b:
            out.append((a, b))
    return tuple(out)


def cut_out(found: Spans, hole: tuple[int, int]) -> Spans:
    """The spans without the characters of `hole`."""
    out = []
    for a, b in found:
        if b <= hole[0] or a >= hole[1]:
            out.append((a, b))
            continue
        if a < hole[0]:
            out.append((a, hole[0]))
        if hole[1] < b:
            out.append((hole[1], b))
    return tuple(out)
