"""Sources that stand apart from their cue, those who are cited, and sentences that only tell how much was said."""

import pytest

from memcon.record import shown

APART = [
    ("China, which has mediated between the two neighbours, called for restraint.", "restraint", "China"),
    ("Peru, whose envoy left on Monday, urged both sides to talk.", "to talk", "Peru"),
    ("The ministry confirmed to Reuters, citing the air force, that the plane had crashed.", "the plane had crashed",
     "the air force"),
    ("The ministry confirmed to Reuters, citing the air force, that the plane had crashed.", "the plane had crashed",
     "The ministry"),
    ("The agency reported on Monday, citing three officials, that the talks would resume.", "the talks would resume",
     "The agency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "source"), APART)
def test_the_source_is_found(records, text, content, source):
    found = [(shown(text, s.content), shown(text, s.source or ())) for s in records([text])[0].statements]
    assert (content, source) in found


@pytest.mark.parametrize("text", [
    "The communique says less than Lima promised.", "The minister said little about the talks.",
])  # fmt: skip
def test_how_much_was_said_is_no_statement(records, text):
    assert records([text])[0].statements == ()


@pytest.mark.parametrize(
    "text", ["The minister said more than forty people had died.", "The minister said enough was enough."]
)
def test_what_begins_with_much_or_little_may_be_one(records, text):
    assert len(records([text])[0].statements) == 1


def test_a_verb_behind_the_threat_refuses_nothing(records):
    [text] = ["Teachers have threatened to boycott classes should the government fail to deploy soldiers."]
    assert [s.act for s in records([text])[0].statements] != ["refused"]


def test_what_somebody_demands_after_a_telling_is_no_part_of_it(records):
    [text] = ["Residents told the Tribune that seven people were taken, and demanded compensation."]
    assert [shown(text, s.content) for s in records([text])[0].statements][:1] == ["seven people were taken"]


@pytest.mark.parametrize(("text", "content"), [
    ("Chad has repeatedly denied attacking civilians.", "attacking civilians"),
    ("China denied firing water cannon at the boat on Monday.", "firing water cannon at the boat"),
])  # fmt: skip
def test_denied_deeds_are_told_whatever_the_parse(records, text, content):
    assert [(s.act, shown(text, s.content)) for s in records([text])[0].statements] == [("denied", content)]


def test_a_nickname_is_no_quotation(records):
    text = 'Jorge "Tuto" Quiroga won 27 percent of the vote, the tribunal said on Monday.'
    assert [s.kind for s in records([text])[0].statements] == ["indirect"]


def test_a_relative_pronoun_is_the_source_and_no_content(records):
    text = "The ministry, which said that the pilots were safe, gave no names."
    [found] = records([text])[0].statements
    assert (shown(text, found.source or ()), shown(text, found.content)) == ("which", "the pilots were safe")
    assert found.speaker is not None
