"""Statements end to end on short reports of many forms."""

import pytest

from memcon.record import shown

KINDS = (
    # (text, kind, words of the source, words that the content holds)
    ('"The bridge is open," Colonel Ilves said.', "direct", "Colonel Ilves", "The bridge is open"),
    ('Colonel Ilves said: "The bridge is open."', "direct", "Colonel Ilves", "The bridge is open"),
    ('"The bridge," Colonel Ilves said, "is open to all."', "direct", "Colonel Ilves", "is open to all"),
    ("Colonel Ilves said that the bridge was open.", "indirect", "Colonel Ilves", "the bridge was open"),
    ("The bridge was open, Colonel Ilves said.", "indirect", "Colonel Ilves", "The bridge was open"),
    ("The bridge, Colonel Ilves said, was open to lorries.", "indirect", "Colonel Ilves", "was open to lorries"),
    ("According to Colonel Ilves, the bridge was open.", "indirect", "Colonel Ilves", "the bridge was open"),
    ("The bridge was open, according to Colonel Ilves.", "indirect", "Colonel Ilves", "The bridge was open"),
    ("Colonel Ilves said the bridge was “open to all who come in peace”.", "mixed", "Colonel Ilves", "the bridge was"),
    ("“The bridge is open,” said Colonel Ilves, who commands the patrol.", "direct", "Colonel Ilves", "bridge is open"),
    ("«The bridge is open», Colonel Ilves said.", "direct", "Colonel Ilves", "The bridge is open"),
    ("'The bridge is open,' Colonel Ilves said.", "direct", "Colonel Ilves", "The bridge is open"),
    ("``The bridge is open,'' Colonel Ilves said.", "direct", "Colonel Ilves", "The bridge is open"),
)

LONG = """PORT VILA, Feb 14 - The premier opened the session with a warning.

“We have heard the same promise for nine years,” Premier Ana Kalo said. “The sea wall was never built.

“Three villages are gone, and a fourth will follow before the rains.

“We shall not ask again.”

The chamber rose at noon.
"""

TRANSCRIPT = """Transcript of the briefing

Q: Has the convoy left the port?

MS OKAFOR: The convoy left at dawn and will arrive tomorrow.

Q: Who is guarding it?

MS OKAFOR: Two patrol boats are guarding it. They carry a crew of forty.

Q: Will it stop on the way?

MS OKAFOR: It will not stop.
"""


def told(record):
    """(statement, source words, content words) of a record."""
    text = record.report.text
    return [(s, shown(text, s.source or ()), shown(text, s.content)) for s in record.statements]


@pytest.fixture(scope="module")
def short(records):
    return dict(zip([t for t, *_ in KINDS], records([t for t, *_ in KINDS]), strict=True))


@pytest.mark.parametrize(("text", "kind", "source", "words"), KINDS)
def test_kind_source_and_content(short, text, kind, source, words):
    found = told(short[text])
    assert [s.kind for s, _, _ in found] == [kind]
    assert found[0][1].startswith(source)
    assert words in found[0][2]


def test_a_split_quotation_is_one_statement(short):
    (s,) = short['"The bridge," Colonel Ilves said, "is open to all."'].statements
    assert len(s.content) == len(s.quotes) == 2


def test_quotes_are_the_words_without_the_marks(short):
    text = "Colonel Ilves said the bridge was “open to all who come in peace”."
    (s,) = short[text].statements
    assert shown(text, s.quotes) == "open to all who come in peace"


def test_a_quotation_of_several_paragraphs_is_one_statement(records):
    text = LONG
    owners = {
        s.id
        for s in records([text])[0].statements
        for words in ("same promise", "sea wall was never", "Three villages", "not ask again")
        for a, b in s.content
        if a <= text.index(words) < b
    }
    assert len(owners) == 1
    (s,) = (s for s in records([text])[0].statements if s.id in owners)
    assert "We shall not ask again." in shown(text, s.quotes)
    assert "chamber" not in shown(text, s.content)


def test_a_transcript_is_told_by_its_labels(records):
    found = told(records([TRANSCRIPT])[0])
    said = {who for _, who, _ in found}
    assert "MS OKAFOR" in said
    assert any("left at dawn" in words and who == "MS OKAFOR" for _, who, words in found)
    assert any("crew of forty" in words for _, _, words in found)


def test_a_colon_headline_has_its_speaker(records):
    text = "Solvang: Cable talks will go on\n\nThe minister met the press in Oslo.\n"
    found = told(records([text])[0])
    assert [(who, words) for _, who, words in found][:1] == [("Solvang", "Cable talks will go on")]


LIVE = """Here is what we know so far:

- The mayors will sign at noon.

14:05 - “This is a market, nothing more,” Mayor Adel Haddad tells the city radio.

13:40 – The spokesman of the port, Oleg Brandt: “We will answer in kind. They know what that means.”

12:55 – What we know: “the port” is what locals call the north quay.
"""


def test_an_entry_of_a_live_page_has_its_speaker(records):
    found = {who: (s, words) for s, who, words in told(records([LIVE])[0])}
    statement, words = found["The spokesman of the port, Oleg Brandt"]
    assert (statement.kind, words) == ("direct", "“We will answer in kind. They know what that means.”")
    assert "This is a market, nothing more" in found["Mayor Adel Haddad"][1]
    assert not any("know" in who for who in found)


def test_what_is_said_by_a_second_verb_stands_apart(records):
    text = (
        "The relief chief told the council that three million people were “one harvest from famine”, and pleaded "
        "with the warring sides to reopen the road from Port Selim."
    )
    found = {s.act: (who, words) for s, who, words in told(records([text])[0])}
    assert found["said"] == ("The relief chief", "three million people were “one harvest from famine”")
    assert found["asked"] == ("The relief chief", "to reopen the road from Port Selim")


def test_a_tweet(records):
    text = "“The port is ours again. Well done to all,” Mayor Adel Haddad wrote on Twitter on Friday."
    found = told(records([text])[0])
    assert [(s.kind, who) for s, who, _ in found] == [("direct", "Mayor Adel Haddad")]


def test_a_letter(records):
    text = "In a letter to the Council, Foreign Minister Rita Paz wrote that the border had been moved at night."
    found = told(records([text])[0])
    assert [(s.kind, words) for s, _, words in found] == [("indirect", "the border had been moved at night")]


def test_speech_within_speech(records):
    text = "Foreign Minister Rita Paz said that Colonel Ilves had promised that the bridge would stay open."
    statements = {s.act: s for s in records([text])[0].statements}
    assert statements["promised"].inside == statements["said"].id
    assert shown(text, statements["promised"].source) == "Colonel Ilves"


def test_a_speaker_in_the_sentence_before(records):
    text = "Premier Ana Kalo rejected the offer. “We are not for sale and never will be,” she said."
    record = records([text])[0]
    names = {a.id: a.name for a in record.actors}
    assert [names.get(s.speaker) for s in record.statements if s.kind == "direct"] == ["Ana Kalo"]


def test_the_occasion_is_told(records):
    text = "In a speech to the Tallinn Security Forum, Premier Ana Kalo said that the cable was safe."
    assert any(s.occasion for s in records([text])[0].statements)


def test_scare_quotes_are_no_direct_speech(records):
    text = "The army said that the “volunteers” had left the island."
    assert [s.kind for s in records([text])[0].statements] == ["mixed"]


def test_plain_telling_has_no_statement(records):
    text = "The convoy crossed the river at dawn and reached the port by noon."
    assert records([text])[0].statements == ()
