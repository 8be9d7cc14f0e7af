"""How pages word what they show: addresses with their fields, tones, codes."""

from calendar import monthrange
from functools import lru_cache
from urllib.parse import quote_plus

DAY = "a day (2026-02-14), month (2026-02) or year, today, yesterday, last week, or how long ago: 7d, 2w, 3m, 1y"
"""What a field for a day takes; `memcon.store.days` reads it."""


def with_query(path: str, **fields: object) -> str:
    """An address with the fields that say something."""
    kept = "&".join(_field(k, str(v)) for k, v in fields.items() if v not in (None, "", ()))
    return f"{path}?{kept}" if kept else path


@lru_cache(maxsize=8192)
def _field(name: str, value: str) -> str:
    """A field of an address; a page has the same ones in dozens of links."""
    return f"{quote_plus(name)}={quote_plus(value)}"


def month_end(month: str) -> str:
    """The last day of a month: `2026-02` is `2026-02-28`."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{monthrange(year, number)[1]}"


def signed(value: float) -> str:
    """`+0.4`, `−0.6`, `0`: with a true minus."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}"


def tone_word(value: float) -> str:
    """A tone in a word: `warm`, `critical`, `neutral`."""
    words: tuple[tuple[float, str], ...] = ((-0.5, "harsh"), (-0.15, "critical"), (0.15, "neutral"), (0.5, "warm"))
    return next((word for below, word in words if value < below), "praising")


def plain(code: str) -> str:
    """A code as words: `defence_spending` is `defence spending`."""
    return code.replace("_", " ")
