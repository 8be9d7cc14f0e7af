from datetime import date

import pytest

from memcon.store import Filter, Store
from memcon.store.due import due
from memcon.store.people import one_entity
from tests.store.handmade import Draftsman, build_desk, stored

TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    text = "The talks begin. A vote comes this week. The summit opens. The treaty ends this year. The trial begins. Erik Dahl announced them."
    made = Draftsman(text, day=date(2026, 3, 9))
    made.who("Erik Dahl")
    made.announces("The talks begin", date(2026, 3, 12), by="Erik Dahl").announces("A vote comes", date(2026, 3, 9), date(2026, 3, 15))
    made.announces("The summit opens", date(2026, 3, 10)).announces("The treaty ends", date(2026, 1, 1), date(2026, 12, 31))
    made.announces("The trial begins", date(2026, 6, 1))
    newer = Draftsman("The talks begin soon, if at all. It was said again.", day=date(2026, 3, 10), publisher="Other Post")
    newer.announces("The talks begin soon", date(2026, 3, 12), status="cancelled")
    return stored(tmp_path_factory.mktemp("due") / "diary.db", made.record(), newer.record())


def _titles(path, *question, **more):
    with Store.open(path) as store:
        return [line.title for line in due(store, *question, **more)]


def test_the_nearest_first_and_what_has_begun_at_its_end(diary):
    assert _titles(diary, TODAY, 30) == ["The summit opens", "The talks begin soon", "A vote comes"]
    assert _titles(diary, TODAY, 300)[-2:] == ["The trial begins", "The treaty ends"]
    assert _titles(diary, TODAY, 0) == ["The summit opens"]
    assert _titles(diary, date(2027, 1, 1), 300) == []


def test_the_latest_report_stands_for_all_that_tell_it(diary):
    with Store.open(diary) as store:
        line = next(x for x in due(store, TODAY, 5) if x.title.startswith("The talks"))
        assert line.status == "cancelled"
        assert [r.publisher for r in line.also] == ["Northern Wire"]
        assert store.text(line.report.id)[slice(*line.spans[0])] == line.text


def test_outlet_days_of_reports_and_number_narrow(diary):
    assert _titles(diary, TODAY, 30, Filter(publisher="Other Post")) == ["The talks begin soon"]
    assert _titles(diary, TODAY, 30, Filter(until=date(2026, 3, 9)))[1] == "The talks begin"
    assert _titles(diary, TODAY, 30, Filter(limit=1, offset=1)) == ["The talks begin soon"]


def test_only_with_an_actor(tmp_path):
    with Store.open(build_desk(tmp_path / "desk.db")) as store:
        assert [x.title for x in due(store, TODAY, 30, actor=one_entity(store, "Belarus").id)] == ["The presidents will meet"]
        assert [x.announced_by.name for x in due(store, TODAY, 30)] == ["Viktar Karalyou"]
        assert not due(store, TODAY, 30, actor=one_entity(store, "Q111").id)
