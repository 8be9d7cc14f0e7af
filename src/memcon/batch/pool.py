"""A crew of processes on this machine, each with the models loaded once."""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, cast

from memcon.batch import guard
from memcon.batch.foreman import STARTING, Broken, Gone, Hand, News, Ready
from memcon.batch.work import Duty, Kind
from memcon.record import MemconError

OUT_OF_MEMORY = 77
# Fresh interpreters: a fork would copy the locks of whatever threads the driver's libraries have.
CONTEXT = multiprocessing.get_context("spawn")


class Process:
    """A worker in a process of its own."""

    def __init__(self, duty: Duty, memory: int) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self.process: SpawnProcess = CONTEXT.Process(
            target=serve, args=(theirs, duty, memory), daemon=True, name="memcon worker"
        )
        self.process.start()
        theirs.close()

    def give(self, kind: Kind, items: Sequence[Any]) -> None:
        """Hand it work; that it is gone is heard when it is listened to."""
        with contextlib.suppress(OSError):
            self.pipe.send((kind, items))

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def hear(self) -> News:
        """What it has to say, or how it ended."""
        try:
            return cast(News, self.pipe.recv())
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode or 0
            self.pipe.close()
            return Gone(_ended(code))


class Pool:
    """A crew of `size` processes; each may take `memory` megabytes beside its models."""

    starting = STARTING
    tries = 3

    def __init__(self, duty: Duty, size: int, memory: int) -> None:
        self.size = size
        self._duty = duty
        self._memory = memory
        self._hands: list[Process] = []

    def hire(self) -> Hand:
        """A new process."""
        guard.one_thread()
        hand = Process(self._duty, self._memory)
        self._hands.append(hand)
        return hand

    def news(self, hands: Sequence[Hand], seconds: float) -> list[tuple[Hand, News]]:
        """What the processes say, waiting for it so long at most."""
        self._hands = [cast(Process, hand) for hand in hands]
        by_pipe = {hand.pipe: hand for hand in self._hands}
        heard = wait(list(by_pipe), seconds)
        return [(by_pipe[pipe], by_pipe[pipe].hear()) for pipe in cast(list[Connection], heard)]

    def close(self) -> None:
        """End all processes."""
        for hand in self._hands:
            hand.kill()
        self._hands = []


def serve(pipe: Connection, duty: Duty, memory: int) -> None:
    """What a worker's process runs: load, say so, then work until nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver says when to stop, not the terminal
    guard.die_with_parent()
    try:
        _serve(pipe, duty, memory)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, ConnectionError):
        return  # the driver is gone


def _serve(pipe: Connection, duty: Duty, memory: int) -> None:
    try:
        bounded = guard.Bounded(duty, memory)
    except MemconError as error:
        pipe.send(Broken(error))
        return
    pipe.send(Ready())
    while True:
        pipe.send(_answer(bounded, *pipe.recv()))


def _answer(bounded: guard.Bounded, kind: Kind, items: Sequence[Any]) -> News:
    try:
        return bounded.do(kind, items)
    except MemconError as error:
        return Broken(error)


def _ended(code: int) -> str:
    if code == OUT_OF_MEMORY:
        return "needs more memory than a worker may take"
    if code >= 0:
        return f"its worker ended with status {code}"
    try:
        return f"its worker was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"its worker was ended by signal {-code}"
