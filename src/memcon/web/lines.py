"""What lists are made of: one function a kind of line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from memcon.export.wording import CLOSING, OPENING, counted, country, period, short
from memcon.record import Span, Spans
from memcon.store.rows import (
    AppointmentLine,
    EntityLine,
    EventLine,
    Facet,
    Filter,
    Hit,
    ReportLine,
    StatementLine,
    ToneLine,
)
from memcon.web.pieces import NOTHING, Piece, joined, text, trusted
from memcon.web.wording import month_end, plain, signed, with_query

Again = Callable[..., str]
"""The address of the page with some of its fields changed."""
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
WARM, COLD = 0.15, -0.15
UNSURE_BELOW = 0.5
TOPICS = 3
"""Of a statement that a line shows."""

LINE = Piece(
    '<li data-key="{}"><span class="d">{}</span>\n<div><div class="by">{}</div>\n{}'
    '<div class="src">{}</div></div></li>\n'
)
PERSON = Piece('<a class="who" href="/actor/{}">{}</a>')
SMALL, BOLD, SPAN = Piece(" <small>{}</small>"), Piece("<b>{}</b>"), Piece("<span>{}</span>")
UNNAMED = Piece('<b class="none">{}</b>')
TIME = Piece('<time datetime="{}">{}</time>')
CUE = Piece('<span class="how">{}</span>')
WORDS, FLOWING = Piece('<q class="words">{}</q>\n'), Piece('<q class="words flow">{}</q>\n')
IN_REPORT = Piece('<a href="/report/{}#{}">{}</a>')
ALSO = Piece('<span title="{}">and <a href="/story/{}">{}</a></span>')
OUTLETS = Piece('<a href="/story/{}">{} outlets</a>')
TONE = Piece('<span class="tone {}"><a href="/actor/{}">{}</a> {}</span>')
LINK = Piece('<a href="{}">{}</a>')
UNSURE = Piece('<span class="if">unsure {}</span>')
BY_HAND = trusted('<span class="by-hand">by hand</span>')
TOOLS = Piece(
    '<span class="tools"><a class="link" href="/report/{0}/{1}">link</a>'
    '<a class="cite" href="/report/{0}/{1}#cite" data-cite="/report/{0}/{1}.json">cite</a>'
    '<a class="fix" href="/report/{0}/{1}/correct">correct</a></span>'
)
GAP = trusted(" ")
TO = Piece(" <small>to {}</small>")
UPON = Piece(" → <b>{}</b>")
ANNOUNCED, SAID_BY = Piece("<span>announced by {}</span>"), Piece("<span>said by {}</span>")
TYPE = Piece('<b class="type q{}" title="{}">{}</b> ')
STATUS = Piece(' <span class="status {0}">{0}</span>')
OPENS = Piece('<a class="link" href="/report/{}">{}</a>')
OPENS_AT = Piece('<a class="link" href="/report/{}#{}">{}</a>')
QUOTED = Piece("{}<em>{}</em>{}")
MARK = Piece('<span class="qm">{}</span>')
SET_OFF = {tag: Piece(f"<{tag}>{{}}</{tag}>") for tag in ("mark", "em", "ins", "del")}
FACET = Piece('<li><a href="{}"{}>{}</a><small>{}</small></li>')
FACETS = Piece("<h3>{}</h3><ul>{}</ul>\n")
CURRENT = trusted(' aria-current="true"')
DAYS = Piece(
    '<label>from <input type="date" name="since" value="{}"></label>'
    '<label>to <input type="date" name="until" value="{}"></label>'
)
PAGER = Piece('<p class="more">{}{}</p>')
EARLIER, LATER = Piece('<a rel="prev" href="{}">earlier page</a> '), Piece('<a rel="next" href="{}">more</a>')


@lru_cache(maxsize=4096)
def person(who: EntityLine, small: bool = True) -> Markup:
    """An actor by name, with office and country where there is room."""
    name = PERSON(who.id, who.name)
    land = country(who.country) if who.kind == "person" else None
    facts = ", ".join(p for p in (who.office, land) if p) if small else ""
    return joined((name, SMALL(facts))) if facts else name


def people(all: Iterable[EntityLine]) -> Markup:
    """Actors in a row."""
    return trusted(", ".join(person(one, False) for one in all))


def source(report: ReportLine, key: str, also: Sequence[ReportLine] = ()) -> Markup:
    """Which report tells it, and how many others do."""
    own = IN_REPORT(report.id, key, report.publisher or report.name)
    if not also:
        return own
    names = ", ".join(r.publisher for r in also if r.publisher)
    return joined((own, ALSO(names, report.story or report.id, counted(len(also), "other"))))


def tools(report: ReportLine, key: str) -> Markup:
    """What may be done with an entry."""
    return TOOLS(report.id, key)


def tones(about: Iterable[ToneLine]) -> Markup:
    """Whom a statement is about, and how warmly."""
    return joined(TONE(leaning(t.tone), t.entity, t.name, signed(t.tone)) for t in about)


def leaning(tone: float) -> str:
    """The class of a tone: `up`, `down` or neither."""
    return "up" if tone > WARM else "down" if tone < COLD else ""


def statement(line: StatementLine, date: bool = True, who: bool = True) -> Markup:
    """What somebody said."""
    when = TIME(line.day, short(line.day)) if date and line.day else NOTHING
    by = [NOTHING]
    if who:
        by += [BOLD(person(line.speaker)) if line.speaker else UNNAMED(line.source or "nobody named"), GAP]
    if line.cue:
        by.append(CUE(line.cue))
    if line.addressee and line.addressee.name not in (line.cue or ""):
        by.append(TO(person(line.addressee, False)))
    foot = [source(line.report, line.key, line.also), SPAN(line.occasion) if line.occasion else NOTHING]
    foot += [
        tones(line.about),
        *(_topic(t) for t in line.topics[:TOPICS]),
        *_sure(line),
        TOOLS(line.report.id, line.key),
    ]
    return LINE(line.key, when, joined(by), WORDS(said(line)), joined(foot))


def event(line: EventLine, date: bool = True) -> Markup:
    """What somebody did to whom."""
    last = line.last
    when = TIME(line.first or last, period(line.first, last)) if date and last else NOTHING
    by = [TYPE(line.quad, QUADS[line.quad], line.type), BOLD(people(line.sources) or "somebody")]
    by += [UPON(people(line.targets))] if line.targets else []
    by.append(STATUS(line.status))
    foot = [source(line.report, line.key, line.also), *(SPAN(plain(m)) for m in line.modes)]
    foot += [SPAN(line.place) if line.place else NOTHING, *_sure(line), TOOLS(line.report.id, line.key)]
    return LINE(line.key, when, joined(by), WORDS(done(line)), joined(foot))


def appointment(line: AppointmentLine, today: date) -> Markup:
    """What is due; the year stands where it is not this one."""
    days = (period(line.start, line.end) or "").replace(f" {today.year}", "")
    by = [IN_REPORT(line.report.id, line.key, line.title), STATUS(line.status) if line.status != "due" else NOTHING]
    foot = [SPAN(line.place) if line.place else NOTHING]
    foot += [SPAN(people(line.participants))] if line.participants else []
    foot += [ANNOUNCED(person(line.announced_by, False))] if line.announced_by else []
    foot += [source(line.report, line.key, line.also), TOOLS(line.report.id, line.key)]
    return LINE(line.key, BOLD(TIME(line.start, days)), joined(by), NOTHING, joined(foot))


def report(line: ReportLine) -> Markup:
    """A report with its publisher."""
    when = TIME(line.published, short(line.published)) if line.published else NOTHING
    foot = [SPAN(line.publisher) if line.publisher else NOTHING, _outlets(line)]
    return LINE(f"r{line.id}", when, OPENS(line.id, line.title or line.name), NOTHING, joined(foot))


def hit(found: Hit) -> Markup:
    """Where the words of a search stand."""
    line, said = found.report, found.statement
    when = TIME(line.published, short(line.published)) if line.published else NOTHING
    title = line.title or line.name
    by = BOLD(OPENS_AT(line.id, said.key, title) if said else OPENS(line.id, title))
    foot = [SPAN(line.publisher or "")]
    if said:
        foot += [SAID_BY(person(said.speaker, False)) if said.speaker else NOTHING, tones(said.about)]
    foot += [_outlets(line), TOOLS(line.id, said.key) if said else NOTHING]
    return LINE(said.key if said else f"r{line.id}", when, by, FLOWING(marked(found.around, found.marks)), joined(foot))


def facets(found: Iterable[Facet], asked: object, again: Again) -> Markup:
    """What narrows a search, by kind; `asked` has under the same name by what it is narrowed already."""
    by_kind = groupby(sorted(found, key=lambda f: f.kind), key=lambda f: f.kind)
    return joined(FACETS(kind, joined(_facet(f, asked, again) for f in items)) for kind, items in by_kind)


def pager(filter: Filter, count: int, again: Again) -> Markup:
    """The way to the page before and the one after."""
    limit = filter.limit or count
    before = EARLIER(again(offset=max(0, filter.offset - limit) or None)) if filter.offset else NOTHING
    return PAGER(before, LATER(again(offset=filter.offset + limit)) if count >= limit else NOTHING)


def days(since: date | None, until: date | None) -> Markup:
    """The fields of a form for the days asked for."""
    return DAYS(since or "", until or "")


def marked(words: str, marks: Iterable[Span], tag: str = "mark") -> Markup:
    """The text with the marks set off: `<mark>words</mark>`."""
    out, at, set_off = [], 0, SET_OFF[tag]
    for a, b in sorted(marks):
        a, b = max(a, at), min(b, len(words))
        if a < b:
            out += [text(words[at:a]), set_off(words[a:b])]
            at = b
    return joined((*out, text(words[at:])))


def said(line: StatementLine) -> Markup:
    """What was said, the parts in quotation marks set off; marks that the content leaves outside are put around."""
    quotes = [span for quote in line.quote_spans for span in _within(line.spans, quote)]
    words, parts, at = line.text, list[Markup](), 0
    for a, b in sorted(quotes):
        opens = NOTHING if words[:a].endswith(tuple(OPENING)) else MARK("“")
        closes = NOTHING if words[b:].startswith(tuple(CLOSING)) else MARK("”")
        parts += [text(words[at:a]), QUOTED(opens, words[a:b], closes)]
        at = b
    return joined((*parts, text(words[at:])))


def done(line: EventLine) -> Markup:
    """What was done, the word that says so set off."""
    at = line.text.find(line.trigger)
    return marked(line.text, [(at, at + len(line.trigger))] if at >= 0 else [], "em")


@lru_cache(maxsize=512)
def _topic(topic: str) -> Markup:
    return LINK(with_query("/said", topic=topic), plain(topic))


def _sure(line: StatementLine | EventLine) -> Iterator[Markup]:
    """How unsure it is, and whether somebody corrected it."""
    if line.confidence < UNSURE_BELOW:
        yield UNSURE(f"{line.confidence:.2f}")
    if line.corrected:
        yield BY_HAND


def _outlets(line: ReportLine) -> Markup:
    return OUTLETS(line.story or line.id, line.outlets) if line.outlets > 1 else NOTHING


def _facet(facet: Facet, asked: object, again: Again) -> Markup:
    if facet.kind == "month":
        address = again(since=f"{facet.value}-01", until=month_end(facet.value), offset=None)
    else:
        address = again(**{facet.kind: facet.value, "offset": None})
    chosen = str(getattr(asked, facet.kind, None)) == facet.value
    return FACET(address, CURRENT if chosen else NOTHING, facet.label, facet.reports)


def _within(spans: Spans, part: Span) -> Iterator[Span]:
    """Where a part of the report stands in the words of the spans, which are joined by ` … `."""
    at = 0
    for a, b in spans:
        start, end = max(a, part[0]), min(b, part[1])
        if start < end:
            yield at + start - a, at + end - a
        at += b - a + 3
