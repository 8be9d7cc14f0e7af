"""Those told of together: both sides are the two who deal with each other, lists keep all whom they name."""

from collections.abc import Callable, Sequence

import pytest

from memcon.record import Actor, Draft
from tests.actors.test_reports import at

Drafts = Callable[[Sequence[str]], list[Draft]]
PAIRS = (
    ("Sudan and Chad signed a border treaty in Bern. Switzerland and Norway hosted the talks. Both sides will withdraw.",
     "Both sides", "Sudan and Chad"),
    ("Talks between Peru and Chile ended on Friday. Oman, which hosted them, praised both sides.",
     "both sides", "Peru and Chile"),
    ("Qatar and Egypt, which mediate between Israel and Hamas, said both sides had agreed.",
     "both sides", "Israel and Hamas"),
    ("President Ana Ruiz of Peru met Chilean President Pedro Lanza. The ministry said both leaders had talked of trade.",
     "both leaders", "Ana Ruiz and Pedro Lanza"),
    ("The government and the rebels signed a truce. Both sides blamed each other.",
     "Both sides", "government and rebels"),
    ("President Ana Ruiz of Peru held talks with Chilean President Pedro Lanza. Peru said both countries needed peace.",
     "both countries", None),
    ("The envoys said both sides were to blame.", "both sides", "both sides"),
    ("Talks between Peru and Chile ended. Both ministers left.", "Both ministers", "Both ministers"),
    ("President Ana Ruiz of Peru met Chilean President Pedro Lanza. Two officials in her office said it went well.",
     "Two officials in her office", "Two officials"),
)  # fmt: skip
LISTS = (
    ("The leaders of France, Germany and Poland met in Oslo.", "The leaders of France, Germany and Poland",
     "leaders of France, Germany and Poland"),
    ("Foreign ministers from Kenya, Uganda and Tanzania said no.", "Foreign ministers from Kenya, Uganda and Tanzania",
     "Foreign ministers from Kenya, Uganda and Tanzania"),
    ("German and French officials said no.", "German and French officials", "German and French officials"),
    ("Kenya, Uganda and the UK warned that they would send ships.", "Kenya, Uganda and the UK",
     "Kenya, Uganda and United Kingdom"),
)  # fmt: skip


def read(drafts: Drafts, text: str) -> Draft:
    texts = [t for t, *_ in (*PAIRS, *LISTS)]
    return drafts(texts)[texts.index(text)]


def found(draft: Draft, words: str) -> Actor:
    actor = at(draft, words)
    assert actor is not None, words
    return actor


@pytest.mark.parametrize(("text", "words", "name"), PAIRS)
def test_both_are_the_two_who_deal_with_each_other(drafts: Drafts, text: str, words: str, name: str | None) -> None:
    actor = found(read(drafts, text), words)
    assert actor.kind == "group"
    assert actor.country is None
    if name is not None:
        assert actor.name == name


@pytest.mark.parametrize(("text", "words", "name"), LISTS)
def test_a_list_of_states_has_no_single_country(drafts: Drafts, text: str, words: str, name: str) -> None:
    actor = found(read(drafts, text), words)
    assert (actor.name, actor.country, actor.kind) == (name, None, "group")


def test_those_who_say_it_together_are_the_speaker(drafts: Drafts) -> None:
    draft = read(drafts, LISTS[-1][0])
    speaker = next(a for a in draft.actors if a.id == draft.statements[0].speaker)
    assert speaker.name == "Kenya, Uganda and United Kingdom"
    assert found(draft, "they").id == speaker.id
