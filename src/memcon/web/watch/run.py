"""A watch: poll what is due, fetch what is new, read it, add it, and tell who asked to be told.

A page counts as done with once the store has acknowledged it, or it has gone to the dead letters. A run that is
stopped in between fetches it again; the store takes the same text once.
"""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from queue import Queue
from urllib.parse import urlsplit

import msgspec

from memcon.batch import DeadLetter, read_reports
from memcon.batch.run import ReadMany
from memcon.intake.decoding import refuse_binary
from memcon.intake.feeds import LARGEST_FEED, Item, read_feed
from memcon.intake.pages import read_page
from memcon.intake.polite import Fetcher, Unfetched
from memcon.record import InputError, Record, Report
from memcon.record.record import Entry
from memcon.web.watch.alerts import Alert, Teller, alerts
from memcon.web.watch.config import FeedEntry, Watched, seconds
from memcon.web.watch.state import Retry, State

TRIES = 4
"""How often a page that may yet be had is asked for."""
LONGEST_BACK_OFF = 86_400.0
FIRST_WAIT = 300.0
CHUNK = 16
MOST_SITEMAPS = 20
"""Sitemaps of one index that are read at a time, the newest first."""
SILENT = 3
"""Pages in a row that a host did not give, after which it is left alone until the next run."""
SHORTEST = 120
"""Characters below which the text of a page is a caption or a notice, no report."""
HEAD = 4_096

Add = Callable[[Iterable[Record]], Iterable[object]]
"""Adds records to a store and yields once for each that is safe on the disk."""


class Job(Entry, frozen=True, kw_only=True):
    """A page to fetch, and the feed that named it."""

    feed: FeedEntry
    item: Item


class Letter(Entry, frozen=True, kw_only=True):
    """A page or feed that gave no record: where, why, and whether it is tried again."""

    where: str
    reason: str
    feed: str
    again: bool = False
    skipped: bool = False


class Tally(msgspec.Struct):
    """What a run did."""

    polled: int = 0
    unchanged: int = 0
    fetched: int = 0
    added: int = 0
    failed: int = 0
    later: int = 0
    told: int = 0


class Watch:
    """Polls feeds into a store."""

    def __init__(
        self,
        config: Watched,
        state: State,
        *,
        add: Add,
        load: Callable[[], ReadMany],
        save: Callable[[State], None],
        bury: Callable[[Letter], None],
        teller: Teller,
        fetcher: Fetcher,
        clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self.config = config
        self.state = state
        self._add = add
        self._load = load
        self._save = save
        self._bury = bury
        self._teller = teller
        self._fetcher = fetcher
        self._clock = clock
        self._reader: ReadMany | None = None

    def once(self) -> Tally:
        """Poll every feed that is due and take in what is new."""
        tally = Tally()
        jobs = self._new_pages(tally)
        waiting: deque[tuple[Job, bool]] = deque()
        batch: list[tuple[Job, Record]] = []
        with contextlib.closing(self._found(jobs, waiting, tally)) as found:
            for outcome in read_reports(found, self._loaded, CHUNK):
                job, again = waiting.popleft()
                if isinstance(outcome, DeadLetter):
                    self._letter(job, outcome, tally, again=again)
                else:
                    batch.append((job, outcome))
                if len(batch) >= CHUNK:
                    self._take_in(batch, tally)
                    batch = []
        self._take_in(batch, tally)
        self._tell([], tally)
        self._save(self.state)
        return tally

    def rests(self) -> float:
        """Seconds until a feed is due."""
        due = [self.state.feed(f.url).next for f in self.config.feed]
        return max(1.0, min(due) - self._clock())

    def _loaded(self) -> ReadMany:
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def _new_pages(self, tally: Tally) -> list[Job]:
        now = self._clock()
        due = [f for f in self.config.feed if self.state.feed(f.url).next <= now]
        with ThreadPoolExecutor(self.config.hosts_at_once) as pool:
            polled = list(pool.map(self._poll, due))
        jobs: dict[str, Job] = {}
        for entry, found in zip(due, polled, strict=True):
            tally.polled += 1
            state = self.state.feed(entry.url)
            if isinstance(found, InputError):
                self._feed_failed(entry, found, tally)
                continue
            state.failures, state.next = 0, now + seconds(entry.every or self.config.every)
            tally.unchanged += found is None
            for item in self._wanted(entry, found or ()):
                jobs.setdefault(item.url, Job(feed=entry, item=item))
        return list(jobs.values())

    def _poll(self, entry: FeedEntry) -> tuple[Item, ...] | InputError | None:
        """The items of a feed; None where it has not changed."""
        state = self.state.feed(entry.url)
        etag, modified = (None, None) if self._unfinished(entry) else (state.etag, state.modified)
        try:
            got = self._fetcher.get(entry.url, etag=etag, modified=modified, largest=LARGEST_FEED)
            if got.status == "same":
                return None
            feed = read_feed(got.data, got.url)
            items = feed.items
            if feed.kind == "index":
                items = self._under(feed.items)
        except InputError as error:
            return error
        left = sum(1 for _ in self._wanted(entry, items)) >= entry.newest
        state.etag, state.modified = (None, None) if left else (got.etag, got.modified)
        return items

    def _under(self, maps: tuple[Item, ...]) -> tuple[Item, ...]:
        """The pages of the newest sitemaps of an index; one that is broken costs only itself."""
        found: dict[str, Item] = {}
        for part in sorted(maps, key=lambda m: m.published or date.min, reverse=True)[:MOST_SITEMAPS]:
            try:
                got = self._fetcher.get(part.url, largest=LARGEST_FEED)
                feed = read_feed(got.data, got.url)
            except InputError as error:
                self._bury(Letter(where=part.url, reason=error.message, feed=part.url, again=True))
                continue
            found.update((i.id, i) for i in feed.items if feed.kind != "index")
        return tuple(found.values())

    def _unfinished(self, entry: FeedEntry) -> bool:
        """Whether a page of the feed's host waits to be tried again."""
        host = urlsplit(entry.url).hostname
        return any(urlsplit(url).hostname == host for url in self.state.pages)

    def _wanted(self, entry: FeedEntry, items: Iterable[Item]) -> Iterator[Item]:
        seen, now, taken = self.state.feed(entry.url).seen, self._clock(), 0
        for item in items:
            retry = self.state.pages.get(item.url)
            if item.id in seen or (retry and retry.next > now):
                continue
            if entry.match and not any(part in item.url for part in entry.match):
                continue
            yield item
            taken += 1
            if taken == entry.newest:
                return

    def _found(
        self, jobs: list[Job], waiting: "deque[tuple[Job, bool]]", tally: Tally
    ) -> Generator[Report | InputError, None, None]:
        """The pages as they come in, from several hosts at once, each host at its own pace."""
        hosts: dict[str, list[Job]] = {}
        for job in jobs:
            hosts.setdefault(urlsplit(job.item.url).netloc, []).append(job)
        came: Queue[tuple[Job, Report | InputError] | None] = Queue(maxsize=4 * CHUNK)
        stopped = threading.Event()

        def fetch(queue: list[Job]) -> None:
            silent = 0
            try:
                for job in queue:
                    if stopped.is_set():
                        return
                    page = self._page(job) if silent < SILENT else _unanswered(job)
                    silent = silent + 1 if isinstance(page, Unfetched) and page.again else 0
                    came.put((job, page))
            finally:
                came.put(None)

        with ThreadPoolExecutor(self.config.hosts_at_once) as pool:
            try:
                for queue in hosts.values():
                    pool.submit(fetch, queue)
                open_hosts = len(hosts)
                while open_hosts:
                    arrived = came.get()
                    if arrived is None:
                        open_hosts -= 1
                        continue
                    tally.fetched += 1
                    job, page = arrived
                    waiting.append((job, isinstance(page, Unfetched) and page.again))
                    yield page
            finally:
                stopped.set()
                while open_hosts:
                    open_hosts -= came.get() is None

    def _page(self, job: Job) -> Report | InputError:
        """The report on the page of an item."""
        url = job.item.url
        try:
            got = self._fetcher.get(url)
            refuse_binary(got.data[:HEAD], url)
            if got.kind and not got.kind.startswith(("text/", "application/xhtml")):
                return InputError(f"is {got.kind}, no page", where=url)
            report = read_page(got.data, url, url=got.url)
            if len(report.text) < SHORTEST:
                return InputError(f"no article text in the page, {len(report.text)} characters alone", where=url)
        except InputError as error:
            return error
        return msgspec.structs.replace(
            report, publisher=job.feed.publisher or report.publisher, title=report.title or job.item.title,
            published=report.published or job.item.published,
        )  # fmt: skip

    def _take_in(self, batch: list[tuple[Job, Record]], tally: Tally) -> None:
        """Add records and only then count their pages as done with; alerts go out last."""
        new: list[Alert] = []
        for (job, record), added in zip(batch, self._add(r for _, r in batch), strict=True):
            self._done(job)
            if getattr(added, "what", "new") != "same":
                tally.added += 1
                new += alerts(record, self.config.alert)
        if batch:
            self._save(self.state)
            self._tell(new, tally)

    def _tell(self, new: list[Alert], tally: Tally) -> None:
        waiting = [*self.state.untold, *new]
        if not waiting:
            return
        self.state.untold = self._teller.tell(waiting)
        tally.told += len(waiting) - len(self.state.untold)

    def _letter(self, job: Job, letter: DeadLetter, tally: Tally, *, again: bool) -> None:
        """A page that became no record: tried again where that may help, else a dead letter."""
        retry = self.state.pages.get(job.item.url, Retry())
        again = again and retry.tries + 1 < TRIES
        if again:
            wait = min(FIRST_WAIT * 4.0**retry.tries, LONGEST_BACK_OFF)
            self.state.pages[job.item.url] = Retry(tries=retry.tries + 1, next=self._clock() + wait)
            tally.later += 1
        else:
            self._done(job)
            tally.failed += 1
        self._bury(Letter(
            where=job.item.url, reason=letter.reason, feed=job.feed.url, again=again, skipped=letter.skipped,
        ))  # fmt: skip

    def _feed_failed(self, entry: FeedEntry, error: InputError, tally: Tally) -> None:
        state = self.state.feed(entry.url)
        state.failures += 1
        usual = seconds(entry.every or self.config.every)
        wait = min(usual * 2.0 ** min(state.failures, 16), LONGEST_BACK_OFF)
        asked = error.wait if isinstance(error, Unfetched) else None
        state.next = self._clock() + max(wait, asked or 0.0)
        tally.failed += 1
        self._bury(Letter(where=entry.url, reason=error.message, feed=entry.url, again=True))

    def _done(self, job: Job) -> None:
        self.state.pages.pop(job.item.url, None)
        self.state.feed(job.feed.url).seen[job.item.id] = date.fromtimestamp(self._clock()).toordinal()


def _unanswered(job: Job) -> Unfetched:
    error = Unfetched("its host does not answer", where=job.item.url)
    error.again = True
    return error
