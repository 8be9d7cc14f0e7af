"""Names in names: `Andy Warhol` in `the Andy Warhol Foundation`, `Trump` in `Trump Tower`."""

from memcon.actors.given import gender_of, given_names
from memcon.record import Mention, Reading


def nested(reading: Reading, cores: list[tuple[int, int]], mentions: list[Mention]) -> list[Mention]:
    """The persons of the report with whose names the names `cores` of other things begin."""
    known: set[str] = set()
    for m in mentions:
        if m.kind == "person" and m.name and " " in m.name:
            known.update((m.name, m.name.split()[-1]))
    persons = {m.head for m in mentions if m.kind == "person"}
    out = []
    for first, last in cores:
        size = _size(reading, first, last, known) if last - 1 not in persons else 0
        if size:
            name = _words(reading, first, size)
            out.append(Mention(
                start=reading.start[first], end=reading.end[first + size - 1], head=first + size - 1, form="name",
                kind="person", name=name, gender=gender_of(name) if size > 1 else None,
            ))  # fmt: skip
    return out


def _size(reading: Reading, first: int, last: int, known: set[str]) -> int:
    """How many words of a name, not all, are a known person's; a single one that is a given name tells nothing."""
    for size in (3, 2, 1):
        if size < last - first and _words(reading, first, size) in known:
            return size if size > 1 or reading.word[first] not in given_names() else 0
    return 0


def _words(reading: Reading, first: int, size: int) -> str:
    return " ".join(reading.word[first : first + size])
