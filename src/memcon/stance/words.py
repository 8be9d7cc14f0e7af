"""Words of praise and blame: what each says of whom, from the compiled list."""

from collections.abc import Mapping
from typing import Any

from memcon import lexicon

WEAK = 0.5
"""What a weak word counts, where a strong one counts 1."""


class Words:
    """The list by part of speech; a value is positive for praise, negative for blame."""

    def __init__(self) -> None:
        raw = lexicon.read_json("tone.json")
        self.acts = _signed(raw["acts"])
        self.attitudes = _signed(raw["attitudes"])
        self.adjectives = _signed(raw["adjectives"])
        self.nouns = _signed(raw["nouns"])
        self.cues = _signed(raw["cues"])
        self.manner = dict.fromkeys(raw["manner_bad"], -1.0) | dict.fromkeys(raw["manner_good"], 1.0)
        self.negators = frozenset(raw["negators"])
        self.nil = frozenset(raw["nil"])
        self.boosters = frozenset(raw["boosters"])
        self.hypothetical = frozenset(raw["hypothetical"])
        self.modals = frozenset(raw["modals"])
        self.duties = frozenset(raw["duties"])
        self.departures = frozenset(raw["departures"])
        self.light = frozenset(raw["light"])
        self.feelings = _signed(raw["feelings"])
        self.regard = _signed(raw["regard"])
        self.stimulus = frozenset(raw["stimulus"])
        self.deeds = frozenset(raw["deeds"])
        self.wishes = frozenset(raw["wishes"])
        self.unsettled = frozenset(raw["unsettled"]) | self.wishes
        self.reports = frozenset(raw["reports"])
        self.ties = frozenset(raw["ties"])
        self.held = frozenset(raw["held"])
        self.pairs = _pairs(raw["pairs"])


def _pairs(group: Mapping[str, Any]) -> dict[tuple[str, str], float]:
    """What verb and object say together of who does it: `broke its promise`."""
    signs = (("bad", -1.0), ("good", 1.0))
    return {(v, o): sign for name, sign in signs for verbs, objects in group[name] for v in verbs for o in objects}


def _signed(group: Mapping[str, Any]) -> dict[str, float]:
    """`bad`, `good` and their weak ones as numbers; where a word is in several, the strong one stands."""
    out: dict[str, float] = {}
    for name, value in (("weak_bad", -WEAK), ("weak_good", WEAK), ("bad", -1.0), ("good", 1.0)):
        out.update((word, value) for word in group.get(name, ()))
    return out
