"""Who does an act, not who tells of it, accuses of it or leaves it unconfirmed."""

import pytest

DONE = [
    (
        "On Tuesday gunmen of the Southern Alliance ambushed a patrol, killing four policemen, the Kenyan army said.",
        "gunmen",
        ["four policemen"],
    ),
    (
        "On Friday troops of the Togolese army beat thirty students, the opposition in Ghana said.",
        "troops",
        ["thirty students"],
    ),
]
ACCUSED = [
    (
        "The Kenyan navy accused a Somali fishing boat of firing shots at a supply ship.",
        "Kenyan navy",
        "Somali fishing boat",
    ),
    (
        "Brazil's coast guard accused a Peruvian trawler of attacking its sailors.",
        "Brazil's coast guard",
        "Peru",
    ),
]
UNCONFIRMED = [
    "Rabat has not confirmed the arrests.",
    "Chad has not confirmed the raid on Libya.",
    "Chad refused to confirm the raid on Libya.",
]


@pytest.mark.parametrize(("text", "doer", "struck"), DONE)
def test_the_teller_is_not_the_doer(told, text, doer, struck):
    blows = [(s, t) for k, s, t, _ in told([d[0] for d in DONE])[[d[0] for d in DONE].index(text)] if k == "ASSAULT"]
    assert [t for _, t in blows] == [struck]
    assert all(doer in name for sources, _ in blows for name in sources)


def test_a_blow_without_a_doer_is_not_the_tellers(told):
    (found,) = told(["Shells hit the market, the Kenyan army said, wounding twelve traders."])
    assert not [s for k, s, _, _ in found if k == "ASSAULT" and "Kenyan army" in s]


@pytest.mark.parametrize(("text", "accuser", "accused"), ACCUSED)
def test_the_accused_is_the_doer(told, text, accuser, accused):
    (found,) = told([text])
    assert ("ACCUSE", [accuser], [accused], "occurred") in [(k, s, t, e.status) for k, s, t, e in found]
    blows = [(s, e.status, e.claimed_by) for k, s, _, e in found if k == "ASSAULT"]
    by = next(e.sources[0] for k, _, _, e in found if k == "ACCUSE")
    assert blows == [([accused], "alleged", by)]


@pytest.mark.parametrize("text", UNCONFIRMED)
def test_what_is_not_confirmed_is_not_denied(told, text):
    (found,) = told([text])
    assert not [e for k, _, _, e in found if k in ("COERCE", "ASSAULT")]


def test_an_act_that_is_not_confirmed_is_alleged(told):
    (found,) = told(["Chad has not confirmed that Libya attacked Niger."])
    assert [(s, t, e.status) for k, s, t, e in found if k == "ASSAULT"] == [(["Libya"], ["Niger"], "alleged")]
