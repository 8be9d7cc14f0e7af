"""Two sides week by week: cooperation, conflict, and the weeks that break with what was before."""

import math
from collections.abc import Iterable, Sequence
from datetime import date as Day  # noqa: N812
from datetime import timedelta
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from memcon.lexicon import read_json
from memcon.record import EventType
from memcon.record.record import Entry
from memcon.store.rows import Week

COOPERATION: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
SHORTEST = 3
"""Weeks that a new state of affairs must last to be one: a single loud week is none."""
FEWEST = 8
"""With fewer weeks there is no past to break with."""
STRICT = 3.0
"""How many times log(weeks) a break must better the fit: of a hundred quiet dyads under four have one in four years."""


class Rupture(Entry, frozen=True, kw_only=True):
    """A week from which things are otherwise: acts a week before it, since the last rupture, and after."""

    monday: Day
    cooperation: tuple[float, float]
    conflict: tuple[float, float]

    @property
    def worse(self) -> bool:
        """Whether conflict grew more than cooperation."""
        return self.conflict[1] - self.conflict[0] > self.cooperation[1] - self.cooperation[0]


def weekly(acts: Iterable[tuple[Day, EventType]]) -> list[Week]:
    """The weeks from the first act to the last with their counts and the sum of Goldstein's values."""
    by_week: dict[Day, list[EventType]] = {}
    for day, kind in acts:
        if kind not in _scale():  # a type of another ontology has no value
            continue
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(kind)
    if not by_week:
        return []
    first, last = min(by_week), max(by_week)
    mondays = [first + timedelta(weeks=k) for k in range((last - first).days // 7 + 1)]
    return [_week(monday, by_week.get(monday, ())) for monday in mondays]


def score_of(kind: EventType) -> float:
    """What an act counts, from -10 (assault) to 10."""
    return _scale()[kind]


def marked(weeks: Sequence[Week], found: Sequence[Rupture] | None = None) -> list[Week]:
    """The weeks, those marked that break with the past: their ruptures, looked for where they were not found yet."""
    breaking = {r.monday for r in (ruptures(weeks) if found is None else found)}
    return [msgspec.structs.replace(w, breaks=w.monday in breaking) for w in weeks]


def ruptures(weeks: Sequence[Week]) -> list[Rupture]:
    """The weeks from which cooperation or conflict is at another level: change points (Killick et al. 2012).

    Counts are brought to an even spread first (Anscombe 1948), so that ten acts more in a loud year weigh less than in
    a quiet one; where weeks spread wider than chance would have them, a break must be clearer by as much.
    """
    if len(weeks) < FEWEST:
        return []
    counts = np.array([(w.cooperation, w.conflict) for w in weeks], dtype=np.float64)
    even = 2 * np.sqrt(counts + 3 / 8)
    starts = [0, *_breaks(even), len(weeks)]
    out = []
    for before, at, after in zip(starts, starts[1:], starts[2:], strict=False):
        old, new = counts[before:at].mean(axis=0), counts[at:after].mean(axis=0)
        out.append(Rupture(monday=weeks[at].monday, cooperation=(float(old[0]), float(new[0])),
                           conflict=(float(old[1]), float(new[1]))))  # fmt: skip
    return out


def _breaks(even: npt.NDArray[np.float64]) -> list[int]:
    import ruptures as change_points  # type: ignore[import-untyped]  # slow to import, and only here

    spread = max(1.0, float(np.mean(np.diff(even, axis=0) ** 2)) / 2)
    search = change_points.KernelCPD(kernel="linear", min_size=SHORTEST).fit(even)
    found = search.predict(pen=STRICT * math.log(len(even)) * spread)
    return [int(i) for i in found[:-1]]


def _week(monday: Day, kinds: Sequence[EventType]) -> Week:
    cooperation = sum(k in COOPERATION for k in kinds)
    return Week(
        monday=monday,
        cooperation=cooperation,
        conflict=len(kinds) - cooperation,
        score=round(sum(map(score_of, kinds)), 6),
    )


@cache
def _scale() -> dict[EventType, float]:
    values: dict[EventType, float] = read_json("goldstein.json")
    return values
