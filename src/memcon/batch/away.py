"""A data set at an address: made in a spool on this machine and put up part by part.

What counts is what is at the address. The journal goes up last, so a part whose line is there is there whole; a run
that was cut off goes on from that line, on whatever machine. Object stores write a file whole or not at all.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from memcon.batch.dataset import JOURNAL, RESUME, RUN, DataSet, Done, RunFile
from memcon.batch.shelf import plain, system_of
from memcon.record import MemconError, SettingError

OURS = "_*.json*"
"""The files beside the tables that a run goes on by; the dead letters apart."""


class AwayDataSet(DataSet):
    """A data set at an address that fsspec knows, as `s3://bucket/data`.

    Raises:
        SettingError: There is no such file system.
    """

    def __init__(self, address: str) -> None:
        self._system, self._root = system_of(address)
        self._begun = False
        super().__init__(Path(tempfile.mkdtemp(prefix="memcon-")), name=address, out=address)

    def begin(self, asked: RunFile) -> None:
        """Start a new data set."""
        self._refuse(self._listed())
        super().begin(asked)
        self._put([self.folder / RUN])
        self._begun = True

    def asked(self) -> RunFile:
        """What was asked for when the run began, fetched with all else that it goes on by."""
        if not (self.folder / RUN).exists():
            self._fetch()
        self._begun = (self.folder / RUN).exists()
        return super().asked()

    def resume(self) -> None:
        """Go back to the last part that is done."""
        super().resume()
        with self._reaching():
            late = [p for p in self._system.glob(f"{self._root}/*/part-*.parquet") if self._is_late(Path(p))]
            for part in late:
                self._system.rm_file(part)
        self._put_state()

    def commit(self, part: Done) -> None:
        """Write a part here, put it up, and its line after it."""
        super().commit(part)
        tables = sorted(self.folder.glob("*/part-*.parquet"))
        self._put(tables)
        if part.letters:
            self._put([self.letters])
        self._put([self.folder / JOURNAL])
        for table in tables:
            table.unlink()

    def finish(self) -> None:
        """Note that there is nothing left to read."""
        super().finish()
        self._put([self.folder / JOURNAL])

    def again(self) -> None:
        """Begin another round over the dead letters."""
        super().again()
        self._put_state()

    def close(self) -> None:
        """Let go of the spool."""
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_late(self, part: Path) -> bool:
        return int(part.stem.removeprefix("part-")) >= self.line.parts

    def _listed(self) -> list[str]:
        """The names of what is at the address now."""
        with self._reaching():
            self._system.invalidate_cache()
            try:
                return [str(p).rstrip("/").rpartition("/")[2] for p in self._system.ls(self._root, detail=False)]
            except FileNotFoundError:
                return []

    def _fetch(self) -> None:
        wanted = [n for n in self._listed() if Path(n).match(OURS) or n == self.letters.name]
        with self._reaching():
            for name in wanted:
                self._system.get_file(f"{self._root}/{name}", str(self.folder / name))

    def _put_state(self) -> None:
        """What stands beside the tables, the journal last; letters that were set aside are so there too."""
        here = sorted(p for p in [*self.folder.glob(OURS), self.letters] if p.exists() and p.name != JOURNAL)
        self._put(here)
        if not self.letters.exists() and self.letters.name in self._listed():
            with self._reaching():
                self._system.rm_file(f"{self._root}/{self.letters.name}")
        self._put([self.folder / JOURNAL])

    def _put(self, files: Iterable[Path]) -> None:
        sources = list(files)
        targets = [f"{self._root}/{file.relative_to(self.folder).as_posix()}" for file in sources]
        if sources:
            with self._reaching():
                self._system.put([str(file) for file in sources], targets)

    @contextlib.contextmanager
    def _reaching(self) -> Iterator[None]:
        """What a file system raises is its own affair: here it is one line."""
        try:
            yield
        except MemconError:
            raise
        except NotImplementedError as error:
            raise SettingError("cannot be written: it can only be read", where=self.name) from error
        except Exception as error:
            hint = f"put that right, then {RESUME}" if self._begun else None
            raise SettingError(f"cannot be reached: {plain(error)}", where=self.name, hint=hint) from error
