"""Given names and what they tell of gender: `Ursula` f, `Volodymyr` m."""

from functools import cache
from typing import Literal

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


def gender_of(name: str) -> Literal["f", "m"] | None:
    """The gender that a person's first name tells, None for a name of both; of a single word only what is very sure."""
    share = given_names().get(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0])
    if share is None:
        return None
    sure = SURE if " " in name else VERY_SURE
    if share >= sure:
        return "f"
    return "m" if share <= 1 - sure else None
