"""Templates with what they share; everything that comes from a report is escaped."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from memcon.export.wording import counted, country, day, day_of_week, period, short
from memcon.lexicon import path as shipped
from memcon.record import Span
from memcon.web.citing import web_address
from memcon.web.settings import Settings

HERE = Path(__file__).parent
SHARED = {"page.css": "page.css", "page.js": "page.js"}
"""What pages of `memcon read --html` and of the reading room have in common."""
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
        )  # fmt: skip
        self.jinja.globals.update(period=period, static=static, quads=QUADS, at=with_query)

    def page(self, template: str, *, address: str, formats: Iterable[str] = (), **values: Any) -> str:
        """The page of an address."""
        path, _, query = address.partition("?")
        base, tail = "/today" if path == "/" else path, f"?{query}" if query else ""
        return self.jinja.get_template(template).render(
            address=address, path=path, query=dict(parse_qsl(query)), today=self.settings.day(),
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
    kept = {k: str(v) for k, v in fields.items() if v not in (None, "", ())}
    return f"{path}?{urlencode(kept)}" if kept else path


def marked(text: str, marks: Iterable[Span], tag: str = "mark") -> Markup:
    """The text with the marks set off: `<mark>words</mark>`."""
    out, at = [], 0
    for a, b in sorted(marks):
        a, b = max(a, at), min(b, len(text))
        if a < b:
            out += [escape(text[at:a]), Markup(f"<{tag}>"), escape(text[a:b]), Markup(f"</{tag}>")]
            at = b
    return Markup("").join([*out, escape(text[at:])])


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


def _part(value: str) -> str:
    return quote(value, safe="")
