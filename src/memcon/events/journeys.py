"""Journeys of several legs: `will travel to Rabat on Sunday and on to Algiers on Monday` are two visits.

The parse hangs the later towns anywhere, so they are read off the line: nothing but days, prepositions, joints and
verbs of going on may stand between two destinations.
"""

from collections.abc import Iterator, Sequence

import msgspec

from memcon.events.fitting import TRAVEL
from memcon.events.grammar import TIMES, Grammar
from memcon.events.parties import Parties
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.events.wording import listed
from memcon.record import Place, TimeExpression

BETWEEN = listed(
    "and , then on onto to in at for before later next via by with the also afterwards early late "
    "heading travelling traveling flying going continuing proceeding moving visiting stopping returning"
)
"""Words that may stand between two destinations."""
REACH = 14
"""Tokens from one destination to the next at the most."""


class Journeys:
    """The legs of the journeys of one report."""

    def __init__(
        self, g: Grammar, parties: Parties | None, places: Sequence[Place], dates: Sequence[TimeExpression]
    ) -> None:
        self.g, self._parties = g, parties
        self._place = {p.spans[0][0]: p for p in places}
        self._told: set[Place] = set()
        """The later destinations of journeys told already."""
        self._day = {i for d in dates for a, b in d.spans for i in g.r.tokens_in(a, b)}

    def destinations(self, t: Trigger) -> list[Place]:
        """Where the journey leads, leg by leg; empty for what is no journey."""
        if t.pattern.type != "CONSULT" or t.pattern.lemma not in TRAVEL:
            return []
        first = next(self._aims(t), None)
        if first is None:
            return []
        at = self._place[self.g.r.start[first]]
        return [at, *self._onward(at, self.g.r.sentence[t.token])]

    def covered(self, t: Trigger) -> bool:
        """Whether the words only tell a later leg: `heading` in `fly to Oslo before heading to Bergen`."""
        return bool(self._told) and next(iter(self.destinations(t)), None) in self._told

    def _aims(self, t: Trigger) -> Iterator[int]:
        heads = [o for name in t.pattern.target_preps for o in self.g.preps(t.token, name)]
        heads += self.g.objects(t.token) if self.g.is_verb(t.token) else []
        for head in sorted(heads):
            for i in range(self.g.r.left[head], head + 1):
                if self.g.r.start[i] in self._place:
                    yield i
                    break

    def _onward(self, at: Place, sentence: int) -> Iterator[Place]:
        r = self.g.r
        i, steps, turned = r.tokens_in(*at.spans[0])[-1] + 1, 0, False
        last = r.sentences[sentence][1]
        while i < last and steps < REACH:
            found = self._place.get(r.start[i])
            if found is not None and turned:
                yield found
                i, steps, turned = r.tokens_in(*found.spans[0])[-1] + 1, 0, False
                continue
            if r.lower[i] == "before" and (i + 1 >= last or r.tag[i + 1] != "VBG"):
                return
            if not (i in self._day or r.lower[i] in BETWEEN or r.lower[i] in TIMES):
                return
            turned = turned or r.lower[i] in ("and", "then", "before", ",")
            i, steps = i + 1, steps + 1

    def legs(self, t: Trigger, roles: Roles) -> list[tuple[Roles, Place | None]]:
        """The parties of each visit, with the place that tells a later leg."""
        stops = self.destinations(t)
        if len(stops) < 2 or self._parties is None:
            return [(roles, None)]
        hosts = [self._parties.state_at(p) for p in stops]
        travellers = tuple(a for a in roles.sources if a not in hosts)
        if not travellers:
            return [(roles, None)]
        out: list[tuple[Roles, Place | None]] = []
        self._told.update(stops[1:])
        for p, host in zip(stops, hosts, strict=True):
            if host is not None and not any(host in made.sources for made, _ in out):
                whole = msgspec.structs.replace(roles, sources=(*travellers, host))
                out.append((whole, p if p is not stops[0] else None))
        return out or [(roles, None)]
