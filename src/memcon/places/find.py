"""The step that finds places: names in the text become a country, a point and a GeoNames id."""

import math
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from memcon import lexicon
from memcon.places.choose import choose
from memcon.places.evidence import Surroundings, features
from memcon.places.gazetteer import Entry, Gazetteer
from memcon.places.literal import is_literal
from memcon.places.names import Match, matches
from memcon.places.words import Words
from memcon.record import Draft, Place, Reading, Report

Scope = Literal["literal", "toponyms"]
"""`literal`: places only. `toponyms`: also adjectives (`Russian`), names in names (`Washington Post`) and places that
act (`Tehran said`), which geoparsing corpora count."""

LIMIT = 0.45
"""The least probability with which a match is taken for a place."""


class FindPlaces:
    """Give each draft its places, in reading order: `in Geneva` lies in CHE at 46.2, 6.15."""

    needs: tuple[str, ...] = ("report", "reading")
    gives: tuple[str, ...] = ("places",)

    def __init__(self, scope: Scope = "literal") -> None:
        self._scope = scope
        self._gazetteer = Gazetteer()
        self._words = Words()
        self._weights: dict[str, float] = lexicon.read_json("places_weights.json")

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find the places of each draft."""
        return [msgspec.structs.replace(d, places=self._places(d.report, d.parse())) for d in drafts]

    def _places(self, report: Report, reading: Reading) -> tuple[Place, ...]:
        taken, around = self.taken(report, reading)
        if self._scope == "literal":
            taken = [m for m in taken if is_literal(m, around)]
        return tuple(_place(i, m, m.chosen.entry) for i, m in enumerate(taken, 1) if m.chosen is not None)

    def taken(self, report: Report, reading: Reading) -> tuple[list[Match], Surroundings]:
        """The matches that are taken for places, with the sense chosen, and what they were judged by."""
        found = matches(report.text, self._gazetteer, self._words)
        beside = "\n".join(t for t in (report.publisher, report.title) if t)
        context = matches(beside, self._gazetteer, self._words)
        choose(found, context)
        found = [m for m in found if m.chosen is not None]
        around = Surroundings(self._words, reading, found)
        for m in found:
            m.score = self._probability(features(m, around))
        taken = [m for m in found if m.score >= LIMIT]
        choose(taken, context)
        return [m for m in taken if m.chosen is not None], around

    def _probability(self, names: Iterable[str]) -> float:
        total = self._weights["bias"] + sum(self._weights.get(name, 0.0) for name in set(names))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _place(number: int, m: Match, entry: Entry) -> Place:
    return Place(
        id=f"p{number}", spans=((m.start, m.end),), name=entry.name, country=entry.country, geonames=entry.geonames,
        lat=entry.lat, lon=entry.lon, confidence=round(m.score * m.sure, 2),
    )  # fmt: skip
