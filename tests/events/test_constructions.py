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
    ("Soldiers detained President Bazoum on Sunday. The African Union demanded the president's immediate release.",
     "REQUEST", ["African Union"], ["Soldiers"], "occurred"),
    ("Police arrested a Georgian writer. The African Union welcomed the decision.",
     "SUPPORT", ["African Union"], ["Police"], "occurred"),
    ("A Philippine court sentenced Rosa Delgado to six years in prison. Amnesty International welcomed the verdict.",
     "SUPPORT", ["Amnesty International"], ["Philippine court"], "occurred"),
    ("Iran protested against the American sanctions.", "ACCUSE", ["Iran"], ["United States"], "occurred"),
    ("Germany expelled two Russian diplomats on Monday. Moscow called the decision unfriendly.",
     "ACCUSE", ["Russia"], ["Germany"], "occurred"),
    ("Kenya expelled two diplomats of Chad. Chad promised to retaliate.", "THREATEN", ["Chad"], [], "occurred"),
    ("Ghana told Togo and Benin to disarm. Niger urged both countries to wait.",
     "REQUEST", ["Ghana"], ["Togo", "Benin"], "occurred"),
    ("Ghana accused Togo of theft. Niger urged both countries to wait.", "REQUEST", ["Niger"], ["Ghana", "Togo"], "occurred"),
    ("Ghana and Togo agreed to reopen the crossing.", "AGREE", ["Ghana", "Togo"], [], "occurred"),
    ("Chad said that a boat had entered its waters and warned Libya against provocations.",
     "THREATEN", ["Chad"], ["Libya"], "occurred"),
    ("Police used batons to disperse the crowd and arrested forty students.",
     "COERCE", ["Police"], ["forty students"], "occurred"),
    ("Rebels seized the town of Kora from Chadian forces on Tuesday.", "ASSAULT", ["Rebels"], ["Chadian forces"], "occurred"),
    ("Russian drones struck Ukrainian positions overnight.", "ASSAULT", ["Russian drones"], ["Ukraine"], "occurred"),
    ("Mexico's president declared a state of emergency in the capital.", "COERCE", ["Mexico's president"], [], "occurred"),
    ("Tonga has made several overtures to Fiji.", "AGREE", ["Tonga"], ["Fiji"], "occurred"),
    ("Japan vowed to lift some of its sanctions on Iran.", "AGREE", ["Japan"], ["Iran"], "occurred"),
    ("France suspended its talks with Niger.", "SANCTION", ["France"], ["Niger"], "occurred"),
    ("Chad insists that Libya withdraw its men.", "REQUEST", ["Chad"], ["Libya"], "occurred"),
    ("A Kenyan report that Ugandan traders have sold oil to Sudan caused anger.",
     "COOPERATE", ["Ugandan traders"], ["Sudan"], "alleged"),
    ("Ethiopia accused Egypt of arming militias, a charge that Egypt dismissed as baseless.",
     "REJECT", ["Egypt"], ["Ethiopia"], "occurred"),
    ("Norway delivered 300 tonnes of food aid to Sudan.", "AID", ["Norway"], ["Sudan"], "occurred"),
    ("French farmers blocked motorways around Paris.", "PROTEST", ["French farmers"], [], "occurred"),
    ("Saudi Arabia sent its deputy foreign minister to India.", "CONSULT", ["Saudi Arabia", "India"], [], "occurred"),
    ("Talks between Iran and Iraq are to resume in June.", "CONSULT", ["Iran", "Iraq"], [], "planned"),
    ("Sudan said it would attack Chad.", "ASSAULT", ["Sudan"], ["Chad"], "planned"),
    ("Resolution 1999 of the UN Security Council called on Mali to disarm. The UN Security Council met in May.",
     "REQUEST", ["UN Security Council"], ["Mali"], "occurred"),
    ("Ghana has stepped up its raids to crush the northern rebels.", "ASSAULT", ["Ghana"], ["northern rebels"], "occurred"),
    ("Peru called for an end to the embargo by Brazil against Chile.", "SANCTION", ["Brazil"], ["Chile"], "occurred"),
    ("Mali expelled the French ambassador. France regretted the decision.", "ACCUSE", ["France"], ["Mali"], "occurred"),
    ("Dock workers blocked roads to press their demands on the government of Kenya.", "PROTEST", ["Dock workers"], ["Kenya"], "occurred"),
    ("Ethiopia declared Amnesty International a terrorist organisation.",
     "SANCTION", ["Ethiopia"], ["Amnesty International"], "occurred"),
    ("Turkey called in the Swedish envoy over the speech.", "ACCUSE", ["Turkey"], ["Swedish envoy"], "occurred"),
    ("Turkey summoned Swedish chargé d'affaires Eva Lind.", "ACCUSE", ["Turkey"], ["Eva Lind"], "occurred"),
    ("Iran's ambassador was summoned by Turkey.", "ACCUSE", ["Turkey"], ["Iran"], "occurred"),
    ("India banned imports from Pakistan and suspended a water treaty.", "REJECT", ["India"], ["Pakistan"], "occurred"),
    ("Ghana's minister approved the deployment of 2,000 troops along the border.",
     "MOBILIZE", ["Ghana's minister"], [], "occurred"),
    ("The IMF approved a 7 billion dollar loan to Pakistan.",
     "AID", ["International Monetary Fund"], ["Pakistan"], "occurred"),
    ("Brazil raised tariffs on Chinese steel.", "SANCTION", ["Brazil"], ["China"], "occurred"),
    ("Thousands of Kenyans protested in Nairobi against the bill.", "PROTEST", ["Kenyans"], [], "occurred"),
    ("Mexico's president lifted the curfew.", "CONCEDE", ["Mexico's president"], [], "occurred"),
    ("Ghana said that it would withdraw its men from Mali unless an election was held.", "RETREAT", ["Ghana"], ["Mali"], "hypothetical"),
    (
        "Mali expelled the French ambassador. France recalled its own envoy for consultations.",
        "SANCTION",
        ["France"],
        ["Mali"],
        "occurred",
    ),
    (
        "Britain promised Rwanda a loan. Amnesty International called the plan unlawful.",
        "ACCUSE",
        ["Amnesty International"],
        ["United Kingdom"],
        "occurred",
    ),
]  # fmt: skip
SILENT = [
    ("Kuwait and Oman, which host American bases, stayed silent.", "CONSULT"),
    ("Iran insists that the islands are its own.", "REQUEST"),
    ("MINISTER HAAS: Thank you very much for the question, and thank you all for coming.", "SUPPORT"),
    ("Ghana met Togo in March.", "PROTEST"),
    ("Lebanon's government protested to the United Nations.", "PROTEST"),
    ("A bomb killed five Pakistani soldiers; the Taliban claimed responsibility.", "ACCUSE"),
    ("Chad released a report on Libya.", "RETREAT"),
    ("Iran and Iraq exchanged fifty prisoners.", "CONSULT"),
    ("Russia, whose mercenaries fight alongside the army of Mali, praised Mali.", "ASSAULT"),
    ("The Brazilian navy shot down a drone. Brazilian officials are in talks with Oman.", "ASSAULT"),
    ("President Kofi Mensah ordered an investigation into the shooting.", "ACCUSE"),
    ("Ghana, according to Togo, has sent doctors to the coast.", "AID"),
    ("Russia and Ukraine exchanged 150 prisoners on Monday.", "COERCE"),
]
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


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_what_is_no_such_act(told, text, kind):
    assert kind not in [k for k, *_ in read(told, SILENT, text)]


def test_what_is_exchanged_is_no_party(told):
    (found,) = told(["Russia and Ukraine exchanged 150 prisoners on Monday."])
    assert ("RETREAT", {"Russia", "Ukraine"}) in [(k, set(s)) for k, s, _, _ in found]


def test_a_condition_of_another_clause_is_not_the_acts(told):
    text = "France suspended military cooperation with Niger, and Ghana threatened Niger with war unless its president was freed."
    (found,) = told([text])
    conditions = {k: e.condition for k, _, _, e in found}
    assert conditions["SANCTION"] is None
    assert conditions["THREATEN"] is not None


def test_two_ministers_of_one_state_are_two_meetings(told):
    text = "Kofi Mensah met Egyptian Foreign Minister Samir Hadi. Mensah also met Egyptian Prime Minister Adel Nour."
    (found,) = told([text])
    assert [s for k, s, _, _ in found if k == "CONSULT"] == [
        ["Kofi Mensah", "Samir Hadi"],
        ["Kofi Mensah", "Adel Nour"],
    ]


def test_one_seizure_told_twice_is_one_event(told):
    text = "South Korea seized two ships of Panama. South Korean officials seized the two ships in May."
    (found,) = told([text])
    assert len([e for k, _, _, e in found if k == "COERCE"]) == 1


def test_a_condition_said_of_something_else_is_not_the_acts(told):
    text = (
        "Britain agreed to pay Rwanda 120 million pounds. Members of the House of Lords were shocked. "
        "Opposition leader Ann Poole said she would leave politics if she lost the election."
    )
    (found,) = told([text])
    assert [e.condition for k, _, _, e in found if k == "AGREE"] == [None]
