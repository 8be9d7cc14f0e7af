"""Which entries of a new record somebody wanted to hear of, and how they are told: a feed, a webhook, a command."""

import hashlib
import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec

from memcon.export.wording import Wording
from memcon.record import Actor, Event, Record, Statement
from memcon.record.record import Entry
from memcon.web.atom import AtomEntry, atom, read_atom
from memcon.web.citing import live
from memcon.web.watch.config import Rule

PATIENCE = 15.0
"""Seconds that a webhook or a command may take."""
KEPT = 200
"""Entries that an alert's feed holds."""


class Alert(Entry, frozen=True, kw_only=True):
    """Something that a rule asked for, with its words."""

    rule: str
    key: str
    what: str
    """`Darya Veletskaya denied`, `Belarus THREATEN Lithuania (planned)`."""
    words: str
    confidence: float
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    """The live page, opening at the words."""
    sha256: str

    @property
    def id(self) -> str:
        """The same for the same entry of the same text."""
        parts = f"{self.rule}\n{self.sha256}\n{self.key}\n{self.words}"
        return hashlib.sha256(parts.encode()).hexdigest()[:32]


def alerts(record: Record, rules: Iterable[Rule]) -> Iterator[Alert]:
    """What the rules ask for in a record."""
    wording = Wording(record)
    people = {a.id: a for a in record.actors}
    for rule in rules:
        for s in record.statements:
            if _statement_fits(rule, s, people, wording):
                yield _alert(
                    rule, wording, s.id, f"{wording.speaker(s) or 'somebody'} {s.act}", s.content, s.confidence
                )
        for e in record.events:
            if _event_fits(rule, e, people, wording):
                source, arrow, target = wording.parties(e)
                what = " ".join(p for p in (e.type, source, arrow if target else "", target, f"({e.status})") if p)
                yield _alert(rule, wording, e.id, what, wording.clause(e), e.confidence)


def _statement_fits(rule: Rule, s: Statement, people: dict[str, Actor], wording: Wording) -> bool:
    concerned = {s.speaker, s.addressee, *(t.actor for t in s.about)}
    others = [people[i] for i in (s.addressee, *(t.actor for t in s.about)) if i in people]
    said = [people[s.speaker]] if s.speaker in people else []
    return (
        s.confidence >= rule.above
        and not rule.status
        and (not rule.type or s.act in rule.type)
        and _named(rule, (people[i] for i in concerned if i in people))
        and _between(rule, said, others)
        and _worded(rule, wording.words(s.content))
    )


def _event_fits(rule: Rule, e: Event, people: dict[str, Actor], wording: Wording) -> bool:
    sources = [people[i] for i in e.sources if i in people]
    targets = [people[i] for i in e.targets if i in people]
    return (
        e.confidence >= rule.above
        and (not rule.status or e.status in rule.status)
        and (not rule.type or e.type in rule.type)
        and _named(rule, [*sources, *targets])
        and _between(rule, sources, targets or sources)
        and _worded(rule, f"{wording.words(e.evidence)} {wording.words(e.trigger)}")
    )


def _named(rule: Rule, people: Iterable[Actor]) -> bool:
    wanted = {n.casefold() for n in rule.actor}
    return not wanted or any(a.name.casefold() in wanted or (a.wikidata or "").casefold() in wanted for a in people)


def _between(rule: Rule, some: list[Actor], others: list[Actor]) -> bool:
    if not rule.dyad:
        return True
    one, other = rule.dyad
    here, there = {a.country for a in some}, {a.country for a in others}
    return (one in here and other in there) or (other in here and one in there)


def _worded(rule: Rule, text: str) -> bool:
    low = " ".join(text.casefold().split())
    return not rule.words or any(" ".join(w.casefold().split()) in low for w in rule.words)


def _alert(rule: Rule, wording: Wording, key: str, what: str, spans: tuple[tuple[int, int], ...], sure: float) -> Alert:
    report = wording.record.report
    return Alert(
        rule=rule.name, key=key, what=what, words=wording.words(spans), confidence=sure, title=report.title,
        publisher=report.publisher, published=report.published.isoformat() if report.published else None,
        url=live(report.url, report.text, spans), sha256=report.sha256,
    )  # fmt: skip


class Teller:
    """Tells alerts where their rules say; what cannot be told is a line, and is tried again."""

    def __init__(self, rules: Iterable[Rule], folder: Path, complain: Callable[[str], None]) -> None:
        self.rules = {r.name: r for r in rules}
        self._folder = folder
        self._complain = complain

    def tell(self, found: list[Alert]) -> list[Alert]:
        """Tell them; those that were not heard everywhere come back."""
        missed: dict[str, Alert] = {}
        for name, rule in self.rules.items():
            mine = [a for a in found if a.rule == name]
            if mine and rule.atom:
                self._write(self._folder / rule.atom, rule, mine)
            for alert in mine:
                heard = (not rule.webhook or self._post(rule.webhook, alert)) and (
                    not rule.command or self._run(rule.command, alert)
                )
                if not heard:
                    missed[alert.id] = alert
        return list(missed.values())

    def _write(self, path: Path, rule: Rule, found: list[Alert]) -> None:
        old = read_atom(path.read_bytes()) if path.exists() else []
        now = datetime.now(UTC)
        new = [
            AtomEntry(id=f"urn:memcon:alert:{a.id}", title=a.what, updated=now, link=a.url, summary=a.words,
                      author=a.publisher or "memcon")
            for a in found
        ]  # fmt: skip
        known = {e.id for e in old}
        entries = [*(e for e in new if e.id not in known), *old][:KEPT]
        part = path.with_name(path.name + ".part")
        part.write_bytes(atom(f"memcon: {rule.name}", f"urn:memcon:rule:{rule.name}", entries))
        part.replace(path)

    def _post(self, url: str, alert: Alert) -> bool:
        try:
            answer = httpx.post(
                url, content=msgspec.json.encode(alert), headers={"Content-Type": "application/json"},
                timeout=PATIENCE, follow_redirects=False,
            )  # fmt: skip
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            self._complain(f"alert {alert.rule!r}: the webhook cannot be told ({type(error).__name__})")
            return False
        if not answer.is_success:
            self._complain(f"alert {alert.rule!r}: the webhook answers {answer.status_code}")
        return answer.is_success

    def _run(self, command: tuple[str, ...], alert: Alert) -> bool:
        """The alert goes to the command as JSON on its standard input: nothing of a report is ever an argument."""
        try:
            done = subprocess.run(
                command, input=json.dumps(msgspec.to_builtins(alert)).encode(), timeout=PATIENCE, check=False,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            self._complain(f"alert {alert.rule!r}: the command cannot be run ({type(error).__name__})")
            return False
        if done.returncode:
            self._complain(f"alert {alert.rule!r}: the command ends with {done.returncode}")
        return done.returncode == 0
