"""Who did what to whom, in sentences of our own: (text, type, sources, targets)."""

import pytest

CASES = [
    ("Brazil has condemned Venezuela for the arrests.", "ACCUSE", ["Brazil"], ["Venezuela"]),
    ("Venezuela was condemned by Brazil.", "ACCUSE", ["Brazil"], ["Venezuela"]),
    ("Japan lashed out at China on Friday.", "ACCUSE", ["Japan"], ["China"]),
    ("Israel bombed Syria overnight.", "ASSAULT", ["Israel"], ["Syria"]),
    ("Iran vowed to bomb Israel.", "THREATEN", ["Iran"], ["Israel"]),
    ("Iran threatened Israel with war.", "THREATEN", ["Iran"], ["Israel"]),
    ("India urged Nepal to reopen the crossing.", "REQUEST", ["India"], ["Nepal"]),
    ("Nepal was urged by India to reopen the crossing.", "REQUEST", ["India"], ["Nepal"]),
    ("The United States imposed new sanctions on Belarus.", "SANCTION", ["United States"], ["Belarus"]),
    ("New sanctions were imposed on Belarus by Canada.", "SANCTION", ["Canada"], ["Belarus"]),
    ("Canada sent food aid to Haiti.", "AID", ["Canada"], ["Haiti"]),
    ("France gave Lebanon a loan of two million euros.", "AID", ["France"], ["Lebanon"]),
    ("Egypt rejected the proposal of Ethiopia.", "REJECT", ["Egypt"], ["Ethiopia"]),
    ("Sudan refused to hand the general over to Chad.", "REJECT", ["Sudan"], ["Chad"]),
    ("Norway praised Sweden for its help.", "SUPPORT", ["Norway"], ["Sweden"]),
    ("Egypt's condemnation of Israel surprised nobody.", "ACCUSE", ["Egypt"], ["Israel"]),
    ("Ghana promised to send doctors to Liberia.", "AGREE", ["Ghana"], ["Liberia"]),
    ("Kenya criticised Ethiopian policies at the summit.", "ACCUSE", ["Kenya"], ["Ethiopia"]),
    ("Having expelled the envoy of Iraq, Turkey closed the border with Iraq.", "COERCE", ["Turkey"], ["Iraq"]),
    ("Russia is ready to sanction Moldova.", "THREATEN", ["Russia"], ["Moldova"]),
    ("Peru's call for Chile to free the sailors went unheard.", "REQUEST", ["Peru"], ["Chile"]),
]
TWO_SIDED = [
    ("Poland is holding talks with Lithuania this week.", "CONSULT", {"Poland", "Lithuania"}),
    ("Talks between Armenia and Azerbaijan began in Geneva.", "CONSULT", {"Armenia", "Azerbaijan"}),
    ("France and Egypt signed a defence agreement.", "SUPPORT", {"France", "Egypt"}),
    ("Cuba and Mexico held joint exercises.", "COOPERATE", {"Cuba", "Mexico"}),
]
SILENT = [
    "Heavy snow closed the airport of Oslo on Monday.",
    "The striker attacked the goal again and again, and the fans cheered.",
    "Four people were killed near the border.",
    "The prime minister said that the economy was growing.",
    "Shares in Tokyo fell after the central bank kept rates unchanged.",
    "The minister declined to comment.",
    "Did India attack Pakistan?",
]


@pytest.mark.parametrize(("text", "kind", "sources", "targets"), CASES)
def test_roles(told, text, kind, sources, targets):
    found = told([c[0] for c in CASES])[[c[0] for c in CASES].index(text)]
    assert (kind, sources, targets) in [(k, s, t) for k, s, t, _ in found]


@pytest.mark.parametrize(("text", "kind", "parties"), TWO_SIDED)
def test_two_sided_acts_have_all_parties_as_sources(told, text, kind, parties):
    found = told([c[0] for c in TWO_SIDED])[[c[0] for c in TWO_SIDED].index(text)]
    assert (kind, parties, []) in [(k, set(s), t) for k, s, t, _ in found]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_where_there_is_nothing(told, text):
    assert told(SILENT)[SILENT.index(text)] == []


def test_what_is_threatened_is_no_second_event(told):
    (found,) = told(["Iran vowed to bomb Israel."])
    assert [k for k, *_ in found] == ["THREATEN"]


def test_compound_actors_stay_apart(told):
    (found,) = told(["Britain and France condemned Russia."])
    assert ("ACCUSE", ["United Kingdom", "France"], ["Russia"]) in [(k, s, t) for k, s, t, _ in found]


def test_one_act_told_twice_is_one_event(told):
    text = "Brazil condemned Venezuela on Monday.\n\nBrazil condemned Venezuela after the arrests, officials said."
    (found,) = told([text])
    acts = [e for k, _, _, e in found if k == "ACCUSE"]
    assert len(acts) == 1
    assert len(acts[0].also) == 1


def test_every_span_shows_words_of_the_text(told):
    for text, found in zip([c[0] for c in CASES], told([c[0] for c in CASES]), strict=True):
        for *_, event in found:
            for start, end in (*event.trigger, *event.evidence, *(event.condition or ())):
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip()
