"""`memcon compare`: two speakers, or one speaker's two years, side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Publisher, Since, Until
from memcon.cli.stores import StoreOption

if TYPE_CHECKING:
    from memcon.store import Store
    from memcon.store.rows import EntityLine


def compare(
    first: Annotated[str, typer.Argument(metavar="SPEAKER", help="A name, #12 or a Wikidata id.")],
    second: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="The other speaker; nobody: the same, in another year.")
    ] = None,
    occasion: Annotated[
        str | None, typer.Option("--occasion", metavar="WORDS", help="Only what was said there: Munich.")
    ] = None,
    years: Annotated[
        tuple[int, int] | None, typer.Option("--years", metavar="YEAR YEAR", help="The first side's, the other's.")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only on a topic: trade.")] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Two speakers side by side: how each speaks of those whom both judge, and what only one of them said.

    [bold]memcon compare "Marco Rubio" "JD Vance" --occasion "Munich Security Conference"[/], or one speaker in two
    years: [bold]memcon compare "Marco Rubio" --years 2025 2026[/]. Every tone stands beside a quotation that shows it;
    under three statements nobody is called the warmer one.
    """
    from memcon.cli.choices import known_topic
    from memcon.history.loading import compared
    from memcon.record import SettingError

    if second is None and years is None:
        raise SettingError("one speaker alone", where="compare", hint="name another, or two years with --years")
    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=0, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter, known = asking.filter(), known_topic(topic)
    with asking.answering() as (opened, answer):
        one, other = _speakers(opened, first, second, years)
        found = compared(opened, filter, one, other, occasion=occasion, years=years, topic=known)
        from memcon.cli.comparing import as_table, draw

        if as_csv:
            typer.echo(as_table(found), nl=False)
        else:
            answer.one(found, lambda: draw(answer, found))


def _speakers(
    store: "Store", first: str, second: str | None, years: tuple[int, int] | None
) -> tuple["EntityLine", "EntityLine"]:
    from memcon.record import SettingError
    from memcon.store.people import one_entity

    one = one_entity(store, first)
    other = one_entity(store, second) if second else one
    if one.id == other.id and (years is None or years[0] == years[1]):
        raise SettingError("both sides are the same", where=one.name, hint="name two speakers, or two years")
    return one, other
