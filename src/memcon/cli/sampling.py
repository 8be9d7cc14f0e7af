"""The work of `memcon sample`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from rich.text import Text

from memcon.cli.answer import Answer
from memcon.cli.asking import Asking
from memcon.cli.choices import one_of
from memcon.export.answers import csv_text
from memcon.export.sheet_page import page
from memcon.export.sheets import holds_verdicts, read_verdicts, sheet
from memcon.export.wording import counted
from memcon.record import SettingError
from memcon.store.sample import Precision, Precisions, draw, known_kinds, precision

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
        SettingError: An option cannot be used, a file not written, or it holds verdicts that would be lost.
    """
    if output and holds_verdicts(Path(output)):
        raise SettingError(
            "holds verdicts, which a new sheet would overwrite", where=output,
            hint="name another file for -o, or move this one away",
        )  # fmt: skip
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
        if drawn and (left := drawn[0].undrawn):
            answer.note(
                f"nothing is drawn of {_named(left)}: with --n {strata + len(left)} or more there is something of each"
            )


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
        _row(answer, found.all, _speaks_for(found))
        for stratum in found.strata if len(found.strata) > 1 else ():
            _row(answer, stratum)
        if found.unsure:
            answer.note(f"{counted(found.unsure, 'record')} without a verdict left out")
        if found.unchecked:
            answer.note(
                f"nothing was checked of {', '.join(found.unchecked)}: the figure of all does not speak for them"
            )
        if found.undrawn:
            answer.note(f"nothing was drawn of {_named(found.undrawn)}: the figure of all does not speak for them")


def _speaks_for(found: Precisions) -> str:
    """Of how many records the figure of all speaks: `speaks for 14 of the 24 records in the store, weighted ...`."""
    everything, covered = found.everything, found.all.records
    of = f"{covered:,} of the {counted(everything, 'record')}" if covered < everything else counted(covered, "record")
    weighted = ", weighted by how many there are of each kind" if len(found.strata) > 1 else ""
    return f"speaks for {of} in the store{weighted}"


def _named(undrawn: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({counted(size, 'record')})" for name, size in undrawn.items())


def _row(answer: Answer, found: Precision, more: str | None = None) -> None:
    left = Text(found.name, style="bold")
    if found.value is None or found.low is None or found.high is None:
        answer.pair(left, Text("nothing checked", style="dim"))
        return
    right = Text(f"{found.value:.3f}", style="bold").append(f"  {found.low:.3f} to {found.high:.3f} (95 %)  ")
    ends = [round(x * BAR) for x in (found.low, found.value, found.high)]
    bar = "".join("●" if i == ends[1] else "━" if ends[0] <= i <= ends[2] else "·" for i in range(BAR + 1))
    right.append(bar, style="cyan")
    told = f"{found.correct} of {found.checked} right"
    of = more or f"{counted(found.records, 'record')} in the store"
    answer.pair(left, right.append(f"\n{told}; {of}", style="dim"))


def _write(name: str, text: str) -> None:
    try:
        Path(name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=name) from error
