"""`memcon said`: who said what, the newest first."""

from typing import Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def said(
    speaker: Annotated[
        str | None, typer.Argument(metavar="SPEAKER", help="A name, #12 or a Wikidata id; where nobody is named, all.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only about this actor.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only on a topic: trade.")] = None,
    occasion: Annotated[
        str | None, typer.Option("--occasion", metavar="WORDS", help="Only at an occasion: Munich.")
    ] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", metavar="ACT", help="said, thought, promised, asked, wanted, refused or denied."),
    ] = None,
    limit: Limit = 20,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """What somebody said, the newest first.

    [bold]memcon said "Marco Rubio" --about NATO --since 1y[/] shows each statement with its words as they stand in the
    report. What several outlets of one story tell is shown once.
    """
    from memcon.cli.choices import known_act, known_topic
    from memcon.export.wording import counted
    from memcon.store.people import one_entity
    from memcon.store.rows import StatementLine
    from memcon.store.said import said as ask

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter = asking.filter()
    known = known_topic(topic), known_act(act)
    with asking.answering() as (opened, answer):
        who = one_entity(opened, speaker) if speaker else None
        whom = one_entity(opened, about) if about else None
        found = ask(
            opened, filter, speaker=who.id if who else None, about=whom.id if whom else None,
            topic=known[0], act=known[1], occasion=occasion,
        )  # fmt: skip

        def draw() -> None:
            if who:
                answer.head(who)
            title = f"WHAT WAS SAID{f' ABOUT {whom.name}' if whom else ''}{f' ON {known[0]}' if known[0] else ''}"
            answer.title(title.replace("_", " ").upper(), counted(len(found), "statement"))
            answer.statements(found, named=who is None)

        answer.rows(StatementLine, found, draw)
