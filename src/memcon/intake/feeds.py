"""RSS, Atom, JSON Feed and sitemaps become lists of what is new: address, title, day."""

import io
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import msgspec

from memcon.intake.days import read_day
from memcon.record import InputError
from memcon.record.record import Entry

Kind = Literal["feed", "json", "sitemap", "index"]
LARGEST_FEED = 24 * 1024 * 1024
MOST_ITEMS = 5_000
"""Items taken from one feed: the first ones, which are the newest."""
LONGEST_ADDRESS = 2_000
HEAD = 4_096


class Item(Entry, frozen=True, kw_only=True):
    """One entry of a feed."""

    id: str
    url: str
    title: str | None = None
    published: date | None = None


class Feed(Entry, frozen=True, kw_only=True):
    """A feed as it was read; the items of an index are sitemaps themselves."""

    kind: Kind
    title: str | None = None
    items: tuple[Item, ...] = ()


def read_feed(data: bytes, where: str) -> Feed:
    """The feed in an answer from the address `where`, to which relative addresses are joined.

    Raises:
        InputError: It is no feed, or one that no honest site serves.
    """
    data = _inflated(data, where)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:HEAD]
    if not start:
        raise InputError("is empty", where=where)
    if start[:1] == b"{":
        return _json_feed(data, where)
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise InputError("declares entities of its own, which no feed needs", where=where)
    if b"<urlset" in start or b"<sitemapindex" in start:
        return _sitemap(data, where)
    return _syndicated(data, where)


def _inflated(data: bytes, where: str) -> bytes:
    """A sitemap may be a gzip file itself."""
    if data[:2] != b"\x1f\x8b":
        return data
    unpack = zlib.decompressobj(31)
    try:
        out = unpack.decompress(data, LARGEST_FEED)
    except zlib.error as error:
        raise InputError(f"is packed wrongly ({error})", where=where) from error
    if unpack.unconsumed_tail:
        raise InputError(f"more than {LARGEST_FEED / 1e6:,.0f} MB", where=where)
    return out


def _json_feed(data: bytes, where: str) -> Feed:
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"broken JSON: {error}", where=where) from error
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(version, str) or "jsonfeed.org/version" not in version:
        raise InputError("is JSON but no JSON Feed", where=where)
    listed = found.get("items")
    rows = [i for i in listed if isinstance(i, dict)] if isinstance(listed, list) else []
    items = (
        _item(i.get("id"), i.get("url") or i.get("external_url"), i.get("title"),
              i.get("date_published") or i.get("date_modified"), where)
        for i in rows
    )  # fmt: skip
    return Feed(kind="json", title=_words(found.get("title")), items=_kept(items))


def _syndicated(data: bytes, where: str) -> Feed:
    import feedparser

    found: Any = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.get("version") and not found.get("entries"):
        why = f" ({found.bozo_exception})" if found.get("bozo") and found.get("bozo_exception") else ""
        raise InputError(f"is no feed{' '.join(why.split())[:200]}", where=where, hint="give the address of its RSS")
    items = (_item(e.get("id"), e.get("link"), e.get("title"), _told(e), where) for e in found.entries)
    return Feed(kind="feed", title=_words(found.feed.get("title")), items=_kept(items))


def _sitemap(data: bytes, where: str) -> Feed:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"is no sitemap ({error})", where=where) from error
    if root is None:
        raise InputError("is no sitemap", where=where)
    kind: Kind = "index" if _local(root) == "sitemapindex" else "sitemap"
    return Feed(kind=kind, items=_kept(_located(root, where, same_host=kind == "index")))


def _located(root: Any, where: str, *, same_host: bool) -> Iterator[Item | None]:
    for part in root:
        facts = {_local(x): (x.text or "").strip() for x in part.iter() if isinstance(x.tag, str)}
        day = facts.get("publication_date") or facts.get("lastmod")
        item = _item(None, facts.get("loc"), facts.get("title"), day, where)
        if item and same_host and urlsplit(item.url).hostname != urlsplit(where).hostname:
            continue
        yield item


def _item(id: object, url: object, title: object, published: object, where: str) -> Item | None:
    """An item, if it leads to a page."""
    link = _words(url)
    if link is None or len(link) > LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(where, link).partition("#")[0]
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        return None
    name = _words(id) or address
    return Item(id=name[:LONGEST_ADDRESS], url=address, title=_words(title), published=_day(published))


def _kept(items: Iterable[Item | None]) -> tuple[Item, ...]:
    """Each item once, up to the most that are taken."""
    found: dict[str, Item] = {}
    for item in items:
        if item is not None and item.id not in found:
            found[item.id] = item
            if len(found) == MOST_ITEMS:
                break
    return tuple(found.values())


def _day(told: object) -> date | None:
    """The day in UTC, which is what feeds give; nonsense counts as none."""
    if isinstance(told, str):
        try:
            moment = datetime.fromisoformat(told.strip())
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
        except (ValueError, OverflowError):
            pass
        try:
            return read_day(told)
        except InputError:
            return None
    try:
        return date(*told[:3]) if isinstance(told, tuple) else None
    except (ValueError, TypeError):
        return None


def _told(entry: Any) -> object:
    """When an entry of feedparser's appeared, without its mapping of one field to another."""
    return dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _local(part: Any) -> str:
    return str(part.tag).rpartition("}")[2].lower()
