"""JSON Lines, a JSON array or objects one after another: read one by one, whatever the file's size."""

import codecs
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from memcon.intake.decoding import decode
from memcon.intake.fields import from_fields
from memcon.record import InputError, Report

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes of one JSON report; a report is some kilobytes, a page with its markup some hundred."""
STRUCTURE = re.compile(rb'["\\{}]')
CHUNK = 1 << 16


def read_lines(stream: BinaryIO, name: str, published: date | None) -> Iterator[tuple[int, Report | InputError]]:
    """Each line's report or what is wrong with it, with the bytes read; empty lines are passed over."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        size = len(line)
        where = f"{name}:{number}"
        if size > LONGEST_LINE and not line.endswith(b"\n"):
            size += _skip_line(stream)
            yield size, _too_long(size, where)
            continue
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if line.strip():
            yield size, _report(line, where, published)


def read_values(stream: BinaryIO, name: str, published: date | None) -> Iterator[tuple[int, Report | InputError]]:
    """Each object of a JSON array, or of objects that each run over several lines."""
    for line, size, value in _objects(stream):
        where = f"{name}:{line}"
        yield size, _report(value, where, published) if value is not None else _too_long(size, where)


def _skip_line(stream: BinaryIO) -> int:
    size = 0
    while rest := stream.readline(LONGEST_LINE):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size


def _too_long(size: int, where: str) -> InputError:
    return InputError(
        f"{size / 1e6:,.0f} MB are too many for one report", where=where, hint="one report a line, as JSON Lines asks"
    )


def _report(raw: bytes, where: str, published: date | None) -> Report | InputError:
    try:
        value = json.loads(decode(raw, where).rstrip(), strict=False, parse_constant=lambda _: None)
        if not isinstance(value, dict):
            return InputError(f"is no JSON object but {_kind(value)}", where=where)
        return from_fields(value, where, published)
    except InputError as error:
        return error
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at")
        return InputError(f"broken JSON: {reason} at column {error.colno}", where=where)
    except (ValueError, RecursionError) as error:
        return InputError(f"broken JSON: {error}", where=where)


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "null")


class _Splitter:
    """Cut a stream of JSON into its outermost objects, an array's brackets and commas left out."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._dropped = 0
        self._depth = 0
        self._in_string = False
        self._escaped = -1
        self._line = self._begun = 1

    def feed(self, chunk: bytes) -> Iterator[tuple[int, int, bytes | None]]:
        """(line, bytes, object) of each object that ends in the chunk; no object where it is too long."""
        start = 0
        for found in STRUCTURE.finditer(chunk):
            at, mark = found.start(), found[0]
            if at == self._escaped:
                continue
            if mark == b"\\":
                self._escaped = at + 1 if self._in_string else -1
            elif mark == b'"':
                self._in_string = not self._in_string
            elif self._in_string:
                continue
            elif mark == b"{":
                if self._depth == 0:
                    start, self._begun = at, self._line + chunk.count(b"\n", 0, at)
                self._depth += 1
            elif self._depth:
                self._depth -= 1
                if self._depth == 0:
                    self._held += chunk[start : at + 1]
                    yield from self.rest()
        self._escaped = 0 if self._escaped == len(chunk) else -1
        self._line += chunk.count(b"\n")
        if self._depth:
            self._held += chunk[start:]
            if len(self._held) > LONGEST_LINE:
                self._dropped += len(self._held)
                self._held.clear()

    def rest(self) -> Iterator[tuple[int, int, bytes | None]]:
        """What is held, if anything."""
        size = len(self._held) + self._dropped
        if size:
            yield self._begun, size, None if self._dropped else bytes(self._held)
        self._held.clear()
        self._dropped = 0


def _objects(stream: BinaryIO) -> Iterator[tuple[int, int, bytes | None]]:
    splitter = _Splitter()
    while chunk := stream.read(CHUNK):
        yield from splitter.feed(chunk)
    yield from splitter.rest()
