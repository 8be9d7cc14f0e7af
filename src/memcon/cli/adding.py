"""The work of `memcon add`: sources through the pipeline into the store, a line for each report that is safe there."""

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.text import Text

from memcon.batch import DeadLetter, read_reports
from memcon.cli.progress import Progress
from memcon.cli.stores import store_path
from memcon.cli.terminal import is_terminal
from memcon.intake import read_day, read_sources
from memcon.record import InputError, Record, Report, SettingError
from memcon.store import Added, Store
from memcon.store.store import needs_folder

WORDS = {"new": "new", "same": "known", "version": "newer"}


class Job(Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    sources: tuple[str, ...]
    store: str | None = None
    records: bool = False
    as_json: bool = False
    parser: str | None = None
    ontology: str | None = None
    published: str | None = None
    debug: bool = False


def run(job: Job) -> int:
    """Add all sources; the exit status: 0 all stored, 1 some, 2 none.

    Raises:
        SettingError: An option cannot be used.
        StoreError: The store cannot be used.
    """
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    beside = Console(quiet=True) if is_terminal(sys.stdout) else errors
    with contextlib.ExitStack() as stack:
        progress = stack.enter_context(Progress(beside, job.sources))
        work = _Work(job, progress, errors, stack)
        records = work.records()
        first = next(records, None)  # a store is made for something, not for nothing
        if first is not None:
            for added in work.store().add(_chain(first, records)):
                work.tell(added)
        work.sum_up()
    return work.status()


def _chain(first: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield from rest


class _Work:
    """A run of `memcon add`: what was found, stored, or went wrong."""

    def __init__(self, job: Job, progress: Progress, errors: Console, stack: contextlib.ExitStack) -> None:
        self._job = job
        self._progress = progress
        self._errors = errors
        self._stack = stack
        self._count: Counter[str] = Counter()
        self._published = _published(job.published)
        path = store_path(job.store)
        needs_folder(path)
        self._store = stack.enter_context(Store.open(path, write=True)) if path.exists() else None

    def store(self) -> Store:
        """The store; made at the first need."""
        if self._store is None:
            self._store = self._stack.enter_context(Store.open(store_path(self._job.store), write=True, create=True))
        return self._store

    def records(self) -> Iterator[Record]:
        """The records to be stored; what becomes none is told at once."""
        if self._job.records:
            outcomes: Iterable[Record | DeadLetter] = self._given()
        else:
            outcomes = read_reports(self._unknown(), self._load)
        for outcome in outcomes:
            if isinstance(outcome, DeadLetter):
                self._complain(outcome)
                self._progress.done()
            else:
                yield outcome

    def tell(self, added: Added) -> None:
        """Say that a report is in the store."""
        self._count[added.what] += 1
        if self._job.as_json:
            sys.stdout.buffer.write(msgspec.json.encode(added) + b"\n")
        else:
            more = f"  newer than #{added.newer_than}" if added.newer_than is not None else ""
            sys.stdout.write(f"{WORDS[added.what]:<6} #{added.report:<7} {added.name}{more}\n")
        sys.stdout.flush()
        self._progress.done()

    def status(self) -> int:
        """The exit status."""
        if not sum(self._count[w] for w in WORDS):
            return 2
        return 1 if self._count["failed"] or self._count["skipped"] else 0

    def sum_up(self) -> None:
        """How it went, in a line, where there was more than one report."""
        if sum(self._count.values()) > 1:
            named = (("new", "new"), ("version", "newer versions"), ("same", "known already"))
            parts = [f"{self._count[key]:,} {words}" for key, words in named if self._count[key]]
            parts += [f"{self._count[key]:,} {key}" for key in ("failed", "skipped") if self._count[key]]
            self._errors.print(f"memcon: {', '.join(parts)}; {store_path(self._job.store)}")

    def _unknown(self) -> Iterator[Report | InputError]:
        """The reports that the store does not have yet: the others need not be read."""
        for item in read_sources(self._job.sources, published=self._published, tell=self._progress.bytes):
            self._progress.found()
            known = self._store.has(item) if self._store is not None and isinstance(item, Report) else None
            if known is not None and isinstance(item, Report):
                self.tell(Added(report=known, name=item.id, what="same"))
            else:
                yield item

    def _load(self) -> Callable[[Sequence[Report]], list[Record]]:
        with self._progress.loading():
            from memcon.pipeline import Pipeline, default_steps

            ontology = Path(self._job.ontology) if self._job.ontology else None
            return Pipeline(default_steps(self._job.parser, ontology)).read

    def _given(self) -> Iterator[Record | DeadLetter]:
        """Records that were made before, each proven against its text again."""
        from memcon.export.source import read_records

        for source in self._job.sources:
            try:
                for item in read_records(source):
                    self._progress.found()
                    yield _letter(item) if isinstance(item, InputError) else item
            except InputError as error:
                yield _letter(error)

    def _complain(self, letter: DeadLetter) -> None:
        word, style = ("skipped", "yellow") if letter.skipped else ("failed", "red")
        self._count[word] += 1
        self._errors.print(Text.assemble((word, style), " ", str(letter)))
        if self._job.debug and letter.trace:
            self._errors.print(letter.trace, markup=False)


def _letter(error: InputError) -> DeadLetter:
    return DeadLetter(where=error.where, reason=error.message, hint=error.hint)


def _published(value: str | None) -> date | None:
    try:
        return read_day(value)
    except InputError as error:
        raise SettingError(error.message, where="--published", hint=error.hint) from error
