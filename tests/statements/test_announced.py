"""Quotations that the sentence before announces, and what stands beside them."""

import pytest

from memcon.record import shown

# (text, the words of a quotation, its source)
LOOSE = (
    (
        "The senator spoke for an hour about the harbour.\n\nHe added:\n\n“We have been lied to for ten years, and "
        "nobody has paid for it. The cranes are gone. The jobs are gone.”\n\nThe session was adjourned.",
        "We have been lied to",
        "He",
    ),
    (
        "Minister Adaeze Okafor called the census a farce. “Nobody knocked on a single door in the north.”\n\n"
        "The statistics office closed early.",
        "Nobody knocked",
        "Minister Adaeze Okafor",
    ),
    (
        "The clip ends with footage of Tomas Reyes saying last week, “This bridge makes us rich.”\n\nIt was seen widely.",
        "This bridge makes",
        "Tomas Reyes",
    ),
)

TURNS = """"The debate on Sunday

"REYES: We have built forty schools, and I am proud of it.

"(APPLAUSE.)

"OKAFOR: Forty schools without teachers, Governor, and everybody knows it.

"REYES: That is not so.

"OKAFOR: It is in your own report. I have it here with me.
"""


def sources(record, words):
    """Who is told to have said the words."""
    text = record.report.text
    return [
        shown(text, s.source or ()) for s in record.statements if any(words in text[a:b] for a, b in s.content)
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "source"), LOOSE)
def test_a_loose_quotation_goes_to_the_one_just_told_of(records, text, words, source):
    assert source in sources(records([text])[0], words)


def test_a_quotation_after_a_sentence_about_a_thing_stays_without_a_speaker(records):
    text = "The sign was rusty. “Keep off the grass at all times.”\n\nThe park opens at nine."
    assert not [s for s in sources(records([text])[0], "Keep off") if "sign" in s]


def test_turns_that_open_with_a_mark_belong_to_their_labels(records):
    record = records([TURNS])[0]
    assert sources(record, "Forty schools without teachers") == ["OKAFOR"]
    assert sources(record, "It is in your own report") == ["OKAFOR"]
    assert sources(record, "That is not so") == ["REYES"]


def test_a_pronoun_written_onto_its_verb_is_the_source(records):
    text = "The ministry is defending its decision. It’s denouncing what it calls “a campaign of lies from abroad.”"
    assert "It" in sources(records([text])[0], "a campaign of lies")


def test_a_clause_before_the_subject_has_its_speaker(records):
    text = "After saying the talks had been “so slow that nobody could stay awake,” Minister Okafor left Geneva."
    assert sources(records([text])[0], "so slow that") == ["Minister Okafor"]


def test_one_who_was_asked_did_not_ask(records):
    record = records(["Asked whether troops had crossed the river, General Abasi said: “No, they have not.”"])[0]
    assert "General Abasi" not in sources(record, "whether troops")


def test_two_turns_in_capitals_are_an_exchange(records):
    record = records(["HOST: Will you stay in the coalition?\n\nMS OKAFOR: We will stay until the spring."])[0]
    assert sources(record, "We will stay") == ["MS OKAFOR"]


def test_a_second_speaker_does_not_take_over_the_denial(records):
    text = "President Demir denied that he had ordered the raid, and his spokesman said the claim was “a fairy tale”."
    acts = [s.act for s in records([text])[0].statements]
    assert acts == ["denied", "said"]


def test_a_vow_after_a_refusal_is_a_promise(records):
    record = records(["Premier Ana Kalo rejected the offer as “an insult” and vowed to rebuild the sea wall."])[0]
    assert "promised" in [s.act for s in record.statements]


DENIED = (
    "Norway denied shelling the harbour of Varde on Sunday.",
    "The army denied firing missiles at the port, and Lima denies attacking the islands.",
)


@pytest.mark.parametrize("text", DENIED)
def test_a_denied_deed_is_a_denial(records, text):
    assert {s.act for s in records(list(DENIED))[DENIED.index(text)].statements} == {"denied"}


def test_nobody_is_no_speaker(records):
    told = records(["Nobody denies that the dam is old. One of the envoys said the talks were over."])[0].statements
    assert [s.speaker is None for s in told] == [True, False]
