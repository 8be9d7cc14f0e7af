"""`memcon store`: what a store holds, its backup, another one merged into it, all of it read again."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.options import DebugOption, OntologyOption, ParserOption
from memcon.cli.stores import StoreOption, opened, store_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from memcon.record import Record, Report
    from memcon.store import Store

store = typer.Typer(
    no_args_is_help=True,
    help="""Look after a store: figures, backup, merging, reading again.

    A story is a set of near copies: one report as several outlets carry, cut or update it within a week.""",
)


@store.command()
def stats(
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """What the store holds, in figures."""
    import msgspec

    from memcon.store.backup import stats as figures

    with opened(store) as held:
        found = figures(held)
    if as_json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    size, text = found.bytes / 1e6, found.text_characters / 1e6
    days = f"{found.first} to {found.last}" if found.first else "no days known"
    rows = [
        ("reports", f"{found.reports:,}", f"{days}; {found.publishers:,} publishers"),
        ("stories", f"{found.stories:,}", ""),
        ("older versions", f"{found.older_versions:,}", ""),
        ("statements", f"{found.statements:,}", ""),
        ("events", f"{found.events:,}", ""),
        ("appointments", f"{found.appointments:,}", ""),
        ("actors", f"{found.actors:,}", "known by a name"),
        ("corrections", f"{found.corrections:,}", "by hand"),
        ("size", f"{size:,.1f} MB", f"{text:,.1f} million characters of text"),
    ]
    sys.stdout.write(f"{found.path}\n")
    for name, figure, more in rows:
        sys.stdout.write(f"  {name:<15} {figure:>12}  {more}".rstrip() + "\n")
    for run in found.runs:
        sys.stdout.write(f"  read by memcon {run.memcon} since {run.started[:10]}: {run.reports:,} reports\n")


@store.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], store: StoreOption = None
) -> None:
    """Copy the store as it is now into a new file, while others read and write it."""
    from memcon.store.backup import backup as copy

    with opened(store) as held:
        size = copy(held, target)
    sys.stdout.write(f"{target}: {size / 1e6:,.1f} MB\n")


@store.command()
def merge(
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another store; it stays as it is.")],
    store: StoreOption = None,
) -> None:
    """Add the reports of another store to this one, with the corrections, merges, splits and names made by hand.

    What is decided otherwise here stays as it is and is named; the exit status is then 1.
    """
    from collections import Counter

    from memcon.record import StoreError
    from memcon.store import Store
    from memcon.store.merging import merge as together

    counted: Counter[str] = Counter()
    with Store.open(other) as given, opened(store, write=True) as held:
        for found in together(held, given):
            if isinstance(found, StoreError):
                sys.stderr.write(f"failed {found}\n")
                counted["failed"] += 1
            else:
                counted[found.what] += 1
    told = f"{counted['new']:,} new, {counted['version']:,} newer versions, {counted['same']:,} known already"
    sys.stdout.write(f"{store_path(store)}: {told}\n")
    raise typer.Exit(1 if counted["failed"] else 0)


@store.command()
def rebuild(
    store: StoreOption = None,
    every: Annotated[bool, typer.Option("--all", help="Those that the present models have read, too.")] = False,
    index: Annotated[
        bool, typer.Option("--index", help="Read nothing: make the tables and the index of words anew.")
    ] = False,
    parser: ParserOption = None,
    ontology: OntologyOption = None,
    debug: DebugOption = False,
) -> None:
    """Read all reports again with the present models; corrections by hand are kept.

    It goes on where it was stopped. Corrections that hold for nothing any more are listed.
    """
    from rich.console import Console

    from memcon.cli.counting import Counting
    from memcon.store.rebuild import reindex, stale

    console = Console(stderr=True, soft_wrap=True, highlight=False)
    failed = done = 0
    with opened(store, write=True) as held:
        if index:
            with Counting(console, "indexing", len(stale(held, None))) as count:
                for _ in reindex(held):
                    done += 1
                    count.done()
        else:
            done, failed = _read_again(held, console, every=every, parser=parser, ontology=ontology, debug=debug)
        lost = _tell_unplaced(held)
    sys.stdout.write(f"{store_path(store)}: {done:,} reports {'indexed' if index else 'read'} again\n")
    raise typer.Exit(1 if failed or lost else 0)


@store.command()
def upgrade(store: StoreOption = None) -> None:
    """Bring a store of an older memcon up to this one's version; `add` does so as well."""
    from memcon.store.schema import VERSION

    with opened(store, write=True):
        sys.stdout.write(f"{store_path(store)}: of version {VERSION}\n")


def _read_again(
    held: "Store", console: "Console", *, every: bool, parser: str | None, ontology: str | None, debug: bool
) -> tuple[int, int]:
    """How many reports were read again, and how many could not be."""
    from memcon.cli.counting import Counting
    from memcon.pipeline import Pipeline, default_steps
    from memcon.store.rebuild import rebuild as again
    from memcon.store.rebuild import stale

    with console.status("loading the models") if console.is_terminal else contextlib.nullcontext():
        pipeline = Pipeline(default_steps(parser, Path(ontology) if ontology else None))
    numbers = stale(held, None if every else pipeline.made_by)
    done = failed = 0
    with Counting(console, "reading", len(numbers)) as count:
        for one in again(held, numbers, _reader(pipeline.read, debug=debug)):
            count.done()
            failed += one.failed
            done += not one.failed
    return done, failed


def _reader(
    read: "Callable[[Sequence[Report]], list[Record]]", *, debug: bool
) -> "Callable[[Sequence[Report]], list[Record | None]]":
    """Reads a chunk; what fails is told, and is None."""
    from memcon.batch import DeadLetter
    from memcon.batch.run import read_each

    def read_many(reports: "Sequence[Report]") -> "list[Record | None]":
        found: list[Record | None] = []
        for outcome in read_each(list(reports), read):
            if isinstance(outcome, DeadLetter):
                sys.stderr.write(f"failed {outcome}; it stays as it was\n")
                if debug and outcome.trace:
                    sys.stderr.write(outcome.trace)
                found.append(None)
            else:
                found.append(outcome)
        return found

    return read_many


def _tell_unplaced(held: "Store") -> bool:
    from memcon.store.corrections import unplaced
    from memcon.store.telling import told

    lost = unplaced(held)
    for one in lost:
        sys.stderr.write(f"{told(held, one, lost=True)}\n")
    return bool(lost)
