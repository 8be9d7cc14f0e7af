"""Fitting parties: who can be a party to an act of diplomacy at all.

A reporter who asks a question makes no demand of a state, and a tourist who arrives consults nobody.
"""

import msgspec

from memcon.events.grammar import Grammar
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.record import Actor, Cast

TRAVEL = frozenset(
    ["visit", "tour", "travel", "arrive", "fly", "head", "depart", "land", "drop", "trip", "stopover", "take", "go"]
)
PUBLIC = frozenset(("state", "government", "igo"))
PRIVATE = frozenset(("JRN", "CVL", "BUS", "EDU", "MED", "REF", "CRM", "LAB", "SOC"))
OWN = ("its", "their", "his", "her", "our")
DRILLS = frozenset(("exercise", "drill", "manoeuvre", "maneuver", "game"))
WALKOUTS = frozenset(("strike", "walkout", "stoppage"))


def recast(g: Grammar, t: Trigger, roles: Roles, cast: Cast) -> Trigger:
    """The trigger as its source makes it: a state's `protest` accuses, its blocking a road is force, workers strike."""
    sources = [cast.by_id[a] for a in roles.sources]
    thing = t.token if t.thing is None else t.thing
    if t.pattern.type == "ASSAULT" and g.lemma[thing] in WALKOUTS:
        if sources and not roles.targets and all(a.sector in PRIVATE for a in sources):
            return msgspec.structs.replace(t, pattern=msgspec.structs.replace(t.pattern, type="PROTEST", mode="strike"))
        return t
    if t.pattern.type == "COOPERATE" and roles.reciprocal and len(sources) == 1 and g.lemma[thing] in DRILLS:
        alone = msgspec.structs.replace(t.pattern, type="MOBILIZE", mode="troops", reciprocal=False)
        return msgspec.structs.replace(t, pattern=alone)
    if t.pattern.type == "PROTEST" and t.pattern.mode == "obstruct" and sources and all(_official(a) for a in sources):
        return msgspec.structs.replace(t, pattern=msgspec.structs.replace(t.pattern, type="COERCE", mode="restrict"))
    if t.pattern.lemma != "protest" or t.pattern.word != "verb" or t.pattern.type != "PROTEST":
        return t
    if not sources or not all(_official(a) for a in sources) or not roles.targets:
        return t
    return msgspec.structs.replace(t, pattern=msgspec.structs.replace(t.pattern, type="ACCUSE", mode="disapprove"))


def _official(a: Actor) -> bool:
    return a.kind in PUBLIC or (a.kind == "person" and a.sector == "GOV")


def _own_people(a: Actor) -> bool:
    """Whether it is somebody's own people, who are only advised: `urged its citizens to leave`."""
    words = a.name.lower().split()
    return len(words) > 1 and words[0] in OWN and words[-1] in ("citizens", "nationals")


def _at_home(first: Actor, other: Actor) -> bool:
    """Whether a journey leads to the traveller's own state."""
    return other.kind == "state" and other.country == first.country


def fitting(t: Trigger, roles: Roles, cast: Cast) -> bool:
    """Whether the act's parties are of the kind that it asks for."""
    sources = [cast.by_id[a] for a in roles.sources]
    if t.pattern.type in ("REQUEST", "CONSULT") and sources and all(a.sector == "JRN" for a in sources):
        return False
    kinds = PUBLIC if t.pattern.lemma == "protest" and t.pattern.word == "verb" else ("government", "igo")
    asked = roles.targets if t.pattern.type in ("REQUEST", "THREATEN") else ()
    if asked and all(_own_people(cast.by_id[a]) for a in asked):
        return False
    if t.pattern.type == "PROTEST" and sources and all(a.kind in kinds for a in sources):
        return False
    if t.pattern.lemma in ("host", "receive") and t.pattern.direct and len(sources) > 1:
        return any(a.kind == "person" or (a.kind in PUBLIC and a.sector != "MIL") for a in sources[1:])
    if t.pattern.type == "CONSULT" and t.pattern.lemma in TRAVEL and sources:
        first, *others = sources
        if others and first.country is not None and all(_at_home(first, a) for a in others):
            return False
        if first.sector in PRIVATE:
            return False
        return not others or any(a.kind in PUBLIC or a.kind == "person" for a in others)
    return True
