"""How answers of the store go out: JSON lines, CSV, or for a person as `memcon read` prints records."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from memcon.cli.layout import Layout, lines, safe
from memcon.cli.screen import QUAD, STATUS
from memcon.cli.terminal import width
from memcon.export.wording import CLOSING, OPENING, UNSURE, counted, country, period, short
from memcon.record import Span, Spans
from memcon.store.rows import (
    AppointmentLine,
    EntityLine,
    EventLine,
    Hit,
    Quoted,
    ReportLine,
    StatementLine,
)

MATCH = {"exact": "green", "trimmed": "cyan", "altered": "yellow", "near": "dim"}
LONGEST_TITLE = 70
OUTLETS = 3
"""Other outlets that are named; of more the number is told."""
LEAST_TONE = 0.15
"""A tone nearer to nought is not told."""


class Answer(Layout):
    """One answer on its way out."""

    def __init__(self, *, as_json: bool = False, as_csv: bool = False) -> None:
        out = sys.stdout
        super().__init__(
            Console(file=out, width=width(out), highlight=False, soft_wrap=False, emoji=False, markup=False)
        )
        self._json = as_json
        self._csv = as_csv
        self.for_person = not (as_json or as_csv)

    def rows(self, kind: type, found: Sequence[Any], draw: Callable[[], None]) -> None:
        """The rows as JSON or CSV; for a person what `draw` prints."""
        if self._json:
            self.json(found)
        elif self._csv:
            from memcon.export.answers import columns_of, csv_text

            sys.stdout.write(csv_text(columns_of(kind), found))
        else:
            draw()

    def json(self, found: Iterable[object]) -> None:
        """One object a line."""
        for row in found:
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")

    def one(self, found: object, draw: Callable[[], None]) -> None:
        """An answer that is one thing: one JSON object, or what `draw` prints."""
        if self._json:
            self.json([found])
        else:
            draw()

    def say(self, words: str) -> None:
        """A line that says what was done."""
        sys.stdout.write(f"{safe(words)}\n")

    def note(self, words: str) -> None:
        """A line beside the answer, which no program reads."""
        sys.stderr.write(f"memcon: {words}\n")

    def title(self, title: str, count: str = "") -> None:
        """A title over a part of the answer."""
        self._title(title, count)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def plain(self, words: Text, indent: int = 0) -> None:
        """Words as a block."""
        self._block(words, indent)

    def pair(self, left: Text, right: Text) -> None:
        """Left and right side by side."""
        self._pair(left, right)

    @property
    def columns(self) -> int:
        """How wide the console is."""
        return self._console.width

    # ---- rows -------------------------------------------------------------------------------------------------------

    def head(self, line: EntityLine) -> None:
        """Who is meant, with office and country."""
        self.gap()
        self._block(named(line).append(f"  #{line.id}", style="dim"), 0)

    def statements(
        self, found: Sequence[StatementLine], *, named: bool, notes: Mapping[tuple[int, str], Text] | None = None
    ) -> None:
        """Statements; with `named` each with its speaker, those of one speaker in a row under one name.

        `notes` are shown below them, by report and key.
        """
        before: object = None
        for line in found:
            who = line.speaker.id if line.speaker else line.source
            if named and who != before:
                self._block(speaker(line), 2)
            before = who
            note = (notes or {}).get((line.report.id, line.key))
            right = _said(line) if note is None else _said(line).append("\n").append_text(note)
            self._pair(_how(line), right, indent=4 if named else 2)

    def events(self, found: Sequence[EventLine]) -> None:
        """Events."""
        for line in found:
            self._pair(*_event(line))

    def appointments(self, found: Sequence[AppointmentLine]) -> None:
        """Appointments."""
        for line in found:
            self._pair(*_appointment(line))

    def hits(self, found: Sequence[Hit]) -> None:
        """Places where words stand."""
        for hit in found:
            self._pair(*_hit(hit))

    def quoted(self, asked: str, found: Sequence[Quoted]) -> None:
        """Quotations, each with what differs."""
        for one in found:
            self._pair(*_quoted(asked, one))

    def actors(self, found: Sequence[EntityLine]) -> None:
        """Actors."""
        for line in found:
            left = styled(f"#{line.id}", "dim")
            right = named(line).append(f"\n{line.kind}", style="dim")
            right.append(f" · {counted(line.reports, 'report')}", style="dim") if line.reports else None
            right.append(f" · {line.wikidata}", style="dim") if line.wikidata else None
            self._pair(left, right)


def styled(words: str, style: str) -> Text:
    """Words with a style of their own, which what is appended does not take over."""
    return Text().append(words, style=style)


def speaker(line: StatementLine) -> Text:
    """Who says it, with office and country."""
    return named(line.speaker) if line.speaker else styled(safe(line.source or "nobody named"), "bold dim")


def dated(day: date | None) -> str:
    """`14 Feb 2026`, or that no day is known."""
    return short(day) if day else "no date"


def source(report: ReportLine, key: str | None = None, also: Sequence[ReportLine] = ()) -> str:
    """Where it stands: outlet, headline, others that tell it, number and key."""
    title = " ".join((report.title or "").split())
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + " …"
    others = [o.publisher or o.name for o in also]
    told = f"also {', '.join(others)}" if 0 < len(others) <= OUTLETS else f"and {len(others)} other outlets"
    number = f"#{report.id}{'/' + key if key else ''}"
    return " · ".join(safe(p) for p in (report.publisher, title, told if others else None, number) if p)


def named(line: EntityLine) -> Text:
    """A name with office and country."""
    words = styled(safe(line.name), "bold")
    land = None if line.kind == "state" else country(line.country)
    parts = [p for p in (line.office, land) if p and p.lower() not in line.name.lower()]
    return words.append(f"  {safe(', '.join(parts))}", style="dim") if parts else words


def _how(line: StatementLine) -> Text:
    left = styled(dated(line.day), "bold")
    if line.cue:
        left.append(f"\n{safe(line.cue)}", style="yellow")
    if line.addressee and line.addressee.name.lower() not in (line.cue or "").lower():
        left.append(f"\n→ {safe(line.addressee.name)}", style="dim")
    told = line.act == "said" or line.act in (line.cue or "").lower()
    marks: list[str] = [] if told else [line.act]
    marks += ["unsure"] if line.confidence < UNSURE else []
    marks += ["corrected"] if line.corrected else []
    return left.append(f"\n{', '.join(marks)}", style="magenta") if marks else left


def _said(line: StatementLine) -> Text:
    right = words_of(line)
    tones = [f"{t.name} {t.tone:+.1f}" for t in line.about if abs(t.tone) >= LEAST_TONE]
    facts = [
        line.occasion,
        f"on {', '.join(tones)}" if tones else None,
        ", ".join(t.replace("_", " ") for t in line.topics),
    ]
    if shown := " · ".join(safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return right.append(f"\n{source(line.report, line.key, line.also)}", style="dim")


def words_of(line: StatementLine) -> Text:
    """The words of a statement; those in quotation marks are set off and have their marks."""
    right = Text()
    after = 0
    for number, span in enumerate(line.spans):
        piece = line.text[after : after + span[1] - span[0]]
        after += len(piece) + len(" … ")
        if number:
            right.append(" … ", style="dim")
        for start, end, inside in _cut(span, line.quote_spans):
            words = lines(piece[start - span[0] : end - span[0]])
            if inside:
                opened = start > span[0] and piece[start - span[0] - 1] in OPENING
                closed = end < span[1] and piece[end - span[0]] in CLOSING
                words = f"{'' if opened else '“'}{words}{'' if closed else '”'}"
            right.append(words, style="green" if inside else "")
    return right


def _cut(span: Span, bright: Spans) -> Iterator[tuple[int, int, bool]]:
    """The pieces of a span, and whether they are bright."""
    at = span[0]
    for start, end in sorted(bright):
        low, high = max(start, at), min(end, span[1])
        if low < high:
            if at < low:
                yield at, low, False
            yield low, high, True
            at = high
    if at < span[1]:
        yield at, span[1], False


def _event(line: EventLine) -> tuple[Text, Text]:
    left = styled(line.type, f"bold {QUAD.get(line.quad, '')}")
    left.append(f"\n{period(line.first, line.last) or 'no date'}", style="bold")
    if line.status != "occurred":
        left.append(f"\n{line.status}", style=STATUS.get(line.status, "dim"))
    names = [line.name for line in line.sources], [line.name for line in line.targets]
    right = _parties(*names)
    right.append_text(marked(line.text, line.trigger))
    if line.condition:
        right.append("\ncondition: ", style="dim").append(lines(line.condition), style="blue")
    facts = [line.place, *(m.replace("_", " ") for m in line.modes)]
    facts += ["unsure"] if line.confidence < UNSURE else []
    facts += ["corrected"] if line.corrected else []
    if shown := " · ".join(safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    return left, right.append(f"\n{source(line.report, line.key, line.also)}", style="dim")


def _parties(sources: Sequence[str], targets: Sequence[str]) -> Text:
    right = Text()
    if sources and not targets and len(sources) > 1:
        first, arrow, second = sources[0], "↔", " ↔ ".join(sources[1:])
    else:
        first, arrow, second = ", ".join(sources) or ("somebody" if targets else ""), "→", ", ".join(targets)
    right.append(safe(first), style="bold cyan")
    if second:
        right.append(f" {arrow} ", style="dim").append(safe(second), style="bold cyan")
    return right.append("\n") if first or second else right


def marked(text: str, part: str) -> Text:
    """The words with a part of them set off."""
    at = text.find(part)
    if at < 0 or not part:
        return Text(lines(text))
    return Text(lines(text[:at])).append(lines(part), style="bold").append(lines(text[at + len(part) :]))


def _appointment(line: AppointmentLine) -> tuple[Text, Text]:
    left = styled(period(line.start, line.end) or "", "bold")
    if line.status != "due":
        left.append(f"\n{line.status}", style="magenta")
    right = Text(safe(line.title))
    facts = [
        line.place,
        f"host {line.host.name}" if line.host else None,
        ", ".join(p.name for p in line.participants if line.host is None or p.id != line.host.id),
        f"announced by {line.announced_by.name}" if line.announced_by else None,
        "corrected" if line.corrected else None,
    ]
    if shown := " · ".join(safe(f) for f in facts if f):
        right.append(f"\n{shown}", style="dim")
    told = f"told {short(line.report.published)} · " if line.report.published else ""
    return left, right.append(f"\n{told}{source(line.report, line.key, line.also)}", style="dim")


def _hit(hit: Hit) -> tuple[Text, Text]:
    left = styled(dated(hit.report.published), "bold")
    right = Text()
    if hit.statement:
        left.append(f"\n{safe(hit.statement.cue or hit.statement.act)}", style="yellow")
        right = speaker(hit.statement).append("\n")
    if hit.at:
        right.append("… ", style="dim")
    right.append_text(with_marks(hit.around, hit.marks, "bold reverse"))
    right.append(" …", style="dim")
    more = hit.report.outlets - 1
    right.append(f"\n{source(hit.report, hit.statement.key if hit.statement else None)}", style="dim")
    if more:
        right.append(f" · and {counted(more, 'other outlet')}", style="dim")
    return left, right


def with_marks(words: str, marks: Sequence[Span], style: str) -> Text:
    """The words with stretches set off."""
    out, at = Text(), 0
    for start, end in marks:
        out.append(lines(words[at:start])).append(lines(words[start:end]), style=style)
        at = end
    return out.append(lines(words[at:]))


def _quoted(asked: str, one: Quoted) -> tuple[Text, Text]:
    left = styled(one.kind, f"bold {MATCH[one.kind]}")
    if one.kind in ("altered", "near") and (share := min(round(one.score * 100), 99)):
        left.append(f"\n{share}% alike", style="dim")
    left.append(f"\n{dated(one.statement.day)}", style="bold")
    if one.statement.cue:
        left.append(f"\n{safe(one.statement.cue)}", style="yellow")
    right = speaker(one.statement).append("\n")
    start, end = one.at
    inner = [(a - start, b - start) for a, b in one.differs if start <= a and b <= end]
    right.append(lines(one.before + one.text[:start]), style="dim")
    right.append_text(with_marks(one.text[start:end], inner, "bold yellow"))
    right.append(lines(one.text[end:] + one.after), style="dim")
    told = [f"“{one.text[a:b]}”" for a, b in one.differs]
    lacked = [f"“{asked[a:b].strip(' ,;')}”" for a, b in one.lacks]
    if lacked:
        right.append(f"\nasked for, but not there: {safe(', '.join(lacked))}", style="yellow")
    if told:
        right.append(f"\nthere instead: {safe(', '.join(told))}", style="yellow")
    also = one.statement.also
    return left, right.append(f"\n{source(one.statement.report, one.statement.key, also)}", style="dim")
