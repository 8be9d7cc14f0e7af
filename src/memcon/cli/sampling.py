"""The work of `memcon sample`."""

import sys
from pathlib import Path

from rich.text import Text

from memcon.cli.answer import Answer
from memcon.cli.asking import Asking
from memcon.cli.choices import one_of
from memcon.export.answers import csv_text
from memcon.export.sheet_page import page
from memcon.export.sheets import read_verdicts, sheet
from memcon.export.wording import counted
from memcon.record import SettingError
from memcon.store.sample import Precision, draw, known_kinds, precision

BAR = 30
PRECISION = {
    "stratum": lambda p: p.name,
    "precision": lambda p: p.value,
    "low": lambda p: p.low,
    "high": lambda p: p.high,
    "checked": lambda p: p.checked,
    "correct": lambda p: p.correct,
    "records": lambda p: p.records,
}


def draw_to(
    asking: Asking, n: int, *, of: str, by: str | None, seed: int, output: str | None, html: str | None
) -> None:
    """Draw a sample into files, or where none is named onto standard output.

    Raises:
        SettingError: An option cannot be used, or a file not written.
    """
    kind = next(k for k in known_kinds() if k == one_of(of, known_kinds(), "--of"))
    filter = asking.filter()
    with asking.answering() as (opened, answer):
        drawn = draw(opened, n, filter, of=kind, by=by, seed=seed)
        if output:
            _write(output, sheet(drawn))
        if html:
            _write(html, page(drawn, f"{counted(len(drawn), 'record')} to check: {of}"))
        if asking.as_json:
            answer.json(drawn)
        elif asking.as_csv or not (output or html):
            sys.stdout.write(sheet(drawn))
        strata = len({d.stratum for d in drawn})
        where = " and ".join(f for f in (output, html) if f)
        if where:
            answer.say(f"{counted(len(drawn), 'record')} of {counted(strata, 'kind')} in {where}")
        if len(drawn) < n:
            answer.note(f"there are no more than {len(drawn)}")


def show_precision(name: str, *, as_json: bool, as_csv: bool) -> None:
    """Print the precision that a sheet with verdicts gives.

    Raises:
        InputError: The sheet cannot be read.
    """
    found = precision(read_verdicts(Path(name)))
    answer = Answer(as_json=as_json, as_csv=as_csv)
    if as_csv:
        sys.stdout.write(csv_text(PRECISION, [found.all, *found.strata]))
    elif as_json:
        answer.json([found])
    else:
        answer.title("PRECISION", f"{counted(found.all.checked, 'record')} checked")
        _row(answer, found.all, "of all, weighted by how many there are of each" if len(found.strata) > 1 else "")
        for stratum in found.strata if len(found.strata) > 1 else ():
            _row(answer, stratum, "")
        if found.unsure:
            answer.note(f"{counted(found.unsure, 'record')} without a verdict left out")
        if found.unchecked:
            answer.note(
                f"nothing was checked of {', '.join(found.unchecked)}: the figure of all does not speak for them"
            )


def _row(answer: Answer, found: Precision, more: str) -> None:
    left = Text(found.name, style="bold")
    if found.value is None or found.low is None or found.high is None:
        answer.pair(left, Text("nothing checked", style="dim"))
        return
    right = Text(f"{found.value:.3f}", style="bold").append(f"  {found.low:.3f} to {found.high:.3f} (95 %)  ")
    ends = [round(x * BAR) for x in (found.low, found.value, found.high)]
    bar = "".join("●" if i == ends[1] else "━" if ends[0] <= i <= ends[2] else "·" for i in range(BAR + 1))
    right.append(bar, style="cyan")
    told = f"{found.correct} of {found.checked} right, {counted(found.records, 'record')} in the store"
    answer.pair(left, right.append(f"\n{told}{'; ' + more if more else ''}", style="dim"))


def _write(name: str, text: str) -> None:
    try:
        Path(name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=name) from error
