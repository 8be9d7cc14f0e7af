"""A crew of one that works in this very process: nothing to start, and nothing that guards against a hang."""

import time
from collections.abc import Sequence
from typing import Any

from memcon.batch.foreman import STARTING, Hand, News, Ready
from memcon.batch.work import Answer, Duty, Kind, Worker


class Here:
    """The one worker and its crew in one."""

    size = 1
    starting = STARTING
    tries = 1

    def __init__(self, duty: Duty) -> None:
        self._worker = Worker(duty)
        self._said_ready = False
        self._work: tuple[Kind, Sequence[Any]] | None = None

    def hire(self) -> Hand:
        """Itself."""
        return self

    def give(self, kind: Kind, items: Sequence[Any]) -> None:
        """Keep the work until somebody waits for it."""
        self._work = (kind, items)

    def kill(self) -> None:
        """Not without ending the run."""

    def news(self, hands: Sequence[Hand], seconds: float) -> list[tuple[Hand, News]]:
        """Do the work now, if somebody waits for it."""
        if hands and not self._said_ready:
            self._said_ready = True
            return [(self, Ready())]
        if self._work is None or not seconds:
            return []
        (kind, items), self._work = self._work, None
        begun = time.process_time()
        outcomes = self._worker.do(kind, items)
        return [(self, Answer(outcomes, time.process_time() - begun))]

    def close(self) -> None:
        """Nothing to end."""
