"""Constructions whose parties stand elsewhere than beside the verb, in sentences of our own."""

import pytest

RIGHT = [
    ("Prime Minister Ana Duarte said she was greatly heartened by King Harald's speech.",
     "SUPPORT", ["Ana Duarte"], ["Harald"], "occurred"),
    ("Kwame Mensah said he was “deeply reassured” by Prime Minister Ana Duarte's words.",
     "SUPPORT", ["Kwame Mensah"], ["Ana Duarte"], "occurred"),
    ("Ghana was appalled by Togo's decision to close the crossing.", "ACCUSE", ["Ghana"], ["Togo"], "occurred"),
    ("Norway was reassured by Finland that the border would stay open.", "AGREE", ["Finland"], ["Norway"], "occurred"),
    ("The minister said the rules must be rewritten and scolded Ghana for its silence.",
     "ACCUSE", ["minister"], ["Ghana"], "occurred"),
    ("The minister said the rules must be rewritten and singled out Ghana for scathing criticism.",
     "ACCUSE", ["minister"], ["Ghana"], "occurred"),
    ("Peru repeated several accusations levelled at Chile by Brazil.", "ACCUSE", ["Peru"], ["Chile"], "occurred"),
    ("Talks between Chad and Libya, brokered by Qatar, began on Monday.",
     "CONSULT", ["Qatar"], ["Chad", "Libya"], "occurred"),
    ("Egypt mediated a truce between Chad and Libya.", "CONSULT", ["Egypt"], ["Chad", "Libya"], "occurred"),
    ("Brazil's president criticised European trade and farm policies. Europe, he said, has closed its markets.",
     "ACCUSE", ["Brazil's president"], ["Europe"], "occurred"),
]  # fmt: skip
TALKS = [
    ("Qatar will host talks between Chad and Libya on Sunday.", [("planned", {"Chad", "Libya"})]),
    ("A third round of negotiations between Chad and Libya will be hosted by Qatar in Doha.",
     [("planned", {"Chad", "Libya"})]),
    ("Qatar hosted talks with Chad.", [("occurred", {"Qatar", "Chad"})]),
    ("Chad threatened Libya with war as negotiations dragged on. A round of talks between Chad and Libya is due on Friday.",
     [("occurred", {"Chad", "Libya"}), ("planned", {"Chad", "Libya"})]),
    ("Talks between Chad and Libya were held in May. The talks will resume in June.",
     [("occurred", {"Chad", "Libya"}), ("planned", {"Chad", "Libya"})]),
    ("Ghana will meet Togo on Monday. Ghana met Togo in March.",
     [("planned", {"Ghana", "Togo"}), ("occurred", {"Ghana", "Togo"})]),
]  # fmt: skip


def read(told, texts, text):
    return told([t[0] for t in texts])[[t[0] for t in texts].index(text)]


@pytest.mark.parametrize(("text", "kind", "sources", "targets", "status"), RIGHT)
def test_parties(told, text, kind, sources, targets, status):
    found = [(k, s, t, e.status) for k, s, t, e in read(told, RIGHT, text)]
    assert (kind, sources, targets, status) in found


@pytest.mark.parametrize(("text", "wanted"), TALKS)
def test_talks_have_those_who_talk(told, text, wanted):
    found = [(e.status, set(s)) for k, s, _, e in read(told, TALKS, text) if k == "CONSULT"]
    assert found == wanted


def test_a_repeated_charge_is_the_repeaters(told):
    found = [(k, s) for k, s, _, _ in read(told, RIGHT, RIGHT[6][0])]
    assert ("ACCUSE", ["Brazil"]) not in found


def test_two_conflicts_named_in_a_row_are_no_fight_of_the_two(told):
    (found,) = told(["The envoy said that Ghana had done nothing to end the Mali and Chad conflicts."])
    assert not [k for k, *_ in found if k == "ASSAULT"]
