"""brat standoff: for each report its text, its annotations, and for the folder the types that occur in them.

Offsets are code points of the text file, as brat counts. A span that runs over a line break or a tab is cut there: brat
draws nothing across lines. Statements and events are brat events: the cue or the trigger with its arguments.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from memcon.export.tables import View, nearest
from memcon.export.tally import Tally
from memcon.record import Actor, Event, Record, Spans, Statement

ENTITIES = {"person": "Person", "state": "State", "government": "Government", "organisation": "Organisation",
            "igo": "IGO", "group": "Group"}  # fmt: skip
PARTS = ("Source", "Content", "Quotation", "Condition", "Due", "Date", "Place")
ACTS = ("said", "thought", "promised", "asked", "wanted", "refused", "denied")
STATUSES = ("occurred", "planned", "denied", "alleged", "hypothetical")
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
UNTYPED = re.compile(r"[^A-Za-z0-9_-]")
BREAKS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Tabs, and all that Python's readers of lines take for the end of one: brat is such a reader."""
PIECES = re.compile(f"[^{BREAKS}]+")
FLAT = str.maketrans(dict.fromkeys(BREAKS, " "))
OVERLAP = "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"
LONGEST_NAME = 60
NO_TRIGGER = "statements without a cue, of which brat keeps source and content alone"


def write(records: Iterable[Record], folder: Path) -> Tally:
    """Write `NAME.txt` and `NAME.ann` for each report, and `annotation.conf`."""
    tally = Tally("reports")
    types: set[str] = set()
    taken: set[str] = set()
    for record in records:
        name = _file_name(record, taken)
        notes = Standoff(record)
        (folder / f"{name}.txt").write_text(record.report.text, encoding="utf-8", newline="")
        (folder / f"{name}.ann").write_text(notes.text(), encoding="utf-8", newline="")
        types |= {type_name(e.type) for e in record.events}
        tally.written += 1
        tally.left_out += notes.left_out
    (folder / "annotation.conf").write_text(configuration(types), encoding="utf-8", newline="")
    return tally


class Standoff:
    """The `.ann` file of one record."""

    def __init__(self, record: Record) -> None:
        self._view = View(record)
        self._text = record.report.text
        self._lines: list[str] = []
        self._known: dict[tuple[str, Spans], str] = {}
        self._counts = {"T": 0, "E": 0, "A": 0, "#": 0}
        self._mentions: dict[str, list[Spans]] = {}
        self.left_out = Tally("").left_out
        for actor in record.actors:
            self._actor(actor)
        for statement in record.statements:
            self._statement(statement)
        for event in record.events:
            self._event(event)
        for entry in record.calendar:
            due = self._bound("Due", entry.evidence)
            self._note(due, f"{entry.start.isoformat()}/{entry.end.isoformat()} {entry.status}: {entry.title}")
        for date in record.dates:
            found = self._bound("Date", date.spans)
            self._note(found, " ".join(p for p in (date.type, date.value) if p))
        for place in record.places:
            found = self._bound("Place", place.spans)
            self._note(found, ", ".join(p for p in (place.name, place.country) if p))

    def text(self) -> str:
        """The annotations, one a line."""
        return "".join(f"{line}\n" for line in self._lines)

    def _actor(self, actor: Actor) -> None:
        self._mentions[actor.id] = [m.spans for m in actor.mentions]
        for mention in actor.mentions:
            found = self._bound(ENTITIES[actor.kind], mention.spans)
            self._note(found, ", ".join(p for p in (actor.id, actor.name, actor.country, actor.sector) if p))

    def _statement(self, s: Statement) -> None:
        parts = [("Content", self._bound("Content", s.content))]
        parts += [("Source", self._bound("Source", s.source))] if s.source else []
        parts += [("Quotation", self._bound("Quotation", (span,))) for span in s.quotes]
        if s.cue is None:
            self.left_out[NO_TRIGGER] += 1
            return
        parts += self._named("Speaker", (s.speaker,), s.cue)
        parts += self._named("Addressee", (s.addressee,), s.cue)
        self._told(s.act.capitalize(), s.cue, parts)

    def _event(self, e: Event) -> None:
        parts = self._named("Source", e.sources, e.trigger) + self._named("Target", e.targets, e.trigger)
        parts += [("Condition", self._bound("Condition", e.condition))] if e.condition else []
        name = self._told(type_name(e.type), e.trigger, parts)
        self._counts["A"] += 1
        self._lines.append(f"A{self._counts['A']}\tStatus {name} {e.status}")

    def _named(self, role: str, ids: Iterable[str | None], anchor: Spans) -> list[tuple[str, str]]:
        """The mentions nearest to the words, one an actor."""
        found = []
        for id in ids:
            actor = self._view.actors.get(id or "")
            spans = nearest(self._mentions.get(id or "", ()), anchor)
            if actor is not None and spans is not None:
                found.append((role, self._bound(ENTITIES[actor.kind], spans)))
        return found

    def _told(self, type: str, trigger: Spans, parts: list[tuple[str, str]]) -> str:
        """An event with its arguments; the second of a role is `Role2`, as brat numbers them."""
        bound = self._bound(type, trigger)
        seen: dict[str, int] = {}
        arguments = []
        for role, name in parts:
            seen[role] = seen.get(role, 0) + 1
            arguments.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{name}")
        self._counts["E"] += 1
        self._lines.append(f"E{self._counts['E']}\t{' '.join([f'{type}:{bound}', *arguments])}")
        return f"E{self._counts['E']}"

    def _bound(self, type: str, spans: Spans) -> str:
        """A text-bound annotation, made once for the same words and type."""
        if (type, spans) not in self._known:
            self._counts["T"] += 1
            name = self._known[type, spans] = f"T{self._counts['T']}"
            pieces = _by_line(self._text, spans)
            offsets = ";".join(f"{a} {b}" for a, b in pieces)
            self._lines.append(f"{name}\t{type} {offsets}\t{_shown(self._text, pieces)}")
        return self._known[type, spans]

    def _note(self, of: str, words: str) -> None:
        self._counts["#"] += 1
        self._lines.append(f"#{self._counts['#']}\tAnnotatorNotes {of}\t{' '.join(words.split())}")


def type_name(type: str) -> str:
    """The type as brat can name it."""
    return UNTYPED.sub("_", type)


def configuration(types: Iterable[str]) -> str:
    """`annotation.conf`: what may be annotated, so that brat shows and edits it."""
    actor = "|".join(ENTITIES.values())
    parts = f"Content:Content, Source?:Source, Quotation*:Quotation, Speaker?:{actor}, Addressee?:{actor}"
    acts = [f"{act.capitalize()}\t{parts}" for act in ACTS]
    events = [f"{type}\tSource*:{actor}, Target*:{actor}, Condition?:Condition" for type in sorted(types)]
    status = f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}"
    lines = ["[entities]", *ENTITIES.values(), *PARTS, "", "[relations]", OVERLAP, "", "[events]", *acts, *events]
    return "\n".join([*lines, "", "[attributes]", status, ""])


def _by_line(text: str, spans: Spans) -> Spans:
    """The spans cut at line breaks; what is nothing else stays whole, so that no annotation is lost."""
    cut = [
        (start + piece.start(), start + piece.end())
        for start, end in spans
        for piece in PIECES.finditer(text[start:end])
    ]
    return tuple(cut) or spans


def _shown(text: str, pieces: Spans) -> str:
    return " ".join(text[a:b] for a, b in pieces).translate(FLAT)


def _file_name(record: Record, taken: set[str]) -> str:
    """The report's id as a file can be called, with a number where it is taken."""
    plain = UNSAFE.sub("_", record.report.id)[:LONGEST_NAME].strip("._") or record.report.sha256[:16]
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name.lower())
    return name
