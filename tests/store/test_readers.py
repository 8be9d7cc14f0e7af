"""Many readers ask while one writer adds: no error, nothing locked, each answer from a whole commit."""

import subprocess
import sys
import threading
import time
from datetime import date

import pytest

from bench import reports
from memcon.export.jsonl import encode
from memcon.store import Filter, Store
from memcon.store.between import between, party
from memcon.store.due import due
from memcon.store.people import find_entities
from memcon.store.said import said
from memcon.store.search import search

READERS = 8
ALL = Filter(limit=20)


def _ask(path, until, failed, asked):
    try:
        while time.monotonic() < until:
            with Store.open(path) as store:
                for _ in range(5):
                    hits = search(store, "ceasefire OR treaty", ALL)
                    assert all(h.around for h in hits)
                    lines = said(store, ALL, topic="trade")
                    assert all(store.text(x.report.id)[x.spans[0][0] :].startswith(x.text[:20]) for x in lines)
                    between(store, ALL, party(store, "USA"), party(store, "RUS"))
                    due(store, date(2016, 3, 1), 30, ALL)
                    find_entities(store, "United")
                    asked.append(len(lines))
    except BaseException as error:
        failed.append(error)


def _run(tmp_path, seconds, records):
    path, source = tmp_path / "a.db", tmp_path / "in.jsonl"
    made = list(reports.records(records))
    with Store.open(path, write=True, create=True) as store:
        list(store.add(made[:50]))
    source.write_bytes(b"".join(map(encode, made)))
    failed, asked = [], []
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_ask, args=(path, until, failed, asked)) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    add = [sys.executable, "-m", "memcon", "add", str(source), "--records", "--store", str(path)]
    done = subprocess.run(add, capture_output=True, text=True, timeout=280)
    for thread in threads:
        thread.join()
    assert failed == []
    assert (done.returncode, done.stdout.count("\n")) == (0, records), done.stderr
    with Store.open(path) as store:
        assert len(list(store.records())) == records
    return len(asked)


def test_eight_readers_beside_a_writer(tmp_path):
    assert _run(tmp_path, 4, 200) >= READERS


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_eight_readers_beside_a_writer_for_a_minute(tmp_path):
    assert _run(tmp_path, 60, 4000) >= 100
