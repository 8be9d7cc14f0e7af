"""Rules for what counts from a day: `last week`, `two years ago`, `the past decade`, `the same month`, `now`."""

from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.meaning import Counted, Near, Reach, SamePeriod, Told, Weekday, Weekend
from memcon.dates.sense import Fixed
from memcon.dates.yearly import OnceAYear, Season, Which

WHICH: dict[str, Which] = {"last": "last", "next": "next", "this": "this"}
SHIFT = {"last": -1, "this": 0, "next": 1}
NARRATIVE = frozenset(["previous", "preceding", "prior", "following", "subsequent", "ensuing"])
CURRENT = frozenset("for of in during end ended ending finish finished throughout on over closed".split())  # noqa: SIM905
CLOCK_UNITS = ("second", "minute", "hour")
HUNDREDFOLD = ("century", "millennium")


def _side(f: Found) -> str:
    return next(n for n in ("last", "next", "this") if f.is_(f["which"], n))


def unit_by_word(f: Found) -> Token | None:
    """`last week`, `next year`, `this month`; `the past week` is a stretch, `the following week` the narrative's."""
    unit, word, side = str(f["u"].value), f.shown(f["which"]), _side(f)
    article = f.get("the") is not None
    if (
        f.word_after() == "of"
        and word in ("last", "next")
        and f.is_(f.second_after, "month", "year", "the", "last", "next", "this")
    ):
        return None  # the last week of March
    if unit in CLOCK_UNITS or (unit == "century" and word != "this" and word != "last"):
        return None
    if word in NARRATIVE:
        return f.make("date", Told(unit, SHIFT[side]))
    if word == "past" or (article and word == "coming" and unit not in ("weekend",)):
        if unit in HUNDREDFOLD:
            return None
        return f.make("duration", Reach(unit, 1, SHIFT[side]))
    if article and word == "last" and unit in ("decade", "century"):
        return f.make("duration", Reach(unit, 1, -1)) if unit == "decade" else f.make("date", Near(unit, -1))
    if article and word == "next" and f.word_before() in ("over", "within", "during", "in", "for"):
        return f.make("duration", Reach(unit, 1, 1))
    if article and word == "next" and unit in ("day", "week", "month", "year"):
        return f.make("date", Told(unit, 1))
    if word == "current" and unit == "day":
        return None
    return f.make("date", Near(unit, SHIFT[side]))


def season_or_month(f: Found) -> Token | None:
    """`last October`, `next summer`, `this spring`, `last Christmas`."""
    value = f["d"].value
    side, word = _side(f), f.shown(f["which"])
    if word in ("coming", "following") and f.get("the") is None:
        return None
    if isinstance(value, OnceAYear):
        return f.make("date", OnceAYear(value.of, WHICH[side]))
    if isinstance(value, Weekday) and value.which is None and value.week is None:
        if word in NARRATIVE and f.get("the"):
            return None
        return f.make("date", Weekday(value.number, WHICH[side]))
    return None


def season_by_word(f: Found) -> Token | None:
    """`this fall`, `last spring`: the word before makes a season of it."""

    if f.text[f["s"].start].isupper() or f.word_after() in ("olympics", "games"):
        return None
    return f.make("date", OnceAYear(Season(f["s"].value), WHICH[_side(f)]))


def weekday_week(f: Found) -> Token | None:
    """`Friday next week`, `Monday last week`, `Sunday week`."""
    day, week = f["w"].value, f["d"].value
    if not isinstance(day, Weekday) or day.which or not isinstance(week, Near) or week.unit != "week":
        return None
    return f.make("date", Weekday(day.number, None, week.shift))


def both_days(f: Found) -> list[Token] | None:
    """`next Thursday and Friday`: the word holds for both."""
    a, b = f["a"].value, f["b"].value
    if not isinstance(a, Weekday) or not isinstance(b, Weekday) or b.which or b.week is not None or not a.which:
        return None
    return [f["a"], f.make("date", Weekday(b.number, a.which), "b", "b")]


def ago(f: Found) -> Token | None:
    """`two years ago`, `a week ago`, `decades ago`; `back` only where it is no adverb of place."""
    if f.shown(f["ago"]) == "back" and f.tag(f["ago"]) != "RB":
        return None
    value = f["n"].value
    unit, count = value
    if isinstance(count, str):
        return f.make("date", Fixed("DATE", "PAST_REF", None, 0.7))
    return f.make("date", Counted(unit, -count))


def earlier_later(f: Found) -> Token | None:
    """`three days later`, `a year earlier`: counted from the last date told."""
    unit, count = f["n"].value
    sign = -1 if f.is_(f["w"], "earlier") else 1
    if isinstance(count, str):
        return f.make("date", Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None, 0.5))
    if f.word_after() == "than":
        return None
    return f.make("date", Counted(unit, sign * count, narrative=True))


def prior(f: Found) -> Token | None:
    """`a year prior`."""
    unit, count = f["n"].value
    if f.shown(f["w"]) not in ("prior", "previous") or isinstance(count, str) or f.word_after() == "to":
        return None
    return f.make("date", Counted(unit, -count, narrative=True))


def from_now(f: Found) -> Token | None:
    """`two weeks from now`, `a year from today`, `three months hence`."""
    unit, count = f["n"].value
    day = f.get("d")
    if day is not None and f.shown(day) not in ("now", "today"):
        return None
    if isinstance(count, str):
        return f.make("date", Fixed("DATE", "FUTURE_REF", None, 0.6))
    return f.make("date", Counted(unit, count))


def within(f: Found) -> Token | None:
    """`within 48 hours`: the stretch that begins now; not `within 48 hours of the attack`."""
    unit, count = f["n"].value
    if isinstance(count, str) or f.word_after() in ("of", "after", "from"):
        return None
    return f.make("duration", Reach(unit, count, 1), "n", "n")


def reach(f: Found) -> Token | None:
    """`the past five years`, `the next 48 hours`, `the last few months`, `the coming weeks`."""
    unit, side = str(f["u"].value), _side(f)
    if side == "this":
        return None
    n = f.get("n")
    if n is None:
        count: float | str = "X"
        if f.shown(f["which"]) in NARRATIVE:
            return None
    else:
        count = "X" if f.is_(n, "vague", "few") else float(n.value)
    if f.shown(f["which"]) in NARRATIVE and n is not None:
        return f.make("duration", _plain(unit, count))
    return f.make("duration", Reach(unit, count if isinstance(count, str) else _whole(count), SHIFT[side]))


def _whole(count: float) -> float:
    return int(count) if count == int(count) else count


def _plain(unit: str, count: float | str) -> Fixed:
    from memcon.dates.calculus import duration

    return Fixed("DURATION", duration(count, unit), None, 0.9)


def recent_units(f: Found) -> Token | None:
    """`recent weeks`, `recent years`."""
    return f.make("date", Fixed("DATE", "PAST_REF", None, 0.75))


def coming_units(f: Found) -> Token | None:
    """`coming weeks`, `the days ahead`."""
    return f.make("duration", Reach(str(f["u"].value), "X", 1))


def same(f: Found) -> Token | None:
    """`the same period last year`, `the same day`, `the same month a year ago`, `that year`."""
    outer = f.get("d")
    unit = str(f["u"].value) if f.is_(f["u"], "unit") else None
    if f.is_(f["u"], "moment", "period") and outer is None:
        return None
    if unit in CLOCK_UNITS or unit in HUNDREDFOLD:
        return None
    if outer is None:
        return f.make("date", Told(unit or "day", 0))
    if f.is_(f["u"], "moment") and f.shown(f["u"]) != "time":
        return None
    return f.make("date", SamePeriod(outer.value, unit))


def that_unit(f: Found) -> Token | None:
    """`that day`, `that week`, `that year`: the narrative's."""
    unit, word = str(f["u"].value), f.shown(f["that"])
    if word == "those" or unit in CLOCK_UNITS or unit == "century":
        return None
    if f.tag(f["that"]) not in ("DT", "IN", ""):
        return None
    return f.make("date", Told(unit, 0))


def this_time(f: Found) -> Token | None:
    """`the time being`, `at the moment`, `the present`."""
    return f.make("date", Fixed("DATE", "PRESENT_REF", None, 0.8))


def at_the_moment(f: Found) -> Token | None:
    """`at the moment`; not `at the time`."""
    if f.shown(f["m"]) != "moment" or f.word_after() in ("of", "when", "that"):
        return None
    return f.make("date", Fixed("DATE", "PRESENT_REF", None, 0.8), "the", "m")


def the_unit(f: Found) -> Token | None:
    """`end the day`, `for the week`, `the weekend`: the current one."""
    unit, before = str(f["u"].value), f.word_before()
    if f.word_after() in ("of", "that", "when", "before", "after", "the", "in", "which", "-", "–"):
        return None
    if f.after is not None and f.text[f.after.start].isdecimal():
        return None
    if unit == "weekend":
        return f.make("date", Weekend())
    if unit == "day" and before not in (
        "end",
        "ended",
        "ending",
        "close",
        "closed",
        "finish",
        "finished",
        "for",
        "in",
        "during",
        "of",
        "on",
    ):
        return None
    if unit in ("week", "month", "year", "quarter") and before not in CURRENT:
        return None
    if unit not in ("day", "week", "month", "year", "quarter"):
        return None
    return f.make("date", Told("day", 0, near=True) if unit == "day" else Near(unit, 0, 0.65))


def whole_unit(f: Found) -> Token | None:
    """`the whole year`, `all week`."""
    unit = str(f["u"].value)
    if unit in CLOCK_UNITS or unit in HUNDREDFOLD:
        return None
    return f.make("date", Told(unit, 0)) if unit != "day" else None


def day_word(f: Found) -> Token | None:
    """`today`, `yesterday`, `tomorrow`; not `USA Today`."""
    if f.text[f["d"].start].isupper() and f.entity(f["d"]) in ("ORG", "WORK_OF_ART") and f.tag(f.before) == "NNP":
        return None
    if f.word_before() == "even" and not f["d"].value:
        return f.make("date", Fixed("DATE", "PRESENT_REF", None, 0.7))
    return f.make("date", Near("day", f["d"].value))


def day_after(f: Found) -> Token | None:
    """`the day after tomorrow`, `the day before yesterday`."""
    sign = 1 if f.is_(f["w"], "after") else -1
    return f.make("date", Near("day", f["d"].value + sign))


def day_before(f: Found) -> Token | None:
    """`the day before`, `the day after` with nothing that follows: counted in the narrative."""
    if f.after is not None and f.tag(f.after) not in (".", ",", ":", "''", "CC", "-RRB-", ""):
        return None
    unit = str(f["u"].value)
    if unit not in ("day", "week", "month", "year", "night"):
        return None
    return f.make("date", Told(unit, 1 if f.is_(f["w"], "after") else -1))


def reference(f: Found) -> Token | None:
    """`recently`, `currently`, `soon`."""
    token = f["r"]
    word = f.shown(token)
    if (word == "soon" and f.word_before() == "as") or f.is_(f.after, "dash"):
        return None
    return f.make("date", Fixed("DATE", str(token.value), None, 0.8))


def running(f: Found) -> Token | None:
    """`a second straight day`, `the fourth consecutive week`: it reaches into the current one."""
    unit = str(f["u"].value)
    return f.make("date", Near(unit, 0, 0.6)) if unit in ("day", "week", "month", "year") else None


def now(f: Found) -> Token | None:
    """`now`; not `now that`, `until now`."""
    if f.word_after() == "that" or f.is_(f.after, "dash") or f.entity(f["n"]) in ("ORG", "WORK_OF_ART"):
        return None
    return f.make("date", Fixed("DATE", "PRESENT_REF", None, 0.75))


def current(f: Found) -> Token | None:
    """`the current crisis`, `the recent vote`: the adjective alone."""
    token = f["w"]
    word = f.shown(token)
    if word not in ("current", "recent") or f.tag(token) not in ("JJ", "") or f.is_(f.before, "least", "more"):
        return None
    return f.make("date", Fixed("DATE", "PRESENT_REF" if word == "current" else "PAST_REF", None, 0.65))


def future(f: Found) -> Token | None:
    """`the future`, `the near future`, `the present`; `in the past`."""
    token = f["w"]
    word = f.shown(token)
    if word == "past" and (f.is_(f.after, "unit", "units", "number", "few", "dayno", "small") or f.tag(token) != "NN"):
        return None
    if word != "past" and f.tag(token) not in ("NN", ""):
        return None
    value = {"past": "PAST_REF", "present": "PRESENT_REF"}.get(word, "FUTURE_REF")
    return f.make("date", Fixed("DATE", value, None, 0.8))


def short_term(f: Found) -> Token | None:
    """`the near term`, `the long term`, `short-term`."""
    return f.make("date", Fixed("DATE", "FUTURE_REF", None, 0.7))


def ones_history(f: Found) -> Token | None:
    """`these days`: now."""
    return f.make("date", Fixed("DATE", "PRESENT_REF", None, 0.8))


BASIC = [
    Rule("({the:the|its|this})? {which:last|next|this} {u:unit}", unit_by_word),
    Rule("({the:the})? {which:last|next|this} {s:season}", season_by_word),
    Rule(
        "{the:the|its} {which:last|next} {straight}? {n:number|dayno|small|teen|tens|dozen|few|vague} {straight}?"
        " {u:unit|units}",
        reach,
    ),
    Rule("{which:last|next} {n:number|dayno|small|teen|tens|few|vague} {straight}? {u:units}", reach),
    Rule("({the})? {which:last|next} {u:units}", reach),
    Rule("({the}|{its})? {recent} {u:units}", recent_units),
    Rule("{these} {units}", ones_history),
    Rule("{the} {u:units} {ahead}", coming_units),
    Rule("{the} {moment} {being}", this_time),
    Rule("{at} {the:the} {m:moment}", at_the_moment),
    Rule("{d:today}", day_word),
    Rule("{the} {unit} {w:before|after} {d:today}", day_after),
    Rule("{the} {u:unit} {w:before|after}", day_before),
    Rule("{that:that} {u:unit}", that_unit),
    Rule("{the|that|this} {same} {u:unit}", same),
    Rule("{the} {u:unit}", the_unit),
    Rule("({the}|{its})? {whole} {u:unit}", whole_unit),
    Rule("({more}|{least}|{very})? {r:reference}", reference),
    Rule("({the}|{a})? {nth|ordinal} {straight} {u:unit}", running),
    Rule("{n:now}", now),
    Rule("{w:this|recent}", current),
    Rule("{the} {near}? {w:future|last}", future),
    Rule("{the} {near|short|straight} {dash}? {term}", short_term),
    Rule("{short|near} {dash}? {term}", short_term),
]
COUNTS = [
    Rule("{n:span} {ago:ago}", ago),
    Rule("{n:span} {w:earlier|later}", earlier_later),
    Rule("{n:span} {w:last}", prior),
    Rule("{n:span} {from} {d:date}", from_now),
    Rule("{n:span} {hence}", from_now),
    Rule("{within} {n:span}", within),
]
JOINED = [
    Rule("({the:the|this})? {which:last|next|this} {d:date}", season_or_month),
    Rule("{w:date} ({of}|{on})? {d:date}", weekday_week),
]
PAIRED = [Rule("{a:date} {and|to|dash} {b:date}", both_days)]
