"""Copies, rewrites and updates of one report are one story; other reports are none."""

from datetime import timedelta

import msgspec
import pytest

from bench import reports
from memcon.store import Store


def _copy(record, text, *, name, days=0, publisher="Another Wire"):
    published = record.report.published + timedelta(days=days)
    report = msgspec.structs.replace(
        record.report, id=name, text=text, publisher=publisher, url=None, published=published
    )  # fmt: skip
    return msgspec.structs.replace(
        record, report=report, statements=(), events=(), calendar=(), actors=(), dates=(), places=()
    )


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        yield store


def _stories(store):
    return dict(store.db.execute("SELECT name, story FROM reports ORDER BY id").fetchall())


def _add(store, *records):
    return list(store.add(records))


def test_copies_share_a_story_and_others_do_not(store):
    one, other = list(reports.records(400))[:2]
    text = one.report.text
    _add(
        store, one, other, _copy(one, text, name="exact"), _copy(one, f"{text[:-300]} More soon.", name="near", days=2)
    )
    stories = _stories(store)
    assert stories["r0"] == stories["exact"] == stories["near"] == 1
    assert stories["r1"] == 2
    assert store.line(1).outlets == 3
    assert store.line(2).outlets == 1


def test_the_same_words_months_later_are_another_story(store):
    (one, *_) = reports.records(1)
    _add(store, one, _copy(one, one.report.text, name="again", days=60))
    assert len(set(_stories(store).values())) == 2


def test_a_report_that_joins_two_stories_makes_them_one(store):
    one, other = list(reports.records(400))[:2]
    other = _copy(other, other.report.text, name="other", days=-9)
    both = f"{one.report.text}\n\n{other.report.text}"
    _add(store, one, other)
    assert len(set(_stories(store).values())) == 2
    _add(store, _copy(one, both, name="both"))
    assert set(_stories(store).values()) == {1}


def test_a_newer_version_is_of_the_same_story(store):
    (one, *_) = reports.records(1)
    report = msgspec.structs.replace(one.report, text="TALLINN – Nothing of what we wrote was so. " * 9)
    rewritten = msgspec.structs.replace(_copy(one, "", name="r0"), report=report)
    assert [a.what for a in _add(store, one, rewritten)] == ["new", "version"]
    assert set(_stories(store).values()) == {1}
    assert store.line(2).outlets == 1


def test_reports_without_a_day_meet_too(store):
    (one, *_) = reports.records(1)
    bare = [
        msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, published=None))
        for r in (one, _copy(one, one.report.text + " More.", name="more"))
    ]
    _add(store, *bare)
    assert set(_stories(store).values()) == {1}


def test_planted_copies_are_found_and_no_others(tmp_path):
    """Three in ten are copies with up to three in ten sentences left out or replaced."""
    plans = list(reports.plans(400, copies=0.3))
    planted = {f"r{p.number}": f"r{p.copy_of if p.copy_of is not None else p.number}" for p in plans}
    with Store.open(tmp_path / "b.db", write=True, create=True) as store:
        _add(store, *map(reports.write, plans))
        names = dict(store.db.execute("SELECT id, name FROM reports"))
        found = {name: names[story] for name, story in _stories(store).items()}
    pairs = _pairs(planted), _pairs(found)
    both = len(pairs[0] & pairs[1])
    assert both / len(pairs[1]) >= 0.98
    assert both / len(pairs[0]) >= 0.95


def _pairs(story_of):
    by_story = {}
    for name, story in story_of.items():
        by_story.setdefault(story, []).append(name)
    return {(a, b) for names in by_story.values() for a in names for b in names if a < b}


def test_the_work_does_not_grow_with_the_store(store):
    """Only what appeared within a fortnight is looked at."""
    made = list(reports.records(60))
    _add(store, *made)
    with Store.open(store.path, write=True) as again:
        _add(again, _copy(made[30], made[30].report.text, name="copy"))
        weeks = {w for w in again.writer()._copies._weeks if w is not None}
    week = made[30].report.published.toordinal() // 7
    assert weeks
    assert max(abs(w - week) for w in weeks) <= 1
