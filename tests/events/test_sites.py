"""Blows at places: at the state they lie in where the report speaks of it, and denied where they are denied."""

import pytest

COMPLAINT = "Azerbaijan condemned Armenia on Tuesday. "
STRUCK = [
    ("Armenia shelled the Azerbaijani town of Barda.", "occurred"),
    ("Armenia denied shelling the Azerbaijani town of Barda on Tuesday.", "denied"),
    ("Armenia denied bombing the city of Ganja.", "denied"),
    ("Armenia denied firing rockets at Baku.", "denied"),
]


@pytest.mark.parametrize(("text", "status"), STRUCK)
def test_a_blow_at_a_place_is_at_its_state(told, text, status):
    (found,) = told([COMPLAINT + text])
    assert [(s, t, e.status) for k, s, t, e in found if k == "ASSAULT"] == [(["Armenia"], ["Azerbaijan"], status)]
    assert all((e.denied_by in e.sources) == (status == "denied") for k, _, _, e in found if k == "ASSAULT")


@pytest.mark.parametrize(("text", "status"), STRUCK)
def test_a_blow_at_a_place_needs_no_other_party(told, text, status):
    (found,) = told([text])
    assert [(s, e.status) for k, s, _, e in found if k == "ASSAULT"] == [(["Armenia"], status)]


def test_a_ministry_denies_what_its_troops_are_said_to_have_done(told):
    (found,) = told([COMPLAINT + "Armenia's defence ministry denied that its troops had shelled the city of Ganja."])
    denied = [(t, e.status, e.denied_by) for k, _, t, e in found if k == "ASSAULT"]
    assert [(t, status) for t, status, _ in denied] == [(["Azerbaijan"], "denied")]
    assert denied[0][2] is not None


def test_what_is_bombed_must_be_a_place(told):
    (found,) = told(["Armenia shelled the wall."])
    assert not [k for k, *_ in found if k == "ASSAULT"]


def test_a_town_by_its_states_adjective_needs_no_other_naming(told):
    (found,) = told(["Armenia denied shelling the Azerbaijani town of Barda."])
    assert [(s, t) for k, s, t, _ in found if k == "ASSAULT"] == [(["Armenia"], ["Azerbaijan"])]


def test_who_leaves_a_town_at_home_retreats_from_no_state(told):
    (found,) = told(["Sudanese soldiers withdrew from the Sudanese town of Kassala."])
    assert [t for k, _, t, _ in found if k == "RETREAT"] == [[]]
