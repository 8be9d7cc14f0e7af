"""Copies are read once: the same text is known by its hash, a near copy by the words that it shares."""

import zlib
from collections.abc import Iterable
from typing import cast

import numpy as np
from msgspec import Struct

from memcon.batch.letters import LeftOut, left_out
from memcon.batch.work import Prepared
from memcon.stories.near import BANDS, ROWS, bands, compare

KEY = 12
"""Bytes of a hash that are kept: two texts of a billion share them once in a hundred billion runs."""
WINDOW = 1 << 18
"""Reports that near copies are looked for among, the latest: wire copy comes within days."""
LOOKED_UP = 8
"""Bands that are compared: a copy shares .8 of its shingles, so all eight differ once in three thousand copies."""
SLOTS = 1 << 20
LIKELY = 0.6
"""Share of the signature that two copies have in common at least; below it their texts are not compared."""


class Known(Struct, frozen=True):
    """A report of a part that is done."""

    sha256: str
    text: str
    signature: bytes


class Near:
    """The latest reports by their sketches, in memory that does not grow with the run."""

    def __init__(self) -> None:
        self._slots = np.full((LOOKED_UP, SLOTS), -1, dtype=np.int64)
        self._signatures = np.zeros((WINDOW, BANDS * ROWS), dtype="<u2")
        self._texts: list[tuple[str, bytes] | None] = [None] * WINDOW
        self._count = 0

    def add(self, report: Known) -> None:
        """Take a report in."""
        self._signatures[self._count % WINDOW] = np.frombuffer(report.signature, dtype="<u2")
        self._texts[self._count % WINDOW] = (report.sha256, zlib.compress(report.text.encode("utf-8"), 1))
        self._slots[range(LOOKED_UP), _slots(report)] = self._count
        self._count += 1

    def find(self, report: Known) -> tuple[str, float] | None:
        """The hash of the report that this one is a copy of, and how like they are."""
        rows = np.frombuffer(report.signature, dtype="<u2")
        met = {int(n) for n in self._slots[range(LOOKED_UP), _slots(report)]}
        for number in sorted(n for n in met if n >= 0 and n >= self._count - WINDOW):
            known = self._texts[number % WINDOW]
            if known is None or np.mean(self._signatures[number % WINDOW] == rows) < LIKELY:
                continue
            likeness = compare(zlib.decompress(known[1]).decode("utf-8"), report.text)
            if likeness.kind == "copy":
                return known[0], round(likeness.order, 4)
        return None


class Fold:
    """The texts of a run so far.

    Args:
        hashes: Those of every text that was read before.
        known: The latest reports that were read before, in their order; None where near copies are read like others.
    """

    def __init__(self, hashes: Iterable[str] = (), known: Iterable[Known] | None = None) -> None:
        self._seen = {_key(sha256) for sha256 in hashes}
        self._near = Near() if known is not None else None
        for report in known or ():
            cast(Near, self._near).add(report)

    def take(self, prepared: Prepared) -> LeftOut | None:
        """Take a report in, or say whose copy it is."""
        report = prepared.report
        key = _key(report.sha256)
        if key in self._seen:
            return left_out(report, "copy", of=report.sha256, likeness=1.0)
        if self._near is not None:
            known = Known(report.sha256, report.text, prepared.signature)
            same = self._near.find(known)
            if same is not None:
                return left_out(report, "near copy", of=same[0], likeness=same[1])
            self._near.add(known)
        self._seen.add(key)
        return None


def _slots(report: Known) -> list[int]:
    return [key % SLOTS for key in bands(report.signature)[:LOOKED_UP]]


def _key(sha256: str) -> bytes:
    return bytes.fromhex(sha256)[:KEY]
