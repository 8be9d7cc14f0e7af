"""A store with the two reports, read and added once."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon import Reader
from memcon.intake.report import make_report
from memcon.store import Store
from tests.history.reports import ASSURES, SCOLDS


@pytest.fixture(scope="session")
def two_reports(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "memcon.db"
    read = reader.pipeline.read(
        [
            make_report(
                SCOLDS, id="gazette-1", publisher="The Gazette", published=datetime.date(2025, 2, 14), language="en"
            ),
            make_report(
                ASSURES, id="herald-1", publisher="The Herald", published=datetime.date(2026, 2, 14), language="en"
            ),
        ]
    )
    with Store.open(path, write=True, create=True) as store:
        list(store.add(read))
    return path


@pytest.fixture
def store(two_reports: Path) -> Iterator[Store]:
    with Store.open(two_reports) as opened:
        yield opened
