from datetime import date

import pytest

from memcon.record import StoreError
from memcon.store import Filter, Store
from memcon.store.between import between, party, weeks
from tests.store.handmade import Draftsman, build_desk, stored


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Store.open(build_desk(tmp_path_factory.mktemp("between") / "desk.db")) as store:
        yield store


def _asked(store, one, other, filter=Filter(), **more):  # noqa: B008
    return [(e.type, e.report.name) for e in between(store, filter, party(store, one), party(store, other), **more)]


@pytest.mark.parametrize(("one", "other"), [("BLR", "LTU"), ("Belarus", "lithuania"), ("#3", "#4"), ("BLR", "#4"), ("#4", "BLR")])
def test_countries_and_actors_are_sides(tmp_path, one, other):
    with Store.open(build_desk(tmp_path / "desk.db")) as store:
        numbers = {n: str(store.db.execute("SELECT id FROM entities WHERE name = ?", (n,)).fetchone()[0]) for n in ("Belarus", "Lithuania")}
        one, other = (x.replace("#3", "#" + numbers["Belarus"]).replace("#4", "#" + numbers["Lithuania"]) for x in (one, other))
        found = between(store, Filter(), party(store, one), party(store, other))
        assert [e.type for e in found] == ["CONSULT", "THREATEN"]
        assert [len(e.also) for e in found] == [0, 1]
        assert found[1].text == "Belarus threatened Lithuania with a blockade"


def test_one_way_leaves_out_what_comes_back(desk):
    assert [t for t, _ in _asked(desk, "Lithuania", "Belarus", both_ways=False)] == ["CONSULT"]
    assert [t for t, _ in _asked(desk, "Belarus", "Lithuania", both_ways=False)] == ["CONSULT", "THREATEN"]


def test_days_type_status_and_number_narrow(desk):
    assert [t for t, _ in _asked(desk, "BLR", "LTU", type="THREATEN")] == ["THREATEN"]
    assert not _asked(desk, "BLR", "LTU", status="planned")
    assert [t for t, _ in _asked(desk, "BLR", "LTU", Filter(until=date(2026, 3, 7)))] == ["THREATEN"]
    assert [t for t, _ in _asked(desk, "BLR", "LTU", Filter(limit=1, offset=1))] == ["THREATEN"]


def test_weeks_count_an_act_of_a_story_once_and_have_no_gaps(desk):
    found = weeks(desk, party(desk, "Belarus"), party(desk, "Lithuania"))
    assert [(w.monday, w.cooperation, w.conflict) for w in found] == [
        (date(2026, 3, 2), 0, 1), (date(2026, 3, 9), 0, 0), (date(2026, 3, 16), 1, 0),
    ]  # fmt: skip
    assert found[0].score < 0 < found[2].score
    assert not weeks(desk, party(desk, "Iran"), party(desk, "Lithuania"))


def test_two_acts_of_one_type_in_a_report_are_two(tmp_path):
    made = Draftsman("Iran threatened Iraq on land. Iran threatened Iraq at sea.")
    made.who("Iran", "state", "IRN")
    made.who("Iraq", "state", "IRQ")
    made.does("THREATEN", "Iran threatened Iraq on land", ["Iran"], ["Iraq"]).does("THREATEN", "Iran threatened Iraq at sea", ["Iran"], ["Iraq"])
    with Store.open(stored(tmp_path / "w.db", made.record())) as store:
        assert [w.conflict for w in weeks(store, party(store, "IRN"), party(store, "IRQ"))] == [2]
        assert len(_asked(store, "IRN", "IRQ")) == 2


def test_what_did_not_occur_is_listed_but_not_counted(tmp_path):
    made = Draftsman("Iran would meet Iraq in May.")
    made.who("Iran", "state", "IRN")
    made.who("Iraq", "state", "IRQ")
    made.does("CONSULT", "meet", ["Iran", "Iraq"], status="planned", day=date(2026, 5, 4))
    with Store.open(stored(tmp_path / "w.db", made.record())) as store:
        assert not weeks(store, party(store, "IRN"), party(store, "IRQ"))
        assert _asked(store, "IRN", "IRQ", status="planned")


def test_an_actor_has_nothing_with_itself(desk):
    with pytest.raises(StoreError, match="the same actor"):
        _asked(desk, "Q111", "Ingrid Solvang")
    assert _asked(desk, "BLR", "BLR") == []


def test_a_side_that_nobody_knows(desk):
    with pytest.raises(StoreError, match="nobody of the name 'Atlantis'"):
        party(desk, "Atlantis")
