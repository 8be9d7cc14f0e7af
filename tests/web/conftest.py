"""A reading room that really listens, on a store of generated reports and of some that are out to hurt."""

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import httpx
import pytest
import uvicorn

from bench import reports
from memcon.batch import DeadLetter
from memcon.intake.report import make_report
from memcon.record import InputError, Record, Report
from memcon.store import Store
from memcon.web.app import reading_room
from memcon.web.settings import Limits, Settings
from tests.export.lifelike import summit_record

TOKEN = "a-token-that-nobody-guesses"
HOSTILE = (
    '<script>alert("text")</script><img src=x onerror=alert(1)> “Peace & <b>trade</b>,” said Mr. Hostile </script>.'
)


def hostile() -> Record:
    """A record whose every free field is markup."""
    base = summit_record()
    report = make_report(
        HOSTILE + "\n\n" + base.report.text, id='"><script>alert("id")</script>', title='<script>alert("title")</script>',
        publisher='"><img src=x onerror=alert(2)>', url="javascript:alert(3)", published=date(2026, 3, 8), language="en",
    )  # fmt: skip
    shift = len(HOSTILE) + 2

    def moved(spans):
        return tuple((a + shift, b + shift) for a, b in spans) if spans is not None else None

    from msgspec.structs import replace

    actors = tuple(
        replace(a, name=f"<b onmouseover=alert(4)>{a.name}</b>", wikidata=None, mentions=tuple(replace(m, spans=moved(m.spans)) for m in a.mentions))
        for a in base.actors
    )  # fmt: skip
    statements = tuple(
        replace(s, content=moved(s.content), quotes=moved(s.quotes), cue=moved(s.cue), source=moved(s.source),
                occasion=replace(s.occasion, spans=moved(s.occasion.spans), name="<i>occasion</i>") if s.occasion else None)
        for s in base.statements
    )  # fmt: skip
    return Record(report=report, actors=actors, statements=statements, made_by=base.made_by)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 300 generated reports, a lifelike one and a hostile one; not to be written to."""
    path = reports.build(tmp_path_factory.mktemp("room") / "room.db", 300, copies=0.3)
    with Store.open(path, write=True) as store:
        list(store.add([summit_record(), hostile()]))
    return path


@pytest.fixture
def store_path(built: Path, tmp_path: Path) -> Path:
    """A copy of the store that may be written to."""
    return Path(shutil.copy(built, tmp_path / "room.db"))


class FakeReader:
    """Reads at once what a real one takes seconds for: every report becomes the lifelike record, or a dead letter."""

    def __init__(self) -> None:
        self.asked: list[Report] = []

    async def read(self, found: Sequence[Report | InputError]) -> list[Record | DeadLetter]:
        out: list[Record | DeadLetter] = []
        for f in found:
            if isinstance(f, InputError):
                out.append(DeadLetter(where=f.where, reason=f.message))
                continue
            self.asked.append(f)
            out.append(Record(report=f, made_by=summit_record().made_by))
        return out

    def close(self) -> None:
        pass


@contextlib.contextmanager
def listening(settings: Settings, reader=None) -> Iterator[str]:
    """The room, open on a port of this machine until the block ends; the address."""
    server = uvicorn.Server(
        uvicorn.Config(
            reading_room(settings, reader or FakeReader()), log_level="warning", access_log=False, lifespan="on"
        )
    )
    own = socket.socket()
    own.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + 30
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{own.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        own.close()


@pytest.fixture(scope="session")
def settings_of():
    """Settings for a store, with a day that the reports know."""

    def made(path: Path, **how) -> Settings:
        return Settings(
            **{
                "store": path,
                "token": TOKEN,
                "port": 0,
                "today": date(2025, 12, 20),
                "ahead": False,
                "limits": Limits(entries_burst=50),
                **how,
            }
        )

    return made


@pytest.fixture(scope="session")
def room(built: Path, settings_of) -> Iterator[str]:
    """The address of a room that is only read."""
    with listening(settings_of(built)) as address:
        yield address


@pytest.fixture(scope="session")
def ask(room: str) -> Iterator[httpx.Client]:
    """A browser without JavaScript, at the room."""
    with httpx.Client(base_url=room, headers={"accept": "text/html"}, trust_env=False, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def numbers(built: Path) -> dict[str, int]:
    """The reports and actors that tests ask for."""
    from memcon.store.people import find_entities
    from memcon.store.rows import Filter
    from memcon.store.watch import most_watched

    with Store.open(built) as store:
        watched = most_watched(store, Filter(limit=2, since=date(2016, 1, 1), until=date(2025, 12, 31)))
        return {
            "summit": store.find_report("summit"),
            "hostile": store.find_report('"><script>alert("id")</script>'),
            "solvang": find_entities(store, "Ingrid Solvang")[0].id,
            "first": watched[0].id,
            "second": watched[1].id,
            "story": store.find_report("summit"),
        }
