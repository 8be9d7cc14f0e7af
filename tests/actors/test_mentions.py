"""What is found as a mention, and what its words tell."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Draft, Mention

Drafts = Callable[[Sequence[str]], list[Draft]]

NAMES = [
    ("Swiss Foreign Minister Ignazio Cassis spoke first.", "Ignazio Cassis", "person", "CHE", "GOV"),
    ("US Secretary of State Marco Rubio flew home.", "Marco Rubio", "person", "USA", "GOV"),
    ("Ursula von der Leyen declined the offer.", "Ursula von der Leyen", "person", None, None),
    ("Mr. Moon thanked the soldiers.", "Moon", "person", None, None),
    ("The UN will send monitors.", "United Nations", "igo", None, None),
    ("Boko Haram seized the road.", "Boko Haram", "organisation", "NGA", "REB"),
    ("The Iranian Foreign Ministry rejected the note.", "Iranian Foreign Ministry", "government", "IRN", "GOV"),
    ("Officials of the Bank of Mexico met in private.", "Bank of Mexico", "organisation", "MEX", "BUS"),
    ("The Kremlin denied the report.", "Russia", "government", "RUS", "GOV"),
    ("Tehran said it would answer.", "Iran", "government", "IRN", "GOV"),
]


def found(draft: Draft, name: str) -> Mention:
    return next(m for m in draft.mentions if m.name == name)


@pytest.mark.parametrize(("text", "name", "kind", "country", "sector"), NAMES)
def test_names(drafts: Drafts, text: str, name: str, kind: str, country: str | None, sector: str | None) -> None:
    draft = drafts([t for t, *_ in NAMES])[[t for t, *_ in NAMES].index(text)]
    m = found(draft, name)
    assert (m.kind, m.country, m.sector) == (kind, country, sector)


DESCRIPTIONS = [
    ("Iranian officials refused to comment.", "Iranian officials", "group", "IRN", "GOV"),
    ("The Swiss foreign ministry confirmed the date.", "The Swiss foreign ministry", "government", "CHE", "GOV"),
    ("A former army chief was freed.", "A former army chief", "person", None, "ELI"),
    ("Rebel commanders met on Monday.", "Rebel commanders", "group", None, "REB"),
    ("Protesters in Lyon burned a flag.", "Protesters in Lyon", "group", "FRA", "OPP"),
    ("A senior official told reporters the talks had failed.", "A senior official", "person", None, "GOV"),
    ("The president of France called.", "The president of France", "person", "FRA", "GOV"),
    ("Kenyan police fired tear gas.", "Kenyan police", "government", "KEN", "COP"),
]


@pytest.mark.parametrize(("text", "words", "kind", "country", "sector"), DESCRIPTIONS)
def test_descriptions(drafts: Drafts, text: str, words: str, kind: str, country: str | None, sector: str) -> None:
    texts = [t for t, *_ in DESCRIPTIONS]
    draft = drafts(texts)[texts.index(text)]
    m = next(m for m in draft.mentions if text[m.start : m.end] == words)
    assert (m.form, m.kind, m.country, m.sector) == ("nominal", kind, country, sector)


def test_a_title_holds_the_state_in_it(drafts: Drafts) -> None:
    text = "US Secretary of State Marco Rubio met them."
    shown = {text[m.start : m.end]: m for m in drafts([text])[0].mentions}
    assert shown["US Secretary of State Marco Rubio"].roles[0].title == "Secretary of State"
    assert shown["US"].country == "USA"


def test_a_first_name_is_no_state(drafts: Drafts) -> None:
    text = "Jordan Henderson scored, and Chad Smith clapped."
    assert not [m for m in drafts([text])[0].mentions if m.kind == "state"]


def test_an_empty_it_is_no_mention(drafts: Drafts) -> None:
    text = "It is clear that the talks failed."
    assert not [m for m in drafts([text])[0].mentions if m.form == "pronoun"]


def test_spans_are_in_range_and_in_order(drafts: Drafts) -> None:
    for draft in drafts([t for t, *_ in NAMES] + [t for t, *_ in DESCRIPTIONS]):
        starts = [m.start for m in draft.mentions]
        assert starts == sorted(starts)
        assert all(0 <= m.start < m.end <= len(draft.report.text) for m in draft.mentions)
