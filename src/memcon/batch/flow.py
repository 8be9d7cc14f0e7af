"""A run from its sources to its data set: prepare, fold, read, pack, commit, always in the order of the sources.

The order makes the result the same whoever does the work. Chunks and parts are cut by counting reports, nothing depends
on which worker is done first, and no more is in hand than keeps all workers busy.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from memcon.batch.dataset import Counts, Cursor, DataSet, Done
from memcon.batch.fold import Fold
from memcon.batch.foreman import Foreman, Ticket
from memcon.batch.found import Found
from memcon.batch.letters import DeadLetter, LeftOut
from memcon.batch.run import CHUNK
from memcon.batch.work import Kind, Outcome, Pack, Prepared
from memcon.record import Report

PREPARED = 32
"""Reports prepared together: their pages are parsed, their language is told."""
PART = 1024
"""Reports a part, the most that is read again after a kill."""
AHEAD = 3
"""Chunks in hand for each worker: one that is read and two that wait."""
WAITING = 3
"""Parts that may wait for their files to be made."""


class Shape(Struct, frozen=True, kw_only=True):
    """How a run is cut."""

    chunk: int = CHUNK
    part: int = PART


class Part:
    """A part in the making."""

    def __init__(self) -> None:
        self.next = Cursor()
        self.admitted = 0
        self.chunk: list[tuple[int, Report]] = []
        self.reading: list[tuple[list[int], Ticket]] = []
        self.letters: list[tuple[int, DeadLetter]] = []
        self.left_out: list[LeftOut] = []
        self.items = 0
        self.signatures: dict[int, tuple[str, bytes]] = {}
        self.records: list[bytes] = []
        self.packing: Ticket | None = None
        self.counts = Counts()

    @property
    def unread(self) -> bool:
        """Whether a chunk of it is still being read."""
        return any(not ticket.done for _, ticket in self.reading)


class Flow:
    """Carries what is found through the crew into the data set.

    Args:
        foreman: Sees the work done.
        data: Where the parts go.
        fold: Knows copies.
        shape: How the run is cut.
        told: Is told of what the foreman does not hear: copies, and what could not even be found.
        keep: Takes the records of a part, as MessagePack, before the part counts as done.
    """

    def __init__(
        self,
        foreman: Foreman,
        data: DataSet,
        fold: Fold,
        shape: Shape,
        told: Callable[[Kind, Outcome], None],
        keep: Callable[[list[bytes]], None],
    ) -> None:
        self._foreman = foreman
        self._data = data
        self._fold = fold
        self._run = data.asked().run
        self._shape = shape
        self._told = told
        self._keep = keep
        self._part = Part()
        self._sealed: deque[Part] = deque()
        self._chunks: deque[Ticket] = deque()

    def carry(self, found: Iterable[Found]) -> None:
        """Read all that is found; what is done is in the data set when this returns.

        Raises:
            MemconError: No worker can be had, or the data set cannot be written.
        """
        for item, outcome in self._prepared(found):
            part = self._part
            part.next = item.next
            part.items += 1
            if isinstance(outcome, Prepared):
                self._admit(part, outcome)
            elif isinstance(outcome, LeftOut):
                part.left_out.append(outcome)
            else:
                part.letters.append((part.items, outcome))
            if part.admitted == self._shape.part or part.items == 8 * self._shape.part:
                self._seal()
            self._settle(self._foreman.size * AHEAD, WAITING)
        if self._part.items:
            self._seal()
        self._settle(0, 0)

    def _prepared(self, found: Iterable[Found]) -> Iterator[tuple[Found, Prepared | LeftOut | DeadLetter]]:
        """Each item prepared, in order, some batches ahead of what is read."""
        ahead: deque[tuple[list[Found], Ticket]] = deque()
        for batch in _batches(found, PREPARED):
            for item in batch:
                if isinstance(item.what, DeadLetter):
                    self._told("prepare", item.what)
            work = [f.what for f in batch if not isinstance(f.what, DeadLetter)]
            ahead.append((batch, self._foreman.submit("prepare", work)))
            if len(ahead) > self._foreman.size:
                yield from self._matched(*ahead.popleft())
        while ahead:
            yield from self._matched(*ahead.popleft())

    def _matched(self, batch: list[Found], ticket: Ticket) -> Iterator[tuple[Found, Prepared | LeftOut | DeadLetter]]:
        outcomes = iter(self._foreman.result(ticket))
        for item in batch:
            yield item, item.what if isinstance(item.what, DeadLetter) else next(outcomes)  # type: ignore[misc]

    def _admit(self, part: Part, prepared: Prepared) -> None:
        copy = self._fold.take(prepared)
        if copy is not None:
            part.left_out.append(copy)
            self._told("read", copy)
            return
        part.admitted += 1
        if prepared.signature:
            part.signatures[part.items] = (prepared.report.sha256, prepared.signature)
        part.chunk.append((part.items, prepared.report))
        if len(part.chunk) == self._shape.chunk:
            self._submit(part)

    def _submit(self, part: Part) -> None:
        if part.chunk:
            ticket = self._foreman.submit("read", [report for _, report in part.chunk])
            part.reading.append(([number for number, _ in part.chunk], ticket))
            self._chunks.append(ticket)
            part.chunk = []

    def _seal(self) -> None:
        self._submit(self._part)
        self._sealed.append(self._part)
        self._part = Part()

    def _settle(self, chunks: int, parts: int) -> None:
        """Wait until no more chunks than that are in hand and no more parts than that wait; write what is ready."""
        while self._chunks and (len(self._chunks) > chunks or self._chunks[0].done):
            self._foreman.result(self._chunks.popleft())
            self._write(WAITING)
        self._write(parts)

    def _write(self, waiting: int) -> None:
        """Make and commit the parts that are read; no more of them wait than that."""
        for part in self._sealed:
            if part.packing is None and not part.unread:
                self._pack(part)
        while self._sealed and (part := self._sealed[0]).packing and (len(self._sealed) > waiting or part.packing.done):
            self._commit(self._sealed.popleft())

    def _pack(self, part: Part) -> None:
        sketches = []
        for numbers, ticket in part.reading:
            for number, outcome in zip(numbers, self._foreman.result(ticket), strict=True):
                if isinstance(outcome, DeadLetter):
                    part.letters.append((number, outcome))
                else:
                    part.records.append(outcome)  # type: ignore[arg-type]
                    sketches += [part.signatures[number]] if number in part.signatures else []
        part.reading = []
        part.counts = _counted(part, len(part.records))
        part.packing = self._foreman.submit("pack", [Pack(self._run, part.records, part.left_out, sketches)])

    def _commit(self, part: Part) -> None:
        (tables,) = self._foreman.result(part.packing)  # type: ignore[arg-type]
        letters = [entry for _, entry in sorted(part.letters, key=lambda n: n[0])]
        self._keep(part.records)
        counts = _sum(self._data.line.counts, part.counts)
        self._data.commit(Done(tables=tables, letters=letters, next=part.next, counts=counts))  # type: ignore[arg-type]


def _batches(found: Iterable[Found], size: int) -> Iterator[list[Found]]:
    batch: list[Found] = []
    for item in found:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _counted(part: Part, read: int) -> Counts:
    reasons = [entry.reason for entry in part.left_out]
    return Counts(
        read=read, failed=len(part.letters), language=reasons.count("language"), copies=reasons.count("copy"),
        near_copies=reasons.count("near copy"),
    )  # fmt: skip


def _sum(one: Counts, other: Counts) -> Counts:
    return Counts(**{name: getattr(one, name) + getattr(other, name) for name in Counts.__struct_fields__})
