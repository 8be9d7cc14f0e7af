"""`memcon run`: reports in any number in, a data set out."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from memcon.cli.options import ONTOLOGY, PARSER, PUBLISHED, DebugOption

SOURCES = (
    "Folders, patterns, files: text, HTML, JSON Lines, CSV, Parquet, WARC, also .gz and .zst; "
    "s3:// and other addresses."
)
READING, WORKING, GOING_ON = "What is read", "Who reads", "Going on"


class WithRay(TyperCommand):
    """A command whose `--ray` may stand with an address or without: alone it is a cluster on this machine."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give a bare `--ray` its address."""
        spelled: list[str] = []
        for number, arg in enumerate(args):
            following = args[number + 1] if number + 1 < len(args) else ""
            spelled.append("--ray=local" if arg == "--ray" and not _is_cluster(following) else arg)
        return super().parse_args(ctx, spelled)


def _is_cluster(word: str) -> bool:
    """Whether a word is the address of a cluster: `auto`, `ray://head:10001`, `10.0.0.1:6379`."""
    host, colon, port = word.rpartition(":")
    return word in ("auto", "local") or word.startswith("ray://") or bool(host and colon and port.isdigit())


def run(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help=SOURCES, show_default=False)] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="DIR", help="The folder of the data set.", show_default=False)
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="FILE", help="Add the records to this store, too.", show_default=False)
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was interrupted.", rich_help_panel=GOING_ON)
    ] = False,
    retry: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Read the dead letters of a run again.", rich_help_panel=GOING_ON, show_default=False
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Processes; 0 reads in this one. By default one a core.",
            rich_help_panel=WORKING,
            show_default=False,
        ),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            metavar="[ADDRESS]",
            help="Read on a Ray cluster; without an address on one made for the run.",
            rich_help_panel=WORKING,
            show_default=False,
        ),
    ] = None,
    patience: Annotated[
        float,
        typer.Option(
            min=1,
            metavar="SECONDS",
            rich_help_panel=WORKING,
            help="A report that keeps its worker longer is given up (a second more for each 1,000 characters).",
        ),
    ] = 60,
    memory: Annotated[
        int,
        typer.Option(min=256, metavar="MB", help="What a worker may take beside its models.", rich_help_panel=WORKING),
    ] = 2048,
    part: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            rich_help_panel=WORKING,
            help="Reports a part: what is done is kept part by part.",
        ),
    ] = 1024,
    fold: Annotated[
        str,
        typer.Option(
            metavar="near|exact",
            rich_help_panel=READING,
            help="Read once what comes again in nearly the same words, or only what comes in just the same.",
        ),
    ] = "near",
    fast_html: Annotated[
        bool,
        typer.Option("--fast-html", help="Pull articles out of pages with resiliparse.", rich_help_panel=READING),
    ] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help=PUBLISHED, rich_help_panel=READING, show_default=False)
    ] = None,
    parser: Annotated[
        str | None, typer.Option(metavar="NAME", help=PARSER, rich_help_panel=READING, show_default=False)
    ] = None,
    ontology: Annotated[
        str | None, typer.Option(metavar="FILE", help=ONTOLOGY, rich_help_panel=READING, show_default=False)
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Read reports at volume into a data set of Parquet tables.

    [bold]memcon run news/*.jsonl.gz --out data[/] reads on all cores. After any interruption [bold]--resume[/] goes on
    where it stopped. What cannot be read is in [bold]data/dead-letters.jsonl[/] with its reason.
    """
    from memcon.cli.running import Job
    from memcon.cli.running import run as run_job

    job = Job(
        sources=tuple(sources or ()), out=out, store=store, resume=resume, retry=retry, workers=workers, ray=ray,
        patience=patience, memory=memory, part=part, fold=fold, fast_html=fast_html, published=published,
        parser=parser, ontology=ontology, debug=debug,
    )  # fmt: skip
    try:
        status = run_job(job)
    except KeyboardInterrupt:
        again = f"memcon run --retry {retry}" if retry else "run it again with --resume to go on"
        sys.stderr.write(f"\nmemcon: stopped; what was done until then is kept: {again}\n")
        status = 130
    raise typer.Exit(status)
