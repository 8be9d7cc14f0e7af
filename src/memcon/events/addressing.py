"""Whom an act is for where its own words do not say: the act in its complement, an answer, a reaction."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.events.answering import answered, holders, reacted, undone_by
from memcon.events.grammar import Grammar
from memcon.events.pairing import Pairs
from memcon.events.roles import RoleFinder, Roles
from memcon.events.triggers import Trigger
from memcon.events.wording import listed
from memcon.record import Cast, Event

JOINT = listed("fight agree sign initial ink reach conclude strike settle adopt resolve accept")
"""What two do between them when no third is named."""


class Addresser:
    """The roles of one report's triggers; `triggers` by their tokens."""

    def __init__(
        self, g: Grammar, cast: Cast, roles: RoleFinder, pairs: Pairs, triggers: Mapping[int, Trigger]
    ) -> None:
        self._g = g
        self._cast = cast
        self._roles = roles
        self._pairs = pairs
        self._triggers = triggers

    def find(self, t: Trigger, earlier: Sequence[Event]) -> Roles:
        """The roles by syntax, else by what is told around the act."""
        roles = _joint(t, self._pairs.apart(self._roles.find(t), earlier))
        told_on = undone_by(self._g, t, roles, earlier)
        if told_on is not None:
            return told_on
        held = holders(self._g, t, roles, earlier)
        if held is not None:
            return msgspec.structs.replace(roles, targets=held, by="answer")
        if not roles.sources or roles.targets or roles.reciprocal:
            return roles
        inner = self._inner(t, roles)
        if inner:
            return msgspec.structs.replace(roles, targets=inner, by="inner")
        targets = answered(self._g, t, roles, earlier, self._cast) or reacted(self._g, t, roles, earlier, self._cast)
        return msgspec.structs.replace(roles, targets=targets, by="answer") if targets else roles

    def _inner(self, t: Trigger, roles: Roles) -> tuple[str, ...]:
        """Whom the act in the complement is for: `vowed to lift its sanctions on Peru`."""
        inside = self._triggers.get(-1 if t.clause is None else t.clause)
        if inside is None:
            return ()
        found = self._roles.find(inside)
        if not set(found.sources) & set(roles.sources):
            return ()
        return tuple(a for a in (*found.targets, *found.sources) if a not in roles.sources)


def _joint(t: Trigger, roles: Roles) -> Roles:
    """What two agree or sign without naming a third is between the two."""
    if t.pattern.lemma not in JOINT or roles.targets or len(roles.sources) < 2:
        return roles
    return msgspec.structs.replace(roles, reciprocal=True)
