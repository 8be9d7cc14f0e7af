"""Rules for numbers, durations and sets: `two and a half years`, `a 27-year contract`, `every Friday`, `15 a year`."""

from memcon.dates.calculus import duration
from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.meaning import Weekday
from memcon.dates.sense import Fixed
from memcon.dates.yearly import Feast, MonthDay, OnceAYear, Season

NUM = "number|dayno|year|small|teen|tens|dozen"
BARE_AFTER = frozenset([
    "for", "in", "over", "within", "of", "after", "during", "just", "only", "several", "through", "many", "take",
    "taken", "takes", "took", "last", "lasted", "lasting",
])  # fmt: skip
AGE = frozenset(("old",))


def _value(token: Token) -> float:
    return float(token.value)


def compound(f: Found) -> Token | None:
    """`twenty-five`."""
    return f.make("number", _value(f["t"]) + _value(f["s"]))


def multiple(f: Found) -> Token | None:
    """`a hundred`, `two thousand`."""
    n = f.get("n")
    times = f["h"].value
    return f.make("number", (float(n.value) if n and not f.is_(n, "a") else 1.0) * times)


def and_a_half(f: Found) -> Token | None:
    """`two and a half`."""
    return f.make("number", _value(f["n"]) + 0.5)


def vague(f: Found) -> Token | None:
    """`a few`, `several`, `a couple of`."""
    if f.shown(f["n"]) in ("couple", "pair"):
        return f.make("vague", 2.0) if f.shown(f["n"]) == "couple" else None
    return f.make("vague", "X")


NUMBERS = [
    Rule("{t:tens} {dash}? {s:small}", compound),
    Rule("({n:number|dayno|small|teen|tens|a})? {h:hundred}", multiple),
    Rule("{n:number|dayno|small|teen|tens|a} {and} {a} {half}", and_a_half),
    Rule("{a}? {n:few}", vague),
    Rule("{a} {n:couple} {of}?", vague),
]


def _count(f: Found, token: Token) -> float | str | None:
    """The number of units: a word for one, a number, or X."""
    if f.is_(token, "a"):
        return 1
    if f.is_(token, "few"):
        return "X"
    value = token.value
    if isinstance(value, str):
        return value
    number = float(value)
    if not 0 < number < 100_000:
        return None
    return int(number) if number == int(number) else number


def counted(f: Found) -> Token | None:
    """`three days`, `a 27-year contract`, `over a decade`, `more than two weeks`: units not yet hung on anything."""
    unit = str(f["u"].value)
    unit = "night" if unit == "NI" else unit
    count = _count(f, f["n"])
    if count is None or unit not in _UNITS:
        return None
    if f.word_after() == "of" and f.second_after is not None and f.shown(f.second_after) == "age":
        return None
    if f.word_after() in AGE or (
        f.is_(f.after, "dash") and f.text[f.after.end : f.after.end + 3] == "old" if f.after else False
    ):
        return None
    before = f.word_before()
    if f.is_(f["n"], "year") and unit != "year":
        return None
    if before in ("$", "€", "£") or (f.is_(f["n"], "small") and f.shown(f["n"]) == "one" and before == "no"):
        return None
    if f.is_(f["n"], "a") and not f.is_(f.after, "ago", "earlier", "later") and _loose(f, unit):
        return None
    return f.make("span", (unit, count))


def _loose(f: Found, unit: str) -> bool:
    """Whether `a day`, `a quarter` measures nothing: `not a day to celebrate`, `a quarter of the seats`."""
    if unit in ("second", "minute", "quarter"):
        return True
    return unit == "day" and f.word_before() not in BARE_AFTER and f.word_after() not in ("after", "before", "of")


def per_unit(f: Found) -> Token | None:
    """`15 a year`, `twice a week`, `$3 billion a year`: how often."""
    unit = str(f["u"].value)
    if f.text[f["n"].start : f["n"].end].lower() not in ("a", "an", "per") or f.before is None:
        return None
    tag, word = f.tag(f.before), f.word_before()
    if f.is_(f.after, "ago", "earlier", "later") or f.word_after() in ("after", "before", "from", "of"):
        return None
    often = word in (
        "once",
        "twice",
        "times",
        "percent",
        "%",
        "hours",
        "days",
        "people",
        "tons",
        "tonnes",
        "barrels",
        "dollars",
        "euros",
        "million",
        "billion",
    )
    at = f.reading.token_at(f["u"].start)
    measured = tag == "NNS" and at is not None and f.reading.dep[at] == "npadvmod"
    if not often and not measured and tag != "CD":
        return None
    return f.make("set", Fixed("SET", duration(1, unit), None, 0.85))


def bare(f: Found) -> Token | None:
    """`for decades`, `in minutes`, `weeks of talks`."""
    unit = str(f["u"].value)
    before, after = f.word_before(), f.word_after()
    if after == "of" and f.second_after is not None and f.shown(f.second_after) == "age":
        return None
    if (f.get("the") and before != "over") or (before in ("early", "late", "small") and after == "of"):
        return None
    if after in ("ago", "earlier", "later", "back", "hence"):
        return f.make("span", (unit, "X"))
    if before in BARE_AFTER or after in ("of", "before", "after") or f.is_(f.after, "dash"):
        if before in ("of",) and after != "of" and f.tag(f.before) == "":
            return None
        return f.make("duration", Fixed("DURATION", duration("X", unit), None, 0.7))
    return None


def single(f: Found) -> Token | None:
    """`single-day`."""
    return f.make("duration", Fixed("DURATION", duration(1, str(f["u"].value)), None, 0.8))


def set_of(f: Found) -> Token | None:
    """`every week`, `each year`, `every two years`, `every other day`."""
    n = f.get("n")
    count: float | str | None = 1
    if n is not None:
        count = 2 if f.is_(n, "other") else _count(f, n)
    unit = str(f["u"].value)
    if count is None or unit not in _UNITS:
        return None
    return f.make("set", Fixed("SET", duration(count, unit), None, 0.9))


def set_of_days(f: Found) -> Token | None:
    """`every Friday`, `each October`, `every summer`, `every Christmas`."""
    value = f["d"].value
    if isinstance(value, Weekday) and value.which is None:
        return f.make("set", Fixed("SET", f"XXXX-WXX-{value.number}", None, 0.92))
    if isinstance(value, OnceAYear) and value.which is None and isinstance(value.of, MonthDay | Feast | Season):
        return f.make("set", Fixed("SET", value.of.unresolved, None, 0.85))
    return None


def plural_days(f: Found) -> Token | None:
    """`on Mondays`."""
    return f.make("set", Fixed("SET", f"XXXX-WXX-{f['w'].value}", None, 0.85))


def often(f: Found) -> Token | None:
    """`annual`, `daily`, `every morning`."""
    if (
        f.text[f["o"].start].isupper()
        and f.text[f["o"].start : f["o"].end].lower() != f.text[f["o"].start : f["o"].end]
        and (f.tag(f["o"]) in ("NNP", "NNPS") or f.entity(f["o"]) in ("ORG", "WORK_OF_ART", "EVENT"))
    ):
        return None
    if f.tag(f["o"]) == "NN" and str(f["o"].value) != "P1Y":
        return None  # the daily said
    return f.make("set", Fixed("SET", str(f["o"].value), None, 0.75))


def plain(f: Found) -> Token | None:
    """What nothing else took is a duration."""
    unit, count = f["n"].value
    return f.make("duration", Fixed("DURATION", duration(count, unit), None, 0.9))


_UNITS = frozenset([
    "second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade",
    "century", "millennium",
])  # fmt: skip
SPANS = [
    Rule(
        "({nearly}|{few}|{more} {than}|{at} {least}|{up} {to})* {n:number|dayno|year|small|teen|tens|dozen|vague|few|a}"
        " {dash}? {straight}? {dash}? {u:unit|units|daypart}",
        counted,
    ),
    Rule("{single} {dash} {u:unit}", single),
    Rule("{a} {straight} {n:number|dayno|small|teen|tens} {u:units}", counted),
    Rule("({the:the})? {u:units}", bare),
]
PER_UNIT = [Rule("{n:a} {u:unit}", per_unit)]
SETS = [
    Rule("{every} ({n:number|dayno|small|teen|tens|other|vague})? {u:unit|units}", set_of),
    Rule("{w:weekdays}", plural_days),
    Rule("{o:often}", often),
]
DAY_SETS = [Rule("{every} {d:date}", set_of_days)]
PLAIN = [Rule("{n:span}", plain)]
