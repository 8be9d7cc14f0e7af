"""One quotation across outlets: exact, trimmed, altered, and what is another one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.stories.quotes import Match, compare_quotes, variants

FULL = "We will never abandon our friends in the north, whatever it costs us"


def changed(asked: str, found: str, match: Match | None) -> list[tuple[str, str]]:
    assert match is not None
    return [(asked[slice(*d.asked)], found[slice(*d.found)]) for d in match.differences]


@pytest.mark.parametrize(
    "found",
    [
        FULL,
        "“We will never abandon our friends in the north, whatever it costs us.”",
        "we will never abandon our friends in the north – whatever it costs us!",
    ],
)
def test_marks_and_case_make_no_difference(found: str) -> None:
    match = compare_quotes(FULL, found)
    assert match is not None
    assert match.kind == "exact"


@pytest.mark.parametrize(
    "found",
    [
        "whatever it costs us",
        "friends in the north",
        "the north",
        "We will never abandon our friends … whatever it costs us",
        "We will never abandon our friends [...] whatever it costs us",
        f"Let me be clear, my friends: {FULL}. That is a promise.",
    ],
)
def test_words_left_out_at_the_ends_or_under_dots_are_trimming(found: str) -> None:
    for asked, other in ((FULL, found), (found, FULL)):
        match = compare_quotes(asked, other)
        assert match is not None
        assert (match.kind, match.differences, match.same) == ("trimmed", (), 1.0)


@pytest.mark.parametrize(
    ("asked", "found", "differences"),
    [
        ("We will not leave Europe to its fate", "we will leave Europe to its fate", [("not", "")]),
        (FULL, "We will never abandon our friends, whatever it costs us", [("in the north", "")]),
        (
            FULL,
            "We will never abandon our friends in the south, whatever it costs you",
            [("north", "south"), ("us", "you")],
        ),
        ("We shall defend [the islands] to the last", "We shall defend them to the last", [("the islands", "them")]),
        ("they owe us 12 billion and they know it", "they owe us 20 billion and they know it", [("12", "20")]),
    ],
)
def test_a_word_changed_put_in_or_silently_dropped_is_an_alteration(
    asked: str, found: str, differences: list[tuple[str, str]]
) -> None:
    match = compare_quotes(asked, found)
    assert match is not None
    assert match.kind == "altered"
    assert changed(asked, found, match) == differences
    assert changed(found, asked, compare_quotes(found, asked)) == [(b, a) for a, b in differences]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (FULL, "Our friends in the south have abandoned every promise that they made to us"),
        ("an empty chair persuades nobody", "nobody was persuaded by the chair"),
        ("We will win", "We will lose"),
        ("", FULL),
        ("…", "…"),
    ],
)
def test_other_words_are_another_quotation(asked: str, found: str) -> None:
    assert compare_quotes(asked, found) is None


def test_where_the_shared_part_stands_is_shown() -> None:
    found = f"Let me be clear: {FULL}. That is a promise."
    match = compare_quotes("whatever it costs us", found)
    assert match is not None
    assert found[slice(*match.at)] == "whatever it costs us"


def test_outlets_wordings_are_folded_the_fullest_first() -> None:
    folded = variants(
        [
            ("gazette", "whatever it costs us"),
            ("wire", FULL),
            ("herald", "We will never abandon our friends in the south, whatever it costs us"),
            ("courier", FULL + "."),
            ("tribune", "Nobody asked us about the tariffs"),
        ]
    )
    assert [[(v.match.kind, v.keys) for v in family] for family in folded] == [
        [("exact", ("wire", "courier")), ("altered", ("herald",)), ("trimmed", ("gazette",))],
        [("exact", ("tribune",))],
    ]


def test_a_few_common_words_fold_nothing() -> None:
    assert len(variants([("a", "this is a disgrace to the house"), ("b", "a disgrace")])) == 2


@given(st.text(alphabet="abc …'not", max_size=60), st.text(alphabet="abc …'not", max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_difference_lies_within_its_quotation(asked: str, found: str) -> None:
    match, mirrored = compare_quotes(asked, found), compare_quotes(found, asked)
    assert (match is None) == (mirrored is None)
    if match is None:
        return
    for span, text in [(match.of, asked), (match.at, found)]:
        assert 0 <= span[0] <= span[1] <= len(text)
    for d in match.differences:
        assert 0 <= d.asked[0] <= d.asked[1] <= len(asked)
        assert 0 <= d.found[0] <= d.found[1] <= len(found)
        assert asked[slice(*d.asked)].casefold() != found[slice(*d.found)].casefold()
    assert (match.kind == "altered") == bool(match.differences)
