"""`memcon between`: what two sides do to each other."""

from typing import Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def between(
    one: Annotated[str, typer.Argument(metavar="ONE", help="A country by code or name (USA, Iran), or an actor.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other side.")],
    one_way: Annotated[bool, typer.Option("--one-way", help="Only what ONE does to OTHER.")] = False,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only such events: THREATEN.")] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="occurred, planned, denied, alleged or hypothetical."),
    ] = None,
    weekly: Annotated[
        bool, typer.Option("--weeks", help="With --json or --csv: the weeks in place of the events.")
    ] = False,
    limit: Limit = 20,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """The events between two sides, the newest first, under a line of their cooperation and conflict by week.

    [bold]memcon between USA Iran --since 1y[/]
    """
    from memcon.cli.choices import known_status, known_type
    from memcon.cli.curve import curve
    from memcon.export.wording import counted
    from memcon.history.dyads import marked
    from memcon.store.between import between as ask
    from memcon.store.between import party, weeks
    from memcon.store.rows import EventLine, Week
    from memcon.store.search import event_types

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter = asking.filter()
    wanted = known_status(status)
    with asking.answering() as (opened, answer):
        kind = known_type(type, event_types(opened))
        sides = party(opened, one), party(opened, other)
        both = not one_way
        if weekly and not answer.for_person:
            found_weeks = marked(weeks(opened, *sides, filter, both_ways=both))
            answer.rows(Week, found_weeks, lambda: None)
            return
        found = ask(opened, filter, *sides, both_ways=both, status=wanted, type=kind)

        def draw() -> None:
            arrow = "↔" if both else "→"
            answer.title(f"{sides[0].name} {arrow} {sides[1].name}".upper(), counted(len(found), "event"))
            for line in curve(marked(weeks(opened, *sides, filter, both_ways=both)), answer.columns):
                answer.plain(line, 2)
            answer.events(found)

        answer.rows(EventLine, found, draw)
