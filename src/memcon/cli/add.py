"""`memcon add`: reports into the store."""

import os
import sys
from typing import Annotated

import typer

from memcon.cli.options import DebugOption, OntologyOption, ParserOption, PublishedOption
from memcon.cli.read import SOURCES
from memcon.cli.stores import StoreOption


def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help=SOURCES)],
    store: StoreOption = None,
    records: Annotated[
        bool,
        typer.Option("--records", help="The sources hold records (JSON Lines of memcon read --json), not reports."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a report stored.")] = False,
    parser: ParserOption = None,
    ontology: OntologyOption = None,
    published: PublishedOption = None,
    debug: DebugOption = False,
) -> None:
    """Read reports and keep their records in the store.

    [bold]memcon add archive/[/] puts a folder into memcon.db; a line is printed for each report once it is safely on
    the disk. What the store has already is not read again; another text at the same address is a newer version.
    """
    from memcon.cli.adding import Job, run

    job = Job(
        sources=tuple(sources),
        store=store,
        records=records,
        as_json=as_json,
        parser=parser,
        ontology=ontology,
        published=published,
        debug=debug,
    )
    try:
        status = run(job)
    except KeyboardInterrupt:
        sys.stderr.write("\nmemcon: stopped; what was read until then is in the store\n")
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    raise typer.Exit(status)
