"""The record beside the text: each entry with who, what, when, and a link to its words."""

from collections.abc import Iterable
from html import escape

from memcon.export.wording import UNSURE, Wording, counted, joint, period
from memcon.record import Appointment, Event, Span, Spans, Statement


def entries(wording: Wording, prefix: str) -> str:
    """The three lists of a record as HTML."""
    record = wording.record
    due = sorted(record.calendar, key=lambda c: (c.start, c.end))
    return (
        _section("What was said", (_statement(wording, s, prefix) for s in record.statements), len(record.statements))
        + _section("What was done", (_event(wording, e, prefix) for e in record.events), len(record.events))
        + _section("What is due", (_appointment(wording, c, prefix) for c in due), len(due))
    )


def _section(title: str, items: Iterable[str], number: int) -> str:
    body = "".join(items) or '<li class="none">nothing found</li>'
    return f"<section><h2>{title} <small>{counted(number, 'entry', 'entries')}</small></h2><ol>{body}</ol></section>\n"


def _statement(wording: Wording, s: Statement, prefix: str) -> str:
    who = wording.speaker(s)
    office = wording.office(s.speaker)
    teller = wording.teller(s)
    head = f"<b>{escape(who)}</b>" if who else "<b class=unnamed>nobody named</b>"
    head += f" <small>{escape(office)}</small>" if office else ""
    head += f" <small>as told by {escape(teller)}</small>" if teller else ""
    cue = f'<span class="how">{escape(wording.words(s.cue))}</span>' if s.cue else ""
    to = wording.addressee(s)
    told = s.act == "said" or s.act in wording.words(s.cue).lower()
    facts = [None if told else s.act, f"to {to}" if to else None, wording.occasion(s)]
    words = f'<q class="words">{quoted(wording.text, wording.around(s.content), s.quotes)}</q>'
    return _item(s.id, prefix, f"statement{' inside' if s.inside else ''}", head, f"{cue} {words}", facts, s.confidence)


def _event(wording: Wording, e: Event, prefix: str) -> str:
    source, arrow, target = wording.parties(e)
    head = f'<b class="type q{e.quad}">{escape(e.type)}</b> <b>{escape(source)}</b>'
    head += f" {arrow} <b>{escape(target)}</b>" if target else ""
    head += f' <small class="status {e.status}">{e.status}</small>'
    body = f'<q class="words">{quoted(wording.text, wording.clause(e), e.trigger)}</q>'
    if e.condition:
        body += f'<br><span class="if">condition: {escape(wording.words(e.condition))}</span>'
    facts = [
        period(e.date.start, e.date.end) if e.date else None, wording.place(e.place),
        *(m.replace("_", " ") for m in (*e.modes, *e.contexts)),
    ]  # fmt: skip
    for word, actor in (("claimed by", e.claimed_by), ("denied by", e.denied_by)):
        facts += [f"{word} {wording.name(actor)}"] if wording.name(actor) else []
    return _item(e.id, prefix, f"event {e.status}", head, body, facts, e.confidence)


def _appointment(wording: Wording, c: Appointment, prefix: str) -> str:
    host, by = wording.name(c.host), wording.name(c.announced_by)
    head = f'<time datetime="{c.start.isoformat()}">{escape(period(c.start, c.end) or "")}</time>'
    body = f"<span>{escape(c.title)}</span>"
    facts = [
        c.status if c.status != "due" else None, wording.place(c.place), f"host {host}" if host else None,
        wording.names(c.participants), f"announced by {by}" if by else None,
    ]  # fmt: skip
    return _item(c.id, prefix, "appointment", head, body, facts, c.confidence)


def _item(
    id: str,
    prefix: str,
    kind: str,
    head: str,
    body: str,
    facts: Iterable[str | None],
    confidence: float,
) -> str:
    shown = "".join(f"<li>{escape(f)}</li>" for f in facts if f)
    low = confidence < UNSURE
    unsure = " low" if low else ""
    sure = f'<small class="sure{unsure}" title="confidence">{"unsure " if low else ""}{confidence:.2f}</small>'
    below = f'<ul class="facts">{shown}</ul>' if shown else ""
    return (
        f'<li id="{prefix}{id}" class="entry {kind}" data-e="{id}">'
        f'<div class="end">{sure}<a class="back" href="#{prefix}t-{id}" title="to the words">{escape(id[1:])}</a></div>'
        f'<div class="who">{head}</div><div class="what">{body}</div>{below}</li>\n'
    )


def quoted(text: str, spans: Spans, quotes: Spans) -> str:
    """The words of the spans, those in quotation marks set off."""
    html = []
    for number, span in enumerate(spans):
        if number:
            html.append(escape(joint(text[spans[number - 1][1] : span[0]])))
        html.extend(_piece(text, span, quotes))
    return "".join(html)


def _piece(text: str, span: Span, quotes: Spans) -> Iterable[str]:
    at, end = span
    for a, b in quotes:
        a, b = max(a, at), min(b, end)
        if a < b:
            yield escape(text[at:a]) + f"<em>{escape(text[a:b])}</em>"
            at = b
    yield escape(text[at:end])
