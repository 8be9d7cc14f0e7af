"""Marks over time: every one but the first with both statements as its proof."""

import datetime

import msgspec
import pytest

from memcon.history.marks import Mark, marks
from memcon.history.said import Said
from memcon.syntax.sentences import Sentences, pack

TOLD = [
    ("2024-03-01", "brandt", "We will never send troops to Karsk"),
    ("2024-03-01", "brandt", "We will never send troops to Karsk, she said"),
    ("2024-06-10", "brandt", "No troops of ours will be sent to Karsk, not now and not later"),
    ("2024-07-02", "okoro", "Soldiers of hers have been in Karsk since the spring"),
    ("2025-01-20", "brandt", "We will send 2,000 troops to Karsk by the summer"),
    ("2025-02-11", "brandt", "we shall send 2,000 soldiers to Karsk by the summer"),
    ("2025-02-12", "brandt", "The harvest was good this year"),
]


@pytest.fixture(scope="module")
def told() -> list[Said]:
    vectors = pack(Sentences().embed(t for _, _, t in TOLD))
    return [
        Said(report=f"r{k}", statement="s1", day=datetime.date.fromisoformat(day), speaker=who, text=text, vector=v)
        for k, ((day, who, text), v) in enumerate(zip(TOLD, vectors, strict=True))
    ]


def seen(found: list[Mark]) -> list[tuple[str, str, str | None]]:
    return [(m.kind, m.said.report, m.earlier.report if m.earlier else None) for m in found]


def test_a_position_is_followed_through_time(told: list[Said]) -> None:
    assert seen(marks(told)) == [
        ("first said", "r0", None),
        ("repeated", "r2", "r0"),
        ("contradicted", "r3", "r2"),
        ("reversed", "r4", "r2"),
        ("repeated", "r5", "r4"),
        ("first said", "r6", None),
    ]


def test_the_order_in_which_statements_come_makes_no_difference(told: list[Said]) -> None:
    assert marks(told[::-1]) == marks(told)


def test_marks_are_found_by_words_where_no_vector_was_made(told: list[Said]) -> None:
    bare = [msgspec.structs.replace(s, vector=None) for s in told]
    assert ("reversed", "r4", "r0") in seen(marks(bare))


def test_what_has_no_day_has_no_place_in_time(told: list[Said]) -> None:
    assert marks([msgspec.structs.replace(told[0], day=None)]) == []
    assert marks([]) == []


def test_each_mark_shows_both_statements(told: list[Said]) -> None:
    for mark in marks(told):
        assert (mark.earlier is None) == (mark.kind == "first said")
        if mark.earlier is not None and mark.earlier.day and mark.said.day:
            assert mark.earlier.day < mark.said.day


def test_the_same_change_told_twice_in_a_report_is_marked_once_in_the_speakers_words(told: list[Said]) -> None:
    again = msgspec.structs.replace(
        told[4],
        statement="s2",
        text="We will send 2,000 troops to Karsk",
        quotes=("We will send 2,000 troops to Karsk",),
    )
    found = [m for m in marks([*told[:3], told[4], again]) if m.kind == "reversed"]
    assert [m.said.statement for m in found] == ["s2"]
