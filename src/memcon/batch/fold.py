"""Copies are read once: the same text is known by its hash, a near copy by the words that it shares."""

from collections.abc import Iterable

from memcon.batch.letters import LeftOut, left_out
from memcon.batch.work import Prepared

KEY = 12
"""Bytes of a hash that are kept: two texts of a billion share them once in a hundred billion runs."""


class Fold:
    """The texts of a run so far."""

    def __init__(self, hashes: Iterable[str] = ()) -> None:
        self._seen = {bytes.fromhex(sha256)[:KEY] for sha256 in hashes}

    def take(self, prepared: Prepared) -> LeftOut | None:
        """Take a report in, or say whose copy it is."""
        report = prepared.report
        key = bytes.fromhex(report.sha256)[:KEY]
        if key in self._seen:
            return left_out(report, "copy", of=report.sha256, likeness=1.0)
        self._seen.add(key)
        return None
