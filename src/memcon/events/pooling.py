"""Pooling: an act whose parties stand apart in the report is put together from its tellings.

`U.N. sanctions have hurt the economy. ... The sanctions on North Korea ...` is one SANCTION, by the UN.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from memcon.events.grammar import Grammar
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.record import Cast, Event

POOLED = frozenset(
    ("SANCTION", "COERCE", "ASSAULT", "AID", "COOPERATE", "RETREAT", "CONSULT", "ACCUSE", "REQUEST", "AGREE")
)
REACH = 12
"""Sentences between the tellings."""


class Partial(Struct, frozen=True, kw_only=True):
    """A trigger that lacks a party."""

    trigger: Trigger
    roles: Roles


def pooled(g: Grammar, partials: Sequence[Partial], events: Sequence[Event], cast: Cast) -> list[Partial]:
    """The partial acts that become whole by another telling in the same word, one a group."""
    told = {(e.type, _word_at(g, e)) for e in events}
    out = []
    for (kind, word), group in _groups(g, partials).items():
        if kind not in POOLED or (kind, word) in told or group[0].roles.reciprocal:
            continue
        whole = _whole(g, group, cast)
        if whole is not None:
            out.append(whole)
    return out


def _groups(g: Grammar, partials: Iterable[Partial]) -> Mapping[tuple[str, str], list[Partial]]:
    found: dict[tuple[str, str], list[Partial]] = {}
    for p in partials:
        found.setdefault((p.trigger.pattern.type, _word(g, p.trigger)), []).append(p)
    return found


def _word(g: Grammar, t: Trigger) -> str:
    return g.lemma[t.thing if t.thing is not None else t.token]


def _word_at(g: Grammar, e: Event) -> str:
    token = g.r.token_at(e.trigger[-1][1] - 1)
    return g.lemma[token] if token is not None else ""


def _whole(g: Grammar, group: Sequence[Partial], cast: Cast) -> Partial | None:
    with_source = next((p for p in group if p.roles.sources), None)
    with_target = next((p for p in group if p.roles.targets and not p.roles.sources), None)
    if with_source is None or with_target is None:
        return None
    apart = abs(g.r.sentence[with_source.trigger.token] - g.r.sentence[with_target.trigger.token])
    targets = tuple(a for a in with_target.roles.targets if not _one_side(a, with_source.roles.sources, cast))
    if apart > REACH or not targets:
        return None
    shown = with_source if with_source.trigger.pattern.word == "verb" else with_target
    if shown.trigger.pattern.weak:
        return None
    return Partial(trigger=shown.trigger, roles=Roles(sources=with_source.roles.sources, targets=targets, by="pooled"))


def _one_side(one: str, others: Iterable[str], cast: Cast) -> bool:
    country = cast.by_id[one].country
    return any(o == one or (country is not None and cast.by_id[o].country == country) for o in others)
