"""How a quotation is cited: its words, who said them, where they were read, and a link that opens at them.

The link carries a text fragment (`#:~:text=first words,last words`): browsers scroll to the words on the live page.
"""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from memcon.export.wording import day
from memcon.record import Report, Span, Spans

WHOLE = 9
"""Words up to which a stretch is named whole in a link; longer ones by their first and last words."""
ENDS = 4
"""First and last words of a long stretch."""
BREAK = " … "
PIECES = 3
"""Stretches of a discontinuous quotation that a link names."""


def fragment(text: str, spans: Spans) -> str:
    """`text=` directives for the spans, as they stand after `#:~:`."""
    found = (_directive(text[a:b]) for a, b in _within_lines(text, spans))
    return "&".join(d for d in list(found)[:PIECES] if d)


def live(url: str | None, text: str, spans: Spans) -> str | None:
    """The address of the live page, opening at the words; None where the report has no web address."""
    address = web_address(url)
    if address is None:
        return None
    words = fragment(text, spans)
    if not words:
        return address
    return f"{address}{':~:' if '#' in address else '#:~:'}{words}"


def live_at(url: str | None, words: str) -> str | None:
    """As `live`, for words whose pieces are joined by ` … `."""
    spans, at = [], 0
    for piece in words.split(BREAK):
        spans.append((at, at + len(piece)))
        at += len(piece) + len(BREAK)
    return live(url, words, tuple(spans))


def web_address(url: str | None) -> str | None:
    """The address, if a browser may follow it: nothing but http and https."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def citation(report: Report, words: str, spans: Spans, who: str | None, said: date | None) -> str:
    """`“…” — Ingrid Solvang, Foreign Minister, 7 March 2026. Northern Wire, “Title”, 7 March 2026, https://…`."""
    told = ", ".join(p for p in (who, day(said) if said else None) if p)
    title = f"“{report.title}”" if report.title else report.id
    source = ", ".join(p for p in (report.publisher, title, day(report.published) if report.published else None) if p)
    link = live(report.url, report.text, spans)
    quoted = words.strip()
    if not quoted.startswith(("“", '"', "«", "„")):
        quoted = f"“{quoted}”"
    head = f"{' '.join(quoted.split())} — {told}. " if told else f"{' '.join(quoted.split())} "
    return f"{head}{source}{', ' + link if link else ''} [text {report.sha256[:12]}]"


def _within_lines(text: str, spans: Spans) -> Iterable[Span]:
    """The spans; a long one that runs over lines as its first and last line, for each is a block of the page."""
    for a, b in spans:
        piece = text[a:b]
        if "\n" in piece.strip() and len(piece.split()) <= WHOLE:
            at = a
            for line in piece.split("\n"):
                if line.strip():
                    yield at, at + len(line)
                at += len(line) + 1
        else:
            yield a, b


def _directive(words: str) -> str:
    parts = words.split()
    if not parts:
        return ""
    if len(parts) <= WHOLE:
        return f"text={_coded(' '.join(parts))}"
    return f"text={_coded(' '.join(parts[:ENDS]))},{_coded(' '.join(parts[-ENDS:]))}"


def _coded(words: str) -> str:
    """Percent-encoded, the hyphen too: it has a meaning of its own in a directive."""
    return quote(words, safe="").replace("-", "%2D")
