"""What keeps a worker in bounds: one thread, a cap on its memory, and no life after its driver's."""

import contextlib
import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from memcon.batch.work import Answer, Duty, Kind, Worker
from memcon.record import MemconError, ResourceError

MEGABYTE = 1 << 20
THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)  # fmt: skip
ONE_THREAD = {**dict.fromkeys(THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}
"""The environment of a worker: with a worker a core, threads of its own only get in its way."""
CHATTY = ("memcon", "trafilatura", "htmldate", "courlan")
"""Loggers that say a line a report, where the dead letters say what matters."""
GROWN = 500
"""Megabytes beyond its models from which a worker asks to be replaced: what it reads teaches it words, for good."""
PR_SET_PDEATHSIG = 1


def one_thread() -> None:
    """Keep the libraries that this process has yet to load, and its children, to one thread."""
    os.environ.update(ONE_THREAD)


def die_with_parent() -> None:
    """End with the driver, even where that is killed; where the system knows no such thing, with the pipe."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Bounded:
    """A worker in a process of its own, with its models loaded and its memory capped.

    Args:
        duty: What it is to do.
        memory: Megabytes that it may take beside its models.
    """

    def __init__(self, duty: Duty, memory: int) -> None:
        import pyarrow as pa

        pa.set_cpu_count(1)
        for name in CHATTY:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self.worker = Worker(duty)
        try:
            self.worker.load()
        except MemconError:
            raise
        except Exception as error:
            raise ResourceError(f"the models cannot be loaded: {type(error).__name__}: {error}") from error
        self._base = resident()
        cap(memory)

    def do(self, kind: Kind, items: Sequence[Any]) -> Answer:
        """Work; with so much in memory that a fresh one should take its place, it says so."""
        begun = time.process_time()
        outcomes = self.worker.do(kind, items)
        held = resident()
        return Answer(outcomes, time.process_time() - begun, held, held - self._base > GROWN)


def cap(memory: int) -> None:
    """Let this process take so many megabytes more than now; what asks for more gets a MemoryError."""
    now = _virtual()
    if now is None:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + memory * MEGABYTE
    if hard == resource.RLIM_INFINITY or wanted <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def resident() -> int:
    """The megabytes that this process holds in memory; 0 where the system does not say."""
    pages = _pages()
    return pages[1] * _page_size() // MEGABYTE if pages else 0


def _virtual() -> int | None:
    pages = _pages()
    return pages[0] * _page_size() if pages else None


def _pages() -> tuple[int, int] | None:
    try:
        size, held = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    except (OSError, ValueError):
        return None
    return int(size), int(held)


def _page_size() -> int:
    return os.sysconf("SC_PAGE_SIZE")
