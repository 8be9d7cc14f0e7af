"""Which files a source means (a path, a folder, a pattern, an address that fsspec knows), and how each is opened."""

import contextlib
import glob
import gzip
import io
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from memcon.record import InputError

TEXTS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")
ARCHIVES = (".csv", ".tsv", ".parquet", ".warc")
SUFFIXES = (*TEXTS, *ARCHIVES)
PACKED = (".gz", ".zst")
HEAD = 1 << 16
LONGEST_NAME, LONGEST_PART = 4000, 250
Tell = Callable[[int], None]


class Place(NamedTuple):
    """A file: what it is called in messages, what its report is called (within a folder its path there), its bytes."""

    name: str
    stem: str
    open_raw: Callable[[], BinaryIO]
    size: Callable[[], int]


def bare(name: str) -> str:
    """A file's name in small letters without the suffix of its compression: `A.JSONL.gz` is a.jsonl."""
    low = name.lower()
    return next((low.removesuffix(s) for s in PACKED if low.endswith(s)), low)


def stem(name: str) -> str:
    """A file's name without its suffixes."""
    name = name[: len(bare(name))]
    low = name.lower()
    return next((name[: -len(s)] for s in SUFFIXES if low.endswith(s) and len(name) > len(s)), name)


def is_remote(source: str) -> bool:
    """Whether a source is an address for fsspec: `s3://bucket/*.warc.gz`, `memory://a.jsonl`."""
    scheme, mark, _ = source.partition("://")
    return bool(mark) and scheme.replace("+", "").isalnum() and scheme.lower() not in ("http", "https")


def places(source: str) -> Iterator[Place | InputError]:
    """The files of one source in order, or what is wrong with it."""
    if is_remote(source):
        yield from _remote(source)
        return
    if len(source) > LONGEST_NAME or max(map(len, source.split("/"))) > LONGEST_PART or "\0" in source:
        hint = "give the name of a file, or the text itself on standard input (memcon read -)"
        yield InputError("no such file or folder", where=f"{source[:40]}…", hint=hint)
        return
    path = Path(source)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield _local(path, path.name)
    elif glob.has_magic(source):
        yield from _matching(source)
    else:
        yield InputError("no such file or folder", where=source)


@contextlib.contextmanager
def open_place(place: Place, tell: Tell) -> Iterator[io.BufferedReader]:
    """The file, unpacked if its name says that it is packed; `tell` is told the bytes read from where it lies."""
    with place.open_raw() as raw:
        yield _unpacked(raw, place.name.lower(), tell)


def _unpacked(raw: BinaryIO, low: str, tell: Tell) -> io.BufferedReader:
    counted: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, _Counted(raw, tell)), HEAD)
    if low.endswith((".warc.gz", ".parquet")):
        return counted
    if low.endswith(".gz"):
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=counted)), HEAD)
    if low.endswith(".zst"):
        return io.BufferedReader(_Zstandard(counted), HEAD)
    return counted


class _Counted(io.RawIOBase):
    """A file that tells how much was read of it."""

    def __init__(self, raw: BinaryIO, tell: Tell) -> None:
        self._raw = raw
        self._told = tell

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def readinto(self, buffer: Any) -> int:
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        if data:
            self._told(len(data))
        return len(data)


class _Zstandard(io.RawIOBase):
    """Zstandard frames unpacked one after another; one cut short is an error, as it is in gzip."""

    def __init__(self, packed: io.BufferedReader) -> None:
        self._packed = packed
        self._frame: Any = None
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            data = self._packed.read1(HEAD)
            if not data:
                if self._frame is not None:
                    raise EOFError("the file ends in the middle of a frame")
                return 0
            self._held = self._unpack(data)
        count = min(len(buffer), len(self._held))
        buffer[:count], self._held = self._held[:count], self._held[count:]
        return count

    def _unpack(self, data: bytes) -> bytes:
        import zstandard

        out = b""
        try:
            while data:
                self._frame = self._frame or zstandard.ZstdDecompressor().decompressobj()
                out += self._frame.decompress(data)
                data = self._frame.unused_data
                if self._frame.eof:
                    self._frame = None
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        return out


def _local(path: Path, named: str) -> Place:
    return Place(str(path), stem(named), partial(_file, path), lambda: path.stat().st_size)


def _file(path: Path) -> BinaryIO:
    return cast(BinaryIO, io.FileIO(path))


def _in_folder(folder: Path) -> Iterator[Place | InputError]:
    some = False
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and bare(name).endswith(SUFFIXES):
                some = True
                found = Path(here) / name
                yield _local(found, found.relative_to(folder).as_posix())
    if not some:
        yield InputError("no reports in the folder", where=str(folder), hint=f"looked for {', '.join(SUFFIXES)}")


def _matching(pattern: str) -> Iterator[Place | InputError]:
    some = False
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  (an absolute pattern is one too)
        path = Path(name)
        if path.is_file():
            some = True
            yield _local(path, path.name)
    if not some:
        yield InputError("no file matches", where=pattern)


def _remote(address: str) -> Iterator[Place | InputError]:
    """The files at an address: one, those that a pattern matches, or those in a folder that look like reports."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
        if glob.has_magic(path):
            named = {p: p.rpartition("/")[2] for p in sorted(system.glob(path)) if system.isfile(p)}
        elif system.isdir(path):
            inside = (p for p in sorted(system.find(path)) if bare(p).endswith(SUFFIXES))
            named = {p: p.removeprefix(path).lstrip("/") for p in inside}
        else:
            named = {path: path.rpartition("/")[2]}
            system.info(path)
    except FileNotFoundError:
        yield InputError("no such file or folder", where=address)
        return
    except (OSError, ValueError, ImportError) as error:
        hint = "install the package that it names" if isinstance(error, ImportError) else None
        yield InputError(f"cannot be reached: {error}", where=address, hint=hint)
        return
    if not named:
        yield InputError("no file matches" if glob.has_magic(path) else "no reports in the folder", where=address)
    for found, name in named.items():
        yield Place(
            system.unstrip_protocol(found), stem(name), partial(system.open, found, "rb"), partial(system.size, found)
        )
