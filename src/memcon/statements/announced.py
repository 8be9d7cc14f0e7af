"""Quotations that no cue claims: the sentence before them says whose they are.

"He said:" announces the paragraph that follows it; what follows "Okafor called the vote a sham." is Okafor's.
"""

from collections.abc import Sequence
from dataclasses import replace

from memcon import lexicon
from memcon.record import Quotation, Reading, Span, overlap
from memcon.statements.nested import CLAUSES
from memcon.statements.quoting import LONG, Piece, extended, nearby, outermost, owner_of
from memcon.statements.sharing import SUBJECTS, phrase

REACH = 20
"""Words before a colon or a comma among which the verb that announces is looked for."""
PERSONAL = frozenset({"he", "she", "they", "i", "we"})
FAR = 3
"""White space of more lines than this between a sentence and a quotation parts them."""


class Announced:
    """Give a quotation without a statement to the one of whom the sentence before it tells."""

    def __init__(self) -> None:
        self.verbs = frozenset(lexicon.read_json("statements.json")["inner"])

    def attach(self, pieces: list[Piece], reading: Reading, quotations: Sequence[Quotation]) -> list[Piece]:
        """The pieces, with those that the sentences before loose quotations announce."""
        out = list(pieces)
        near = nearby(out)
        for q in outermost(quotations):
            if q.kind != "double" or q.continues or not _is_speech(reading.text, q):
                continue
            if owner_of(out, q, near) is not None:
                continue
            found = self._announcer(reading, q)
            if found is None:
                continue
            verb, subject = found
            at = (reading.start[verb], reading.end[verb])
            k = next((k for k, p in enumerate(out) if p.source and overlap(p.cue, (at,))), None)
            if k is None:
                source = phrase(reading, subject)
                out.append(Piece((at,), (source,), ((q.start, q.end),), 0.5, 0.6, 0.6))
                k = len(out) - 1
            else:
                out[k] = extended(out[k], q)
            near.add(k, out[k].content)
        return out

    def _announcer(self, reading: Reading, q: Quotation) -> tuple[int, int] | None:
        """The verb and the subject of the sentence that announces the quotation."""
        before = reading.text[max(0, q.start - 40) : q.start]
        gap = len(before) - len(before.rstrip())
        last = reading.token_at(q.start - gap - 1) if gap else None
        if last is None or reading.text.count("\n", q.start - gap, q.start) > FAR:
            return None
        first, _ = reading.sentences[reading.sentence[last]]
        if reading.word[last] in (":", ","):
            return self._by_verb(reading, max(first, last - REACH), last)
        return _by_sentence(reading, first, last) if reading.word[last][-1:] in ".!?" else None

    def _by_verb(self, reading: Reading, first: int, last: int) -> tuple[int, int] | None:
        """The last verb of speech that has a subject: `He said:`, `footage of Okafor saying last week,`."""
        for i in range(last - 1, first - 1, -1):
            if reading.pos[i] == "VERB" and reading.lemma[i].lower() in self.verbs:
                subject = _subject(reading, i)
                if subject is None and reading.dep[i] == "acl" and reading.entity[reading.head[i]] == "PERSON":
                    subject = reading.head[i]
                if subject is not None:
                    return i, subject
        return None


def _by_sentence(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The main verb of a sentence whose subject is a person."""
    root = next((i for i in range(first, last + 1) if reading.head[i] == i), None)
    if root is None or reading.pos[root] != "VERB":
        return None
    subject = _subject(reading, root)
    if subject is None or reading.dep[subject] != "nsubj":
        return None
    person = reading.entity[subject] == "PERSON" or reading.lower[subject] in PERSONAL
    return (root, subject) if person else None


def _subject(reading: Reading, verb: int) -> int | None:
    return next((c for c in reading.children[verb] if reading.dep[c] in SUBJECTS and c < verb), None)


def _is_speech(text: str, q: Quotation) -> bool:
    """Whether it is a sentence or more in quotation marks, not some words of somebody's."""
    words = text[q.inner_start : q.inner_end].strip()
    return len(words) >= LONG and (words[0].isupper() or words[0] in "[…") and words[-1] in ".!?…]—–-"


def denials(pieces: Sequence[Piece], reading: Reading) -> list[Piece]:
    """The denials that no cue holds: "Russia denied shelling the town", whatever the model made of it."""
    taken = {i for p in pieces for a, b in p.cue for i in reading.tokens_in(a, b)}
    out = []
    for verb, lemma in enumerate(reading.lemma):
        if lemma.lower() != "deny" or reading.pos[verb] != "VERB" or verb in taken:
            continue
        subject = _subject(reading, verb)
        clause = next((c for c in reading.children[verb] if reading.dep[c] in CLAUSES and c > verb), None)
        clause = _deed(reading, verb) if clause is None else clause
        if subject is None or clause is None or reading.dep[subject] != "nsubj":
            continue
        if reading.pos[clause] != "VERB" and reading.dep[clause] != "dobj":
            continue
        last = reading.right[clause]
        for c in reading.children[verb] if reading.dep[clause] == "dobj" else ():
            aim = (
                reading.left[c] == last and reading.dep[c] == "prep" and reading.entity[reading.right[c] - 1] != "DATE"
            )
            last = reading.right[c] if aim else last
        while last - 1 > clause and reading.pos[last - 1] == "PUNCT":
            last -= 1
        content = reading.span(max(verb + 1, reading.left[clause]), last)
        cue = (reading.start[verb], reading.end[verb])
        out.append(Piece((cue,), (phrase(reading, subject),), (content,), 0.6, 0.8, 0.7))
    return out


def _deed(reading: Reading, verb: int) -> int | None:
    """The object of a gerund that is parsed as its adjective: "denied attacking [civilians]"."""
    return next((c for c in reading.children[verb] if reading.dep[c] == "dobj" and reading.is_deed(verb + 1, c)), None)


def of_contractions(pieces: Sequence[Piece], reading: Reading) -> list[Piece]:
    """The pronoun of a cue such as "it's denouncing" is its source."""
    out = []
    for piece in pieces:
        pronoun = None if piece.source or not piece.cue else _contracted(reading, piece.cue[0])
        if pronoun is not None:
            a, b = piece.cue[0]
            cue = ((reading.end[pronoun], b), *piece.cue[1:])
            piece = replace(piece, source=((a, reading.end[pronoun]),), cue=cue, sure_source=0.8)
        out.append(piece)
    return out


def _contracted(reading: Reading, cue: Span) -> int | None:
    """The subject pronoun with which a cue opens, where the verb is written onto it."""
    tokens = reading.tokens_in(*cue)
    if len(tokens) < 2 or reading.pos[tokens[0]] != "PRON" or reading.dep[tokens[0]] not in SUBJECTS:
        return None
    glued = reading.end[tokens[0]] == reading.start[tokens[1]] and reading.word[tokens[1]][:1] in "'’"
    return tokens[0] if glued and reading.start[tokens[0]] == cue[0] else None
