"""The command line: what all commands share, and how a run ends.

Exit status: 0, all was read; 1, some failed or was skipped and the rest is there; 2, nothing was read, or wrong usage;
130 after Ctrl-C, 141 where the reader of the pipe went away (as other Unix tools).
"""

import sys
from types import TracebackType
from typing import Annotated

import typer

from memcon.cli.actor import app as actor
from memcon.cli.add import add
from memcon.cli.between import between
from memcon.cli.brief import brief
from memcon.cli.changes import changes
from memcon.cli.check import check
from memcon.cli.compare import compare
from memcon.cli.correct import correct, corrections
from memcon.cli.due import due
from memcon.cli.export import export
from memcon.cli.index import index
from memcon.cli.mcp import mcp
from memcon.cli.quote import quote
from memcon.cli.read import read
from memcon.cli.run import WithRay, run
from memcon.cli.said import said
from memcon.cli.sample import sample
from memcon.cli.schema import schema
from memcon.cli.search import search
from memcon.cli.serve import serve
from memcon.cli.store import store
from memcon.cli.watch import watch
from memcon.record import MemconError

app = typer.Typer(
    name="memcon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command(cls=WithRay)(run)
app.command()(add)
app.command()(correct)
app.add_typer(corrections, name="corrections")
app.command()(check)
app.add_typer(store, name="store")
app.command()(export)
app.command()(serve)
app.command()(mcp)
app.command()(watch)
app.command()(schema)
app.command()(search)
app.command()(said)
app.command()(between)
app.command()(compare)
app.command()(changes)
app.command()(due)
app.command()(quote)
app.add_typer(actor, name="actor")
app.command()(index)
app.command()(brief)
app.command()(sample)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"memcon {version('memcon')}")
        raise typer.Exit


@app.callback()
def memcon(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who said what, who did what to whom, and what is due, with the words that prove it."""


def main() -> None:
    """Run the command line; every error of ours is one line, every other too unless `--debug` is given."""
    sys.excepthook = _last_word
    try:
        typer.main.get_command(app)()  # app() itself would put another excepthook in the place of ours
    except MemconError as error:
        if "--debug" in sys.argv:
            raise
        sys.stderr.write(f"memcon: {error}\n")
        sys.exit(2)


def _last_word(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of memcon's own: one line for a user, the traceback with `--debug`."""
    if "--debug" in sys.argv:
        sys.__excepthook__(kind, error, trace)
        return
    line = " ".join(f"{kind.__name__}: {error}".split())
    sys.stderr.write(f"memcon: a fault in memcon itself ({line}); run it again with --debug to see where\n")
