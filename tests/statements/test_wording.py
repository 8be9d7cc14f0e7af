"""Which attributions tell what was said, and which only name what was spoken of."""

import pytest

from memcon.record import shown

TOLD = (
    ("Kenya accused Somalia of sheltering militants behind a weekend raid.", "sheltering militants"),
    ("Jordan condemned Israel for bombing the crossing.", "bombing the crossing"),
    ("Ghana's president thanked Togo for hosting the refugees.", "hosting the refugees"),
    ("Villagers complained of being beaten by soldiers.", "being beaten by soldiers"),
    ("Analysts predicted a fall in exports.", "a fall in exports"),
    ("The minister pledged $20 million for flood victims.", "20 million for flood victims"),
    ("Turkey has long wanted a say over the gas fields.", "a say over the gas fields"),
    ("The opposition called for fresh elections.", "fresh elections"),
    ("Brussels welcomed the deal as a step towards peace.", "a step towards peace"),
    ("Lawmakers rejected allegations that the fund had been robbed.", "the fund had been robbed"),
)
NAMED = (
    "The chancellor backed a ban on arms sales.",
    "India protested against the new map.",
    "The ministry confirmed the killing of two soldiers.",
    "Officials in Cairo are worried about the dam.",
    "The envoy criticised the terms of the loan.",
    "Delegates praised the choir that sang in the square.",
)


@pytest.fixture(scope="module")
def read(records):
    texts = [t for t, _ in TOLD] + list(NAMED)
    return dict(zip(texts, records(texts), strict=True))


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_words_of_ones_own_make_a_statement(read, text, words):
    assert any(words in shown(text, s.content) for s in read[text].statements)


@pytest.mark.parametrize("text", NAMED)
def test_what_is_only_named_makes_none(read, text):
    assert read[text].statements == ()
