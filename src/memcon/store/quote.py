"""Did anybody say this? Exact, trimmed, altered or near: who, where and when, with the difference."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812
from itertools import combinations, islice
from math import log
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from memcon.record import SettingError, Span
from memcon.store.folding import fold_statements
from memcon.store.lines import Lines
from memcon.store.narrowing import Conditions, between_days, by_report, page
from memcon.store.query import phrase, tokens
from memcon.store.rows import Filter, Quoted, StatementLine
from memcon.store.search import frequency
from memcon.store.vectors import encoder, vectors_of
from memcon.stories.quotes import Match, compare_quotes
from memcon.syntax.sentences import unpack

if TYPE_CHECKING:
    from memcon.store.store import Store

COMMON = 20_000
"""Statements beyond which a word's number is not counted on."""
FREQUENT = 0.06
"""The weight of a word that more statements have than are counted."""
NOWHERE = log(2 * (COMMON + 1)) + 0.1
"""The weight of a word that no statement has."""
RARE = 6
"""Words by which candidates are found, two of which must stand together."""
A_PAIR = 80
"""Statements that two words may bring."""
EXACT = 200
"""Statements that have all of the rarest words."""
SHORT = 6
"""So few words are looked for as they follow one another: their parts may all be frequent."""
COMPARED = 24
"""Candidates that are aligned word by word."""
NEAR = 0.5
"""Share of the weight of the words asked for, from which a statement that does not align is near."""
MEANING = 0.66
"""Or the cosine of the vectors, where they were made (`memcon index`)."""
IN_MARKS = 0.1
"""A quotation is shown rather than the whole statement that holds it, if it lacks no more."""
AROUND = 320
"""Characters before and after in which the ends of a sentence are looked for."""
MARKS = "”’\"')]"
STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No|Jr|Sr))(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col|Rev|Hon))(?<!\bProf)"
    r"[.!?]+[”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])|\s*\n\s*"
)
"""The end of a sentence or a paragraph; `Mr. X` and `U.S. Y` are none."""
KINDS = ("exact", "trimmed", "altered", "near")


def quote(store: "Store", words: str, filter: Filter) -> list[Quoted]:
    """Where the words were said: exact ones first, the earliest of them first.

    Raises:
        SettingError: There are no words.
    """
    asked = [word for word, _ in tokens(words)]
    if not asked:
        raise SettingError("there are no words to look for", where="quote", hint="name the words that somebody said")
    lines = Lines(store)
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, "s.day")
    weights = _weights(lines, asked)
    # Where a word stands nowhere nobody said all of it.
    known = {word: weight for word, weight in weights.items() if weight != NOWHERE}
    exact = _matching(lines, _exactly(asked, known), where, EXACT) if len(known) == len(weights) else []
    others = [id for id in _sharing(lines, known, where) if id not in set(exact)]
    found = [q for q in _compared(lines, words, asked, weights, [*exact, *others]) if q]
    found.sort(key=lambda q: (KINDS.index(q.kind), -q.score, q.statement.day or Day.max, q.statement.id))
    by_line = {q.statement.id: q for q in found}
    folded = fold_statements(lines, (q.statement for q in found))
    shown = (replace(by_line[line.id], statement=line) for line in islice(folded, *page(filter)))
    return [_in_its_sentence(lines, one) for one in shown]


def _weights(lines: Lines, asked: Sequence[str]) -> dict[str, float]:
    """How much each word tells: the rarer it is in statements, the more; what stands nowhere tells most."""
    counts = {word: min(frequency(lines, "statement_words", word), COMMON) for word in dict.fromkeys(asked)}
    return {word: log((COMMON + 1) / (count + 0.5)) + 0.05 if count else NOWHERE for word, count in counts.items()}


def _matching(lines: Lines, match: str, where: Conditions, limit: int) -> list[int]:
    rows = lines.store.db.execute(
        f"""SELECT s.id FROM (
                SELECT rowid AS id FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid DESC LIMIT ?
            ) w CROSS JOIN statements s ON s.id = w.id CROSS JOIN reports r ON r.id = s.report WHERE {where.sql}""",
        (match, limit, *where.values),
    )
    return [row[0] for row in rows]


def _exactly(asked: Sequence[str], weights: dict[str, float]) -> str:
    """What finds those who said it word for word."""
    if len(asked) <= SHORT:
        return phrase(asked)
    return " AND ".join(phrase([word]) for word in _rarest(weights))


def _rarest(weights: dict[str, float]) -> list[str]:
    """The words that tell most, of as frequent ones the longer."""
    return sorted(weights, key=lambda w: (-weights[w], -len(w)))[:RARE]


def _sharing(lines: Lines, weights: dict[str, float], where: Conditions) -> list[int]:
    """Statements that share two of the rarest words, those that share most first.

    That two frequent words meet tells little, and where they never do both are looked through from end to end: each of
    them is looked for with the rarest of all alone.
    """
    known = _rarest(weights)
    shared: Counter[int] = Counter()
    pairs = list(combinations(known, 2)) or [(w, w) for w in known]
    for one, other in pairs:
        if one != known[0] and weights[one] <= FREQUENT:
            continue
        match = f"{phrase([one])} AND {phrase([other])}" if one != other else phrase([one])
        for id in _matching(lines, match, where, A_PAIR):
            shared[id] += 1
    return [id for id, _ in sorted(shared.items(), key=lambda x: (-x[1], -x[0]))[: COMPARED * 2]]


class _Held(Struct, frozen=True):
    """A wording of a statement and the share of the asked words' weight that it holds."""

    share: float
    text: str
    line: StatementLine


def _compared(
    lines: Lines, words: str, asked: Sequence[str], weights: dict[str, float], ids: Sequence[int]
) -> Iterator[Quoted | None]:
    held: list[_Held] = []
    for line in lines.statements(ids):
        quotes = [_Held(_share(asked, weights, text), text, line) for text in line.quotes]
        whole = _Held(_share(asked, weights, line.text), line.text, line)
        best = max(quotes, key=lambda h: h.share, default=whole)
        held.append(best if best.share + IN_MARKS >= whole.share else whole)
    held.sort(key=lambda h: -h.share)
    others: list[_Held] = []
    for one in held:
        there = _stands_in(asked, one.text)
        if there:
            yield Quoted(statement=one.line, kind="exact", score=1.0, text=one.text, at=there)
        else:
            others.append(one)
    meant = _meant(lines, words, others[:COMPARED])
    for one in others[:COMPARED]:
        match = compare_quotes(words, one.text)
        yield _near(one, meant.get(one.line.id, 0.0)) if match is None else _quoted(words, one, match)


def _meant(lines: Lines, words: str, held: Sequence[_Held]) -> dict[int, float]:
    """How close statements are in meaning to the words, of those whose vectors were made."""
    known = vectors_of(lines.store, [one.line.id for one in held])
    if not known:
        return {}
    asked = encoder().embed([words])[0]
    return dict(zip(known, (unpack(list(known.values())) @ asked).tolist(), strict=True))


def _near(held: _Held, meant: float) -> Quoted | None:
    """Much the same in other words, if it is."""
    if held.share < NEAR and meant < MEANING:
        return None
    score = round(max(held.share, meant), 3)
    return Quoted(statement=held.line, kind="near", score=score, text=held.text, at=(0, len(held.text)))


def _in_its_sentence(lines: Lines, one: Quoted) -> Quoted:
    """With the rest of the sentence, from who speaks to the end, around what is shown of it."""
    text = lines.opened(one.statement.report.id).text
    spans = (*one.statement.quote_spans, *one.statement.spans)
    span = next((s for s in spans if text[slice(*s)] == one.text), None)
    if span is None:  # pieces joined by dots
        return one
    start, end = sentence_around(text, span)
    return replace(one, before=text[start : span[0]], after=text[span[1] : end])


def sentence_around(text: str, span: Span) -> Span:
    """Where the sentence that holds the span begins and ends, as full stops tell; no farther than `AROUND`."""
    low, high = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    # One more character than is asked about: that a sentence begins with the span is seen by its first letter.
    start = max((m.end() for m in STOP.finditer(text, low, span[0] + 1) if m.end() <= span[0]), default=low)
    if start == low > 0:
        start = max(low, text.find(" ", low, span[0]) + 1)
    inside = STOP.match(text, max(span[0], len(text[: span[1]].rstrip(MARKS)) - 1))
    if inside:
        return start, max(span[1], _marks_end(inside))
    stop = STOP.search(text, span[1], high)
    if stop:
        return start, _marks_end(stop)
    return start, high if high == len(text) else max(span[1], text.rfind(" ", span[1], high))


def _marks_end(stop: re.Match[str]) -> int:
    """Where the full stop and the marks after it end, before the gap."""
    return stop.start() + len(stop[0].rstrip())


def _share(asked: Sequence[str], weights: dict[str, float], text: str) -> float:
    held = {word for word, _ in tokens(text)}
    once = dict.fromkeys(asked)  # a set would add them up in another order each time, and ties would fall otherwise
    total = sum(weights[w] for w in once) or 1.0
    return sum(weights[w] for w in once if w in held) / total


def _stands_in(asked: Sequence[str], text: str) -> Span | None:
    """Where the words stand one after the other."""
    found = list(tokens(text))
    for start in range(len(found) - len(asked) + 1):
        if all(found[start + k][0] == word for k, word in enumerate(asked)):
            return found[start][1][0], found[start + len(asked) - 1][1][1]
    return None


def _quoted(words: str, held: _Held, match: Match) -> Quoted:
    outside = ((0, match.of[0]), (match.of[1], len(words)))
    lacks = [d.asked for d in match.differences] + [o for o in outside if words[slice(*o)].strip(" .,!?…\"'“”")]
    return Quoted(
        statement=held.line, kind="altered" if match.kind == "altered" else "trimmed",
        score=round(match.same, 3), text=held.text, at=match.at,
        differs=tuple(d.found for d in match.differences if d.found[0] < d.found[1]),
        lacks=tuple(sorted(span for span in lacks if span[0] < span[1])),
    )  # fmt: skip
