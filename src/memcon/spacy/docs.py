"""Records as spaCy Docs: spans of every role, named actors as entities, the record itself in the user data."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.util import filter_spans

from memcon.export.tally import Tally
from memcon.record import Record
from memcon.spacy.views import RECORD, tokens

SPANS = "memcon"
"""The key in `doc.spans`; displaCy shows it with `style="span", options={"spans_key": "memcon"}`."""
ENTITIES = {"person": "PERSON", "state": "GPE", "government": "ORG", "organisation": "ORG", "igo": "ORG"}
ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
SHARD = 1_000
"""Docs in a file of a folder: what spaCy's corpus reader takes in at once."""


def annotate(doc: Doc, record: Record) -> None:
    """Lay a record over the Doc of its text: user data and `doc.spans["memcon"]`; entities and all else stay."""
    doc.user_data[RECORD] = msgspec.json.encode(record).decode()
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=list(_spans(doc, record)))


def to_doc(record: Record, nlp: Language | None = None) -> Doc:
    """The record's text as a Doc, tokenized as `nlp` does (a blank English pipeline), with named actors as entities."""
    doc = (nlp or _blank()).make_doc(record.report.text)
    annotate(doc, record)
    doc.ents = filter_spans(list(_entities(doc, record)))
    return doc


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write one DocBin."""
    tally = Tally("docs")
    nlp = _blank()
    out.write(_packed((to_doc(record, nlp) for record in records), tally))
    return tally


def write_shards(records: Iterable[Record], folder: Path) -> Tally:
    """Write DocBins of a thousand Docs each, `00000.spacy` and so on, as spaCy's corpus reader takes a folder."""
    tally = Tally("docs")
    nlp = _blank()
    waiting = iter(records)
    number = 0
    while shard := list(islice(waiting, SHARD)):
        packed = _packed((to_doc(record, nlp) for record in shard), tally)
        (folder / f"{number:05}.spacy").write_bytes(packed)
        number += 1
    return tally


def _packed(docs: Iterable[Doc], tally: Tally) -> bytes:
    packed = DocBin(attrs=ATTRIBUTES, store_user_data=True)
    for doc in docs:
        packed.add(doc)
        tally.written += 1
    return bytes(packed.to_bytes())


def _blank() -> Language:
    return spacy.blank("en")


def _spans(doc: Doc, record: Record) -> Iterator[Span]:
    for s in record.statements:
        for label, spans in (("SOURCE", s.source), ("CUE", s.cue), ("CONTENT", s.content), ("QUOTE", s.quotes)):
            yield from tokens(doc, spans, label, s.id)
    for e in record.events:
        yield from tokens(doc, e.trigger, e.type, e.id)
        yield from tokens(doc, e.condition, "CONDITION", e.id)
    for c in record.calendar:
        yield from tokens(doc, c.evidence, "DUE", c.id)


def _entities(doc: Doc, record: Record) -> Iterator[Span]:
    """The mentions by name; people described and not named are no entities."""
    for actor in record.actors:
        if actor.kind not in ENTITIES:
            continue
        for mention in actor.mentions:
            if mention.form == "name" and len(mention.spans) == 1:
                for span in tokens(doc, mention.spans):
                    yield Span(
                        doc, span.start, span.end, label=ENTITIES[actor.kind], kb_id=actor.wikidata or "",
                        span_id=actor.id,
                    )  # fmt: skip
