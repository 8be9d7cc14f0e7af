"""Rules for days, months and years by name or number: `14 February 2026`, `Feb. 14`, `7/8/07`, `Christmas`."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812

from memcon.dates import calculus
from memcon.dates.calculus import Feasts
from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.meaning import DayOfMonth, Weekday
from memcon.dates.rules_years import COUNTED, NAMES
from memcon.dates.sense import Fixed, fixed
from memcon.dates.yearly import Feast, InYearOf, MonthDay, NthWeekday, OnceAYear


def _day(year: int, month: int, day: int) -> Fixed | None:
    try:
        return fixed(calculus.day(Day(year, month, day)))
    except ValueError:
        return None


def _full_year(value: int) -> int:
    return value if value > 99 else (2000 + value if value < 60 else 1900 + value)


def month_day(f: Found) -> Token | None:
    """`June 18`, `18 June 2008`, `the 18th of June`, `June 1st`; 30 February is no date."""
    month, day, year = f["m"].value, int(f["d"].value), f.get("y")
    if f.is_(f.after, "era") or not 1 <= day <= 31 or not _month_word(f, f["m"], True):
        return None
    if (month, day) == (9, 11) and year is None and f.word_after() in ("attack", "attacks", "terrorist", "hijackers"):
        return f.make("date", _day(2001, 9, 11))
    if year is not None:
        found = _day(int(year.value), month, day)
        return f.make("date", found) if found else None
    if not any(MonthDay(month, day).in_year(y) for y in (2023, 2024)):
        return None
    return f.make("date", OnceAYear(MonthDay(month, day)))


def month_days(f: Found) -> Sequence[Token] | None:
    """`July 16 to 21`, `16-21 July 2014`, `Dec. 5, 6`: both days, each of the month."""
    month, year = f["m"].value, f.get("y")
    days = [int(f["d1"].value), int(f["d2"].value)]
    joined = f.get("j")
    if days[0] >= days[1] or max(days) > 31 or f.is_(f.after, "unit", "units", "number", "hundred", "era"):
        return None
    if joined and f.shown(joined) == "to" and f.tag(f.after) in COUNTED:
        return None
    made = []
    for day in days:
        value: object = _day(int(year.value), month, day) if year else OnceAYear(MonthDay(month, day))
        if value is None or (year is None and MonthDay(month, day).in_year(2024) is None):
            return None
        made.append(value)
    order = (
        ("m", "d1", "d2", "y" if year else "d2")
        if f["m"].start < f["d1"].start
        else ("d1", "d1", "d2", "y" if year else "m")
    )
    return [f.make("date", made[0], order[0], order[1]), f.make("date", made[1], order[2], order[3])]


def month_year(f: Found) -> Token | None:
    """`October 2007`, `October of 2007`."""
    if not calculus.valid(f["y"].value):
        return None
    return f.make("date", fixed(calculus.month(f["y"].value, f["m"].value)))


def month(f: Found) -> Token | None:
    """A month by itself; `May` and `March` must not be a person, a verb or a walk, and `30 February` is none."""
    if f.is_(f.before, "dayno") or f.is_(f.after, "dayno"):
        return None
    return f.make("date", OnceAYear(MonthDay(f["m"].value))) if _month_word(f, f["m"], False) else None


def _month_word(f: Found, token: Token, numbered: bool) -> bool:
    word = f.shown(token)
    if numbered:
        return True
    if f.entity(token) in NAMES and f.entity(token) != "GPE":
        return (
            word.rstrip(".") not in ("may", "march", "april", "june", "august", "jan", "mar")
            and f.tag(f.after) != "NNP"
        )
    if word == "may":
        at = f.reading.token_at(token.start)
        return f.tag(token) != "MD" and (at is None or f.reading.pos[at] == "PROPN") and f.tag(f.before) != "NNP"
    if word == "march":
        return (f.tag(token) in ("NNP", "NN") and f.word_after() not in ("on", "for", "to")) or f.entity(
            token
        ) == "DATE"
    return True


def weekday(f: Found) -> Token | None:
    """`Friday`; not the Friday of a newspaper's or an agreement's name."""
    token = f["w"]
    if f.entity(token) in NAMES and _in_a_name(f):
        return None
    if (
        f.word_before() in ("black", "bloody", "super", "holy", "cyber", "wet")
        and f.before
        and f.text[f.before.start].isupper()
    ):
        return None
    return f.make("date", Weekday(token.value))


def _in_a_name(f: Found) -> bool:
    """Whether a capitalised word of the same name stands beside."""
    for beside in (f.before, f.after):
        if beside is not None and f.text[beside.start].isupper() and f.entity(beside) in NAMES:
            return True
    return False


def weekday_date(f: Found) -> Token | None:
    """`Friday, Dec. 29, 2017`: the date leads, the weekday belongs to it."""
    value = f["d"].value
    if not isinstance(value, (Fixed, OnceAYear)) or (
        isinstance(value, OnceAYear) and not isinstance(value.of, MonthDay)
    ):
        return None
    if isinstance(value, OnceAYear) and isinstance(value.of, MonthDay) and value.of.day is None:
        return None
    if isinstance(value, Fixed) and (value.stretch is None or value.stretch.granularity != "day"):
        return None
    return f.make("date", value)


def weekday_nth(f: Found) -> Token | None:
    """`Wednesday the 14th` leads by its weekday."""
    return f.make("date", Weekday(f["w"].value))


def iso(f: Found) -> Token | None:
    """`2026-02-14`."""
    found = _day(*f["d"].value)
    return f.make("date", found) if found else None


def slash(f: Found) -> Token | None:
    """`7/8/07`: the American order, the other one where the first number can be no month."""
    a, b, y = f["d"].value
    month, day = (a, b) if a <= 12 else (b, a)
    found = _day(_full_year(y), month, day)
    if found is None:
        return None
    sure = 0.9 if a > 12 or a == b else 0.7
    return f.make("date", Fixed("DATE", found.value, found.stretch, sure))


def feast_rules(feasts: Feasts) -> list[Rule]:
    """`Christmas`, `Easter 2012`, `Ramadan`."""

    def feast(f: Found) -> Token | None:
        rule, year = f["f"].value, f.get("y")
        of = Feast(feasts, rule)
        after = f.word_after().rstrip("s")
        if after in ("island", "accords", "agreement", "rising", "accord", "carol", "tree", "gift", "massacre"):
            return None
        if year is None:
            return f.make("date", OnceAYear(of))
        stretch = of.in_year(int(year.value))
        return f.make("date", fixed(stretch, 0.95)) if stretch else None

    return [Rule("{f:feast} ({comma}? {y:year})?", feast)]


def nth_weekday(f: Found) -> Token | None:
    """`the first Monday of March`, `the last Sunday in May 2014`."""
    inner, weekday = f["d"].value, f["w"].value
    nth = int(f["n"].value) if f.is_(f["n"], "ordinal", "nth") else -1
    if not -1 <= nth <= 5 or nth == 0 or not isinstance(weekday, Weekday) or weekday.which:
        return None
    if isinstance(inner, OnceAYear) and isinstance(inner.of, MonthDay) and inner.of.day is None:
        return f.make("date", OnceAYear(NthWeekday(inner.of.month, weekday.number, nth), inner.which))
    if isinstance(inner, InYearOf) and isinstance(inner.of, MonthDay) and inner.of.day is None:
        return f.make("date", InYearOf(NthWeekday(inner.of.month, weekday.number, nth), inner.year))
    if isinstance(inner, Fixed) and inner.stretch and inner.stretch.granularity == "month":
        start = inner.stretch.start
        stretch = NthWeekday(start.month, weekday.number, nth).in_year(start.year)
        return f.make("date", fixed(stretch)) if stretch else None
    return None


def day_of_month(f: Found) -> Token | None:
    """`on the 22nd`: of the month that the tense asks for."""
    day = int(f["d"].value)
    if not 1 <= day <= 31 or f.word_before() not in ("on", "by", "until", "of", "before", "since"):
        return None
    if f.tag(f.after).startswith(("NN", "JJ", "VBG", "CD")) or f.is_(f.after, "dash", "of"):
        return None
    return f.make("date", DayOfMonth(day))


RULES = [
    Rule("{the} {d:nth}", day_of_month),
    Rule("{m:month} {d:dayno|nth|ordinal} ({comma}? {y:year})?", month_day),
    Rule("({the})? {d:dayno|nth|ordinal} {of}? {m:month} ({comma}? {y:year})?", month_day),
    Rule("{m:month} {d1:dayno|nth} {j:dash|to|and} {d2:dayno|nth} ({comma}? {y:year})?", month_days),
    Rule("{d1:dayno|nth} {j:dash|to|and} {d2:dayno|nth} {m:month} ({comma}? {y:year})?", month_days),
    Rule("{m:month} ({comma}|{of})? {y:year}", month_year),
    Rule("{m:month}", month),
    Rule("{w:weekday}", weekday),
    Rule("{w:weekday} {the} {nth}", weekday_nth),
    Rule("{d:iso}", iso),
    Rule("{d:slash}", slash),
]
