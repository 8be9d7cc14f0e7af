"""Templates with what they share; everything that comes from a report is escaped."""

import hashlib
from collections.abc import Iterable
from datetime import date as Day  # noqa: N812
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from memcon.export.wording import counted, country, day, day_of_week, period, short
from memcon.lexicon import path as shipped
from memcon.web import entries, lines
from memcon.web.citing import web_address
from memcon.web.settings import Settings
from memcon.web.wording import month_end, plain, signed, tone_word, with_query

HERE = Path(__file__).parent
SHARED = {"page.css": "page.css", "page.js": "page.js"}
"""What pages of `memcon read --html` and of the reading room have in common."""


class Renderer:
    """Fills templates."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jinja = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=200,
        )  # fmt: skip
        self.jinja.filters.update(
            day=day, weekday=day_of_week, short=short, country=country, counted=counted, marked=lines.marked,
            outside=web_address, signed=signed, tone_word=tone_word, plain=plain, part=_part,
            month_end=month_end, as_json=_as_json, as_day=Day.fromisoformat,
        )  # fmt: skip
        self.jinja.globals.update(period=period, static=static, lines=lines, at=with_query, beside=entries.record)

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


def _as_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _part(value: str) -> str:
    return quote(value, safe="")
