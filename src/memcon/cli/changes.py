"""`memcon changes`: what somebody said in time, and what each statement made of what was said before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug, Limit, Publisher, Since, Until
from memcon.cli.stores import StoreOption

if TYPE_CHECKING:
    from rich.text import Text

    from memcon.history.marks import Mark
    from memcon.history.said import Said

STYLES = {"reversed": "bold red", "contradicted": "bold red", "hardened": "bold yellow", "softened": "bold cyan"}


def changes(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="A name, #12 or a Wikidata id.")],
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only about this actor.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only on a topic: trade.")] = None,
    every: Annotated[bool, typer.Option("--all", help="What was first said and repeated, too.")] = False,
    limit: Limit = 20,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """What somebody hardened, softened, took back or contradicted, the latest first, each with both quotations.

    [bold]memcon changes "Marco Rubio" --about NATO[/]. A mark is a hint by the words, their polarity and their meaning:
    read both quotations. [bold]memcon index[/] first finds more.
    """
    from memcon.cli.choices import known_topic
    from memcon.export.wording import counted
    from memcon.history.loading import followed
    from memcon.store.people import one_entity

    asking = Asking(
        store=store, as_json=as_json, as_csv=as_csv, limit=limit, since=since, until=until, publisher=publisher,
        debug=debug,
    )  # fmt: skip
    filter, known = asking.filter(), known_topic(topic)
    with asking.answering() as (opened, answer):
        who = one_entity(opened, speaker)
        whom = one_entity(opened, about) if about else None
        marks = followed(opened, filter, who, about=whom, topic=known)[::-1]
        found = [m for m in marks if every or m.kind in STYLES][: filter.limit]
        if as_csv:
            typer.echo(_table(found), nl=False)
        elif as_json:
            answer.json(found)
        else:
            answer.head(who)
            narrowed = f"{f' ABOUT {whom.name}' if whom else ''}{f' ON {known}' if known else ''}"
            title = "WHAT WAS SAID" if every else "WHAT CHANGED"
            answer.title(f"{title}{narrowed}".replace("_", " ").upper(), counted(len(found), "statement"))
            for mark in found:
                answer.pair(*_drawn(mark))


def _drawn(mark: "Mark") -> tuple["Text", "Text"]:
    from rich.text import Text

    from memcon.cli.answer import dated

    left = Text(dated(mark.said.day), style="bold").append(f"\n{mark.kind}", style=STYLES.get(mark.kind, "dim"))
    right = _words(mark.said, by=mark.earlier is not None and mark.earlier.speaker != mark.said.speaker)
    if mark.earlier is not None:
        right.append("\nbefore, ", style="dim").append(f"{dated(mark.earlier.day)}: ", style="dim")
        right.append_text(_words(mark.earlier))
    return left, right


def _words(said: "Said", *, by: bool = False) -> "Text":
    from rich.text import Text

    from memcon.cli.layout import lines, safe

    words = Text(f"{safe(said.name or 'nobody named')}: " if by else "", style="bold")
    quoted = bool(said.quotes)
    words.append(f"“{lines(said.shown())}”" if quoted else lines(said.text), style="green" if quoted else "")
    tones = ", ".join(f"{t.name} {t.tone:+.1f}" for t in said.about)
    where = " · ".join(safe(p) for p in (tones, said.publisher, f"#{said.report}/{said.statement}") if p)
    return words.append(f"\n{where}", style="dim")


def _table(found: Sequence["Mark"]) -> str:
    from memcon.export.answers import csv_text

    def of(get: Callable[["Said"], object]) -> tuple[Callable[["Mark"], object], Callable[["Mark"], object]]:
        return lambda m: get(m.said), lambda m: get(m.earlier) if m.earlier else None

    parts = {
        "day": of(lambda s: s.day),
        "speaker": of(lambda s: s.name),
        "words": of(lambda s: s.shown()),
        "about": of(lambda s: "; ".join(f"{t.name} {t.tone:+.2f}" for t in s.about)),
        "publisher": of(lambda s: s.publisher),
        "report": of(lambda s: s.report),
        "key": of(lambda s: s.statement),
    }
    columns: dict[str, Callable[[Mark], object]] = {"mark": lambda m: m.kind, "closeness": lambda m: m.closeness}
    columns |= {name: now for name, (now, _) in parts.items()}
    columns |= {f"before_{name}": before for name, (_, before) in parts.items()}
    return csv_text(columns, found)
