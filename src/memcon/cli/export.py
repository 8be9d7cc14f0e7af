"""`memcon export`: records in, the formats of the field out."""

import os
import sys
from typing import Annotated

import typer

from memcon.cli.options import DebugOption

SOURCES = (
    "JSON Lines of memcon read --json, a data set of memcon run (a folder, or s3:// and other addresses), a store, "
    "or - for standard input."
)
FORMATS = (
    "jsonl, parquet, csv, tsv, plover, polecat, cameo, gdelt-events, gdelt-mentions, gdelt-gkg, ics, atom, "
    "annotations, json-ld, ftm, spacy, brat, markdown"
)
TABLES = "reports, actors, statements, quotes, events, dyads, calendar"


def _list(wanted: bool) -> None:
    if wanted:
        from memcon.export.formats import formats

        for name, format in formats().items():
            typer.echo(f"{name:<16}{format.about}")
        raise typer.Exit


def export(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help=SOURCES)],
    format: Annotated[str, typer.Option("--as", metavar="FORMAT", help=f"One of {FORMATS}.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there: a file, or a folder for several."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"For csv and tsv, one of {TABLES}; without it, all of them.")
    ] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="For csv and tsv: safe to open in Excel or LibreOffice.")
    ] = False,
    listed: Annotated[  # noqa: ARG001  (its callback acts)
        bool, typer.Option("--formats", callback=_list, is_eager=True, help="List the formats and stop.")
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Write records in another format.

    [bold]memcon read archive/ --json | memcon export - --as csv --table quotes -o quotes.csv[/]

    What a format has no place for is left empty or left out, and said so; docs/exports.md tells what, for each.
    """
    from memcon.cli.exporting import Job, run

    job = Job(sources=tuple(sources), format=format, output=output, table=table, spreadsheet=spreadsheet, debug=debug)
    try:
        status = run(job)
    except KeyboardInterrupt:
        sys.stderr.write("\nmemcon: stopped; what was to be written is not whole\n")
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    raise typer.Exit(status)
