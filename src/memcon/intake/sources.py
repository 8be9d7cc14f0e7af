"""Files, folders, patterns, web addresses and standard input become reports, one after another."""

import glob
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, cast

from memcon.intake.decoding import decode, refuse_binary
from memcon.intake.headers import read_headers
from memcon.intake.lines import read_lines, read_values
from memcon.intake.pages import LARGEST_PAGE, read_page
from memcon.intake.report import LONGEST_TEXT, make_report
from memcon.intake.web import PATIENCE, fetch, is_address
from memcon.record import InputError, Report

Kind = Literal["lines", "values", "page", "text"]
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")
STANDARD_INPUT = "-"
HEAD = 1 << 16
LONGEST_NAME, LONGEST_PART = 4000, 250
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
Found = Iterator[Report | InputError]


def read_sources(
    sources: Iterable[str],
    *,
    published: date | None = None,
    patience: float = PATIENCE,
    tell: Callable[[int], None] | None = None,
) -> Found:
    """Each report of the sources in order, or the error that stands in its place; nothing is read ahead.

    `published` is the day of all the reports, whatever they say themselves. `tell` is told the bytes read.
    """
    told = tell or (lambda _: None)
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _guarded(_standard_input, "standard input", None, published, told)
        elif is_address(source):
            yield from _from_address(source, published, patience)
        else:
            for place in _files(source):
                if isinstance(place, InputError):
                    yield place
                else:
                    yield from _guarded(_open, str(place[0]), place, published, told)


def size(sources: Iterable[str]) -> int | None:
    """The bytes of all the sources; None where that is not known before they are read."""
    total = 0
    for source in sources:
        if source == STANDARD_INPUT or is_address(source) or source.endswith(".gz"):
            return None
        for place in _files(source):
            if not isinstance(place, InputError):
                try:
                    total += place[0].stat().st_size
                except OSError:
                    continue
    return total


Place = tuple[Path, str]
"""A file, and what its report is called: its name, within a folder its path there, without the suffix."""


def _files(source: str) -> Iterator[Place | InputError]:
    if len(source) > LONGEST_NAME or max(map(len, source.split("/"))) > LONGEST_PART or "\0" in source:
        hint = "give the name of a file, or the text itself on standard input (memcon read -)"
        yield InputError("no such file or folder", where=f"{source[:40]}…", hint=hint)
        return
    path = Path(source)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield path, _stem(path.name)
    elif glob.has_magic(source):
        yield from _matching(source)
    else:
        yield InputError("no such file or folder", where=source)


def _in_folder(folder: Path) -> Iterator[Place | InputError]:
    some = False
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().removesuffix(".gz").endswith(SUFFIXES):
                some = True
                found = Path(here) / name
                yield found, _stem(found.relative_to(folder).as_posix())
    if not some:
        yield InputError("no reports in the folder", where=str(folder), hint=f"looked for {', '.join(SUFFIXES)}")


def _matching(pattern: str) -> Iterator[Place | InputError]:
    some = False
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  (an absolute pattern is one too)
        path = Path(name)
        if path.is_file():
            some = True
            yield path, _stem(path.name)
    if not some:
        yield InputError("no file matches", where=pattern)


def _stem(name: str) -> str:
    name = name.removesuffix(".gz")
    low = name.lower()
    return next((name[: -len(s)] for s in SUFFIXES if low.endswith(s) and len(name) > len(s)), name)


def _from_address(url: str, published: date | None, patience: float) -> Found:
    try:
        data, final = fetch(url, patience)
        refuse_binary(data[:HEAD], url)
        if _kind(data[:HEAD], "") == "page":
            yield read_page(data, url, url=final, published=published)
        else:
            yield from (r for _, r in _read(io.BufferedReader(io.BytesIO(data), HEAD), url, None, published))
    except InputError as error:
        yield error


def _standard_input(_: Place | None) -> io.BufferedReader:
    return cast(io.BufferedReader, sys.stdin.buffer)


def _open(place: Place | None) -> io.BufferedReader:
    path = cast(Place, place)[0]
    if path.name.lower().endswith(".gz"):
        return io.BufferedReader(gzip.open(path, "rb"), HEAD)
    return io.BufferedReader(io.FileIO(path), HEAD)


def _guarded(
    opened: Callable[[Place | None], io.BufferedReader], name: str, place: Place | None, published: date | None,
    told: Callable[[int], None],
) -> Found:  # fmt: skip
    """The reports of one file; what goes wrong with it is an error in its place."""
    try:
        stream = opened(place)
        try:
            for count, report in _read(stream, name, place[1] if place else None, published):
                told(count)
                yield report
        finally:
            if place:
                stream.close()
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield InputError(f"cannot be read: {reason[:1].lower()}{reason[1:]}", where=name)


def _read(
    stream: io.BufferedReader,
    name: str,
    id: str | None,
    published: date | None,
) -> Iterator[tuple[int, Report | InputError]]:
    head = stream.peek(HEAD)[:HEAD]
    if not head.strip():
        raise InputError("is empty", where=name)
    refuse_binary(head, name)
    kind = _kind(head, name.lower().removesuffix(".gz"))
    if kind in ("lines", "values"):
        some = False
        for count, report in (read_lines if kind == "lines" else read_values)(stream, name, published):
            some = True
            yield count, report
        if not some:
            raise InputError("no JSON object in it", where=name)
        return
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise InputError(f"more than {LARGEST_PAGE / 1e6:,.0f} MB are too many for one report", where=name,
                         hint="cut it into its reports, for instance as JSON Lines")  # fmt: skip
    yield (
        len(data),
        read_page(data, name, id=id, published=published) if kind == "page" else _text(data, name, id, published),
    )


def _kind(head: bytes, name: str) -> Kind:
    """What a file is, by its first bytes; its name decides where they do not."""
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    if re.match(rb"\[\s*\{", start) or (start[:1] == b"[" and name.endswith(".json")):
        return "values"
    if re.match(rb'\{\s*"', start) or name.endswith(".json"):
        return "lines" if _whole(start.partition(b"\n")[0]) else "values"
    if name.endswith((".html", ".htm", ".xhtml")) or PAGE.match(start):
        return "page"
    return "text"


def _whole(line: bytes) -> bool:
    """Whether the line holds an object from end to end, as JSON Lines do."""
    return line.rstrip().endswith(b"}") or len(line) > HEAD // 2


def _text(data: bytes, name: str, id: str | None, published: date | None) -> Report:
    text = decode(data, name)
    if len(text) > 2 * LONGEST_TEXT:
        raise InputError(
            f"{len(text):,} characters are too many for one report", where=name, hint="cut it into its reports"
        )
    if "\n" not in text:
        text = text.replace("\r", "\n")
    headers = read_headers(text, name)
    return make_report(
        text[headers.end :].rstrip(), id=id, title=headers.title, publisher=headers.publisher, url=headers.url,
        published=published or headers.published, where=name,
    )  # fmt: skip
