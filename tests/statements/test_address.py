"""Who is spoken to, and where: the words that the steps find."""

import pytest

from memcon.record import shown
from tests.statements.addressee_sentences import SENTENCES

OCCASIONS = (
    ("In her speech at the harbour, the premier said the strike was over.", "her speech"),
    ("Speaking at the Tallinn Security Forum, Solvang said the cable was safe.", "the Tallinn Security Forum"),
    ("The admiral told a press conference that two boats were missing.", "a press conference"),
    ("The minister said during a visit to the camp that more tents were on the way.", "a visit"),
    ("The mayor said the bridge would open in May.", ""),
    ("The governor criticised the plan in a speech about the drought, saying it came too late.", "a speech"),
)


@pytest.fixture(scope="module")
def heard(drafts):
    """(sentence, expected words, the words found) of every sentence."""
    found = drafts([text for text, _ in SENTENCES])
    return [
        (text, expected, {shown(text, a.addressee) for a in draft.attributions if a.addressee})
        for (text, expected), draft in zip(SENTENCES, found, strict=True)
    ]


def test_the_one_spoken_to_is_found(heard):
    wrong = [(text, expected, got) for text, expected, got in heard if expected and expected not in got]
    assert len(wrong) <= 4, wrong


def test_nobody_is_made_a_listener(heard):
    wrong = [(text, got) for text, expected, got in heard if not expected and got]
    assert not wrong


def test_the_addressee_is_an_actor_of_the_record(records):
    record = records(["Ankara urged Kyiv to reopen the grain corridor."])[0]
    names = {a.id: a.country for a in record.actors}
    assert [names.get(s.addressee) for s in record.statements if s.act == "asked"] == ["UKR"]


def test_the_addressee_is_no_part_of_the_content(records):
    record = records(["The bishops urged the government to free the students."])[0]
    assert [shown(record.report.text, s.content) for s in record.statements] == ["to free the students"]


def test_occasions(drafts):
    found = drafts([text for text, _ in OCCASIONS])
    wrong = []
    for (text, expected), draft in zip(OCCASIONS, found, strict=True):
        got = [shown(text, a.occasion) for a in draft.attributions if a.occasion]
        if (expected not in " ".join(got)) if expected else got:
            wrong.append((text, expected, got))
    assert len(wrong) <= 1, wrong
