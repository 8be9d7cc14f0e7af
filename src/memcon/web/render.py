"""Templates with what they share; everything that comes from a report is escaped."""

import hashlib
from calendar import monthrange
from collections.abc import Iterable
from datetime import date as Day  # noqa: N812
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, quote_plus

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from memcon.export.wording import CLOSING, OPENING, counted, country, day, day_of_week, period, short
from memcon.lexicon import path as shipped
from memcon.record import Span, Spans
from memcon.store.rows import EventLine, StatementLine
from memcon.web.citing import web_address
from memcon.web.settings import Settings

HERE = Path(__file__).parent
SHARED = {"page.css": "page.css", "page.js": "page.js"}
"""What pages of `memcon read --html` and of the reading room have in common."""
MARK = '<span class="qm">{}</span>'
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


class Renderer:
    """Fills templates."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jinja = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=200,
        )  # fmt: skip
        self.jinja.filters.update(
            day=day, weekday=day_of_week, short=short, country=country, counted=counted, marked=marked,
            outside=web_address, signed=signed, tone_word=tone_word, plain=plain, part=_part,
            said=said, done=done, month_end=month_end, as_json=_as_json, as_day=Day.fromisoformat,
        )  # fmt: skip
        self.jinja.globals.update(period=period, static=static, quads=QUADS, at=with_query)

    def page(self, template: str, *, address: str, formats: Iterable[str] = (), **values: Any) -> str:
        """The page of an address."""
        path, _, query = address.partition("?")
        base, tail = "/today" if path == "/" else path, f"?{query}" if query else ""
        asked = dict(parse_qsl(query))

        def again(**fields: object) -> str:
            """This address with some of its fields changed."""
            return with_query(path, **{**asked, **fields})

        return self.jinja.get_template(template).render(
            again=again, address=address, path=path, query=asked, today=self.settings.day(),
            twins=[(f, f"{base}.{f}{tail}") for f in formats], **values,
        )  # fmt: skip


def files() -> dict[str, bytes]:
    """What is served under `/static/`, by name."""
    own = {p.name: p.read_bytes() for p in sorted((HERE / "static").iterdir()) if p.is_file()}
    return {**{name: shipped(source).read_bytes() for name, source in SHARED.items()}, **own}


@cache
def static(name: str) -> str:
    """The address of a file that ships with the room; it changes when the file does, so it may be kept for ever."""
    digest = hashlib.sha256(files()[name]).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


def with_query(path: str, **fields: object) -> str:
    """An address with the fields that say something."""
    kept = "&".join(_field(k, str(v)) for k, v in fields.items() if v not in (None, "", ()))
    return f"{path}?{kept}" if kept else path


@lru_cache(maxsize=8192)
def _field(name: str, value: str) -> str:
    """A field of an address; a page has the same ones in dozens of links."""
    return f"{quote_plus(name)}={quote_plus(value)}"


def marked(text: str, marks: Iterable[Span], tag: str = "mark") -> Markup:
    """The text with the marks set off: `<mark>words</mark>`."""
    out, at = [], 0
    for a, b in sorted(marks):
        a, b = max(a, at), min(b, len(text))
        if a < b:
            out += [escape(text[at:a]), Markup(f"<{tag}>"), escape(text[a:b]), Markup(f"</{tag}>")]
            at = b
    return Markup("").join([*out, escape(text[at:])])


def said(line: StatementLine) -> Markup:
    """What was said, the parts in quotation marks set off; marks that the content leaves outside are put around."""
    quotes = [span for quote in line.quote_spans for span in _within(line.spans, quote)]
    parts, at = [], 0
    for a, b in sorted(quotes):
        opens = not line.text[:a].endswith(tuple(OPENING))
        closes = not line.text[b:].startswith(tuple(CLOSING))
        parts += [escape(line.text[at:a]), Markup(MARK.format("“") if opens else ""), Markup("<em>"),
                  escape(line.text[a:b]), Markup("</em>"), Markup(MARK.format("”") if closes else "")]  # fmt: skip
        at = b
    return Markup("").join([*parts, escape(line.text[at:])])


def done(line: EventLine) -> Markup:
    """What was done, the word that says so set off."""
    at = line.text.find(line.trigger)
    return marked(line.text, [(at, at + len(line.trigger))] if at >= 0 else [], "em")


def _within(spans: Spans, part: Span) -> Iterable[Span]:
    """Where a part of the report stands in the words of the spans, which are joined by ` … `."""
    at = 0
    for a, b in spans:
        start, end = max(a, part[0]), min(b, part[1])
        if start < end:
            yield at + start - a, at + end - a
        at += b - a + 3


def month_end(month: str) -> str:
    """The last day of a month: `2026-02` is `2026-02-28`."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{monthrange(year, number)[1]}"


def signed(value: float) -> str:
    """`+0.4`, `−0.6`, `0`: with a true minus."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}"


def tone_word(value: float) -> str:
    """A tone in a word: `warm`, `critical`, `neutral`."""
    words: tuple[tuple[float, str], ...] = ((-0.5, "harsh"), (-0.15, "critical"), (0.15, "neutral"), (0.5, "warm"))
    return next((word for below, word in words if value < below), "praising")


def plain(code: str) -> str:
    """A code as words: `defence_spending` is `defence spending`."""
    return code.replace("_", " ")


def _as_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _part(value: str) -> str:
    return quote(value, safe="")
