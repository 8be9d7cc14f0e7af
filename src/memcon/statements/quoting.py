"""Quotation marks as hard constraints: a quotation belongs wholly to one statement, an unclosed one runs on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from memcon.record import Quotation, Span, SpanIndex, Spans, StatementKind, hull, merge, overlap
from memcon.statements.spans import cut_out

OWNED = 0.5
"""A statement that covers this share of a quotation owns it whole."""
VERBATIM = 3
"""Words in quotation marks from which they are somebody's own and no scare quotes."""
LONG = 25
"""Characters from which a quotation is speech, not a scare-quoted word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An attribution on its way: character spans of its roles and the model's certainty of each."""

    cue: Spans
    source: Spans
    content: Spans
    sure_cue: float
    sure_source: float
    sure_content: float


def nearby(pieces: Sequence[Piece]) -> SpanIndex:
    """Where the contents of the pieces stand."""
    return SpanIndex(p.content for p in pieces)


class Marks:
    """The quotations of a report, to be asked which stand near some words."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._all = list(quotations)
        outer = outermost(quotations)
        first = {id(q): k for k, q in enumerate(self._all)}
        self._places = [first[id(q)] for q in outer]
        self._ends = [q.end for q in outer]

    def near(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap the characters, or touch them, nested ones after those that hold them."""
        at = bisect_left(self._ends, start)
        if at == len(self._ends):
            return []
        return list(takewhile(lambda q: q.start <= end, islice(self._all, self._places[at], None)))


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that lie in no other one."""
    out: list[Quotation] = []
    for q in quotations:
        if not out or q.start >= out[-1].end:
            out.append(q)
    return out


def settle(pieces: list[Piece], quotations: Sequence[Quotation]) -> list[Piece]:
    """Give each quotation to one piece: the one that covers it best, or, where it goes on, its predecessor's."""
    pieces = list(pieces)
    near = nearby(pieces)
    before: int | None = None
    for q in outermost(quotations):
        owner = owner_of(pieces, q, near)
        if owner is None and q.continues and before is not None:
            owner = before
        if owner is not None:
            pieces[owner] = extended(pieces[owner], q)
            near.add(owner, pieces[owner].content)
            for k in near.at(q.start, q.end):
                piece = pieces[k]
                if k != owner and not _speaks_inside(piece, q) and overlap(piece.content, ((q.start, q.end),)):
                    left = cut_out(piece.content, (q.start, q.end))
                    if overlap(left, ((0, q.start), (q.end, q.end + 10_000_000))) or not left:
                        pieces[k] = replace(piece, content=left)
        before = owner
    return [p for p in pieces if p.content]


def owner_of(pieces: list[Piece], q: Quotation, near: SpanIndex) -> int | None:
    """The number of the piece that covers the quotation's words best, if it covers enough of them."""
    size = max(1, q.inner_end - q.inner_start)
    best, chosen = OWNED, None
    for k in near.at(q.start, q.end):
        piece = pieces[k]
        if _speaks_inside(piece, q):
            continue
        share = overlap(piece.content, ((q.inner_start, q.inner_end),)) / size
        score = share + 0.2 * piece.sure_content
        if share >= OWNED and score > best:
            best, chosen = score, k
    return chosen


def _speaks_inside(piece: Piece, q: Quotation) -> bool:
    """Whether the piece's cue stands in the quotation: it is told by the one who is quoted."""
    return bool(piece.cue) and q.inner_start <= piece.cue[0][0] < q.inner_end


def extended(piece: Piece, q: Quotation) -> Piece:
    """The piece with the whole quotation, marks and all; what it had of it as source or cue stays there."""
    span: Span = (q.start, q.end)
    content = merge((*piece.content, span))
    return replace(piece, content=content)


def inside(spans: Spans, marks: Marks) -> Spans:
    """The parts of the spans in quotation marks, without the marks."""
    out = []
    for a, b in spans:
        for q in outermost(marks.near(a, b)):
            start, end = max(a, q.inner_start), min(b, q.inner_end)
            if start < end:
                out.append((start, end))
    return tuple(sorted(out))


def is_verbatim(text: str, quotes: Spans) -> bool:
    """Whether more stands in quotation marks than a name or a scare-quoted word or two."""
    return any(len(text[a:b].split()) >= VERBATIM for a, b in quotes)


def kind_of(text: str, content: Spans, quotes: Spans) -> StatementKind:
    """`direct` where all words of the content stand in quotation marks, `indirect` where none do, else `mixed`."""
    if not quotes:
        return "indirect"
    rest = content
    for q in quotes:
        rest = cut_out(rest, q)
    return "mixed" if any(any(c.isalnum() for c in text[a:b]) for a, b in rest) else "direct"


def attach_loose(pieces: list[Piece], quotations: Sequence[Quotation], paragraphs: Sequence[Span]) -> list[Piece]:
    """A paragraph that is one quotation and has no statement goes on with the statement quoted just before it."""
    pieces = list(pieces)
    near = nearby(pieces)
    starts = [a for a, _ in paragraphs]
    outer = outermost(quotations)
    for number, q in enumerate(outer):
        single = q.kind != "double" and not q.continues
        if single or q.inner_end - q.inner_start < LONG or owner_of(pieces, q, near) is not None:
            continue
        at = bisect_right(starts, q.start) - 1
        if at <= 0 or not (q.start == paragraphs[at][0] and q.end >= paragraphs[at][1] - 1):
            continue
        k = _quoted_last(pieces, outer[number - 1] if number else None, paragraphs[at - 1], near)
        if k is not None:
            pieces[k] = extended(pieces[k], q)
            near.add(k, pieces[k].content)
    return pieces


def _quoted_last(pieces: list[Piece], last: Quotation | None, paragraph: Span, near: SpanIndex) -> int | None:
    """The piece whose content ends with the quotation, where the paragraph ends in it."""
    if last is None or last.start < paragraph[0] or not paragraph[1] - 60 <= last.end <= paragraph[1]:
        return None
    inner = ((last.inner_start, last.inner_end),)
    owners = [k for k in near.at(last.start, last.end) if pieces[k].source and overlap(pieces[k].content, inner)]
    return max(owners, key=lambda k: hull(pieces[k].content)[1]) if owners else None
