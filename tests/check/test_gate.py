"""The gate: a bad entry goes with its reason, what points at it forgets it, all else stays as it was."""

import datetime

import msgspec
import pytest

from memcon.check.gate import Gate
from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Draft,
    Event,
    EventDate,
    Link,
    Occasion,
    Place,
    Report,
    Statement,
    TimeExpression,
    Tone,
)

TEXT = "Ankara denied that it had shelled the port of Aden on Monday."
SIZE = len(TEXT)
DAY = datetime.date(2026, 2, 14)


def actor(name="a1", **changes):
    mention = ActorMention(spans=((0, 6),), form="name", confidence=0.9)
    return Actor(**{"id": name, "name": "Ankara", "kind": "state", "mentions": (mention,), "confidence": 0.9, **changes})


def statement(name="s1", **changes):
    made = {"id": name, "act": "denied", "kind": "indirect", "content": ((19, 60),), "confidence": 0.9}
    return Statement(**{**made, **changes})


def event(name="e1", **changes):
    made = {"id": name, "type": "ASSAULT", "quad": 4, "status": "denied", "sources": ("a1",), "trigger": ((26, 33),)}
    return Event(**{**made, "evidence": ((19, 60),), "confidence": 0.5, **changes})


def appointment(name="c1", **changes):
    made = {"id": name, "title": "talks", "status": "due", "start": DAY, "end": DAY, "evidence": ((0, 6),), "confidence": 1}
    return Appointment(**{**made, **changes})


def checked(**fields) -> Draft:
    report = Report(id="r", text=TEXT, sha256="0")
    return Gate().read([Draft(**{"report": report, "actors": (actor(), actor("a2")), **fields})])[0]


BAD = (
    ("beyond the text", {"statements": (statement(content=((19, SIZE + 1),)),)}, "content [19, 62) is not in a text of 61"),
    ("before the text", {"statements": (statement(cue=((-1, 3),)),)}, "cue [-1, 3) is not in a text"),
    ("empty span", {"statements": (statement(source=((4, 4),)),)}, "source [4, 4) is not in a text"),
    ("turned span", {"statements": (statement(source=((6, 0),)),)}, "source [6, 0) is not in a text"),
    ("no content", {"statements": (statement(content=()),)}, "content is empty"),
    ("quotes outside", {"statements": (statement(quotes=((0, 6),)),)}, "quotes [0, 6) lies outside content"),
    ("overlapping", {"statements": (statement(content=((19, 30), (25, 60))),)}, "content has spans that overlap"),
    ("out of order", {"statements": (statement(content=((30, 60), (19, 25))),)}, "content has spans that overlap"),
    ("occasion", {"statements": (statement(occasion=Occasion(spans=((50, 99),))),)}, "spans [50, 99) is not in a text"),
    ("trigger", {"events": (event(trigger=((26, 99),)),)}, "trigger [26, 99) is not in a text"),
    ("also", {"events": (event(also=(((26, 99),),)),)}, "[26, 99) is not in a text"),
    ("second of also", {"events": (event(also=(((0, 6),), ((26, 99),))),)}, "[26, 99) is not in a text"),
    ("date's words", {"events": (event(date=EventDate(spans=((70, 80),))),)}, "spans [70, 80) is not in a text"),
    ("mention", {"actors": (actor("a9", mentions=(ActorMention(spans=((0, 99),), form="name", confidence=1),)),)}, "[0, 99)"),
    ("place", {"places": (Place(id="p1", spans=((46, 90),), name="Aden", confidence=1),)}, "spans [46, 90) is not in a text"),
    (
        "period turned round",
        {"calendar": (appointment(start=DAY, end=DAY - datetime.timedelta(days=1)),)},
        "ends (2026-02-13) before it begins (2026-02-14)",
    ),
    (
        "time expression",
        {"dates": (TimeExpression(id="d1", spans=((54, 99),), type="DATE", confidence=1),)},
        "spans [54, 99) is not in a text",
    ),
    ("link", {"links": (Link(kind="responds", evidence=((0, 99),), confidence=1),)}, "evidence [0, 99) is not in a text"),
)  # fmt: skip


@pytest.mark.parametrize(("fields", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_entry_is_dropped_with_its_reason(fields, reason):
    draft = checked(**fields)
    (kind,) = fields
    assert getattr(draft, kind) == ()
    assert len(draft.dropped) == 1
    assert reason in draft.dropped[0]
    assert "\n" not in draft.dropped[0]


def test_good_entries_pass_untouched():
    fields = {"statements": (statement(speaker="a1"),), "events": (event(done_by="s1", sources=("a1", "a2")),)}
    draft = checked(**fields)
    assert (draft.statements, draft.events, draft.dropped) == (fields["statements"], fields["events"], ())


def test_of_two_entries_with_one_id_the_first_stays():
    draft = checked(statements=(statement(), statement(act="said")))
    assert [s.act for s in draft.statements] == ["denied"]
    assert draft.dropped == ("s1: the id stands twice",)


def test_one_bad_entry_takes_no_other_with_it():
    draft = checked(statements=(statement("s1", content=()), statement("s2"), statement("s3", inside="s1")))
    assert [(s.id, s.inside) for s in draft.statements] == [("s2", None), ("s3", None)]


def test_what_points_at_a_dropped_entry_forgets_it():
    draft = checked(
        statements=(statement("s1", content=()), statement("s2", speaker="a7", addressee="a1")),
        events=(event(told_in="s1", done_by="s2", sources=("a1", "a7"), targets=("a7",), claimed_by="a7"),),
        calendar=(appointment(host="a7", participants=("a1", "a7"), announced_in="s1", event="e1"),),
        links=(Link(kind="responds", from_="s1", to="s2", evidence=((0, 6),), confidence=1),),
    )
    (s,), (e,), (c,), (link,) = draft.statements, draft.events, draft.calendar, draft.links
    assert (s.speaker, s.addressee) == (None, "a1")
    assert (e.told_in, e.done_by, e.sources, e.targets, e.claimed_by) == (None, "s2", ("a1",), (), None)
    assert (c.host, c.participants, c.announced_in, c.event) == (None, ("a1",), None, "e1")
    assert (link.from_, link.to) == (None, "s2")


def test_an_occasion_and_a_tone_forget_their_actor():
    tones = (Tone(actor="a7", tone=1, confidence=1), Tone(actor="a2", tone=-1, confidence=1))
    draft = checked(statements=(statement(occasion=Occasion(spans=((0, 6),), actor="a7"), about=tones),))
    (s,) = draft.statements
    assert s.occasion is not None
    assert s.occasion.actor is None
    assert [t.actor for t in s.about] == ["a2"]


def test_an_event_without_any_source_left_goes():
    assert checked(events=(event(sources=("a7",)),)).events == ()


def test_what_was_dropped_before_is_still_told():
    report = Report(id="r", text=TEXT, sha256="0")
    draft = Gate().check(Draft(report=report, statements=(statement(content=()),), dropped=("e7: a reason",)))
    assert draft.dropped == ("e7: a reason", "s1: content is empty")


def test_the_gate_lets_its_own_output_pass():
    once = checked(statements=(statement("s1", content=()), statement("s2", inside="s1")), events=(event(told_in="s1"),))
    again = Gate().check(msgspec.structs.replace(once, dropped=()))
    assert (again.statements, again.events, again.dropped) == (once.statements, once.events, ())
