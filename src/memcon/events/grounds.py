"""States that a report names by their towns alone: Ukraine in `missiles hit Odesa`, Morocco in `will travel to Rabat`.

A blow at a place is a blow at its state, an official's journey leads to it. Where the report has no actor for that
state, one is made, with the place's words for its mention; it stays only if an act turns out to be directed at it.
"""

from collections.abc import Iterable, Sequence

from memcon.events.fitting import TRAVEL
from memcon.events.grammar import Grammar
from memcon.events.journeys import Journeys
from memcon.events.parties import SITES
from memcon.events.triggers import Trigger
from memcon.lexicon import read_json
from memcon.record import Actor, ActorMention, Draft, Event, Place

ENVOYS = frozenset(("ambassador", "envoy"))
"""Those who are recalled from a capital: `withdrew its envoy from Kigali`."""
SURE = 0.6
"""The confidence of an actor that only a place stands for."""


class Grounds:
    """Makes the states that only places stand for."""

    def __init__(self) -> None:
        self._names = {code: entry["names"][0] for code, entry in read_json("states.json").items()}

    def states(self, draft: Draft, g: Grammar, triggers: Sequence[Trigger]) -> tuple[Actor, ...]:
        """An actor for each state that a journey or a blow leads to and that the report does not name."""
        have = {a.country for a in draft.actors if a.kind == "state"}
        named = {(a.country, m.spans[0][0]) for a in draft.actors for m in a.mentions}
        places = {
            p.spans[0][0]: p for p in draft.places
            if p.country in self._names and p.country not in have and (p.country, p.spans[0][0]) not in named
        }  # fmt: skip
        if not places:
            return ()
        found: dict[str, list[Place]] = {}
        journeys = Journeys(g, None, draft.places, draft.dates)
        for t in triggers:
            aimed = (places.get(g.r.start[token]) for token in _aims(g, t))
            for p in (*aimed, *(q for q in journeys.destinations(t) if q.spans[0][0] in places)):
                if p is not None and p.country is not None and p not in found.get(p.country, ()):
                    found.setdefault(p.country, []).append(p)
        return tuple(self._state(f"a{len(draft.actors) + n}", c, ps) for n, (c, ps) in enumerate(found.items(), 1))

    def _state(self, name: str, country: str, places: Sequence[Place]) -> Actor:
        mentions = tuple(ActorMention(spans=p.spans, form="name", confidence=SURE) for p in places)
        return Actor(
            id=name, name=self._names[country], kind="state", country=country, sector="GOV", mentions=mentions,
            confidence=SURE,
        )  # fmt: skip


def taking_part(made: Iterable[Actor], events: Sequence[Event]) -> tuple[Actor, ...]:
    """Those of the actors made that an event has for a party."""
    used = {a for e in events for a in (*e.sources, *e.targets)}
    return tuple(a for a in made if a.id in used)


def _aims(g: Grammar, t: Trigger) -> Iterable[int]:
    """The tokens that a blow or a journey leads to: `hit Odesa and Kyiv`, `fly to Oslo`, `a visit to Rabat`."""
    p = t.pattern
    journey = p.type == "CONSULT" and p.lemma in TRAVEL
    envoy = p.type == "SANCTION" and p.objects is not None and bool(ENVOYS & p.objects)
    if not journey and not envoy and not (p.type == "ASSAULT" and not p.weak):
        return
    heads = [o for name in p.target_preps for o in g.preps(t.token, name)]
    if t.thing is not None:
        heads += [t.thing] if g.lemma[t.thing] in SITES else []
        heads += [o for name in p.target_preps for o in g.preps(t.thing, name)]
    elif g.is_verb(t.token):
        heads += g.objects(t.token)
        heads += [s for s in g.subjects(t.token) if s >= 0] if g.passive(t.token) else []
    for head in heads:
        for token in g.coordinated(head):
            yield token
            yield from (o for o in g.preps(token, "of") if g.r.pos[o] == "PROPN")
