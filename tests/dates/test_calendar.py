import datetime
from pathlib import Path

import pytest

from memcon.dates.calendar import content
from memcon.record import Actor, ActorMention, Event, EventDate, Place, Statement

TABLE = [
    line.split("\t") for line in (Path(__file__).parent / "appointments.tsv").read_text(encoding="utf-8").splitlines()
]
FLOOR = 0.90


def test_the_table_of_appointments(calendar):
    sentences = list(dict.fromkeys((row[0], row[1]) for row in TABLE))
    drafts = dict(zip(sentences, calendar([s for _, s in sentences], [d for d, _ in sentences]), strict=True))
    gold = [row for row in TABLE if row[2]]
    made = sum(len(d.calendar) for d in drafts.values())
    wrong = [row for row in gold if not any(fits(a, row) for a in drafts[row[0], row[1]].calendar)]
    right = len(gold) - len(wrong)
    assert len(sentences) >= 40
    assert 2 * right / (made + len(gold)) >= FLOOR, wrong


def fits(a, row):
    return (str(a.start), str(a.end), a.status) == (row[3], row[4], row[5]) and content(row[2]) <= content(a.title)


def test_an_appointment_is_told_whole(calendar):
    text = "A second round of talks between France and Chad will be hosted by Oman in Geneva next week, the Swiss foreign ministry said on Saturday."

    def actor(name, kind="state"):
        at = text.index(name)
        mention = ActorMention(spans=((at, at + len(name)),), form="name", confidence=0.9)
        return Actor(id=name, name=name, kind=kind, mentions=(mention,), confidence=0.9)

    at = text.index("Geneva")
    end = text.index(", the Swiss")
    (draft,) = calendar(
        [text], ["2026-02-14"],
        actors=(actor("France"), actor("Chad"), actor("Oman"), actor("the Swiss foreign ministry", "government")),
        places=(Place(id="p1", spans=((at, at + 6),), name="Geneva", confidence=0.9),),
        statements=(Statement(id="s1", act="said", kind="indirect", speaker="the Swiss foreign ministry", content=((0, end),), confidence=0.9),),
    )  # fmt: skip
    (entry,) = draft.calendar
    assert entry.title == "second round of talks between France and Chad"
    assert (entry.start, entry.end) == (datetime.date(2026, 2, 16), datetime.date(2026, 2, 22))
    assert (entry.host, entry.place, entry.status) == ("Oman", "p1", "due")
    assert set(entry.participants) == {"France", "Chad"}
    assert (entry.announced_by, entry.announced_in) == ("the Swiss foreign ministry", "s1")
    assert draft.report.text[slice(*entry.evidence[0])] == text


def test_what_was_moved_replaces_what_stood_before(calendar):
    (draft,) = calendar(["The summit, planned for 3 March, has been postponed until 10 April."], ["2026-02-14"])
    old, new = draft.calendar
    assert (old.status, str(old.start)) == ("cancelled", "2026-03-03")
    assert (new.status, str(new.start), new.replaces) == ("moved", "2026-04-10", old.id)


def test_a_planned_event_is_due(calendar):
    text = "Ghana and Togo will hold talks on Friday."
    at = text.index("talks")
    event = Event(
        id="e1", type="CONSULT", quad=1, status="planned", trigger=((at, at + 5),), evidence=((0, len(text)),),
        sources=("g", "t"), date=EventDate(start=datetime.date(2026, 2, 20), end=datetime.date(2026, 2, 20)), confidence=0.9,
    )  # fmt: skip
    (draft,) = calendar([text], ["2026-02-14"], events=(event,))
    assert [(a.title, a.event, a.participants) for a in draft.calendar] == [("talks", "e1", ("g", "t"))]


@pytest.mark.parametrize("day", [None, "2026-02-14"])
def test_no_words_no_calendar(calendar, day):
    assert [d.calendar for d in calendar([""], [day])] == [()]


def test_without_a_report_date_nothing_is_due(calendar):
    assert [d.calendar for d in calendar(["Talks will be held on 3 May 2027."], [None])] == [()]
