"""Units and windows: every word in exactly one window, no window over the limit, none empty."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.syntax import quotations, units, windows

TEXTS = st.lists(
    st.sampled_from(
        ["word", "Rubio", "U.S.", "O’Neill", "well-known", "2026", "NATO", "eBay", "“", "”", '"', ".", ",", "?", "\n", "\n\n", "😀", "—"]
    ),
    max_size=400,
).map(" ".join)  # fmt: skip


def pieces(word: str) -> list[int]:
    """Stand-in word pieces: one a pair of characters."""
    return [1000 + ord(c) % 100 for c in word[::2]]


def packed(text: str, jitter: random.Random | None = None):
    blocks, marks = quotations.paragraphs(text), quotations.find(text)
    cut = units.cut(text, blocks, marks)
    starts = {q.start for q in marks if q.continues}
    return cut, windows.pack(cut, pieces, [a in starts for a, _ in blocks], jitter)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | st.integers(0, 99).map(random.Random))
def test_every_unit_is_in_exactly_one_window_within_the_limit(text, jitter):
    cut, made = packed(text, jitter)
    assert [i for w in made for i in range(w.first, w.last)] == list(range(len(cut.words)))
    for w in made:
        assert w.first < w.last
        assert len(w.ids) == len(w.features) <= windows.LIMIT
        assert len(w.heads) == w.last - w.first
        assert (w.ids[0], w.ids[-1]) == (windows.CLS, windows.SEP)
        assert all(a < b for a, b in pairwise(w.heads))
        assert all(0 < h < len(w.ids) - 1 for h in w.heads)
        assert all(0 <= f <= windows.SPECIAL_FEATURE for f in w.features)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_units_stand_in_the_text_in_order_and_leave_out_white_space_only(text):
    cut, _ = packed(text)
    assert [text[a:b] for a, b in cut.spans] == cut.words
    assert all(one[1] <= other[0] for one, other in pairwise(cut.spans))
    assert sum(len(w) for w in cut.words) == sum(not c.isspace() for c in text)
    assert len(cut.words) == len(cut.word) == len(cut.feature) == len(cut.paragraph)


@pytest.mark.parametrize("word", ["supercalifragilistic" * 40, "😀", "\u200b", "a\u0301"])
def test_odd_words_have_room(word):
    cut, made = packed(f"He said {word} twice. " * 60)
    assert sum(w.last - w.first for w in made) == len(cut.words)
    assert all(len(w.ids) <= windows.LIMIT for w in made)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("said", "lower"), ("Rubio", "title"), ("NATO", "upper"), ("A", "title"), ("2026", "digit"), ("eBay", "mixed"),
     ("“", "mark"), ("—", "mark"), ("McCain", "mixed"), ("7th", "digit"), ("_", "mixed")],
)  # fmt: skip
def test_case_classes(word, expected):
    assert units.CASES[units.case_class(word)] == expected


def test_words_know_whether_they_stand_in_quotation_marks():
    text = "He said “we ‘must’ go” and 'left now' alone."
    cut, _ = packed(text)
    state = {w: f % 3 for w, f in zip(cut.words, cut.feature, strict=True)}
    assert (state["said"], state["must"], state["go"], state["left"], state["alone"]) == (0, 1, 1, 2, 0)


def test_a_window_breaks_between_paragraphs_where_it_can():
    paragraph = "word " * 60
    cut, made = packed("\n\n".join([paragraph] * 9))
    assert len(made) > 1
    assert all(cut.paragraph[w.first] != cut.paragraph[w.first - 1] for w in made[1:])


def test_a_continued_quotation_stays_with_its_opening_where_there_is_room():
    text = "\n\n".join(["word " * 45, "word " * 45, "“" + "word " * 20, "“" + "word " * 20 + "”"])
    cut, made = packed(text)
    assert {cut.paragraph[w.first] for w in made[1:]} == {2}
