"""Load the scorers that lie beside the corpora; they do the counting."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any


def corpora() -> Path | None:
    """The folder that holds `corpora/`, `gold/` and `bench/`: `MEMCON_CORPORA`, or None where it is not set."""
    found = os.environ.get("MEMCON_CORPORA")
    return Path(found) if found else None


def scorer(name: str) -> Any:
    """The module `bench/NAME.py` of that folder."""
    root = corpora()
    if root is None:
        raise RuntimeError("MEMCON_CORPORA is not set")
    path = root / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"memcon_bench_{name}", path)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{path}: no scorer there")
    sys.path.insert(0, str(path.parent))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
