"""Files, folders, patterns, web addresses and standard input become reports, one after another."""

import contextlib
import io
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal, cast

from memcon.intake.archives import Page
from memcon.intake.decoding import decode, refuse_binary
from memcon.intake.files import HEAD, Place, Tell, bare, open_place, places
from memcon.intake.headers import read_headers
from memcon.intake.lines import read_lines, read_values
from memcon.intake.pages import LARGEST_PAGE
from memcon.intake.report import LONGEST_TEXT, make_report
from memcon.intake.tables import read_csv, read_parquet
from memcon.intake.warc import read_warc
from memcon.intake.web import PATIENCE, fetch, is_address
from memcon.record import InputError, Report

Kind = Literal["lines", "values", "page", "text"]
STANDARD_INPUT = "-"
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
Found = Iterator[Report | InputError]


def read_sources(
    sources: Iterable[str],
    *,
    published: date | None = None,
    patience: float = PATIENCE,
    tell: Tell | None = None,
) -> Found:
    """Each report of the sources in order, or the error that stands in its place; nothing is read ahead.

    `published` is the day of all the reports, whatever they say themselves. `tell` is told the bytes read.
    """
    for found in find_sources(sources, published=published, patience=patience, tell=tell):
        try:
            yield found.report() if isinstance(found, Page) else found
        except InputError as error:
            yield error


def find_sources(
    sources: Iterable[str],
    *,
    published: date | None = None,
    patience: float = PATIENCE,
    tell: Tell | None = None,
) -> Iterator[Report | Page | InputError]:
    """As `read_sources`, but a page is handed over as it is: pulling the article out of it is left to the caller."""
    told = tell or (lambda _: None)
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _standard_input(published)
        elif is_address(source):
            yield from _from_address(source, published, patience)
        else:
            for place in places(source):
                yield from [place] if isinstance(place, InputError) else read_place(place, published, told)


def read_place(place: Place, published: date | None, told: Tell) -> Iterator[Report | Page | InputError]:
    """What stands in one file; what goes wrong with it is an error in its place."""
    with _named(place.name) as errors, open_place(place, told) as stream:
        yield from _read(stream, place.name, place.stem, published)
    yield from errors


def size(sources: Iterable[str]) -> int | None:
    """The bytes of all the sources; None where that is not known before they are read."""
    total = 0
    for source in sources:
        if source == STANDARD_INPUT or is_address(source):
            return None
        for place in places(source):
            if not isinstance(place, InputError):
                try:
                    total += place.size()
                except OSError:
                    continue
    return total


def _standard_input(published: date | None) -> Iterator[Report | Page | InputError]:
    with _named("standard input") as errors:
        yield from _read(cast(io.BufferedReader, sys.stdin.buffer), "standard input", None, published)
    yield from errors


@contextlib.contextmanager
def _named(name: str) -> Iterator[list[InputError]]:
    """What goes wrong while a file is read becomes an error that names it."""
    errors: list[InputError] = []
    try:
        yield errors
    except InputError as error:
        errors.append(error)
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        errors.append(InputError(f"cannot be read: {reason[:1].lower()}{reason[1:]}", where=name))


def _from_address(url: str, published: date | None, patience: float) -> Iterator[Report | Page | InputError]:
    try:
        data, final = fetch(url, patience)
        refuse_binary(data[:HEAD], url)
        if _kind(data[:HEAD], "") == "page":
            yield Page(data=data, where=url, url=final, published=published)
        else:
            yield from _read(io.BufferedReader(io.BytesIO(data), HEAD), url, None, published)
    except InputError as error:
        yield error


def _read(
    stream: io.BufferedReader, name: str, id: str | None, published: date | None
) -> Iterator[Report | Page | InputError]:
    head = stream.peek(HEAD)[:HEAD]
    if not head.strip():
        raise InputError("is empty", where=name)
    archive = _archive(head, bare(name))
    if archive is not None:
        yield from archive(stream, name, published)
        return
    refuse_binary(head, name)
    kind = _kind(head, bare(name))
    if kind in ("lines", "values"):
        some = False
        for _, report in (read_lines if kind == "lines" else read_values)(stream, name, published):
            some = True
            yield report
        if not some:
            raise InputError("no JSON object in it", where=name)
        return
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise InputError(f"more than {LARGEST_PAGE / 1e6:,.0f} MB are too many for one report", where=name,
                         hint="cut it into its reports, for instance as JSON Lines")  # fmt: skip
    if kind == "page":
        yield Page(data=data, where=name, id=id, published=published)
    else:
        yield _text(data, name, id, published)


ReadArchive = Callable[[io.BufferedReader, str, date | None], Iterator[Report | Page | InputError]]


def _archive(head: bytes, name: str) -> ReadArchive | None:
    """What reads an archive or a table; None for all else."""
    if name.endswith((".csv", ".tsv")):
        return read_csv
    if head.startswith(b"PAR1"):
        return read_parquet
    return read_warc if head.startswith(b"WARC/") or name.endswith(".warc") else None


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
