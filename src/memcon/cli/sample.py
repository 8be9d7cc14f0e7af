"""`memcon sample`: records for a person to check, and the precision that the verdicts give."""

from typing import Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Debug, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def sample(
    n: Annotated[int, typer.Option("--n", "-n", min=1, metavar="N", help="So many records.")] = 100,
    of: Annotated[str, typer.Option("--of", metavar="KIND", help="events, statements or appointments.")] = "events",
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help="As many of each: type, status, act, ...; none: of all.")
    ] = "type",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the sheet there, as CSV.")
    ] = None,
    html: Annotated[str | None, typer.Option("--html", metavar="FILE", help="Write a page to check by keys.")] = None,
    verdicts: Annotated[
        str | None, typer.Option("--verdicts", metavar="FILE", help="Print the precision that a filled-in sheet gives.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another sample for another number.")] = 1,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Draw records for a person to check; print precision with its interval from the verdicts.

    [bold]memcon sample --n 100 --by type -o sheet.csv --html check.html[/], then, with the column correct filled in,
    [bold]memcon sample --verdicts sheet.csv[/].
    """
    from memcon.cli.asking import Asking
    from memcon.cli.sampling import draw_to, show_precision

    if verdicts:
        show_precision(verdicts, as_json=as_json, as_csv=as_csv)
        return
    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=0, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    draw_to(asking, n, of=of, by=None if by == "none" else by, seed=seed, output=output, html=html)
