"""W3C Web Annotations: every span of a record as an annotation of the report, found by position and by quotation.

One JSON-LD array. A span is given twice, as TextPositionSelector (in code points, as the recommendation counts) and as
TextQuoteSelector with the words around it; a broken span has a target for each piece. The source is the report's text,
by its name: positions count in it, not in the page that it came from, which is named as `via` and as the scope.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from memcon.export.naming import entry_uri, report_uri
from memcon.export.tables import View
from memcon.export.tally import Tally
from memcon.record import Appointment, Event, Record, Span, Spans, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
GENERATOR = {"type": "Software", "name": "memcon"}
Annotation = dict[str, Any]


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write the annotations as one array."""
    tally = Tally("annotations")
    out.write(b"[")
    for record in records:
        for annotation in annotations(record):
            out.write(b",\n" if tally.written else b"\n")
            out.write(msgspec.json.encode(annotation))
            tally.written += 1
    out.write(b"\n]\n")
    return tally


def annotations(record: Record) -> Iterator[Annotation]:
    """The annotations of a record: statements with source and cue, events, what is due, mentions of actors."""
    view = View(record)
    for s in record.statements:
        yield from _statement(view, s)
    for e in record.events:
        yield _event(view, e)
    for c in record.calendar:
        yield _appointment(view, c)
    for a in record.actors:
        name = entry_uri(record, a)
        body = [_text(a.name, "identifying")]
        body += (
            [{"type": "SpecificResource", "purpose": "identifying", "source": _wikidata(a.wikidata)}]
            if a.wikidata
            else []
        )
        for number, mention in enumerate(a.mentions, 1):
            yield _made(view, f"{name}#mention-{number}", "identifying", body, mention.spans)


def _statement(view: View, s: Statement) -> Iterator[Annotation]:
    name = entry_uri(view.record, s)
    speaker = view.name(s.speaker)
    who = speaker or view.words(s.source) or "nobody named"
    body = [_tag("statement"), _tag(s.act), _text(f"{who}: {view.words(s.cue) or s.act}", "describing")]
    yield _made(view, name, "describing", body, s.content)
    if s.source:
        yield _made(view, f"{name}#source", "identifying", [_tag("source"), *_named(speaker)], s.source)
    if s.cue:
        yield _made(view, f"{name}#cue", "tagging", [_tag("cue")], s.cue)


def _event(view: View, e: Event) -> Annotation:
    sources, targets = view.names(e.sources), view.names(e.targets)
    words = " → ".join(n for n in (sources, targets) if n)
    body = [_tag("event"), _tag(e.type), _tag(e.status), *(_tag(m) for m in e.modes)]
    body += [_text(words, "describing")] if words else []
    return _made(view, entry_uri(view.record, e), "classifying", body, e.trigger)


def _appointment(view: View, c: Appointment) -> Annotation:
    days = f"{c.start.isoformat()}/{c.end.isoformat()}"
    body = [_tag("calendar"), _tag(c.status), _text(f"{c.title} ({days})", "describing")]
    return _made(view, entry_uri(view.record, c), "describing", body, c.evidence)


def _made(view: View, id: str, motivation: str, body: list[Annotation], spans: Spans) -> Annotation:
    """An annotation by the data model's required and recommended keys."""
    targets = [_target(view.record, span) for span in spans]
    return {
        "@context": CONTEXT, "id": id, "type": "Annotation", "motivation": motivation, "generator": GENERATOR,
        "body": body, "target": targets if len(targets) > 1 else targets[0],
    }  # fmt: skip


def _target(record: Record, span: Span) -> Annotation:
    text, (start, end) = record.report.text, span
    quote = {
        "type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }  # fmt: skip
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    r = record.report
    source = {"id": report_uri(record), "type": "Text", "format": "text/plain"}
    source |= {"language": r.language} if r.language else {}
    source |= {"via": r.url} if r.url else {}
    target = {"type": "SpecificResource", "source": source, "selector": [position, quote]}
    return target | ({"scope": r.url} if r.url else {})


def _tag(word: str) -> Annotation:
    return {"type": "TextualBody", "purpose": "tagging", "value": word}


def _text(words: str, purpose: str) -> Annotation:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}


def _named(name: str | None) -> list[Annotation]:
    return [_text(name, "identifying")] if name else []


def _wikidata(id: str) -> str:
    return f"http://www.wikidata.org/entity/{id}"
