"""Figures of the scorers that take two files."""

from pathlib import Path
from typing import Any

from bench import actors as mentions
from bench.scorers import scorer


def actors(gold: Path) -> dict[str, Any]:
    """Countries and links of mentions, in `score_actor.py`'s figures."""
    module = scorer("score_actor")
    found = {p["id"]: p for p in mentions.predict(gold)}
    figures: dict[str, Any] = module.score(module.read(str(gold)), found, [])
    return figures
