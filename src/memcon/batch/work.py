"""What a worker does, wherever it runs: pages become reports, reports become records, records become Parquet."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from memcon.batch.letters import DeadLetter, LeftOut, failed, left_out
from memcon.batch.run import ReadMany, read_each
from memcon.intake import Page
from memcon.record import InputError, MemconError, Record, Report
from memcon.stories.language import ENGLISH, language_of

Kind = Literal["prepare", "read", "pack"]
Load = Callable[[], ReadMany]
"""Makes what reads reports: a function that can be pickled, called once in each worker."""


class Prepared(Struct, frozen=True):
    """A report that is to be read, and the sketch by which its near copies are known."""

    report: Report
    signature: bytes = b""


class Pack(Struct, frozen=True):
    """The records of a part, each as MessagePack, with their sketches, and the run that they belong to."""

    run: str
    records: list[bytes]
    left_out: list[LeftOut]
    sketches: list[tuple[str, bytes]]


Item = Report | Page | Pack
Outcome = Prepared | LeftOut | DeadLetter | bytes | dict[str, bytes]


class Answer(Struct, frozen=True):
    """What a worker made of a piece of work, and what it took."""

    outcomes: list[Outcome]
    seconds: float = 0.0
    """Of the processor."""
    megabytes: int = 0
    """That its process holds in memory."""
    leaving: bool = False
    """Whether it asks to be replaced."""


class Duty(Struct, frozen=True, kw_only=True):
    """What every worker of a run is told once."""

    load: Load
    fast_html: bool = False
    sketches: bool = False
    """Whether near copies are looked for."""


def load_pipeline(parser: str | None = None, ontology: str | None = None) -> ReadMany:
    """The pipeline with its models, as `memcon read` has it."""
    from memcon.pipeline import Pipeline, default_steps

    return Pipeline(default_steps(parser, Path(ontology) if ontology else None)).read


class Worker:
    """Does the work of one process; the models are loaded once, at the first need or when asked."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self._read_many: ReadMany | None = None

    def load(self) -> None:
        """Load the models now."""
        if self._read_many is None:
            self._read_many = self._duty.load()

    def do(self, kind: Kind, items: Sequence[Any]) -> list[Outcome]:
        """One outcome an item, in order; what one item trips over costs that item alone."""
        if kind == "prepare":
            return [self._prepared(item) for item in items]
        if kind == "pack":
            return [_packed(item) for item in items]
        self.load()
        read = partial(read_each, list(items), self._read_many)  # type: ignore[arg-type]
        return [_bytes(outcome) for outcome in read()]

    def _prepared(self, item: Report | Page) -> Outcome:
        try:
            report = item.report(self._duty.fast_html) if isinstance(item, Page) else item
            code = language_of(report.text)
            if code != ENGLISH:
                return left_out(report, "language", language=code)
            report = msgspec.structs.replace(report, language=ENGLISH)
            return Prepared(report, _signature(report.text) if self._duty.sketches else b"")
        except InputError as error:
            return failed(item, error)
        except MemconError:
            raise
        except Exception as error:
            return failed(item, error)


def _signature(text: str) -> bytes:
    from memcon.stories.near import sketch

    return sketch(text).signature


def _bytes(outcome: Record | DeadLetter) -> Outcome:
    return outcome if isinstance(outcome, DeadLetter) else msgspec.msgpack.encode(outcome)


def _packed(pack: Pack) -> dict[str, bytes]:
    from memcon.batch.tables import encode

    return encode(pack, [msgspec.msgpack.decode(r, type=Record) for r in pack.records])
