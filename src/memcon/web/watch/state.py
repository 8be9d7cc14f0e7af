"""What a watch remembers between runs, in one file beside the store: marks of feeds, pages seen, pages to try again."""

import os
from pathlib import Path

import msgspec

from memcon.record import SettingError
from memcon.web.watch.alerts import Alert

SEEN_KEPT = 20_000
"""Pages remembered for each feed; feeds hold fewer, sitemaps may hold more, and the store knows its texts anyway."""


class FeedState(msgspec.Struct, kw_only=True):
    """What is known of a feed."""

    etag: str | None = None
    modified: str | None = None
    next: float = 0.0
    failures: int = 0
    seen: dict[str, int] = {}
    """Ids of items that are done with, in order; the value is the day."""


class Retry(msgspec.Struct, kw_only=True):
    """A page that could not be had, and when to try again."""

    tries: int = 0
    next: float = 0.0


class State(msgspec.Struct, kw_only=True):
    """The whole file."""

    feeds: dict[str, FeedState] = {}
    pages: dict[str, Retry] = {}
    untold: list[Alert] = []

    def feed(self, url: str) -> FeedState:
        """What is known of a feed, nothing at first."""
        return self.feeds.setdefault(url, FeedState())


def load(path: Path) -> State:
    """The state of the last run; an empty one at first.

    Raises:
        SettingError: The file is broken.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=State)
    except FileNotFoundError:
        return State()
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except msgspec.DecodeError as error:
        hint = "delete it: pages are fetched again, and the store knows those that it has"
        raise SettingError(f"is broken ({error})", where=str(path), hint=hint) from error


def save(state: State, path: Path) -> None:
    """Write the state whole or not at all."""
    for feed in state.feeds.values():
        if len(feed.seen) > SEEN_KEPT:
            feed.seen = dict(list(feed.seen.items())[-SEEN_KEPT:])
    part = path.with_name(path.name + ".part")
    with part.open("wb") as out:
        out.write(msgspec.json.encode(state))
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)
