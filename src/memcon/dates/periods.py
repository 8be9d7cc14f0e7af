"""The days that an expression gives to what it modifies: `since October`, `by the end of the year`, `July 16 to 21`."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812

from memcon.dates.tense import MOVES
from memcon.record import Reading, Span, TimeExpression

OPEN_START = frozenset(("since", "from"))
OPEN_END = frozenset(("until", "till", "til", "through"))
LIMIT = frozenset(("by", "before", "within"))
AFTER = frozenset(("after", "following"))
JOINTS = frozenset(("to", "and", "until", "till", "through", "-", "–", "—"))
COARSE = frozenset(("year", "decade", "century"))


@dataclass(frozen=True, slots=True)
class Dated:
    """The days that one expression, or two that belong together, give; `spans` are their characters."""

    spans: tuple[Span, ...]
    start: Day | None
    end: Day | None
    head: int
    """The token on which the expression hangs: the highest of its own, or of the preposition that leads it."""
    coarse: bool = False
    confidence: float = 0.9
    lead: str = ""
    """The preposition that leads it."""
    first: int = 0
    last: int = 0
    granularity: str = "day"
    whole: tuple[Day, Day] | None = None
    """The days of the expression itself, whatever its preposition makes of them."""


SOMETIME = Dated(spans=(), start=None, end=None, head=0)
"""The days of what is dated elsewhere."""


def dated(reading: Reading, dates: tuple[TimeExpression, ...], report: Day | None) -> list[Dated]:
    """The expressions that give days, joined where two make a range."""
    out: list[Dated] = []
    skip = -1
    usable = [d for d in dates if d.type in ("DATE", "TIME") or (d.type == "DURATION" and d.start)]
    for i, d in enumerate(usable):
        if i == skip or (d.start is None and d.end is None and d.value != "PAST_REF"):
            continue
        inside = reading.tokens_in(d.spans[0][0], d.spans[-1][1])
        if not len(inside):
            continue
        first, last = inside[0], inside[-1]
        lead = leading(reading, first)
        other = usable[i + 1] if i + 1 < len(usable) else None
        partner = _partner(reading, d, last, other, lead)
        if partner is not None and other is not None and other.end and d.start and d.start <= other.end:
            skip = i + 1
            out.append(_range(reading, d, other, first, partner, lead))
        else:
            out.append(_one(reading, d, first, last, lead, report))
    return out


def leading(reading: Reading, first: int) -> str:
    """The preposition before the expression, an article between them left out."""
    at = first - 1
    while (
        at >= 0
        and reading.lower[at] in ("the", "about", "around", "least", "at", "on", "early", "late")
        and reading.dep[at] != "ROOT"
    ):
        if reading.lower[at] in ("at", "on") and reading.lower[at - 1] not in (OPEN_START | OPEN_END | LIMIT):
            return reading.lower[at]
        at -= 1
    return reading.lower[at] if at >= 0 and reading.sentence[at] == reading.sentence[first] else ""


def _next_days(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether the two days touch: `Thursday and Friday`."""
    return one.end is not None and other.start is not None and (other.start - one.end).days == 1


def _partner(reading: Reading, one: TimeExpression, last: int, other: TimeExpression | None, lead: str) -> int | None:
    """The last token of the second half of `from A to B`, `between A and B`, `A-B`."""
    if other is None or other.start is None or other.type not in ("DATE", "TIME"):
        return None
    inside = reading.tokens_in(other.spans[0][0], other.spans[-1][1])
    if not len(inside) or reading.sentence[inside[0]] != reading.sentence[last]:
        return None
    between = reading.lower[last + 1 : inside[0]]
    words = [w for w in between if w not in (",", "the", "on")]
    if lead == "from" and any(reading.lemma[v] in MOVES for v in reading.path(last)[:4]):
        return None  # "moved from March to May" are two days, no stretch
    if len(words) != 1 or words[0] not in JOINTS:
        return None
    if words[0] == "and" and lead not in ("between", "during", "in", "on") and not _next_days(one, other):
        return None
    return inside[-1]


def _range(reading: Reading, a: TimeExpression, b: TimeExpression, first: int, last: int, lead: str) -> Dated:
    end = b.end
    return Dated(
        spans=(a.spans[0], b.spans[-1]), start=a.start, end=end, head=rooted(reading, first, last),
        coarse=b.granularity in COARSE, confidence=min(a.confidence, b.confidence) - 0.03, lead=lead, first=first,
        last=last, granularity="span",
    )  # fmt: skip


def _one(reading: Reading, d: TimeExpression, first: int, last: int, lead: str, report: Day | None) -> Dated:
    start, end = d.start, d.end
    stretch = d.type == "DURATION"
    if stretch and lead in ("since", "from", "over", "for"):
        lead = ""
    if lead in OPEN_START:
        end = None
    elif lead in OPEN_END:
        start = None
    elif lead in LIMIT and report is not None and end is not None and end >= report:
        start = report
    about = reading.lower[last] == "ago" and d.granularity in ("week", "month")  # "two weeks ago" names no week
    long = d.granularity in COARSE and lead not in LIMIT and not (lead == "since" and _from_its_start(reading, first))
    return Dated(
        spans=d.spans, start=start, end=end, head=rooted(reading, first, last + 1), confidence=d.confidence, lead=lead,
        coarse=d.start is None or about or long or (stretch and lead != "within"), first=first, last=last,
        granularity=str(d.granularity), whole=(d.start, d.end) if d.start and d.end else None,
    )  # fmt: skip


def _from_its_start(reading: Reading, first: int) -> bool:
    """`since the beginning of this year` names a day, `since 2019` does not."""
    at = first + 1 if reading.lower[first] == "the" and first + 1 < len(reading) else first
    return reading.lower[at] in ("start", "beginning", "turn")


def rooted(reading: Reading, first: int, last: int) -> int:
    """The highest token of the expression, one that joins the prepositions above it."""
    root = reading.root_of(reading.start[first], reading.end[min(last, len(reading) - 1)])
    node = root if root is not None else first
    for _ in range(4):
        above = reading.head[node]
        if (
            above == node
            or reading.pos[above] not in ("ADP", "SCONJ")
            or reading.dep[node] not in ("pobj", "pcomp", "npadvmod")
        ):
            break
        node = above
    return node


def site(reading: Reading, d: Dated) -> int:
    """The word that the expression modifies: a verb, a noun."""
    return reading.head[d.head]
