"""Planted copies, rewrites and updates among generated reports: found, nothing else folded, in linear time."""

import pytest

from bench import near


@pytest.fixture(scope="module")
def few() -> dict:
    return near.measure(near.planted(400, seed=3))


def test_of_a_few_hundred_reports_the_planted_pairs_are_found_and_no_other(few: dict) -> None:
    assert few["pairs"] > 100
    assert few["precision"] >= 0.98
    assert few["recall"] >= 0.95


def test_what_is_planted_is_as_much_changed_as_it_says() -> None:
    told = near.planted(400, seed=4)
    originals = {p.family: p.text for p in told if p.kind == "original"}
    assert {p.kind for p in told} == {"original", "copy", "update", "rewrite", "tally"}
    assert sum(p.kind in ("copy", "update", "rewrite") for p in told) == 120
    for p in told:
        if p.kind in ("copy", "rewrite"):
            same = near.in_order(p.text.split(), originals[p.family].split()) / len(originals[p.family].split())
            assert 0.6 < same < 1.0
            assert same < 1.0 - 0.3 * p.changed


@pytest.mark.slow
def test_of_two_thousand_reports_three_in_ten_are_found_in_linear_time() -> None:
    figures = near.score(None)
    assert figures["precision"] >= 0.98
    assert figures["recall"] >= 0.95
    assert figures["growth"] < 2.0  # four times the reports: 1 if linear, 4 if every two were compared
