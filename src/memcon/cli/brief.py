"""`memcon brief`: a page of the day."""

from typing import Annotated

import typer

from memcon.cli.asking import DAYS, AsCsv, AsJson, Asking, Debug, Publisher
from memcon.cli.stores import StoreOption


def brief(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help=DAYS)] = "yesterday",
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="The last day, written likewise.")] = "today",
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="So many of each.")] = 10,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """A page of the day: what the most quoted said, what was done, what changed, what is due.

    [bold]memcon brief --since yesterday[/] --csv gives its statements.
    """
    from datetime import date

    from memcon.cli.briefing import show
    from memcon.history.brief import brief as ask
    from memcon.record import SettingError
    from memcon.store.days import first_day, last_day
    from memcon.store.rows import StatementLine

    asking = Asking(store=store, as_json=as_json, as_csv=as_csv, limit=limit, publisher=publisher, debug=debug)
    now = date.today()
    first, last = first_day(since, now, "--since"), last_day(until, now, "--until")
    if last < first:
        raise SettingError(f"{last} is before {first}", where="--until", hint="write the earlier day as --since")
    with asking.answering() as (opened, answer):
        found = ask(opened, first, last, asking.filter())
        if as_csv:
            answer.rows(StatementLine, [line for s in found.speakers for line in s.statements], lambda: None)
        else:
            answer.one(found, lambda: show(answer, found))
