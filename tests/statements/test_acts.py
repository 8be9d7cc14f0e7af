"""The act of a statement, through the whole pipeline."""

from collections import Counter

import pytest

from memcon.record import overlap
from tests.statements import act_sentences

ACTS = ("said", "thought", "promised", "asked", "wanted", "refused", "denied")

SILENT = (
    "The minister did not deny that the drone had crossed the river.",
    "The spokesman neither confirmed nor denied that the base had been hit.",
    "The minister declined to comment on the reports.",
    "The spokesman did not immediately respond to a request for comment.",
    "The company had no comment on the report.",
    "The embassy could not be reached for comment.",
    "She refused to answer questions.",
    "The general refused to comment.",
    "Neither the bank nor its lawyers responded to messages.",
    "No one at the ministry was available for comment.",
    "The airline did not return calls.",
    "Police declined to elaborate.",
)

NEGATED = (
    ("The minister could not deny that the drone had crossed the river.", "said"),
    ("Beijing has not ruled out using force, officials said.", "said"),
    ("He declined to rule out a further rise in fares.", ("said", "refused")),
    ("The envoy no longer thinks that the truce will hold.", "denied"),
    ("She does not believe that the vote was fair.", "denied"),
    ("The government has never promised that the tax would be cut.", "refused"),
    ("The governor made no promise to step down.", "refused"),
    ("The colonel would not say whether the funds had been paid.", "refused"),
    ("The ministry refused to say how many soldiers had deserted.", "refused"),
    ("They failed to say why the flight was late.", "refused"),
    ("Spain does not want to leave the alliance.", "refused"),
    ("Nobody denied that the bridge had been mined.", "said"),
    ("The opposition agreed that the count had been fair.", "said"),
    ("The two sides agreed to meet again in May.", "promised"),
    ("The judge insisted that the witness be heard.", "asked"),
    ("The judge insisted that the witness had been heard.", "said"),
    ("The consul told tourists to leave the island.", "asked"),
    ("The consul told tourists that the island was safe.", "said"),
    ("The premier rejected the accusation that his party had bought votes.", "denied"),
    ("The premier rejected the proposal to delay the vote.", "refused"),
)


def marked(act: str) -> list[tuple[str, tuple[int, int], str]]:
    """(sentence, the characters attributed, act) of an act's sentences."""
    out = []
    for line in getattr(act_sentences, act.upper()).strip().splitlines():
        start, end = line.index("{"), line.index("}") - 1
        out.append((line.replace("{", "").replace("}", ""), (start, end), act))
    return out


def act_at(attributions, span: tuple[int, int]) -> str:
    """The act of the attribution that tells the characters, the tightest first; "none" where there is none."""
    telling = [s for s in attributions if overlap(s.content, (span,))]
    size = lambda s: sum(b - a for a, b in s.content)  # noqa: E731
    return max(telling, key=lambda s: overlap(s.content, (span,)) - 0.3 * size(s)).act if telling else "none"


@pytest.fixture(scope="module")
def judged(drafts) -> list[tuple[str, str, str]]:
    """(sentence, expected act, act found) of the 140 sentences."""
    table = [row for act in ACTS for row in marked(act)]
    found = drafts([text for text, _, _ in table])
    return [(t, act, act_at(d.attributions, span)) for (t, span, act), d in zip(table, found, strict=True)]


def test_every_act_has_twenty_sentences_of_its_own():
    table = [text for act in ACTS for text, _, _ in marked(act)]
    assert len(table) == len(set(table)) == 140
    assert {act: len(marked(act)) for act in ACTS} == dict.fromkeys(ACTS, 20)


def test_macro_f1_over_the_acts(judged):
    right = Counter(act for _, act, got in judged if got == act)
    given = Counter(got for _, _, got in judged)
    f1 = {act: 2 * right[act] / (20 + given[act]) for act in ACTS}
    wrong = "\n".join(f"{act} -> {got}: {text}" for text, act, got in judged if got != act)
    assert sum(f1.values()) / len(ACTS) >= 0.88, f"{f1}\n{wrong}"


def test_a_denial_is_never_stored_as_said(judged):
    """None of the 20 is: measured 0 with two models, so one is a defect, whatever else the model misses."""
    assert [text for text, act, got in judged if act == "denied" and got == "said"] == []


def test_denied_words_are_statements(records):
    """ "Denied having met" and "rejected claims that" tell words: they stand in the record, as denied."""
    texts = [text for text, _, _ in marked("denied") if " that " in text or "denied hav" in text or "firing" in text]
    acts = {t: {s.act for s in r.statements} for t, r in zip(texts, records(texts), strict=True)}
    assert not [t for t, found in acts.items() if "said" in found]
    assert sum("denied" in found for found in acts.values()) >= 0.8 * len(texts), acts


def test_what_is_found_has_its_act(judged):
    """Where the words are found at all, the act is right in all but a few of 140: the rules, not the model."""
    wrong = [(text, act, got) for text, act, got in judged if got not in ("none", act)]
    assert len(wrong) <= 4, wrong


def test_silence_is_no_statement(records):
    told = {t: [s.content for s in r.statements] for t, r in zip(SILENT, records(SILENT), strict=True) if r.statements}
    assert not told


def test_negated_and_governed_cues(records):
    wrong = []
    for (text, act), record in zip(NEGATED, records([t for t, _ in NEGATED]), strict=True):
        wanted = (act,) if isinstance(act, str) else act
        acts = [s.act for s in record.statements]
        if not set(acts) & set(wanted):
            wrong.append((text, act, acts))
    assert len(wrong) <= 2, wrong
