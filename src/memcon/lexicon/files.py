"""Find and read the files of `lexicon/data`."""

import csv
import gzip
import hashlib
import io
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from memcon.record import ResourceError

DATA = Path(__file__).parent / "data"


def path(name: str) -> Path:
    """The path of a shipped file.

    Raises:
        ResourceError: It is not there.
    """
    found = DATA / name
    if not found.is_file():
        raise ResourceError("a file that ships with memcon is missing", where=str(found), hint="install memcon again")
    return found


@cache
def read_json(name: str) -> Any:
    """The content of a shipped JSON file; callers must not change it."""
    try:
        return msgspec.json.decode(_bytes(name))
    except msgspec.DecodeError as error:
        raise ResourceError(f"is no JSON ({error})", where=name, hint="install memcon again") from error


def read_table(name: str) -> list[list[str]]:
    """The rows of a shipped tab-separated file (`.tsv` or `.tsv.gz`), comment lines (`#`) left out."""
    text = _bytes(name).decode("utf-8")
    rows = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if row and not row[0].startswith("#")]


def sha256(name: str) -> str:
    """The SHA-256 of a shipped file, in hexadecimal."""
    return hashlib.sha256(path(name).read_bytes()).hexdigest()


def _bytes(name: str) -> bytes:
    raw = path(name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw
