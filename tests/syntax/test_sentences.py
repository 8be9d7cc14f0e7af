"""The sentence encoder: close in meaning is close in numbers, packed or not, and the same on every call."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from memcon.syntax.sentences import PACKED, SIZE, Sentences, closeness, pack, unpack

TEXTS = [
    "We will never recognise the annexation of the islands",
    "No government of ours will ever accept that the islands were annexed",
    "The minister opened a new bridge over the river on Tuesday",
    "Grain exports through the strait fell by a third last month",
    "Shipments of wheat through the straits dropped by 33 per cent",
]


@pytest.fixture(scope="module")
def encoder() -> Sentences:
    return Sentences()


def test_the_same_meaning_in_other_words_is_closer_than_another_meaning(encoder: Sentences) -> None:
    near = (vectors := encoder.embed(TEXTS)) @ vectors.T
    assert near[0, 1] > near[0, 2] + 0.3
    assert near[3, 4] > max(near[3, :3]) + 0.3
    assert np.allclose(np.diag(near), 1.0, atol=1e-5)


def test_a_vector_does_not_depend_on_what_is_asked_beside_it(encoder: Sentences) -> None:
    together = encoder.embed(TEXTS)
    alone = np.concatenate([Sentences().embed([t]) for t in TEXTS[:2]])
    assert np.array_equal(together[:2], alone)


def test_packed_vectors_keep_how_close_they_are(encoder: Sentences) -> None:
    vectors = encoder.embed(TEXTS)
    packed = pack(vectors)
    assert {len(p) for p in packed} == {PACKED} == {96}
    assert np.abs(unpack(packed) @ unpack(packed).T - vectors @ vectors.T).max() < 0.08
    assert closeness(packed[0], packed).argsort()[-2:].tolist() == [1, 0]


def test_nothing_asked_gives_nothing_and_an_empty_text_has_a_vector(encoder: Sentences) -> None:
    assert encoder.embed([]).shape == (0, SIZE)
    assert pack(encoder.embed([])) == []
    assert encoder.embed(["", "x " * 5000]).shape == (2, SIZE)


@given(arrays.arrays(np.float32, (3, SIZE), elements=st.floats(-1, 1, width=32)))
@settings(max_examples=50, deadline=None)
def test_packing_what_was_packed_changes_nothing_more(vectors: np.ndarray) -> None:
    once = unpack(pack(vectors))
    assert np.allclose(np.linalg.norm(once, axis=1), 1.0, atol=1e-5)
    assert np.array_equal(once > 0, unpack(pack(once)) > 0)
