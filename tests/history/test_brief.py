from datetime import date

import pytest

from memcon.history.brief import brief
from memcon.store import Filter, Store
from tests.store.handmade import Draftsman, build_desk, stored

SINCE, TODAY = date(2026, 3, 19), date(2026, 3, 20)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Store.open(build_desk(tmp_path_factory.mktemp("brief") / "desk.db")) as store:
        yield store


def test_what_was_said_by_those_quoted_most(desk):
    page = brief(desk, SINCE, TODAY)
    assert [(s.actor.name, len(s.statements)) for s in page.speakers] == [("Ingrid Solvang", 2)]
    assert all(line.day == TODAY for s in page.speakers for line in s.statements)


def test_what_was_done_in_these_days_alone(desk):
    assert [e.type for e in brief(desk, SINCE, TODAY).events] == ["CONSULT"]
    assert {e.type for e in brief(desk, date(2026, 3, 1), TODAY).events} == {"CONSULT", "THREATEN"}


def test_what_changed_has_both_quotations_as_proof(desk):
    changes = brief(desk, SINCE, TODAY).changes
    turned = [c for c in changes if c.said.text == "would close the strait after all"]
    assert [(c.kind, c.earlier.text) for c in turned] == [("reversed", "would not close the strait")]


def test_what_is_due_is_seen_from_the_last_day(desk):
    assert [c.title for c in brief(desk, date(2026, 3, 6), date(2026, 3, 7)).due] == ["The presidents will meet"]
    assert not brief(desk, SINCE, TODAY).due


def test_an_outlet_and_a_number_narrow(desk):
    assert not brief(desk, SINCE, TODAY, Filter(publisher="Southern Post")).speakers
    page = brief(desk, date(2026, 1, 1), TODAY, Filter(limit=1))
    assert (len(page.speakers), len(page.events)) == (1, 1)


def test_days_without_anything(desk):
    page = brief(desk, date(2027, 1, 1), date(2027, 1, 2))
    assert not (page.speakers or page.events or page.changes or page.due)


def test_what_was_said_before_in_other_words_is_told_with_its_day(tmp_path):
    then, now, other = date(2026, 3, 2), TODAY, date(2026, 3, 19)
    old = Draftsman("Mara Linde said that foreign troops had to leave the islands.", day=then, id="old")
    old.says("Mara Linde", "foreign troops had to leave the islands")
    new = Draftsman("The islands are no place for foreign troops, they must leave, said Mara Linde.", day=now, id="new")
    new.says("Mara Linde", "The islands are no place for foreign troops, they must leave")
    fresh = Draftsman("Mara Linde said that the harbour would get a second crane.", day=other, id="fresh")
    fresh.says("Mara Linde", "the harbour would get a second crane")
    with Store.open(stored(tmp_path / "a.db", old.record(), new.record(), fresh.record())) as store:
        page = brief(store, SINCE, TODAY)
    assert [len(s.statements) for s in page.speakers] == [2]
    assert [(m.said.day, m.earlier.day) for m in page.repeats] == [(now, then)]
    assert not page.changes
