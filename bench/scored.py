"""Figures of the scorers that take two files."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import actors as mentions
from bench import events as coded
from bench.scorers import corpora, scorer

NEGATIVES = "corpora/events/negatives_dev.jsonl"


def actors(gold: Path) -> dict[str, Any]:
    """Countries and links of mentions, in `score_actor.py`'s figures."""
    module = scorer("score_actor")
    found = {p["id"]: p for p in mentions.predict(gold)}
    figures: dict[str, Any] = module.score(module.read(str(gold)), found, [])
    return figures


def roots(gold: Path) -> dict[str, Any]:
    """The root of a given pair; the shipped weights saw `plv_train`, where five folds are the fair figure."""
    return _events("root", gold, coded.predict_root(gold))


def events(gold: Path) -> dict[str, Any]:
    """Whole events through the PLOVER export; on the development set also the silence where nothing is to code."""
    found = coded.predict_e2e(gold)
    figures = _events("e2e", gold, found)
    figures["predictions_a_sentence"] = sum(len(p["events"]) for p in found) / max(1, len(found))
    root = corpora()
    negatives = root / NEGATIVES if root else None
    if negatives and negatives.is_file() and gold.name == "gsr_dev.jsonl":
        silent = [not p["events"] for p in coded.predict_e2e(negatives)]
        figures["silent"] = sum(silent) / len(silent)
    return figures


def _events(task: str, gold: Path, found: list[dict[str, Any]]) -> dict[str, Any]:
    """What `score_events.py TASK GOLD PRED --json` prints."""
    root = corpora()
    if root is None:
        raise RuntimeError("MEMCON_CORPORA is not set")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(p) + "\n" for p in found)
        file.flush()
        command = [sys.executable, str(root / "bench" / "score_events.py"), task, str(gold), file.name, "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
