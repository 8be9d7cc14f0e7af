"""The benches and their figures: where the gold lies, how it is scored, what the figure must not fall under."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"


@dataclass(frozen=True)
class Bench:
    """A bench: its name, the development file under `MEMCON_CORPORA`, the module and function that score it."""

    name: str
    gold: str
    module: str
    function: str = "score"

    def score(self, gold: Path) -> dict[str, Any]:
        """The figures on a gold file."""
        work: Callable[[Path], dict[str, Any]] = getattr(import_module(self.module), self.function)
        return work(gold)


BENCHES = (
    Bench("attribution", "corpora/polnear/dev.jsonl", "bench.attribution"),
    Bench("records", "gold/dev/gold.jsonl", "bench.records"),
    Bench("actors", "corpora/actors/newswcl50_dev.jsonl", "bench.scored", "actors"),
    Bench("links", "corpora/actors/gum_dev.jsonl", "bench.scored", "actors"),
    Bench("gap", "corpora/actors/gap-development.tsv", "bench.actors", "gap"),
    Bench("codes", "corpora/events/gsr_dev.jsonl", "bench.actors", "gsr"),
    Bench("phrases", "corpora/events/ngec_actor_tests.jsonl", "bench.actors", "ngec"),
    Bench("events-root", "corpora/events/plv_dev.jsonl", "bench.scored", "roots"),
    Bench("events", "corpora/events/gsr_dev.jsonl", "bench.scored", "events"),
    Bench("events-sure", "gold/dev/gold.jsonl", "bench.judged"),
    Bench("dates", "corpora/dates/meantime.jsonl", "bench.dates"),
    Bench("places", "corpora/places/dev.jsonl", "bench.places"),
    Bench("speed", "corpora/polnear/dev.jsonl", "bench.speed"),
    Bench("batch", "corpora/polnear/dev.jsonl", "bench.batch"),
    Bench("store", "corpora/polnear/dev.jsonl", "bench.store"),
    Bench("near", "corpora/polnear/dev.jsonl", "bench.near"),
    Bench("vectors", "corpora/polnear/dev.jsonl", "bench.vectors"),
    Bench("web", "corpora/polnear/dev.jsonl", "bench.web"),
)


def figure(figures: dict[str, Any], path: str) -> float:
    """A figure by its path, as `relaxed.f1`."""
    value: Any = figures
    for part in path.split("/"):
        value = value[part]
    return float(value)


def floors(name: str) -> dict[str, Any]:
    """The floors of a bench: `{"sha256": ..., "figures": {path: {"floor", "reference"}}}`; "at most" for a ceiling."""
    content: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    found: dict[str, Any] = content.get(name, {"sha256": None, "figures": {}})
    return found


def fingerprint(path: Path) -> str:
    """The SHA-256 of a gold file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
