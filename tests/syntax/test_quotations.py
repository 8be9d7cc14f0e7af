"""Quotation marks of all kinds, and apostrophes told from them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.syntax import quotations

QUOTED = (
    # (text, what stands in quotation marks, outer ones before those inside them)
    ("“We left,” he said.", ["We left,"]),
    ('"We left," he said. "It rained."', ["We left,", "It rained."]),
    ("'We left,' he said.", ["We left,"]),
    ("‘We left,’ he said, ‘because of the boys’ club.’", ["We left,", "because of the boys’ club."]),
    ("«We left», he said.", ["We left"]),
    ("« We left », he said.", [" We left "]),
    ("»We left«, he said.", ["We left"]),
    ("„We left“, he said.", ["We left"]),
    ("„We left”, he said.", ["We left"]),
    ("＂We left,＂ he said.", ["We left,"]),
    ("``We left,'' he said.", ["We left,"]),
    ("`We left,' he said.", ["We left,"]),
    ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,", "no"]),
    ("\"He said 'no' to us,\" she said.", ["He said 'no' to us,", "no"]),
    ("\"'Stop,' he told me,\" she said.", ["'Stop,' he told me,", "Stop,"]),
    ("He said 'we \"came\" again' and left.", ['we "came" again', "came"]),
    ("“We [the army] left,” he (the “boss”) said.", ["We [the army] left,", "boss"]),
    ('"(We) left" [he] said.', ["(We) left"]),
    ('"We left,"he said."It rained."', ["We left,", "It rained."]),
    ('He said:"We left."', ["We left."]),
    ("“A” and “B” are “C”.", ["A", "B", "C"]),
    ("The so-called “corridor”—a “trap”, he said—is shut.", ["corridor", "trap"]),
    ("He said 'it's the boys' house' today.", ["it's the boys' house"]),
    ("He said: 'We won't go.' They left.", ["We won't go."]),
    ("“It’s the ’70s,” she said.", ["It’s the ’70s,"]),
    ('A "trust" and a "hope".', ["trust", "hope"]),
    ('He spoke of "peace" ("salam").', ["peace", "salam"]),
)

APOSTROPHES = (
    "The workers' union and the sailors' club agreed.",
    "It was the rock 'n' roll of the '90s, O'Neill's favourite.",
    "The ’90s were the ministers’ best years.",
    "'Twas the night they told 'em.",
    "Don't, won't, can't: the president's men wouldn't say.",
    "The Sana'a airport and Ra'ad's brothers' house.",
    "James' and the Netherlands' ministers met.",
    "It cost 5' 10 and weighed less.",
)


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations.find(text)]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_what_stands_in_marks(text, expected):
    assert inner(text) == expected


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes_are_no_marks(text):
    assert inner(text) == []


def test_the_marks_belong_to_the_outer_span():
    text = "He said: “We left.” Then he went."
    (q,) = quotations.find(text)
    assert (text[q.start : q.end], q.kind, q.closed, q.continues) == ("“We left.”", "double", True, False)


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""'])
def test_an_opening_mark_on_each_paragraph_and_a_closing_one_on_the_last(opening, closing):
    text = f"{opening}We left.\n\n{opening}It rained.\n\n{opening}We came,{closing} he said."
    found = quotations.find(text)
    assert inner(text) == ["We left.", "It rained.", "We came,"]
    assert [(q.closed, q.continues) for q in found] == [(False, False), (False, True), (True, True)]


def test_a_quotation_closed_on_the_next_line_without_an_opening_mark():
    text = "“We left.\nIt rained.” New line."
    assert inner(text) == ["We left.", "It rained."]
    assert [q.continues for q in quotations.find(text)] == [False, True]


def test_a_new_quotation_after_a_closed_one_continues_nothing():
    assert [q.continues for q in quotations.find("“We left.”\n\n“It rained,” he said.")] == [False, False]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“We left, he said.\n\nIt rained."
    (q,) = quotations.find(text)
    assert (text[q.start : q.end], q.closed) == ("“We left, he said.", False)


def test_a_text_that_is_one_quotation():
    assert inner("“We left and we shall not be back.”") == ["We left and we shall not be back."]


def test_none_of_many_is_closed():
    text = "\n".join(f"“Line {i} goes on" for i in range(50))
    found = quotations.find(text)
    assert len(found) == 50
    assert not any(q.closed for q in found)
    assert all(q.continues for q in found[1:])


@pytest.mark.parametrize("text", ["", "\n", '""', "“”", "''", '"', "'", "“", "”", '"""', "“““", "”””", '" "', "‘’"])
def test_empty_marks_are_no_quotations(text):
    assert all(q.inner_start < q.inner_end for q in quotations.find(text))


MARKS = st.text(alphabet="ab s.,n0\n\u00a0“”„«»‘’‚‹›\"'`()[]—", max_size=120)


def holds(text: str) -> None:
    found = quotations.find(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    outer = None
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        if q.kind == "double":
            assert outer is None or q.start >= outer.end
            outer = q
        if not q.closed:
            assert q.inner_end == q.end
    singles = [q for q in found if q.kind == "single"]
    assert all(a.end <= b.start for a, b in pairwise(singles))


@settings(max_examples=400, deadline=None)
@given(MARKS)
def test_quotations_of_any_text_are_in_range_and_in_order(text):
    holds(text)


@settings(max_examples=200, deadline=None)
@given(MARKS)
def test_paragraphs_are_trimmed_and_in_order(text):
    blocks = quotations.paragraphs(text)
    assert all(a < b and text[a:b] == text[a:b].strip() and "\n" not in text[a:b] for a, b in blocks)
    assert all(one[1] < other[0] for one, other in pairwise(blocks))
    assert sum(not c.isspace() for c in text) == sum(not c.isspace() for a, b in blocks for c in text[a:b])


@pytest.mark.parametrize("unit", ['"', "'", "“", "‘", '"a" ', "'a' ", "'a ", "s' 'a ", "“a ‘b’ c” ", "“‘", "\"' "])
def test_time_is_linear(unit):
    """50,000 and 200,000 characters of marks: four times the text takes some four times as long, far from sixteen."""
    small, large = ((unit * n)[:n] for n in (50_000, 200_000))
    times = []
    for text in (small, large):
        start = time.process_time()
        quotations.find(text)
        times.append(time.process_time() - start)
    assert times[1] <= 9 * max(times[0], 0.03)


def test_a_single_quotation_runs_over_paragraphs() -> None:
    text = "‘We waited,’ said the envoy. ‘Nobody came.\n\n‘By spring the allies’ ships had gone.’ He left."
    found = [(text[q.start : q.end], q.closed, q.continues) for q in quotations.find(text)]
    assert found == [
        ("‘We waited,’", True, False),
        ("‘Nobody came.", False, False),
        ("‘By spring the allies’ ships had gone.’", True, True),
    ]
