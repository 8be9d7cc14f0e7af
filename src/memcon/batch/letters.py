"""What becomes of a report that gives no record: a dead letter with its reason, or left out on purpose."""

import traceback
from datetime import date
from typing import Literal

from msgspec import Struct

from memcon.intake import Page
from memcon.record import InputError, MemconError, Report, SkippedInput

Reason = Literal["language", "copy", "near copy"]


class DeadLetter(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report that became no record: where it stood, why, and whether it was left out on purpose.

    It carries what is needed to try again: the report or the page itself, or the file that could not be read.
    """

    where: str | None
    reason: str
    hint: str | None = None
    skipped: bool = False
    trace: str | None = None
    """The traceback, where the error is memcon's own."""
    report: Report | None = None
    page: Page | None = None
    source: str | None = None
    """The file, where the whole of it could not be read."""

    def __str__(self) -> str:
        head = f"{self.where}: {self.reason}" if self.where else self.reason
        return " ".join((f"{head}; {self.hint}" if self.hint else head).split())


class LeftOut(Struct, frozen=True, kw_only=True):
    """A report left out on purpose: in another language, or the copy (near or exact) of one read before."""

    report: str
    reason: Reason
    sha256: str
    of: str | None = None
    """The hash of the text that it repeats."""
    likeness: float | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def letter(error: MemconError, where: str | None = None) -> DeadLetter:
    """What an error of ours says, as a dead letter."""
    return DeadLetter(
        where=error.where or where, reason=error.message, hint=error.hint, skipped=isinstance(error, SkippedInput)
    )


def failed(item: Report | Page, error: Exception) -> DeadLetter:
    """A report or a page that something tripped over, with all that is needed to try it again."""
    report, page = (item, None) if isinstance(item, Report) else (None, item)
    where = item.id if isinstance(item, Report) else item.where
    if isinstance(error, MemconError):
        hint = error.hint
        return DeadLetter(where=error.where or where, reason=error.message, hint=hint, report=report, page=page)
    if isinstance(error, MemoryError):
        return lost(item, "needs more memory than a worker may take")
    return DeadLetter(
        where=where, reason=f"could not be read: {type(error).__name__}: {error}",
        hint="this is a fault in memcon; --debug shows where", trace="".join(traceback.format_exception(error)),
        report=report, page=page,
    )  # fmt: skip


def lost(item: Report | Page, reason: str) -> DeadLetter:
    """A report or a page that took its worker down."""
    if isinstance(item, Report):
        return DeadLetter(where=item.id, reason=reason, report=item)
    return DeadLetter(where=item.where, reason=reason, page=item)


def left_out(report: Report, reason: Reason, **more: object) -> LeftOut:
    """The report as one that is left out."""
    return LeftOut(
        report=report.id, reason=reason, sha256=report.sha256, title=report.title, publisher=report.publisher,
        url=report.url, published=report.published, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def source_letter(error: InputError, source: str | None) -> DeadLetter:
    """An error of intake; `source` is the file, if the error is the file's and not one line's."""
    made = letter(error, source)
    return DeadLetter(
        where=made.where, reason=made.reason, hint=made.hint, source=source if error.where in (source, None) else None
    )
