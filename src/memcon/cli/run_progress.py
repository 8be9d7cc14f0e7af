"""How a long run goes: a bar with rate and time left on a terminal, a line a minute elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar
from rich.text import Text

from memcon.batch.dataset import Counts
from memcon.batch.letters import DeadLetter
from memcon.batch.work import Answer, Kind, Outcome, Prepared

EVERY = 60.0
"""Seconds between two lines where no terminal shows a bar."""
SHOWN = 5
"""Failures that are shown as they come; the dead letters hold them all."""
SURE = 20
"""Reports after which the rate is worth telling."""


class Watch:
    """Counts what becomes of the reports and shows it."""

    def __init__(self, console: Console, *, debug: bool, again: bool = False) -> None:
        self._console = console
        self._debug = debug
        self._again = again
        """Whether it is dead letters that are read."""
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._total = self._bytes = self._before = 0
        self._found = self._done = self._failed = 0
        self.read = 0
        """Reports read since this run was started."""
        self.seconds = 0.0
        """Of the processor, all workers together."""
        self.megabytes = 0
        """The most that a worker held in memory."""
        self.total_known = False
        self._prepared = False
        self._begun = self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def began(self, counts: Counts, total: int, before: int) -> None:
        """The run begins, or goes on after so many."""
        self.total_known = True
        self._total = total
        self._before = before
        if self._again:
            self._console.print(f"memcon: the dead letters once more; {counts.all:,} reports are done")
        elif counts.all:
            self._console.print(f"memcon: {counts.all:,} reports are done, going on after them")
        if self._console.is_terminal:
            self._bar = Bar(
                TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[said]}"),
                console=self._console, transient=True,
            )  # fmt: skip
            self._task = self._bar.add_task("loading the models", total=total or None, said="")
            self._bar.start()

    def bytes(self, count: int) -> None:
        """So many more bytes were read."""
        self._bytes += count

    def outcome(self, kind: Kind, outcome: Outcome) -> None:
        """One more report was prepared, left out, read or given up."""
        if kind == "pack":
            return
        self._found += kind == "prepare"
        if isinstance(outcome, Prepared):
            self._prepared = True
            return
        self._done += 1
        self.read += isinstance(outcome, bytes)
        if isinstance(outcome, DeadLetter):
            self._complain(outcome)
        if self._prepared:  # before, nothing is known of what is still to be read: one failure would be all of it
            self._show()

    def worked(self, kind: Kind, answer: Answer) -> None:  # noqa: ARG002
        """A worker is done with a piece of work."""
        self.seconds += answer.seconds
        self.megabytes = max(self.megabytes, answer.megabytes)

    def _complain(self, letter: DeadLetter) -> None:
        self._failed += 1
        if self._failed <= SHOWN:
            self._console.print(Text.assemble(("failed", "red"), " ", str(letter)))
        if self._failed == SHOWN + 1:
            self._console.print("memcon: more failed; the dead letters name them all")
        if self._debug and letter.trace:
            self._console.print(letter.trace, markup=False)

    def _show(self) -> None:
        now = time.monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.update(
                self._task, completed=self._share() * self._total, said=self._said_now(now), description="reading"
            )
        elif now - self._said >= EVERY:
            self._said = now
            share = f"{self._share():.0%}, " if self._total else ""
            self._console.print(f"memcon: {share}{self._said_now(now)}")

    def _share(self) -> float:
        """How much of the sources is done: what was read of the files, less what is still in hand."""
        done = self._before + self._bytes * self._done / max(1, self._found)
        return min(1.0, done / self._total) if self._total else 0.0

    def _said_now(self, now: float) -> str:
        seconds = max(now - self._begun, 0.001)
        parts = [f"{self.read:,} read"] + ([f"{self._failed:,} failed"] if self._failed else [])
        if self._done >= SURE:
            parts.append(f"{self.read / seconds:,.1f} a second")
            before = self._before / self._total if self._total else 0
            share = self._share() - before
            if share > 0 and self._share() < 1:
                parts.append(f"{spell(seconds * (1 - self._share()) / share)} left")
        return ", ".join(parts)


def spell(seconds: float) -> str:
    """A length of time in words: `2 h 5 min`, `3 min 20 s`, `4.2 s`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    days, hours = divmod(whole // 3600, 24)
    return f"{days} d {hours} h" if days else f"{hours} h {whole % 3600 // 60} min"
