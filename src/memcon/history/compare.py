"""Two speakers, or one speaker's two years, side by side: whom both judge how, and what only one of them said."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from memcon.history.marks import meanings
from memcon.history.relate import closenesses
from memcon.history.said import Said, Towards
from memcon.history.wording import read
from memcon.record.record import Entry, LinkKind

Verdict = Literal["first", "second", "alike", "too few"]

FEWEST = 3
"""With fewer statements on either side nobody is called the warmer one."""
WARMER = 0.2
"""Tones that differ by less than this are alike."""
COUNTERPART = 0.5
"""From here a statement of the other says much the same."""
BY_WORDS = 0.55
"""From here, where words alone tell."""
SHOWN = 3
"""Statements of a topic that are shown for each side."""


class Told(Entry, frozen=True, kw_only=True):
    """What a report itself says of the two: `the tenor was markedly different to last year's`."""

    kind: LinkKind
    text: str
    report: str
    url: str | None = None


class Side(Entry, frozen=True, kw_only=True):
    """One side: whose statements, and of which year where years are compared."""

    name: str
    year: int | None = None
    statements: int
    first: str | None = None
    last: str | None = None


class Judged(Entry, frozen=True, kw_only=True):
    """How a side speaks of a target: the mean tone, of how many statements, and the one that shows it best."""

    tone: float
    statements: int
    proof: Said


class TargetRow(Entry, frozen=True, kw_only=True):
    """A target that both sides speak of."""

    key: str
    name: str
    first: Judged
    second: Judged
    warmer: Verdict


class TopicRow(Entry, frozen=True, kw_only=True):
    """A topic: how many statements of each side are on it, and those to which the other has no counterpart."""

    topic: str
    first: int
    second: int
    only_first: tuple[Said, ...] = ()
    only_second: tuple[Said, ...] = ()


class Comparison(Entry, frozen=True, kw_only=True):
    """Two sides beside one another; `warmer` is told by the targets that both speak of."""

    occasion: str | None = None
    first: Side
    second: Side
    warmer: Verdict
    tones: tuple[float | None, float | None]
    judgements: tuple[int, int]
    targets: tuple[TargetRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    told: tuple[Told, ...] = ()


def compare(
    first: Sequence[Said],
    second: Sequence[Said],
    *,
    names: tuple[str, str],
    years: tuple[int | None, int | None] = (None, None),
    occasion: str | None = None,
    told: Iterable[Told] = (),
) -> Comparison:
    """Set what two sides said beside one another."""
    rows = _targets(first, second)
    shared = {r.key for r in rows}
    tones = [_tones(said, shared) for said in (first, second)]
    means = [sum(t) / len(t) if t else None for t in tones]
    return Comparison(
        occasion=occasion,
        first=_side(first, names[0], years[0]),
        second=_side(second, names[1], years[1]),
        warmer=_warmer(means[0], len(tones[0]), means[1], len(tones[1])),
        tones=(_rounded(means[0]), _rounded(means[1])),
        judgements=(len(tones[0]), len(tones[1])),
        targets=tuple(rows),
        topics=tuple(_topics(first, second)),
        told=tuple(told),
    )


def _side(said: Sequence[Said], name: str, year: int | None) -> Side:
    days = sorted(s.day for s in said if s.day is not None)
    return Side(
        name=name,
        year=year,
        statements=len(said),
        first=days[0].isoformat() if days else None,
        last=days[-1].isoformat() if days else None,
    )


def _targets(first: Sequence[Said], second: Sequence[Said]) -> list[TargetRow]:
    """Targets that both speak of, those spoken of most first."""
    mine, theirs = _by_target(first), _by_target(second)
    rows = []
    for key in mine.keys() & theirs.keys():
        a, b = _judged(mine[key]), _judged(theirs[key])
        name = mine[key][0][0].name
        warmer = _warmer(a.tone, a.statements, b.tone, b.statements)
        rows.append(TargetRow(key=key, name=name, first=a, second=b, warmer=warmer))
    return sorted(rows, key=lambda r: (-min(r.first.statements, r.second.statements), r.name))


def _by_target(said: Sequence[Said]) -> Mapping[str, list[tuple[Towards, Said]]]:
    out: dict[str, list[tuple[Towards, Said]]] = {}
    for s in said:
        for towards in s.about:
            if towards.key != s.speaker:
                out.setdefault(towards.key, []).append((towards, s))
    return out


def _judged(found: Sequence[tuple[Towards, Said]]) -> Judged:
    mean = sum(t.tone for t, _ in found) / len(found)
    nearest = min(found, key=lambda f: (not f[1].quotes, abs(f[0].tone - mean), -len(f[1].shown())))
    leaning = [f for f in found if f[0].tone * mean > 0 and f[1].quotes]
    strongest = max(leaning, key=lambda f: abs(f[0].tone), default=nearest)
    return Judged(tone=round(mean, 3), statements=len(found), proof=strongest[1])


def _tones(said: Sequence[Said], targets: set[str]) -> list[float]:
    """One tone for each statement that judges a target that both speak of: its mean."""
    out = []
    for s in said:
        tones = [t.tone for t in s.about if t.key in targets and t.key != s.speaker]
        if tones:
            out.append(sum(tones) / len(tones))
    return out


def _warmer(one: float | None, of_one: int, other: float | None, of_other: int) -> Verdict:
    if one is None or other is None or min(of_one, of_other) < FEWEST:
        return "too few"
    if abs(one - other) < WARMER:
        return "alike"
    return "first" if one > other else "second"


def _topics(first: Sequence[Said], second: Sequence[Said]) -> list[TopicRow]:
    """All topics, those of which only one speaks last; of each what the other says nothing like on it."""
    alike = _alike(first, second)
    rows = []
    for topic in sorted({t for s in (*first, *second) for t in s.topics}):
        mine = [i for i, s in enumerate(first) if topic in s.topics]
        theirs = [j for j, s in enumerate(second) if topic in s.topics]
        here: npt.NDArray[np.bool_] = alike[np.ix_(mine, theirs)]
        rows.append(TopicRow(
            topic=topic, first=len(mine), second=len(theirs),
            only_first=_telling([first[i] for i, met in zip(mine, _met(here), strict=True) if not met]),
            only_second=_telling([second[j] for j, met in zip(theirs, _met(here.T), strict=True) if not met]),
        ))  # fmt: skip
    return sorted(rows, key=lambda r: (not (r.first and r.second), -(r.first + r.second), r.topic))


def _alike(first: Sequence[Said], second: Sequence[Said]) -> npt.NDArray[np.bool_]:
    """Which statements of the one say much the same as which of the other, [first, second]."""
    near = meanings([*first, *second])[: len(first), len(first) :]
    close = closenesses([read(s.text) for s in first], [read(s.text) for s in second], near)
    alike: npt.NDArray[np.bool_] = close >= np.where(np.isnan(near), BY_WORDS, COUNTERPART)
    return alike


def _met(alike: npt.NDArray[np.bool_]) -> list[bool]:
    """Which rows have somewhere what is alike."""
    return [bool(row.any()) for row in alike]


def _telling(said: Sequence[Said]) -> tuple[Said, ...]:
    """The statements that show most: in the speaker's own words, the longest first, no words twice."""
    seen: dict[str, Said] = {}
    for s in sorted(said, key=lambda s: (not s.quotes, -len(s.shown()), s.report, s.statement)):
        seen.setdefault(s.shown().casefold(), s)
    return tuple(seen.values())[:SHOWN]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
