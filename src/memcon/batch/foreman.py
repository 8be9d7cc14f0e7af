"""Hands out the work and sees it done: no more in hand than there are workers, what fails tried again, then given up.

A worker that dies, hangs or takes too much memory has one report to blame: its chunk is read again report by report,
and the one that takes a worker down a second time is given up with its reason. Where the workers run (in this process,
in processes beside it, on a Ray cluster) is the crew's affair.
"""

import heapq
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from msgspec import Struct

from memcon.batch.letters import lost
from memcon.batch.work import Answer, Kind, Outcome
from memcon.intake import Page
from memcon.record import MemconError, Report, ResourceError

FIRST: dict[Kind, int] = {"pack": 0, "prepare": 1, "read": 2}
STARTING = 300.0
PACKING = 600.0
TRIES = 3
PULSE = 1.0
LONGEST_PAUSE = 10.0
A_SECOND = 1000
"""Characters for which a worker gets a second more: fifty times what they take on a core of its own."""


class Ready(Struct, frozen=True):
    """A worker has loaded its models."""


class Gone(Struct, frozen=True):
    """A worker is no more."""

    reason: str


class Broken(Struct, frozen=True):
    """A worker cannot work, and no other could."""

    error: Exception


News = Answer | Ready | Gone | Broken


class Hand(Protocol):
    """One worker, as the foreman sees it."""

    def give(self, kind: Kind, items: Sequence[Any]) -> None:
        """Hand it work."""
        ...

    def kill(self) -> None:
        """End it at once, whatever it does."""
        ...


class Crew(Protocol):
    """Hires workers and hears from them."""

    starting: float
    """Seconds that one may take to load."""
    tries: int
    """Workers in a row that may fail to start before the run is given up."""

    @property
    def size(self) -> int:
        """Workers at most; there may be fewer, and it may change while they work."""
        ...

    def hire(self) -> Hand:
        """A new worker, which says that it is ready, or gone, in time."""
        ...

    def news(self, hands: Sequence[Hand], seconds: float) -> list[tuple[Hand, News]]:
        """What the workers report, waiting for it so long at most."""
        ...

    def close(self) -> None:
        """End all workers."""
        ...


class Ticket:
    """Work handed in: its outcomes, once all are there."""

    def __init__(self, size: int) -> None:
        self.outcomes: list[Outcome | None] = [None] * size
        self.missing = size

    def fill(self, at: int, outcomes: Sequence[Outcome]) -> None:
        """Take in the outcomes of the items from `at` on."""
        self.outcomes[at : at + len(outcomes)] = outcomes
        self.missing -= len(outcomes)

    @property
    def done(self) -> bool:
        """Whether all outcomes are there."""
        return not self.missing


class _Task(Struct):
    kind: Kind
    items: Sequence[Any]
    ticket: Ticket
    at: int = 0
    deaths: int = 0


class _Seat:
    """A worker with what it has in hand and until when."""

    def __init__(self, hand: Hand, starting: float) -> None:
        self.hand = hand
        self.ready = False
        self.task: _Task | None = None
        self.until = time.monotonic() + starting


class Foreman:
    """Keeps a crew at work.

    Args:
        crew: Where the workers come from.
        patience: Seconds that a chunk may take, a second more for each thousand characters.
        told: Is told each outcome as it comes, out of order.
        worked: Is told what each piece of work took.
    """

    def __init__(
        self,
        crew: Crew,
        patience: float,
        told: Callable[[Kind, Outcome], None],
        worked: Callable[[Kind, Answer], None] = lambda _kind, _answer: None,
    ) -> None:
        self._crew = crew
        self._patience = patience
        self._told = told
        self._worked = worked
        self._queue: list[tuple[int, int, _Task]] = []
        self._number = itertools.count()
        self._seats: list[_Seat] = []
        self._never_ready = 0
        self._hire_from = 0.0

    @property
    def size(self) -> int:
        """Workers at most, as of now."""
        return self._crew.size

    def submit(self, kind: Kind, items: Sequence[Any]) -> Ticket:
        """Hand in work; it begins as soon as a worker is free."""
        ticket = Ticket(len(items))
        self._put(_Task(kind, items, ticket))
        self._step(0)
        return ticket

    def result(self, ticket: Ticket) -> list[Outcome]:
        """The outcomes of the work, waiting for them.

        Raises:
            MemconError: No worker can be had.
        """
        while not ticket.done:
            self._step(PULSE)
        return cast(list[Outcome], ticket.outcomes)

    def close(self) -> None:
        """End all workers."""
        self._crew.close()

    def _put(self, task: _Task) -> None:
        heapq.heappush(self._queue, (FIRST[task.kind], next(self._number), task))

    def _staff(self) -> None:
        """Give work to who is free, hire where nobody is."""
        for seat in self._seats:
            if self._queue and seat.ready and seat.task is None:
                self._give(seat, heapq.heappop(self._queue)[2])
        starting = sum(not seat.ready for seat in self._seats)
        if time.monotonic() < self._hire_from:
            return
        while len(self._queue) > starting and len(self._seats) < self._crew.size:
            self._seats.append(_Seat(self._crew.hire(), self._crew.starting))
            starting += 1

    def _give(self, seat: _Seat, task: _Task) -> None:
        seat.task = task
        seat.until = time.monotonic() + self._allowed(task)
        seat.hand.give(task.kind, task.items)

    def _allowed(self, task: _Task) -> float:
        if task.kind == "pack":
            return PACKING
        return self._patience + sum(_length(item) for item in task.items) / A_SECOND

    def _step(self, seconds: float) -> None:
        by_hand = {id(seat.hand): seat for seat in self._seats}
        for hand, news in self._crew.news([seat.hand for seat in self._seats], seconds):
            self._heard(by_hand[id(hand)], news)
        now = time.monotonic()
        for seat in [s for s in self._seats if now > s.until and (s.task or not s.ready)]:
            seat.hand.kill()
            self._gone(seat, f"took longer than {self._allowed(seat.task):,.0f} seconds" if seat.task else "is silent")
        self._staff()

    def _heard(self, seat: _Seat, news: News) -> None:
        if isinstance(news, Ready):
            seat.ready = True
            self._never_ready = 0
        elif isinstance(news, Answer):
            task, seat.task = cast(_Task, seat.task), None
            self._worked(task.kind, news)
            self._done(task, news.outcomes)
            if news.leaving:
                seat.hand.kill()
                self._seats.remove(seat)
        elif isinstance(news, Gone):
            self._gone(seat, news.reason)
        else:
            raise news.error

    def _done(self, task: _Task, outcomes: Sequence[Outcome]) -> None:
        task.ticket.fill(task.at, outcomes)
        for outcome in outcomes:
            self._told(task.kind, outcome)

    def _gone(self, seat: _Seat, reason: str) -> None:
        """A worker is gone: what it had in hand is tried again, report by report, or given up."""
        self._seats.remove(seat)
        if not seat.ready:
            self._never_ready += 1
            # A node that has died may be taken for alive a while, and machines run out of memory for a moment.
            self._hire_from = time.monotonic() + min(LONGEST_PAUSE, 2.0 ** min(self._never_ready - 2, 9))
            # Where others work, one that finds no place ends nothing: a cluster may have less room than was asked.
            if self._never_ready >= self._crew.tries and not any(other.ready for other in self._seats):
                raise ResourceError(f"no worker starts: {reason}", hint="is there memory enough for --workers?")
        task = seat.task
        if task is None:
            return
        deaths = task.deaths + 1
        if len(task.items) > 1:
            for number, item in enumerate(task.items):
                self._put(_Task(task.kind, [item], task.ticket, task.at + number, deaths))
        elif deaths < (TRIES if task.kind == "pack" else 2):
            self._put(_Task(task.kind, task.items, task.ticket, task.at, deaths))
        elif task.kind == "pack":
            raise MemconError(f"a part of the data set cannot be made: {reason}", hint="a smaller --part may help")
        else:
            self._done(task, [lost(task.items[0], reason)])


def _length(item: Report | Page) -> int:
    return len(item.text) if isinstance(item, Report) else len(item.data)
