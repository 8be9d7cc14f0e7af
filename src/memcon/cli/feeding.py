"""The work of `memcon watch`: the store, the state and the dead letters beside it, runs until told to stop."""

import contextlib
import fcntl
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Console

from memcon.batch.run import ReadMany
from memcon.cli.stores import opened, store_path
from memcon.intake.polite import Fetcher
from memcon.record import SettingError
from memcon.web.watch import state as states
from memcon.web.watch.alerts import Teller
from memcon.web.watch.config import Watched, read_config
from memcon.web.watch.run import Letter, Tally, Watch


class Job(Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    feeds: Path
    store: str | None = None
    once: bool = False
    dead_letters: Path | None = None
    parser: str | None = None


def run(job: Job, load: Callable[[], ReadMany] | None = None) -> int:
    """Watch; the exit status: 0, or 1 where a run by `--once` left something out.

    Raises:
        SettingError: The file of feeds cannot be used, or another watch is running.
        StoreError: The store cannot be written.
    """
    config = read_config(job.feeds)
    place = _store(job, config)
    beside = place.with_name(place.name + ".watch.json")
    letters = job.dead_letters or place.with_name(place.name + ".dead-letters.jsonl")
    tell = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
    with (
        _alone(beside),
        opened(str(place), write=True, create=True) as store,
        Fetcher(
            allowed=config.allow_private, delay=config.delay, patience=config.patience, robots=config.robots
        ) as get,
    ):
        watch = Watch(
            config, states.load(beside), add=store.add, load=load or (lambda: _pipeline(job.parser)),
            save=lambda s: states.save(s, beside), bury=lambda letter: _bury(letter, letters),
            teller=Teller(config.alert, job.feeds.resolve().parent, lambda line: tell.print(f"memcon: {line}")),
            fetcher=get,
        )  # fmt: skip
        return _once(watch, tell, letters) if job.once else _until_stopped(watch, tell, letters)


def _once(watch: Watch, tell: Console, letters: Path) -> int:
    tally = watch.once()
    tell.print(f"memcon: {_summed(tally, letters)}")
    return 1 if tally.failed or tally.later else 0


def _until_stopped(watch: Watch, tell: Console, letters: Path) -> int:
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    tell.print(f"memcon: watching {len(watch.config.feed)} feeds; Ctrl-C stops")
    while not stopped.is_set():
        tally = watch.once()
        if tally.fetched or tally.failed:
            tell.print(f"{time.strftime('%H:%M')} {_summed(tally, letters)}")
        stopped.wait(watch.rests())
    return 0


def _summed(tally: Tally, letters: Path) -> str:
    parts = [f"{tally.polled:,} feeds polled", f"{tally.added:,} reports added"]
    parts += [f"{tally.later:,} to try again"] if tally.later else []
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    parts += [f"{tally.told:,} alerts"] if tally.told else []
    return ", ".join(parts) + (f"; see {letters}" if tally.failed or tally.later else "")


def _store(job: Job, config: Watched) -> Path:
    """The store that is named, by the command before the file."""
    if job.store is None and config.store:
        return job.feeds.parent / config.store
    return store_path(job.store)


def _bury(letter: Letter, path: Path) -> None:
    line = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **msgspec.to_builtins(letter)}
    with path.open("ab") as out:
        out.write(msgspec.json.encode(line) + b"\n")


def _pipeline(parser: str | None) -> ReadMany:
    from memcon.pipeline import Pipeline, default_steps

    return Pipeline(default_steps(parser), {"parser": parser} if parser else {}).read


@contextlib.contextmanager
def _alone(state: Path) -> Iterator[None]:
    """One watch at a time for a store: two would fetch everything twice."""
    path = state.with_name(state.name + ".lock")
    with path.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SettingError(
                "another watch is running on this store", where=str(path), hint="stop it first"
            ) from error
        yield
