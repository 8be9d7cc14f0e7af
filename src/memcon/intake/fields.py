"""What the fields of a JSON report are called: by memcon, trafilatura, newspaper4k, fundus, news-please and NGEC."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from memcon.intake.days import read_day
from memcon.intake.report import make_report
from memcon.record import InputError, Report

TEXT = ("text", "maintext", "plaintext", "event_text", "raw_text", "body", "content", "article", "full_text")
TITLE = ("title", "headline", "title_page", "title_rss")
PUBLISHED = ("published", "date", "publish_date", "publishing_date", "date_publish", "pub_date", "publication_date")
PUBLISHER = ("publisher", "sitename", "source-hostname", "meta_site_name", "source_domain", "hostname")
URL = ("url", "responded_url", "requested_url", "canonical_link", "source")


def from_fields(fields: Mapping[str, Any], where: str, published: date | None = None) -> Report:
    """The report of a JSON object; its text is kept character for character.

    Raises:
        InputError: There is no text, or the date is no date.
    """
    page = fields.get("html") if isinstance(fields.get("html"), Mapping) else {}
    crawl = page.get("source_info") if isinstance(page, Mapping) else None
    every = {**(crawl if isinstance(crawl, Mapping) else {}), **(page or {}), **fields}
    day = published or read_day(_first_present(every, PUBLISHED), where)
    address = next((a for a in (_words(every.get(name)) for name in URL) if a and "://" in a), None)
    publisher = _first_words(every, PUBLISHER)
    if publisher is None and "://" not in (source := _words(every.get("source")) or "://"):
        publisher = source
    return make_report(
        _text(fields, where), id=_id(fields.get("id")), title=_first_words(fields, TITLE), publisher=publisher,
        url=address, published=day, where=where,
    )  # fmt: skip


def _text(fields: Mapping[str, Any], where: str) -> str:
    for name in TEXT:
        value = fields.get(name)
        if name == "body" and isinstance(value, Mapping):
            value = _sections(value)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None and not isinstance(value, str | float) and name == "text":
            raise InputError("its text is no string", where=where)
    named = next((name for name in TEXT if name in fields), None)
    if named:
        raise InputError(f"its {named} is empty", where=where)
    raise InputError(f"a record without text (no field {', '.join(TEXT[:4])})", where=where)


def _sections(body: Mapping[str, Any]) -> str:
    """The paragraphs of a fundus body: summary, then sections with their headlines."""
    parts: list[str] = [str(p) for p in body.get("summary") or ()]
    for section in body.get("sections") or ():
        if isinstance(section, Mapping):
            parts += [str(p) for key in ("headline", "paragraphs") for p in section.get(key) or ()]
    return "\n\n".join(p for p in parts if p.strip())


def _first_present(fields: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((v for v in (fields.get(name) for name in names) if v is not None and v == v and v != ""), None)


def _first_words(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((w for w in (_words(fields.get(name)) for name in names) if w), None)


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _id(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
