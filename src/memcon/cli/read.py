"""`memcon read`: reports in, their records out."""

import os
import sys
from typing import Annotated

import typer

from memcon.cli.options import DebugOption, OntologyOption, ParserOption, PublishedOption

SOURCES = "Text files, HTML pages, JSON Lines, folders, patterns, web addresses, or - for standard input."


def read(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help=SOURCES)],
    as_json: Annotated[bool, typer.Option("--json", help="One record a line, as JSON.")] = False,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write a page with every word marked, too.")] = None,
    ics: Annotated[str | None, typer.Option(metavar="FILE", help="Write what is due as iCalendar, too.")] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to the screen (.jsonl: as JSON)."),
    ] = None,
    parser: ParserOption = None,
    ontology: OntologyOption = None,
    published: PublishedOption = None,
    debug: DebugOption = False,
) -> None:
    """Read reports and print their records.

    [bold]memcon read report.txt[/] prints the record for a person, [bold]--json[/] for a program, and
    [bold]--html page.html[/] writes a page that shows every entry beside its words. [bold]--ics due.ics[/] writes
    what the reports say is due, for any calendar program.
    """
    from memcon.cli.reading import Job, run

    job = Job(
        sources=tuple(sources),
        as_json=as_json,
        html=html,
        ics=ics,
        output=output,
        parser=parser,
        ontology=ontology,
        published=published,
        debug=debug,
    )
    try:
        status = run(job)
    except KeyboardInterrupt:
        sys.stderr.write("\nmemcon: stopped; what was read until then is there\n")
        status = 130
    except BrokenPipeError:
        # Nobody reads what we write: go without a word, and keep Python from flushing into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    raise typer.Exit(status)
