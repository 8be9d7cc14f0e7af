"""The store for assistants: seven tools over the Model Context Protocol; answers carry quotations, links and dates."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from memcon.history.loading import compared
from memcon.record import MemconError, SettingError
from memcon.store import Store
from memcon.store import between as dyads
from memcon.store import due as calendar
from memcon.store import quote as quotes
from memcon.store import said as statements
from memcon.store import search as searching
from memcon.store.days import first_day, last_day
from memcon.store.people import one_entity
from memcon.store.rows import EntityLine, Filter
from memcon.web.mcp_answers import Answer, Told
from memcon.web.wording import DAY

INSTRUCTIONS = (
    "memcon keeps news reports about world politics with who said what, who did what to whom and what is due. Every "
    "answer quotes reports word for word: quote `quotation` as it stands and give `link` and the dates with it. "
    "`status` says what a report claims of an act: occurred, planned, denied, alleged or hypothetical are never the "
    "same. Actors are named as people call them, by number (#12) or by Wikidata id; countries by name or ISO code."
)
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
P = ParamSpec("P")

Words = Annotated[str, Field(min_length=1, max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Maybe = Annotated[str | None, Field(max_length=200)]
Since = Annotated[str | None, Field(description=f"The first day: {DAY}.", max_length=40)]
Until = Annotated[str | None, Field(description="The last day, written likewise.", max_length=40)]
Publisher = Annotated[str | None, Field(description="Only reports of this publisher.", max_length=200)]
Limit = Annotated[int, Field(ge=1, le=100)]
Year = Annotated[int | None, Field(ge=1900, le=2200)]


class Tools:
    """The tools on one store, which is opened for each question."""

    def __init__(self, path: Path, room: str | None = None, today: date | None = None) -> None:
        self._path = path
        self._told = Told(room)
        self._today = today

    @contextlib.contextmanager
    def _store(self) -> Iterator[Store]:
        with Store.open(self._path) as store:
            yield store

    def _now(self) -> date:
        return self._today or date.today()

    def _first(self, value: str | None, where: str) -> date | None:
        return first_day(value, self._now(), where) if value and value.strip() else None

    def _filter(self, since: str | None, until: str | None, publisher: str | None, limit: int | None) -> Filter:
        last = last_day(until, self._now(), "until") if until and until.strip() else None
        return Filter(since=self._first(since, "since"), until=last, publisher=publisher, limit=limit)

    def search(
        self, query: Words, since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 10,
        inside: Literal["both", "quotes", "reports"] = "both",
    ) -> Answer:  # fmt: skip
        """Find reports and statements by their words: words, "phrases", beginnings*, AND, OR, NOT.

        `inside="quotes"` looks only at what somebody said.
        """
        with self._store() as store:
            found = searching.find(store, query, self._filter(since, until, publisher, limit), inside=inside)
            return {"matches": found.matches, "hits": [self._told.hit(h) for h in found.hits]}

    def said(
        self, speaker: Maybe = None, about: Maybe = None, topic: Maybe = None, occasion: Maybe = None,
        act: Literal["said", "thought", "promised", "asked", "wanted", "refused", "denied"] | None = None,
        since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 10,
    ) -> Answer:  # fmt: skip
        """Who said what: statements by speaker, whom they are about, topic, occasion and act, the newest first."""
        with self._store() as store:
            who, whom = _actor(store, speaker), _actor(store, about)
            found = statements.said(
                store, self._filter(since, until, publisher, limit), speaker=who.id if who else None,
                about=whom.id if whom else None, topic=topic, occasion=occasion, act=act,
            )  # fmt: skip
            return {"statements": [self._told.statement(s) for s in found]}

    def between(
        self, one: Name, other: Name, both_ways: bool = True,
        status: Literal["occurred", "planned", "denied", "alleged", "hypothetical"] | None = None,
        since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 10,
    ) -> Answer:  # fmt: skip
        """What two countries or actors did to each other, the newest first, with sums of cooperation and conflict."""
        with self._store() as store:
            a, b = dyads.party(store, one), dyads.party(store, other)
            asked = self._filter(since, until, publisher, limit)
            found = dyads.between(store, asked, a, b, both_ways=both_ways, status=status)
            weeks = dyads.weeks(store, a, b, self._filter(since, until, publisher, None), both_ways=both_ways)
            return {
                "one": a.name, "other": b.name, "cooperation": sum(w.cooperation for w in weeks),
                "conflict": sum(w.conflict for w in weeks), "events": [self._told.event(e) for e in found],
            }  # fmt: skip

    def due(
        self, days: Annotated[int, Field(ge=0, le=3660)] = 30, start: Since = None, actor: Maybe = None,
        publisher: Publisher = None, limit: Limit = 20,
    ) -> Answer:  # fmt: skip
        """What is coming: appointments of the days ahead, the nearest first, with who announced them."""
        with self._store() as store:
            day = self._first(start, "start") or self._now()
            who = _actor(store, actor)
            found = calendar.due(
                store, day, days, self._filter(None, None, publisher, limit), actor=who.id if who else None
            )
            return {"from": day.isoformat(), "days": days, "due": [self._told.appointment(c) for c in found]}

    def quote(
        self, words: Words, since: Since = None, until: Until = None, publisher: Publisher = None, limit: Limit = 10
    ) -> Answer:
        """Did anybody say this? Where the words were said, exactly, trimmed, altered or much the same."""
        with self._store() as store:
            found = quotes.quote(store, words, self._filter(since, until, publisher, limit))
            return {"asked": words, "found": [self._told.quoted(q) for q in found]}

    def compare(
        self, one: Name, other: Maybe = None, year: Year = None, other_year: Year = None, topic: Maybe = None,
        occasion: Maybe = None, since: Since = None, until: Until = None,
    ) -> Answer:  # fmt: skip
        """Two speakers beside one another, or one speaker's two years: whom both judge how, and what one alone said."""
        with self._store() as store:
            first = one_entity(store, one)
            second = one_entity(store, other) if other else first
            years = (year, other_year) if year and other_year else None
            if second.id == first.id and years is None:
                raise SettingError("name another speaker, or two years of this one", where="compare")
            found = compared(
                store, self._filter(since, until, None, 200), first, second, occasion=occasion, years=years, topic=topic
            )
            return self._told.comparison(found)

    def report(
        self, report: Annotated[str, Field(min_length=1, max_length=2000, description="#12, a name, address or hash.")],
        text: bool = False,
    ) -> Answer:  # fmt: skip
        """A report with all that was said, done and is due in it, each with its citation; `text` adds the text."""
        with self._store() as store:
            number = store.find_report(report.partition("/")[0] if report.startswith("#") else report)
            return self._told.report(store.line(number), store.record(number), text=text)


def mcp_server(path: Path, room: str | None = None, today: date | None = None) -> MCPServer[Any]:
    """The server with its tools."""
    tools = Tools(path, room, today)
    server: MCPServer[Any] = MCPServer(
        "memcon", title="memcon", instructions=INSTRUCTIONS, version=version("memcon"), log_level="WARNING"
    )
    for tool in (tools.search, tools.said, tools.between, tools.due, tools.quote, tools.compare, tools.report):
        server.add_tool(_told(tool), annotations=READS)
    return server


def _told(tool: Callable[P, Answer]) -> Callable[P, Answer]:
    """The tool, whose errors of ours are a line for the assistant to read."""

    @wraps(tool)
    def told(*args: P.args, **kwargs: P.kwargs) -> Answer:
        try:
            return tool(*args, **kwargs)
        except MemconError as error:
            raise ToolError(str(error)) from error

    return told


def _actor(store: Store, name: str | None) -> EntityLine | None:
    return one_entity(store, name) if name else None
