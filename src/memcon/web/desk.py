"""The hands of the room: threads that each hold the store open for reading, and one that writes."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from memcon.record import StoreError
from memcon.store import Store
from memcon.web.settings import Settings

T = TypeVar("T")


class Unavailable(StoreError):  # noqa: N818  (named for what happened)
    """The store itself cannot be opened or does not answer in time."""


class Desk:
    """Asks the store without holding up the room."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._readers = ThreadPoolExecutor(settings.threads, thread_name_prefix="reading-room")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="reading-room-writer")
        self._own = threading.local()

    async def ask(self, question: Callable[[Store], T]) -> T:
        """What the store answers.

        Raises:
            Unavailable: The store cannot be opened, or the answer takes too long.
        """
        loop = asyncio.get_running_loop()
        answer = loop.run_in_executor(self._readers, self._asked, question)
        try:
            return await asyncio.wait_for(answer, self.settings.limits.seconds)
        except TimeoutError as error:
            raise Unavailable("the store takes too long", hint="ask for less, or a shorter time") from error

    async def write(self, change: Callable[[Store], T]) -> T:
        """Change the store, one change after another."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._written, change)

    def stamp(self) -> tuple[int, ...]:
        """Changes whenever the store does: what was answered before it is out of date."""
        found: list[int] = []
        for name in (self.settings.store, self.settings.store.with_name(self.settings.store.name + "-wal")):
            try:
                facts = name.stat()
                found += (facts.st_mtime_ns, facts.st_size)
            except OSError:
                found += (0, 0)
        return tuple(found)

    def close(self) -> None:
        """Let go of the store."""
        together = threading.Barrier(self.settings.threads)
        for _ in range(self.settings.threads):
            self._readers.submit(self._let_go, together)
        self._readers.shutdown()
        self._writer.shutdown()

    def _asked(self, question: Callable[[Store], T]) -> T:
        store: Store | None = getattr(self._own, "store", None)
        if store is None:
            try:
                store = self._own.store = Store.open(self.settings.store)
            except StoreError as error:
                raise Unavailable(error.message, where=error.where, hint=error.hint) from error
        return question(store)

    def _written(self, change: Callable[[Store], T]) -> T:
        with Store.open(self.settings.store, write=True) as store:
            return change(store)

    def _let_go(self, together: threading.Barrier) -> None:
        store: Store | None = getattr(self._own, "store", None)
        if store is not None:
            store.close()
            self._own.store = None
        together.wait(timeout=5)
