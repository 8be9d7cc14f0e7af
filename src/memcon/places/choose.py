"""Choose which place a name means: Paris, Texas or Paris, France; the country of Georgia or the state.

A sense is weighed by how known it is, by what follows it after a comma, and by the other places of the report: their
countries, their divisions, how near they are. One name has one sense in a report, unless a comma says otherwise.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from memcon.places.gazetteer import Entry, Sense, key
from memcon.places.names import Match

_COMMA = re.compile(r",\s{0,2}|\s\(|\s{1,2}-\s{1,2}")


class Weights(NamedTuple):
    """How much each kind of evidence counts, in powers of ten of people."""

    country: float = 9.2
    region: float = 7.4
    facility: float = 6.5
    capital: float = 2.3
    town: float = 0.2
    division: float = 0.0
    county: float = 0.0
    known: float = 0.8
    by_country: float = 0.2
    """What the name of a country, beside that of a town or a division, counts as evidence for what lies in it."""
    other_name: float = -1.9
    same_country: float = 2.2
    same_division: float = 1.1
    near: float = 1.15
    reach: float = 330.0
    inside: float = 12.0
    cap: float = 2.6
    """Evidence from more places of a country or division than these counts no more."""


DEFAULT = Weights()
LEAD = 1.2
"""How fast a lead of one sense over the next becomes certainty; measured on the development corpora."""


def choose(found: Sequence[Match], context: Sequence[Match] = (), weights: Weights = DEFAULT) -> None:
    """Set `chosen` and `within` of the matches; `context` holds names outside the text, as of the publisher."""
    _qualify(found)
    names: dict[str, list[Match]] = defaultdict(list)
    for match in [*found, *context]:
        names[key(match.surface)].append(match)
    priors = {name: _prior(same, weights) for name, same in names.items()}
    best = {name: max(p, key=lambda s: s[1])[0] for name, p in priors.items() if p}
    sure: dict[str, float] = {}
    for _ in range(2):
        scored = _cohere(names, priors, best, weights)
        best = {name: s[0][1] for name, s in scored.items()}
        sure = {name: _sure(s) for name, s in scored.items()}
    for name, same in names.items():
        for match in same:
            qualified = _inside(match)
            match.chosen = max(qualified, key=lambda s: _fame(s, weights)) if qualified else best.get(name)
            match.sure = 1.0 if qualified else sure.get(name, 1.0)


def _sure(scored: Sequence[tuple[float, Sense]]) -> float:
    """How sure the first of the senses is, by the lead over the best one that lies in another country or division."""
    top = scored[0][1].entry
    for value, sense in scored[1:]:
        if (sense.entry.country, sense.entry.admin1) != (top.country, top.admin1):
            return 0.98 / (1 + math.exp(0.6 - LEAD * (scored[0][0] - value)))
    return 1.0


def _qualify(found: Sequence[Match]) -> None:
    """Find what stands after a comma and holds the place: `Paris, Texas`; drop short forms without such a place."""
    for one, other in pairwise(found):
        near = _COMMA.fullmatch(one.gap_after or "\0") and other.start == one.end + len(one.gap_after)
        if near and any(_holds(b.entry, a.entry) for a in one.senses for b in other.senses):
            one.within = other
    held = {id(m.within) for m in found if m.within is not None}
    for match in found:
        if id(match) in held or all(s.mark != "!" for s in match.senses):
            continue
        comma = match.gap_before.startswith(",") and match.before[:1].isupper()
        party = match.gap_before == "-" and match.before in ("D", "R", "I")
        if not (comma or party) or ("." not in match.surface and not comma):
            match.senses = tuple(s for s in match.senses if s.mark != "!")


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.number == inner.number or inner.kind in "CR" or outer.country != inner.country or outer.country is None:
        return False
    if outer.kind == "C":
        return True
    return outer.kind == "A" and outer.admin1 == inner.admin1 and inner.kind != "A"


def _inside(match: Match) -> list[Sense]:
    """The senses that lie in the place named after the comma."""
    if match.within is None:
        return []
    return [s for s in match.senses if any(_holds(o.entry, s.entry) for o in match.within.senses)]


def _fame(sense: Sense, w: Weights) -> float:
    """How known a place is, in powers of ten of people."""
    e = sense.entry
    people = math.log10(e.people + 100)
    value = {
        "C": w.country, "R": w.region, "F": w.facility, "A": people + w.division, "B": people + w.county,
        "K": people + w.capital, "P": people + w.town,
    }[e.kind]  # fmt: skip
    return value + w.known * math.log10(1 + e.known) + (w.other_name if sense.mark == "~" else 0.0)


def _prior(same: Sequence[Match], w: Weights) -> list[tuple[Sense, float]]:
    """Each sense of a name with its weight before the other names are asked."""
    senses: dict[str, Sense] = {}
    held: set[str] = set()
    for match in same:
        senses.update((s.entry.number, s) for s in match.senses)
        inside = _inside(match)
        if inside:
            held.add(max(inside, key=lambda s: _fame(s, w)).entry.number)
    return [(s, _fame(s, w) + (w.inside if n in held else 0.0)) for n, s in senses.items()]


def _cohere(
    names: dict[str, list[Match]], priors: dict[str, list[tuple[Sense, float]]], best: dict[str, Sense], w: Weights
) -> dict[str, list[tuple[float, Sense]]]:
    """The senses of each name with their values, best first, by the choices for all others."""
    keys = list(best)
    entries = [best[k].entry for k in keys]
    share = np.array([min(3.0, math.sqrt(len(names[k]))) for k in keys])
    lat = np.radians([e.lat for e in entries])
    lon = np.radians([e.lon for e in entries])
    local = np.array([e.kind in "PKBFA" for e in entries])
    told = share * np.where([e.kind == "C" for e in entries], w.by_country, 1.0)
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for e, s, t in zip(entries, share.tolist(), told.tolist(), strict=True):
        countries[e.country or ""] += t
        divisions[_division(e)] += s
    countries[""] = divisions[""] = 0.0
    out = {}
    for i, k in enumerate(keys):
        if len(priors[k]) == 1:
            out[k] = [(priors[k][0][1], best[k])]
            continue
        own, size, self_told = entries[i], float(share[i]), float(told[i])
        scored = []
        for sense, prior in priors[k]:
            e = sense.entry
            country = countries[e.country or ""] - (self_told if own.country == e.country and e.country else 0.0)
            division = divisions[_division(e)] - (size if _division(own) == _division(e) != "" else 0.0)
            value = prior + w.same_country * math.log1p(min(w.cap, max(0.0, country)))
            value += w.same_division * math.log1p(min(w.cap, max(0.0, division)))
            if e.kind != "C":
                value += w.near * math.log1p(_near(e, lat, lon, share * local, i, w.reach))
            scored.append((value, sense))
        out[k] = sorted(scored, key=lambda s: -s[0])
    return out


def _division(e: Entry) -> str:
    """The first division of a place; England and its like are countries and tell no more than the country."""
    return "" if e.country == "GBR" else e.admin1


def _near(e: Entry, lat: np.ndarray, lon: np.ndarray, share: np.ndarray, own: int, reach: float) -> float:
    """How many other places lie near, each counting less the farther it is."""
    a, b = math.radians(e.lat), math.radians(e.lon)
    north = lat - a
    east = np.abs(lon - b)
    east = np.minimum(east, 2 * math.pi - east) * math.cos(a)
    near = share * np.exp(-6371.0 / reach * np.sqrt(north * north + east * east))
    return float(near.sum() - near[own])
