"""What a reading room is opened with: the store, the door, who may write, and how much anybody may ask."""

import ipaddress
import secrets
from datetime import date
from pathlib import Path

from memcon.record.record import Entry


class Limits(Entry, frozen=True, kw_only=True):
    """How much one visitor may ask; a second's figures refill, the burst is what may come at once."""

    body: int = 4 * 1024 * 1024
    """Bytes of a request."""
    reports: int = 32
    """Reports in one `POST /read` or `POST /add`."""
    seconds: float = 20.0
    """For a page; reading takes `reading_seconds`."""
    reading_seconds: float = 120.0
    waiting: int = 4
    """Reading jobs that may wait for their turn."""
    asks: float = 400.0
    asks_burst: int = 1200
    writes: float = 2.0
    writes_burst: int = 60
    entries: float = 0.1
    """Tries of a token, each second."""
    entries_burst: int = 8


class Settings(Entry, frozen=True, kw_only=True):
    """How a reading room is set up."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8765
    token: str
    """Who shows it may write; where the room is open to other machines, who does not show it reads nothing."""
    names: tuple[str, ...] = ()
    """Further host names under which the room is reached."""
    threads: int = 3
    behind_https: bool = False
    ahead: bool = True
    """Whether pages that are asked for every day are made before anybody asks."""
    today: date | None = None
    """The day that pages take for today; None asks the clock."""
    limits: Limits = Limits()

    def day(self) -> date:
        """Today."""
        return self.today or date.today()

    @property
    def at_home(self) -> bool:
        """Whether only this machine reaches the room."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself: `localhost`, `127.0.0.1`, `::1`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)
