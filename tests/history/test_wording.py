"""What a statement speaks of, and which way it is turned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.history.wording import Figure, read, stem


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("We will send troops to Karsk", False),
        ("We will not send troops to Karsk", True),
        ("We will never abandon Karsk", False),
        ("Sending troops is out of the question", True),
        ("nothing but ruins is left", False),
        ("The crossing is shut", True),
        ("we are neither willing nor ready", True),
        ("it was I who signed the letter", False),
        ("the works will be finished by the end of the year", False),
    ],
)
def test_which_way_a_clause_is_turned(text: str, turned: bool) -> None:
    main = [c for c in read(text).clauses if c.main]
    assert (sum(c.turned for c in main) % 2 == 1) == turned


def test_what_stands_in_a_clause_aside_does_not_turn_the_main_one() -> None:
    first, second = read("The sanctions stay until they no longer shell our towns").clauses[:2]
    assert (first.main, first.turned) == (True, False)
    assert (second.main, second.turned) == (False, True)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("shot down 40 drones", [(40, "drone")]),
        ("eleven of the drones hit", [(11, "drone")]),
        ("uranium enriched to 60 per cent", [(60, "%")]),
        ("a loan of 3.5 billion crowns", [(3.5e9, "crown")]),
        ("2,000 soldiers", [(2000, "=troops")]),
        ("on 14 September", [(14, "september")]),
    ],
)
def test_figures_and_what_they_count(text: str, figures: list[tuple[float, str]]) -> None:
    found = [(f.value, f.unit.removeprefix("=") if f.unit == "=drone" else f.unit) for f in read(text).figures]
    assert found == figures
    assert all(isinstance(f, Figure) for f in read(text).figures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scrapping", "scrapped"),
        ("duties", "duty"),
        ("closes", "closed"),
        ("boycott", "boycotting"),
        ("Lorne's", "Lorne"),
    ],
)
def test_endings_make_no_difference(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).clauses
