"""Words that the event tests share."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from memcon.record import Event, Record

Told = Callable[[Sequence[str]], list[list[tuple[str, list[str], list[str], Event]]]]


@pytest.fixture(scope="session")
def told(records: Callable[[Sequence[str]], list[Record]]) -> Told:
    """Each text's events as (type, names of the sources, names of the targets, event)."""

    def read(texts: Sequence[str]) -> list[list[tuple[str, list[str], list[str], Event]]]:
        return [list(_events(r)) for r in records(texts)]

    return read


def _events(record: Record) -> Iterator[tuple[str, list[str], list[str], Event]]:
    names = {a.id: a.name for a in record.actors}
    for e in record.events:
        yield e.type, [names[i] for i in e.sources], [names[i] for i in e.targets], e
