"""Weeks of cooperation and conflict as two rows of blocks, drawn as wide as the terminal."""

from collections.abc import Sequence
from datetime import timedelta

from rich.text import Text

from memcon.export.wording import MONTHS, counted, short
from memcon.store.rows import Week

BLOCKS = " ▁▂▃▄▅▆▇█"
LABEL = 13
"""Columns of the words before the blocks."""
AFTER = 12
"""Columns of the figure behind them."""
ROWS = 2
"""Lines of a row of blocks."""


def curve(weeks: Sequence[Week], width: int) -> list[Text]:
    """Cooperation and conflict in two rows of one scale with the months below; a column is one week, or several."""
    if not weeks:
        return []
    room = max(10, width - 2 - LABEL - AFTER)
    step = -(-len(weeks) // room)
    groups = [weeks[i : i + step] for i in range(0, len(weeks), step)]
    friendly = [sum(w.cooperation for w in g) for g in groups]
    hostile = [sum(w.conflict for w in g) for g in groups]
    top = max(*friendly, *hostile, 1)
    out = [*_row("cooperation", friendly, top, "green"), *_row("conflict", hostile, top, "red")]
    if any(w.breaks for w in weeks):
        marks = "".join("^" if any(w.breaks for w in g) else " " for g in groups)
        out.append(Text(f"{'breaks':<{LABEL}}", style="dim").append(marks, style="bold yellow"))
    out.append(Text(" " * LABEL + _axis(groups), style="dim"))
    last = weeks[-1].monday + timedelta(days=6)
    column = "a column is a week" if step == 1 else f"a column is {step} weeks"
    total = sum(w.score for w in weeks)
    told = f"{short(weeks[0].monday)} to {short(last)}: {counted(sum(friendly), 'act')} of cooperation, "
    told += f"{sum(hostile):,} of conflict, score {total:+,.0f}; {column}"
    return [*out, Text(told, style="dim"), Text()]


def _row(name: str, values: Sequence[int], top: int, style: str) -> list[Text]:
    """One row of blocks, several lines high."""
    eighths = [max(1, round(v / top * ROWS * 8)) if v else 0 for v in values]
    out = []
    for line in range(ROWS - 1, -1, -1):
        blocks = "".join(BLOCKS[max(0, min(8, e - line * 8))] for e in eighths)
        label = name if line == 0 else ""
        figure = f" max {max(values):,}" if line == 0 else ""
        out.append(Text(f"{label:<{LABEL}}").append(blocks, style=style).append(figure, style="dim"))
    return out


def _axis(groups: Sequence[Sequence[Week]]) -> str:
    """The names of months, or of years where months have no room, under the column in which they begin."""
    days = sum(len(g) for g in groups) * 7
    yearly = days / len(groups) > 12 or len(groups) * 30 / max(days, 1) < 0.15
    line = ""
    before: object = None
    for at, group in enumerate(groups):
        day = group[0].monday + timedelta(days=3)
        now = day.year if yearly else (day.year, day.month)
        name = str(day.year) if yearly or day.month == 1 else MONTHS[day.month - 1][:3]
        if now != before and len(line) <= at and at + len(name) <= len(groups):
            line = line.ljust(at) + name + " "
        before = now
    return line[: len(groups)].rstrip()
