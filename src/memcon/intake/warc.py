"""WARC archives of crawled pages, as CC-News: each answer that holds a page."""

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from memcon.intake.archives import Page
from memcon.intake.pages import LARGEST_PAGE
from memcon.record import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: io.BufferedReader, name: str, published: date | None) -> Iterator[Page | InputError]:
    """Each page of the archive, or what is wrong with it; pictures, errors and redirects are passed over.

    The day of the crawl is not taken for the day of publication: that stands in the page, or is not known.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    some = False
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            some = True
            if record.http_headers is not None and _is_page(record):
                yield _page(record, name, published)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"broken WARC: {error}", where=name, hint="what stood before it was read") from error
    if not some:
        raise InputError("no page in the WARC", where=name)


def _is_page(record: "WarcRecord") -> bool:
    kind = (record.http_content_type or "").lower()
    code = record.http_headers.status_code
    return code == 200 and (kind in PAGES or not kind)


def _page(record: "WarcRecord", name: str, published: date | None) -> Page | InputError:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    where = f"{name}:{url or record.record_id}"
    data = record.reader.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        return InputError(f"more than {LARGEST_PAGE / 1e6:,.0f} MB are too many for one page", where=where)
    return Page(data=data, where=where, url=url, published=published)
