"""A story: the outlets that tell it, and what each made of the same quotation."""

from memcon.record import Span, StoreError
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.lines import Lines
from memcon.store.listing import of_story
from memcon.store.rows import ReportLine, StatementLine
from memcon.stories.quotes import variants

MOST = 40
"""Reports of a story whose quotations are set side by side."""


class Wording(Entry, frozen=True, kw_only=True):
    """One wording of a quotation and the reports that have it."""

    text: str
    kind: str
    altered: tuple[Span, ...]
    statements: tuple[StatementLine, ...]


class Quotation(Entry, frozen=True, kw_only=True):
    """A quotation in all its wordings, the fullest first."""

    speaker: str | None
    speaker_id: int | None
    wordings: tuple[Wording, ...]
    reports: int


class StoryView(Entry, frozen=True, kw_only=True):
    """Reports that tell the same, and their quotations."""

    story: int
    reports: tuple[ReportLine, ...]
    quotations: tuple[Quotation, ...]

    @property
    def title(self) -> str:
        """The first title."""
        return next((r.title for r in self.reports if r.title), self.reports[0].name)


def story_view(store: Store, story: int) -> StoryView:
    """The page of a story.

    Raises:
        StoreError: There is no such story.
    """
    reports = of_story(store, story)
    if not reports:
        raise StoreError(f"there is no story #{story}")
    lines = Lines(store)
    said: dict[int | None, dict[tuple[int, str, int], StatementLine]] = {}
    for report in reports[:MOST]:
        at = lines.opened(report.id)
        for key, statement in at.statements.items():
            line = lines.statement_of(0, report.id, key) if statement.quotes else None
            if line is not None:
                own = said.setdefault(line.speaker.id if line.speaker else None, {})
                own.update({(report.id, key, n): line for n in range(len(line.quotes))})
    quotations = [q for speaker, held in said.items() for q in _quotations(speaker, held)]
    quotations.sort(key=lambda q: (-len(q.wordings), -q.reports))
    return StoryView(story=story, reports=tuple(reports), quotations=tuple(quotations))


def _quotations(speaker: int | None, held: dict[tuple[int, str, int], StatementLine]) -> list[Quotation]:
    found = []
    for family in variants((at, line.quotes[at[2]]) for at, line in held.items()):
        wordings = tuple(
            Wording(
                text=v.text,
                kind=v.match.kind,
                altered=tuple(d.found for d in v.match.differences if d.found[0] < d.found[1]),
                statements=tuple(held[k] for k in v.keys),
            )
            for v in family
        )
        first = wordings[0].statements[0]
        reports = len({s.report.id for w in wordings for s in w.statements})
        name = first.speaker.name if first.speaker else first.source
        found.append(Quotation(speaker=name, speaker_id=speaker, wordings=wordings, reports=reports))
    return found
