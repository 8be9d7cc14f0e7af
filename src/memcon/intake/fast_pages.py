"""A web page becomes a report the fast way: resiliparse pulls out the article, the page's own metadata its day."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from memcon.intake.archives import Page
from memcon.intake.days import read_day
from memcon.intake.decoding import decode
from memcon.intake.report import make_report
from memcon.record import InputError, Report, SettingError

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate",
    "publishdate", "publish_date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date",
)  # fmt: skip
TITLES = ("og:title", "twitter:title")
PUBLISHERS = ("og:site_name", "application-name")
IN_SCRIPT = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
GAPS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
BULLET = re.compile(r"^[ \t]*[•‣◦][ \t]+", re.MULTILINE)


def read_page(page: Page) -> Report:
    """The report of an HTML page.

    Raises:
        InputError: There is no article in it.
        SettingError: The package `memcon[fast]` asks for is not installed.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree
    except ImportError as error:
        raise SettingError(
            "resiliparse is not installed", where="--fast-html", hint="pip install 'memcon[fast]'"
        ) from error
    source = decode(page.data, page.where, page=True)
    try:
        tree = HTMLTree.parse(source)
        text = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False)
    except ValueError as error:
        raise InputError(f"cannot be parsed as a page: {error}", where=page.where) from error
    text = GAPS.sub("\n\n", BULLET.sub("", text)).strip()
    if not text:
        raise InputError("no article text in the page", where=page.where, hint="save the article as plain text")
    said = _said(tree)
    return make_report(
        text, id=page.id, title=_first(said, TITLES) or tree.title or None, publisher=_first(said, PUBLISHERS),
        url=page.url, published=page.published or _day(said, source), where=page.where,
    )  # fmt: skip


def _said(tree: "HTMLTree") -> dict[str, str]:
    """What the page's meta elements say, the first of a name."""
    said: dict[str, str] = {}
    elements: Any = tree.document.get_elements_by_tag_name("meta") if tree.document else ()
    for element in elements:
        content = (element.getattr("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.getattr(attribute) or "").lower()
            if name and content:
                said.setdefault(name, content)
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _day(said: dict[str, str], source: str) -> date | None:
    """The day of publication that the page names; nonsense counts as none."""
    found = IN_SCRIPT.search(source)
    for value in (*(said.get(name) for name in DAYS), found and found[1]):
        try:
            day = read_day(value)
        except InputError:
            continue
        if day is not None:
            return day
    return None
