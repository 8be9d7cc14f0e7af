"""Pairs: `both sides`, `the two leaders` are the two that the report has just told of."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from memcon.events.roles import Roles
from memcon.record import Actor, Cast, Event

PAIR = re.compile(
    r"(?:the two|both|the two of them|the pair)(?: [\w-]+)?"
    r"(?: (?:side|countr|nation|state|part(?:y|ies)|neighbou?r|leader|president|minister|government|capital|power|"
    r"all(?:y|ies)|rival|delegation|official|foe|men|enem|camp|group|force|arm(?:y|ies))\w*)?",
    re.IGNORECASE,
)
PERSONAL = re.compile(r"(?:leader|president|minister|official|men)\w*$", re.IGNORECASE)


class Pairs:
    """Replace the pairs of one report by whom they stand for."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._cast = cast
        self._pairs = {a.id for a in cast.by_id.values() if _is_pair(a, text)}

    def apart(self, roles: Roles, earlier: Sequence[Event]) -> Roles:
        """The roles with a pair replaced by the two parties of the nearest earlier act between two sides."""
        if not self._pairs.intersection((*roles.sources, *roles.targets)):
            return roles
        sources = tuple(dict.fromkeys(b for a in roles.sources for b in self._two(a, earlier)))
        targets = tuple(dict.fromkeys(b for a in roles.targets for b in self._two(a, earlier) if b not in sources))
        return msgspec.structs.replace(roles, sources=sources, targets=targets)

    def _two(self, actor: str, earlier: Sequence[Event]) -> Iterable[str]:
        if actor not in self._pairs:
            return (actor,)
        crowds = {a.id for a in self._cast.by_id.values() if a.kind == "group"}
        for e in (*self._between(earlier, crowds), *reversed(earlier)):
            parties = list(dict.fromkeys((*e.sources, *e.targets)))
            if len(parties) == 2 and not self._pairs & set(parties):
                name = self._cast.by_id[actor].name
                return parties if PERSONAL.search(name) else [self._state(p) for p in parties]
        return (actor,)

    @staticmethod
    def _between(earlier: Sequence[Event], crowds: set[str]) -> list[Event]:
        """The acts, the last first, between two that are no crowd."""
        return [e for e in reversed(earlier) if not crowds.intersection((*e.sources, *e.targets))]

    def _state(self, party: str) -> str:
        """The party's state where the report names it: what both countries do, their presidents do for them."""
        actors = self._cast.by_id
        country = actors[party].country
        if actors[party].kind != "person" or country is None:
            return party
        return next((a.id for a in actors.values() if a.kind == "state" and a.country == country), party)


def _is_pair(actor: Actor, text: str) -> bool:
    return actor.kind == "group" and any(PAIR.fullmatch(text[a:b]) for m in actor.mentions for a, b in m.spans)
