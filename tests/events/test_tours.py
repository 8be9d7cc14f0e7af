"""Tours of several states, told by a noun; denied claims; whom a blow hit."""

import pytest

TOURS = [
    ("Prime Minister Ana Duarte will leave on Monday on a tour of Jordan, Ethiopia and Oman.", "planned"),
    ("Ana Duarte is to leave on Monday for a tour that will take her to Jordan, Ethiopia and Oman.", "planned"),
    ("Prime Minister Ana Duarte is on a tour of Jordan, Ethiopia and Oman.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), TOURS)
def test_each_state_of_a_tour_is_a_visit(told, text, status):
    found = [(kind, sources, e.status) for kind, sources, _, e in told([text])[0]]
    assert found == [("CONSULT", ["Ana Duarte", host], status) for host in ("Jordan", "Ethiopia", "Oman")]


def test_a_tour_stands_once_in_the_calendar(records):
    assert [str(c.start) for c in records([TOURS[0][0]])[0].calendar] == ["2026-02-16"]


def test_what_is_denied_with_a_claim_is_an_act_of_its_own(told):
    [text] = ["Chad denied Libyan accusations that it had supplied Niger with drones."]
    assert ("AID", ["Chad"], ["Niger"], "denied") in [(k, s, t, e.status) for k, s, t, e in told([text])[0]]


def test_strikers_threaten_their_own_state(told):
    [text] = ["Teachers in Peru threatened to strike should the government of Peru fail to deploy soldiers at schools."]
    assert [(k, t) for k, _, t, _ in told([text])[0]] == [("THREATEN", ["Peru"])]


def test_what_is_to_be_formed_is_no_party(told):
    [text] = ["Chadian and Libyan officers met on Sunday and agreed to form a joint patrol."]
    assert all("patrol" not in name for _, s, t, _ in told([text])[0] for name in (*s, *t))
