"""`memcon check`: prove the whole store again."""

import sys
from typing import Annotated

import typer

from memcon.cli.stores import StoreOption, opened, store_path


def check(
    store: StoreOption = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")] = False,  # noqa: ARG001
) -> None:
    """Prove every word of the store against its text again, and the file itself.

    A line for each thing that is not as it must be; exit status 1 where there is one.
    """
    from rich.console import Console

    from memcon.cli.counting import Counting
    from memcon.store.checking import check as faults

    found = 0
    with opened(store, write=True) as held:
        (reports,) = held.db.execute("SELECT count(*) FROM reports").fetchone()
        (statements,) = held.db.execute("SELECT count(*) FROM statements").fetchone()
        with Counting(Console(stderr=True), "checking", reports) as count:
            for fault in faults(held, count.done):
                sys.stdout.write(f"{fault}\n")
                found += 1
    if found:
        sys.stderr.write(f"memcon: {found:,} {'fault' if found == 1 else 'faults'} in {store_path(store)}\n")
        raise typer.Exit(1)
    counted = f"{reports:,} reports, {statements:,} statements"
    sys.stdout.write(f"{store_path(store)}: {counted}; all spans are proven, the file is sound\n")
