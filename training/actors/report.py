"""Figures by folds: each text is linked with the weights that never saw it."""

from collections.abc import Sequence
from typing import Any

from bench import actors as bench
from bench.scorers import scorer
from memcon.actors.link import LinkActors
from memcon.actors.scores import Weights
from training.actors.data import Case


def figures(gum: list[Case], wcl: list[Case], gap: list[Case], folds: Sequence[Weights]) -> dict[str, float]:
    """Links and countries of GUM and NewsWCL50, F1 of GAP."""
    out: dict[str, float] = {}
    for name, cases in (("gum", gum), ("wcl", wcl)):
        found = _linked(cases, folds)
        for key in ("linked_name", "linked_nominal", "linked_pronoun", "country_name", "country_nominal"):
            if found[key]["gold"]:
                out[f"{name} {key}"] = found[key]["r"]
        out[f"{name} country f1"] = found["country"]["f1"]
    out["gap f1"] = bench.f1(
        (c.row, bench.gap_row(c.row, c.draft.parse(), folds[c.fold])) for c in gap
    )["f1"]  # fmt: skip
    return out


def _linked(cases: list[Case], folds: Sequence[Weights]) -> dict[str, Any]:
    steps = [LinkActors(w) for w in folds]
    found = {c.name: {"id": c.name, "mentions": bench.mentions(steps[c.fold], c.draft)} for c in cases}
    figures: dict[str, Any] = scorer("score_actor").score({c.name: c.row for c in cases}, found)
    return figures
