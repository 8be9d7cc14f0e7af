"""The gazetteer: names to the places that bear them, read from the shipped table without unpacking it into objects."""

import gzip
import re
import unicodedata
from bisect import bisect_left
from typing import Literal, NamedTuple

from memcon import lexicon

Kind = Literal["C", "A", "B", "P", "K", "R", "F"]
"""Country, first and second division, populated place, capital of a country, region or water, facility."""

Mark = Literal["", "~", "^", "!"]
"""The place's own name, another name of it, an adjective or its people, a short form that counts after a comma only."""

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_DROPPED = re.compile(r"[.'’‘`ʼ]")
_MARKS = re.compile(r"[^a-z0-9&]+")


class Entry(NamedTuple):
    """A place of the table: `admin1` is GeoNames' code of the first division, as in `US.TX`.

    `known` is how many names it has in all scripts: a sign of how much the world speaks of it.
    """

    number: str
    name: str
    geonames: int | None
    lat: float
    lon: float
    people: int
    country: str | None
    admin1: str
    kind: Kind
    known: int


class Sense(NamedTuple):
    """What a name can stand for."""

    entry: Entry
    mark: Mark


def key(name: str) -> str:
    """What a name is looked up by: `Côte d'Ivoire` and `COTE D’IVOIRE` are both `cote divoire`."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_PLAIN)).lower()
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_MARKS.sub(" ", _DROPPED.sub("", plain)).split())


REMEMBERED = 20_000
"""Names, most of them no place's, whose senses are kept before the memory is emptied."""


class Gazetteer:
    """The table in memory: two lists of lines, searched by halves."""

    def __init__(self) -> None:
        raw = gzip.decompress(lexicon.path("places.tsv.gz").read_bytes())
        places, _, names = raw.partition(b"\n\n")
        self._places = places.split(b"\n")
        self._names = names.rstrip(b"\n").split(b"\n")
        self._known: dict[str, tuple[Sense, ...]] = {}

    def senses(self, name: str) -> tuple[Sense, ...]:
        """What a name can stand for, its first names first, the most populous first; empty if it is in no table."""
        k = key(name)
        found = self._known.get(k)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[k] = self._look_up(k)
        return found

    def begins(self, name: str) -> bool:
        """Whether some longer name of the table begins with the words: `dar` does, `dar es salaam`."""
        k = key(name).encode() + b" "
        at = bisect_left(self._names, k)
        return at < len(self._names) and self._names[at].startswith(k)

    def _look_up(self, k: str) -> tuple[Sense, ...]:
        if not k:
            return ()
        wanted = k.encode() + b"\t"
        at = bisect_left(self._names, wanted)
        if at == len(self._names) or not self._names[at].startswith(wanted):
            return ()
        return tuple(self._sense(word) for word in self._names[at][len(wanted) :].decode().split(","))

    def _sense(self, word: str) -> Sense:
        columns = self._places[int(word[:4], 36)].decode().split("\t")
        number, name, geonames, lat, lon, people, country, admin1, kind, known = columns
        entry = Entry(
            number, name, int(geonames) if geonames else None, float(lat), float(lon), int(people), country or None,
            admin1, kind, int(known or 0),  # type: ignore[arg-type]
        )  # fmt: skip
        return Sense(entry, word[4:])  # type: ignore[arg-type]
