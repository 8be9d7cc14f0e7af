"""Folding: one event for one act, its tellings kept in `also`, the fullest one as evidence."""

from collections.abc import Sequence

import msgspec

from memcon.record import Event, hull

def fold(events: Sequence[Event]) -> list[Event]:
    """Join the events that tell of one act: the same type and parties, a fuller telling taking in a barer one."""
    kept: list[Event] = []
    for event in sorted(events, key=_fulness, reverse=True):
        for i, other in enumerate(kept):
            if _same(other, event):
                kept[i] = _joined(other, event)
                break
        else:
            kept.append(event)
    kept.sort(key=lambda e: e.trigger[0])
    return [msgspec.structs.replace(e, id=f"e{n}", also=tuple(sorted(e.also))) for n, e in enumerate(kept, 1)]


def _fulness(e: Event) -> tuple[int, float, int]:
    return len(e.sources) + len(e.targets), e.confidence, -e.trigger[0][0]


def _same(one: Event, other: Event) -> bool:
    """Whether both tell of one act; `other` is the barer one."""
    if one.type != other.type or {one.status, other.status} & {"denied"} and one.status != other.status:
        return False
    if "hypothetical" in (one.status, other.status) and one.status != other.status:
        return False
    if not one.targets and not other.targets:
        return set(other.sources) <= set(one.sources)
    return set(other.sources) == set(one.sources) and set(other.targets) <= set(one.targets)


def _joined(one: Event, other: Event) -> Event:
    """The fuller telling, with the other's trigger in `also`."""
    near = hull(one.evidence) == hull(other.evidence)
    return msgspec.structs.replace(
        one,
        also=(*one.also, other.trigger, *other.also),
        condition=one.condition or (other.condition if near else None),
        modes=one.modes or other.modes,
        contexts=one.contexts or other.contexts,
        done_by=one.done_by or other.done_by,
        status="occurred" if {one.status, other.status} == {"occurred", "alleged"} else one.status,
    )
