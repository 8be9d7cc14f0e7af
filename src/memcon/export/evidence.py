"""An evidence sheet in Markdown: every entry of a report with the words that prove it, to print or to attach.

Words stand as block quotations with their characters and the confidence below. White space is Markdown's: several
blanks are one; line breaks and paragraphs stay.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from memcon.export.tally import Tally
from memcon.export.wording import UNSURE, Wording, period
from memcon.record import Appointment, Event, Record, Spans, Statement

SPECIAL = re.compile(r"([\\`*_{}\[\]<>&#|~$])")
OPENING = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
"""What opens a list, a heading or a rule at the start of a line."""


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write a sheet a report, one below the other."""
    tally = Tally("entries")
    for number, record in enumerate(records):
        if number:
            out.write(b"\n---\n\n")
        out.write(sheet(record).encode())
        tally.written += len(record.statements) + len(record.events) + len(record.calendar)
    return tally


def sheet(record: Record) -> str:
    """The sheet of one report."""
    wording = Wording(record)
    due = sorted(record.calendar, key=lambda c: (c.start, c.end))
    parts = [
        *_head(record),
        *_section("What was said", [_statement(wording, s) for s in record.statements]),
        *_section("What was done", [_event(wording, e) for e in record.events]),
        *_section("What is due", [_appointment(wording, c) for c in due]),
        f"Read by memcon {plain(record.made_by.memcon)}. Characters count from 0 in the text with the SHA-256 above.",
    ]
    return "\n\n".join(parts) + "\n"


def plain(words: str) -> str:
    """Words within a line, with every character that Markdown would read as markup escaped.

    >>> print(plain("*a* [b](c)"))
    \\*a\\* \\[b\\](c)
    """
    return SPECIAL.sub(r"\\\1", " ".join(words.split()))


def opened(words: str) -> str:
    """Words that open a line: what would open a list there, a heading or a rule is escaped as well."""
    return OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain(words))


def quoted(words: str) -> str:
    """Words as a block quotation: a line for a line, a paragraph for a paragraph."""
    paragraphs = [p for p in re.split(r"\n\s*\n", words.replace("\r\n", "\n").replace("\r", "\n")) if p.strip()]
    blocks = []
    for paragraph in paragraphs:
        lines = [opened(line) for line in paragraph.split("\n") if line.strip()]
        blocks.append("\\\n> ".join(lines))
    return "> " + "\n>\n> ".join(blocks)


def _head(record: Record) -> Iterator[str]:
    r = record.report
    yield f"# {opened(r.title or r.id)}"
    day = r.published.isoformat() if r.published else None
    known = [p for p in (r.publisher, day, r.url) if p]
    if known:
        yield " · ".join([opened(known[0]), *(plain(p) for p in known[1:])])
    yield f"SHA-256 `{r.sha256}`"


def _section(title: str, entries: list[str]) -> Iterator[str]:
    yield f"## {title}"
    yield from entries or ["Nothing found."]


def _statement(wording: Wording, s: Statement) -> str:
    who = wording.speaker(s)
    office = wording.office(s.speaker)
    name = f"**{plain(who)}**" if who else "**nobody named**"
    name += f" ({plain(office)})" if office else ""
    cue = f" *{plain(wording.words(s.cue))}*" if s.cue else ""
    teller = wording.teller(s)
    more = [f"as told by {plain(teller)}" if teller else None, s.act if s.act != "said" else None]
    return _entry(wording, s.id, name + cue, s.content, s.confidence, more)


def _event(wording: Wording, e: Event) -> str:
    sources, arrow, targets = wording.parties(e)
    parties = f"{plain(sources)} {arrow} {plain(targets)}" if targets else plain(sources)
    place = wording.place(e.place)
    claimed = wording.name(e.claimed_by)
    more = [
        e.status, ", ".join(e.modes) or None, period(e.date.start, e.date.end) if e.date else None,
        plain(place) if place else None, f"claimed by {plain(claimed)}" if claimed else None,
    ]  # fmt: skip
    return _entry(wording, e.id, f"**{plain(e.type)}** {parties}".rstrip(), e.evidence, e.confidence, more)


def _appointment(wording: Wording, c: Appointment) -> str:
    place = wording.place(c.place)
    days = period(c.start, c.end) or ""
    more = [plain(place) if place else None, c.status if c.status != "due" else None]
    return _entry(wording, c.id, f"**{days}** {plain(c.title)}", c.evidence, c.confidence, more)


def _entry(wording: Wording, id: str, head: str, spans: Spans, confidence: float, more: Iterable[str | None]) -> str:
    """A line that says what it is, the words, and where they stand."""
    shown = "\n\n".join(quoted(wording.text[a:b]) for a, b in spans)
    at = ", ".join(f"{a}–{b}" for a, b in spans)
    sure = f"confidence {confidence:.2f}" + (" (unsure)" if confidence < UNSURE else "")
    foot = " · ".join(p for p in (opened(id), f"characters {at}", sure, *more) if p)
    return f"{head}\n\n{shown}\n\n{foot}"
