"""Five reports of forty actors, full of namesakes: none are merged that are two."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Draft
from tests.actors.crowded import CROWDED
from tests.actors.test_reports import at

Drafts = Callable[[Sequence[str]], list[Draft]]
LINKED = 0.95


@pytest.mark.parametrize("name", list(CROWDED))
def test_none_are_merged_that_are_two(drafts: Drafts, name: str) -> None:
    d = drafts([r.text for r in CROWDED.values()])[list(CROWDED).index(name)]
    assert len(d.actors) >= 30
    for one, other in CROWDED[name].apart:
        a, b = at(d, one), at(d, other)
        assert a is not None, one
        assert b is not None, other
        assert a.id != b.id, (one, other)
    first = [at(d, group[0]) for group in CROWDED[name].one]
    assert len({a.id for a in first if a}) == len(first)


@pytest.mark.parametrize("name", list(CROWDED))
def test_what_is_one_is_one(drafts: Drafts, name: str) -> None:
    d = drafts([r.text for r in CROWDED.values()])[list(CROWDED).index(name)]
    pairs = [(at(d, first), at(d, other)) for first, *others in CROWDED[name].one for other in others]
    right = sum(a is not None and b is not None and a.id == b.id for a, b in pairs)
    assert right >= LINKED * len(pairs), [(a and a.name, b and b.name) for a, b in pairs if a is None or a != b]
