"""Five whole reports: what is one is one, and none are merged that are two."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Actor, Draft
from tests.actors.reports import REPORTS

Drafts = Callable[[Sequence[str]], list[Draft]]
Words = str | tuple[str, int]
LINKED = 0.85
"""Of the groups that are one actor, the share of members that must be found with their first."""


def draft(drafts: Drafts, name: str) -> Draft:
    return drafts([r.text for r in REPORTS.values()])[list(REPORTS).index(name)]


def at(d: Draft, words: Words) -> Actor | None:
    """The actor of the mention that ends where the words end, at their n-th standing as whole words."""
    phrase, nth = words if isinstance(words, tuple) else (words, 1)
    text, start = d.report.text, -1
    for _ in range(nth):
        start = text.index(phrase, start + 1)
        while text[start + len(phrase)].isalpha() or text[start - 1].isalpha():
            start = text.index(phrase, start + 1)
    end = start + len(phrase)
    held = [(m.spans[0], a) for a in d.actors for m in a.mentions if m.spans[0][0] <= start and m.spans[0][1] >= end]
    inner = [(m.spans[0], a) for a in d.actors for m in a.mentions if start <= m.spans[0][0] and m.spans[0][1] == end]
    return min(held or inner, key=lambda f: f[0][1] - f[0][0])[1] if held or inner else None


@pytest.mark.parametrize("name", list(REPORTS))
def test_none_are_merged_that_are_two(drafts: Drafts, name: str) -> None:
    d = draft(drafts, name)
    for one, other in REPORTS[name].apart:
        a, b = at(d, one), at(d, other)
        assert a is not None, one
        assert b is not None, other
        assert a.id != b.id, (one, other)
    heads = [g[0] for g in REPORTS[name].one]
    found = [at(d, h) for h in heads]
    assert len({a.id for a in found if a}) == len(heads), heads


def test_what_is_one_is_one(drafts: Drafts) -> None:
    right, missed = 0, []
    for name, told in REPORTS.items():
        d = draft(drafts, name)
        for first, *others in told.one:
            actor = at(d, first)
            for other in others:
                found = at(d, other)
                if actor is not None and found is not None and actor.id == found.id:
                    right += 1
                else:
                    missed.append((name, first, other, found and found.name))
    assert right >= LINKED * (right + len(missed)), missed


@pytest.mark.parametrize("name", list(REPORTS))
def test_no_actor_has_two_full_names(drafts: Drafts, name: str) -> None:
    for actor in draft(drafts, name).actors:
        if actor.kind == "person":
            text = draft(drafts, name).report.text
            last = {text[a:b].split()[-1] for m in actor.mentions for a, b in m.spans if m.form == "name"}
            assert all(word in actor.name for word in last), last
