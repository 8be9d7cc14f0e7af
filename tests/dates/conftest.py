import datetime
import hashlib
from collections.abc import Callable

import msgspec
import pytest

from memcon.dates.attach import AttachDates
from memcon.dates.calendar import MakeCalendar
from memcon.dates.find import FindDates
from memcon.record import Dateline, Draft, Report
from memcon.syntax.parser import Parser

Read = Callable[..., list[Draft]]


@pytest.fixture(scope="session")
def parse() -> Callable[[list[str]], list]:
    """Parse texts, once a session for each."""
    parser, known = Parser(), {}

    def read(texts: list[str]) -> list:
        new = [t for t in dict.fromkeys(texts) if t not in known]
        known.update(zip(new, parser.read(new), strict=True))
        return [known[t] for t in texts]

    return read


@pytest.fixture(scope="session")
def find(parse) -> Read:
    """Drafts with the dates of texts: `find([text], ["2026-02-14"])`."""
    step = FindDates()

    def read(texts: list[str], days: list[str | None], dateline: str | None = None) -> list[Draft]:
        line = Dateline(spans=(), date=datetime.date.fromisoformat(dateline)) if dateline else None
        drafts = [
            Draft(report=report(text, day, line), reading=reading)
            for text, day, reading in zip(texts, days, parse(texts), strict=True)
        ]
        return step.read(drafts)

    return read


@pytest.fixture(scope="session")
def calendar(find) -> Read:
    """Drafts with the calendar of texts."""
    attach, make = AttachDates(), MakeCalendar()

    def read(texts: list[str], days: list[str | None], **fields) -> list[Draft]:
        drafts = [msgspec.structs.replace(d, **fields) for d in find(texts, days)]
        return make.read(attach.read(drafts))

    return read


def report(text: str, day: str | None, dateline: Dateline | None = None) -> Report:
    return Report(
        id="r", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=datetime.date.fromisoformat(day) if day else None, dateline=dateline,
    )  # fmt: skip
