"""Whom a threat is for, who is no target of his own words, the blow that is told on, the broken truce."""

import pytest

RIGHT = [
    ("Peruvian Minister Tomas Reyes warned that Lima would go ahead alone.", "THREATEN", ["Tomas Reyes"], []),
    ("Peru warned Chile that Lima would turn to Brazil.", "THREATEN", ["Peru"], ["Chile"]),
    ("Peru warned that its army would strike if Chile did not act.", "THREATEN", ["Peru"], ["Chile"]),
    ("The Peruvian minister warned that the army would strike back unless Chile withdrew.",
     "THREATEN", ["Peruvian minister"], ["Chile"]),
    ("Peru said it would close its border with Chile unless Santiago withdrew its ships.", "THREATEN", ["Peru"], ["Chile"]),
    ("Peru warned that Chile would attack Bolivia.", "ACCUSE", ["Peru"], ["Chile"]),
    ("Chadian rebels raided a Libyan post on Monday. The raid killed nine Libyan officers.",
     "ASSAULT", ["Chadian rebels"], ["nine Libyan officers"]),
    ("Chadian shelling wounded Governor Omar Saleh in Sabha.", "ASSAULT", ["Chad"], ["Omar Saleh"]),
    ("Chad and Libya signed a ceasefire on Tuesday.", "AGREE", ["Chad", "Libya"], []),
    ("Two nurses were arrested on Monday and beaten by Chadian police.", "COERCE", ["Chadian police"], ["Two nurses"]),
    ("Fighting between Chadian troops and Libyan rebels killed nine people.",
     "ASSAULT", ["Chadian troops", "Libyan rebels"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "sources", "targets"), RIGHT)
def test_parties_are_found(told, text, type, sources, targets):
    assert (type, sources, targets, "occurred") in [(k, s, t, e.status) for k, s, t, e in told([text])[0]]


def test_a_court_is_no_target_of_what_is_done_in_it(told):
    for text in (
        "Peru promised to challenge the ruling in the International Court of Justice.",
        "Peru vowed to sue in court.",
    ):
        assert all("ourt" not in name for _, _, targets, _ in told([text])[0] for name in targets)


NOTHING = [
    "Chad, whose troops are in the north, declined to comment on the letter from Libya.",
    "Peru refused to say what Chile had offered.",
    "A raid that killed nine officers was over by noon.",
    "“They came while we were sitting down,” said Rosa Delgado.",
    "Tomas Reyes is to leave on Sunday for a tour of the north.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_without_another_party_there_is_no_event(told, text):
    assert told([text])[0] == []


def test_praise_is_not_for_those_who_attacked(told):
    [text] = [
        "Gunmen from Chad raided a Libyan town on Monday. Governor Omar Saleh of Libya hailed the new curfew as overdue."
    ]
    assert all(targets != ["Gunmen"] for kind, _, targets, _ in told([text])[0] if kind == "SUPPORT")


def test_who_rejects_a_claim_does_not_reject_his_own_side(told):
    [text] = [
        "Chad expelled two Libyan envoys on Monday, accusing Libya of theft. "
        "Libya's foreign ministry rejected the accusation."
    ]
    assert [t for k, s, t, _ in told([text])[0] if k == "REJECT"] == [["Chad"]]


def test_a_truce_is_broken_towards_the_other_side(told):
    [text] = ["Chad and Libya signed a truce in May. Libya said Chad had broken the truce."]
    assert ("ASSAULT", ["Chad"], ["Libya"], "alleged") in [(k, s, t, e.status) for k, s, t, e in told([text])[0]]


def test_whom_one_sends_is_no_target(told):
    [text] = ["Peru offered to send an envoy next week."]
    assert all("envoy" not in name for _, _, targets, _ in told([text])[0] for name in targets)


def test_what_is_condemned_is_named_and_not_alleged(told):
    [text] = ["The Peruvian government condemned what it called Chile's reckless raids."]
    assert ("ACCUSE", ["Chile"], "occurred") in [(k, t, e.status) for k, _, t, e in told([text])[0]]


def test_what_a_denied_report_tells_is_denied(told):
    [text] = ["Admiral Ramon Oliva denied a report by the Lima Ledger that he had offered to resign."]
    assert [e.status for k, *_, e in told([text])[0] if k == "AGREE"] in ([], ["denied"])


def test_a_ship_that_rams_another_assaults_it(told):
    [text] = ["A Chilean patrol ship rammed a Peruvian boat."]
    assert [(k, s, t, e.modes) for k, s, t, e in told([text])[0]] == [
        ("ASSAULT", ["Chilean patrol ship"], ["Peruvian boat"], ())
    ]


AROUND = [
    ("Union leader Tomas Reyes warned that his members would stop all trains unless Peru withdrew the tax.",
     "THREATEN", ["Tomas Reyes"], ["Peru"], "occurred"),
    ("Ana Duarte flew to Lima on Tuesday. She will go on to Oslo, the capital of Norway, on Thursday.",
     "CONSULT", ["Ana Duarte", "Norway"], [], "planned"),
    ("Thousands of teachers gathered outside the parliament of Peru on Monday.",
     "PROTEST", ["teachers"], ["parliament"], "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "sources", "targets", "status"), AROUND)
def test_what_stands_around_the_verb_tells(told, text, type, sources, targets, status):
    found = [(k, s, t, e.status) for k, s, t, e in told([text])[0]]
    assert (type, sources, targets, status) in found
