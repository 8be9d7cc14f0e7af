"""Read many reports one chunk after another; what fails goes to the dead letters with its reason, the rest go on.

The only place where any exception whatever is caught: one report that trips a step must not end a night's run.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from memcon.batch.letters import DeadLetter, failed, letter
from memcon.record import InputError, Record, Report
from memcon.stories.language import in_english

CHUNK = 16
"""Reports read together: enough for the parser's batches, few enough that the first record comes soon."""

ReadMany = Callable[[Sequence[Report]], list[Record]]


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
        return letter(item)
    try:
        return in_english(item)
    except InputError as error:
        return letter(error)


class _Flush:
    """Reads what waits; loads what reads at the first need."""

    def __init__(self, load: Callable[[], ReadMany]) -> None:
        self._load = load
        self._read_many: ReadMany | None = None

    def __call__(self, waiting: Sequence[Report | DeadLetter]) -> Iterator[Record | DeadLetter]:
        reports = [w for w in waiting if isinstance(w, Report)]
        if reports and self._read_many is None:
            self._read_many = self._load()
        read = iter(read_each(reports, self._read_many) if self._read_many else ())
        for item in waiting:
            yield item if isinstance(item, DeadLetter) else next(read)


def read_each(reports: list[Report], read_many: ReadMany) -> list[Record | DeadLetter]:
    """All at once; where that fails, one by one, so that only the culprit is lost."""
    if not reports:
        return []
    try:
        return list(read_many(reports))
    except Exception as error:
        if len(reports) == 1:
            return [failed(reports[0], error)]
    return [outcome for report in reports for outcome in read_each([report], read_many)]
