"""Spans: merged, counted, hulled."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from memcon.record import hull, merge, overlap, shown

SPAN = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))
SPANS = st.lists(SPAN, max_size=8).map(tuple)


def characters(spans) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


@given(SPANS)
def test_merged_spans_cover_the_same_characters_in_order_and_apart(spans):
    merged = merge(spans)
    assert characters(merged) == characters(spans)
    assert all(one[1] < other[0] for one, other in pairwise(merged))
    assert merge(merged) == merged


@given(SPANS, SPANS)
def test_overlap_counts_the_characters_that_both_cover(one, other):
    one, other = merge(one), merge(other)
    assert overlap(one, other) == len(characters(one) & characters(other)) == overlap(other, one)


@given(SPANS.filter(bool))
def test_the_hull_is_the_smallest_span_that_holds_all(spans):
    start, end = hull(spans)
    assert (start, end) == (min(characters(spans)), max(characters(spans)) + 1)


def test_touching_spans_become_one():
    assert merge(((5, 9), (0, 5), (12, 14))) == ((0, 9), (12, 14))


def test_pieces_are_shown_with_a_gap():
    assert shown("He said no and left.", ((0, 7), (15, 19))) == "He said … left"
