"""`memcon index`: vectors of statements, for closeness in meaning."""

from typing import Annotated

import typer

from memcon.cli.asking import Asking, Debug
from memcon.cli.stores import StoreOption


def index(
    again: Annotated[bool, typer.Option("--again", help="Make all anew, as after an update of the model.")] = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Make the vectors of statements that have none: 96 bytes each, by which repeats and turns are found.

    It can be stopped at any time and goes on where it was.
    """
    from rich.console import Console

    from memcon.cli.counting import Counting
    from memcon.export.wording import counted
    from memcon.store.vectors import index as make
    from memcon.store.vectors import lacking

    with Asking(store=store, debug=debug).answering(write=True) as (opened, answer):
        done = 0
        with Counting(Console(stderr=True), "statements", lacking(opened, again=again)) as bar:
            for made in make(opened, again=again):
                done += made
                for _ in range(made):
                    bar.done()
        answer.say(f"{counted(done, 'vector')} made; each statement of the store has one")
