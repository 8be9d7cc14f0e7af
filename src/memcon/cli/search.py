"""`memcon search`: where words stand."""

from typing import Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, "a phrase", begin*, AND, OR, NOT, (brackets).')
    ],
    inside: Annotated[
        str, typer.Option("--in", metavar="WHERE", help="quotes: what somebody says; reports: their text; both.")
    ] = "both",
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only with this actor.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only on a topic: trade.")] = None,
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only with such events: THREATEN.")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="STATUS", help="Of such events: denied.")] = None,
    limit: Limit = 20,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Search the text of reports and what is said in them, the best first.

    [bold]memcon search '"climate cult" NOT sceptic*'[/] All words must stand unless OR is written between them; words
    in quotation marks follow one another. What the reports of a story say stands there once: a story is a set of near
    copies, one report as several outlets carry, cut or update it.
    """
    from memcon.cli.choices import known_inside, known_status, known_topic, known_type
    from memcon.export.wording import counted
    from memcon.store.people import one_entity
    from memcon.store.query import parse
    from memcon.store.rows import Hit
    from memcon.store.search import SCANNED, event_types, find

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter, where = asking.filter(), known_inside(inside)
    query = " ".join(words)
    parse(query)
    with asking.answering() as (opened, answer):
        found = find(
            opened, query, filter, inside=where, actor=one_entity(opened, actor).id if actor else None,
            topic=known_topic(topic), type=known_type(type, event_types(opened)), status=known_status(status),
        )  # fmt: skip

        def draw() -> None:
            unit = ("statement", None) if where == "quotes" else ("story", "stories")
            of = "the newest " if found.bounded else ""
            shown = f"{len(found.hits)} of {of}" if found.matches > len(found.hits) else ""
            answer.title("WHERE IT STANDS", shown + counted(found.matches, *unit))
            answer.hits(found.hits)

        answer.rows(Hit, found.hits, draw)
        if found.bounded:
            answer.note(f"more than {SCANNED:,} match: ranked were the newest; narrow it by words, --since or --until")
