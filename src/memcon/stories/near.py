"""Near duplicates: wire copies, rewrites and updates of one report, found in linear time.

`sketch` makes what is kept of a text: a MinHash signature (Broder 1997) over shingles of content words, and its bands
(locality-sensitive hashing): only reports that share a band are compared. `compare` then reads both texts and says what
they are to each other. The same text gives the same sketch on every machine.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from typing import Generic, Literal, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Kind = Literal["copy", "rewrite", "update"]
Id = TypeVar("Id", bound=Hashable)
Hashes = npt.NDArray[np.uint32]

ROWS = 2
BANDS = 48
"""Two reports whose content shingles agree to s share a band with 1 - (1 - s^2)^48: .98 at .28, .04 at .03."""
PERMUTATIONS = ROWS * BANDS
SEED = 1
PROMISING = 0.1
"""Below this estimate of their likeness two reports that share a band are not compared."""
NEWEST = 40
"""Reports of a band that are looked at, the latest: a band that many share is of words that many use."""
LIKEST = 12
"""Reports that are compared word by word, those likest by their signatures."""
SHORTEST = 4
"""Letters of a word that counts in the signature; figures and shorter names of capitals alone count too."""
WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
PLAIN_WORD = re.compile(r"[a-z0-9]+(?:['.,-][a-z0-9]+)*")
"""The same where all letters are plain, in half the time."""
SIGNS = "“”‘–—…•\u00a0"
"""Signs that stand in no word; with them gone most English text is plain."""
NUMBER = re.compile(r"\d")
CODED_WORD = re.compile(PLAIN_WORD.pattern.encode())
CODED_NUMBER = re.compile(rb"\d")
IN_WORDS = bytes(ord(c.lower()) if c.isalnum() or c in "'.,-" else ord(" ") for c in map(chr, range(128))) + bytes(128)
"""Plain letters made small, figures and what may stand between them; all else is a blank."""

SAME = 0.95
"""Share of words in common, in order, from which a report is a copy."""
REWRITTEN = 0.62
HELD = 0.66
"""Share of the shorter report that the longer holds, from which it is an update of it."""
LEAST_SHINGLES = 0.12
MANY_NUMBERS = 4
OWN_NUMBERS = 0.4
"""With fewer of the numbers in common, reports of one wording are two of a series ("shot down 45 of 60 drones")."""


class Sketch(Struct, frozen=True, kw_only=True):
    """What is kept of a text: its MinHash signature, and the keys under which near duplicates meet it."""

    signature: bytes
    bands: tuple[int, ...]


class Likeness(Struct, frozen=True, kw_only=True):
    """What two texts have in common, each from 0 to 1, and what that makes of the second; None for two reports.

    `jaccard` and `containment` are those of three-word shingles, `order` is the share of the shorter text's words that
    stand in the longer in the same order (not counted, and 0, where the shingles have too little in common).
    """

    kind: Kind | None
    jaccard: float
    containment: float
    order: float


def words(text: str) -> list[str]:
    """The words of a text in small letters: `the`, `u.s`, `2,500`."""
    straight = _straight(text)
    if straight.isascii():
        return PLAIN_WORD.findall(straight.lower())
    return WORD.findall(straight.casefold())


def _straight(text: str) -> str:
    """A text with one apostrophe, be it set straight or curly, and without the signs that stand in no word."""
    straight = text.replace("’", "'")
    for sign in SIGNS:
        straight = straight.replace(sign, " ")
    return straight


def sketch(text: str) -> Sketch:
    """The sketch of a text; linear in its length."""
    made = signature(text)
    return Sketch(signature=made, bands=bands(made))


def signature(text: str) -> bytes:
    """The MinHash signature of a text."""
    times, plus = _permutations()
    hashes = times * _mixed(np.array(_content_shingles(text), dtype=np.uint32))
    hashes += plus
    least: Hashes = hashes.min(axis=1)
    return least.astype("<u2").tobytes()  # the low half tells two values apart well enough


def bands(signature: bytes) -> tuple[int, ...]:
    """The keys of a signature, each a signed integer of 64 bits: reports that share one may be near duplicates."""
    rows = np.frombuffer(signature, dtype="<u2").reshape(BANDS, ROWS).astype(np.int64)
    keys = np.arange(BANDS, dtype=np.int64)
    for row in rows.T:
        keys = (keys << 16) | row
    return tuple(keys.tolist())


def estimate(one: bytes, other: bytes) -> float:
    """The Jaccard likeness of two texts' content shingles as their signatures tell it, to about ± .05."""
    return float(estimates(one, [other])[0])


def estimates(one: bytes, others: Sequence[bytes]) -> npt.NDArray[np.float64]:
    """The same for many."""
    rows = np.frombuffer(b"".join(others), dtype="<u2").reshape(len(others), PERMUTATIONS)
    likeness: npt.NDArray[np.float64] = (rows == np.frombuffer(one, dtype="<u2")).mean(axis=1)
    return likeness


def compare(text: str, other: str) -> Likeness:
    """What two reports have in common: a copy, a rewrite, an update of one another, or nothing of these."""
    first, second = sorted((words(text), words(other)), key=len)
    if not first:
        return Likeness(kind="copy" if not second else None, jaccard=0.0, containment=0.0, order=0.0)
    a, b = _triples(first), _triples(second)
    both = len(a & b)
    jaccard, containment = both / (len(a | b) or 1), both / (len(a) or 1)
    if containment < LEAST_SHINGLES:
        return Likeness(kind=None, jaccard=jaccard, containment=containment, order=0.0)
    order = in_order(first, second)
    kind = _kind(len(first) / len(second), containment, order / len(first))
    if kind is not None and _series(first, second):
        kind = None
    return Likeness(kind=kind, jaccard=jaccard, containment=containment, order=order / len(first))


class NearDuplicates(Generic[Id]):
    """The reports seen so far, in memory; what the store does in tables."""

    def __init__(self) -> None:
        self._texts: dict[Id, str] = {}
        self._signatures: dict[Id, bytes] = {}
        self._buckets: dict[int, list[Id]] = {}

    def add(self, key: Id, text: str) -> list[tuple[Id, Likeness]]:
        """Take a report in; the near duplicates of it among those before, likest first."""
        made = sketch(text)
        found = [
            (other, likeness)
            for other in self.candidates(made)
            if (likeness := compare(self._texts[other], text)).kind is not None
        ]
        self._texts[key], self._signatures[key] = text, made.signature
        for band in made.bands:
            self._buckets.setdefault(band, []).append(key)
        return sorted(found, key=lambda f: -f[1].order)

    def candidates(self, made: Sketch) -> list[Id]:
        """The reports that share a band and whose signatures promise likeness, likest first; never more than a few."""
        met = list(dict.fromkeys(key for band in made.bands for key in self._buckets.get(band, ())[-NEWEST:]))
        likeness = estimates(made.signature, [self._signatures[key] for key in met])
        likest = np.argsort(-likeness, kind="stable")[:LIKEST]
        return [met[i] for i in likest if likeness[i] >= PROMISING]


class Stories(Generic[Id]):
    """Reports folded into stories: whatever is a near duplicate of one of a story's reports belongs to it."""

    def __init__(self) -> None:
        self._above: dict[Id, Id] = {}

    def join(self, one: Id, *others: Id) -> None:
        """Let reports tell one story; one alone is a story too."""
        top = self.find(one)
        for other in others:
            self._above[self.find(other)] = top

    def find(self, key: Id) -> Id:
        """The report that stands for the story."""
        top = key
        while self._above.setdefault(top, top) != top:
            top = self._above[top]
        while self._above[key] != top:
            self._above[key], key = top, self._above[key]
        return top

    def folded(self) -> list[list[Id]]:
        """All stories, each a list of its reports, in the order in which they came."""
        out: dict[Id, list[Id]] = {}
        for key in self._above:
            out.setdefault(self.find(key), []).append(key)
        return list(out.values())


def fold(reports: Iterable[tuple[Id, str]]) -> list[list[Id]]:
    """Fold (id, text) into stories."""
    near: NearDuplicates[Id] = NearDuplicates()
    stories: Stories[Id] = Stories()
    for key, text in reports:
        stories.join(key, *(other for other, _ in near.add(key, text)))
    return stories.folded()


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    """What hashes are multiplied by, odd numbers, and what is added, a row each.

    Those of datasketch's `affine32`, drawn as it draws them: to import it takes a second, and brings SciPy.
    """
    drawn = np.random.RandomState(SEED)
    times = drawn.randint(0, 1 << 31, (PERMUTATIONS, 1), dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return times, drawn.randint(0, 1 << 32, (PERMUTATIONS, 1), dtype=np.uint32)


def _mixed(hashes: Hashes) -> Hashes:
    """The end of MurmurHash3, as datasketch applies it before it permutes."""
    hashes = (hashes ^ (hashes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashes = (hashes ^ (hashes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return hashes ^ (hashes >> np.uint32(16))


def _content_shingles(text: str) -> list[int]:
    """Pairs of neighbours among the longer words, hashed: an edit breaks two of them, and chance makes few alike."""
    kept = _content_words(text)
    if len(kept) < 2:
        return [crc32(" ".join(words(text)).encode())]
    after = b"\n ".join(kept).split(b"\n")  # each with the blank before it
    return list(map(crc32, after[1:], map(crc32, kept)))  # the first's checksum, carried on


def _content_words(text: str) -> list[bytes]:
    """Of what `words` finds the longer ones and the figures, in UTF-8; of plain text in less than half the time."""
    straight = _straight(text)
    if not straight.isascii():
        found = WORD.findall(straight.casefold())
        return [w.encode() for w in found if len(w) >= SHORTEST or (not w.isalpha() and NUMBER.search(w))]
    kept: list[bytes] = []
    for word in straight.encode().translate(IN_WORDS).replace(b". ", b" ").replace(b", ", b" ").split():
        if word.isalnum():
            if len(word) >= SHORTEST or not word.isalpha():
                kept.append(word)
        else:
            kept += [w for w in CODED_WORD.findall(word) if len(w) >= SHORTEST or CODED_NUMBER.search(w)]
    return kept


def _triples(seen: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(seen, seen[1:], seen[2:], strict=False)) or {tuple(seen)}


def in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence, by bits of one integer (Crochemore and others 2001)."""
    places: dict[str, int] = {}
    for i, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << i
    whole = (1 << len(one)) - 1
    row = whole
    for word in other:
        hits = row & places.get(word, 0)
        row = ((row + hits) | (row - hits)) & whole
    return len(one) - row.bit_count()


def _kind(size: float, containment: float, order: float) -> Kind | None:
    if order >= SAME:
        return "copy" if size >= SAME else "update"
    if order >= REWRITTEN and size >= REWRITTEN:
        return "rewrite"
    if containment >= HELD / 2 and order >= HELD:
        return "update"
    return None


def _series(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two reports of one wording tell other figures."""
    a, b = ({w for w in text if NUMBER.search(w)} for text in (one, other))
    fewer = min(len(a), len(b))
    return fewer >= MANY_NUMBERS and len(a & b) < OWN_NUMBERS * fewer
