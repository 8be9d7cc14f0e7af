"""The tables of a data set, to be read: in a folder, or at an address that fsspec knows."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from memcon.record import SettingError

Out = Path | str
"""Where a data set lies: a folder, or an address (`s3://bucket/data`)."""


class Shelf:
    """The Parquet files of a data set."""

    def __init__(self, out: Out) -> None:
        self._system: Any = None
        self._root = str(out)
        if isinstance(out, str):
            self._system, self._root = system_of(out)

    def parts(self, table: str) -> list[str]:
        """The files of a table, in order."""
        if self._system is None:
            return sorted(str(p) for p in Path(self._root, table).glob("part-*.parquet"))
        self._system.invalidate_cache()
        return sorted(self._system.glob(f"{self._root}/{table}/part-*.parquet"))

    def read(self, part: str, columns: list[str] | None = None) -> pa.Table:
        """The rows of a file."""
        return pq.read_table(part, columns=columns, partitioning=None, filesystem=self._system)

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(pq.read_metadata(part, filesystem=self._system).num_rows for part in self.parts(table))


def system_of(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises:
        SettingError: There is no such file system, or what it needs is not installed.
    """
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
    except Exception as error:
        raise SettingError(f"cannot be reached: {plain(error)}", where=address) from error
    return system, str(path).rstrip("/")


def plain(error: Exception) -> str:
    """What an error of a file system says, in a line."""
    return " ".join(str(error).split()) or type(error).__name__
