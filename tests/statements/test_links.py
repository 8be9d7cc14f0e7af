"""What a report says itself of speeches and acts: links with the words that tell them."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from memcon.record import Draft
from tests.statements.link_sentences import HELD_BACK, LOOKED_AT, SENTENCES, Told


class Score(NamedTuple):
    f1: float
    strict: float
    """With the right actors at both ends, wherever the sentence names them."""


def whose(draft: Draft, id_: str | None) -> str:
    names = {a.id: a.name for a in draft.actors}
    speakers = {s.id: s.speaker for s in draft.statements}
    sources = {e.id: e.sources[0] if e.sources else None for e in draft.events}
    actor = speakers.get(id_) or sources.get(id_) or id_ if id_ else None
    return names.get(actor, "") if actor else ""


def meant(expected: str | None, found: str) -> bool:
    return expected is None or (bool(found) and any(e in found or found in e for e in expected.split("|")))


def score(drafts, sentences: Sequence[tuple[str, list[Told]]]) -> Score:
    right = strict = told = 0
    for draft, (text, expected) in zip(drafts([t for t, _ in sentences]), sentences, strict=True):
        left = list(draft.links)
        told += len(left) + len(expected)
        for one in expected:
            shows = [x for x in left if x.kind == one.kind and one.words in text[x.evidence[0][0] : x.evidence[-1][1]]]
            if not shows:
                continue
            left.remove(shows[0])
            right += 1
            ends = meant(one.one, whose(draft, shows[0].from_)), meant(one.other, whose(draft, shows[0].to))
            strict += all(ends)
    return Score(2 * right / told, 2 * strict / told)


def test_there_are_forty_of_which_eleven_tell_nothing() -> None:
    assert len(SENTENCES) == 40
    assert sum(not told for _, told in SENTENCES) == 11


@pytest.mark.parametrize(
    ("sentences", "floor"),
    [(SENTENCES, Score(0.95, 0.9)), (LOOKED_AT, Score(0.95, 0.9)), (HELD_BACK, Score(0.92, 0.86))],
    ids=["all", "looked at", "held back"],
)
def test_links_are_found(drafts, sentences, floor: Score) -> None:
    found = score(drafts, sentences)
    assert found.f1 >= floor.f1
    assert found.strict >= floor.strict


def kinds(drafts, text: str) -> list[str]:
    (draft,) = drafts([text])
    return [x.kind for x in draft.links]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to requests for comment.",
        "The soldiers fended off the blows without retaliating, the army said.",
        "Minister Prata refused to hit back at her critics.",
        "“I reiterate that the harbour is ours,” Prata said.",
    ],
)
def test_what_was_not_done_or_is_a_speakers_own_word_is_no_link(drafts, text: str) -> None:
    assert kinds(drafts, text) == []


def test_a_reply_leads_back_to_what_was_said_before(drafts) -> None:
    (draft,) = drafts(
        ["Premier Ana Prata said the harbour was safe. In response, union leader Tom Hale called her a liar."]
    )
    (link,) = draft.links
    said = {s.id: s for s in draft.statements}
    assert link.kind == "responds"
    assert said[link.from_].speaker == next(a.id for a in draft.actors if a.name == "Tom Hale")
    assert said[link.to].speaker == next(a.id for a in draft.actors if a.name == "Ana Prata")


def test_evidence_stands_in_the_text_and_ends_are_in_the_record(drafts) -> None:
    for draft in drafts([t for t, _ in SENTENCES]):
        ids = {x.id for group in (draft.actors, draft.statements, draft.events) for x in group}
        for link in draft.links:
            assert {link.from_, link.to} - {None} <= ids
            assert link.from_ is None or link.from_ != link.to
            assert all(0 <= a < b <= len(draft.report.text) for a, b in link.evidence)


def test_who_says_two_things_repeats_the_one_that_is_a_repetition(drafts):
    (draft,) = drafts(["The Peruvian ministry condemned the raids on Friday and reaffirmed that the treaty of 1951 holds."])
    (link,) = (x for x in draft.links if x.kind == "repeats")
    from_ = next(s for s in draft.statements if s.id == link.from_)
    assert draft.parse().text[slice(*from_.cue[0])] == "reaffirmed"
