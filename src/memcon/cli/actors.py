"""An actor on the screen: its names, its offices over time, how often it speaks and acts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from memcon.cli.answer import Answer, styled
from memcon.cli.layout import safe
from memcon.export.wording import counted, country, period
from memcon.store.people import People
from memcon.store.rows import ActorFacts, EditLine

if TYPE_CHECKING:
    from memcon.store import Store

BAR = 24
"""Columns of the longest bar of offices."""
WHY: dict[str | None, str] = {
    "spelling": "another spelling",
    "surname": "the surname alone",
    "form": "a longer or shorter form",
    "wikidata": "known to be the same by Wikidata",
    "by hand": "merged by hand",
}
"""Why a name is taken for another of the actor's."""
MOST = 20
"""Names and offices that are shown."""


def show(answer: Answer, facts: ActorFacts) -> None:
    """Print what the store knows of an actor."""
    answer.head(facts.actor)
    seen = period(facts.first, facts.last) or "no dates"
    known = [facts.actor.kind, country(facts.actor.country), facts.actor.sector, facts.actor.wikidata]
    answer.plain(styled(" · ".join(safe(k) for k in known if k), "dim"))
    answer.plain(styled(f"{counted(facts.reports, 'report')}, {seen}", "dim"))
    answer.title("COUNTS")
    numbers = {
        "says": facts.statements,
        "is spoken of": facts.spoken_of,
        "acts": facts.acts,
        "is acted on": facts.acted_on,
    }
    for name, number in numbers.items():
        answer.pair(Text(name), styled(f"{number:,}", "bold"))
    answer.title("NAMES", counted(len(facts.names), "name"))
    for seen_as in facts.names[:MOST]:
        words = Text(safe(seen_as.name))
        if seen_as.why in WHY:
            words.append(f"  {WHY[seen_as.why]}", style="dim")
        answer.pair(styled(counted(seen_as.reports, "report"), "dim"), words)
    if facts.offices:
        answer.title("OFFICES", counted(len(facts.offices), "office"))
    top = max((o.reports for o in facts.offices), default=1)
    for office in facts.offices[:MOST]:
        held = ", ".join(p for p in (office.title, office.organisation, country(office.country)) if p)
        right = Text(safe(held)).append(f"\n{'▇' * max(1, round(office.reports / top * BAR))}", style="cyan")
        right.append(f" {counted(office.reports, 'report')}", style="dim")
        answer.pair(styled(period(office.first, office.last) or "no date", "bold"), right)
    if facts.edits:
        answer.title("BY HAND", counted(len(facts.edits), "edit"))
        for edit in facts.edits:
            answer.pair(*_edit(edit, None))


def show_edits(answer: Answer, store: "Store", found: Sequence[EditLine]) -> None:
    """Print what was changed by hand."""
    people = People(store)
    answer.title("ACTORS BY HAND", counted(len(found), "edit"))
    for edit in found:
        answer.pair(*_edit(edit, people))


def _edit(edit: EditLine, people: People | None) -> tuple[Text, Text]:
    left = styled(f"{edit.id}  {edit.kind}", "bold dim strike" if edit.undone else "bold")
    actor, other = (f"#{id} {people.own_name(id) if people else ''}".strip() for id in (edit.actor, edit.other or 0))
    done = {
        "merge": f"{actor} is {other}",
        "split": f"{other} was split off {actor}",
        "rename": f"{actor} is shown as {edit.name}",
    }[edit.kind]
    right = Text(safe(done + (", taken back" if edit.undone else "")))
    facts = " · ".join(safe(p) for p in (edit.made[:10], edit.by, edit.why) if p)
    return left, right.append(f"\n{facts}", style="dim")
