"""Two speakers side by side: who is warmer, by which words, and what only one said."""

import datetime
from collections.abc import Sequence

import pytest

from memcon.history.compare import Comparison, compare
from memcon.history.said import Said, Towards


def said(
    speaker: str, n: int, text: str, tone: float | None = None, *, topics: Sequence[str] = (), quoted: bool = True
) -> Said:
    about = (Towards(key="7", name="Europe", tone=tone),) if tone is not None else ()
    return Said(
        report=speaker, statement=f"s{n}", day=datetime.date(2025, 2, n), speaker=speaker, name=speaker.title(), text=text,
        quotes=(text,) if quoted else (), about=about, topics=tuple(topics),
    )  # fmt: skip


MELO = [
    said("melo", 1, "Europe has betrayed its own values", -0.9),
    said("melo", 2, "its leaders fear their own voters", -0.5),
    said("melo", 3, "nobody there keeps a promise", -0.7, quoted=False),
    said("melo", 4, "the fishing quotas are an insult", topics=["trade"]),
]
PRATA = [
    said("prata", 1, "Europe is our closest friend", 0.9),
    said("prata", 2, "we shall stand by our partners", 0.4),
    said("prata", 3, "no alliance has lasted as long", 0.6),
    said("prata", 4, "the harbour will be open to every ship", topics=["trade"]),
    said("prata", 5, "the courts must be free", topics=["justice"]),
]


@pytest.fixture
def found() -> Comparison:
    return compare(MELO, PRATA, names=("Melo", "Prata"))


def test_the_warmer_side_is_told_with_the_counts(found: Comparison) -> None:
    assert found.warmer == "second"
    assert found.judgements == (3, 3)
    assert found.tones == (-0.7, 0.633)
    assert (found.first.statements, found.second.statements) == (4, 5)


def test_a_target_of_both_has_both_tones_with_a_quotation_each(found: Comparison) -> None:
    (europe,) = found.targets
    assert europe.name == "Europe"
    assert (europe.first.tone, europe.second.tone) == (-0.7, 0.633)
    assert europe.first.proof.quotes == ("Europe has betrayed its own values",)
    assert europe.second.proof.quotes == ("Europe is our closest friend",)
    assert europe.warmer == "second"


def test_of_every_topic_what_only_one_said_is_shown(found: Comparison) -> None:
    topics = {
        t.topic: ([s.statement for s in t.only_first], [s.statement for s in t.only_second]) for t in found.topics
    }
    assert topics == {"trade": (["s4"], ["s4"]), "justice": ([], ["s5"])}


def test_what_both_said_is_not_what_only_one_said() -> None:
    same = said("prata", 6, "the fishing quotas are an insult to us", topics=["trade"])
    topics = compare(MELO, [*PRATA, same], names=("Melo", "Prata")).topics
    trade = next(t for t in topics if t.topic == "trade")
    assert trade.only_first == ()
    assert [s.statement for s in trade.only_second] == ["s4"]


def test_under_three_statements_nobody_is_the_warmer_one() -> None:
    found = compare(MELO[:2], PRATA, names=("Melo", "Prata"))
    assert found.warmer == "too few"
    assert found.targets[0].warmer == "too few"
    assert found.judgements == (2, 3)


def test_tones_that_hardly_differ_are_alike() -> None:
    again = [said("okoro", n, s.text, s.about[0].tone + 0.1) for n, s in enumerate(PRATA[:3], 1)]
    assert compare(PRATA, again, names=("Prata", "Okoro")).warmer == "alike"


def test_whom_only_one_judges_tells_nothing_of_warmth() -> None:
    elsewhere = [said("okoro", n, f"sentence {n}") for n in (1, 2, 3)]
    found = compare(MELO, elsewhere, names=("Melo", "Okoro"))
    assert (found.targets, found.warmer, found.tones) == ((), "too few", (None, None))


def test_nothing_on_a_side_is_told_so() -> None:
    found = compare([], PRATA, names=("Melo", "Prata"))
    assert (found.first.statements, found.first.first, found.warmer) == (0, None, "too few")
    assert [t.only_first for t in found.topics] == [(), ()]
