"""Pages that are asked for every day, made before anybody asks: the front page, the latest reports, the most watched.

Visitors come first: a page is made while nobody waits for one, and one at a time.
"""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from itertools import zip_longest
from typing import Any
from urllib.parse import quote

from litestar import Litestar
from litestar.types import HTTPScope, Message

from memcon.store import Store
from memcon.store.listing import network, reports
from memcon.store.rows import Filter
from memcon.store.watch import latest_day, most_watched
from memcon.web.answer import Answers

FRONT = ("/", "/calendar", "/network", "/reports", "/search")
REPORTS, ACTORS, PAIRS = 600, 100, 60
A_TURN = 6
"""Reports for each actor and each pair: one is made in a sixth of the time, and is as likely to be asked for."""
DAYS = 90
"""Of the reports by which it is told who is watched, the latest."""
PAUSE = 0.02
"""Seconds until it is looked again whether somebody waits."""


async def make_ahead(app: Litestar) -> None:
    """Ask the room itself for what will be asked for; it keeps its answers."""
    answers: Answers = app.state.answers
    for address in await answers.desk.ask(addresses):
        while answers.waited_for:
            await asyncio.sleep(PAUSE)
        await _asked(app, address)
        await asyncio.sleep(0)


def addresses(store: Store) -> list[str]:
    """The addresses, the likeliest first."""
    last = latest_day(store)
    if last is None:
        return list(FRONT)
    late = Filter(since=last - timedelta(days=DAYS - 1), until=last, limit=ACTORS)
    latest = (f"/report/{r.id}" for r in reports(store, Filter(limit=REPORTS)))
    watched = (f"/actor/{e.id}" for e in most_watched(store, late, kind=None))
    busiest = (f"/dyad/{p.one}/{p.other}" for p in network(store, Filter(since=late.since, until=last, limit=PAIRS)))
    return [*FRONT, *_by_turns(watched, busiest, *[latest] * A_TURN)]


def _by_turns(*kinds: Iterator[str]) -> Iterator[str]:
    """One of each kind at a time; a kind that is named several times gives several."""
    return (address for turn in zip_longest(*kinds) for address in turn if address is not None)


async def _asked(app: Litestar, path: str) -> None:
    """A visit without a visitor; what it would be told stays in the room."""
    headers = [(b"host", b"localhost"), (b"accept", b"text/html"), (b"accept-encoding", b"gzip")]
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": quote(path).encode(), "query_string": b"", "root_path": "",
        "headers": headers, "client": None, "server": None, "state": {},
    }  # fmt: skip

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pass

    visit: HTTPScope = scope  # type: ignore[assignment]
    await app(visit, receive, send)
