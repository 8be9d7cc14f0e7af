"""Compile the hand-kept lists of this folder into `src/memcon/lexicon/data`: `python resources/compile.py [--check]`.

Every `*.yaml` becomes a JSON file of the same name, keys in their order. `--check` writes nothing and exits 1 where a
compiled file is not what its source says.
"""

import json
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "memcon" / "lexicon" / "data"


def compiled(source: Path) -> str:
    """The JSON text of a YAML list."""
    content = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return json.dumps(content, ensure_ascii=False, indent=None, separators=(",", ":"), default=str) + "\n"


def main() -> int:
    """Compile or check; the exit status."""
    check = "--check" in sys.argv[1:]
    stale = []
    for source in sorted(HERE.glob("*.yaml")):
        target = DATA / f"{source.stem}.json"
        text = compiled(source)
        if check and (not target.is_file() or target.read_text(encoding="utf-8") != text):
            stale.append(target.name)
        elif not check:
            target.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stderr.write(f"{name}: not what resources/{Path(name).stem}.yaml says; run python resources/compile.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
