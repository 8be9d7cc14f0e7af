"""One self-contained HTML page: the reports with every span marked, the record beside, each linked to the other.

No request leaves the page: its content policy allows nothing but the style and the script that it carries, by their
hashes. Without the script it is whole; with it, an entry and its words light up together.
"""

import base64
import hashlib
import io
import tempfile
from html import escape
from typing import IO, Self

from memcon.export.entries import entries
from memcon.export.marks import marked_text
from memcon.export.wording import Wording, counted, day_of_week, short
from memcon.lexicon import path
from memcon.record import Record, Report

KEPT_IN_MEMORY = 32 * 1024 * 1024


class Page:
    """Gathers records and writes them as one page, with an index where there are several."""

    def __init__(self) -> None:
        self._articles = tempfile.SpooledTemporaryFile(  # noqa: SIM115  (closed by close)
            max_size=KEPT_IN_MEMORY, mode="w+", encoding="utf-8"
        )
        self._index: list[str] = []
        self._first: str | None = None

    def add(self, record: Record) -> None:
        """Add one record."""
        number = len(self._index) + 1
        self._first = self._first or (record.report.title or record.report.id)
        self._index.append(_index_line(record, f"r{number}"))
        self._articles.write(_article(record, f"r{number}-"))

    def write(self, out: IO[str]) -> None:
        """Write the page."""
        style, script = _shipped("page.css"), _shipped("page.js")
        several = len(self._index) > 1
        title = counted(len(self._index), "report") if several else self._first or "no report"
        out.write(_opening(title, style, script))
        if several:
            out.write(f'<nav id="index"><h1>{escape(title)}</h1><ol>{"".join(self._index)}</ol></nav>\n')
        self._articles.seek(0)
        while piece := self._articles.read(1 << 20):
            out.write(piece)
        out.write(f"<script>{script}</script>\n</body>\n</html>\n")

    def close(self) -> None:
        """Let go of the records, which may lie on disk."""
        self._articles.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def render(record: Record) -> str:
    """The page of one record."""
    out = io.StringIO()
    with Page() as page:
        page.add(record)
        page.write(out)
    return out.getvalue()


def _opening(title: str, style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)} · memcon</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _article(record: Record, prefix: str) -> str:
    wording = Wording(record)
    return (
        f'<article id="{prefix.rstrip("-")}" class="report">\n{_head(record.report)}'
        f'<div class="columns">\n<section class="text" lang="en" aria-label="the report">{marked_text(record, prefix)}'
        f"{_legend()}</section>\n"
        f'<aside class="record" aria-label="the record">{entries(wording, prefix)}</aside>\n</div>\n'
        f"<footer>{escape(_made_by(record))}</footer>\n</article>\n"
    )


def _head(report: Report) -> str:
    place = report.dateline.place if report.dateline else None
    when = day_of_week(report.published) if report.published else "no date"
    facts = " · ".join(escape(p) for p in (report.publisher, place, when) if p)
    address = report.url if report.url and report.url.lower().startswith(("http://", "https://")) else None
    link = f' · <a href="{escape(address)}" rel="noreferrer noopener">the original</a>' if address else ""
    return f"<header><h1>{escape(report.title or report.id)}</h1><p>{facts}{link}</p></header>\n"


def _legend() -> str:
    kinds = (
        ("content", "what was said"), ("quote", "in quotation marks"), ("cue", "the cue"), ("source", "who says it"),
        ("trigger", "what was done"), ("condition", "on a condition"), ("date", "when"),
    )  # fmt: skip
    return '<p class="legend">' + "".join(f'<span class="{k}">{words}</span> ' for k, words in kinds) + "</p>"


def _index_line(record: Record, anchor: str) -> str:
    report = record.report
    day = f"<time>{short(report.published)}</time>" if report.published else ""
    counts = ", ".join(
        counted(len(found), one)
        for found, one in ((record.statements, "statement"), (record.events, "event"), (record.calendar, "date"))
    )
    return (
        f'<li><a href="#{anchor}">{escape(report.title or report.id)}</a> '
        f"<small>{escape(report.publisher or '')} {day} {counts}</small></li>\n"
    )


def _made_by(record: Record) -> str:
    return f"memcon {record.made_by.memcon} · text SHA-256 {record.report.sha256[:16]}…"


def _shipped(name: str) -> str:
    return path(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
