"""Weeks of a dyad: what they count, and which break with the past."""

import datetime
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.history.dyads import COOPERATION, Week, marked, ruptures, score_of, weekly
from memcon.record import EventType
from memcon.record.record import EventType as Types

MONDAY = datetime.date(2022, 1, 3)


def weeks(cooperation: list[int], conflict: list[int]) -> list[Week]:
    return [
        Week(monday=MONDAY + datetime.timedelta(weeks=k), cooperation=a, conflict=b, score=0.0)
        for k, (a, b) in enumerate(zip(cooperation, conflict, strict=True))
    ]


def drawn(rng: np.random.Generator, *levels: tuple[float, int]) -> list[int]:
    return [int(n) for level, size in levels for n in rng.poisson(level, size)]


def test_a_quiet_week_between_two_acts_is_there() -> None:
    acts: list[tuple[datetime.date, EventType]] = [
        (datetime.date(2026, 2, 8), "ASSAULT"),
        (datetime.date(2026, 2, 9), "AID"),
        (datetime.date(2026, 2, 10), "ACCUSE"),
        (datetime.date(2026, 2, 23), "CONSULT"),
    ]
    found = weekly(acts)
    assert [(w.monday.isoformat(), w.cooperation, w.conflict, w.score) for w in found] == [
        ("2026-02-02", 0, 1, -9.5),
        ("2026-02-09", 1, 1, 5.0),
        ("2026-02-16", 0, 0, 0),
        ("2026-02-23", 1, 0, 1.0),
    ]


def test_every_type_counts_for_its_side() -> None:
    for kind in get_args(Types):
        assert (score_of(kind) > 0) == (kind in COOPERATION)
        assert -10 <= score_of(kind) <= 10


def test_nothing_gives_nothing() -> None:
    assert weekly([]) == []
    assert ruptures([]) == []
    assert ruptures(weeks([1] * 5, [2] * 5)) == []


def test_a_war_breaks_with_the_past_in_its_first_week() -> None:
    rng = np.random.default_rng(5)
    found = ruptures(weeks(drawn(rng, (2, 80), (0.3, 40)), drawn(rng, (0.5, 80), (6, 40))))
    assert [r.monday for r in found] == [MONDAY + datetime.timedelta(weeks=80)]
    assert found[0].worse
    assert found[0].conflict[0] < 1 < 5 < found[0].conflict[1]


def test_one_loud_week_is_no_rupture() -> None:
    rng = np.random.default_rng(6)
    conflict = drawn(rng, (1, 100))
    conflict[50] += 6
    assert ruptures(weeks(drawn(rng, (1, 100)), conflict)) == []


def test_quiet_dyads_seldom_break_and_planted_breaks_are_found() -> None:
    rng = np.random.default_rng(7)
    quiet = [
        ruptures(weeks(drawn(rng, (level, 208)), drawn(rng, (1, 208)))) for level in (0.3, 1, 3, 10) for _ in range(15)
    ]
    assert sum(bool(q) for q in quiet) <= 1
    planted = [ruptures(weeks(drawn(rng, (2, 208)), drawn(rng, (0.5, 104), (4, 104)))) for _ in range(30)]
    near = [any(abs((r.monday - MONDAY).days // 7 - 104) <= 1 for r in found) for found in planted]
    assert sum(near) >= 27


def test_marked_weeks_are_the_weeks() -> None:
    rng = np.random.default_rng(8)
    given_weeks = weeks(drawn(rng, (3, 60), (0.2, 60)), drawn(rng, (0.5, 120)))
    found = marked(given_weeks)
    assert [w.monday for w in found] == [w.monday for w in given_weeks]
    assert [w.monday for w in found if w.breaks] == [r.monday for r in ruptures(given_weeks)]
    assert any(w.breaks for w in found)


@given(
    st.lists(
        st.tuples(st.dates(datetime.date(2020, 1, 1), datetime.date(2021, 12, 31)), st.sampled_from(get_args(Types)))
    )
)
@settings(max_examples=80, deadline=None)
def test_every_act_is_counted_in_the_week_of_its_day(acts: list[tuple[datetime.date, EventType]]) -> None:
    found = weekly(acts)
    assert sum(w.cooperation + w.conflict for w in found) == len(acts)
    assert all(w.monday.weekday() == 0 for w in found)
    mondays = {w.monday for w in found}
    assert all(day - datetime.timedelta(days=day.weekday()) in mondays for day, _ in acts)


@pytest.mark.parametrize("size", [8, 9, 30])
def test_weeks_all_alike_have_no_rupture(size: int) -> None:
    assert ruptures(weeks([2] * size, [1] * size)) == []
