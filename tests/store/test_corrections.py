from datetime import date

import msgspec
import pytest

from bench import reports
from memcon.record import Period, StoreError
from memcon.store import Store, corrections
from memcon.store.changes import Change, Named
from memcon.store.checking import check
from memcon.store.corrections import correct
from memcon.store.due import due
from memcon.store.telling import told
from tests.store.handmade import forum


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "a.db", write=True, create=True) as store:
        for _ in store.add(reports.records(3)):
            pass
        yield store


def _tables(store):
    """All that questions are asked of; the numbers of statements may be others."""
    columns = {
        "actors": "*", "statements": "report, n, act, kind, speaker, addressee, day, occasion, confidence",
        "events": "report, n, type, quad, status, first, last", "entity_names": "*", "offices": "*",
    }  # fmt: skip
    return {t: store.db.execute(f"SELECT {c} FROM {t} ORDER BY 1, 2, 3").fetchall() for t, c in columns.items()}


def _statement(store, report=2, at=0):
    return store.record(report).statements[at]


def _rows(store, table, report=2):
    return store.db.execute(f"SELECT * FROM {table} WHERE report = ? ORDER BY n", (report,)).fetchall()


def test_another_speaker_is_laid_over(store):
    before = store.record(2)
    done = correct(store, 2, "s1", Change(speaker=Named(name="Ines Valdor", country="PRT")), by="ada", why="misread")
    record = store.record(2)
    speaker = next(a for a in record.actors if a.id == record.statements[0].speaker)
    assert (speaker.name, speaker.country) == ("Ines Valdor", "PRT")
    assert record.statements[0].confidence == 1.0
    assert record.statements[1:] == before.statements[1:]
    assert store.record(2, corrected=False) == before
    assert (done.made_by, done.why, done.words) == ("ada", "misread", _words(before, before.statements[0].content))
    assert list(check(store)) == []


def test_the_corrected_speaker_is_found(store):
    correct(store, 2, "s1", Change(speaker=Named(name="Ines Valdor", country="PRT")), by="ada")
    question = """SELECT s.report, s.n FROM statements s JOIN entity_names e ON e.entity = s.speaker
                  WHERE e.folded = 'ines valdor'"""
    assert store.db.execute(question).fetchall() == [(2, 1)]
    corrections.undo(store, 1)
    assert store.db.execute(question).fetchall() == []
    assert store.db.execute("SELECT 1 FROM entity_names WHERE folded = 'ines valdor'").fetchall() == []


def test_a_correction_taken_back_leaves_no_trace(store):
    before = _tables(store)
    read = store.record(2)
    correct(store, 2, "s1", Change(drop=True), by="ada")
    correct(store, 2, read.events[0].id, Change(status="denied"), by="ada")
    assert store.record(2) != read
    corrections.undo(store, 1)
    corrections.undo(store, 2)
    assert store.record(2) == read
    assert _tables(store) == before
    assert [c.id for c in corrections.corrections(store, undone=True)] == [1, 2]
    with pytest.raises(StoreError, match="correction #1 was taken back"):
        corrections.undo(store, 1)


def test_an_actor_of_the_record_is_taken_where_it_is_named(store):
    record = store.record(2)
    other = next(a for a in record.actors if a.kind == "person" and a.id != record.statements[0].speaker)
    correct(store, 2, "s1", Change(speaker=Named(name=other.name.upper())), by="ada")
    assert _statement(store).speaker == other.id
    assert len(store.record(2).actors) == len(record.actors)


def test_nobody_can_be_the_speaker(store):
    correct(store, 2, "s1", Change(speaker=None), by="ada")
    assert _statement(store).speaker is None
    assert _rows(store, "statements")[0][5] is None


def test_what_is_dropped_is_found_no_more(store):
    gone = _statement(store)
    before = len(_rows(store, "statements"))
    correct(store, 2, gone.id, Change(drop=True), by="ada")
    assert gone.id not in {s.id for s in store.record(2).statements}
    assert len(_rows(store, "statements")) == before - 1
    assert list(check(store)) == []


def test_the_content_is_cut_and_its_quotations_with_it(store):
    said = next(s for s in store.record(2).statements if s.quotes and s.kind == "mixed")
    start, _ = said.content[0]
    correct(store, 2, said.id, Change(content=((start, said.quotes[0][0] - 2),)), by="ada")
    now = next(s for s in store.record(2).statements if s.id == said.id)
    assert now.content == ((start, said.quotes[0][0] - 2),)
    assert now.quotes == ()
    assert list(check(store)) == []


def test_an_event_is_of_another_type(store):
    event = store.record(2).events[0]
    wanted = "AID" if event.type != "AID" else "ASSAULT"
    correct(store, 2, event.id, Change(type=wanted, status="alleged"), by="ada")
    now = store.record(2).events[0]
    assert (now.type, now.status, now.quad, now.modes) == (wanted, "alleged", 2 if wanted == "AID" else 4, ())
    correct(store, 2, event.id, Change(targets=(Named(name="Lisbon Harbour", kind="organisation"),)), by="ada")
    assert store.record(2).actors[-1].name == "Lisbon Harbour"
    assert list(check(store)) == []


@pytest.mark.parametrize(
    ("key", "change", "reason"),
    [
        ("s99", Change(drop=True), "there is no statement 's99' in it"),
        ("x1", Change(drop=True), "there is no statement, event or appointment 'x1'"),
        ("s1", Change(), "nothing is to be changed"),
        ("s1", Change(status="denied"), "a statement has no status to correct"),
        ("e1", Change(speaker=None), "an event has no speaker to correct"),
        ("e1", Change(sources=()), "an event needs somebody who acts"),
        ("s1", Change(content=((5, 10**7),)), "content 5:10000000 does not stand in a text"),
        ("s1", Change(content=((9, 5),)), "content 9:5 does not stand"),
        ("s1", Change(content=()), "content is empty"),
        ("s1", Change(date=Period()), "a date needs a day"),
        ("s1", Change(host=None), "a statement has no host to correct"),
        ("e1", Change(announced_by=None), "an event has no announcer to correct"),
        ("e1", Change(date=Period(start=date(2026, 3, 9), end=date(2026, 3, 8))), "2026-03-08 is before 2026-03-09"),
        ("e1", Change(status="moved"), "'moved' is no status of an event"),
    ],
)
def test_what_cannot_be_corrected_is_said(store, key, change, reason):
    before = _rows(store, "statements")
    with pytest.raises(StoreError, match=reason):
        correct(store, 2, key, change, by="ada")
    assert corrections.corrections(store) == []
    assert _rows(store, "statements") == before


def test_days_are_corrected(tmp_path):
    days = Period(start=date(2026, 3, 13), end=date(2026, 3, 14))
    with Store.open(tmp_path / "d.db", write=True, create=True) as store:
        list(store.add([forum()]))
        correct(store, 1, "c1", Change(date=days, status="moved"), by="ada")
        correct(store, 1, "e1", Change(date=days), by="ada")
        correct(store, 1, "s1", Change(date=Period(start=days.start)), by="ada")
        record = store.record(1)
        assert (record.calendar[0].start, record.calendar[0].end) == (days.start, days.end)
        assert record.calendar[0].status == "moved"
        assert (record.events[0].date.start, record.events[0].date.end) == (days.start, days.end)
        assert record.statements[0].date == Period(start=days.start)
        assert [line.start for line in due(store, date(2026, 3, 1), 30)] == [days.start]
        assert store.db.execute("SELECT last FROM events").fetchone() == (days.end.toordinal(),)
        assert list(corrections.corrected_records(store)) == [record]
        assert "date 2026-03-13 to 2026-03-14" in told(store, corrections.one(store, 2))
        correct(store, 1, "e1", Change(date=None), by="ada")
        assert store.record(1).events[0].date is None
        with pytest.raises(StoreError, match="an appointment needs its days"):
            correct(store, 1, "c1", Change(date=None), by="ada")
        correct(store, 1, "c1", Change(drop=True), by="ada")
        assert due(store, date(2026, 3, 1), 30) == []
        assert list(check(store)) == []


def test_host_participants_and_who_announced_it_are_corrected(tmp_path):
    with Store.open(tmp_path / "d.db", write=True, create=True) as store:
        list(store.add([forum()]))
        norway, envoy = Named(name="Norway", kind="state", country="NOR"), Named(name="Ada Falk")
        belarus = Named(name="Belarus", kind="state", country="BLR")
        change = Change(host=norway, participants=(belarus, envoy, belarus), announced_by=None)
        correct(store, 1, "c1", change, by="ada")
        record = store.record(1)
        names = {a.id: a.name for a in record.actors}
        entry = record.calendar[0]
        assert (names[entry.host], [names[p] for p in entry.participants]) == ("Norway", ["Belarus", "Ada Falk"])
        assert entry.announced_by is None
        assert sum(a.name == "Belarus" for a in record.actors) == 1
        (line,) = due(store, date(2026, 3, 1), 30)
        assert (line.host.name, [p.name for p in line.participants]) == ("Norway", ["Belarus", "Ada Falk"])
        assert line.corrected
        assert list(corrections.corrected_records(store)) == [record]
        line = told(store, corrections.one(store, 1))
        assert "host Norway, participants Belarus, Ada Falk, Belarus, announced by nobody" in line
        with store.writing() as writer:
            writer.replace(1, forum())
        assert store.record(1).calendar == record.calendar
        assert list(check(store)) == []
        correct(store, 1, "c1", Change(host=None, participants=()), by="ada")
        assert (store.record(1).calendar[0].host, store.record(1).calendar[0].participants) == (None, ())
        corrections.undo(store, 2)
        corrections.undo(store, 1)
        assert store.record(1) == forum()
        assert not due(store, date(2026, 3, 1), 30)[0].corrected


def test_a_new_reading_keeps_what_was_corrected(store):
    record = store.record(2)
    said = record.statements[0]
    a, b = said.content[0]
    correct(store, 2, said.id, Change(act="denied"), by="ada")
    moved = msgspec.structs.replace(said, id="s77", content=((a, b - 2),), quotes=())
    again = msgspec.structs.replace(record, statements=(*record.statements[1:], moved))
    with store.writing() as writer:
        writer.replace(2, again)
    assert next(s for s in store.record(2).statements if s.id == "s77").act == "denied"
    assert corrections.placed(store, 2) == {"s77": 1}
    assert corrections.unplaced(store) == []
    assert list(check(store)) == []


def test_a_correction_without_a_place_is_listed(store):
    record = store.record(2)
    correct(store, 2, "s1", Change(drop=True), by="ada")
    with store.writing() as writer:
        writer.replace(2, msgspec.structs.replace(record, statements=()))
    assert [c.id for c in corrections.unplaced(store)] == [1]
    assert list(corrections.corrected_records(store)) == []
    assert list(check(store)) == []


def test_corrected_records_are_gold(store):
    correct(store, 1, "s1", Change(act="asked"), by="ada")
    correct(store, 3, "s2", Change(drop=True), by="ada")
    assert list(corrections.corrected_records(store)) == [store.record(1), store.record(3)]


def test_a_reader_sees_it_too(store):
    correct(store, 2, "s1", Change(act="asked"), by="ada")
    with Store.open(store.path) as reader:
        assert reader.record(2).statements[0].act == "asked"
        with pytest.raises(StoreError, match="opened to be read only"):
            correct(reader, 2, "s1", Change(act="said"), by="ada")


def _words(record, spans):
    return " … ".join(record.report.text[a:b] for a, b in spans)
