"""How a comparison is printed: for a person side by side, or as a table."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from rich.text import Text

from memcon.cli.answer import Answer, dated
from memcon.cli.layout import lines, safe
from memcon.export.answers import csv_text
from memcon.export.wording import counted
from memcon.history.compare import Comparison, Side, TargetRow, TopicRow, Verdict
from memcon.history.said import Said

STYLES = ("bold cyan", "bold magenta")
"""The first side's names and the second's."""


def draw(answer: Answer, found: Comparison) -> None:
    """Print a comparison for a person."""
    names = named(found.first), named(found.second)
    answer.title(" AND ".join(names).upper(), safe(found.occasion or ""))
    for side, name, style in zip((found.first, found.second), names, STYLES, strict=True):
        answer.plain(_summary(side, name, style), 2)
    both = bool(found.first.statements and found.second.statements)
    answer.plain(_warmer(found, names) if both else Text("nothing to set side by side", style="yellow"), 2)
    for told in found.told:
        answer.pair(Text(f"report: {told.kind}", style="yellow"), Text(f"“{lines(told.text)}”"))
    if not both:
        return
    if found.targets:
        answer.title("OF WHOM BOTH SPEAK", counted(len(found.targets), "actor"))
        for target in found.targets:
            answer.pair(*_target(target, names))
    alone = [t for t in found.topics if t.only_first or t.only_second]
    if alone:
        answer.title("WHAT ONLY ONE OF THEM SAID", counted(len(alone), "topic"))
        for topic in alone:
            answer.pair(*_topic(topic, names))


def named(side: Side) -> str:
    """The side's name, with its year where years are compared: `Marco Rubio 2026`."""
    return f"{safe(side.name)}{f' {side.year}' if side.year else ''}"


def _summary(side: Side, name: str, style: str) -> Text:
    days = f", {side.first} to {side.last}" if side.first != side.last else f", {side.first}" if side.first else ""
    return Text(name, style=style).append(f"  {counted(side.statements, 'statement')}{days}", style="dim")


def _warmer(found: Comparison, names: tuple[str, str]) -> Text:
    told = Text("")
    if found.warmer == "too few":
        told.append("too few statements about the same actors to say who is warmer", style="yellow")
    elif found.warmer == "alike":
        told.append("neither is warmer", style="bold")
    else:
        told.append(f"{_who(found.warmer, names)} is warmer", style="bold green")
    counts = [
        f"{name} {'no tone' if tone is None else f'{tone:+.2f}'} in {n}"
        for name, tone, n in zip(names, found.tones, found.judgements, strict=True)
        if n
    ]
    return told.append(f"  ({', '.join(counts)})", style="dim") if counts else told


def _who(verdict: Verdict, names: tuple[str, str]) -> str:
    return names[0] if verdict == "first" else names[1]


def _target(row: TargetRow, names: tuple[str, str]) -> tuple[Text, Text]:
    left = Text(safe(row.name), style="bold")
    verdict = {"too few": "too few to compare", "alike": "alike"}.get(row.warmer) or f"{_who(row.warmer, names)} warmer"
    left.append(f"\n{verdict}", style="dim")
    right = Text()
    for side, name, style in zip((row.first, row.second), names, STYLES, strict=True):
        right.append("\n" if right.plain else "").append(name, style=style)
        right.append(f"  {side.tone:+.2f} in {counted(side.statements, 'statement')}", style="dim")
        right.append("\n").append_text(_quoted(side.proof))
    return left, right


def _topic(row: TopicRow, names: tuple[str, str]) -> tuple[Text, Text]:
    left = Text(row.topic.replace("_", " "), style="bold")
    left.append(f"\n{row.first} and {row.second} on it", style="dim")
    right = Text()
    for said, name, style in zip((row.only_first, row.only_second), names, STYLES, strict=True):
        for one in said:
            right.append("\n" if right.plain else "").append(f"{name}  ", style=style).append_text(_quoted(one))
    return left, right


def _quoted(said: Said) -> Text:
    words = Text(f"“{lines(said.shown())}”" if said.quotes else lines(said.text), style="green" if said.quotes else "")
    where = " · ".join(safe(p) for p in (dated(said.day), said.publisher, f"#{said.report}/{said.statement}") if p)
    return words.append(f"\n{where}", style="dim")


# ---- as a table -----------------------------------------------------------------------------------------------------


class _Row(Struct, frozen=True):
    """A row of the table: a target, or a statement that only one side made on a topic."""

    kind: str
    what: str
    tones: tuple[float | None, float | None]
    statements: tuple[int, int]
    said: tuple[Said | None, Said | None]
    warmer: str | None = None


def as_table(found: Comparison) -> str:
    """The comparison as CSV: targets first, then what only one said."""
    columns: dict[str, Callable[[_Row], object]] = {
        "kind": lambda r: r.kind,
        "what": lambda r: r.what,
        "warmer": lambda r: r.warmer,
        **{f"{side}_{name}": value for k, side in enumerate(("first", "second")) for name, value in _columns(k)},
    }
    return csv_text(columns, [*_target_rows(found.targets), *_topic_rows(found.topics)])


def _columns(k: int) -> Iterator[tuple[str, Callable[[_Row], object]]]:
    def of(get: Callable[[Said], object]) -> Callable[[_Row], object]:
        def value(row: _Row) -> object:
            said = row.said[k]
            return get(said) if said else None

        return value

    yield "tone", lambda r: r.tones[k]
    yield "statements", lambda r: r.statements[k]
    yield "words", of(Said.shown)
    yield "day", of(lambda s: s.day)
    yield "publisher", of(lambda s: s.publisher)
    yield "report", of(lambda s: s.report)
    yield "key", of(lambda s: s.statement)


def _target_rows(targets: Sequence[TargetRow]) -> Iterator[_Row]:
    for t in targets:
        yield _Row(
            "target", t.name, (t.first.tone, t.second.tone), (t.first.statements, t.second.statements),
            (t.first.proof, t.second.proof), t.warmer,
        )  # fmt: skip


def _topic_rows(topics: Sequence[TopicRow]) -> Iterator[_Row]:
    for t in topics:
        for said in t.only_first:
            yield _Row("topic", t.topic, (None, None), (t.first, t.second), (said, None))
        for said in t.only_second:
            yield _Row("topic", t.topic, (None, None), (t.first, t.second), (None, said))
