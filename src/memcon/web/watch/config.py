"""`feeds.toml`: which feeds, how often, how gently, and what to raise an alarm about."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from memcon.record import SettingError

EVERY = re.compile(r"(\d+)\s*(s|m|h|d)")
SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
OFTENEST = 60
"""Seconds: nobody is polled more often."""

Types = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
    "said", "thought", "promised", "asked", "wanted", "refused", "denied",
]  # fmt: skip
Statuses = Literal["occurred", "planned", "denied", "alleged", "hypothetical"]


class Known(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all tables of the file share: a field that is not known is a mistake."""


class FeedEntry(Known, frozen=True, kw_only=True):
    """`[[feed]]`: RSS, Atom, JSON Feed or a sitemap."""

    url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    publisher: str | None = None
    every: str | None = None
    newest: Annotated[int, msgspec.Meta(ge=1, le=5000)] = 100
    """So many new pages are fetched at a time, the rest the next time."""
    match: tuple[str, ...] = ()
    """Parts of addresses, one of which must be in a page's."""


class Rule(Known, frozen=True, kw_only=True):
    """`[[alert]]`: every condition given must hold of one statement or event; then every outlet given is told."""

    name: str
    actor: tuple[str, ...] = ()
    """Names or Wikidata ids."""
    dyad: tuple[str, ...] = ()
    """Two countries (ISO 3166-1 alpha-3), in either direction."""
    type: tuple[Types, ...] = ()
    status: tuple[Statuses, ...] = ()
    words: tuple[str, ...] = ()
    """One of them stands in the words."""
    above: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    """Confidence from which on."""
    atom: str | None = None
    webhook: Annotated[str, msgspec.Meta(pattern="^https?://")] | None = None
    command: tuple[str, ...] = ()


class Watched(Known, frozen=True, kw_only=True):
    """The whole file."""

    store: str | None = None
    every: str = "15m"
    delay: Annotated[float, msgspec.Meta(ge=0, le=600)] = 2.0
    patience: Annotated[float, msgspec.Meta(gt=0, le=120)] = 20.0
    robots: bool = True
    allow_private: tuple[str, ...] = ()
    hosts_at_once: Annotated[int, msgspec.Meta(ge=1, le=32)] = 6
    feed: tuple[FeedEntry, ...] = ()
    alert: tuple[Rule, ...] = ()


def read_config(path: Path) -> Watched:
    """The file as it was meant.

    Raises:
        SettingError: It is not there, no TOML, or says something that cannot be.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"is no TOML ({error})", where=str(path)) from error
    try:
        config = msgspec.convert(found, Watched)
    except msgspec.ValidationError as error:
        raise SettingError(str(error).replace("`$", "`"), where=str(path), hint="see docs/reading-room.md") from error
    _check(config, str(path))
    return config


def seconds(every: str) -> float:
    """`15m` is 900.

    Raises:
        SettingError: It is no time, or too short.
    """
    found = EVERY.fullmatch(every.strip())
    if found is None:
        raise SettingError(f"{every!r} is no time", hint="write 90s, 15m, 2h or 1d")
    return max(OFTENEST, int(found[1]) * SECONDS[found[2]])


def _check(config: Watched, where: str) -> None:
    if not config.feed:
        raise SettingError("names no feed", where=where, hint='write [[feed]] and url = "https://…" below it')
    for entry in config.feed:
        seconds(entry.every or config.every)
        if not urlsplit(entry.url).hostname:
            raise SettingError(f"{entry.url!r} is no address", where=where)
    seconds(config.every)
    for rule in config.alert:
        if rule.dyad and len(rule.dyad) != 2:
            raise SettingError(f"alert {rule.name!r}: a dyad is two countries", where=where, hint='as ["RUS", "UKR"]')
        if not (rule.actor or rule.dyad or rule.type or rule.status or rule.words):
            raise SettingError(f"alert {rule.name!r} asks for nothing", where=where)
        if not (rule.atom or rule.webhook or rule.command):
            raise SettingError(f"alert {rule.name!r} tells nobody", where=where, hint="give atom, webhook or command")
