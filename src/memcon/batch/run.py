"""Read many reports one chunk after another; what fails goes to the dead letters with its reason, the rest go on.

The only place where any exception whatever is caught: one report that trips a step must not end a night's run.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from memcon.record import InputError, MemconError, Record, Report, SkippedInput
from memcon.stories.language import in_english

CHUNK = 16
"""Reports read together: enough for the parser's batches, few enough that the first record comes soon."""

ReadMany = Callable[[Sequence[Report]], list[Record]]


class DeadLetter(Struct, frozen=True, kw_only=True):
    """A report that became no record: where it stood, why, and whether it was left out on purpose."""

    where: str | None
    reason: str
    hint: str | None = None
    skipped: bool = False
    trace: str | None = None
    """The traceback, where the error is memcon's own."""

    def __str__(self) -> str:
        head = f"{self.where}: {self.reason}" if self.where else self.reason
        return " ".join((f"{head}; {self.hint}" if self.hint else head).split())


def read_reports(
    found: Iterable[Report | InputError], load: Callable[[], ReadMany], chunk: int = CHUNK
) -> Iterator[Record | DeadLetter]:
    """The record of each report, or its dead letter, in the order of the reports.

    `load` gives what reads a chunk. It is called once, with the first report that is to be read, so that bad input is
    named at once; what it raises ends the run, for no other report would fare better.
    """
    waiting: list[Report | DeadLetter] = []
    full = 0
    flush = _Flush(load)
    for item in found:
        waiting.append(_admitted(item))
        full += isinstance(waiting[-1], Report)
        if full == chunk or len(waiting) >= 4 * chunk:
            yield from flush(waiting)
            waiting, full = [], 0
    yield from flush(waiting)


def _admitted(item: Report | InputError) -> Report | DeadLetter:
    """The report with its language noted, or why it goes no further."""
    if isinstance(item, InputError):
        return _letter(item)
    try:
        return in_english(item)
    except InputError as error:
        return _letter(error)


def _letter(error: MemconError, where: str | None = None) -> DeadLetter:
    return DeadLetter(
        where=error.where or where, reason=error.message, hint=error.hint, skipped=isinstance(error, SkippedInput)
    )


class _Flush:
    """Reads what waits; loads what reads at the first need."""

    def __init__(self, load: Callable[[], ReadMany]) -> None:
        self._load = load
        self._read_many: ReadMany | None = None

    def __call__(self, waiting: Sequence[Report | DeadLetter]) -> Iterator[Record | DeadLetter]:
        reports = [w for w in waiting if isinstance(w, Report)]
        if reports and self._read_many is None:
            self._read_many = self._load()
        read = iter(_read(reports, self._read_many) if self._read_many else ())
        for item in waiting:
            yield item if isinstance(item, DeadLetter) else next(read)


def _read(reports: list[Report], read_many: ReadMany) -> list[Record | DeadLetter]:
    """All at once; where that fails, one by one, so that only the culprit is lost."""
    if not reports:
        return []
    try:
        return list(read_many(reports))
    except Exception as error:
        if len(reports) == 1:
            return [_failed(reports[0], error)]
    return [outcome for report in reports for outcome in _read([report], read_many)]


def _failed(report: Report, error: Exception) -> DeadLetter:
    if isinstance(error, MemconError):
        return _letter(error, report.id)
    return DeadLetter(
        where=report.id,
        reason=f"could not be read: {type(error).__name__}: {error}",
        hint="this is a fault in memcon; --debug shows where",
        trace="".join(traceback.format_exception(error)),
    )
