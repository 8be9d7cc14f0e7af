import datetime

import msgspec
import pytest

from memcon.dates.attach import AttachDates
from memcon.record import Event, Statement

DAY = datetime.date.fromisoformat
ATTACH = AttachDates()


def event(text, trigger, **fields):
    at = text.index(trigger)
    plain = {
        "id": "e1",
        "type": "CONSULT",
        "quad": 1,
        "status": "occurred",
        "confidence": 0.9,
        "evidence": ((0, len(text)),),
    }
    return Event(**{**plain, "trigger": ((at, at + len(trigger)),), **fields})


def statement(text, cue, content, **fields):
    a, c = text.index(cue), text.index(content)
    plain = {"id": "s1", "act": "said", "kind": "indirect", "speaker": "a1", "confidence": 0.9}
    return Statement(**{**plain, "cue": ((a, a + len(cue)),), "content": ((c, c + len(content)),), **fields})


def dated(find, text, e, statements=(), dateline=None, day="2026-02-14"):
    (draft,) = find([text], [day], dateline=dateline)
    (out,) = ATTACH.read([msgspec.structs.replace(draft, events=(e,), statements=tuple(statements))])
    return out


def days(date):
    return None if date is None else tuple(None if d is None else str(d) for d in (date.start, date.end))


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The envoys met in Doha on Thursday.", "met", ("2026-02-12", "2026-02-12")),
        ("The ministry said on Thursday that the envoys had met on Monday.", "met", ("2026-02-09", "2026-02-09")),
        ("The ministry said on Thursday that the envoys had met.", "met", None),
        ("Rebels who seized the port in November freed ten hostages on Friday.", "seized", ("2025-11-01", "2025-11-30")),
        ("Rebels who seized the port in November freed ten hostages on Friday.", "freed", ("2026-02-13", "2026-02-13")),
        ("Ministers held talks in Vienna last week.", "talks", ("2026-02-02", "2026-02-08")),
        ("On Tuesday the army shelled the town and arrested its mayor.", "arrested", ("2026-02-10", "2026-02-10")),
        ("He lashed out at the reports on Wednesday, challenging the editors to prove them.", "challenging", ("2026-02-11", "2026-02-11")),
        ("Sunday's launch angered Seoul.", "launch", ("2026-02-08", "2026-02-08")),
        ("Bassem called Monday's indictment a farce.", "called", None),
        ("The army has shelled the town since Monday.", "shelled", ("2026-02-09", None)),
        ("The fleet blockaded the port from March 3 to March 9 2025.", "blockaded", ("2025-03-03", "2025-03-09")),
        ("The two states fought a war in 1998.", "fought", (None, None)),
        ("Prosecutors are investigating him after reports last week.", "investigating", None),
        ("Tokyo vowed last month to lift the sanctions.", "lift", None),
        ("Tokyo vowed last month to lift the sanctions.", "vowed", ("2026-01-01", "2026-01-31")),
    ],
)  # fmt: skip
def test_the_date_is_the_one_that_modifies_the_trigger(find, text, trigger, expected):
    assert days(dated(find, text, event(text, trigger)).events[0].date) == expected


def test_a_verbal_act_is_done_on_the_day_of_its_saying(find):
    text = "“We reject the plan,” the minister said on Thursday."
    out = dated(
        find, text, event(text, "reject", type="REJECT", done_by="s1"), [statement(text, "said", "We reject the plan")]
    )
    assert days(out.statements[0].date) == days(out.events[0].date) == ("2026-02-12", "2026-02-12")


def test_what_a_speaker_goes_on_to_say_is_said_on_the_same_day(find):
    text = "The king promised reform, a court official said on Thursday. He added that talks would follow."
    first = statement(text, "said", "The king promised reform")
    second = statement(text, "added", "talks would follow", id="s2")
    (draft,) = find([text], ["2026-02-14"])
    (out,) = ATTACH.read([msgspec.structs.replace(draft, statements=(first, second))])
    assert [days(s.date) for s in out.statements] == [("2026-02-12", "2026-02-12")] * 2


def test_in_a_dated_dispatch_a_verbal_act_is_of_its_day(find):
    text = "The premier has condemned the raid, which he had feared."
    assert (
        days(dated(find, text, event(text, "condemned", type="ACCUSE"), dateline="2026-02-14").events[0].date)
        == ("2026-02-14",) * 2
    )
    assert dated(find, text, event(text, "condemned", type="ACCUSE")).events[0].date is None
    assert dated(find, text, event(text, "feared", type="ACCUSE"), dateline="2026-02-14").events[0].date is None


def test_another_telling_of_the_act_gives_its_day(find):
    text = "Navy divers have seized a tanker in the strait. The tanker was seized in late November, officials said."
    assert days(dated(find, text, event(text, "seized")).events[0].date) == ("2025-11-01", "2025-11-30")


def test_a_telling_with_the_day_is_preferred_to_one_with_the_month(find):
    text = "The firm sold the missiles in October, Kabul says. On Oct. 19 the firm sold the missiles to a militia."
    assert days(dated(find, text, event(text, "sold")).events[0].date) == ("2025-10-19", "2025-10-19")


def test_a_habit_has_no_day_of_another_telling(find):
    text = "The North has often fired rockets. The North fired rockets on Sunday."
    assert dated(find, text, event(text, "fired")).events[0].date is None


def test_a_participle_at_the_end_dates_its_verb(find):
    text = "The army shelled the town, killing five people on Monday."
    assert days(dated(find, text, event(text, "shelled")).events[0].date) == ("2026-02-09", "2026-02-09")


def test_nothing_planned_lies_before_the_report(find):
    text = "The rocket was fired on Thursday in anger at a planned drill."
    assert dated(find, text, event(text, "drill", status="planned")).events[0].date is None


def test_the_words_of_a_date_are_kept_where_its_days_are_too_many(find):
    text = "The two states fought a war in 1998."
    date = dated(find, text, event(text, "fought")).events[0].date
    assert [text[a:b] for a, b in date.spans] == ["1998"]
    assert (date.start, date.end) == (None, None)


def test_without_words_nothing_breaks(find):
    (draft,) = find([""], [None])
    assert ATTACH.read([draft])[0].events == ()
