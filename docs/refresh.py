"""Write README's example anew from what memcon prints: `python docs/refresh.py` (a slow test checks that it is so)."""

import io
import re
import sys
from datetime import date
from pathlib import Path

from rich.console import Console

from memcon import Reader
from memcon.cli.screen import Screen
from memcon.intake import make_report

README = Path(__file__).parents[1] / "README.md"
SHOWN = re.compile(r"(?<=```\n)Norway tells.*?(?=```)", re.DOTALL)
WIDTH = 96


def excerpt(readme: str) -> str:
    """The report that README quotes."""
    return "\n".join(line.removeprefix(">").strip() for line in readme.splitlines() if line.startswith(">"))


def printed(reader: Reader, text: str) -> str:
    """What memcon prints for it."""
    report = make_report(
        text,
        title="Norway tells Baltic allies it will stay at the table",
        publisher="Northern Wire",
        published=date(2026, 3, 7),
    )
    out = io.StringIO()
    Screen(Console(file=out, width=WIDTH, highlight=False, emoji=False, markup=False)).show(
        reader.read_many([report])[0]
    )
    return out.getvalue().strip() + "\n"


def main() -> int:
    """Rewrite README; the exit status."""
    readme = README.read_text(encoding="utf-8")
    shown = printed(Reader(), excerpt(readme))
    README.write_text(SHOWN.sub(lambda _: shown, readme), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
