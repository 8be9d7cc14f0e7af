"""Speech within speech: "X said Y had promised Z" holds a second statement, of Y, inside the first."""

from memcon import lexicon
from memcon.record import Reading, Span, Spans, hull, merge, overlap
from memcon.statements.quoting import Piece, nearby
from memcon.statements.spans import cut_out

SPEAKERS = ("nsubj", "nsubjpass")
NO_INNER_SPEAKER = frozenset({"i", "we", "you", "it", "that", "this", "which", "there", "what", "who"})
CLAUSES = ("ccomp", "xcomp")


class Nested:
    """Find statements of others inside what a statement tells, by the parse."""

    def __init__(self) -> None:
        self._verbs = frozenset(lexicon.read_json("statements.json")["inner"])

    def find(self, reading: Reading, pieces: list[Piece]) -> list[Piece]:
        """The inner statements that no piece has yet."""
        taken = {i for p in pieces for a, b in p.cue for i in reading.tokens_in(a, b)}
        out: list[Piece] = []
        for piece in pieces:
            for a, b in piece.content:
                for i in reading.tokens_in(a, b):
                    if reading.pos[i] != "VERB" or reading.lemma[i].lower() not in self._verbs:
                        continue
                    if i in taken:
                        continue
                    inner = self._inner(reading, i, (a, b), piece)
                    if inner is not None:
                        out.append(inner)
                        taken.add(i)
        return out

    def _inner(self, reading: Reading, verb: int, limits: Span, outer: Piece) -> Piece | None:
        clause = next((c for c in reading.children[verb] if reading.dep[c] in CLAUSES and c > verb), None)
        subject = next((c for c in reading.children[verb] if reading.dep[c] in SPEAKERS), None)
        if clause is None or subject is None or reading.lower[subject] in NO_INNER_SPEAKER:
            return None
        if reading.dep[clause] == "xcomp" and reading.lemma[verb].lower() in ("say", "tell", "call", "feel", "find"):
            return None
        content = _within(_clause_span(reading, clause, verb), limits)
        source = _within(_source_span(reading, subject), limits)
        if content is None or source is None or overlap((content,), outer.content) >= 0.98 * _size(outer.content):
            return None
        clear = cut_out(merge((content,)), source)
        cue = (reading.start[_first_aux(reading, verb)], reading.end[verb])
        return Piece((cue,), (source,), clear, 0.6 * outer.sure_cue + 0.1, 0.7, 0.7) if clear else None


def _clause_span(reading: Reading, clause: int, verb: int) -> Span:
    first, last = reading.left[clause], reading.right[clause]
    first = max(first, verb + 1)
    if reading.lower[first] in ("that", ","):
        first = min(first + 1, last - 1)
    while last - 1 > first and reading.lower[last - 1] in (".", ",", ";"):
        last -= 1
    return reading.span(first, last)


def _source_span(reading: Reading, subject: int) -> Span:
    first, last = reading.left[subject], reading.right[subject]
    for c in reading.children[subject]:
        if reading.dep[c] in ("relcl", "acl", "punct") and c > subject:
            last = min(last, reading.left[c])
    return reading.span(first, max(last, subject + 1))


def _first_aux(reading: Reading, verb: int) -> int:
    first = verb
    while (
        first - 1 >= 0
        and reading.head[first - 1] == verb
        and reading.dep[first - 1] in ("aux", "neg", "auxpass", "advmod")
    ):
        first -= 1
    return first


def _within(span: Span, limits: Span) -> Span | None:
    a, b = max(span[0], limits[0]), min(span[1], limits[1])
    return (a, b) if a < b else None


def _size(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def holders(pieces: list[Piece]) -> list[int | None]:
    """For each piece the smallest other one whose content holds its cue and content."""
    hulls = [hull(p.content) for p in pieces]
    sizes = [_size(p.content) for p in pieces]
    index = nearby(pieces)
    out: list[int | None] = []
    for k, piece in enumerate(pieces):
        start, end = hulls[k]
        near = [
            j
            for j in (index.at(*hull(piece.cue)) if piece.cue else ())
            if hulls[j][0] < end and hulls[j][1] > start and sizes[j] > sizes[k]
        ]
        held = [
            j
            for j in near
            if overlap(piece.cue, pieces[j].content) and overlap(piece.content, pieces[j].content) >= 0.9 * sizes[k]
        ]
        out.append(min(held, key=lambda j: sizes[j], default=None))
    return out


def reading_order(piece: Piece) -> tuple[int, int]:
    """Where a piece stands: by the first character of content, source or cue."""
    start = min(hull(s)[0] for s in (piece.content, piece.source, piece.cue) if s)
    return start, piece.cue[0][0] if piece.cue else start
