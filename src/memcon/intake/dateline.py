"""Find the line that opens a report: `MUNICH, Feb 14 –`, `OFER PRISON, West Bank (Reuters) -`, `SEOUL:`.

Better no dateline than a false one: capitals before a dash are also headlines, kickers ("FILE -") and speakers of a
transcript ("MODERATOR:"). The conventions are those of the agencies' style guides.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from memcon.intake.days import MONTH, month
from memcon.lexicon import read_json
from memcon.record import Dateline, Span

LEADING = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{2}-\d{2})\b[.,:;]?", re.IGNORECASE)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = (
    rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d)|{WEEKDAY}"
)
HEAD = re.compile(
    rf"(?P<place>[^()\[\]]*?)(?:(?:^|,\s*|\s+|\(\s*)(?P<date>{DAY})\s*\)?)?\s*,?(?:\s*[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]])?",
    re.IGNORECASE,
)
BREAK = re.compile(r"\s*[—–―‑]+\s*|\s*--+\s*|\s+[-_|]\s+|:\s+|(?<=\))\s*")
SMALL = frozenset(
    {"de", "la", "le", "el", "al", "of", "the", "and", "di", "da", "du", "del", "near", "in", "on", "sur", "upon"}
)
OPENERS = frozenset(
    {"on", "in", "at", "by", "the", "a", "an", "this", "since", "from", "for", "as", "after", "before", "when", "while"}
    | {"with", "mr", "mrs", "ms", "dr", "it", "he", "she", "we"}
)
REACH = 400
"""Characters of headline, caption and byline that may stand before a dateline."""
LABEL = re.compile(r"^[A-Z][A-Z .'’-]{1,30}:\s", re.MULTILINE)


def leading_date(text: str) -> tuple[date, Span] | None:
    """The day and the span of a leading `date 2026-02-14`."""
    found = LEADING.match(text)
    if not found:
        return None
    try:
        return date.fromisoformat(found[1]), (found.start() + len(found[0]) - len(found[0].lstrip()), found.end(1))
    except ValueError:
        return None


def find(text: str, published: date | None = None) -> Dateline | None:
    """The dateline of a report, its year supplied from the publication date or a leading `date 2026-02-14`."""
    leading = leading_date(text)
    after = leading[1][1] if leading else 0
    day = published or (leading[0] if leading else None)
    for number, (start, end) in enumerate(_lines(text, after)):
        found = _in_line(text, start, end, day, first=number == 0)
        if found is not None:
            return found
    if leading:
        return Dateline(spans=(leading[1],), date=leading[0])
    return None


def _lines(text: str, after: int) -> Iterator[Span]:
    """The first lines with words on them, white space at both ends left out."""
    begin = None
    for found in re.compile(r"[^\n\r\u2028]*\S[^\n\r\u2028]*").finditer(text, after):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        begin = start if begin is None else begin
        if start - begin > REACH:
            return
        yield start, found.start() + len(line.rstrip())


def _in_line(text: str, start: int, end: int, day: date | None, *, first: bool) -> Dateline | None:
    window = text[start : min(end, start + 120)]
    for mark in BREAK.finditer(window):
        rest = text[start + mark.end() : end]
        if mark.start() == 0 or not rest or rest[0].islower():
            continue
        parts = HEAD.fullmatch(window[: mark.start()])
        if parts is None:
            continue
        place = (parts["place"] or "").strip(" ,\u2022*")
        if _opens(place, parts["date"], parts["agency"], mark.group().strip(), rest, first=first) and (
            not mark.group().strip().startswith(":") or not _transcript(text, start)
        ):
            lead = len(window) - len(window.lstrip(" ,\u2022*"))
            spans = ((start + lead, start + len(window[: mark.start()].rstrip())),)
            return Dateline(spans=spans, place=place or None, date=_day(parts["date"] or parts["agency"], day))
    return None


def _opens(place: str, when: str | None, agency: str | None, mark: str, rest: str, *, first: bool) -> bool:
    """Whether the parts before the mark are a dateline's."""
    lists = _lists()
    known = agency is not None and any(a in lists["agencies"] for a in re.split(r"\s*[/,]\s*", agency))
    if agency is not None and not known and re.fullmatch(DAY, agency, re.IGNORECASE):
        known = True
    if not mark and not known:
        return False
    if not place:
        return known and (first or mark != "")
    kind = _place(place)
    if kind == "capitals":
        strong = bool(when or agency)
        if mark.startswith(":") and not strong:
            return first and len(place.split()) <= 3 and "," not in place and _prose(rest)
        return strong or _prose(rest)
    if kind == "title":
        dash = mark != "" and not mark.startswith(":")
        region = place.rpartition(",")[2].strip() in lists["regions"] and "," in place
        return (known and (dash or not mark)) or (first and dash and (_full(when) or region) and _prose(rest))
    return False


def _full(when: str | None) -> bool:
    return bool(when and re.search(r"\d", when))


def _place(place: str) -> str | None:
    """`capitals` for MUNICH or OFER PRISON, West Bank; `title` for New York; None for what is no place's name."""
    if place.upper() in _lists()["never"] or len(place) > 45:
        return None
    heads = re.split(r"\s*/\s*|\s+and\s+", place.partition(",")[0].strip())
    tail = place.partition(",")[2]
    if any(not _named(part) for part in tail.split(",") if part.strip()):
        return None
    words = [w for head in heads for w in head.split()]
    if (
        not words
        or len(words) > 5
        or words[0].lower() in OPENERS
        or any(re.search(r"[\d?!\"“”%$&;:]", w) for w in words)
    ):
        return None
    if any(head.upper() in _lists()["never"] for head in heads):
        return None
    if all(_capitals(w) or (i and w.lower() in SMALL) for i, w in enumerate(words)):
        return "capitals" if sum(c.isalpha() for c in place) >= 3 else None
    return "title" if _named(" ".join(words)) and len(words) <= 4 else None


def _named(words: str) -> bool:
    """Whether each word begins with a capital, as a name's words do."""
    found = words.split()
    return 0 < len(found) <= 5 and all(w[0].isupper() or w.lower() in SMALL or w[0] in "'’" for w in found)


def _capitals(word: str) -> bool:
    letters = [c for c in re.sub(r"^(?:Mc|Mac|De|La|Le|Du|O['’]|al-|el-|Al-|El-)(?=[A-Z])", "", word) if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _prose(rest: str) -> bool:
    """Whether a sentence follows, not a headline or a label."""
    letters = [c for c in rest[:200] if c.isalpha()]
    low = sum(c.islower() for c in letters)
    words = [w for w in rest[:200].split() if w[0].isalpha()]
    headline = sum(w[0].isupper() for w in words) > 0.65 * len(words)
    whole = len(rest) >= 90 or rest[-1] in ".!?\"”'’)"
    return len(rest) >= 30 and low > 0.6 * len(letters) and whole and not headline


def _transcript(text: str, start: int) -> bool:
    """Whether other lines begin with capitals and a colon too: then these are speakers."""
    return any(found.start() != start for found in LABEL.finditer(text))


def _day(when: str | None, base: date | None) -> date | None:
    """The day of a dateline: the year that brings it nearest to the publication date."""
    if not when:
        return None
    if found := re.search(r"(\d{4})-(\d\d)-(\d\d)", when):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    named = re.search(MONTH, when, re.IGNORECASE)
    number = re.search(r"(?<!\d)\d{1,2}(?!\d)", when)
    if named is None or number is None:
        return _weekday(when, base)
    year = re.search(r"\d{4}", when)
    if year:
        return _valid(int(year[0]), month(named[0]), int(number[0]))
    if base is None:
        return None
    years = (_valid(base.year + k, month(named[0]), int(number[0])) for k in (0, -1, 1))
    return min((d for d in years if d), key=lambda d: abs(d - base), default=None)


def _weekday(when: str, base: date | None) -> date | None:
    """The last such day up to the publication date."""
    name = when.strip().lower()
    if base is None or name not in WEEKDAYS:
        return None
    return base - timedelta(days=(base.weekday() - WEEKDAYS.index(name)) % 7)


def _valid(year: int, month_number: int, day: int) -> date | None:
    try:
        return date(year, month_number, day)
    except ValueError:
        return None


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_json("datelines.json").items()}
