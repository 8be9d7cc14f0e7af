"""Stores of generated reports, made once and only read."""

from pathlib import Path

import pytest

from bench import reports
from memcon.store import Store


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 400 reports, three in ten of them copies; not to be written to."""
    return reports.build(tmp_path_factory.mktemp("store") / "small.db", 400, copies=0.3)


@pytest.fixture
def small(small_path: Path):
    """The small store, open to be read."""
    with Store.open(small_path) as store:
        yield store
