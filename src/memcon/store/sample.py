"""A sample of the records for a person to check, and the precision that the verdicts give, with its interval."""

import random
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct

from memcon.record import SettingError
from memcon.record.record import Entry
from memcon.record.spans import Span, hull
from memcon.store.lines import Lines
from memcon.store.narrowing import Conditions, between_days, by_report
from memcon.store.rows import AppointmentLine, EventLine, Filter, StatementLine

if TYPE_CHECKING:
    from memcon.store.store import Store

Of = Literal["events", "statements", "appointments"]
Line = EventLine | StatementLine | AppointmentLine
STRATA: Mapping[Of, Mapping[str, str]] = {
    "events": {"type": "type", "status": "status", "quad": "quad", "country": "country"},
    "statements": {"type": "act", "act": "act", "occasion": "occasion"},
    "appointments": {"type": "status", "status": "status"},
}
"""By what each kind of record can be drawn, and the column that holds it; `type` is known to all."""
DAYS: Mapping[Of, str] = {"events": "x.last", "statements": "x.day", "appointments": "r.published"}
LETTER: Mapping[Of, str] = {"events": "e", "statements": "s", "appointments": "c"}
AROUND = 320
"""Characters before and after that a person reads beside it."""
Z = 1.959964
"""Of the standard normal, for an interval of 95 in a hundred."""


class Drawn(Entry, frozen=True, kw_only=True):
    """A record to check: what it claims is in `line`; `around` is a slice of the text, `marks` are offsets into it."""

    number: int
    stratum: str
    of: int
    """How many records of the stratum there are."""
    line: Line
    around: str
    marks: tuple[Span, ...]
    undrawn: Mapping[str, int] = {}
    """Strata of which the sample has no record, and how many records each has."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What a person found: None where they could not tell."""

    stratum: str
    of: int
    correct: bool | None
    undrawn: Mapping[str, int] = {}


class Precision(Entry, frozen=True, kw_only=True):
    """A share of correct records with its 95 % interval; `value` is None where nothing was checked."""

    name: str
    checked: int
    correct: int
    records: int
    """In the store, from which they were drawn."""
    value: float | None = None
    low: float | None = None
    high: float | None = None


class Precisions(Entry, frozen=True, kw_only=True):
    """The precision of all, weighted by how many records each stratum has, and of each stratum."""

    all: Precision
    strata: tuple[Precision, ...] = ()
    unsure: int = 0
    unchecked: tuple[str, ...] = ()
    """Strata of which nothing was checked: the figure of all does not speak for them."""
    undrawn: Mapping[str, int] = {}
    """Strata of which nothing was drawn, and how many records each has: nor for these."""

    @property
    def everything(self) -> int:
        """The records of all strata, those included for which the figure does not speak."""
        return sum(s.records for s in self.strata) + sum(self.undrawn.values())


def draw(
    store: "Store", n: int, filter: Filter, *, of: Of = "events", by: str | None = "type", seed: int = 1
) -> list[Drawn]:
    """Records at random: as many of each stratum as of any other, or of all alike where `by` is None.

    The same store, filter and seed give the same sample.

    Raises:
        SettingError: They cannot be drawn by that.
    """
    if by is not None and by not in STRATA[of]:
        raise SettingError(f"{of} are not drawn by {by!r}", where="--by", hint=f"one of {', '.join(STRATA[of])}, none")
    found = _ids(store, filter, of, by)
    dice = random.Random(seed)
    sizes = dict(zip(sorted(found), _sizes(found, n), strict=True))
    undrawn = {stratum: len(found[stratum]) for stratum, size in sizes.items() if not size}
    chosen = [
        (stratum, len(found[stratum]), id)
        for stratum, size in sizes.items()
        for id in dice.sample(found[stratum], size)
    ]
    dice.shuffle(chosen)
    lines = Lines(store)
    drawn: list[Drawn] = []
    for stratum, size, id in chosen:
        line = _line(lines, of, id)
        if line is not None:
            around, marks = _context(lines, line)
            drawn.append(
                Drawn(
                    number=len(drawn) + 1, stratum=stratum, of=size, line=line, around=around, marks=marks,
                    undrawn=undrawn,
                )
            )  # fmt: skip
    return drawn


def precision(verdicts: Iterable[Verdict]) -> Precisions:
    """The precision of all records and of each stratum.

    A stratum's is the share of correct ones. That of all weighs each stratum by its records in the store; both have
    Wilson's interval, that of all with the size of a simple sample that tells as much: 1 / sum(weight^2 / checked).
    """
    told = list(verdicts)
    sizes = {v.stratum: v.of for v in told}
    strata = [_stratum(name, size, [v for v in told if v.stratum == name]) for name, size in sorted(sizes.items())]
    checked = [s for s in strata if s.checked]
    total = sum(s.records for s in checked)
    whole = Precision(
        name="all", checked=sum(s.checked for s in strata), correct=sum(s.correct for s in strata), records=total
    )
    if checked:
        weights = [s.records / total for s in checked]
        value = sum(w * s.correct / s.checked for w, s in zip(weights, checked, strict=True))
        size = 1 / sum(w * w / s.checked for w, s in zip(weights, checked, strict=True))
        low, high = wilson(value, size)
        whole = Precision(
            name="all", checked=whole.checked, correct=whole.correct, records=total, value=value, low=low, high=high
        )
    return Precisions(
        all=whole, strata=tuple(strata), unsure=sum(v.correct is None for v in told),
        unchecked=tuple(s.name for s in strata if not s.checked),
        undrawn={name: size for v in told for name, size in v.undrawn.items() if name not in sizes},
    )  # fmt: skip


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's interval (1927) of a share seen in `n`: within 0 and 1 also where all or none were correct."""
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def known_kinds() -> tuple[Of, ...]:
    """What can be drawn."""
    return get_args(Of)


def _stratum(name: str, records: int, verdicts: Sequence[Verdict]) -> Precision:
    checked = sum(v.correct is not None for v in verdicts)
    correct = sum(v.correct is True for v in verdicts)
    if not checked:
        return Precision(name=name, checked=0, correct=0, records=records)
    low, high = wilson(correct / checked, checked)
    return Precision(
        name=name, checked=checked, correct=correct, records=records, value=correct / checked, low=low, high=high
    )


def _ids(store: "Store", filter: Filter, of: Of, by: str | None) -> dict[str, list[int]]:
    """The records that may be drawn, by stratum."""
    where = Conditions()
    by_report(filter, where)
    between_days(filter, where, DAYS[of])
    column = f"x.{STRATA[of][by]}" if by is not None else "'all'"
    rows = store.db.execute(
        f"SELECT {column}, x.id FROM {of} x JOIN reports r ON r.id = x.report WHERE {where.sql} ORDER BY x.id",
        where.values,
    )
    found: dict[str, list[int]] = {}
    for stratum, id in rows:
        found.setdefault("none" if stratum is None else str(stratum), []).append(id)
    return found


def _sizes(found: Mapping[str, Sequence[int]], n: int) -> list[int]:
    """How many of each stratum: the same of all, and what small ones lack from the others."""
    sizes = dict.fromkeys(sorted(found), 0)
    left = min(n, sum(map(len, found.values())))
    while left:
        open_ = [s for s in sizes if sizes[s] < len(found[s])]
        share = max(1, left // len(open_))
        for stratum in open_[:left]:
            take = min(share, len(found[stratum]) - sizes[stratum])
            sizes[stratum] += take
            left -= take
    return list(sizes.values())


def _line(lines: Lines, of: Of, id: int) -> Line | None:
    report, n = lines.store.db.execute(f"SELECT report, n FROM {of} WHERE id = ?", (id,)).fetchone()
    make = {"events": lines.event_of, "statements": lines.statement_of, "appointments": lines.appointment_of}[of]
    return make(id, report, f"{LETTER[of]}{n}")


def _context(lines: Lines, line: Line) -> tuple[str, tuple[Span, ...]]:
    """The words with what stands around them, from one gap between words to another."""
    text = lines.opened(line.report.id).text
    first, last = hull(line.spans)
    start = text.rfind(" ", 0, max(0, first - AROUND)) + 1 if first > AROUND else 0
    end = text.find(" ", min(len(text), last + AROUND))
    end = len(text) if end < 0 else end
    return text[start:end], tuple((a - start, b - start) for a, b in line.spans)
