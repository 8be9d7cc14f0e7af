"""Rules for years and their parts: `2012`, `the 1980s`, `Q3 2012`, `spring`, `the last week of March`."""

from memcon.dates import calculus
from memcon.dates.fiscal import PARTS, FiscalPart, FiscalYear
from memcon.dates.grammar import Found, Rule
from memcon.dates.lexer import Token
from memcon.dates.meaning import WeekOf
from memcon.dates.sense import fixed
from memcon.dates.yearly import InYearOf, OnceAYear, PartOfYear, Season

NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "GPE", "NORP", "LOC"))
YEAR_BEFORE = frozenset([
    "in", "since", "of", "by", "until", "till", "before", "after", "from", "during", "between", "through", "and",
    "to", "early", "late", "mid", "end", "year", "around", "circa", "summer", "winter", "spring", "autumn", "fall",
    "the", "that", "(", "/", "–", "-", "—", "than", "for", "his", "her", "its", "their", "whose",
])  # fmt: skip
NO_YEAR_BEFORE = frozenset([
    "$", "€", "£", "¥", "#", "no", "number", "flight", "resolution", "article", "section", "model", "boeing",
    "airbus", "usd", "eur",
])  # fmt: skip
MEASURES = frozenset([
    "%", "percent", "per", "°", "/", "kg", "km", "km/h", "m", "mm", "cm", "miles", "mile", "metres", "meters", "feet",
    "tonnes", "tons", "tonne", "euros", "dollars", "pounds", "yuan", "rubles", "roubles", "rupees", "mph", "mw",
    "hectares", "acres", "barrels",
])  # fmt: skip
COUNTED = ("NNS", "NNPS")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def year(f: Found) -> Token | None:
    """A year by itself: four digits that count nothing."""
    token = f["y"]
    before, after = f.word_before(), f.word_after()
    if f.is_(f.after, "era", "unit", "units", "hundred", "zone") or after in MEASURES or before in NO_YEAR_BEFORE:
        return None
    if token.value < FIRST_YEAR and before not in (
        "in",
        "since",
        "of",
        "until",
        "from",
        "by",
        "before",
        "after",
        "the",
        "to",
    ):
        return None
    if f.text[token.start] in "'’":
        near = f.text[max(0, token.start - 1)]
        named = f.before is not None and f.text[f.before.start : f.before.end] != before
        return f.make("date", fixed(calculus.year(token.value), 0.85)) if not near.isalnum() and not named else None
    if f.before is not None and f.text[f.before.end : token.start] == "" and (before.isalnum() or before in ".,/:"):
        return None
    if f.tag(f.before) == "NNP" and f.tag(f.after) == "NNP" and f.entity(f.after) in NAMES:
        return None
    if token.value > LAST_YEAR and before not in ("in", "by", "until"):
        return None
    if f.tag(f.after) in COUNTED and before not in YEAR_BEFORE:
        return None
    if (
        f.tag(f.after) in COUNTED
        and before in ("of", "than", "for", "and", "to", "between", "from", "around")
        and _counts(f)
    ):
        return None
    return f.make("date", fixed(calculus.year(token.value), 0.95))


def the_year(f: Found) -> Token | None:
    """`the year 2000`."""
    return f.make("date", fixed(calculus.year(f["y"].value))) if f["u"].value == "year" else None


def _counts(f: Found) -> bool:
    """Whether the parser takes the number for a count of the noun that follows."""
    at = f.reading.token_at(f["y"].start)
    return at is not None and f.reading.dep[at] == "nummod"


def decade(f: Found) -> Token | None:
    """`the 1980s`, `the '80s`, `the 70s`."""
    value = int(f["y"].value)
    if f.word_before() in ("early", "late", "mid", "-") and f.tag(f.second_before) == "PRP$":
        return None  # a woman in her late 40s
    if value % 10 or (100 <= value < 1000) or value > LAST_YEAR:
        return None
    if value < 100:
        value += 1900 if value >= 20 else 2000
        if not (f.get("the") or f.text[f["y"].start] in "'’" or f.word_before() in ("and", "early", "late", "mid")):
            return None
    stretch = calculus.century(value) if value % 100 == 0 and value < 1900 else calculus.decade(value)
    return f.make("date", fixed(stretch, 0.93))


def nineties(f: Found) -> Token | None:
    """`the nineties`; not `in his nineties`."""
    return f.make("date", fixed(calculus.decade(1900 + f["y"].value * 10), 0.85))


def nth_century(f: Found) -> Token | None:
    """`the 19th century`."""
    n = int(f["n"].value)
    if f.shown(f["u"]) != "century" or not 1 <= n <= 22 or f.is_(f.after, "era"):
        return None
    return f.make("date", fixed(calculus.century((n - 1) * 100), 0.93))


def season_year(f: Found) -> Token | None:
    """`spring 2012`, `the summer of 2014`; not the games that a season names."""
    year = fixed(calculus.year(f["y"].value), 0.92)
    return f.make("date", InYearOf(Season(f["s"].value), year)) if year else None


def season(f: Found) -> Token | None:
    """`spring`, `in the autumn`: in lower case, and `fall` only as a noun after `this`, `last`, `next`, `in the`."""
    token = f["s"]
    word = f.shown(token)
    lead, after = f.word_before(), f.word_after()
    if after in ("olympics", "games", "school", "break", "palace", "universiade"):
        return None
    if f.text[token.start].isupper() and not (f.after and f.text[f.after.start].islower()):
        return None
    if word == "fall" and not (f.get("the") and lead in ("in", "by", "until", "since", "early", "late")):
        return None
    if not f.tag(token).startswith("NN"):
        return None
    return f.make("date", OnceAYear(Season(token.value)))


def quarter_name(f: Found) -> Token | None:
    """`Q3 2012`, `H1`."""
    name = f["q"].value
    of = PartOfYear("quarter" if name[0] == "Q" else "half", int(name[1]))
    year = f.get("y")
    if year is None:
        return f.make("date", OnceAYear(of))
    stretch = of.in_year(year.value)
    return f.make("date", fixed(stretch)) if stretch else None


def part_of(f: Found) -> Token | None:
    """`the last week of March`, `the third quarter of this year`, `the first half of 2012`."""
    inner, unit = f["d"].value, f["u"].value
    n = f["n"]
    nth = int(n.value) if f.is_(n, "ordinal", "nth") else -1
    if not 1 <= abs(nth) <= 53:
        return None
    if unit in ("quarter", "half") and nth > 0:
        if isinstance(inner, FiscalYear):
            return f.make("date", FiscalPart(inner, unit, nth)) if nth <= PARTS[unit] else None
        of = PartOfYear(unit, nth)
        return f.make("date", InYearOf(of, inner)) if nth <= (4 if unit == "quarter" else 2) else None
    if unit in ("hour", "minute", "century", "decade", "year"):
        return None
    return f.make("date", WeekOf(unit, nth, inner))


def quarter(f: Found) -> Token | None:
    """`the third quarter`, `third-quarter results`, `the first half`: of the year that the tense asks for."""
    unit, n = f["u"].value, int(f["n"].value)
    if unit == "half" and not f.get("the"):
        return None
    if unit not in ("quarter", "half") or not 1 <= n <= (4 if unit == "quarter" else 2):
        return None
    if f.word_after() == "of":
        return None
    return f.make("date", OnceAYear(PartOfYear(unit, n)))


RULES = [
    Rule("{y:year}", year),
    Rule("{the} {u:unit} {y:year}", the_year),
    Rule("({the:the})? {y:decade}", decade),
    Rule("{the} {y:nineties}", nineties),
    Rule("{the}? {n:nth|ordinal} {dash}? {u:unit}", nth_century),
    Rule("({the})? {s:season} ({of}|{comma})? {y:year}", season_year),
    Rule("({the:the})? {s:season}", season),
    Rule("{q:quarter_name} ({of}|{comma})? ({y:year})?", quarter_name),
    Rule("({the:the})? {n:ordinal|nth} {dash}? {u:unit|half}", quarter),
]
