"""The grammar of time expressions, put together: which rules compete, and in which order they build on each other."""

from memcon.dates import fiscal, rules_calendar, rules_clock, rules_durations, rules_relative, rules_years
from memcon.dates.calculus import Feasts
from memcon.dates.grammar import Found, Grammar, Rule
from memcon.dates.lexer import Lexer, Token
from memcon.dates.meaning import Weekday, WeekOf
from memcon.dates.sense import Fixed
from memcon.dates.yearly import MonthDay, OnceAYear
from memcon.lexicon import read_json, read_table


def weekday_date(f: Found) -> Token | None:
    """`Friday, Dec. 29, 2017`: the date leads, the weekday belongs to it."""
    weekday, date = f["w"].value, f["d"].value
    if not isinstance(weekday, Weekday) or weekday.which or weekday.week is not None:
        return None
    of_day = isinstance(date, OnceAYear) and isinstance(date.of, MonthDay) and date.of.day is not None
    whole = isinstance(date, Fixed) and date.stretch is not None and date.stretch.granularity == "day"
    return f.make("date", date) if of_day or whole else None


def week_of(f: Found) -> Token | None:
    """`the week of March 5`."""
    return f.make("date", WeekOf(str(f["u"].value), 1, f["d"].value)) if f["u"].value in ("week", "weekend") else None


PART_OF = [
    Rule("({the})? {n:ordinal|nth|last|final} {dash}? {u:unit|half} {of|in} {d:date}", rules_years.part_of),
    Rule("({the})? {n:ordinal|nth|last|final} {w:date} {of|in} {d:date}", rules_calendar.nth_weekday),
    Rule("{the} {u:unit} {of} {d:date}", week_of),
]
WEEKDAYS = [Rule("{w:date} {comma}? {d:date}", weekday_date)]


def grammar() -> Grammar:
    """The grammar with its word lists and feasts."""
    feasts = Feasts(read_table("dates_moving.tsv"))
    calendar = [*rules_calendar.RULES, *rules_years.RULES, *fiscal.rules(), *rules_calendar.feast_rules(feasts)]
    lengths = [*rules_durations.PER_UNIT, *rules_durations.SETS, *rules_durations.SPANS]
    return Grammar(
        Lexer(read_json("dates_feasts.json")),
        [
            rules_durations.NUMBERS,
            [*calendar, *rules_clock.CLOCKS, *rules_relative.BASIC, *lengths],
            [*rules_relative.COUNTS, *WEEKDAYS, *rules_relative.JOINED],
            rules_relative.PAIRED,
            rules_clock.YEARS,
            PART_OF,
            rules_clock.PARTS,
            rules_clock.EDGES,
            [*rules_durations.DAY_SETS, *rules_durations.PLAIN, *rules_clock.LEFT],
        ],
    )
