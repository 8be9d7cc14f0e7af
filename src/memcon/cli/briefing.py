"""The page of the day on the screen."""

from rich.text import Text

from memcon.cli.answer import Answer, dated, named, styled
from memcon.cli.layout import lines, safe
from memcon.export.wording import counted, day_of_week
from memcon.history.brief import Brief
from memcon.history.marks import Mark
from memcon.history.said import Said

MARKS = {"reversed": "red", "contradicted": "red", "hardened": "yellow", "softened": "cyan"}


def show(answer: Answer, page: Brief) -> None:
    """Print the page."""
    answer.gap()
    days = day_of_week(page.until) if page.since == page.until else f"{dated(page.since)} to {day_of_week(page.until)}"
    answer.plain(styled(days, "bold"))
    repeats = {(int(m.said.report), m.said.statement): _before(m.earlier) for m in page.repeats if m.earlier}
    answer.title("WHAT WAS SAID", counted(sum(len(s.statements) for s in page.speakers), "statement"))
    for speaker in page.speakers:
        quoted = f"  quoted in {counted(speaker.actor.reports or 0, 'story', 'stories')}"
        answer.plain(named(speaker.actor).append(quoted, style="dim"), 2)
        answer.statements(speaker.statements, named=False, notes=repeats)
    if page.changes:
        answer.title("WHAT CHANGED", counted(len(page.changes), "change"))
        for mark in page.changes:
            answer.pair(*_change(mark))
    answer.title("WHAT WAS DONE", counted(len(page.events), "event"))
    answer.events(page.events)
    answer.title("WHAT IS DUE", counted(len(page.due), "date"))
    answer.appointments(page.due)
    if not (page.speakers or page.events or page.due):
        answer.note("nothing new in these days; --since goes further back")


def _before(earlier: Said) -> Text:
    """When the speaker had said as much, and in what words."""
    right = styled(f"said before ({dated(earlier.day)}): ", "cyan").append(lines(earlier.shown()), style="dim")
    return right.append(f"  {_place(earlier)}", style="dim")


def _place(said: Said) -> str:
    return " · ".join(safe(p) for p in (said.publisher, f"#{said.report}/{said.statement}") if p)


def _change(mark: Mark) -> tuple[Text, Text]:
    """A mark with both quotations as proof."""
    left = styled(mark.kind, f"bold {MARKS.get(mark.kind, '')}")
    right = styled(safe(mark.said.name or ""), "bold")
    for said, when in ((mark.said, "now"), (mark.earlier, "before")):
        if said is not None:
            right.append(f"\n{when} ({dated(said.day)}): ", style="dim").append(lines(said.shown()))
            right.append(f"  {_place(said)}", style="dim")
    return left, right
