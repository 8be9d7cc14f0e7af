"""The data set on disk: parts that are there whole or not at all, and a journal by which an interrupted run goes on.

`DIR/TABLE/part-00000.parquet` are the tables, `DIR/dead-letters.jsonl` what could not be read, `DIR/_run.json` what was
asked for, `DIR/_journal.jsonl` a line for each part that is done. A part counts from the moment its line is on the
disk: files of later parts are overwritten, and the dead letters cut back to what the last line says.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec
from msgspec import Struct

from memcon.batch.letters import DeadLetter
from memcon.batch.shelf import Out, Shelf
from memcon.record import MemconError, SettingError

RUN, JOURNAL, LETTERS = "_run.json", "_journal.jsonl", "dead-letters.jsonl"
RESUME = "run the same command again with --resume"


class Counts(Struct, kw_only=True):
    """How many reports became what, from the run's beginning."""

    read: int = 0
    failed: int = 0
    language: int = 0
    copies: int = 0
    near_copies: int = 0

    @property
    def all(self) -> int:
        """Every report that was found."""
        return self.read + self.failed + self.language + self.copies + self.near_copies


class Cursor(Struct, frozen=True, order=True):
    """Where the next part begins: the file, counted from the first, and the report in it."""

    file: int = 0
    report: int = 0


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the journal: a part that is done, or the beginning of another round over dead letters."""

    parts: int
    next: Cursor
    letters: int
    """Bytes of the dead letters that count."""
    counts: Counts
    round: int = 0
    """0 for the sources, then 1 and so on for each time that the dead letters are tried again."""
    done: bool = False


class RunFile(Struct, frozen=True, kw_only=True):
    """What was asked for: a run goes on only with the same."""

    run: str
    memcon: str
    sources: list[str]
    files: str
    """A fingerprint of the files' names and sizes."""
    settings: dict[str, str]


class Done(Struct, frozen=True, kw_only=True):
    """A part that is ready to be written."""

    tables: Mapping[str, bytes]
    letters: Sequence[DeadLetter]
    next: Cursor
    counts: Counts


class DataSet:
    """A folder that one run writes into."""

    def __init__(self, folder: Path, name: str | None = None, out: Out | None = None) -> None:
        self.folder = folder
        self.name = name or str(folder)
        """What it is called in messages."""
        self.shelf = Shelf(out or folder)
        self.line = Line(parts=0, next=Cursor(), letters=0, counts=Counts())
        self._lock: IO[bytes] | None = None

    @property
    def letters(self) -> Path:
        """The dead letters."""
        return self.folder / LETTERS

    def begin(self, asked: RunFile) -> None:
        """Start a new data set.

        Raises:
            SettingError: There is one already, or nothing can be written there.
        """
        with _writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._refuse([path.name for path in self.folder.iterdir()])
            self._take()
            write_whole(self.folder / RUN, msgspec.json.format(msgspec.json.encode(asked)) + b"\n")

    def asked(self) -> RunFile:
        """What was asked for when the run began.

        Raises:
            SettingError: There is no run in the folder.
        """
        try:
            return msgspec.json.decode((self.folder / RUN).read_bytes(), type=RunFile)
        except FileNotFoundError as error:
            hint = "leave --resume out to begin one"
            raise SettingError("holds no run to go on with", where=self.name, hint=hint) from error
        except (OSError, msgspec.MsgspecError) as error:
            raise SettingError(f"{RUN} cannot be read: {error}", where=self.name) from error

    def resume(self) -> None:
        """Go back to the last part that is done: what came after it is as if it had never been."""
        with _writing(self.folder):
            self._take()
            path = self.folder / JOURNAL
            data = path.read_bytes() if path.exists() else b""
            whole = data[: data.rfind(b"\n") + 1]
            if whole != data:
                os.truncate(path, len(whole))
            for raw in whole.splitlines()[-1:]:
                self.line = msgspec.json.decode(raw, type=Line)
            self._set_aside()
            if self.letters.exists():
                os.truncate(self.letters, min(self.line.letters, self.letters.stat().st_size))
            for left in self.folder.glob("*/.*.tmp"):
                left.unlink()
            for part in self.folder.glob("*/part-*.parquet"):
                if int(part.stem.removeprefix("part-")) >= self.line.parts:
                    part.unlink()

    def commit(self, part: Done) -> None:
        """Write a part, all of it or nothing that counts.

        Raises:
            SettingError: It cannot be written, as on a full disk.
        """
        with _writing(self.folder):
            for table, data in part.tables.items():
                folder = self.folder / table
                folder.mkdir(exist_ok=True)
                write_whole(folder / f"part-{self.line.parts:05}.parquet", data)
            letters = b"".join(msgspec.json.encode(entry) + b"\n" for entry in part.letters)
            if letters:
                append(self.letters, letters)
            self._note(
                parts=self.line.parts + 1, next=part.next, letters=self.line.letters + len(letters), counts=part.counts
            )

    def finish(self) -> None:
        """Note that there is nothing left to read."""
        with _writing(self.folder):
            self._note(done=True)

    def again(self) -> None:
        """Begin another round: the dead letters are set aside, to be read as this round's sources."""
        with _writing(self.folder):
            counts = msgspec.structs.replace(self.line.counts, failed=0)
            self._note(round=self.line.round + 1, next=Cursor(), letters=0, counts=counts, done=False)
            self._set_aside()

    @property
    def aside(self) -> Path:
        """The dead letters that this round reads."""
        return self.folder / f"_dead-letters-{self.line.round}.jsonl"

    def hashes(self) -> Iterator[str]:
        """The hash of every text that this run has read or tried to read, in parts that are done."""
        for part in self.shelf.parts("reports"):
            yield from self.shelf.read(part, ["sha256"])["sha256"].to_pylist()
        for entry in read_letters(self.letters):
            if entry.report is not None:
                yield entry.report.sha256

    def close(self) -> None:
        """Let go of the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _refuse(self, held: Sequence[str]) -> None:
        """Nothing is written where something is."""
        if RUN in held:
            raise SettingError(
                "holds a run already", where=self.name, hint="--resume goes on with it; or give another --out"
            )
        if held:
            raise SettingError("is not empty", where=self.name, hint="give a folder of its own as --out")

    def _set_aside(self) -> None:
        if self.line.round and not self.aside.exists() and self.letters.exists():
            self.letters.rename(self.aside)
            _sync(self.folder)

    def _note(self, **changed: Any) -> None:
        self.line = msgspec.structs.replace(self.line, **changed)
        append(self.folder / JOURNAL, msgspec.json.encode(self.line) + b"\n")

    def _take(self) -> None:
        """Keep other runs out of the folder for as long as this process lives."""
        self._lock = (self.folder / JOURNAL).open("ab")
        try:
            import fcntl
        except ImportError:  # not on Windows
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.close()
            raise SettingError("another run is writing there", where=self.name) from error


def read_letters(path: Path) -> Iterator[DeadLetter]:
    """The dead letters of a file.

    Raises:
        SettingError: A line is no dead letter.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            try:
                yield msgspec.json.decode(raw, type=DeadLetter)
            except msgspec.MsgspecError as error:
                hint = "give the dead-letters.jsonl that memcon run wrote"
                raise SettingError(f"is no dead letter: {error}", where=f"{path}:{number}", hint=hint) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that under its name there is all of it or nothing, whatever happens."""
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync(path.parent)


def append(path: Path, data: bytes) -> None:
    """Add to a file, on the disk when this returns."""
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk too."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except MemconError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingError(
            f"cannot be written: {reason}", where=str(error.filename or folder), hint=f"make room there, then {RESUME}"
        ) from error
