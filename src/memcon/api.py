"""Read reports from Python: `from memcon import read`."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from os import PathLike

from memcon.export.frames import Records
from memcon.record import InputError, Record, Report

HINTS: dict[type, str] = {
    PathLike: "read the file first: Path(...).read_text(encoding='utf-8')",
    bytes: "decode it first: text.decode('utf-8')",
    object: "give its words as a str",
}
"""What to do about something else than a text."""


class Reader:
    """Reads reports into records; the models are loaded once, with the reader.

    Args:
        parser: Another spaCy pipeline than the pinned one.

    Raises:
        SettingError: No such parser is installed.
    """

    def __init__(self, parser: str | None = None) -> None:
        from memcon.pipeline import Pipeline, default_steps

        self.pipeline: Pipeline = Pipeline(default_steps(parser), {"parser": parser} if parser else {})

    def read(
        self,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        id: str | None = None,
    ) -> Record:
        """Read one report.

        Args:
            text: The report, kept character for character.
            published: The day it appeared, a date or `YYYY-MM-DD`; without it nothing relative is resolved.
            title: Its headline, not read for statements unless it stands in the text.
            publisher: Who published it.
            url: Where.
            id: Its name in the record; the first digits of the text's SHA-256 where none is given.

        Raises:
            InputError: The text is empty or no string, or `published` is no date.
        """
        report = _report(text, published=_day(published), title=title, publisher=publisher, url=url, id=id)
        return self.read_many([report])[0]

    def read_many(self, reports: Iterable[Report | str]) -> Records:
        """Read several reports in one batch, or texts of which no more is known; the records come in the same order.

        Raises:
            InputError: One of them is empty, or neither a report nor a text: its place is named.
        """
        if isinstance(reports, str | bytes | PathLike):
            raise InputError("read_many takes a list of texts or reports", hint="give [text], or call read(text)")
        found = enumerate(reports)
        return Records(self.pipeline.read([r if isinstance(r, Report) else _report(r, f"[{i}]") for i, r in found]))


@cache
def _shared() -> Reader:
    return Reader()


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Record:
    """Read one report with a reader that is made at the first call and kept; arguments as in `Reader.read`.

    >>> record = read("The minister said talks would resume.", published="2026-02-14")  # doctest: +SKIP
    >>> record.statements[0].act  # doctest: +SKIP
    'said'
    """
    return _shared().read(text, published=published, title=title, publisher=publisher, url=url, id=id)


def _report(
    text: str,
    where: str | None = None,
    *,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Report:
    from memcon.intake.report import make_report
    from memcon.stories.language import language_of

    if not isinstance(text, str):
        name = type(text).__name__
        raise InputError(f"a report is a text (str), not {name}", where=where, hint=HINTS.get(_kind(text)))
    return make_report(
        text, id=id, title=title, publisher=publisher, url=url, published=published, language=language_of(text),
        where=where,
    )  # fmt: skip


def _kind(value: object) -> type:
    return next((kind for kind in HINTS if isinstance(value, kind)), object)


def _day(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise InputError(f"published {value!r} is no date", hint="give it as YYYY-MM-DD") from error
