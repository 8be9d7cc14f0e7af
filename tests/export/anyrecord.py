"""Records of any text, for Hypothesis: quotation marks, tabs, line breaks, combining marks, emoji, markup, formulas."""

import datetime
import hashlib

from hypothesis import strategies as st

from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Event,
    EventDate,
    MadeBy,
    Period,
    Place,
    Record,
    Report,
    Role,
    Statement,
    Tone,
)

PIECES = st.sampled_from(
    ["said ", "“we will not yield”", '"', "''", "'", "\t", "\n", "\n\n", "\r\n", "\r", ", ", ";", "|", "#", "é", "é",
     "\U0001f1fa\U0001f1f3", "\U0001f469‍\U0001f680", "日本", "עברית", "=HYPERLINK(1)", "+1", "-2", "@x", "<b>&amp;", "]]>", "\\", "*_`[", "1. ", "> ",
     " ", "\u2028", "­", "﻿", "\x0b", "\x0c", "\x85", "𝔘", "~", "--", "<!--", "%", "{}", "$"]
)  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
TEXTS = st.lists(PIECES | st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=20).map("".join).filter(str.strip)
NAMES = st.lists(PIECES | st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=4).map("".join).filter(str.strip)
DAYS = st.dates(datetime.date(1970, 1, 1), datetime.date(2100, 1, 1))
SURE = st.floats(0, 1).map(lambda x: round(x, 3))


@st.composite
def spans(draw, size, most=3):
    edges = sorted(draw(st.sets(st.integers(0, size), min_size=2, max_size=2 * most)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def records(draw, texts=TEXTS):
    """A sound record: every span is in range, every id resolves."""
    text = draw(texts)
    size = len(text)
    report = Report(
        id=draw(NAMES), text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=draw(st.none() | NAMES),
        publisher=draw(st.none() | NAMES), url=draw(st.sampled_from([None, "https://news.example/a?b=1&c=2", "https://www.example.org/é"])),
        published=draw(st.none() | DAYS), language="en",
    )  # fmt: skip
    actors = tuple(draw(_actor(f"a{n}", size)) for n in range(draw(st.integers(0, 3))))
    ids = [a.id for a in actors]
    places = tuple(
        Place(id=f"p{n}", spans=draw(spans(size, 1)), name=draw(NAMES), country=draw(st.sampled_from([None, "CHE", "USA", "XKX"])),
              geonames=draw(st.sampled_from([None, 2660646])), lat=46.2, lon=6.15, confidence=0.9)
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    one = st.sampled_from([None, *ids])
    place = st.sampled_from([None, *[p.id for p in places]])
    made = MadeBy(memcon="0", models={}, settings={})
    statements = tuple(draw(_statement(f"s{n}", size, one)) for n in range(draw(st.integers(0, 3))))
    events = tuple(draw(_event(f"e{n}", size, ids, one, place)) for n in range(draw(st.integers(0, 3))))
    due = tuple(draw(_appointment(f"c{n}", size, ids, one, place)) for n in range(draw(st.integers(0, 2))))
    return Record(report=report, actors=actors, statements=statements, events=events, calendar=due, places=places, made_by=made)


@st.composite
def _actor(draw, id, size):
    return Actor(
        id=id, name=draw(NAMES), kind=draw(st.sampled_from(["person", "state", "government", "organisation", "igo", "group"])),
        country=draw(st.sampled_from([None, "NOR", "ROU", "HKG"])), sector=draw(st.sampled_from([None, "GOV", "JRN", "PTY"])),
        wikidata=draw(st.sampled_from([None, "Q42"])), roles=draw(st.sampled_from([(), (Role(title="Minister", country="NOR"),)])),
        mentions=tuple(ActorMention(spans=draw(spans(size, 2)), form=draw(st.sampled_from(["name", "nominal", "pronoun"])), confidence=0.9) for _ in range(draw(st.integers(1, 2)))),
        confidence=draw(SURE),
    )  # fmt: skip


@st.composite
def _statement(draw, id, size, one):
    content = draw(spans(size))
    return Statement(
        id=id, act=draw(st.sampled_from(["said", "denied", "promised", "thought"])), kind="mixed", speaker=draw(one),
        source=draw(st.none() | spans(size, 1)), cue=draw(st.none() | spans(size, 2)), content=content,
        quotes=draw(st.sampled_from([(), content, content[:1]])), addressee=draw(one),
        date=draw(st.none() | DAYS.map(lambda d: Period(start=d, end=d))),
        about=tuple(Tone(actor=a, tone=0.5, confidence=0.5) for a in [draw(one)] if a), topics=("trade",), confidence=draw(SURE),
    )  # fmt: skip


@st.composite
def _event(draw, id, size, ids, one, place):
    several = st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple) if ids else st.just(())
    start = draw(DAYS)
    return Event(
        id=id, type=draw(st.sampled_from(["ASSAULT", "CONSULT", "AGREE", "PROTEST", "ACCUSE", "REQUEST"])), quad=4,
        modes=draw(st.sampled_from([(), ("aerial",), ("disapprove",)])), contexts=("military",),
        cameo=draw(st.sampled_from([None, "195"])), status=draw(st.sampled_from(["occurred", "planned", "denied", "alleged", "hypothetical"])),
        sources=draw(several), targets=draw(several), trigger=draw(spans(size)), also=tuple(draw(st.lists(spans(size, 2), max_size=2))),
        evidence=draw(spans(size, 1)), condition=draw(st.none() | spans(size, 1)), claimed_by=draw(one),
        date=draw(st.sampled_from([None, EventDate(start=start, end=start), EventDate(start=start), EventDate(start=start, end=start + datetime.timedelta(9))])),
        place=draw(place), confidence=draw(SURE),
    )  # fmt: skip


@st.composite
def _appointment(draw, id, size, ids, one, place):
    start = draw(DAYS)
    return Appointment(
        id=id, title=draw(NAMES), status=draw(st.sampled_from(["due", "moved", "cancelled"])), start=start,
        end=start + datetime.timedelta(draw(st.integers(0, 30))), place=draw(place), host=draw(one),
        participants=tuple(ids[:2]), announced_by=draw(one), evidence=draw(spans(size)), confidence=draw(SURE),
    )  # fmt: skip
