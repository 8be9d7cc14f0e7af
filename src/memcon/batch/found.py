"""What a run reads: the reports and pages of its sources, each with where it stands, so that a run can go on there."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from memcon.batch.dataset import Cursor, read_letters
from memcon.batch.letters import DeadLetter, source_letter
from memcon.batch.shelf import plain
from memcon.intake import Page, find_sources
from memcon.intake.files import Place, Tell, places
from memcon.intake.sources import STANDARD_INPUT, read_place
from memcon.intake.web import is_address
from memcon.record import InputError, MemconError, Report, SettingError

What = Report | Page | DeadLetter


class Found(Struct, frozen=True):
    """A report, a page or an error, and where the one after it stands."""

    next: Cursor
    what: What


class Sources:
    """The files of a run, in order.

    Raises:
        SettingError: A source cannot be read twice, as a run that goes on must.
    """

    def __init__(self, sources: Sequence[str], published: date | None) -> None:
        if STANDARD_INPUT in sources:
            hint = "write it to a file first"
            raise SettingError("standard input cannot be read again after an interruption", where="-", hint=hint)
        self._published = published
        self.places: list[Place | InputError | str] = []
        for source in sources:
            self.places += [source] if is_address(source) else _places(source)
        self.sizes = [_size(place) for place in self.places]

    @property
    def fingerprint(self) -> str:
        """What tells these files from others: their names and sizes."""
        named = ((p.name if isinstance(p, Place) else str(p)) for p in self.places)
        lines = (f"{name}\t{size}\n" for name, size in zip(named, self.sizes, strict=True))
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    def before(self, start: Cursor) -> int:
        """The bytes of the files before the cursor."""
        return sum(self.sizes[: start.file])

    def read(self, start: Cursor, tell: Tell) -> Iterator[Found]:
        """What stands there from the cursor on; files before it are not opened again."""
        for number, place in enumerate(self.places):
            if number < start.file:
                continue
            skip = start.report if number == start.file else 0
            at = 0
            for at, what in enumerate(self._one(place, tell), 1):
                if at > skip:
                    yield Found(Cursor(number, at), what)

    def _one(self, place: Place | InputError | str, tell: Tell) -> Iterator[What]:
        name = place.name if isinstance(place, Place) else place if isinstance(place, str) else place.where
        try:
            for item in self._items(place, tell):
                yield source_letter(item, name) if isinstance(item, InputError) else item
        except Exception as error:
            # What a file system of fsspec raises is its own affair; the other files are read all the same.
            reason = f"cannot be read: {type(error).__name__}: {error}"
            yield DeadLetter(where=name, reason=reason, source=name)

    def _items(self, place: Place | InputError | str, tell: Tell) -> Iterable[Report | Page | InputError]:
        if isinstance(place, InputError):
            return [place]
        if isinstance(place, str):
            return find_sources([place], published=self._published)
        return read_place(place, self._published, tell)


class Letters:
    """The dead letters of a round before, as sources of the next."""

    def __init__(self, path: Path, published: date | None) -> None:
        self._letters = list(read_letters(path))
        self._published = published
        self.sizes = [_length(entry) for entry in self._letters]

    def before(self, start: Cursor) -> int:
        """The characters of the letters before the cursor."""
        return sum(self.sizes[: start.file])

    def read(self, start: Cursor, tell: Tell) -> Iterator[Found]:
        """What each letter carries; one that carries nothing stays what it is."""
        for number, entry in enumerate(self._letters):
            if number < start.file:
                continue
            skip = start.report if number == start.file else 0
            tell(self.sizes[number])
            for at, what in enumerate(self._one(entry), 1):
                if at > skip:
                    yield Found(Cursor(number, at), what)

    def _one(self, entry: DeadLetter) -> Iterator[What]:
        if entry.source is not None:
            for found in Sources([entry.source], self._published).read(Cursor(), lambda _: None):
                yield found.what
        else:
            yield entry.report or entry.page or entry


def _length(entry: DeadLetter) -> int:
    """What a letter weighs in the progress: its report's characters, its page's bytes, else next to nothing."""
    if entry.report is not None:
        return len(entry.report.text)
    return len(entry.page.data) if entry.page is not None else 1


def _places(source: str) -> list[Place | InputError]:
    """The files of a source; what a file system of fsspec trips over, as over keys that it has not, is one line."""
    try:
        return list(places(source))
    except MemconError:
        raise
    except Exception as error:
        return [InputError(f"cannot be reached: {plain(error)}", where=source)]


def _size(place: Place | InputError | str) -> int:
    try:
        return place.size() if isinstance(place, Place) else 0
    except Exception:
        return 0
