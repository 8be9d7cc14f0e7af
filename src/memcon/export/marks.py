"""The text of a report cut at every boundary of a span, so that what overlaps, nests or breaks off shows right."""

import re
from collections.abc import Iterator
from html import escape

from msgspec import Struct

from memcon.record import Record, Spans

PARAGRAPH = re.compile(r"\n\s*")
NUMBERED = frozenset({"content", "trigger", "due"})
"""The roles after whose last words the entry's number stands."""


class Mark(Struct, frozen=True):
    """Characters that play a role (`cue`, `content`, `trigger`...) in an entry."""

    start: int
    end: int
    role: str
    entry: str


def marks_of(record: Record) -> list[Mark]:
    """Every span of the record that the page shows."""
    found: list[Mark] = []

    def add(spans: Spans | None, role: str, entry: str) -> None:
        found.extend(Mark(a, b, role, entry) for a, b in spans or () if a < b)

    for s in record.statements:
        add(s.content, "content", s.id)
        add(s.quotes, "quote", s.id)
        add(s.cue, "cue", s.id)
        add(s.source, "source", s.id)
    for e in record.events:
        add(e.trigger, "trigger", e.id)
        add(e.condition, "condition", e.id)
        for spans in e.also:
            add(spans, "also", e.id)
    for c in record.calendar:
        add(c.evidence, "due", c.id)
    for d in record.dates:
        add(d.spans, "date", d.id)
    if record.report.dateline:
        add(record.report.dateline.spans, "dateline", "")
    return found


def marked_text(record: Record, prefix: str) -> str:
    """The report's text as HTML paragraphs, each stretch with the roles and entries that hold it."""
    text = record.report.text
    marks = marks_of(record)
    breaks = [(m.start(), m.end()) for m in PARAGRAPH.finditer(text)]
    edges = sorted({0, len(text), *(x for m in marks for x in (m.start, m.end)), *(x for b in breaks for x in b)})
    starting: dict[int, list[Mark]] = {}
    ending: dict[int, list[Mark]] = {}
    for m in marks:
        starting.setdefault(m.start, []).append(m)
        ending.setdefault(m.end, []).append(m)
    last, first = _outermost(marks)
    between = {a for a, _ in breaks}
    live: list[Mark] = []
    html = ["<p>"]
    for at, end in zip(edges, [*edges[1:], len(text)], strict=True):
        html += _numbers([m for m in ending.get(at, ()) if last.get(m.entry) == m], prefix)
        live = [m for m in live if m.end > at]
        new = starting.get(at, [])
        html += [f'<a id="{prefix}t-{m.entry}"></a>' for m in new if first.get(m.entry) == m]
        live += new
        if at in between:
            html.append("</p>\n<p>")
        elif at < end:
            html.append(_stretch(text[at:end], live))
    html.append("</p>\n")
    return "".join(html).replace("<p></p>", "")


def _outermost(marks: list[Mark]) -> tuple[dict[str, Mark], dict[str, Mark]]:
    """The last numbered and the first mark of each entry."""
    last: dict[str, Mark] = {}
    first: dict[str, Mark] = {}
    for m in marks:
        if m.entry and (m.entry not in first or m.start < first[m.entry].start):
            first[m.entry] = m
        if m.role in NUMBERED and (m.entry not in last or m.end > last[m.entry].end):
            last[m.entry] = m
    return last, first


def _numbers(ended: list[Mark], prefix: str) -> Iterator[str]:
    """The numbers of the entries whose words end here, each a link to its entry."""
    for m in ended:
        number = escape(m.entry[1:])
        yield f'<a class="n {m.role}" href="#{prefix}{m.entry}" title="to the record">{number}</a>'


def _stretch(words: str, live: list[Mark]) -> str:
    roles = [m.role for m in live if m.role != "due"]
    if not roles:
        ids = " ".join(sorted({m.entry for m in live}))
        return f'<span data-e="{ids}">{escape(words)}</span>' if ids else escape(words)
    ids = " ".join(sorted({m.entry for m in live if m.entry}))
    names = sorted(set(roles)) + (["deep"] if roles.count("content") > 1 else [])
    return f'<span class="{" ".join(names)}" data-e="{ids}">{escape(words)}</span>'
