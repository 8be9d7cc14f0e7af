"""The report page and the page of one entry."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from memcon.export.marks import marked_text
from memcon.export.wording import short
from memcon.record import Record, Report, Span, Spans, StoreError, hull
from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.listing import known_as, opened
from memcon.store.rows import ReportLine
from memcon.web.views.entries import Shown, cited, shown

AROUND = 420
"""Characters shown on either side of an entry's words."""


class ReportView(Entry, frozen=True, kw_only=True):
    """A report with its record, as the page needs them."""

    line: ReportLine
    record: Record
    entries: tuple[Shown, ...]
    people: dict[str, int]
    """Ids in the record to ids in the store."""
    corrected: frozenset[str]
    html: Markup
    kept: bool = True
    """Whether it is in the store; else it was read for a visitor and is shown once."""

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.record.report

    @property
    def made_by(self) -> str:
        """The version that read it."""
        return self.record.made_by.memcon


class EntryView(Entry, frozen=True, kw_only=True):
    """One entry: its words where they stand, and how to cite them."""

    report: ReportLine
    key: str
    kind: str
    who: str | None
    office: str | None
    how: str | None
    type: str | None
    target: str | None
    status: str | None
    when: str | None
    facts: tuple[str, ...]
    confidence: float
    text: str
    spans: Spans
    before: str
    inside: str
    marks: Spans
    after: str
    citation: str
    live: str | None
    corrected: bool
    sha256: str
    made_by: str


def report_view(store: Store, report: int) -> ReportView:
    """The view of a report, corrections laid over."""
    at = opened(store, report)
    return ReportView(
        line=at.line, record=at.record, entries=tuple(shown(at.record)), people=known_as(store, at),
        corrected=at.changed, html=Markup(marked_text(at.record, "")),
    )  # fmt: skip


def entry_view(store: Store, report: int, key: str) -> EntryView:
    """The view of one entry.

    Raises:
        StoreError: The report has no such entry.
    """
    at = opened(store, report)
    record = at.record
    found = entry_of(record, key)
    before, (a, b), after = _around(record.report.text, found.spans)
    text = record.report.text
    return EntryView(
        report=at.line, key=key, kind=found.kind, who=found.who, office=found.office, how=found.how,
        type=found.type, target=found.target, status=found.status, when=found.when, facts=found.facts,
        confidence=found.confidence, text=found.text, spans=found.spans, before=text[before:a], inside=text[a:b],
        marks=tuple((x - a, y - a) for x, y in found.spans), after=text[b:after], citation=cited(record.report, found),
        live=found.live, corrected=key in at.changed, sha256=record.report.sha256,
        made_by=record.made_by.memcon,
    )  # fmt: skip


def entry_of(record: Record, key: str) -> Shown:
    """The entry with that id.

    Raises:
        StoreError: There is none.
    """
    found = next((e for e in shown(record) if e.key == key), None)
    if found is None:
        raise StoreError(f"the report has no entry {key}", where=record.report.id)
    return found


def report_rows(view: ReportView) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    """The entries of a report as a table."""
    head = ("key", "kind", "who", "office", "how", "type", "target", "status", "when", "words", "facts", "confidence")
    return head, (
        (e.key, e.kind, e.who, e.office, e.how, e.type, e.target, e.status,
         e.when or (short(e.day) if e.day else None), e.text, "; ".join(e.facts), e.confidence)
        for e in view.entries
    )  # fmt: skip


def _around(text: str, spans: Spans) -> tuple[int, Span, int]:
    """Where the words around begin and end, at the edges of words."""
    a, b = hull(spans)
    before, after = max(0, a - AROUND), min(len(text), b + AROUND)
    if before:
        before = text.find(" ", before, a) + 1 or before
    if after < len(text):
        after = max(text.rfind(" ", b, after), b)
    return before, (a, b), after
