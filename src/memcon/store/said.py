"""Who said what: statements by speaker, whom they are about, topic, occasion and act, the newest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from memcon.store.folding import fold_statements
from memcon.store.lines import Lines
from memcon.store.narrowing import Conditions, Side, between_days, by_report, page, placeholders, rarest
from memcon.store.rows import UNNARROWED, Filter, StatementLine

if TYPE_CHECKING:
    from memcon.store.store import Store

A_REPORT = 15
"""About so many statements stand in a report."""
OCCASIONS = 200
"""Names of occasions that words may stand for."""
Row = tuple[int, int | None, int]
"""A statement, its day, its report."""


def said(
    store: "Store",
    filter: Filter = UNNARROWED,
    *,
    speaker: int | None = None,
    about: int | None = None,
    topic: str | None = None,
    occasion: str | None = None,
    act: str | None = None,
) -> list[StatementLine]:
    """Statements, the newest first, each of a story once with its other outlets.

    Args:
        store: Where to look.
        filter: Days, publisher, how many.
        speaker: The id of the actor who speaks.
        about: The id of an actor that it is about.
        topic: A topic of the list in `resources/topics`: `trade`.
        occasion: Words of the occasion's name: `Munich Security Conference`.
        act: `said`, `denied`, `promised` and so on.
    """
    lines = Lines(store)
    speakers = lines.people.ids(speaker) if speaker is not None else ()
    objects = lines.people.ids(about) if about is not None else ()
    found = _found(lines, filter, speakers, objects, topic, occasion, act)
    return list(islice(fold_statements(lines, _shown(lines, found, speaker, act)), *page(filter)))


def _shown(lines: Lines, ids: Iterator[int], speaker: int | None, act: str | None) -> Iterator[StatementLine]:
    """The lines, without those that a correction by hand took from the speaker or made another act."""
    asked = lines.people.root(speaker) if speaker is not None else None
    for line in lines.statements(ids):
        if line.corrected and act is not None and line.act != act:
            continue
        if line.corrected and asked is not None and (line.speaker is None or line.speaker.id != asked):
            continue
        yield line


def _found(
    lines: Lines, filter: Filter, speakers: Sequence[int], objects: Sequence[int], topic: str | None,
    occasion: str | None, act: str | None,
) -> Iterator[int]:  # fmt: skip
    """The statements, from the rarest of what is asked for, or as their days come where all is frequent."""
    where = Conditions()
    sides: list[Side] = []
    names = _occasions(lines, occasion) if occasion is not None else []
    if objects:
        own = f"entity IN ({placeholders(objects)})"
        where.add(f"EXISTS (SELECT 1 FROM tones t WHERE t.statement = s.id AND t.{own})", *objects)
        sides.append(Side(tables="tones x", where=f"x.{own}", values=tuple(objects), on="s.id = x.statement"))
    if topic is not None:
        where.add("EXISTS (SELECT 1 FROM topics t WHERE t.topic = ? AND t.statement = s.id)", topic)
        sides.append(Side(tables="topics x", where="x.topic = ?", values=(topic,), on="s.id = x.statement"))
    if occasion is not None:
        where.add_any("+s.occasion", names)
        own = f"x.occasion IN ({placeholders(names)})"
        sides.append(Side(tables="statements x", where=own, values=tuple(names), on="s.id = x.id"))
    if filter.publisher is not None:
        own = "x.publisher = (SELECT id FROM publishers WHERE name = ?)"
        values = (filter.publisher,)
        sides.append(Side(tables="reports x", where=own, values=values, on="s.report = x.id", each=A_REPORT))
    if speakers:
        where.add_any("+s.speaker", speakers)
        own = f"x.speaker IN ({placeholders(speakers)})"
        sides.append(Side(tables="statements x", where=own, values=tuple(speakers), on="s.id = x.id"))
    if act is not None:
        where.add("s.act = ?", act)
    by_report(filter, where)
    side = rarest(lines.store.db, sides)
    if side is not None:
        return _from_side(lines, filter, side, where)
    if speakers:
        return _by_day(lines, filter, where, "statements_speaker", "s.speaker = ?", speakers)
    if occasion is not None:
        return _by_day(lines, filter, where, "statements_occasion", "s.occasion = ?", names)
    return _by_day(lines, filter, where, "statements_day", "?", (1,))


def _from_side(lines: Lines, filter: Filter, side: Side, where: Conditions) -> Iterator[int]:
    """All statements that the rarest side leads to, sorted."""
    between_days(filter, where, "+s.day")
    rows = lines.store.db.execute(
        f"""SELECT DISTINCT s.id, s.day, s.report FROM {side.tables} CROSS JOIN statements s ON {side.on}
            CROSS JOIN reports r ON r.id = s.report
            WHERE {side.where} AND {where.sql} ORDER BY s.day DESC, s.id DESC""",
        (*side.values, *where.values),
    )
    return _as_read(rows)


def _by_day(
    lines: Lines, filter: Filter, where: Conditions, index: str, own: str, values: Sequence[object]
) -> Iterator[int]:
    """Statements as an index has their days, the runs of several values merged."""
    between_days(filter, where, "s.day")
    question = f"""SELECT s.id, s.day, s.report FROM statements s INDEXED BY {index}
        CROSS JOIN reports r ON r.id = s.report WHERE {own} AND {where.sql} ORDER BY s.day DESC, s.id DESC"""
    runs = [lines.store.db.execute(question, (value, *where.values)) for value in values]
    return _as_read(merge(*runs, key=lambda row: (-(row[1] or 0), -row[0])))


def _as_read(rows: Iterable[Row]) -> Iterator[int]:
    """The statements of a report in the order in which it tells them, though the newest report comes first."""
    for _, of_one_report in groupby(rows, key=lambda row: row[1:]):
        yield from (id for id, _, _ in reversed(list(of_one_report)))


def _occasions(lines: Lines, words: str) -> list[str]:
    """The names of occasions in which the words stand, whatever their case."""
    wanted = re.findall(r"\w+", words.casefold())
    # Each step seeks the next name in the index: as many steps as there are names, not as there are statements.
    names = lines.store.db.execute(
        """WITH RECURSIVE names (name) AS (
               SELECT min(occasion) FROM statements WHERE occasion IS NOT NULL
               UNION ALL
               SELECT (SELECT min(occasion) FROM statements WHERE occasion > names.name) FROM names
               WHERE names.name IS NOT NULL
           ) SELECT name FROM names WHERE name IS NOT NULL"""
    )
    found = (n for (n,) in names if all(w in n.casefold() for w in wanted))
    return list(islice(found, OCCASIONS))
