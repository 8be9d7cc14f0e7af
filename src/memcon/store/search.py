"""Full text over reports and what is said in them: ranked, with the words around each place.

Ranking looks at no more than the newest thousand that match: for a word that stands in half of all reports the
order of the rest would mean nothing, and nobody waits for it. `Found.bounded` says when it was so. What narrows a
search is counted over the best of them, `FACETED` reports.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log
from typing import TYPE_CHECKING, Literal, NamedTuple
from weakref import WeakKeyDictionary

from memcon.record import Span
from memcon.record.record import Entry
from memcon.store.lines import Lines, Opened
from memcon.store.marking import Window, marks, window
from memcon.store.narrowing import Conditions, between_days, by_report, placeholders
from memcon.store.query import Query, parse, phrase
from memcon.store.rows import Facet, FacetKind, Filter, Hit, StatementLine

if TYPE_CHECKING:
    from memcon.store.store import Store

Inside = Literal["both", "quotes", "reports"]
SCANNED = 1_000
"""Reports (or statements) that match and pass, and are ranked: the newest."""
LOOKED_AT = 20_000
"""Those that match among which they are looked for."""
EVERYWHERE = 100_000
"""Reports or statements from which on a word stands in so many that it tells none from another."""
LAST = 2**62
TITLE = 3.0
"""A word in the title weighs as much as so many in the text."""
TIE = log(1.15)
"""Scores that differ by less than this factor are a tie: the newer report comes first."""
A_TENTH = 10
SELDOM = 500
"""A word that stands in fewer of the latest tenth is counted every time: that takes none, and one may have come."""
REMEMBERED = 20_000
"""Words whose frequency is kept in mind."""
FREQUENCIES: "WeakKeyDictionary[Store, dict[tuple[str, str], tuple[int, int]]]" = WeakKeyDictionary()
"""Of each open store: table and word to the last id when it was counted, and in how many it stood."""
FACETED = 200
"""The best reports, over which facets are counted."""
NOT_RANKED = -1_000
FACETS = 12
"""Values of a facet that are told."""


class Found(Entry, frozen=True, kw_only=True):
    """The hits asked for, of how many reports (or statements), and whether older ones were left out."""

    hits: tuple[Hit, ...]
    matches: int
    bounded: bool = False


class _Candidate(NamedTuple):
    """A report, or a statement of one, that matches; in this order the best is the greatest."""

    level: int
    """Its score so roughly that those of one level are a tie."""
    day: int
    score: float
    id: int
    report: int
    story: int


def search(
    store: "Store",
    query: str,
    filter: Filter,
    *,
    inside: Inside = "both",
    actor: int | None = None,
    topic: str | None = None,
    type: str | None = None,
    status: str | None = None,
) -> list[Hit]:
    """Where the words stand, the best first; see `find`."""
    return list(find(store, query, filter, inside=inside, actor=actor, topic=topic, type=type, status=status).hits)


def find(
    store: "Store",
    query: str,
    filter: Filter,
    *,
    inside: Inside = "both",
    actor: int | None = None,
    topic: str | None = None,
    type: str | None = None,
    status: str | None = None,
) -> Found:
    """Where the words stand, the best first, one hit a story; `quotes` asks for what is said alone.

    Args:
        store: Where to look.
        query: Words, "phrases", beginnings*, AND, OR, NOT and brackets.
        filter: Days, publisher, how many.
        inside: `quotes`: what somebody says, each statement a hit; `reports`: text of reports; `both`: text of reports,
            with the statement in which the words stand where there is one.
        actor: Only reports in which the actor appears; of `quotes` those that it says.
        topic: Only reports with a statement of the topic.
        type: Only reports with an event of the type.
        status: Only reports with an event of the status.

    Raises:
        SettingError: The query cannot be understood: the line says what is missing.
    """
    lines = Lines(store)
    asked = parse(query)
    where = _where(lines, filter, actor, topic, type, status, quotes=inside == "quotes")
    best, bounded = _matching(lines, asked, filter, where, inside)
    return _found(lines, asked, filter, inside, best, bounded=bounded)


def _found(
    lines: Lines, asked: Query, filter: Filter, inside: Inside, best: Sequence[_Candidate], *, bounded: bool
) -> Found:
    once = best if inside == "quotes" else _best_of_stories(best)
    last = None if filter.limit is None else filter.offset + filter.limit
    shown = once[filter.offset : last]
    lines.gather(c.report for c in shown)
    hits = tuple(_hit(lines, asked, c, inside) for c in shown)
    return Found(hits=hits, matches=len(once), bounded=bounded)


def event_types(store: "Store") -> list[str]:
    """The types of the events in the store, those of an ontology of one's own among them."""
    # Each step finds the next type in the index, where DISTINCT would pass over every event.
    rows = store.db.execute(
        """WITH RECURSIVE t(type) AS (
               SELECT min(type) FROM events UNION ALL
               SELECT (SELECT min(type) FROM events WHERE type > t.type) FROM t WHERE t.type IS NOT NULL
           ) SELECT type FROM t WHERE type IS NOT NULL"""
    )
    return [row[0] for row in rows]


def facets(store: "Store", query: str, filter: Filter, *, inside: Inside = "both") -> list[Facet]:
    """What narrows the search: publishers, months, actors, topics, types and statuses of events of the best matches."""
    lines = Lines(store)
    where = _where(lines, filter, None, None, None, None, quotes=inside == "quotes")
    best, _ = _matching(lines, parse(query), filter, where, inside)
    return _facets(lines, best)


def found_with_facets(
    store: "Store", query: str, filter: Filter, *, inside: Inside = "both"
) -> tuple[Found, list[Facet]]:
    """As `find` and `facets` of a query that nothing narrows but its filter, looked for once."""
    lines = Lines(store)
    asked = parse(query)
    where = _where(lines, filter, None, None, None, None, quotes=inside == "quotes")
    best, bounded = _matching(lines, asked, filter, where, inside)
    return _found(lines, asked, filter, inside, best, bounded=bounded), _facets(lines, best)


def _facets(lines: Lines, best: Sequence[_Candidate]) -> list[Facet]:
    chosen = json.dumps(sorted(islice(dict.fromkeys(c.report for c in best), FACETED)))
    return [facet for kind in FACET_QUESTIONS for facet in _facet(lines, kind, chosen)]


REPORTS = "json_each(?) j CROSS JOIN reports r ON r.id = j.value"
FACET_QUESTIONS: dict[FacetKind, str] = {
    "publisher": f"SELECT p.name, count(*) FROM {REPORTS} JOIN publishers p ON p.id = r.publisher GROUP BY r.publisher",
    "month": f"SELECT strftime('%Y-%m', r.published + 1721424.5), count(*) FROM {REPORTS} "
    "WHERE r.published IS NOT NULL GROUP BY 1",
    "actor": "SELECT a.entity, count(DISTINCT a.report) FROM json_each(?) j "
    "CROSS JOIN actors a ON a.report = j.value GROUP BY 1",
    "topic": "SELECT n.name, f.reports FROM (SELECT t.topic AS topic, count(DISTINCT s.report) AS reports "
    "FROM json_each(?) j CROSS JOIN statements s ON s.report = j.value "
    "CROSS JOIN topic_rows t ON t.statement = s.id GROUP BY 1) f JOIN topic_names n ON n.id = f.topic",
    "type": "SELECT e.type, count(DISTINCT e.report) FROM json_each(?) j "
    "CROSS JOIN events e ON e.report = j.value GROUP BY 1",
    "status": "SELECT e.status, count(DISTINCT e.report) FROM json_each(?) j "
    "CROSS JOIN events e ON e.report = j.value GROUP BY 1",
}


def _facet(lines: Lines, kind: FacetKind, reports: str) -> Iterator[Facet]:
    order = "1 DESC" if kind == "month" else "2 DESC, 1"
    rows = lines.store.db.execute(f"{FACET_QUESTIONS[kind]} ORDER BY {order} LIMIT ?", (reports, FACETS))
    for value, count in rows:
        label = lines.people.line(value).name if kind == "actor" else str(value).replace("_", " ")
        yield Facet(kind=kind, value=str(value), label=label, reports=count)


def _where(
    lines: Lines, filter: Filter, actor: int | None, topic: str | None, type: str | None, status: str | None,
    *, quotes: bool,
) -> Conditions:  # fmt: skip
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "s.day" if quotes else "r.published")
    if actor is not None:
        ids = lines.people.ids(actor)
        own = "EXISTS (SELECT 1 FROM actors a WHERE a.report = r.id AND a.entity IN ({}))"
        where.add(("s.speaker IN ({})" if quotes else own).format(placeholders(ids)), *ids)
    if topic is not None and quotes:
        where.add("EXISTS (SELECT 1 FROM topics t WHERE t.topic = ? AND t.statement = s.id)", topic)
    elif topic is not None:
        where.add(
            "EXISTS (SELECT 1 FROM statements q JOIN topics t ON t.statement = q.id "
            "WHERE q.report = r.id AND t.topic = ?)", topic,
        )  # fmt: skip
    for column, value in (("type", type), ("status", status)):
        if value is not None:
            where.add(f"EXISTS (SELECT 1 FROM events e WHERE e.report = r.id AND e.{column} = ?)", value)
    return where


def _matching(
    lines: Lines, asked: Query, filter: Filter, where: Conditions, inside: Inside
) -> tuple[list[_Candidate], bool]:
    """What matches and passes, the best first, and whether there is more than was looked at."""
    quotes = inside == "quotes"
    words = "statement_words" if quotes else "report_words"
    low, high = _bounds(lines, filter, quotes=quotes)
    whole = not any(term.prefix for term in asked.terms)
    at_once = whole and _telling(lines, words, asked, beginnings=False) == asked.match.strip("()")
    matching = (
        f"SELECT rowid AS id, {_score(words) if at_once else 0.0} AS score FROM {words} "
        f"WHERE {words} MATCH ? AND rowid BETWEEN ? AND ?"
    )
    of = "statements s ON s.id = w.id JOIN reports r ON r.id = s.report" if quotes else "reports r ON r.id = w.id"
    rows = lines.store.db.execute(
        f"""SELECT w.id, r.id, coalesce(r.story, r.id), coalesce({"s.day" if quotes else "r.published"}, 0), w.score
            FROM ({matching} ORDER BY rowid DESC LIMIT ?) w CROSS JOIN {of} WHERE {where.sql} LIMIT ?""",
        (asked.match, low, high, LOOKED_AT, *where.values, SCANNED),
    ).fetchall()
    bounded = len(rows) == SCANNED
    if not bounded and where.values:  # so many may match and not pass that some were not looked at
        bounded = _counted(lines, words, asked.match, low, high, LOOKED_AT) == LOOKED_AT
    scores = {} if at_once or not rows else _scores(lines, words, asked, rows[-1][0], rows[0][0], bounded=bounded)
    scored = ((scores.get(row[0], row[4]), row) for row in rows) if scores else ((row[4], row) for row in rows)
    found = [
        _Candidate(round(log(score) / TIE) if score > 0 else NOT_RANKED, day, score, id, report, story)
        for score, (id, report, story, day, _) in scored
    ]
    found.sort(reverse=True)
    return found, bounded


def _counted(lines: Lines, words: str, match: str, low: int, high: int, limit: int) -> int:
    """How many match, counted up to a limit."""
    question = f"SELECT 1 FROM {words} WHERE {words} MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
    row = lines.store.db.execute(f"SELECT count(*) FROM ({question})", (match, low, high, limit)).fetchone()
    return int(row[0])


def _score(words: str) -> str:
    """BM25, the more the better."""
    return f"-bm25({words}, {TITLE}, 1.0)" if words == "report_words" else f"-bm25({words})"


def _scores(lines: Lines, words: str, asked: Query, low: int, high: int, *, bounded: bool) -> dict[int, float]:
    """The scores of what matches between two ids by the words that tell something."""
    match = _telling(lines, words, asked, beginnings=not bounded)
    if not match:
        return {}
    rows = lines.store.db.execute(
        f"SELECT rowid, {_score(words)} FROM {words} WHERE {words} MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
        (match, low, high, LOOKED_AT),
    )
    return dict(rows.fetchall())


def _telling(lines: Lines, words: str, asked: Query, *, beginnings: bool) -> str:
    """The words that tell something, of a phrase its rarest, as a query; nothing where none does.

    A word that stands nearly everywhere tells none from another, and to rank by it takes as long as there are places.
    """
    telling = []
    for term in asked.terms:
        if term.prefix and len(term.words) == 1:
            telling += [phrase(term.words, prefix=True)] if beginnings else []
            continue
        counts = {w: frequency(lines, words, w) for w in term.words[: -1 if term.prefix else None]}
        rarest = min(counts, key=lambda w: counts[w])
        telling += [phrase([rarest])] if counts[rarest] < EVERYWHERE else []
    return (" OR " if asked.either else " AND ").join(dict.fromkeys(telling))


def frequency(lines: Lines, words: str, word: str) -> int:
    """In how many reports or statements a word stands, up to about `EVERYWHERE`.

    Of a word that stands in many of the latest it is told from these; it is kept in mind until the store has grown by
    a tenth. What is rare is counted every time.
    """
    store = lines.store
    table = "statements" if words == "statement_words" else "reports"
    most = int(store.db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])
    known = FREQUENCIES.setdefault(store, {})
    then, count = known.get((words, word), (0, 0))
    if then <= most <= 1.1 * then:
        return count
    match, latest = phrase([word]), most // A_TENTH
    found = 0
    if latest >= SELDOM:
        found = _counted(lines, words, match, most - latest + 1, LAST, EVERYWHERE // A_TENTH)
    if found < SELDOM:
        return _counted(lines, words, match, 0, LAST, EVERYWHERE)
    if len(known) >= REMEMBERED:
        known.clear()
    known[words, word] = (most, found * A_TENTH)
    return found * A_TENTH


def _bounds(lines: Lines, filter: Filter, *, quotes: bool) -> tuple[int, int]:
    """The first and last id of what is of the days asked for: what lies outside need not be looked at."""
    if filter.since is None and filter.until is None:
        return 0, LAST
    where = Conditions()
    between_days(filter, where, "day" if quotes else "published")
    table = "statements INDEXED BY statements_day" if quotes else "reports INDEXED BY reports_published"
    low, high = lines.store.db.execute(
        f"SELECT min(id), max(id) FROM {table} WHERE {where.sql}", where.values
    ).fetchone()
    return (0, -1) if low is None else (low, high)


def _best_of_stories(best: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Of each story the best."""
    once: dict[int, _Candidate] = {}
    for candidate in best:
        once.setdefault(candidate.story, candidate)
    return [*once.values()]


def _hit(lines: Lines, asked: Query, found: _Candidate, inside: Inside) -> Hit:
    at = lines.opened(found.report)
    all_marks = marks(at.text, asked.terms)
    if inside == "quotes":
        statement = lines.statement(found.id)
        spans = statement.spans if statement else ()
        shown = window(at.text, [m for m in all_marks if _within(m.span, spans)], prefer=spans)
    else:
        places = tuple(s for said in at.statements.values() for s in said.content) if inside == "both" else ()
        shown = window(at.text, all_marks, prefer=places)
        statement = _statement(lines, at, shown) if inside == "both" else None
    return Hit(
        report=at.line, statement=statement, around=at.text[shown.start : shown.end], at=shown.start,
        marks=tuple((a - shown.start, b - shown.start) for a, b in shown.marks), score=round(found.score, 4),
    )  # fmt: skip


def _within(span: Span, spans: Sequence[Span]) -> bool:
    start, end = span
    for a, b in spans:  # noqa: SIM110  (asked of every mark and every statement; `any` takes three times as long)
        if a <= start and end <= b:
            return True
    return False


def _statement(lines: Lines, at: Opened, shown: Window) -> StatementLine | None:
    """The statement in which most of the marks stand, the shorter of two."""
    best, key = 0.0, None
    for said in at.statements.values():
        held = 0
        for mark in shown.marks:
            held += _within(mark, said.content)
        weight = held - sum(b - a for a, b in said.content) / 1e6 if held else 0.0
        if weight > best:
            best, key = weight, said.id
    if key is None:
        return None
    row = lines.store.db.execute(
        "SELECT id FROM statements WHERE report = ? AND n = ?", (at.id, int(key[1:]))
    ).fetchone()
    return lines.statement_of(row[0], at.id, key) if row else None
