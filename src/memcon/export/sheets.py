"""A sample to check as a CSV sheet and as a page with buttons; the verdicts of either are read back."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from memcon.export.answers import csv_text
from memcon.export.separated import FORMULA
from memcon.export.wording import period
from memcon.record import InputError
from memcon.store.rows import EntityLine, EventLine, StatementLine
from memcon.store.sample import Drawn, Verdict

YES = ("yes", "y", "1", "true", "correct", "right", "+")
NO = ("no", "n", "0", "false", "wrong", "incorrect", "-")
UNSURE = ("", "unsure", "?", "skip")
CONTEXT = "…"
SHEET = {
    "number": lambda d: d.number,
    "stratum": lambda d: d.stratum,
    "of": lambda d: d.of,
    "correct": lambda _: "",
    "note": lambda _: "",
    "claim": lambda d: _plain(claim(d)),
    "words": lambda d: _plain(d.line.text),
    "around": lambda d: _plain(d.around),
    "confidence": lambda d: d.line.confidence,
    "publisher": lambda d: _plain(d.line.report.publisher or ""),
    "published": lambda d: d.line.report.published,
    "title": lambda d: _plain(d.line.report.title or ""),
    "url": lambda d: d.line.report.url,
    "report": lambda d: d.line.report.name,
    "key": lambda d: d.line.key,
    "undrawn": lambda d: undrawn_cell(d.undrawn),
}
OTHER = re.compile(r"(.+?): (\d+)(?:; |$)")


def sheet(drawn: Sequence[Drawn]) -> str:
    """The sample as CSV: `correct` and `note` are for the person who checks."""
    return csv_text(SHEET, drawn)


def claim(drawn: Drawn) -> str:
    """What the record says, in a line: `Iran → Israel: THREATEN, occurred, 14 Feb 2026`."""
    line = drawn.line
    if isinstance(line, EventLine):
        return (
            f"{_names(line.sources) or 'somebody'} → {_names(line.targets) or 'nobody'}: {line.type}"
            f"{' (' + ', '.join(line.modes) + ')' if line.modes else ''}, {line.status}, "
            f"{period(line.first, line.last) or 'no date'}"
        )
    if isinstance(line, StatementLine):
        who = line.speaker.name if line.speaker else line.source or "nobody named"
        to = f" to {line.addressee.name}" if line.addressee else ""
        return f"{who} {line.act}{to}, {line.kind}, {period(line.day, line.day) or 'no date'}"
    parties = ", ".join(p.name for p in line.participants)
    return f"{line.title}: {period(line.start, line.end)}, {line.status}{', with ' + parties if parties else ''}"


def undrawn_cell(undrawn: Mapping[str, int]) -> str:
    """The strata that the sample left out, in a cell: `ASSAULT: 4; COERCE: 2`."""
    return "; ".join(f"{name}: {size}" for name, size in undrawn.items())


def holds_verdicts(path: Path) -> bool:
    """Whether the file is a sheet into which somebody wrote a verdict or a note."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    return any((row.get(name) or "").strip() for row in _rows(text) for name in ("correct", "note"))


def read_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a sheet that was filled in: yes, no, or nothing where a person could not tell.

    Raises:
        InputError: The file cannot be read, is no such sheet, or has another word for a verdict: the row is named.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"cannot be read: {why}", where=str(path), hint="save it as CSV, UTF-8") from error
    rows = _rows(text)
    lacking = [name for name in ("stratum", "of", "correct") if name not in (rows.fieldnames or ())]
    if lacking:
        raise InputError(f"has no column {lacking[0]!r}", where=str(path), hint="keep the columns of `memcon sample`")
    return [_verdict(row, f"{path}, row {number}") for number, row in enumerate(rows, 2)]


def _rows(text: str) -> "csv.DictReader[str]":
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)


def _verdict(row: dict[str, str | None], where: str) -> Verdict:
    word = (row["correct"] or "").strip().casefold()
    if word not in (*YES, *NO, *UNSURE):
        raise InputError(f"{row['correct']!r} is no verdict", where=where, hint="write yes, no or unsure")
    size = (row["of"] or "").strip()
    if not size.isdecimal():
        raise InputError(f"{row['of']!r} is no number of records", where=where, hint="leave the column as it was")
    correct = True if word in YES else False if word in NO else None
    undrawn = {name: int(number) for name, number in OTHER.findall(row.get("undrawn") or "")}
    return Verdict(stratum=row["stratum"] or "", of=int(size), correct=correct, undrawn=undrawn)


def _names(lines: Sequence[EntityLine]) -> str:
    return ", ".join(line.name for line in lines)


def _plain(words: str) -> str:
    """Words that no spreadsheet takes for a formula: these sheets are made to be opened in one."""
    return f"'{words}" if words.startswith(FORMULA) else words
