"""`memcon quote`: did anybody say this?"""

from typing import Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def quote(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="The words as you have them.")],
    limit: Limit = 10,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Did anybody say this? Exactly, trimmed, altered or nearly: who, where, when, and what differs.

    [bold]memcon quote "we will not leave"[/]
    """
    from memcon.export.wording import counted
    from memcon.store.quote import quote as ask
    from memcon.store.rows import Quoted

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter = asking.filter()
    asked = " ".join(words)
    with asking.answering() as (opened, answer):
        found = ask(opened, asked, filter)

        def draw() -> None:
            answer.title("WHO SAID IT", counted(len(found), "statement"))
            if not found:
                answer.note("nobody in the store said this, or nearly this")
            answer.quoted(asked, found)

        answer.rows(Quoted, found, draw)
