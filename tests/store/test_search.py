import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.record import SettingError
from memcon.store import Filter, Store
from memcon.store.marking import PLAIN, _pattern, marks, window
from memcon.store.query import parse
from memcon.store.search import facets, find, search
from tests.store.handmade import DAY, Draftsman, build_desk, stored


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Store.open(build_desk(tmp_path_factory.mktemp("search") / "desk.db")) as store:
        yield store


def test_a_hit_shows_the_words_around_and_whose_they_are(desk):
    (hit,) = search(desk, '"climate cult"', Filter())
    assert [hit.around[a:b] for a, b in hit.marks] == ["climate cult"]
    assert hit.statement.speaker.name == "Ingrid Solvang"
    assert hit.around == desk.text(hit.report.id)[hit.at : hit.at + len(hit.around)]
    assert hit.report.outlets == 2  # one story, one hit


def test_all_words_must_stand_and_the_best_comes_first(desk):
    found = find(desk, "climate OR cult", Filter())
    assert [h.report.name for h in found.hits][-1] in ("senate", "later")
    assert found.matches == 3
    assert not found.bounded
    assert {h.report.name for h in search(desk, "climate cult", Filter())} <= {"forum", "forum-again"}


def test_only_what_is_said(desk):
    assert {h.statement.text for h in search(desk, "strait", Filter(), inside="quotes")} == {"would not close the strait", "would close the strait after all"}
    assert not search(desk, "presidents", Filter(), inside="quotes")
    assert search(desk, "presidents", Filter())


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        ({"since": DAY.replace(day=10)}, {"later"}),
        ({"until": DAY}, {"forum", "forum-again"}),
        ({"publisher": "the harbour gazette"}, {"forum-again", "later"}),
        ({"limit": 1}, None),
        ({"limit": 5, "offset": 1}, None),
    ],
)
def test_days_outlet_and_number_narrow(desk, narrowed, names):
    found = search(desk, "strait", Filter(**narrowed))
    assert len(found) == 1 if names is None else {h.report.name for h in found} <= names and found


def test_other_things_of_a_report_narrow(desk):
    threat = {h.report.name for h in search(desk, "strait", Filter(), type="THREATEN")}
    assert threat <= {"forum", "forum-again"}
    assert {h.report.name for h in search(desk, "strait", Filter(), type="CONSULT")} == {"later"}
    assert not search(desk, "strait", Filter(), status="denied")
    assert {h.report.name for h in search(desk, "must OR farmers", Filter(), topic="trade")} == {"senate"}


def test_facets_count_the_reports_found(desk):
    found = {(f.kind, f.label): f.reports for f in facets(desk, "strait", Filter())}
    assert found["publisher", "Northern Wire"] == 1
    assert found["publisher", "The Harbour Gazette"] == 2
    assert found["month", "2026-03"] == 3
    assert found["actor", "Ingrid Solvang"] == 3
    assert found["topic", "climate"] == 3
    assert found["type", "CONSULT"] == 1


def test_an_older_version_of_a_report_is_not_found(tmp_path):
    old = Draftsman("The minister wore a xylophone.", id="page", url="https://example.org/x").record()
    new = Draftsman("The minister wore a hat.", id="page", url="https://example.org/x").record()
    with Store.open(stored(tmp_path / "v.db", old, new)) as store:
        assert not search(store, "xylophone", Filter())
        assert search(store, "hat", Filter())


def test_more_matches_than_are_ranked_are_said_so(desk, monkeypatch):
    monkeypatch.setattr("memcon.store.search.SCANNED", 2)
    found = find(desk, "the", Filter())
    assert found.bounded
    assert len(found.hits) <= 2


def test_a_query_that_cannot_be_understood_does_not_reach_the_store(desk):
    with pytest.raises(SettingError, match="not closed"):
        search(desk, '"strait', Filter())


def test_the_stretch_shown_begins_and_ends_between_words():
    text = "First of all the ministers spoke at length. " * 20 + "Then the climate cult was named. " + "And so on it went. " * 20
    found = marks(text, parse('"climate cult"').terms)
    shown = window(text, found)
    assert [text[a:b] for a, b in shown.marks] == ["climate cult"]
    assert text[shown.start - 1] == " "
    assert text[shown.end] == " "
    assert shown.end - shown.start < 300


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["climate", "Climate", "climaté", "CLIMAT", "cult", "culte", "“cult”", "İ", "no", "–", "_", "ﬁ", "ß", "12"]), max_size=12),
    st.sampled_from([" ", "", ", ", "\n\n", "_", "’"]),
    st.sampled_from(["climate", "climat*", '"climate cult"', "cult OR no", "12", "climaté cult*"]),
)  # fmt: skip
def test_marks_stand_wherever_the_pattern_fits(words, joint, query):
    text, terms = joint.join(words), parse(query).terms
    plain = text.translate(PLAIN)
    every = sorted((m.span(), number) for number, term in enumerate(terms) for m in _pattern(term).finditer(plain))
    assert [(m.span, m.term) for m in marks(text, terms)] == every


def test_words_inside_a_statement_are_preferred():
    text = "climate here. " + "x " * 300 + "“climate there”"
    second = text.rindex("climate")
    assert window(text, marks(text, parse("climate").terms)).start == 0
    assert window(text, marks(text, parse("climate").terms), prefer=((second, len(text)),)).start > 100


def test_the_title_alone_may_match(tmp_path):
    with Store.open(stored(tmp_path / "t.db", Draftsman("Nothing of it here.", title="Xylophone summit").record())) as store:
        (hit,) = search(store, "xylophone", Filter())
        assert hit.marks == ()
        assert hit.around.startswith("Nothing")
