"""What a later statement makes of an earlier one, on pairs written before the rules, and on graded ones."""

from collections import Counter
from collections.abc import Sequence
from datetime import date as Day  # noqa: N812
from typing import get_args

import msgspec
import numpy as np
import pytest

from memcon.history.relate import Kind, closeness, closenesses, relation
from memcon.history.said import Said, Towards
from memcon.history.wording import read
from memcon.syntax.sentences import Sentences, pack, unpack
from tests.history.lifelike import LIFELIKE
from tests.history.pairs import HARDER, HELD_BACK, LOOKED_AT, PAIRS, Label, Pair
from tests.history.prose import FRESH, PROSE

KINDS = get_args(Kind)
LABELS: tuple[Label, ...] = ("repeated", "reversed", "contradicted", "unrelated")


def found(pairs: Sequence[Pair]) -> list[str]:
    return ["repeated" if kind in ("hardened", "softened") else kind for kind in marked(pairs)]


def marked(pairs: Sequence[Pair]) -> list[str]:
    vectors = unpack(pack(Sentences().embed(t for p in pairs for t in (p.earlier, p.later))))
    out = []
    for k, p in enumerate(pairs):
        earlier = Said(report="r1", statement="s1", speaker="a", text=p.earlier, act=p.acts[0])
        later = Said(report="r2", statement="s1", speaker="a" if p.same else "b", text=p.later, act=p.acts[1])
        made = relation(earlier, later, float(vectors[2 * k] @ vectors[2 * k + 1]))
        out.append(made.kind if made else "unrelated")
    return out


def macro_f1(pairs: Sequence[Pair]) -> float:
    seen = list(zip((p.label for p in pairs), found(pairs), strict=True))
    scores = []
    for label in LABELS:
        right = sum(a == b == label for a, b in seen)
        scores.append(2 * right / sum((a == label) + (b == label) for a, b in seen))
    return sum(scores) / len(LABELS)


def test_there_are_sixty_pairs_fifteen_of_a_kind() -> None:
    assert len(PAIRS) == 60
    assert {label: sum(p.label == label for p in PAIRS) for label in LABELS} == dict.fromkeys(LABELS, 15)


@pytest.mark.parametrize(
    ("pairs", "floor"),
    [(PAIRS, 0.87), (LOOKED_AT, 0.87), (HELD_BACK, 0.84), (HARDER, 0.75), ([p for _, p in PROSE], 0.78), (FRESH, 0.68)],
    ids=["all", "looked at", "held back", "harder", "prose", "fresh"],
)
def test_pairs_are_told_apart(pairs: Sequence[Pair], floor: float) -> None:
    assert macro_f1(pairs) >= floor


def test_what_was_out_of_the_question_and_is_possible_now_is_a_position_taken_back() -> None:
    earlier, later = "a military operation across the border was out of the question", "such a military operation was possible"
    assert marked([Pair("reversed", earlier, later)]) == ["reversed"]


def test_in_prose_two_in_three_are_told_with_how_they_were_hardened_or_softened() -> None:
    assert Counter(kind for kind, _ in PROSE) == dict.fromkeys((*KINDS, "unrelated"), 5)
    made = marked([p for _, p in PROSE])
    assert sum(kind == seen for (kind, _), seen in zip(PROSE, made, strict=True)) >= 22


def test_of_the_turns_seen_in_lifelike_pairs_three_in_five_are_turns() -> None:
    assert len(LIFELIKE) == 30
    turns = [p.label for p, kind in zip(LIFELIKE, found(LIFELIKE), strict=True) if kind in ("reversed", "contradicted")]
    assert len(turns) >= 9
    assert sum(label != "unrelated" for label in turns) >= 0.6 * len(turns)
    assert macro_f1(LIFELIKE) >= 0.75


COMPATIBLE = [
    # another time, another name, another condition, a count that may grow, each of himself, what is and what ought to be
    ("There were no talks with the rebels in December", "talks with the rebels will be held in April"),
    ("He did not speak to the mayor of Ost about the dam", "He spoke to the mayor of Malin about the dam"),
    ("Refugees who have no papers are refused entry", "Refugees who have papers are not refused entry"),
    ("At least 40 people were killed in the blast", "60 people were killed in the blast"),
    ("He does not have a steady temperament", "We need a president who has a steady temperament"),
    ("It is not clear who bombed the convoy of aid", "The militia bombed the convoy of aid"),
]


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
@pytest.mark.parametrize("same", [True, False])
def test_what_can_both_stand_is_no_turn(one: str, other: str, same: bool) -> None:
    first = Said(report="r1", statement="s1", speaker="a", text=one)
    second = Said(report="r2", statement="s1", speaker="a" if same else "b", text=other)
    for before, after in ((first, second), (second, first)):
        made = relation(before, after, 0.9)
        assert made is None or made.kind not in ("reversed", "contradicted")


def test_two_who_tell_of_themselves_do_not_contradict_one_another() -> None:
    one = Said(report="r1", statement="s1", speaker="a", text="that she has released her tax returns")
    other = Said(report="r2", statement="s1", speaker="b", text="he has not released his tax returns")
    assert relation(one, other, 0.9) is None


def test_other_figures_of_another_week_are_no_contradiction() -> None:
    first = Said(
        report="r1", statement="s1", speaker="a", text="19 people were killed in the flood", day=Day(2026, 3, 1)
    )
    later = Said(
        report="r2", statement="s1", speaker="b", text="64 people were killed in the flood", day=Day(2026, 3, 3)
    )
    assert (made := relation(first, later, 0.9)) is not None
    assert made.kind == "contradicted"
    assert relation(first, msgspec.structs.replace(later, day=Day(2026, 3, 20)), 0.9) is None


FIRMER = [
    ("Tarsia should withdraw from the valley", "Tarsia must withdraw from the valley now"),
    ("We may close the border to lorries from Lorne", "we will close the border to lorries from Lorne"),
    ("We are concerned about the arrests in Ost", "We condemn the arrests in Ost in the strongest terms"),
    ("We would consider sanctions against the junta", "There will be sanctions against the junta"),
    ("We urge the rebels to free the crew", "We demand that the rebels free the crew"),
]


@pytest.mark.parametrize(("mild", "firm"), FIRMER)
def test_the_same_said_more_firmly_is_hardened_and_the_other_way_softened(mild: str, firm: str) -> None:
    vectors = unpack(pack(Sentences().embed([mild, firm])))
    meaning = float(vectors[0] @ vectors[1])
    one, other = (Said(report="r", statement=s, speaker="a", text=t) for s, t in (("s1", mild), ("s2", firm)))
    assert (made := relation(one, other, meaning)) is not None
    assert made.kind == "hardened"
    assert (made := relation(other, one, meaning)) is not None
    assert made.kind == "softened"


def judged(text: str, tone: float) -> Said:
    return Said(
        report="r", statement="s", speaker="a", text=text, about=(Towards(key="lorne", name="Lorne", tone=tone),)
    )


def test_a_colder_tone_towards_the_same_actor_hardens_what_is_said_alike() -> None:
    one, other = "Lorne has a duty to its neighbours", "Lorne has a plain duty to its neighbours"
    made = relation(judged(one, 0.1), judged(other, -0.6))
    assert made is not None
    assert made.kind == "hardened"


def test_what_another_speaker_repeats_is_no_mark() -> None:
    one = Said(report="r1", statement="s1", speaker="a", text="The blockade must end at once")
    other = Said(report="r2", statement="s1", speaker="b", text="The blockade must end at once")
    assert relation(one, other, 1.0) is None


def test_a_question_contradicts_nobody() -> None:
    one = Said(report="r1", statement="s1", speaker="a", text="the embassy will be closed")
    other = Said(report="r2", statement="s1", speaker="b", text="whether the embassy will not be closed")
    assert relation(one, other, 0.9) is None


def test_closeness_of_many_is_that_of_each_pair() -> None:
    first = [read(p.earlier) for p in PAIRS]
    second = [read(p.later) for p in PAIRS]
    meanings = np.full((60, 60), np.nan, dtype=np.float32)
    meanings[::2] = 0.5
    found = closenesses(first, second, meanings)
    names = frozenset[str]().union(*(w.names for w in (*first, *second)))
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            if not names & (a.things | b.things):
                assert found[i, j] == pytest.approx(closeness(a, b, 0.5 if i % 2 == 0 else None), abs=1e-5)
