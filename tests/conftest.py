"""What the whole suite shares: one reader, and the records of texts that were read before."""

import datetime
from collections.abc import Callable, Sequence

import pytest

from memcon import Reader
from memcon.intake.report import make_report
from memcon.record import Draft, Record, Report
from memcon.stories.language import language_of


@pytest.fixture(scope="session")
def reader() -> Reader:
    """All steps with their models, made once."""
    return Reader()


@pytest.fixture(scope="session")
def drafts(reader: Reader) -> Callable[[Sequence[str]], list[Draft]]:
    """The drafts of texts of Saturday 14 February 2026 in one batch: `drafts(["The minister said ..."])`."""
    known: dict[str, Draft] = {}

    def read(texts: Sequence[str]) -> list[Draft]:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        known.update(zip(new, reader.pipeline.draft([_report(t) for t in new]), strict=True))
        return [known[t] for t in texts]

    return read


@pytest.fixture(scope="session")
def records(reader: Reader) -> Callable[[Sequence[str]], list[Record]]:
    """The records of texts of Saturday 14 February 2026 in one batch: `records(["The minister said ..."])`."""
    known: dict[str, Record] = {}

    def read(texts: Sequence[str]) -> list[Record]:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        known.update(zip(new, reader.pipeline.read([_report(t) for t in new]), strict=True))
        return [known[t] for t in texts]

    return read


def _report(text: str) -> Report:
    return make_report(text, published=datetime.date(2026, 2, 14), language=language_of(text))
