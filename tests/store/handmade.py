"""Small reports with their records, written by hand: who says what of whom, who does what, what is due."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from memcon.intake.report import make_report
from memcon.record import (
    Actor,
    ActorMention,
    Appointment,
    Event,
    EventDate,
    MadeBy,
    Occasion,
    Period,
    Record,
    Role,
    Spans,
    Statement,
    Tone,
)
from memcon.store import Store

DAY = date(2026, 3, 7)
QUADS = {"CONSULT": 1, "SUPPORT": 1, "AGREE": 1, "AID": 2, "COOPERATE": 2, "ACCUSE": 3, "THREATEN": 3, "SANCTION": 4, "ASSAULT": 4}


class Draftsman:
    """Puts a record together piece by piece; every piece must stand in the text."""

    def __init__(self, text: str, *, day: date | None = DAY, publisher: str = "Northern Wire", title: str | None = None, id: str | None = None, url: str | None = None):
        self.report = make_report(text, published=day, publisher=publisher, title=title, id=id, url=url, language="en")
        self.text, self.day = text, day
        self._actors: dict[str, Actor] = {}
        self._statements: list[Statement] = []
        self._events: list[Event] = []
        self._calendar: list[Appointment] = []

    def at(self, *pieces: str) -> Spans:
        found, after = [], 0
        for piece in pieces:
            start = self.text.index(piece, after)
            after = start + len(piece)
            found.append((start, after))
        return tuple(found)

    def who(self, name: str, kind: str = "person", country: str | None = None, office: str | None = None, wikidata: str | None = None) -> str:
        if name not in self._actors:
            spans = self.at(name) if name in self.text else ((0, 1),)
            mention = ActorMention(spans=spans, form="name", confidence=0.9)
            roles = (Role(title=office, country=country),) if office else ()
            id = f"a{len(self._actors) + 1}"
            self._actors[name] = Actor(id=id, name=name, kind=kind, country=country, roles=roles, mentions=(mention,), wikidata=wikidata, confidence=0.9)  # type: ignore[arg-type]
        return self._actors[name].id

    def says(self, speaker: str | None, content: str, *, cue: str | None = None, act: str = "said", quotes: Sequence[str] = (), about: dict[str, float] | None = None, topics: Sequence[str] = (), occasion: str | None = None, day: date | None = None) -> "Draftsman":
        self._statements.append(
            Statement(
                id=f"s{len(self._statements) + 1}", act=act, kind="direct" if quotes else "indirect", speaker=self.who(speaker) if speaker else None,  # type: ignore[arg-type]
                source=self.at(speaker) if speaker and speaker in self.text else None, cue=self.at(cue) if cue else None, content=self.at(content),
                quotes=self.at(*quotes) if quotes else (), topics=tuple(topics),
                about=tuple(Tone(actor=self.who(n), tone=t, confidence=0.8) for n, t in (about or {}).items()),
                occasion=Occasion(spans=self.at(occasion), name=occasion) if occasion else None,
                date=Period(start=day, end=day) if day else None, confidence=0.9,
            )
        )  # fmt: skip
        return self

    def does(self, type: str, trigger: str, sources: Sequence[str], targets: Sequence[str] = (), *, status: str = "occurred", day: date | None = None) -> "Draftsman":
        self._events.append(
            Event(
                id=f"e{len(self._events) + 1}", type=type, quad=QUADS[type], status=status, sources=tuple(self.who(s) for s in sources),  # type: ignore[arg-type]
                targets=tuple(self.who(t) for t in targets), trigger=self.at(trigger), evidence=self.at(trigger),
                date=EventDate(start=day, end=day) if day else None, confidence=0.8,
            )
        )  # fmt: skip
        return self

    def announces(self, title: str, start: date, end: date | None = None, *, by: str | None = None, status: str = "due", participants: Sequence[str] = ()) -> "Draftsman":
        self._calendar.append(
            Appointment(
                id=f"c{len(self._calendar) + 1}", title=title, status=status, start=start, end=end or start, evidence=self.at(title),  # type: ignore[arg-type]
                participants=tuple(self.who(p) for p in participants), announced_by=self.who(by) if by else None, confidence=0.9,
            )
        )  # fmt: skip
        return self

    def record(self) -> Record:
        return Record(
            report=self.report, actors=tuple(self._actors.values()), statements=tuple(self._statements), events=tuple(self._events),
            calendar=tuple(self._calendar), made_by=MadeBy(memcon="0.1.0", models={}, settings={}),
        )  # fmt: skip


def stored(path: Path, *records: Record) -> Path:
    """A new store of these records."""
    with Store.open(path, create=True) as store:
        list(store.add(records))
    return path


FORUM = """TALLINN, March 7 – Ingrid Solvang said that Oslo would not close the strait. “We are done with the climate cult,” she told delegates at the Tallinn Forum. She praised Lithuania for its patience.

Viktar Karalyou denied that Belarus had moved troops. Belarus threatened Lithuania with a blockade. The presidents will meet on March 12, the palace in Minsk announced."""
REWRITE = """TALLINN – “We are done with the climate cult,” Ingrid Solvang told the Tallinn Forum. Oslo would not close the strait, she said. Belarus threatened Lithuania with a blockade."""
LATER = """OSLO, March 20 – Ingrid Solvang said that Oslo would close the strait after all. “We are done with the climate debate,” she told parliament. Belarus and Lithuania held talks."""
SENATE = """CANBERRA – John Marsh, a senator, said that tariffs hurt farmers. “The cult of growth must end,” he said."""
BANK = """LONDON – John Marsh, governor of the bank, said that rates would stay where they are."""


def forum(text: str = FORUM, publisher: str = "Northern Wire", id: str = "forum") -> Record:
    made = Draftsman(text, publisher=publisher, id=id, title="Solvang at the forum", url=f"https://example.org/{id}")
    made.who("Ingrid Solvang", country="NOR", office="Foreign Minister", wikidata="Q111")
    made.who("Belarus", "state", "BLR")
    made.who("Lithuania", "state", "LTU")
    made.who("Viktar Karalyou", country="BLR", office="President")
    made.says("Ingrid Solvang", "would not close the strait", topics=("trade",), occasion="Tallinn Forum")
    made.says("Ingrid Solvang", "“We are done with the climate cult,”", quotes=("We are done with the climate cult,",), topics=("climate",), occasion="Tallinn Forum", about={"Lithuania": 0.6})
    made.does("THREATEN", "Belarus threatened Lithuania with a blockade", ["Belarus"], ["Lithuania"])
    if text == FORUM:
        made.says("Viktar Karalyou", "Belarus had moved troops", act="denied", about={"Belarus": 0.1})
        made.announces("The presidents will meet", date(2026, 3, 12), by="Viktar Karalyou", participants=["Belarus", "Lithuania"])
    return made.record()


def later() -> Record:
    day = date(2026, 3, 20)
    made = Draftsman(LATER, day=day, publisher="The Harbour Gazette", id="later", title="Oslo turns round")
    made.who("Ingrid Solvang", country="NOR", office="Prime Minister", wikidata="Q111")
    made.who("Belarus", "state", "BLR")
    made.who("Lithuania", "state", "LTU")
    made.says("Ingrid Solvang", "would close the strait after all", topics=("trade",))
    made.says("Ingrid Solvang", "“We are done with the climate debate,”", quotes=("We are done with the climate debate,",), topics=("climate",), about={"Lithuania": -0.5})
    made.does("CONSULT", "Belarus and Lithuania held talks", ["Belarus", "Lithuania"])
    return made.record()


def namesakes() -> tuple[Record, Record]:
    one = Draftsman(SENATE, id="senate", day=date(2026, 2, 1), publisher="Southern Post")
    one.who("John Marsh", country="AUS", office="senator")
    one.says("John Marsh", "tariffs hurt farmers", topics=("trade",)).says("John Marsh", "The cult of growth must end", quotes=("The cult of growth must end",))
    other = Draftsman(BANK, id="bank", day=date(2026, 2, 2), publisher="Southern Post")
    other.who("John Marsh", country="GBR", office="governor")
    other.says("John Marsh", "rates would stay where they are")
    return one.record(), other.record()


def build_desk(path: Path) -> Path:
    """A store of five reports: a forum told by two outlets, what came of it, and two namesakes."""
    told_again = forum(REWRITE, "The Harbour Gazette", "forum-again")
    with Store.open(path, create=True) as store:
        first, again, *_ = [a.report for a in store.add([forum(), told_again, later(), *namesakes()])]
        store.db.execute("UPDATE reports SET story = ? WHERE id IN (?, ?)", (first, first, again))
    return path
