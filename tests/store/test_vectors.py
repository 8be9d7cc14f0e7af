import pytest

from memcon.record import StoreError
from memcon.store import Store
from memcon.store.vectors import index, lacking, vectors_of
from memcon.syntax.sentences import Sentences, pack
from tests.store.handmade import build_desk, later


@pytest.fixture
def desk(tmp_path):
    path = build_desk(tmp_path / "desk.db")
    with Store.open(path, write=True) as store:
        yield store


def test_each_statement_gets_the_vector_of_its_words_once(desk):
    assert lacking(desk) == 10
    assert sum(index(desk)) == 10
    assert lacking(desk) == 0
    assert sum(index(desk)) == 0
    ids = dict(desk.db.execute("SELECT s.id, s.n FROM statements s JOIN reports r ON r.id = s.report WHERE r.name = 'later'").fetchall())
    known = vectors_of(desk, list(ids))
    assert set(map(len, known.values())) == {96}
    text = later().report.text
    for id, n in ids.items():
        (a, b), *_ = later().statements[n - 1].content
        assert known[id] == pack(Sentences().embed([text[a:b]]))[0]


def test_a_run_that_was_stopped_goes_on_and_all_can_be_made_anew(desk, monkeypatch):
    monkeypatch.setattr("memcon.store.vectors.BATCH", 4)
    assert next(iter(index(desk))) == 4
    assert lacking(desk) == 6
    assert list(index(desk)) == [4, 2]
    assert lacking(desk, again=True) == 10
    assert list(index(desk, again=True)) == [4, 4, 2]


def test_a_store_opened_to_be_read_refuses(desk):
    with Store.open(desk.path) as store, pytest.raises(StoreError, match="read only"):
        list(index(store))
