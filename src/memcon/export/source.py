"""Where records to export come from: JSON Lines of `memcon read`, the data set of a run, or a store.

What comes from a file that anyone may have edited is checked again before anything is made of it.
"""

import gzip
import hashlib
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import msgspec

from memcon.check.gate import KINDS, Gate
from memcon.export import jsonl
from memcon.record import Draft, InputError, Record

GATE = Gate()
LINES = (".jsonl", ".ndjson", ".json")
WRITTEN_BY = "give the JSON Lines that memcon read --json writes"
HOLDERS = "give JSON Lines of memcon read, a data set of memcon run, or a store"
SQLITE = b"SQLite format 3\0"


def read_records(source: str) -> Iterator[Record | InputError]:
    """The records of a source: a store, a data set of `memcon run`, a file of JSON Lines, or `-` for standard input.

    JSON Lines may be plain, `.gz` or `.zst`. A line that is no sound record comes out as the error that says so, and
    the rest is read; a store gives the latest versions with the corrections by hand.

    Raises:
        InputError: There is no such source, or it is of no kind that holds records.
        StoreError: The store cannot be used.
    """
    path = Path(source)
    if source != "-" and not path.exists():
        raise InputError("no such file or folder", where=source, hint=HOLDERS)
    if source != "-" and path.is_dir():
        return _data_set(path)
    return _store(path) if source != "-" and _is_store(path) else _lines(source)


def _data_set(folder: Path) -> Iterator[Record]:
    if not (folder / "reports").is_dir():
        raise InputError("is no data set: it has no table called reports", where=str(folder), hint=HOLDERS)
    from memcon.export import parquet

    return parquet.read(folder)


def _store(path: Path) -> Iterator[Record]:
    from memcon.store import Store

    with Store.open(path) as store:
        yield from store.records()


def _is_store(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def _lines(source: str) -> Iterator[Record | InputError]:
    name = "standard input" if source == "-" else source
    found = 0
    with _opened(source) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                found += 1
                yield read_line(line, f"{name}:{number}")
    if not found:
        raise InputError("holds no records", where=name, hint=WRITTEN_BY)


def read_line(line: bytes, where: str) -> Record | InputError:
    """The record of one line, or what is wrong with it."""
    try:
        return sound(jsonl.decode(line), where)
    except msgspec.ValidationError as error:
        return InputError(f"is no record ({error})", where=where, hint=WRITTEN_BY)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return InputError(f"is no JSON ({error})", where=where, hint=WRITTEN_BY)
    except InputError as error:
        return error


def sound(record: Record, where: str | None = None) -> Record:
    """The record, if every span of it shows what it claims; references to what is not there are dropped.

    Raises:
        InputError: The text is not the one that was read, or an entry points outside it.
    """
    hint = "read the report again"
    text = record.report.text
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != record.report.sha256:
        raise InputError("the text is not the one that its SHA-256 names", where=where, hint=hint)
    checked = GATE.check(Draft(report=record.report, **{kind: getattr(record, kind) for kind in KINDS}))
    if checked.dropped:
        raise InputError(f"points at what is not there ({checked.dropped[0]})", where=where, hint=hint)
    return msgspec.structs.replace(record, **{kind: getattr(checked, kind) for kind in KINDS})


@contextmanager
def _opened(source: str) -> Iterator[IO[bytes]]:
    if source == "-":
        yield sys.stdin.buffer
        return
    path = Path(source)
    plain = path.with_suffix("") if path.suffix in (".gz", ".zst") else path
    if plain.suffix not in LINES:
        raise InputError("is nothing that holds records", where=source, hint=HOLDERS)
    try:
        with path.open("rb") as raw:
            yield _unpacked(path.suffix, raw)
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read ({error})", where=source, hint="check the file") from error


def _unpacked(suffix: str, raw: IO[bytes]) -> IO[bytes]:
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(raw))
    if suffix == ".zst":
        import zstandard

        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))
    return raw
