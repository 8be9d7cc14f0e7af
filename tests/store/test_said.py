from datetime import date

import pytest

from memcon.store import Filter, Store
from memcon.store.between import between, party
from memcon.store.changes import Change, Named
from memcon.store.corrections import correct, undo
from memcon.store.people import one_entity
from memcon.store.said import said
from tests.store.handmade import Draftsman, build_desk, stored


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Store.open(build_desk(tmp_path_factory.mktemp("said") / "desk.db")) as store:
        yield store


def _texts(lines):
    return [line.text for line in lines]


def test_the_newest_first_and_each_of_a_story_once(desk):
    lines = said(desk, Filter(), speaker=one_entity(desk, "Ingrid Solvang").id)
    assert [line.day for line in lines] == [date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 7), date(2026, 3, 7)]
    assert sorted(len(line.also) for line in lines) == [0, 0, 1, 1]
    assert {o.publisher for line in lines for o in line.also} <= {"Northern Wire", "The Harbour Gazette"}


def test_words_are_slices_of_the_report(desk):
    for line in said(desk, Filter(limit=None)):
        text = desk.text(line.report.id)
        assert line.text == " … ".join(text[a:b] for a, b in line.spans)
        assert line.quotes == tuple(text[a:b] for a, b in line.quote_spans)


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({"about": "Belarus"}, ["Belarus had moved troops"]),
        ({"act": "denied"}, ["Belarus had moved troops"]),
        ({"topic": "trade", "speaker": "Q111"}, ["would close the strait after all", "would not close the strait"]),
        ({"occasion": "tallinn", "topic": "trade"}, ["would not close the strait"]),
        ({"occasion": "forum Tallinn", "topic": "trade"}, ["would not close the strait"]),
        ({"occasion": "munich"}, []),
        ({"topic": "war"}, []),
        ({"speaker": "Viktar Karalyou", "topic": "trade"}, []),
    ],
)
def test_what_is_asked_for_narrows(desk, asked, texts):
    known = {k: one_entity(desk, v).id if k in ("speaker", "about") else v for k, v in asked.items()}
    assert _texts(said(desk, Filter(), **known)) == texts


@pytest.mark.parametrize("few", [0, 4000])
def test_both_ways_to_the_statements_find_the_same(desk, monkeypatch, few):
    monkeypatch.setattr("memcon.store.narrowing.FEW", few)
    who = one_entity(desk, "Q111").id
    about = one_entity(desk, "Lithuania").id
    assert _texts(said(desk, Filter(), speaker=who, about=about)) == ["“We are done with the climate debate,”", "“We are done with the climate cult,”"]
    assert len(said(desk, Filter(publisher="Southern Post"))) == 3
    assert _texts(said(desk, Filter(since=date(2026, 3, 8)), about=about)) == ["“We are done with the climate debate,”"]
    assert len(said(desk, Filter(until=date(2026, 3, 7)), topic="trade", speaker=who)) == 1


def test_pages_follow_one_another(desk):
    whole = _texts(said(desk, Filter(limit=None)))
    pages = [_texts(said(desk, Filter(limit=2, offset=i))) for i in range(0, len(whole), 2)]
    assert [t for page in pages for t in page] == whole


def test_a_report_is_told_in_its_own_order(tmp_path):
    made = Draftsman("Anna Lind said: one. And then: two. Olof Berg said: three. Anna Lind said: four.")
    made.says("Anna Lind", "one").says("Anna Lind", "two").says("Olof Berg", "three").says("Anna Lind", "four")
    older = Draftsman("Anna Lind said: nought.", day=date(2026, 3, 1)).says("Anna Lind", "nought")
    with Store.open(stored(tmp_path / "o.db", made.record(), older.record())) as store:
        assert _texts(said(store, Filter())) == ["one", "two", "three", "four", "nought"]
        assert _texts(said(store, Filter(), speaker=one_entity(store, "Anna Lind").id)) == ["one", "two", "four", "nought"]


def test_a_statement_whose_day_is_unknown_comes_last(tmp_path):
    dated = Draftsman("Anna Lind said that it rains.").says("Anna Lind", "it rains").record()
    undated = Draftsman("Anna Lind said that it snows.", day=None).says("Anna Lind", "it snows").record()
    with Store.open(stored(tmp_path / "d.db", dated, undated)) as store:
        assert _texts(said(store, Filter())) == ["it rains", "it snows"]
        assert _texts(said(store, Filter(since=date(2000, 1, 1)))) == ["it rains"]


def test_corrections_by_hand_are_laid_over_every_answer(tmp_path):
    with Store.open(build_desk(tmp_path / "desk.db"), write=True) as store:
        later = store.find_report("later")
        made = correct(store, later, "s1", Change(speaker=Named(name="Viktar Karalyou", country="BLR")), by="editor")
        (moved,) = said(store, Filter(since=date(2026, 3, 8)), speaker=one_entity(store, "Viktar Karalyou").id)
        assert moved.text == "would close the strait after all"
        assert moved.corrected
        kept = said(store, Filter(since=date(2026, 3, 8)), speaker=one_entity(store, "Q111").id)
        assert [(line.text, line.corrected) for line in kept] == [("“We are done with the climate debate,”", False)]
        undo(store, made.id)
        assert len(said(store, Filter(since=date(2026, 3, 8)), speaker=one_entity(store, "Q111").id)) == 2
        correct(store, later, "s2", Change(drop=True), by="editor")
        assert _texts(said(store, Filter(since=date(2026, 3, 8)))) == ["would close the strait after all"]
        correct(store, later, "e1", Change(status="planned"), by="editor")
        sides = party(store, "BLR"), party(store, "LTU")
        assert [(e.type, e.corrected) for e in between(store, Filter(), *sides, status="planned")] == [("CONSULT", True)]
        assert [e.type for e in between(store, Filter(), *sides, status="occurred")] == ["THREATEN"]
