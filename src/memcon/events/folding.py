"""Folding: one event for one act, its tellings kept in `also`, the fullest one as evidence."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.record import Cast, Event, Span, hull


def fold(events: Sequence[Event], words: Mapping[Span, frozenset[str]], cast: Cast) -> list[Event]:
    """Join the events that tell of one act: the same type and parties, a fuller telling taking in a barer one.

    `words` gives the stems of each trigger: tellings in the same word need share only one party on each side.
    """
    kept: list[Event] = []
    for event in sorted(events, key=_fulness, reverse=True):
        for i, other in enumerate(kept):
            if _same(other, event, words, cast):
                kept[i] = _joined(other, event)
                break
        else:
            kept.append(event)
    kept.sort(key=lambda e: e.trigger[0])
    return [msgspec.structs.replace(e, id=f"e{n}", also=tuple(sorted(e.also))) for n, e in enumerate(kept, 1)]


def _fulness(e: Event) -> tuple[int, int, int]:
    """More parties first, then what is clearly surer (by a fifth), then what is told first."""
    return len(e.sources) + len(e.targets), round(e.confidence * 5), -e.trigger[0][0]


def _same(one: Event, other: Event, words: Mapping[Span, frozenset[str]], cast: Cast) -> bool:
    """Whether both tell of one act; `other` is the barer one."""
    if one.type != other.type or not _compatible(one, other):
        return False
    if not one.targets and not other.targets:
        if set(other.sources) <= set(one.sources):
            return True
    elif set(other.sources) == set(one.sources) and set(other.targets) <= set(one.targets):
        return True
    if not _alike(one, other, words, cast):
        return False
    if not one.targets and not other.targets:
        return all(any(_one_party(a, b, cast) for b in one.sources) for a in other.sources)
    if not any(a == b or _one_body(a, b, cast) for a in one.sources for b in other.sources):
        return False
    return not other.targets or bool(_sides(one.targets, cast) & _sides(other.targets, cast))


def _alike(one: Event, other: Event, words: Mapping[Span, frozenset[str]], cast: Cast) -> bool:
    """Whether the tellings share a word, or the way in which the same was done to the same kind of people."""
    if words.get(one.trigger[0], frozenset()) & words.get(other.trigger[0], frozenset()):
        return True
    if one.quad != 4 or not one.modes or one.modes != other.modes or not set(one.sources) & set(other.sources):
        return False
    heads = [{cast.by_id[a].name.rpartition(" ")[2].lower() for a in e.targets} for e in (one, other)]
    return bool(heads[0] & heads[1])


def _compatible(one: Event, other: Event) -> bool:
    """Whether one act may have both statuses; a meeting that is due is another than the one that was."""
    both = {one.status, other.status}
    if both == {"occurred", "planned"}:
        return one.type != "CONSULT"
    return len(both) == 1 or both == {"occurred", "alleged"}


def _one_party(a: str, b: str, cast: Cast) -> bool:
    """Whether two names may be one party: a state and its minister are, two ministers are not."""
    one, other = cast.by_id[a], cast.by_id[b]
    same = one.country is not None and one.country == other.country
    return a == b or (same and not one.kind == other.kind == "person")


def _one_body(a: str, b: str, cast: Cast) -> bool:
    """Whether two bodies are of one state: `Seoul`, `South Korean officials`; persons act for themselves."""
    one, other = cast.by_id[a], cast.by_id[b]
    return one.country is not None and one.country == other.country and "person" not in (one.kind, other.kind)


def _sides(actors: Sequence[str], cast: Cast) -> set[str]:
    """The actors as sides: a state's people and bodies are one."""
    return {cast.by_id[a].country or a for a in actors}


def _joined(one: Event, other: Event) -> Event:
    """The fuller telling, with the other's trigger in `also`."""
    near = hull(one.evidence) == hull(other.evidence)
    return msgspec.structs.replace(
        one,
        also=(*one.also, other.trigger, *other.also),
        condition=one.condition or (other.condition if near or one.quad in (1, 3) else None),
        modes=one.modes or other.modes,
        contexts=one.contexts or other.contexts,
        done_by=one.done_by or other.done_by,
        status="occurred" if {one.status, other.status} == {"occurred", "alleged"} else one.status,
    )
