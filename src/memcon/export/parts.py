"""Records as a Parquet data set: the tables of `parquet.py`, a file each for every thousand records."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from memcon.export import parquet
from memcon.export.columns import TABLES
from memcon.export.tally import Tally
from memcon.record import Record, SettingError

SIZE = 1_000
RUN = "export"
"""What stands in the column `run`: these records come of no run."""


def write(records: Iterable[Record], folder: Path) -> Tally:
    """Write `TABLE/part-00000.parquet` and so on.

    Raises:
        SettingError: The folder holds another data set.
    """
    if (folder / "reports").exists():
        raise SettingError("holds a data set already", where=str(folder), hint="name another folder")
    tally = Tally("records")
    for name in TABLES:
        (folder / name).mkdir(parents=True)
    for number, part in enumerate(_parts(records)):
        for name, packed in parquet.encode(part, RUN).items():
            (folder / name / f"part-{number:05}.parquet").write_bytes(packed)
        tally.written += len(part)
    return tally


def _parts(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Records in parts in which each text stands once: it is the key by which the tables are joined."""
    part: list[Record] = []
    texts: set[str] = set()
    for record in records:
        if len(part) == SIZE or record.report.sha256 in texts:
            yield part
            part, texts = [], set()
        part.append(record)
        texts.add(record.report.sha256)
    if part:
        yield part
