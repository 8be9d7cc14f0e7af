"""The record beside the text of a report: one function a kind of entry."""

from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup

from memcon.export.wording import counted
from memcon.web.pieces import NOTHING, Piece, joined, trusted
from memcon.web.views.entries import Kind, Shown

PARTS: tuple[tuple[str, Kind, str], ...] = (
    ("What was said", "statement", "said"), ("What was done", "event", "done"), ("What is due", "appointment", "due"),
)  # fmt: skip
PART = Piece('<section aria-labelledby="{0}"><h2 id="{0}">{1} <small>{2}</small></h2>\n<ol>{3}</ol></section>\n')
NONE = trusted('<li class="none">nothing found</li>')
ROW = Piece(
    '<li id="{0}" class="entry {1} {2}" data-e="{0}" tabindex="-1">\n<div class="end">{3}'
    '<small class="sure{4}" title="confidence">{5}</small>'
    '<a class="back" href="#t-{0}" title="to the words" aria-label="To the words of {1} {6}">{6}</a></div>\n'
    '<div class="who">\n{7}\n</div>\n<div class="what">{8}</div>\n{9}{10}</li>\n'
)
BY_HAND = trusted('<small class="by-hand">by hand</small>')
BOLD, SMALL, WHO = Piece("<b>{}</b>"), Piece(" <small>{}</small>"), Piece('<a href="/actor/{}">{}</a>')
UNNAMED = trusted('<b class="unnamed">nobody named</b>')
TOLD_BY = Piece(" <small>as told by {}</small>")
TYPE = Piece('<b class="type q{}">{}</b> ')
UPON = Piece(" {} <b>{}</b>")
STATUS = Piece(' <small class="status {0}">{0}</small>')
TIME = Piece('<time datetime="{}">{}</time>')
HOW, SPAN, WORDS = Piece('<span class="how">{}</span> '), Piece("<span>{}</span>"), Piece('<q class="words">{}</q>')
NOTE = Piece('<br><span class="if">{}</span>')
FACTS, FACT = Piece('<ul class="facts">{}</ul>\n'), Piece("<li>{}</li>")
TOOLS = Piece(
    '<p class="tools"><a class="link" href="/report/{0}/{1}">link</a> '
    '<a class="cite" href="/report/{0}/{1}#cite" data-cite="/report/{0}/{1}.json">cite</a>{2} '
    '<a class="fix" href="/report/{0}/{1}/correct">correct this</a></p>\n'
)
LIVE = Piece(' <a href="{}" rel="noreferrer noopener">live page</a>')


def record(
    entries: Iterable[Shown], people: Mapping[str, int], corrected: Collection[str], report: int | None
) -> Markup:
    """All entries, by kind; with what may be done with each where the report is kept, under its number."""
    rows: dict[Kind, list[Markup]] = {}
    for entry in entries:
        rows.setdefault(entry.kind, []).append(_row(entry, people, entry.key in corrected, report))
    return joined(_part(title, id, rows.get(kind, [])) for title, kind, id in PARTS)


def _part(title: str, id: str, rows: list[Markup]) -> Markup:
    return PART(id, title, counted(len(rows), "entry", "entries"), joined(rows) if rows else NONE)


def _row(e: Shown, people: Mapping[str, int], by_hand: bool, report: int | None) -> Markup:
    what = [HOW(e.how)] if e.how else []
    what += [SPAN(e.html) if e.kind == "appointment" else WORDS(e.html), NOTE(e.note) if e.note else NOTHING]
    facts = ([e.when] if e.kind == "event" and e.when else []) + [*e.facts]
    tools = TOOLS(report, e.key, LIVE(e.live) if e.live else NOTHING) if report is not None else NOTHING
    return ROW(
        e.key, e.kind, e.style, BY_HAND if by_hand else NOTHING, " low" if e.unsure else "",
        f"{'unsure ' if e.unsure else ''}{e.confidence:.2f}", e.number, _who(e, people), joined(what),
        FACTS(joined(FACT(f) for f in facts)) if facts else NOTHING, tools,
    )  # fmt: skip


def _who(e: Shown, people: Mapping[str, int]) -> Markup:
    if e.kind == "statement":
        parts = [BOLD(_actor(e.actor, e.who, people)) if e.who else UNNAMED]
        parts += [SMALL(e.office)] if e.office else []
        parts += [TOLD_BY(e.teller)] if e.teller else []
    elif e.kind == "event":
        parts = [TYPE(e.quad, e.type), BOLD(_actor(e.actor, e.who, people)) if e.who else NOTHING]
        parts += [UPON(e.arrow, _actor(e.target_actor, e.target, people))] if e.target else []
        parts.append(STATUS(e.status))
    else:
        parts = [TIME(e.day, e.when), STATUS(e.status) if e.status else NOTHING]
    return joined(parts)


def _actor(id: str | None, name: str, people: Mapping[str, int]) -> Markup | str:
    """The name, leading to the actor where the store knows who it is."""
    known = people.get(id) if id else None
    return WHO(known, name) if known else name
