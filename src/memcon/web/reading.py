"""Reading what visitors hand in, in a process of its own: it takes seconds of a core, and can be stopped.

The process is started with the first text and kept. Where a job takes too long it is killed and started anew; a few
jobs may wait for their turn, the next is told to come again.
"""

import asyncio
import contextlib
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Protocol

import msgspec

from memcon.batch import DeadLetter, read_reports
from memcon.batch.run import ReadMany
from memcon.record import InputError, Record, Report
from memcon.web.desk import Unavailable
from memcon.web.settings import Limits

Outcome = Record | DeadLetter
Packed = list[tuple[bool, bytes]]
"""Of each report whether it became a record, and the record or the dead letter as MessagePack."""
CONTEXT = multiprocessing.get_context("spawn")


class Reads(Protocol):
    """What reads reports for the room."""

    async def read(self, found: Sequence[Report | InputError]) -> list[Outcome]:
        """The record of each, or why there is none."""
        ...

    def close(self) -> None:
        """Stop."""
        ...


def pipeline() -> ReadMany:
    """All steps, loaded in the process that reads."""
    from memcon.pipeline import Pipeline, default_steps

    return Pipeline(default_steps()).read


class ReadingProcess:
    """Reads in a process of its own, one job after another."""

    def __init__(self, limits: Limits, load: Callable[[], ReadMany] = pipeline) -> None:
        self.limits = limits
        self._load = load
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def read(self, found: Sequence[Report | InputError]) -> list[Outcome]:
        """The record of each, or why there is none.

        Raises:
            Unavailable: Too many wait, or it takes too long.
        """
        if self._waiting >= self.limits.waiting:
            raise Unavailable("others are being read for", hint="come again in a minute")
        self._waiting += 1
        try:
            async with self._turn:
                return await self._read(found)
        finally:
            self._waiting -= 1

    async def _read(self, found: Sequence[Report | InputError]) -> list[Outcome]:
        reports = [f for f in found if isinstance(f, Report)]
        job = asyncio.to_thread(self._asked, msgspec.msgpack.encode(reports), self.limits.reading_seconds)
        answer = await job if reports else []
        read = iter(answer)
        return [next(read) if isinstance(f, Report) else _letter(f) for f in found]

    def _asked(self, reports: bytes, seconds: float) -> list[Outcome]:
        line = self._started()
        try:
            line.send_bytes(reports)
            if not line.poll(seconds):
                self.close()
                raise Unavailable(f"reading takes longer than {seconds:.0f} seconds", hint="hand in less at a time")
            packed = msgspec.msgpack.decode(line.recv_bytes(), type=Packed)
        except (EOFError, OSError) as error:
            self.close()
            raise Unavailable("the process that reads has ended", hint="try again") from error
        return [_unpacked(ok, body) for ok, body in packed]

    def _started(self) -> Connection:
        if self._process is None or self._line is None or not self._process.is_alive():
            self.close()
            self._line, theirs = CONTEXT.Pipe()
            self._process = CONTEXT.Process(target=serve, args=(theirs, self._load), daemon=True, name="memcon-reader")
            self._process.start()
            theirs.close()
        return self._line

    def close(self) -> None:
        """Stop the process."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
            self._process = None


def serve(line: Connection, load: Callable[[], ReadMany]) -> None:
    """What the process does: read what comes until nobody asks any more."""
    read_many: ReadMany | None = None

    def loaded() -> ReadMany:
        nonlocal read_many
        read_many = read_many or load()
        return read_many

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            reports = msgspec.msgpack.decode(line.recv_bytes(), type=list[Report])
            outcomes = read_reports(reports, loaded)
            packed = [(isinstance(o, Record), msgspec.msgpack.encode(o)) for o in outcomes]
            line.send_bytes(msgspec.msgpack.encode(packed))


def _unpacked(ok: bool, body: bytes) -> Outcome:
    return msgspec.msgpack.decode(body, type=Record) if ok else msgspec.msgpack.decode(body, type=DeadLetter)


def _letter(error: InputError) -> DeadLetter:
    return DeadLetter(where=error.where, reason=error.message, hint=error.hint)
