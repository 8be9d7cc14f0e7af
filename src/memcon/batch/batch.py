"""A whole run, from what was asked for to its counts: `Plan` in, `Counts` out."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from memcon.batch.away import AwayDataSet
from memcon.batch.dataset import RESUME, Counts, DataSet, RunFile
from memcon.batch.flow import PART, Flow, Shape
from memcon.batch.fold import WINDOW, Fold
from memcon.batch.foreman import Crew, Foreman
from memcon.batch.found import Letters, Sources
from memcon.batch.run import CHUNK
from memcon.batch.shelf import Out
from memcon.batch.tables import known
from memcon.batch.work import Answer, Duty, Kind, Load, Outcome, load_pipeline
from memcon.record import Record, SettingError

PATIENCE = 60.0
MEMORY = 2048


class Plan(Struct, frozen=True, kw_only=True):
    """What was asked for."""

    out: Out
    sources: tuple[str, ...] = ()
    workers: int | None = None
    """Processes; 0 reads in this one, None takes a process a core (of the cluster, with Ray)."""
    ray: str | None = None
    """The address of a Ray cluster; `local` starts one on this machine."""
    resume: bool = False
    retry: bool = False
    published: date | None = None
    parser: str | None = None
    ontology: str | None = None
    fast_html: bool = False
    near: bool = True
    """Whether near copies are folded, as exact ones are."""
    store: Path | None = None
    """A store that the records are added to, too."""
    patience: float = PATIENCE
    memory: int = MEMORY
    chunk: int = CHUNK
    part: int = PART
    load: Load | None = None
    """What reads, in place of the pipeline: a function that can be pickled."""


class Watcher(Protocol):
    """Is told how the run goes."""

    def began(self, counts: Counts, total: int, before: int) -> None:
        """It begins, or goes on, with so many bytes to read in all, so many of them read before."""
        ...

    def bytes(self, count: int) -> None:
        """So many more bytes were read."""
        ...

    def outcome(self, kind: Kind, outcome: Outcome) -> None:
        """One more report was prepared or read."""
        ...

    def worked(self, kind: Kind, answer: Answer) -> None:
        """A worker is done with a piece of work."""
        ...


def run(plan: Plan, watcher: Watcher) -> Counts:
    """Read everything that the plan names into its data set.

    Raises:
        MemconError: The plan cannot be carried out, or not to its end; what is done until then is kept.
    """
    data = DataSet(plan.out) if isinstance(plan.out, Path) else AwayDataSet(plan.out)
    try:
        plan, sources = _open_again(plan, data) if plan.retry else _open(plan, data)
        if sources is not None:
            watcher.began(data.line.counts, sum(sources.sizes), sources.before(data.line.next))
            _carry(plan, data, sources, watcher)
            data.finish()
        return data.line.counts
    finally:
        data.close()


def _carry(plan: Plan, data: DataSet, sources: Sources | Letters, watcher: Watcher) -> None:
    crew = _crew(plan)
    foreman = Foreman(crew, plan.patience, watcher.outcome, watcher.worked)
    shape = Shape(chunk=plan.chunk, part=plan.part)
    fold = Fold(data.hashes(), known(data.shelf, WINDOW) if plan.near else None)
    try:
        with _kept(plan.store) as keep:
            flow = Flow(foreman, data, fold, shape, watcher.outcome, keep)
            flow.carry(sources.read(data.line.next, watcher.bytes))
    finally:
        foreman.close()


def _open(plan: Plan, data: DataSet) -> tuple[Plan, Sources | Letters | None]:
    """The sources, with the data set begun or gone back to; None where nothing is left to do."""
    sources = Sources(plan.sources, plan.published)
    asked = _asked(plan, sources)
    if not plan.resume:
        data.begin(asked)
        return plan, sources
    _check_same(data.asked(), asked, data.name)
    data.resume()
    if data.line.done:
        return plan, None
    return plan, Letters(data.aside, plan.published) if data.line.round else sources


def _open_again(plan: Plan, data: DataSet) -> tuple[Plan, Letters | None]:
    """The dead letters of a data set, to be read with the settings of its run."""
    settings = data.asked().settings
    _check_version(data.asked(), data.name)
    plan = msgspec.structs.replace(
        plan, parser=settings.get("parser"), ontology=settings.get("ontology"), fast_html="fast_html" in settings,
        near=settings["fold"] == "near", chunk=int(settings["chunk"]), part=int(settings["part"]),
        published=date.fromisoformat(settings["published"]) if "published" in settings else None,
    )  # fmt: skip
    data.resume()
    if data.line.done:
        if not data.line.letters:
            return plan, None
        data.again()
    elif not data.line.round:
        raise SettingError("is not finished", where=data.name, hint=f"first {RESUME}")
    return plan, Letters(data.aside, plan.published)


def _asked(plan: Plan, sources: Sources) -> RunFile:
    wanted = {
        "parser": plan.parser, "ontology": plan.ontology, "ontology_sha256": _hash(plan.ontology),
        "published": plan.published.isoformat() if plan.published else None,
        "fast_html": "yes" if plan.fast_html else None, "fold": "near" if plan.near else "exact",
        "chunk": str(plan.chunk), "part": str(plan.part),
    }  # fmt: skip
    settings = {name: value for name, value in wanted.items() if value is not None}
    made = RunFile(
        run="", memcon=version("memcon"), sources=list(plan.sources), files=sources.fingerprint, settings=settings
    )
    # No clock and no machine in it: the same reports read the same way are the same run.
    return msgspec.structs.replace(made, run=hashlib.sha256(msgspec.json.encode(made)).hexdigest()[:12])


def _hash(file: str | None) -> str | None:
    if file is None:
        return None
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", where=file) from error


def _check_same(before: RunFile, now: RunFile, out: str) -> None:
    """A run goes on with what it began with, or its parts would not fit together."""
    _check_version(before, out)
    if before.files != now.files:
        hint = "give the same sources, unchanged, or read the new ones into another --out"
        raise SettingError("the sources are not those of the run that began there", where=out, hint=hint)
    other = sorted(
        name for name in {*before.settings, *now.settings} if before.settings.get(name) != now.settings.get(name)
    )
    if other:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in other)
        raise SettingError(f"the run began with another {names}", where=out, hint="give the same as then")


def _check_version(before: RunFile, out: str) -> None:
    if before.memcon != version("memcon"):
        raise SettingError(
            f"the run began with memcon {before.memcon}, this is {version('memcon')}", where=out,
            hint="read into another --out",
        )  # fmt: skip


@contextlib.contextmanager
def _kept(path: Path | None) -> Iterator[Callable[[list[bytes]], None]]:
    """What adds records to the store; added twice, as after a kill, they are there once."""
    if path is None:
        yield lambda _: None
        return
    from memcon.store import Store

    with Store.open(path, write=True, create=True) as store:

        def keep(records: list[bytes]) -> None:
            for _ in store.add(msgspec.msgpack.decode(record, type=Record) for record in records):
                pass

        yield keep


def _crew(plan: Plan) -> Crew:
    load = plan.load or partial(load_pipeline, plan.parser, plan.ontology)
    duty = Duty(load=load, fast_html=plan.fast_html, sketches=plan.near)
    if plan.ray is not None:
        from memcon.batch.cluster import Cluster

        return Cluster(duty, plan.workers, plan.memory, plan.ray)
    if plan.workers == 0:
        from memcon.batch.here import Here

        return Here(duty)
    from memcon.batch.pool import Pool

    return Pool(duty, plan.workers or cores(), plan.memory)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
