"""Answers that were given, kept in memory: packed as they are sent, so many bytes of them."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from typing import NamedTuple

import msgspec

BYTES = 48 * 1024 * 1024
"""Room for the answers of a day: about nine thousand pages."""
WORTH_PACKING = 900
"""Bytes above which an answer is compressed."""
LEVEL = 3
"""Level 5 takes twice the time for a page that is a fourteenth smaller."""
AROUND = 600
"""About how many bytes it takes to keep an answer, beside its own."""


class Answered(msgspec.Struct, frozen=True, gc=False):
    """An answer as it is kept: its bytes, packed where that is worth it, and the mark by which a browser asks again."""

    body: bytes
    packed: bool
    etag: str


class Keeping(NamedTuple):
    """An answer, the state of the store in which it was given, and of what it was made, where that is known."""

    stamp: object
    state: object
    answered: Answered


def answered(body: bytes, media: str) -> Answered:
    """The answer of these bytes."""
    packs = len(body) > WORTH_PACKING
    etag = hashlib.blake2b(body + media.encode(), digest_size=12).hexdigest()
    return Answered(body=gzip.compress(body, LEVEL, mtime=0) if packs else body, packed=packs, etag=etag)


class Kept:
    """What was asked for longest ago is forgotten first."""

    def __init__(self, bytes_at_most: int = BYTES) -> None:
        self._most = bytes_at_most
        self._size = 0
        self._found: OrderedDict[object, Keeping] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Keeping | None:
        """The last answer, whatever has become of the store since."""
        with self._lock:
            known = self._found.get(key)
            if known is not None:
                self._found.move_to_end(key)
            return known

    def put(self, key: object, keeping: Keeping) -> None:
        """Keep an answer."""
        with self._lock:
            old = self._found.pop(key, None)
            self._size += _size(keeping) - (_size(old) if old else 0)
            self._found[key] = keeping
            while self._size > self._most and self._found:
                _, gone = self._found.popitem(last=False)
                self._size -= _size(gone)


def _size(keeping: Keeping) -> int:
    return len(keeping.answered.body) + AROUND
