"""Rules for times of the day and for what joins expressions: `Friday morning`, `18:00 UTC`, `the end of next month`."""

from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.meaning import Clock, DayPart, Edge, Near, Overnight, SamePeriod, Told, Weekday
from memcon.dates.rules_relative import same
from memcon.dates.sense import Fixed
from memcon.dates.yearly import Feast, InYearOf, MonthDay, OnceAYear, PartOfYear, Season

NO_ZONE = ("et", "est", "edt", "bst", "ist")


def _clock(f: Found, half_day: int | None) -> str | None:
    """`06:40 pm` as 18:40."""
    value = f["c"].value
    hours, minutes = (int(value[0]), int(value[1])) if isinstance(value, tuple) else (int(value), 0)
    if f.is_(f["c"], "hundred_hours", "year", "number"):
        hours, minutes = divmod(int(value), 100)
    if half_day is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + half_day
    return f"{hours:02d}:{minutes:02d}" if hours < 25 and minutes < 60 else None


def clock(f: Found) -> Token | None:
    """`18:00 UTC`, `6:40 p.m. (GMT +8)`, `8 p.m.`, `0800 UTC`, `9 o'clock`."""
    part, zone = f.get("p"), f.get("z")
    bare = not f.is_(f["c"], "clock")
    if (
        bare
        and part is None
        and f.get("o") is None
        and not (zone is not None and f.is_(f["c"], "hundred_hours", "year"))
    ):
        return None
    if (
        not bare
        and part is None
        and zone is None
        and f.text[f["c"].start : f["c"].end].count(".")
        and f.word_before() != "at"
    ):
        return None
    value = _clock(f, int(part.value) if part else None)
    if value is None:
        return None
    offset = zone.value if zone is not None else None
    shift = f.get("n")
    if shift is not None and offset is not None:
        offset += int(shift.value) * 60 * (1 if f.is_(f.get("sign"), "plus") else -1)
    return f.make("time", Clock(value, offset, zone is not None and offset is not None))


def noon(f: Found) -> Token | None:
    """`noon`, `midnight`."""
    return f.make("time", Clock(str(f["c"].value)))


def clock_on(f: Found) -> Token | None:
    """`12:00 UTC Monday`, `8 p.m. on Friday`, `Friday at 8 p.m.`, `1 pm today`."""
    t, d = f["t"].value, f["d"].value
    if isinstance(t, Clock) and t.on is None:
        return f.make("time", Clock(t.clock, t.zone, t.zoned, d))
    if isinstance(t, DayPart) and t.on is None:
        return f.make("time", DayPart(t.code, d))
    return None


def day_part(f: Found) -> Token | None:
    """`Friday morning`, `yesterday evening`, `the night of May 5`."""
    d = f["d"].value
    if isinstance(d, Near) and d.unit not in ("day",):
        return None
    if isinstance(d, OnceAYear) and not (
        isinstance(d.of, Feast) or (isinstance(d.of, MonthDay) and d.of.day is not None)
    ):
        return None
    if isinstance(d, Fixed) and (d.stretch is None or d.stretch.granularity != "day"):
        return None
    return f.make("time", DayPart(f["p"].value, d))


def part_by_word(f: Found) -> Token | None:
    """`this morning`, `last night`, `the same evening`."""
    which, code = f["w"], f["p"].value
    if f.is_(which, "last"):
        if f.shown(which) != "last":
            return None
        return f.make("time", DayPart(code, Near("day", -1)))
    if f.is_(which, "same", "that"):
        return f.make("time", DayPart(code, Told("day", 0)))
    if f.is_(which, "next"):
        return f.make("time", DayPart(code, Told("day", 1))) if f.shown(which) in ("next", "following") else None
    return f.make("time", DayPart(code, Near("day", 0))) if f.shown(which) == "this" else None


def the_part(f: Found) -> Token | None:
    """`in the morning`, `at dawn`."""
    if f.get("e") is None and f.word_before() not in (
        "in",
        "at",
        "by",
        "before",
        "during",
        "until",
        "since",
        "through",
    ):
        return None
    return f.make("time", DayPart(f["p"].value))


def tonight(f: Found) -> Token | None:
    """`tonight`, `overnight`."""
    if f.shown(f["t"]) == "overnight":
        return f.make("time", Overnight()) if f.tag(f["t"]) in ("RB", "JJ", "NN", "") else None
    return f.make("time", DayPart("NI", Near("day", 0)))


def edge(f: Found) -> Token | None:
    """`early June`, `mid-2011`, `late last year`, `the beginning of the year`, `the turn of the century`."""
    d, p = f["d"].value, f["p"]
    if isinstance(d, Fixed) and d.stretch is None:
        return None
    if f.is_(p, "early") and f.shown(p) == "middle":
        return None
    kind = "time" if f.is_(f["d"], "time") else "date"
    return f.make(kind, Edge(d, str(p.value)))


def edge_of_unit(f: Found) -> Token | None:
    """`the end of the year`, `the start of the week`, `the end of the month`: the current one."""
    unit, before = str(f["u"].value), f.shown(f["p"])
    if unit == "day" and before == "end":
        return f.make("date", Edge(Told("day", 0, near=True), str(f["p"].value))) if f.word_before() != "at" else None
    if unit not in ("day", "week", "weekend", "month", "quarter", "year", "decade", "century"):
        return None
    if f.word_after() == "of":
        return None
    return f.make("date", Edge(Told("day", 0, near=True) if unit == "day" else Near(unit, 0, 0.85), str(f["p"].value)))


def of_unit(f: Found) -> Token | None:
    """`later in the day`, `earlier in the week`, `later this year`, `earlier today`."""
    return (
        f.make(
            "date",
            Edge(Told("day", 0, near=True) if str(f["u"].value) == "day" else Near(str(f["u"].value), 0, 0.8), "LATE"),
        )
        if str(f["u"].value) in ("day", "week", "month", "year")
        else None
    )


def earlier(f: Found) -> Token | None:
    """`earlier this month`, `later today`, `earlier on Friday`."""
    d = f["d"].value
    if f.get("o") is not None and not f.is_(f["d"], "date"):
        return None
    return f.make("time" if f.is_(f["d"], "time") else "date", Edge(d, "END" if f.is_(f["w"], "later") else "START"))


def in_year(f: Found) -> Token | None:
    """`October of next year`, `Christmas last year`, `the third quarter of last year`, `June 18, last year`."""
    d, y = f["d"].value, f["y"].value
    inner = y.inner if isinstance(y, Edge) else y
    if not isinstance(d, OnceAYear) or d.which is not None:
        return None
    if isinstance(inner, Near) and inner.unit == "year":
        return f.make("date", InYearOf(d.of, inner))
    if isinstance(inner, Told) and inner.unit == "year":
        return f.make("date", InYearOf(d.of, inner))
    if isinstance(inner, Fixed) and inner.stretch and inner.stretch.granularity == "year" and f.get("o") is not None:
        return f.make("date", InYearOf(d.of, inner))
    if (
        isinstance(d.of, Season | Feast | PartOfYear)
        and isinstance(inner, Fixed)
        and inner.stretch
        and inner.stretch.granularity == "year"
    ):
        return f.make("date", InYearOf(d.of, inner))
    return None


def same_as(f: Found) -> Token | None:
    """`the same month a year ago`, where `the same month` is an expression by then."""
    told, outer = f["t"].value, f["d"].value
    if not isinstance(told, Told) or told.shift or not f.shown(f["t"]).startswith("the same"):
        return None
    return f.make("date", SamePeriod(outer, told.unit))


NUMERIC = "clock|dayno|small|teen|hundred_hours|year"
CLOCKS = [
    Rule(
        f"{{c:{NUMERIC}}} {{o:oclock}}? {{p:ampm}}? ({{z:zone}})?",
        clock,
    ),
    Rule(
        f"{{c:{NUMERIC}}} {{o:oclock}}? {{p:ampm}}? {{open}} {{z:zone}} ({{sign:plus|dash}} {{n:dayno}})? {{close}}",
        clock,
    ),
    Rule("{c:noon}", noon),
    Rule("{t:tonight}", tonight),
    Rule("{w:this|last|same|that|next} {p:daypart}", part_by_word),
    Rule("{the} {w:same|next} {p:daypart}", part_by_word),
]
PARTS = [
    Rule("({p:early} {dash}?)? {d:date} {p2:daypart}", lambda f: day_part_of(f)),
    Rule("({the})? {p2:daypart} {of} {d:date}", lambda f: day_part_of(f)),
    Rule("({the})? {e:early} {u:units} {of} {d:date}", lambda f: early_hours(f)),
    Rule("{d:date} {at}? {c:noon}", lambda f: f.make("time", Clock(str(f["c"].value), None, False, f["d"].value))),
    Rule("{t:time} {on}? {d:date}", clock_on),
    Rule("{d:date} {at} {t:time}", clock_on),
]


def early_hours(f: Found) -> Token | None:
    """`the early hours of Friday`."""
    d = f["d"].value
    if f["u"].value != "hour" or not isinstance(d, Weekday | Near | OnceAYear | Fixed):
        return None
    return f.make("time", DayPart("MO" if f["e"].value == "START" else "NI", d))


def day_part_of(f: Found) -> Token | None:
    """`early Friday morning`, `the night of May 5`."""
    d = f["d"].value
    inner = d.inner if isinstance(d, Edge) else d
    if isinstance(inner, Near) and inner.unit != "day":
        return None
    if isinstance(inner, OnceAYear) and isinstance(inner.of, MonthDay) and inner.of.day is None:
        return None
    if isinstance(inner, Fixed) and (inner.stretch is None or inner.stretch.granularity != "day"):
        return None
    return f.make("time", DayPart(f["p2"].value, inner))


EDGES = [
    Rule("({the:the})? {p:edge} {of} {d:date|time}", edge),
    Rule("({the})? ({very})? {p:early} {dash}? ({in})? {d:date|time}", edge),
    Rule("({the:the})? {p:edge} {of} {the} {u:unit}", edge_of_unit),
    Rule("{w:earlier|later} ({o:on|in})? {d:date|time}", earlier),
    Rule("{w:earlier|later|early} {in} {the} {u:unit}", of_unit),
]
YEARS = [
    Rule("{the} {same} {u:unit|period|moment} ({of}|{in})? {d:date}", same),
    Rule("{t:date} ({of}|{in})? {d:date}", same_as),
    Rule("{d:date} ({o:of}|{comma})? {y:date}", in_year),
]
LEFT = [Rule("{e:early} {dash}? {p:daypart}", the_part), Rule("{the}? {p:daypart}", the_part)]
