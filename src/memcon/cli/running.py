"""The work of `memcon run`: what was asked for becomes a plan; how it goes and how it ended is said."""

import signal
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct
from rich.console import Console

from memcon.batch.batch import Plan
from memcon.batch.batch import run as run_batch
from memcon.batch.dataset import LETTERS, Counts
from memcon.batch.guard import one_thread
from memcon.batch.shelf import Out, Shelf
from memcon.batch.work import Load
from memcon.cli.run_progress import Watch, spell
from memcon.intake import read_day
from memcon.intake.files import is_remote
from memcon.intake.web import is_address
from memcon.record import InputError, SettingError

FOLDS = ("near", "exact")
LOCAL = "file://"
load: Load | None = None
"""What reads in place of the pipeline; for tests."""


class Job(Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    sources: tuple[str, ...]
    out: str | None
    store: str | None
    resume: bool
    retry: str | None
    workers: int | None
    ray: str | None
    patience: float
    memory: int
    part: int
    fold: str
    fast_html: bool
    published: str | None
    parser: str | None
    ontology: str | None
    debug: bool


def run(job: Job) -> int:
    """Read everything; the exit status: 0 all was read, 1 some, 2 none.

    Raises:
        MemconError: It cannot be done, or not to its end.
    """
    plan = _plan(job)
    one_thread()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    begun = time.monotonic()
    with Watch(errors, debug=job.debug, again=plan.retry) as watch:
        counts = run_batch(plan, watch)
    _sum_up(plan, counts, watch, time.monotonic() - begun, errors)
    if counts.failed:
        return 1 if counts.read else 2
    return 0


def _plan(job: Job) -> Plan:
    out = _out(job)
    if job.fold not in FOLDS:
        raise SettingError(f"no way to fold called {job.fold!r}", where="--fold", hint=f"one of {', '.join(FOLDS)}")
    if job.ray is not None and job.workers == 0:
        raise SettingError("Ray needs a worker at least", where="--workers")
    return Plan(
        out=out, sources=job.sources, workers=job.workers, ray=job.ray, resume=job.resume, retry=job.retry is not None,
        published=_published(job.published), parser=job.parser, ontology=job.ontology, fast_html=job.fast_html,
        near=job.fold == "near", store=Path(job.store) if job.store else None, patience=job.patience,
        memory=job.memory, part=job.part, load=load,
    )  # fmt: skip


def _out(job: Job) -> Out:
    if job.retry is not None:
        folder, _, name = job.retry.rpartition("/")
        out = _place(folder or ".")
        if job.sources or (job.out and _place(job.out) != out):
            raise SettingError(
                "takes no SOURCE and no other --out", where="--retry", hint="the data set is that of the file"
            )
        if name != LETTERS or (isinstance(out, Path) and not out.is_dir()):
            raise SettingError("is not the dead letters of a run", where=job.retry, hint=f"give DIR/{LETTERS}")
        return out
    if not job.sources:
        raise SettingError("nothing to read", hint="name a SOURCE: a file, a folder, a pattern")
    if job.out is None:
        raise SettingError("where shall the data set go?", hint="name a folder with --out DIR")
    return _place(job.out)


def _place(name: str) -> Out:
    """A folder, or an address that can be written to."""
    if is_address(name):
        hint = "a folder, or an address that fsspec writes to, as s3://bucket/data"
        raise SettingError("a web address cannot be written to", where=name, hint=hint)
    if name.startswith(LOCAL):
        return Path(name.removeprefix(LOCAL))
    return name.rstrip("/") if is_remote(name) else Path(name)


def _published(value: str | None) -> date | None:
    try:
        return read_day(value)
    except InputError as error:
        raise SettingError(error.message, where="--published", hint=error.hint) from error


def _sum_up(plan: Plan, counts: Counts, watch: Watch, seconds: float, errors: Console) -> None:
    say: Callable[[str], None] = lambda line: errors.print(line, markup=False)  # noqa: E731
    if not watch.total_known:
        say(f"memcon: nothing left to do in {plan.out}: {_counted(counts)}")
        return
    pace = f", {spell(seconds)}" + (f", {watch.read / seconds:,.1f} a second" if watch.read and seconds else "")
    say(f"memcon: {_counted(counts)}{pace}")
    shelf = Shelf(plan.out)
    found = {name: shelf.rows(name) for name in ("statements", "events", "calendar")}
    say(f"  {plan.out}: {found['statements']:,} statements, {found['events']:,} events, {found['calendar']:,} due")
    if watch.read and watch.megabytes:
        say(f"  {watch.seconds / watch.read:.2f} s of the processor a report, {watch.megabytes:,} MB a worker at most")
    if counts.failed:
        say(f"  {counts.failed:,} failed; the reasons are in {plan.out}/{LETTERS}")
        say(f"  once more: memcon run --retry {plan.out}/{LETTERS}")


def _counted(counts: Counts) -> str:
    parts = [f"{counts.read:,} read"]
    parts += [f"{counts.failed:,} failed"] if counts.failed else []
    parts += [_several(counts.copies, "copy", "copies")] if counts.copies else []
    parts += [_several(counts.near_copies, "near copy", "near copies")] if counts.near_copies else []
    parts += [f"{counts.language:,} in another language"] if counts.language else []
    return ", ".join(parts)


def _several(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more} folded"
