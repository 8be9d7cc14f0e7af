"""The header lines that may open a text file: `Title:`, `Date:`, `Source:`, `URL:`, or a bare `date 2026-02-14`."""

import re
from dataclasses import dataclass
from datetime import date

from memcon.intake.days import read_day

LINE = re.compile(
    r"[ \t]*(title|headline|date|published|source|publisher|url|link)[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|$)",
    re.IGNORECASE,
)
BARE = re.compile(r"[ \t]*date[ \t]+(\d{4}-\d{1,2}-\d{1,2})[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
BLANK = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+")
FIELDS = {"headline": "title", "published": "date", "publisher": "source", "link": "url"}


@dataclass(frozen=True, slots=True)
class Headers:
    """What the header lines say, and where the text after them begins."""

    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    end: int


def read_headers(text: str, where: str) -> Headers:
    """The header lines at the start of a text file.

    Raises:
        InputError: The date is no date.
    """
    said: dict[str, str] = {}
    at = start = _blank(text, 0)
    while True:
        found = LINE.match(text, at)
        bare = BARE.match(text, at) if found is None else None
        if found:
            name = found[1].lower()
            name = FIELDS.get(name, name)
            if name in said:
                break
            said[name] = found[2].strip()
            at = found.end()
        elif bare and "date" not in said:
            said["date"] = bare[1]
            at = bare.end()
        else:
            break
    line = text.count("\n", 0, start) + 1
    day = read_day(said.get("date"), f"{where}:{line + list(said).index('date')}" if "date" in said else where)
    return Headers(
        title=said.get("title") or None, publisher=said.get("source") or None, url=said.get("url") or None,
        published=day, end=_blank(text, at) if said else 0,
    )  # fmt: skip


def _blank(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at
