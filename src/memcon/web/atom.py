"""Atom (RFC 4287): what is new, for any feed reader."""

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from memcon.record.record import Entry

NAMESPACE = "http://www.w3.org/2005/Atom"


class AtomEntry(Entry, frozen=True, kw_only=True):
    """One entry; `summary` is plain text."""

    id: str
    title: str
    updated: datetime
    link: str | None = None
    summary: str = ""
    author: str = "memcon"


def atom(title: str, id: str, entries: Iterable[AtomEntry], link: str | None = None) -> bytes:
    """The feed as bytes."""
    listed = list(entries)
    root = Xml.Element("feed", xmlns=NAMESPACE)
    _add(root, "title", title)
    _add(root, "id", id)
    newest = max((e.updated for e in listed), default=datetime(1970, 1, 1, tzinfo=UTC))
    _add(root, "updated", newest.isoformat())
    if link:
        Xml.SubElement(root, "link", rel="self", href=link)
    for entry in listed:
        part = Xml.SubElement(root, "entry")
        _add(part, "id", entry.id)
        _add(part, "title", entry.title)
        _add(part, "updated", entry.updated.isoformat())
        _add(Xml.SubElement(part, "author"), "name", entry.author)
        if entry.link:
            Xml.SubElement(part, "link", rel="alternate", href=entry.link)
        _add(part, "summary", entry.summary)
    body: bytes = Xml.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def read_atom(data: bytes) -> list[AtomEntry]:
    """The entries of a feed that `atom` wrote; none where it was altered beyond reading."""
    try:
        root = Xml.fromstring(data)
        return [_read(part) for part in root.iter(f"{{{NAMESPACE}}}entry")]
    except (Xml.ParseError, ValueError):
        return []


def _read(part: Xml.Element) -> AtomEntry:
    link = part.find(f"{{{NAMESPACE}}}link")
    return AtomEntry(
        id=_text(part, "id"), title=_text(part, "title"), updated=datetime.fromisoformat(_text(part, "updated")),
        link=link.get("href") if link is not None else None, summary=_text(part, "summary"),
        author=_text(part, f"author/{{{NAMESPACE}}}name") or "memcon",
    )  # fmt: skip


def _text(part: Xml.Element, path: str) -> str:
    return part.findtext(f"{{{NAMESPACE}}}{path}") or ""


def _add(parent: Xml.Element, name: str, text: str) -> None:
    kept = "".join(c for c in text if c >= " " or c in "\t\n\r")
    Xml.SubElement(parent, name).text = (
        kept.encode("utf-8", "replace").decode("utf-8").replace("\ufffe", "").replace("\uffff", "")
    )
