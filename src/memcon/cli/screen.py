"""A record on the screen: the head, what was said, what was done, what is due."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from memcon.export.wording import UNSURE, Wording, counted, day_of_week, joint, period
from memcon.record import Appointment, Event, Record, Report, Span, Spans, Statement

NARROW = 72
"""Below this width the left column stands above the words, not beside them."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
QUAD = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
STATUS = {"occurred": "dim", "planned": "blue", "denied": "magenta", "alleged": "magenta", "hypothetical": "blue"}


class Screen:
    """Prints records for a person, as wide as the console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._first = True

    @property
    def _narrow(self) -> bool:
        return self._console.width < NARROW

    @property
    def _left(self) -> int:
        return 18 if self._console.width < 96 else 24 if self._console.width < 140 else 30

    def show(self, record: Record) -> None:
        """Print one record."""
        if not self._first:
            self._console.print()
            self._console.rule(style="dim", characters="═")
        self._first = False
        wording = Wording(record)
        self._head(record.report)
        self._title("WHAT WAS SAID", counted(len(record.statements), "statement"))
        self._statements(wording, record.statements)
        self._title("WHAT WAS DONE", counted(len(record.events), "event"))
        for event in record.events:
            self._pair(*_event(wording, event))
        self._title("WHAT IS DUE", counted(len(record.calendar), "date"))
        for entry in sorted(record.calendar, key=lambda c: (c.start, c.end)):
            self._pair(*_appointment(wording, entry))

    def _head(self, report: Report) -> None:
        self._console.print()
        self._block(Text(_safe(report.title or report.id), style="bold"), 0)
        place = report.dateline.place if report.dateline else None
        when = day_of_week(report.published) if report.published else "no date: nothing relative is resolved"
        parts = [p for p in (report.publisher, place, when) if p]
        self._block(Text(_safe(" · ".join(parts)), style="dim"), 0)
        if report.url:
            self._block(Text(_safe(report.url), style="dim"), 0)

    def _title(self, title: str, count: str) -> None:
        self._console.print()
        line = Text(title, style="bold cyan")
        rest = self._console.width - cell_len(title) - cell_len(count) - 2
        line.append(" " + "─" * max(1, rest) + " ", style="dim")
        line.append(count, style="dim")
        self._console.print(line, no_wrap=True, overflow="crop")

    def _statements(self, wording: Wording, statements: Sequence[Statement]) -> None:
        before: tuple[str | None, str | None] | None = None
        for statement in statements:
            who = (wording.speaker(statement), wording.teller(statement))
            if who != before:
                self._block(_speaker(wording, statement), 2)
                before = who
            self._pair(_how(wording, statement), _said(wording, statement), indent=4)

    def _pair(self, left: Text, right: Text, indent: int = 2) -> None:
        """Left and right side by side, or one above the other where there is little room."""
        console = self._console
        if self._narrow:
            self._block(Text("  ").join(left.split("\n")), indent)
            self._block(right, indent + 2)
            return
        column = self._left - indent
        lefts = left.wrap(console, column)
        rights = right.wrap(console, max(20, console.width - self._left - 2))
        for a, b in zip_longest(lefts, rights, fillvalue=Text()):
            line = Text(" " * indent).append_text(a)
            if b.plain:
                line.append(" " * (self._left + 2 - cell_len(line.plain))).append_text(b)
            self._line(line)

    def _block(self, words: Text, indent: int) -> None:
        """Words wrapped, each line indented."""
        for line in words.wrap(self._console, max(20, self._console.width - indent)):
            self._line(Text(" " * indent).append_text(line))

    def _line(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _speaker(wording: Wording, statement: Statement) -> Text:
    name = wording.speaker(statement)
    line = Text(_safe(name or "nobody named"), style="bold" if statement.speaker else "bold dim")
    office = wording.office(statement.speaker)
    if office:
        line.append(f"  {_safe(office)}", style="dim")
    teller = wording.teller(statement)
    if teller:
        line.append(f"  as told by {_safe(teller)}", style="dim italic")
    return line


def _how(wording: Wording, statement: Statement) -> Text:
    """The cue and to whom."""
    left = Text(_safe(wording.words(statement.cue)) if statement.cue else "—", style="yellow")
    to = wording.addressee(statement)
    if to:
        left.append(f"\n→ {_safe(to)}", style="dim")
    told = statement.act == "said" or statement.act in wording.words(statement.cue).lower()
    marks: list[str] = [] if told else [statement.act]
    marks += ["unsure"] if statement.confidence < UNSURE else []
    if marks:
        left.append(f"\n{', '.join(marks)}", style="magenta")
    return left


def _said(wording: Wording, statement: Statement) -> Text:
    """The words, those in quotation marks set off."""
    right = marked(wording.text, wording.around(statement.content), statement.quotes)
    occasion = wording.occasion(statement)
    if occasion:
        right.append(f"\n{_safe(occasion)}", style="dim")
    return right


def marked(text: str, spans: Spans, bright: Spans, style: str = "green") -> Text:
    """The words of the spans; where `bright` covers them they are set off."""
    line = Text()
    for number, span in enumerate(spans):
        if number:
            line.append(joint(text[spans[number - 1][1] : span[0]]), style="dim")
        for start, end, inside in _cut(span, bright):
            line.append(_lines(text[start:end]), style=style if inside else "")
    return line


def _cut(span: Span, bright: Spans) -> list[tuple[int, int, bool]]:
    edges = sorted({span[0], span[1], *(e for pair in bright for e in pair if span[0] < e < span[1])})
    return [(a, b, any(s <= a and b <= e for s, e in bright)) for a, b in pairwise(edges)]


def _event(wording: Wording, event: Event) -> tuple[Text, Text]:
    left = Text(event.type, style=f"bold {QUAD.get(event.quad, '')}")
    left.append(f"\n{event.status}", style=STATUS[event.status])
    source, arrow, target = wording.parties(event)
    right = Text(_safe(source), style="bold cyan")
    if target:
        right.append(f" {arrow} ", style="dim").append(_safe(target), style="bold cyan")
    right = right.append("\n") if source or target else Text()
    right.append_text(marked(wording.text, wording.clause(event), event.trigger, "bold"))
    if event.condition:
        right.append("\ncondition: ", style="dim").append(_lines(wording.words(event.condition)), style="blue")
    dated = period(event.date.start, event.date.end) if event.date else None
    facts = [dated, wording.place(event.place), *(m.replace("_", " ") for m in event.modes)]
    for word, actor in (("claimed by", event.claimed_by), ("denied by", event.denied_by)):
        facts += [f"{word} {wording.name(actor)}"] if wording.name(actor) else []
    facts += ["unsure"] if event.confidence < UNSURE else []
    if shown := " · ".join(_safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return left, right


def _appointment(wording: Wording, entry: Appointment) -> tuple[Text, Text]:
    left = Text(period(entry.start, entry.end) or "", style="bold")
    if entry.status != "due":
        left.append(f"\n{entry.status}", style="magenta")
    right = Text(_safe(entry.title))
    host, by = wording.name(entry.host), wording.name(entry.announced_by)
    facts = [
        wording.place(entry.place), f"host {host}" if host else None, wording.names(entry.participants),
        f"announced by {by}" if by else None,
    ]  # fmt: skip
    if shown := " · ".join(_safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return left, right


def _lines(words: str) -> str:
    """The words with the line breaks between paragraphs kept, blank lines left out."""
    return _safe(re.sub(r"\s*\n\s*", "\n", words))


def _safe(words: str) -> str:
    """The words without control characters, so that no report can steer a terminal."""
    return CONTROL.sub("�", words)
