"""Answers: an act without a target that replies to an earlier one is directed at who did that.

`Tehran proposed talks with Baghdad. ... Baghdad rejected the offer`: the second sentence names no target.
"""

from collections.abc import Sequence

from memcon.events.grammar import Grammar
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.record import Cast, Event

REPLIES = frozenset(("ACCUSE", "REJECT", "AGREE", "THREATEN", "SUPPORT", "REQUEST", "CONCEDE"))
REACH = 6
"""Sentences looked back."""
POINTING = frozenset(("the", "this", "that", "those", "these", "such", "it", "another", "any", "all", "both"))


def answered(g: Grammar, t: Trigger, roles: Roles, earlier: Sequence[Event], cast: Cast) -> tuple[str, ...]:
    """The target that the act takes over from an earlier one, if its object points back."""
    if t.pattern.type not in REPLIES or t.pattern.word != "verb" or t.pattern.weak or not _points_back(g, t):
        return ()
    here = g.r.sentence[t.token]
    for event in reversed(earlier):
        at = g.r.token_at(event.trigger[0][0])
        if at is None or here - g.r.sentence[at] > REACH:
            continue
        if any(_side(a, b, cast) for a in roles.sources for b in event.targets):
            return tuple(a for a in event.sources if a not in roles.sources)[:2]
    return ()


def _points_back(g: Grammar, t: Trigger) -> bool:
    objects = g.objects(t.token) if not g.passive(t.token) else [s for s in g.subjects(t.token) if s >= 0]
    for o in [t.thing] if t.thing is not None else objects:
        if g.r.lower[o] in POINTING or any(
            g.r.dep[c] in ("det", "predet") and g.r.lower[c] in POINTING for c in g.r.children[o]
        ):
            return True
    return False


def _side(one: str, other: str, cast: Cast) -> bool:
    """Whether two actors are of one side: the same, or of the same country."""
    if one == other:
        return True
    a, b = cast.by_id[one].country, cast.by_id[other].country
    return a is not None and a == b
