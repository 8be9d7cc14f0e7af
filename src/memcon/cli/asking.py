"""What all questions to the store share: their options, the days that people write, and how an answer goes out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from memcon.cli.stores import opened

if TYPE_CHECKING:
    from memcon.cli.answer import Answer
    from memcon.store import Filter, Store

DAYS = "A day (2026-02-14), month (2026-02) or year, today, yesterday, last week, or how long ago: 7d, 2w, 3m, 1y."
AsJson = Annotated[bool, typer.Option("--json", help="One answer a line, as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As a CSV table.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="So many answers; 0 means all.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help=DAYS)]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day, written likewise.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Only reports of this outlet.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")]


class Asking(Struct, frozen=True, kw_only=True):
    """The options that all questions share, as the user gave them."""

    store: str | None = None
    as_json: bool = False
    as_csv: bool = False
    limit: int = 20
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    debug: bool = False

    def filter(self, today: date | None = None) -> "Filter":
        """What narrows the question.

        Raises:
            SettingError: A day cannot be understood, or the last day is before the first.
        """
        from memcon.record import SettingError
        from memcon.store import Filter
        from memcon.store.days import first_day, last_day

        now = today or date.today()
        since = first_day(self.since, now, "--since") if self.since else None
        until = last_day(self.until, now, "--until") if self.until else None
        if since and until and until < since:
            raise SettingError(f"{until} is before {since}", where="--until", hint="write the earlier day as --since")
        return Filter(since=since, until=until, publisher=self.publisher, limit=self.limit or None)

    @contextmanager
    def answering(self, *, write: bool = False) -> Iterator[tuple["Store", "Answer"]]:
        """The store, open, and where the answer goes; the command ends where nobody reads on.

        Raises:
            SettingError: Two forms of output are asked for at once.
            StoreError: The store cannot be opened.
        """
        from memcon.cli.answer import Answer
        from memcon.record import SettingError

        if self.as_json and self.as_csv:
            raise SettingError("cannot be told from --csv", where="--json", hint="ask for one of them")
        try:
            with opened(self.store, write=write) as store:
                if self.publisher is not None:
                    _known_publisher(store, self.publisher)
                yield store, Answer(as_json=self.as_json, as_csv=self.as_csv)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # Nobody reads what we write: go without a word, and keep Python from flushing into the closed pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None


def _known_publisher(store: "Store", name: str) -> None:
    from memcon.record import SettingError
    from memcon.store.people import publishers

    known = publishers(store)
    if name.casefold() not in (k.casefold() for k in known):
        near = [k for k in known if name.casefold() in k.casefold()] or known
        names = f"{', '.join(near[:6])}{' …' if len(near) > 6 else ''}"
        hint = f"there {'are' if len(near) > 1 else 'is'} {names}" if near else None
        raise SettingError(f"no report of {name!r} is in the store", where="--publisher", hint=hint)
