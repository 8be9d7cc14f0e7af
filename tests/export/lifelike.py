"""A record as a reader would make it of `examples/summit.txt`, built by hand, with overlaps, nesting and a broken quotation."""

from datetime import date
from pathlib import Path

from memcon.intake import make_report
from memcon.intake.headers import read_headers
from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Event,
    EventDate,
    MadeBy,
    Occasion,
    Period,
    Place,
    Record,
    Report,
    Role,
    Spans,
    Statement,
    TimeExpression,
)

EXAMPLES = Path(__file__).parents[2] / "examples"


def summit_report() -> Report:
    raw = (EXAMPLES / "summit.txt").read_text(encoding="utf-8")
    headers = read_headers(raw, "summit.txt")
    return make_report(
        raw[headers.end :].rstrip(), id="summit", title=headers.title, publisher=headers.publisher, url=headers.url,
        published=headers.published, language="en",
    )  # fmt: skip


def at(text: str, *pieces: str) -> Spans:
    """Where the pieces stand, each after the one before."""
    found, after = [], 0
    for piece in pieces:
        start = text.index(piece, after)
        after = start + len(piece)
        found.append((start, after))
    return tuple(found)


def summit_record() -> Record:
    report = summit_report()
    t = report.text
    return Record(
        report=report, actors=_actors(t), statements=_statements(t), events=_events(t), calendar=_calendar(t),
        dates=(
            TimeExpression(id="d1", spans=at(t, "next week"), type="DATE", value="2026-W11", start=date(2026, 3, 9),
                           end=date(2026, 3, 15), granularity="week", anchor="published", confidence=0.97),
        ),
        places=(Place(id="p1", spans=at(t, "Helsinki"), name="Helsinki", country="FIN", confidence=0.95),),
        made_by=MadeBy(memcon="0.1.0", models={}, settings={}),
    )  # fmt: skip


def _actors(t: str) -> tuple[Actor, ...]:
    def actor(id: str, name: str, kind: str, country: str | None, *roles: Role) -> Actor:
        spans = at(t, name) if name in t else at(t, "Finnish Foreign Ministry")
        mention = ActorMention(spans=spans, form="name", confidence=0.9)
        return Actor(id=id, name=name, kind=kind, country=country, roles=roles, mentions=(mention,), confidence=0.9)  # type: ignore[arg-type]

    return (
        actor("a1", "Ingrid Solvang", "person", "NOR", Role(title="Foreign Minister", country="NOR")),
        actor("a2", "European Commission", "igo", None),
        actor("a3", "Viktar Karalyou", "person", "BLR", Role(title="President", country="BLR")),
        actor("a4", "Lithuania", "state", "LTU"),
        actor("a5", "Finland", "state", "FIN"),
        actor("a6", "Finnish Foreign Ministry", "government", "FIN"),
        actor("a7", "Belarus", "state", "BLR"),
        actor("a8", "Darya Veletskaya", "person", "RUS", Role(title="spokeswoman", country="RUS", organisation="Foreign Ministry")),
        actor("a9", "senior NATO official", "person", None),
    )  # fmt: skip


def _statements(t: str) -> tuple[Statement, ...]:
    anchor = "investigators believe that an anchor was dragged across the line on purpose"
    return (
        Statement(id="s1", act="promised", kind="mixed", speaker="a1", source=at(t, "Norwegian Foreign Minister Ingrid Solvang"),
                  cue=at(t, "has assured"), content=at(t, "Oslo will not loosen its defence ties with them"), addressee="a4", occasion=Occasion(spans=at(t, "the Tallinn Security Forum"), name="Tallinn Security Forum"),
                  date=Period(start=date(2026, 3, 7), end=date(2026, 3, 7)), confidence=0.9),
        Statement(id="s2", act="said", kind="direct", speaker="a1", source=at(t, "she told")[:1], cue=at(t, "told delegates"),
                  content=at(t, "“We have been neighbours through worse winters than this one,”", "“Nobody in Oslo is looking for the door.",
                             "“What we ask for is plain dealing. If a treaty is to be changed, it should be changed at the table and not in a press release.”"),
                  quotes=at(t, "We have been neighbours through worse winters than this one,", "Nobody in Oslo is looking for the door.",
                            "What we ask for is plain dealing. If a treaty is to be changed, it should be changed at the table and not in a press release."),
                  confidence=0.97),
        Statement(id="s3", act="denied", kind="indirect", speaker="a8", source=at(t, "Darya Veletskaya, a spokeswoman for the Russian Foreign Ministry"),
                  cue=at(t, "denied"), content=at(t, "Russian vessels had damaged a power line in January"), confidence=0.8),
        Statement(id="s4", act="said", kind="indirect", speaker="a9", source=at(t, "a senior NATO official"),
                  cue=at(t, "According to"), content=at(t, anchor), confidence=0.85),
        Statement(id="s5", act="thought", kind="indirect", source=at(t, "investigators"), cue=at(t, "believe"),
                  content=at(t, "an anchor was dragged across the line on purpose"), inside="s4", confidence=0.45),
        Statement(id="s6", act="said", kind="indirect", cue=at(t, "has threatened"), speaker="a3", source=at(t, "Belarusian President Viktar Karalyou"),
                  content=at(t, "to close two border crossings with Lithuania if sanctions on potash are not lifted by the end of the month"),
                  confidence=0.8),
    )  # fmt: skip


def _events(t: str) -> tuple[Event, ...]:
    return (
        Event(id="e1", type="THREATEN", quad=3, modes=("non_violent",), status="occurred", sources=("a3",), targets=("a4",),
              trigger=at(t, "has threatened to close two border crossings"), evidence=at(t, "has threatened to close"),
              condition=at(t, "if sanctions on potash are not lifted by the end of the month"), done_by="s6", confidence=0.8),
        Event(id="e2", type="CONSULT", quad=1, status="planned", sources=("a4", "a7"), trigger=at(t, "a second round of talks"),
              evidence=at(t, "a second round of talks"), date=EventDate(spans=at(t, "next week"), start=date(2026, 3, 9), end=date(2026, 3, 15)),
              place="p1", confidence=0.9),
        Event(id="e3", type="ASSAULT", quad=4, status="denied", sources=(), targets=(), denied_by="a8",
              trigger=at(t, "damaged a power line"), evidence=at(t, "damaged a power line"), confidence=0.4),
    )  # fmt: skip


def _calendar(t: str) -> tuple[Appointment, ...]:
    return (
        Appointment(id="c2", title="the transit agreement expires", status="due", start=date(2026, 6, 30), end=date(2026, 6, 30),
                    evidence=at(t, "The present transit agreement expires on June 30"), confidence=0.9),
        Appointment(id="c1", event="e2", title="second round of talks between Lithuania and Belarus", status="due", start=date(2026, 3, 9),
                    end=date(2026, 3, 15), place="p1", host="a5", participants=("a4", "a7"), announced_by="a6", announced_in="s6",
                    evidence=at(t, "Finland will host a second round of talks between Lithuania and Belarus in Helsinki next week"), confidence=0.9),
    )  # fmt: skip
