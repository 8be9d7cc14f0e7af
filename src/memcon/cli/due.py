"""`memcon due`: what is coming."""

from typing import Annotated

import typer

from memcon.cli.asking import DAYS, AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def due(
    days: Annotated[int, typer.Option("--days", "-d", min=0, metavar="N", help="So many days ahead.")] = 30,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=f"As seen from that day. {DAYS}")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only with this actor.")] = None,
    ics: Annotated[
        str | None, typer.Option("--ics", metavar="FILE", help="Write it for a calendar program, too; - for here.")
    ] = None,
    limit: Limit = 50,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """What is due in the days ahead, and who announced it.

    [bold]memcon due --days 14 --ics due.ics[/] What has begun stands at the day by which it is due. --since and --until
    are about the reports that announce it.
    """
    from datetime import date

    from memcon.cli.agenda import write_agenda
    from memcon.export.wording import counted, short
    from memcon.store.days import first_day
    from memcon.store.due import due as ask
    from memcon.store.people import one_entity
    from memcon.store.rows import AppointmentLine
    from memcon.store.watch import latest_day

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    today = first_day(on, date.today(), "--on") if on else date.today()
    filter = asking.filter()
    with asking.answering() as (opened, answer):
        found = ask(opened, today, days, filter, actor=one_entity(opened, actor).id if actor else None)
        if ics:
            write_agenda(ics, opened, found)

        def draw() -> None:
            answer.title(f"WHAT IS DUE FROM {short(today).upper()}", counted(len(found), "date"))
            answer.appointments(found)
            if not found and (last := latest_day(opened)) and last < today and not on:
                answer.note(
                    f"the latest report is of {short(last)}; what was due then: memcon due --on {last.isoformat()}"
                )
            elif not found:
                answer.note("nothing is due in these days; --days looks further ahead, --on DAY from another day")

        if ics != "-":
            answer.rows(AppointmentLine, found, draw)
