"""What coordinated cues share: "X said A and denied B" is two statements of X; "A," he said. "B" is one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from memcon.record import Quotation, Reading, Span, Spans, hull, overlap
from memcon.statements.quoting import LONG, Piece, extended, nearby, outermost, owner_of
from memcon.statements.spans import cut_out

SUBJECTS = ("nsubj", "nsubjpass")
LINKS = ("conj", "advcl", "xcomp", "acl")


def apart(pieces: list[Piece]) -> list[Piece]:
    """Cut out of a content what another cue of its source tells: "assured allies that A, saying B" tells A and B."""
    out = list(pieces)
    near = nearby(pieces)
    inner: dict[int, list[Piece]] = {}
    for other in pieces:
        for k in near.at(*hull(other.cue)) if other.cue else ():
            inner.setdefault(k, []).append(other)
    for k, others in inner.items():
        piece = pieces[k]
        for other in others:
            if other is piece or not overlap(piece.source, other.source) or not overlap(other.cue, piece.content):
                continue
            start, end = other.cue[0][0], max(other.cue[-1][1], hull(other.content)[1])
            left = cut_out(out[k].content, (start, end))
            if left and left[0][0] < start:
                out[k] = replace(out[k], content=left)
    return out


def subjects(pieces: list[Piece], reading: Reading, verbs: frozenset[str]) -> list[Piece]:
    """Give a cue without a source its subject, or the one that it shares with the verb it is joined to."""
    out = list(pieces)
    for k, piece in enumerate(out):
        if piece.source or not piece.cue:
            continue
        verb = _verb(reading, piece.cue)
        if verb is None:
            continue
        found = _own(reading, verb, verbs) or _shared(reading, verb, out, k)
        if found is None:
            continue
        source, outer = found
        content = cut_out(piece.content, source[0])
        out[k] = replace(piece, source=source, content=content or piece.content, sure_source=0.6)
        if outer is not None:
            left = cut_out(out[outer].content, (piece.cue[0][0], hull((*piece.cue, *piece.content))[1]))
            left = _without_and(reading, left)
            if left:
                out[outer] = replace(out[outer], content=left)
    return out


def without_aside(source: Spans, reading: Reading) -> Spans:
    """A source without the beginning of a relative clause: "Peru" for "Peru, whose envoy"."""
    if len(source) != 1:
        return source
    words = reading.tokens_in(*source[0])
    opens = next((i for i in words[1:] if reading.tag[i] in ("WDT", "WP", "WP$") and reading.word[i - 1] == ","), None)
    whole = opens is None or any(reading.pos[i] in ("VERB", "AUX") for i in range(opens, words[-1] + 1))
    return source if whole or opens is None else ((source[0][0], reading.end[opens - 2]),)


def cited(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """Give what is told after "citing" to the one who is cited: "confirmed, citing her doctors, that she was ill"."""
    out = []
    for piece in pieces:
        verb = _citing(reading, piece)
        named = (
            next((c for c in reading.children[verb] if reading.dep[c] == "dobj"), None) if verb is not None else None
        )
        if verb is None or named is None or not overlap(piece.content, ((reading.start[named], reading.end[named]),)):
            out.append(piece)
            continue
        end = reading.end[reading.right[named] - 1]
        left = cut_out(piece.content, (piece.content[0][0], end))
        if left and left[0][0] >= end:
            own = overlap(piece.cue, ((reading.start[verb], reading.end[verb]),))
            piece = replace(piece, content=left, source=(phrase(reading, named),) if own else piece.source)
        out.append(piece)
    return out


def _citing(reading: Reading, piece: Piece) -> int | None:
    """The verb "citing" that is a piece's cue, or with which its content begins."""
    first = reading.token_at(piece.content[0][0]) if piece.content else None
    words = [i for a, b in piece.cue for i in reading.tokens_in(a, b)]
    words += [first, first - 1] if first else []
    return next((i for i in words if reading.lower[i] == "citing"), None)


def joined(pieces: list[Piece], reading: Reading, verbs: frozenset[str]) -> list[Piece]:
    """Take out of a content what its speaker says by a second verb: "told A that B, and pleaded with C to do D"."""
    taken = {i for p in pieces for a, b in p.cue for i in reading.tokens_in(a, b)}
    out: list[Piece] = []
    for piece in pieces:
        verb = _verb(reading, piece.cue) if piece.cue and piece.source else None
        left, added = piece, []
        for second in reading.children[verb] if verb is not None else ():
            clause = _told_by(reading, second, verb, verbs)
            at = (reading.start[second], reading.end[second])
            if clause is None or at[0] >= hull(left.content)[1]:
                continue
            first = second - 1 if reading.dep[second - 1] == "cc" else second
            end = hull(left.content)[1]
            rest = _without_and(reading, cut_out(left.content, (reading.start[first], end)))
            told = (max(reading.start[reading.left[clause]], at[1]), end)
            if not rest or told[0] >= end:
                continue
            left = replace(left, content=rest)
            if second not in taken:
                added.append(replace(piece, cue=(at,), content=(told,), sure_cue=0.6 * piece.sure_cue))
        out += [left, *added]
    return out


def _told_by(reading: Reading, second: int, verb: int | None, verbs: frozenset[str]) -> int | None:
    """What a verb of speech tells that is joined to another one and has no subject of its own."""
    joined_on = reading.dep[second] == "conj" and verb is not None and second > verb and reading.pos[second] == "VERB"
    if not joined_on or reading.lemma[second].lower() not in verbs:
        return None
    if any(reading.dep[c] in SUBJECTS for c in reading.children[second]):
        return None
    return next((c for c in reading.children[second] if c > second and _is_told(reading, c)), None)


def _is_told(reading: Reading, clause: int) -> bool:
    """Whether a clause after a verb of speech is what it says: "that ...", "to ..." or "a ...": "demanded a ban"."""
    if reading.dep[clause] in ("ccomp", "dobj", "oprd"):
        return True
    to = any(reading.tag[c] == "TO" for c in reading.children[clause])
    return to and reading.dep[clause] in ("xcomp", "advcl")


def _verb(reading: Reading, cue: Spans) -> int | None:
    tokens = [i for a, b in cue for i in reading.tokens_in(a, b)]
    verbs = [i for i in tokens if reading.pos[i] == "VERB"]
    return next((i for i in verbs if reading.head[i] not in tokens), verbs[0] if verbs else None)


def _shared(reading: Reading, verb: int, pieces: list[Piece], me: int) -> tuple[Spans, int | None] | None:
    """The source that a verb takes over, and the piece out of whose content it is to be cut."""
    if any(reading.dep[c] in SUBJECTS for c in reading.children[verb]) or _is_passive(reading, verb):
        return None
    token = verb
    for _ in range(3):
        over = _governor(reading, token)
        if over is None:
            return None
        token = over
        at = (reading.start[token], reading.end[token])
        for k, other in enumerate(pieces):
            if k != me and other.source and overlap(other.cue, (at,)):
                return other.source, k if overlap(other.content, pieces[me].cue) else None
        subject = next((c for c in reading.children[token] if reading.dep[c] in SUBJECTS), None)
        if subject is not None:
            if reading.pos[subject] not in ("PROPN", "NOUN", "PRON") or reading.tag[subject] in ("WDT", "WP", "EX"):
                return None
            return (phrase(reading, subject),), None
    return None


def _own(reading: Reading, verb: int, verbs: frozenset[str]) -> tuple[Spans, int | None] | None:
    """The subject of a verb of speech, whatever stands between: "China, which was there, called for calm"."""
    if reading.lemma[verb].lower() not in verbs:
        return None
    subject = next((c for c in reading.children[verb] if reading.dep[c] == "nsubj" and c < verb), None)
    if reading.dep[verb] == "relcl":
        who = subject is not None and reading.tag[subject] in ("WDT", "WP") and reading.word[subject - 1] == ","
        return (((reading.start[subject], reading.end[subject]),), None) if who and subject is not None else None
    subject = reading.stranded(verb) if subject is None else subject
    if subject is None or reading.pos[subject] not in ("PROPN", "NOUN") or reading.entity[subject] in ("DATE", "TIME"):
        return None
    if any(reading.lower[c] in ("no", "nobody") for c in reading.children[subject]):
        return None
    return (phrase(reading, subject),), None


def _is_passive(reading: Reading, verb: int) -> bool:
    """Whether the one whom the clause is about was spoken to: "Asked whether he would go, the minister said"."""
    apart = reading.dep[verb] in ("advcl", "acl") and reading.tag[verb] in ("VBN", "VBD")
    return apart and not any(reading.dep[c] in ("aux", "mark") for c in reading.children[verb])


def _governor(reading: Reading, token: int) -> int | None:
    """The verb that a verb is joined to: "denied B" of "said A and denied B", "After saying A" of "she left"."""
    over = reading.head[token]
    if reading.dep[token] == "pcomp" and reading.dep[over] == "prep" and reading.pos[reading.head[over]] == "VERB":
        return reading.head[over]
    return over if reading.dep[token] in LINKS and over != token else None


def phrase(reading: Reading, noun: int) -> Span:
    """The subject without its relative clause and apposition."""
    first, last = reading.left[noun], reading.right[noun]
    for c in reading.children[noun]:
        if c > noun and reading.dep[c] in ("relcl", "acl", "appos", "punct", "conj"):
            last = min(last, reading.left[c])
    return reading.span(first, max(last, noun + 1))


def _without_and(reading: Reading, spans: Spans) -> Spans:
    """The spans without a comma and an "and" left hanging at their end."""
    out = []
    for a, b in spans:
        inside = reading.tokens_in(a, b)
        last = len(inside)
        while last and reading.lower[inside[last - 1]] in ("and", "but", "or", ",", ";"):
            last -= 1
        if last:
            out.append((a, min(b, reading.end[inside[last - 1]])))
    return tuple(out)


def split_quotations(pieces: list[Piece], quotations: Sequence[Quotation], paragraphs: Sequence[Span]) -> list[Piece]:
    """A quotation without a cue of its own, after another of its paragraph and that one's cue, goes on with it."""
    out = list(pieces)
    outer = outermost(quotations)
    near, starts = nearby(out), [a for a, _ in paragraphs]
    for before, q in pairwise(outer):
        at = bisect_right(starts, before.start) - 1
        if at < 0 or q.kind != before.kind or q.end > paragraphs[at][1] or q.inner_end - q.inner_start < LONG:
            continue
        first, mine = owner_of(out, before, near), owner_of(out, q, near)
        if first is None or mine == first or (mine is not None and _announced(out[mine], before, q)):
            continue
        between = ((before.end, q.start),)
        if not out[first].source or not overlap(out[first].cue, between) or _other_cue(out, first, between):
            continue
        out[first] = extended(out[first], q)
        near.add(first, out[first].content)
        if mine is not None:
            out[mine] = replace(out[mine], content=cut_out(out[mine].content, (q.start, q.end)))
    return [p for p in out if p.content]


def _announced(piece: Piece, before: Quotation, q: Quotation) -> bool:
    """Whether the piece's cue stands near its quotation: between the two, or in the words right after it."""
    return any(before.end <= a < q.start or q.end <= a < q.end + 80 for a, _ in piece.cue)


def _other_cue(pieces: list[Piece], me: int, between: Spans) -> bool:
    return any(k != me and overlap(p.cue, between) for k, p in enumerate(pieces))
