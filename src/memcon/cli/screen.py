"""A record on the screen: the head, what was said, what was done, what is due, what the report links."""

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from memcon.cli.layout import Layout, lines, safe
from memcon.export.wording import UNSURE, Wording, counted, day_of_week, joint, period
from memcon.record import Appointment, Event, Link, Record, Report, Span, Spans, Statement

END = 60
"""Characters of what a link leads from or to that are shown."""
QUAD = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
STATUS = {"occurred": "dim", "planned": "blue", "denied": "magenta", "alleged": "magenta", "hypothetical": "blue"}


class Screen(Layout):
    """Prints records for a person, as wide as the console."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._first = True

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
        if record.links:
            self._title("WHAT THE REPORT LINKS", counted(len(record.links), "link"))
        for link in record.links:
            self._pair(*_link(wording, record, link))

    def _head(self, report: Report) -> None:
        self._console.print()
        self._block(Text(safe(report.title or report.id), style="bold"), 0)
        place = report.dateline.place if report.dateline else None
        when = day_of_week(report.published) if report.published else "no date: nothing relative is resolved"
        parts = [p for p in (report.publisher, place, when) if p]
        self._block(Text(safe(" · ".join(parts)), style="dim"), 0)
        if report.url:
            self._block(Text(safe(report.url), style="dim"), 0)

    def _statements(self, wording: Wording, statements: Sequence[Statement]) -> None:
        before: tuple[str | None, str | None] | None = None
        for statement in statements:
            who = (wording.speaker(statement), wording.teller(statement))
            if who != before:
                self._block(_speaker(wording, statement), 2)
                before = who
            self._pair(_how(wording, statement), _said(wording, statement), indent=4)


def _speaker(wording: Wording, statement: Statement) -> Text:
    name = wording.speaker(statement)
    line = Text(safe(name or "nobody named"), style="bold" if statement.speaker else "bold dim")
    office = wording.office(statement.speaker)
    if office:
        line.append(f"  {safe(office)}", style="dim")
    teller = wording.teller(statement)
    if teller:
        line.append(f"  as told by {safe(teller)}", style="dim italic")
    return line


def _how(wording: Wording, statement: Statement) -> Text:
    """The cue and to whom."""
    left = Text(safe(wording.words(statement.cue)) if statement.cue else "—", style="yellow")
    to = wording.addressee(statement)
    if to:
        left.append(f"\n→ {safe(to)}", style="dim")
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
        right.append(f"\n{safe(occasion)}", style="dim")
    return right


def marked(text: str, spans: Spans, bright: Spans, style: str = "green") -> Text:
    """The words of the spans; where `bright` covers them they are set off."""
    line = Text()
    for number, span in enumerate(spans):
        if number:
            line.append(joint(text[spans[number - 1][1] : span[0]]), style="dim")
        for start, end, inside in _cut(span, bright):
            line.append(lines(text[start:end]), style=style if inside else "")
    return line


def _cut(span: Span, bright: Spans) -> list[tuple[int, int, bool]]:
    edges = sorted({span[0], span[1], *(e for pair in bright for e in pair if span[0] < e < span[1])})
    return [(a, b, any(s <= a and b <= e for s, e in bright)) for a, b in pairwise(edges)]


def _event(wording: Wording, event: Event) -> tuple[Text, Text]:
    left = Text(event.type, style=f"bold {QUAD.get(event.quad, '')}")
    left.append(f"\n{event.status}", style=STATUS[event.status])
    source, arrow, target = wording.parties(event)
    right = Text(safe(source), style="bold cyan")
    if target:
        right.append(f" {arrow} ", style="dim").append(safe(target), style="bold cyan")
    right = right.append("\n") if source or target else Text()
    right.append_text(marked(wording.text, wording.clause(event), event.trigger, "bold"))
    if event.condition:
        right.append("\ncondition: ", style="dim").append(lines(wording.words(event.condition)), style="blue")
    dated = period(event.date.start, event.date.end) if event.date else None
    facts = [dated, wording.place(event.place), *(m.replace("_", " ") for m in event.modes)]
    for word, actor in (("claimed by", event.claimed_by), ("denied by", event.denied_by)):
        facts += [f"{word} {wording.name(actor)}"] if wording.name(actor) else []
    facts += ["unsure"] if event.confidence < UNSURE else []
    if shown := " · ".join(safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return left, right


def _appointment(wording: Wording, entry: Appointment) -> tuple[Text, Text]:
    left = Text(period(entry.start, entry.end) or "", style="bold")
    if entry.status != "due":
        left.append(f"\n{entry.status}", style="magenta")
    right = Text(safe(entry.title))
    host, by = wording.name(entry.host), wording.name(entry.announced_by)
    facts = [
        wording.place(entry.place), f"host {host}" if host else None, wording.names(entry.participants),
        f"announced by {by}" if by else None,
    ]  # fmt: skip
    if shown := " · ".join(safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return left, right


def _link(wording: Wording, record: Record, link: Link) -> tuple[Text, Text]:
    left = Text(link.kind, style="bold")
    if link.aspect:
        left.append(f"\nin {safe(link.aspect)}", style="dim")
    right = Text(lines(wording.words(link.evidence)))
    ends = [_end(wording, record, end) for end in (link.from_, link.to)]
    if shown := " → ".join(safe(end) for end in ends if end):
        right.append(f"\n{'' if ends[0] else '→ '}{shown}", style="dim")
    return left, right


def _end(wording: Wording, record: Record, end: str | None) -> str | None:
    """What a link leads from or to: who, and what was said or done."""
    for statement in record.statements:
        if statement.id == end:
            return f"{wording.speaker(statement) or 'nobody named'}: {_brief(wording.words(statement.content))}"
    for event in record.events:
        if event.id == end:
            source, arrow, target = wording.parties(event)
            return f"{event.type} {f' {arrow} '.join(p for p in (source, target) if p)}".rstrip()
    return wording.name(end)


def _brief(words: str) -> str:
    """The first words, an ellipsis where there are more."""
    return words if len(words) <= END else words[:END].rsplit(" ", 1)[0] + "…"
