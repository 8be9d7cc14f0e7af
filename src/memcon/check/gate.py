"""The gate: every span is in range and shows what it claims, every id resolves; nothing passes that fails.

One bad entry is dropped, with a line in `Draft.dropped`; what points at it forgets it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct

from memcon.record import Draft, Spans

KINDS = ("actors", "dates", "places", "statements", "events", "calendar", "links")
REFERENCES = frozenset(
    [
        "actor",
        "speaker",
        "addressee",
        "inside",
        "sources",
        "targets",
        "done_by",
        "told_in",
        "claimed_by",
        "denied_by",
        "place",
        "event",
        "host",
        "participants",
        "announced_by",
        "announced_in",
        "replaces",
        "from_",
        "to",
    ]
)


class Gate:
    """Drop what is not proven by the text."""

    needs: tuple[str, ...] = ("report", "statements")
    gives: tuple[str, ...] = ("dropped",)

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Check each draft."""
        return [self.check(d) for d in drafts]

    def check(self, draft: Draft) -> Draft:
        """Return the draft without the entries that fail, and without references to what is not there."""
        size = len(draft.report.text)
        dropped = list(draft.dropped)
        kept: dict[str, tuple[Any, ...]] = {}
        ids: set[str] = set()
        for kind in KINDS:
            good = []
            for number, entry in enumerate(getattr(draft, kind)):
                name = getattr(entry, "id", f"{kind}[{number}]")
                fault = _fault(entry, size) or ("the id stands twice" if name in ids else None)
                if fault:
                    dropped.append(f"{name}: {fault}")
                else:
                    good.append(entry)
                    ids.add(name)
            kept[kind] = tuple(good)
        for kind in KINDS:
            kept[kind] = tuple(e for e in (_resolved(entry, ids) for entry in kept[kind]) if e is not None)
        return msgspec.structs.replace(draft, **kept, dropped=tuple(dropped))


def _fault(entry: Struct, size: int) -> str | None:
    """What is wrong with an entry's spans, or None."""
    for name, spans in _spans(entry):
        for start, end in spans:
            if not 0 <= start < end <= size:
                return f"{name} [{start}, {end}) is not in a text of {size} characters"
        if any(a[1] > b[0] for a, b in pairwise(spans)):
            return f"{name} has spans that overlap or are out of order"
    content, quotes = getattr(entry, "content", None), getattr(entry, "quotes", None)
    if content is not None and not content:
        return "content is empty"
    for a, b in quotes or ():
        if not any(c <= a and b <= d for c, d in content or ()):
            return f"quotes [{a}, {b}) lies outside content"
    begins, ends = getattr(entry, "start", None), getattr(entry, "end", None)
    if begins is not None and ends is not None and ends < begins:
        return f"ends ({ends}) before it begins ({begins})"
    return None


def _spans(entry: Struct) -> Iterator[tuple[str, Spans]]:
    """Every field of an entry that holds spans, those of the structs inside it too."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, Struct):
            yield from _spans(value)
        elif isinstance(value, tuple) and value:
            if isinstance(value[0], Struct):
                for one in value:
                    yield from _spans(one)
            elif isinstance(value[0], tuple) and value[0] and isinstance(value[0][0], int):
                yield name, value
            elif isinstance(value[0], tuple):
                for one in value:
                    yield name, one


def _resolved(entry: Any, ids: set[str]) -> Any:
    """The entry without references to what is not in the record; None where it is nothing without them."""
    changes: dict[str, Any] = {}
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if name in REFERENCES and isinstance(value, str) and value not in ids:
            changes[name] = None
        elif name in REFERENCES and isinstance(value, tuple) and any(v not in ids for v in value):
            changes[name] = tuple(v for v in value if v in ids)
        elif isinstance(value, tuple) and value and isinstance(value[0], Struct) and hasattr(value[0], "actor"):
            changes[name] = tuple(v for v in value if v.actor in ids)
        elif isinstance(value, Struct) and value.__struct_fields__:
            inner = _resolved(value, ids)
            if inner is not value:
                changes[name] = inner
    if changes.get("sources") == ():
        return None
    return msgspec.structs.replace(entry, **changes) if changes else entry
