"""Acts that wait for others: `once the talks open`, `as soon as Chad withdraws`, `before meeting the king on Friday`."""

import pytest

from memcon.record import shown

WAITING = [
    ("Ghana will lift its sanctions on Togo as soon as Lome frees the sailors.", "CONCEDE", "as soon as Lome frees the sailors"),
    ("As soon as Togo withdraws its troops, Ghana will lift its sanctions on Lome.", "CONCEDE",
     "As soon as Togo withdraws its troops"),
    ("Once Chad pulls its soldiers out of Libya, Norway will send $9 million in aid to Tripoli.", "AID",
     "Once Chad pulls its soldiers out of Libya"),
    ("Peru promised Chile to reopen the border once Santiago releases the trawlers.", "AGREE",
     "once Santiago releases the trawlers"),
    ("Miners threatened to block roads should the government fail to deploy soldiers.", "THREATEN",
     "should the government fail to deploy soldiers"),
]  # fmt: skip
TOLD = [
    ("Once the rebels took the town, they shelled the Chadian army.", "ASSAULT", "rebels"),
    ("As soon as the polls closed, Togolese police arrested the senator.", "COERCE", "Togolese police"),
    ("Togo expelled the envoy of Ghana once talks had failed.", "SANCTION", "Togo"),
]


@pytest.mark.parametrize(("text", "type", "condition"), WAITING)
def test_what_is_awaited_is_a_condition_and_no_event(told, text, type, condition):
    [(kind, _, _, event)] = told([text])[0]
    assert (kind, shown(text, event.condition or ())) == (type, condition)
    assert event.status == ("occurred" if type in ("AGREE", "THREATEN") else "hypothetical")


@pytest.mark.parametrize(("text", "type", "source"), TOLD)
def test_what_was_first_is_no_condition(told, text, type, source):
    found = [e for kind, sources, _, e in told([text])[0] if kind == type and sources == [source]]
    assert found and all(e.status == "occurred" and e.condition is None for e in found)


AHEAD = [
    (
        "President Ana Duarte is due to fly to Oslo on Saturday before meeting King Harald on Sunday.",
        "Harald",
        "2026-02-15",
    ),
    ("President Ana Duarte will brief her cabinet before she meets King Harald on Friday.", "Harald", "2026-02-20"),
    ("Ana Duarte will raise the matter when she visits Norway on Monday.", "Norway", "2026-02-16"),
    ("President Ana Duarte is expected in Oslo on Thursday for talks with King Harald.", "Harald", "2026-02-19"),
    ("Ana Duarte is due in Oslo on Monday for talks with King Harald.", "Harald", "2026-02-16"),
]


@pytest.mark.parametrize(("text", "other", "day"), AHEAD)
def test_what_is_told_beside_an_act_to_come_is_to_come(told, records, text, other, day):
    found = [e for kind, sources, _, e in told([text])[0] if kind == "CONSULT" and other in sources]
    assert [(e.status, str(e.date.start)) for e in found if e.date] == [("planned", day)]
    assert day in {str(c.start) for c in records([text])[0].calendar}


def test_what_was_done_before_another_act_was_done(told):
    [text] = ["Ana Duarte met King Harald in Oslo before meeting Pedro Solano in Lima."]
    assert {e.status for *_, e in told([text])[0]} == {"occurred"}


HELD = [
    ("A conference co-hosted by Peru and Chile will be held in Lima on June 8.", "planned"),
    ("A summit on the drought hosted by Peru and Chile is to open in Lima on April 2.", "planned"),
    ("A summit hosted by Peru and Chile opened in Lima last week.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), HELD)
def test_what_somebody_hosts_is_when_it_is_held(told, text, status):
    assert [(k, s, e.status) for k, s, _, e in told([text])[0]] == [("CONSULT", ["Peru", "Chile"], status)]
