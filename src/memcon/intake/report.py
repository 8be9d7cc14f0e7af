"""Fix a text as a report: its hash, its dateline, its day."""

import hashlib
from datetime import date

from memcon.intake import dateline
from memcon.record import InputError, Report

LONGEST_TEXT = 2_000_000
"""Characters; what is longer is a book or a dump, not a report."""


def make_report(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    language: str | None = None,
    where: str | None = None,
) -> Report:
    """A report of the text, kept character for character; without an id it gets one from the text's hash.

    A leading `date 2026-02-14` stands in for a missing publication date.

    Raises:
        InputError: The text is empty, far too long, or holds half a character.
    """
    if not text.strip():
        raise InputError("there is no text", where=where)
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"{len(text):,} characters are too many for one report", where=where, hint="cut it into its reports"
        )
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text holds half a character (a lone surrogate) at character {error.start}", where=where
        ) from error
    if published is None:
        leading = dateline.leading_date(text)
        published = leading[0] if leading else None
    return Report(
        id=id or digest[:16], text=text, sha256=digest, title=title, publisher=publisher, url=url, published=published,
        language=language, dateline=dateline.find(text, published),
    )  # fmt: skip
