"""The work of `memcon export`: records from their sources into one format."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from rich.console import Console
from rich.status import Status
from rich.text import Text

from memcon.cli.terminal import is_terminal
from memcon.export.formats import Format, formats
from memcon.export.source import read_records
from memcon.export.tally import Tally
from memcon.intake.files import is_remote
from memcon.record import InputError, MemconError, Record, SettingError

EVERY = 100
"""Records between two looks at the count."""


class Job(Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    sources: tuple[str, ...]
    format: str
    output: str | None = None
    table: str | None = None
    spreadsheet: bool = False
    debug: bool = False


class Intake:
    """The records of all sources, once; what cannot be read is told on the way and counted."""

    def __init__(self, sources: tuple[str, ...], console: Console) -> None:
        self.read = self.failed = 0
        self._console = console
        self._status: Status | None = None
        self._records = (record for source in sources for record in self._of(source))
        self._first = next(self._records, None)

    def __iter__(self) -> Iterator[Record]:
        if self._first is not None:
            yield self._first
            yield from self._records

    @contextlib.contextmanager
    def counted(self, *, quietly: bool) -> Iterator[None]:
        """Count the records on a terminal while they pass, where nothing else is written to it."""
        if quietly or not self._console.is_terminal:
            yield
            return
        with self._console.status("exporting") as self._status:
            yield

    def status(self) -> int:
        """The exit status: 0 all were read, 1 some, 2 none."""
        if not self.read:
            return 2
        return 1 if self.failed else 0

    def _of(self, source: str) -> Iterator[Record]:
        try:
            for found in _read(source):
                if isinstance(found, InputError):
                    self._tell(found)
                else:
                    self.read += 1
                    if self._status is not None and self.read % EVERY == 0:
                        self._status.update(f"{self.read:,} records")
                    yield found
        except MemconError as error:
            self._tell(error)

    def _tell(self, error: MemconError) -> None:
        self.failed += 1
        self._console.print(Text.assemble(("failed", "red"), " ", str(error)))


def _read(source: str) -> Iterator[Record | InputError]:
    if is_remote(source):
        from memcon.batch.tables import records

        return records(source)
    return read_records(source)


def run(job: Job) -> int:
    """Export all records; the exit status.

    Raises:
        SettingError: An option cannot be used.
    """
    known = formats(table=job.table, spreadsheet=job.spreadsheet)
    if job.format not in known:
        raise SettingError(f"no format {job.format!r}", where="--as", hint=f"one of {', '.join(known)}")
    if job.format not in ("csv", "tsv") and (job.table or job.spreadsheet):
        raise SettingError("is for csv and tsv alone", where="--table" if job.table else "--spreadsheet")
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    intake = Intake(job.sources, console)
    if intake.read:
        with intake.counted(quietly=job.output in (None, "-") and is_terminal(sys.stdout)):
            tally = _write(job, known[job.format], intake)
        _sum_up(tally, intake)
    return intake.status()


def _write(job: Job, format: Format, intake: Intake) -> Tally:
    try:
        return _written(job, format, intake)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=job.output or "standard output") from error


def _written(job: Job, format: Format, intake: Intake) -> Tally:
    if format.to_file is not None and not _is_folder(job.output, format):
        with _file(job, format) as out:
            return format.to_file(intake, out)
    if format.to_folder is None:
        raise SettingError(f"{job.output} is a folder, and {job.format} is one file", where="--output")
    return format.to_folder(intake, _folder(job))


def _is_folder(output: str | None, format: Format) -> bool:
    """Whether a folder is meant: it is there, ends in a slash, or has no suffix where the format can fill one."""
    if output is None:
        return False
    path = Path(output)
    return path.is_dir() or output.endswith("/") or (format.to_folder is not None and not path.suffix)


@contextlib.contextmanager
def _file(job: Job, format: Format) -> Iterator[BinaryIO]:
    """Standard output, or a file that is there once it is whole."""
    if job.output is None or job.output == "-":
        if format.binary and is_terminal(sys.stdout):
            raise SettingError(f"{job.format} is not for a terminal", hint="name a file with --output")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(job.output)
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as out:
            yield out
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _folder(job: Job) -> Path:
    several = f"{job.format} is several files"
    hint = "name a folder with --output"
    if job.format in ("csv", "tsv"):
        hint = "--table NAME for one table, or a folder with --output for all"
    if job.output is None or job.output == "-":
        raise SettingError(several, hint=hint)
    folder = Path(job.output)
    if folder.suffix and not folder.is_dir() and not job.output.endswith("/"):
        raise SettingError(several, where=job.output, hint=hint)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sum_up(tally: Tally, intake: Intake) -> None:
    if not is_terminal(sys.stderr) and not tally.left_out and not intake.failed:
        return
    failed = f", {intake.failed:,} failed" if intake.failed else ""
    sys.stderr.write(f"memcon: {tally.written:,} {tally.unit} of {intake.read:,} records{failed}\n")
    for line in tally.lines():
        sys.stderr.write(f"  {line}\n")
