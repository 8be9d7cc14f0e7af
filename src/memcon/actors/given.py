"""Given names and what they tell of gender: `Ursula` f, `Volodymyr` m."""

from functools import cache
from typing import Literal

from memcon.actors.holders import holders
from memcon.actors.person_names import fold
from memcon.lexicon import read_json, read_table

SURE = 0.9
VERY_SURE = 0.98


@cache
def given_names() -> dict[str, float]:
    """The share of women among the bearers of each given name."""
    shares = {name: float(share) for name, share in read_table("given_names.tsv.gz")}
    kept = read_json("given_names.json")
    shares.update((name, 0.0) for name in kept["m"])
    shares.update((name, 1.0) for name in kept["f"])
    return shares


@cache
def _families() -> frozenset[str]:
    return holders().families()


def gender_of(name: str) -> Literal["f", "m"] | None:
    """The gender that a person's first name tells, None for a name of both; of a single word only what is very sure."""
    first = name.split(maxsplit=1)[0].split("-", maxsplit=1)[0]
    share = given_names().get(first)
    if share is None or fold(first) in _families():
        return None
    sure = SURE if " " in name else VERY_SURE
    if share >= sure:
        return "f"
    return "m" if share <= 1 - sure else None
