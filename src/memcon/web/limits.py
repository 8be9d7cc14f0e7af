"""How often somebody may ask: a bucket that refills."""

import time
from collections import OrderedDict

KEPT = 4096
"""Visitors remembered; the one that was silent longest is forgotten first."""


class Bucket:
    """So many at once, then so many a second, for each visitor."""

    def __init__(self, a_second: float, burst: int) -> None:
        self.a_second = a_second
        self.burst = burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, visitor: str, now: float | None = None) -> float:
        """Take one: 0 where there was one, else the seconds until the next."""
        now = time.monotonic() if now is None else now
        left, since = self._left.pop(visitor, (float(self.burst), now))
        left = min(self.burst, left + (now - since) * self.a_second)
        wait = 0.0 if left >= 1 else (1 - left) / self.a_second
        self._left[visitor] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > KEPT:
            self._left.popitem(last=False)
        return wait
