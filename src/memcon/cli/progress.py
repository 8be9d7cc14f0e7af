"""The progress bar: only on a terminal, only on more than a few reports."""

import contextlib
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from memcon.intake import size

FEW = 4


class Progress:
    """Counts reports; shows a bar by bytes read once more than a few were found."""

    def __init__(self, console: Console, sources: Sequence[str]) -> None:
        self._console = console
        self._sources = sources
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._bytes = self._found = self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def bytes(self, count: int) -> None:
        """So many more bytes were read."""
        self._bytes += count

    def found(self) -> None:
        """One more report was found."""
        self._found += 1
        if self._found > FEW and self._bar is None and self._console.is_terminal:
            self._start()

    def done(self) -> None:
        """One more report is done with."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            behind = self._bytes * (self._found - self._done) / max(1, self._found)
            self._bar.update(self._task, completed=self._bytes - behind, reports=f"{self._done:,} reports")

    @contextlib.contextmanager
    def loading(self) -> Iterator[None]:
        """Say that the models are being loaded, for the second or two that it takes."""
        if not self._console.is_terminal or self._bar is not None:
            yield
            return
        with self._console.status("loading the models", spinner="dots"):
            yield

    def _start(self) -> None:
        self._bar = Bar(
            TextColumn("reading"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[reports]}"),
            TimeRemainingColumn(compact=True), console=self._console, transient=True,
        )  # fmt: skip
        self._task = self._bar.add_task("reading", total=size(self._sources), reports="")
        self._bar.start()
