"""Measure memcon: `python -m bench [NAME] [--gold FILE] [--json]`; exit status 1 under a floor."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench import gates
from bench.scorers import corpora


def measure(bench: gates.Bench, gold: Path | None, as_json: bool) -> bool:
    """Run one bench and print its figures; false under a floor."""
    root = corpora()
    path = gold or (root / bench.gold if root else None)
    if root is None or path is None or not path.is_file():
        print(f"{bench.name}: skipped, {'MEMCON_CORPORA is not set' if root is None else f'{path} is not there'}")
        return gold is None
    figures = bench.score(path)
    held = gates.floors(bench.name)
    ok = True
    if gold is None:
        if held["sha256"] not in (None, gates.fingerprint(path)):
            print(f"{bench.name}: {path.name} is not the file that the floors were measured on")
            ok = False
        ok = table(bench.name, figures, held["figures"]) and ok
    else:
        print(f"{bench.name} on {path}")
        for name in held["figures"]:
            print(f"  {name:34s} {gates.figure(figures, name):8.3f}")
    if as_json:
        print(json.dumps(figures))
    return ok


def table(name: str, figures: dict[str, Any], held: dict[str, Any]) -> bool:
    """Print figure, floor and reference a line; false where one is on the wrong side."""
    good = True
    for path, limit in held.items():
        value = gates.figure(figures, path)
        bad = value > limit["at most"] if "at most" in limit else value < limit["floor"]
        bound = f"<= {limit['at most']:.3f}" if "at most" in limit else f">= {limit['floor']:.3f}"
        print(
            f"{name:12s} {path:34s} {value:8.3f}  {bound}  {'UNDER' if bad else 'ok':5s}  {limit.get('reference', '')}"
        )
        good = good and not bad
    return good


def main() -> int:
    """Run the benches that were asked for; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=[b.name for b in gates.BENCHES])
    parser.add_argument("--gold", type=Path, help="score this file of the same form instead; no floors apply")
    parser.add_argument("--json", action="store_true", help="end with the scorer's JSON object on one line")
    arguments = parser.parse_args()
    if arguments.gold and not arguments.name:
        parser.error("--gold needs the NAME of a bench")
    chosen = [b for b in gates.BENCHES if arguments.name in (None, b.name)]
    results = [measure(b, arguments.gold, arguments.json) for b in chosen]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
