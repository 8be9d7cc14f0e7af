"""How long questions take on a large store; `pytest -m slow` (the store takes minutes to make)."""

import os
from pathlib import Path

import pytest

from bench import reports
from bench.ask import LIMIT, LIMITS, measure
from memcon.store import Store

REPORTS = 200_000


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_questions_to_three_million_statements_come_back_in_time(tmp_path):
    """`MEMCON_LARGE_STORE` names one that was made before: `python -m bench.reports large.db 200000 --copies 0.2`."""
    made = os.environ.get("MEMCON_LARGE_STORE")
    path = Path(made) if made else reports.build(tmp_path / "large.db", REPORTS, copies=0.2)
    with Store.open(path) as store:
        assert store.db.execute("SELECT count(*) FROM reports").fetchone()[0] >= 0.99 * REPORTS  # a few copies are the same text
        assert store.db.execute("SELECT count(*) FROM statements").fetchone()[0] >= 3_000_000
        late = {name: t for name, t in measure(store) if t.high > LIMITS.get(name, LIMIT)}
    assert not late
