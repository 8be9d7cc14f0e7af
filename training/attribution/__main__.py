"""Reproduce the attribution model with one command: `python -m training.attribution --corpora DIR [--out DIR]`.

Trains, then trains on from there with more pieces hidden (a warm restart; two processes on two cores need about two
hours for both; a GPU was not tried), writes the ONNX files into
`src/memcon/lexicon/data`, fits the confidence on the development set, measures, and writes `docs/model-card.md`.
Needs `pip install ".[train,dev]"`. The same seed and the same number of steps give the same weights on one machine
up to the order of floating-point sums.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CARD = ROOT / "docs" / "model-card.md"
OTHERS = "\n# Model card: sentences"
"""Where the cards of other models begin: they stay as they are."""
TEMPLATE = Path(__file__).parent / "card.md"


def step(module: str, *arguments: object) -> str:
    """Run a module of the repository in a process of its own; its standard output."""
    paths = os.pathsep.join(str(p) for p in (ROOT, ROOT / "src"))
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def rows(figures: dict[str, dict[str, float]]) -> str:
    """The figures as rows of a Markdown table."""
    lines = [f"| {k} | {v['p']:.3f} | {v['r']:.3f} | {v['f1']:.3f} |" for k, v in figures.items() if "f1" in v]
    verbatim = figures["verbatim"]
    lines.append(f"| verbatim | {verbatim['precision']:.3f} | {verbatim['recall']:.3f} | |")
    return "\n".join(lines)


def write_card(gold: Path) -> None:
    """Measure on a development file and fill the card's table."""
    figures = json.loads(step("bench", "attribution", "--gold", gold, "--json").splitlines()[-1])
    _, mark, others = CARD.read_text(encoding="utf-8").partition(OTHERS) if CARD.exists() else ("", "", "")
    card = TEMPLATE.read_text(encoding="utf-8").replace("{figures}", rows(figures))
    CARD.write_text(card + mark + others, encoding="utf-8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True, help="the folder that holds polnear/")
    ap.add_argument("--out", type=Path, default=ROOT / "runs" / "attribution")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--minutes", type=float, default=0)
    ap.add_argument("--epochs", type=float, default=8)
    ap.add_argument("--card-only", action="store_true", help="only measure what is shipped and write the card")
    a = ap.parse_args()
    os.environ.setdefault("MEMCON_CORPORA", str(a.corpora.resolve().parent))
    gold = (a.corpora / "polnear" / "dev.jsonl").resolve()
    if not a.card_only:
        plan = ("--minutes", a.minutes) if a.minutes else ("--epochs", a.epochs)
        step("training.attribution.train", "--corpora", a.corpora, "--out", a.out, "--seed", a.seed, *plan)
        again, start = a.out / "again", a.out / "average.safetensors"
        restart = ("--start", start, "--lr", 1e-4, "--mask", 0.1, "--epochs", 1.5, "--seed", a.seed + 6)
        step("training.attribution.train", "--corpora", a.corpora, "--out", again, *restart)
        step("training.attribution.export", again / "average.safetensors")
        sys.stdout.write(step("training.attribution.calibrate", gold, "--write"))
    write_card(gold)


if __name__ == "__main__":
    main()
