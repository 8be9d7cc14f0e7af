"""The step that finds attributions: the model's, made whole by quotation marks, labels and the parse."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from memcon import lexicon
from memcon.record import Attribution, Draft, Quotation, Reading, Span, Spans, Units, hull, overlap
from memcon.statements import quoting, sharing
from memcon.statements.acts import Acts
from memcon.statements.address import Address
from memcon.statements.announced import Announced, denials, of_contractions
from memcon.statements.calibration import Calibration
from memcon.statements.clauses import whole
from memcon.statements.labels import Labels
from memcon.statements.model import AttributionModel, Found
from memcon.statements.nested import Nested, holders, reading_order
from memcon.statements.quoting import Marks, Piece
from memcon.statements.spans import cut_out, runs, spans, trim, with_marks
from memcon.statements.wording import Wording

SURE_QUOTATION = 0.65
"""Words in quotation marks are put into nobody's mouth with less confidence: half of those would be wrong."""


SO_MUCH = frozenset(("less", "more", "little", "much", "enough", "nothing"))


class FindAttributions:
    """Fill `attributions`: source, cue, content, quotes, kind, act, addressee and occasion of each."""

    needs: tuple[str, ...] = ("report", "reading")
    gives: tuple[str, ...] = ("attributions",)

    def __init__(self) -> None:
        self._model = AttributionModel()
        self.models = {"attribution": lexicon.sha256("attribution-pair.onnx")}
        self._acts = Acts()
        self._address = Address()
        self._wording = Wording()
        self._labels = Labels()
        self._nested = Nested()
        self._announced = Announced()
        self._calibration = Calibration()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find the attributions of each draft."""
        return [msgspec.structs.replace(d, attributions=self.find(d.parse())) for d in drafts]

    def find(self, reading: Reading) -> tuple[Attribution, ...]:
        """The attributions of one report in reading order."""
        marks = Marks(reading.quotations)
        pieces = self.pieces(reading, marks)
        inner = self._nested.find(reading, pieces)
        pieces = sorted([*pieces, *inner], key=reading_order)
        held = holders(pieces)
        made = [self._attribution(reading, p, h, marks) for p, h in zip(pieces, held, strict=True)]
        number: dict[int, int] = {}
        for k, a in enumerate(made):
            if a is not None:
                number[k] = len(number)
        return tuple(
            msgspec.structs.replace(a, inside=number.get(a.inside) if a.inside is not None else None)
            for a in made
            if a is not None
        )

    def pieces(self, reading: Reading, marks: Marks) -> list[Piece]:
        """What the model finds and labels announce, with quotation marks settled."""
        found = [_piece(f, reading, marks) for f in self._model.read(reading)]
        labelled = self._labels.find(reading)
        labelled += self._labels.signed(reading.text, reading.quotations)
        found = [*_apart(found, labelled), *labelled]
        spoken = _unlabelled(reading.quotations, labelled)
        found = quoting.settle(sharing.apart(of_contractions(found, reading)), spoken)
        found = sharing.split_quotations(found, spoken, reading.paragraphs)
        found = quoting.attach_loose(found, spoken, reading.paragraphs)
        found = self._announced.attach([*found, *denials(found, reading)], reading, spoken)
        verbs = self._announced.verbs
        found = sharing.subjects(sharing.cited(found, reading), reading, verbs)
        return whole(sharing.joined(found, reading, verbs), reading)

    def _attribution(self, reading: Reading, piece: Piece, inside: int | None, marks: Marks) -> Attribution | None:
        content = trim(reading.text, _without_that(reading, piece.content))
        if not content:
            return None
        act = self._acts.judge(reading, piece.cue, content)
        tokens = [i for a, b in piece.cue for i in reading.tokens_in(a, b)]
        if act is None or _only_so_much(reading, tokens, content):
            return None
        addressee: Spans = ()
        occasion: Spans = ()
        verb = None
        if tokens:
            verb = self._acts.main_word(reading, tokens)
            addressee = self._address.addressee(reading, verb, content, piece.source)
            content = self._without_addressee(reading, content, addressee)
            where = self._address.occasion(reading, verb, content)
            occasion = (where,) if where else ()
        quotes = tuple(q for q in quoting.inside(content, marks) if not _nickname(reading, q))
        confidence = self._calibration.confidence(piece, bool(quotes))
        if inside is None and confidence < SURE_QUOTATION and quoting.is_verbatim(reading.text, quotes):
            return None
        return Attribution(
            source=sharing.without_aside(piece.source, reading),
            cue=piece.cue,
            content=content,
            quotes=quotes,
            addressee=addressee,
            occasion=occasion,
            act=act,
            kind=quoting.kind_of(reading.text, content, quotes),
            inside=inside,
            bare=not quotes and _in_words(reading, piece.cue) and self._wording.is_bare(reading, verb, content, act),
            confidence=confidence,
        )

    @staticmethod
    def _without_addressee(reading: Reading, content: Spans, addressee: Spans) -> Spans:
        """The content without the one spoken to, where it opens with those words: "urged [Kyiv] to withdraw"."""
        if not addressee or not content or not overlap(content[:1], addressee):
            return content
        left = trim(reading.text, _without_that(reading, cut_out(content, (content[0][0], addressee[0][1]))))
        return left or content


def _only_so_much(reading: Reading, cue: Sequence[int], content: Spans) -> bool:
    """Whether it is only told how much was said: "the communique says less than was promised", "said little"."""
    first = reading.token_at(content[0][0])
    if first is None or reading.lower[first] not in SO_MUCH or reading.head[first] not in cue:
        return False
    verb = reading.head[first]
    alone = not any(reading.dep[c] == "ccomp" for c in reading.children[verb])
    return alone and reading.lemma[verb].lower() == "say" and reading.dep[first] in ("dobj", "acomp", "advmod", "attr")


def _nickname(reading: Reading, quote: Span) -> bool:
    """Whether the words in marks are part of a name: 'Jorge "Tuto" Quiroga'."""
    words = reading.tokens_in(*quote)
    around = (words[0] - 2, words[-1] + 2) if len(words) in (1, 2) else None
    if (
        around is None
        or around[0] < 0
        or around[1] >= len(reading)
        or reading.sentence[around[0]] != reading.sentence[around[1]]
    ):
        return False
    return all(reading.pos[i] == "PROPN" and reading.word[i][0].isupper() for i in (*words, *around))


def _in_words(reading: Reading, cue: Spans) -> bool:
    """Whether a cue is more than the colon or the dash of a label."""
    return any(c.isalnum() for a, b in cue for c in reading.text[a:b])


def _unlabelled(quotations: Sequence[Quotation], labelled: Sequence[Piece]) -> list[Quotation]:
    """The quotations without those that open with a label: the label tells whose speech it is."""
    labels = {p.source[0][0] for p in labelled if p.source}
    out: list[Quotation] = []
    dropped = False
    for q in quotations:
        before, dropped = dropped, q.inner_start in labels or (dropped and q.continues)
        if not dropped:
            out.append(msgspec.structs.replace(q, continues=False) if before else q)
    return out


def _without_that(reading: Reading, content: Spans) -> Spans:
    """The content without the "that" which opens it or one of its pieces."""
    out = []
    for a, b in content:
        inside = reading.tokens_in(a, b)
        skip = 0
        while skip < min(2, len(inside) - 1) and reading.lower[inside[skip]] in ("and", "that", ","):
            skip += 1
        complementiser = skip and reading.lower[inside[skip - 1]] == "that" and reading.tag[inside[skip - 1]] == "IN"
        out.append((reading.start[inside[skip]], b) if complementiser else (a, b))
    return tuple(out)


def _piece(found: Found, reading: Reading, marks: Marks) -> Piece:
    encoded = reading.encoded
    if encoded is None:
        raise RuntimeError("the encoder has not run")
    units: Units = encoded.units
    content = spans(runs(found.content, units, [*found.cue, *found.source]), units)
    return Piece(
        cue=spans(runs(found.cue, units, (), 0), units),
        source=spans(runs(found.source, units, found.cue, 1), units),
        content=with_marks(content, marks.near),
        sure_cue=found.sure_cue,
        sure_source=found.sure_source,
        sure_content=found.sure_content,
    )


def _apart(found: list[Piece], labelled: list[Piece]) -> list[Piece]:
    """The model's pieces without what labels tell better: a label's own speech, and others' reach into it."""
    out = []
    for piece in found:
        content = piece.content
        for label in labelled:
            start, end = hull((*label.source, *label.content))
            if piece.source and overlap(piece.source, label.source):
                content = ()
            elif not piece.cue or not start <= piece.cue[0][0] < end:
                content = cut_out(content, (start, end))
        if content:
            out.append(replace(piece, content=content))
    return out
