"""The work of `memcon read`: sources through the pipeline, records to the screen, a file or a page."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from memcon.batch import DeadLetter, read_reports
from memcon.cli.progress import Progress
from memcon.cli.terminal import is_terminal, width
from memcon.export import jsonl
from memcon.intake import read_day, read_sources
from memcon.record import InputError, Record, Report, SettingError


class Job(Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    sources: tuple[str, ...]
    as_json: bool = False
    html: str | None = None
    ics: str | None = None
    output: str | None = None
    parser: str | None = None
    ontology: str | None = None
    published: str | None = None
    debug: bool = False


class Tally:
    """How many reports were read, failed, or were left out on purpose."""

    def __init__(self) -> None:
        self.read = self.failed = self.skipped = 0

    def status(self) -> int:
        """The exit status: 0 all read, 1 some, 2 none."""
        if not self.read:
            return 2
        return 1 if self.failed or self.skipped else 0


def run(job: Job) -> int:
    """Read all sources; the exit status.

    Raises:
        SettingError: An option cannot be used.
    """
    published = _published(job.published)
    tally = Tally()
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(_written(job.output)) if job.output else sys.stdout
        emit, console = _emitter(job, out)
        beside_it = [stack.enter_context(_page(job.html))] if job.html else []
        beside_it += [stack.enter_context(_agenda(job.ics))] if job.ics else []
        beside = _beside(out, console, errors)
        progress = stack.enter_context(Progress(beside, job.sources))
        for outcome in read_reports(_found(job, published, progress), partial(_load, job, progress)):
            if isinstance(outcome, DeadLetter):
                _complain(outcome, tally, errors, debug=job.debug)
            else:
                emit(outcome)
                for add in beside_it:
                    add(outcome)
                tally.read += 1
            progress.done()
    _sum_up(job, tally, errors)
    return tally.status()


def _beside(out: IO[str], console: Console | None, errors: Console) -> Console:
    """Where the progress bar goes: above nothing that is written to the same terminal by other means."""
    if console is not None and console.is_terminal:
        return console
    return Console(quiet=True) if is_terminal(out) else errors


def _published(value: str | None) -> date | None:
    try:
        return read_day(value)
    except InputError as error:
        raise SettingError(error.message, where="--published", hint=error.hint) from error


def _found(job: Job, published: date | None, progress: Progress) -> Iterator[Report | InputError]:
    for item in read_sources(job.sources, published=published, tell=progress.bytes):
        progress.found()
        yield item


def _load(job: Job, progress: Progress) -> Callable[[Sequence[Report]], list[Record]]:
    """Load the models: with the first report that is to be read, so that bad input is named at once."""
    with progress.loading():
        from memcon.pipeline import Pipeline, default_steps

        return Pipeline(default_steps(job.parser, Path(job.ontology) if job.ontology else None)).read


def _emitter(job: Job, out: IO[str]) -> tuple[Callable[[Record], None], Console | None]:
    """What prints a record, and the console where a person reads it."""
    if job.as_json or (job.output or "").endswith((".jsonl", ".ndjson", ".json")):
        raw = out.buffer  # type: ignore[attr-defined]

        def write(record: Record) -> None:
            raw.write(jsonl.encode(record))
            if out is sys.stdout:
                raw.flush()

        return write, None
    from memcon.cli.screen import Screen

    console = Console(file=out, width=width(out), highlight=False, soft_wrap=False, emoji=False, markup=False)
    screen = Screen(console)
    return screen.show, console


@contextlib.contextmanager
def _written(name: str) -> Iterator[IO[str]]:
    try:
        with Path(name).open("w", encoding="utf-8") as out:
            yield out
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=name) from error


@contextlib.contextmanager
def _page(name: str) -> Iterator[Callable[[Record], None]]:
    from memcon.export.page import Page

    with _written(name) as out, Page() as page:
        try:
            yield page.add
        finally:
            page.write(out)


@contextlib.contextmanager
def _agenda(name: str) -> Iterator[Callable[[Record], None]]:
    from memcon.export.ics import Agenda

    with _written(name) as out:
        agenda = Agenda()
        yield agenda.add
        out.buffer.write(agenda.to_bytes())  # type: ignore[attr-defined]


def _complain(letter: DeadLetter, tally: Tally, errors: Console, *, debug: bool) -> None:
    word, style = ("skipped", "yellow") if letter.skipped else ("failed", "red")
    if letter.skipped:
        tally.skipped += 1
    else:
        tally.failed += 1
    errors.print(Text.assemble((word, style), " ", str(letter)))
    if debug and letter.trace:
        errors.print(letter.trace, markup=False)


def _sum_up(job: Job, tally: Tally, errors: Console) -> None:
    total = tally.read + tally.failed + tally.skipped
    if total > 1 and (tally.failed or tally.skipped or job.output or is_terminal(sys.stderr)):
        parts = [f"{tally.read:,} read"]
        parts += [f"{tally.failed:,} failed"] if tally.failed else []
        parts += [f"{tally.skipped:,} skipped"] if tally.skipped else []
        errors.print(f"memcon: {', '.join(parts)}")
