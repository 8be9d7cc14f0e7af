"""A progress bar over a known number of reports; only on a terminal."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

FEW = 50


class Counting:
    """Counts reports; shows a bar where a person waits for many."""

    def __init__(self, console: Console, word: str, total: int) -> None:
        shown = console.is_terminal and total > FEW
        self._bar = Progress(
            TextColumn(word), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True), console=console,
            transient=True, disable=not shown,
        )  # fmt: skip
        self._task = self._bar.add_task(word, total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def done(self, _: object = None) -> None:
        """One more report is done with."""
        self._bar.advance(self._task)
