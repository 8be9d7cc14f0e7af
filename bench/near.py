"""Near duplicates: generated reports with planted copies, rewrites and updates, folded into stories.

`python -m bench near`. Of 2,000 reports 30 % are told again from another, 5 to 30 % of the words changed: cut at the
end under another outlet's header (a wire copy), with a new lead and more paragraphs (an update), or with words all over
replaced, left out and put in (a rewrite). Among the others stand what is easily mistaken: reports of one event by two
hands that share their cast and quotations, and tallies of one wording with other figures. A pair counts as found where
both are in one story.
"""

# ruff: noqa: E501

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bench import reports
from memcon.stories.near import NearDuplicates, fold, in_order

__all__ = ["in_order", "measure", "planted", "score"]

SIZE = 2000
TOLD_AGAIN = 0.3
TWO_HANDS = 0.1
TALLIES = 0.03
SHARED = 0.22
"""Share of the sentences that two independent reports of one event have in common: quotations, background."""
LEAST, MOST = 0.05, 0.3
HEADERS = ("By our foreign desk\n\n", "Updated at 14:05\n\n", "WORLD NEWS | ", "From wire reports.\n\n", "")
FOOTERS = (
    "\n\nThis story is developing.",
    "\n\nReporting by our staff; editing by the night desk.",
    "\n\nRead more on our page.",
    "",
)


class Planted(Struct, frozen=True, kw_only=True):
    """A generated report: its text, and the family of those that are told from one another."""

    text: str
    family: int
    kind: str
    changed: float = 0.0


def planted(size: int = SIZE, seed: int = reports.SEED) -> list[Planted]:
    """Reports in the order of a day's wire, told again ones mixed in."""
    dice = random.Random(seed)
    again, tallies = round(size * TOLD_AGAIN), round(size * TALLIES)
    originals = size - again - tallies
    out = [Planted(text=t, family=i, kind="original") for i, t in enumerate(_originals(originals, dice))]
    vocabulary = sorted({w for p in out[:200] for w in re.findall(r"[a-z]{3,}", p.text)})
    for n in range(again):
        source = out[n % originals] if n % 3 == 2 else dice.choice(out[:originals])  # some are told again twice
        share = dice.uniform(LEAST, MOST)
        kind = ("copy", "update", "rewrite")[n % 3]
        other = dice.choice(out[:originals]).text
        text = {"copy": _copy, "update": _update, "rewrite": _rewrite}[kind](
            source.text, share, dice, other, vocabulary
        )
        out.append(Planted(text=text, family=source.family, kind=kind, changed=share))
    out += [Planted(text=t, family=size + i, kind="tally") for i, t in enumerate(_tallies(tallies, dice))]
    dice.shuffle(out)
    return out


def _originals(number: int, dice: random.Random) -> Iterator[str]:
    """Reports, a tenth of them the second of an event: the same cast and some of the same sentences."""
    plans = list(reports.plans(number, seed=dice.getrandbits(30)))
    second = round(number * TWO_HANDS)
    for i, plan in enumerate(plans):
        if i >= number - second:
            first = plans[i - (number - second)]
            kept = [s for s in first.sentences if dice.random() < SHARED]
            told = [*kept, *plan.sentences[: max(8, len(first.sentences) - len(kept))]]
            dice.shuffle(told)
            plan = replace(plan, cast=first.cast, sentences=tuple(told), day=first.day + timedelta(days=1))
        yield reports.write(plan).report.text


def _tallies(number: int, dice: random.Random) -> Iterator[str]:
    wording = (
        "The air force said on {day} May that it had shot down {a} of {b} drones launched overnight, {c} of them over the eastern"
        " districts, and that {d} people were hurt when debris fell on a block of flats. Repairs to {e} power lines went on, the"
        " regional governor said in his morning message, in which he thanked the {f} crews who had worked through the night."
    )
    for i in range(number):
        numbers = {k: dice.randint(3, 900) for k in "abcdef"}
        yield wording.format(day=i % 31 + 1, **numbers)


def _copy(text: str, share: float, dice: random.Random, _other: str, _vocabulary: Sequence[str]) -> str:
    words = text.split(" ")
    cut = " ".join(words[: max(20, round(len(words) * (1 - share)))])
    return dice.choice(HEADERS) + cut + dice.choice(FOOTERS)


def _update(text: str, share: float, dice: random.Random, other: str, _vocabulary: Sequence[str]) -> str:
    size = round(len(text.split()) * share)
    paragraphs = text.split("\n\n")
    more: list[str] = []
    for paragraph in dice.sample(other.split("\n\n"), len(other.split("\n\n"))):
        if sum(len(p.split()) for p in more) >= size:
            break
        more.append(paragraph)
    more = [" ".join(p.split()[: max(5, size)]) for p in more]
    for p in more:
        paragraphs.insert(dice.choice((0, 1, len(paragraphs))), p)
    return "\n\n".join(paragraphs)


def _rewrite(text: str, share: float, dice: random.Random, _other: str, vocabulary: Sequence[str]) -> str:
    out: list[str] = []
    for word in text.split(" "):
        if dice.random() >= share:
            out.append(word)
            continue
        kind = dice.random()
        if kind < 0.6:
            out.append(dice.choice(vocabulary))
        elif kind < 0.8:
            out += [word, dice.choice(vocabulary)]
    return " ".join(out)


def measure(told: Sequence[Planted]) -> dict[str, Any]:
    """Precision and recall of pairs in one story, recall by kind, and the seconds that it took."""
    begin = time.process_time()
    stories = fold((i, p.text) for i, p in enumerate(told))
    seconds = time.process_time() - begin
    families: dict[int, list[int]] = {}
    for i, p in enumerate(told):
        families.setdefault(p.family, []).append(i)
    true = {pair for members in families.values() for pair in combinations(members, 2)}
    found = {pair for story in stories for pair in combinations(sorted(story), 2)}
    missed = Counter(max(told[a].kind, told[b].kind, key=("original", "copy", "update", "rewrite", "tally").index)
                     for a, b in true - found)  # fmt: skip
    wrong = Counter("-".join(sorted((told[a].kind, told[b].kind))) for a, b in found - true)
    return {
        "precision": len(true & found) / max(1, len(found)),
        "recall": len(true & found) / max(1, len(true)),
        "pairs": len(true),
        "seconds": seconds,
        "missed": dict(missed),
        "wrong": dict(wrong),
    }


def score(_gold: Path | None) -> dict[str, Any]:
    """The figures on 2,000 reports, and how the time grows when there are four times as many."""
    figures = measure(planted())
    small, large = (_seconds(planted(n)) for n in (SIZE // 2, 2 * SIZE))
    return {**figures, "growth": large / (4 * small)}


def _seconds(told: Sequence[Planted]) -> float:
    begin = time.process_time()
    near: NearDuplicates[int] = NearDuplicates()
    for i, p in enumerate(told):
        near.add(i, p.text)
    return time.process_time() - begin
