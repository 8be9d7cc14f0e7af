"""Write the days of the feasts that follow the moon: `python resources/build_feasts.py`.

Needs `hijridate` (Umm al-Qura calendar, MIT), `convertdate` (Hebrew calendar, MIT) and `holidays` (Chinese and Hindu
tables, MIT); only dates, which are facts, are kept. Columns: key, first day, days.
"""

from datetime import date
from pathlib import Path

from convertdate import hebrew
from hijridate import Gregorian, Hijri
from holidays.calendars import _ChineseLunisolar, _HinduLunisolar

TARGET = Path(__file__).parent.parent / "src" / "memcon" / "lexicon" / "data" / "dates_moving.tsv"
YEARS = range(1990, 2046)
HEBREW = {"passover": (1, 15, 8), "rosh": (7, 1, 2), "kippur": (7, 10, 1), "hanukkah": (9, 25, 8)}


def rows() -> list[tuple[str, str, int]]:
    """All feasts in order."""
    out: list[tuple[str, date, int]] = []
    first, last = Gregorian(YEARS[0], 1, 1).to_hijri().year, Gregorian(YEARS[-1], 12, 31).to_hijri().year
    for year in range(first, last + 1):
        for key, month, day, days in (
            ("ashura", 1, 10, 1),
            ("ramadan", 9, 1, 0),
            ("fitr", 10, 1, 3),
            ("adha", 12, 10, 4),
        ):
            found = Hijri(year, month, day)
            g = found.to_gregorian()
            out.append((key, date(g.year, g.month, g.day), days or found.month_length()))
    for year in YEARS:
        for key, (month, day, days) in HEBREW.items():
            jewish = year + 3760 + (month >= 7)
            out.append((key, date(*hebrew.to_gregorian(jewish, month, day)), days))
        for key, found in (
            ("lunar", _ChineseLunisolar().lunar_new_year_date(year)[0]),
            ("diwali", _HinduLunisolar().diwali_india_date(year)[0]),
        ):
            if found:
                out.append((key, date(found.year, found.month, found.day), 1))
    return [(key, day.isoformat(), days) for key, day, days in sorted(out) if day.year in YEARS]


if __name__ == "__main__":
    TARGET.write_text("".join(f"{k}\t{d}\t{n}\n" for k, d, n in rows()), encoding="utf-8")
