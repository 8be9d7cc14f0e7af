"""A web page becomes a report: its article without markup, its title, day and publisher from the page's metadata."""

from datetime import date

from memcon.intake.days import read_day
from memcon.intake.decoding import decode
from memcon.intake.report import make_report
from memcon.record import InputError, Report

LARGEST_PAGE = 16 * 1024 * 1024


def read_page(
    data: bytes,
    where: str,
    *,
    id: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Report:
    """The report of an HTML page.

    Raises:
        InputError: There is no article in it.
    """
    from trafilatura import bare_extraction

    if len(data) > LARGEST_PAGE:
        raise InputError(f"{len(data) / 1e6:,.0f} MB are too many for one page", where=where)
    found = bare_extraction(
        decode(data, where, page=True), url=url, with_metadata=True, include_comments=False, include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    if found is None or isinstance(found, dict) or not (text := found.text):
        raise InputError("no article text in the page", where=where, hint="save the article as plain text")
    return make_report(
        text, id=id, title=found.title or None, publisher=found.sitename or found.hostname or None,
        url=url or found.url or None, published=published or _day(found.date), where=where,
    )  # fmt: skip


def _day(found: str | None) -> date | None:
    """The day in a page's metadata; a page's own nonsense counts as none."""
    try:
        return read_day(found)
    except InputError:
        return None
