"""How fast records get into a store, and how much room they take: 20,000 generated ones, no reading among it.

Seconds are CPU seconds of the writer, what the generator takes left out, by slices of 500 records: `per_second` is the
median, `fastest` the best tenth. By the clock it is less on a machine that does other work, or whose disk is slow.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import reports
from memcon.record import Record
from memcon.store import Store

RECORDS = 20_000
SLICE = 500


def score(_: Path, n: int = RECORDS) -> dict[str, Any]:
    """Records a second, and the store's size as a multiple of the raw text's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        rates, raw = _filled(path, n)
        size = path.stat().st_size
    tenths = sorted(rates)
    return {
        "per_second": statistics.median(rates),
        "fastest": tenths[-1 - len(tenths) // 10],
        "size_to_text": size / raw,
        "bytes_a_report": size / n,
    }


def _filled(path: Path, n: int) -> tuple[list[float], int]:
    """Fill a store slice by slice; the records a second of each, and the bytes of the texts."""
    rates, raw = [], 0
    with Store.open(path, write=True, create=True) as store:
        for part in _slices(reports.records(n)):
            raw += sum(len(r.report.text.encode()) for r in part)
            begin = time.process_time()
            for _ in store.add(part):
                pass
            rates.append(len(part) / (time.process_time() - begin))
    return rates, raw


def _slices(records: Iterator[Record]) -> Iterator[list[Record]]:
    part: list[Record] = []
    for record in records:
        part.append(record)
        if len(part) == SLICE:
            yield part
            part = []
    if part:
        yield part
