"""`memcon watch`: feeds into a store, politely, for as long as it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from memcon.cli.stores import StoreOption


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.TOML", help="Which feeds, how often, and the alerts.")],
    store: StoreOption = None,
    once: Annotated[bool, typer.Option("--once", help="Poll what is due and stop, for cron.")] = False,
    dead_letters: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where pages that gave no record are noted.")
    ] = None,
    parser: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another spaCy pipeline that you have installed.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")] = False,  # noqa: ARG001
) -> None:
    """Poll RSS, Atom, JSON Feed and sitemaps; fetch, read and add what is new.

    [bold]memcon watch feeds.toml[/] runs until Ctrl-C, [bold]--once[/] polls what is due and stops. Pages are fetched
    as robots.txt asks, with a pause between two requests to a host; private addresses are not fetched from. What could
    not be read is in the dead letters beside the store.
    """
    from memcon.cli.feeding import Job, run

    job = Job(feeds=feeds, store=store, once=once, dead_letters=dead_letters, parser=parser)
    try:
        status = run(job)
    except KeyboardInterrupt:
        sys.stderr.write("\nmemcon: stopped; what was added until then is in the store\n")
        status = 130
    raise typer.Exit(status)
