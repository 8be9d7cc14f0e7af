"""Read reports from Python: `from memcon import read`."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from memcon.export.frames import Records
from memcon.record import InputError, Record, Report


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
            InputError: The text is empty or `published` is no date.
        """
        from memcon.intake.report import make_report
        from memcon.stories.language import language_of

        day, language = _day(published), language_of(text)
        report = make_report(
            text, id=id, title=title, publisher=publisher, url=url, published=day, language=language
        )
        return self.read_many([report])[0]

    def read_many(self, reports: Iterable[Report]) -> Records:
        """Read several reports in one batch; the records come in the same order."""
        return Records(self.pipeline.read(list(reports)))


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


def _day(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"published {value!r} is no date", hint="give it as YYYY-MM-DD") from error
