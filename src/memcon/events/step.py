"""The step that finds who did what to whom."""

import re
from collections.abc import Sequence

import msgspec

from memcon.events import threats
from memcon.events.absorbing import absorbed, as_threats
from memcon.events.addressing import Addresser
from memcon.events.conditions import ConditionFinder
from memcon.events.confidence import Confidence, features
from memcon.events.contexts import Contexts
from memcon.events.fitting import fitting, recast
from memcon.events.folding import fold
from memcon.events.grammar import Grammar
from memcon.events.grounds import Grounds, taking_part
from memcon.events.implied import completed
from memcon.events.journeys import Journeys
from memcon.events.modes import modes_of
from memcon.events.ontology import Ontology
from memcon.events.pairing import Pairs
from memcon.events.parties import Parties
from memcon.events.pooling import Partial, pooled
from memcon.events.roles import RoleFinder, Roles
from memcon.events.status import StatusReader
from memcon.events.telling import Teller
from memcon.events.triggers import Finder, Trigger
from memcon.events.wording import Standing, Words
from memcon.lexicon import read_json
from memcon.record import Cast, Draft, Event, Place, Span, Spans, Statement


class FindEvents:
    """Give each draft its events: `Trump has threatened strikes on Iran` is THREATEN, from Trump to Iran, occurred."""

    needs: tuple[str, ...] = ("report", "reading", "actors", "statements")
    gives: tuple[str, ...] = ("events", "actors")

    def __init__(self, ontology: Ontology | None = None) -> None:
        self._ontology = ontology or Ontology.shipped()
        self._words = Words.of(read_json("events_words.json"))
        self._contexts = Contexts(read_json("events_contexts.json"))
        self._confidence = Confidence()
        self._finder = Finder(self._ontology.patterns)
        self._grounds = Grounds()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find the events of every draft."""
        return [self._with_events(d) for d in drafts]

    def _with_events(self, draft: Draft) -> Draft:
        """The draft with its events, and with the states, named by their towns alone, at which they are directed."""
        if not draft.actors:
            return draft
        g = Grammar(draft.parse())
        triggers = as_threats(g, self._finder.find(g), self._ontology)
        made = self._grounds.states(draft, g, triggers)
        whole = msgspec.structs.replace(draft, actors=(*draft.actors, *made)) if made else draft
        events = tuple(self._of(_Report(whole, g, self._words), triggers))
        actors = (*draft.actors, *taking_part(made, events)) if made else draft.actors
        return msgspec.structs.replace(draft, events=events, actors=actors)

    def _of(self, report: "_Report", triggers: Sequence[Trigger]) -> list[Event]:
        gone = absorbed(report.g, triggers, self._ontology)
        by_token = {t.token: t for t in triggers}
        addresser = Addresser(report.g, report.cast, report.roles, Pairs(report.g.r.text, report.cast), by_token)
        events: list[Event] = []
        partials: list[Partial] = []
        for t in triggers:
            if t.token in gone or report.journeys.covered(t):
                continue
            roles = addresser.find(t, events)
            if "ACCUSE" in self._ontology.types:
                t, told = recast(report.g, threats.of_warning(report.g, t, roles, report.cast), roles, report.cast), t
                roles = addresser.find(t, events) if t.pattern.reciprocal != told.pattern.reciprocal else roles
            roles = threats.aimed(report.g, t, roles, report.cast, report.roles)
            if not fitting(t, roles, report.cast):
                continue
            if not self._whole(report, t, roles) and not (roles.sources and report.roles.strikes_place(t)):
                partials.append(Partial(trigger=t, roles=roles))
                continue
            for parties, stop in report.journeys.legs(t, roles):
                event = self._event(report, t, parties, stop)
                if event is not None:
                    events.append(event)
        events += self._completed(report, partials, events)
        return fold(events, report.stems(events), report.cast)

    def _completed(self, report: "_Report", partials: Sequence[Partial], events: Sequence[Event]) -> list[Event]:
        """The acts whose missing party the rest of the report gives."""
        whole = {p.trigger.token: p.roles for p in pooled(report.g, partials, events, report.cast)}
        found = []
        for p in partials:
            roles = whole.get(p.trigger.token) or completed(report.g, p, events, report.cast)
            event = self._event(report, p.trigger, roles) if roles is not None else None
            if event is not None:
                found.append(event)
        return found

    def _event(self, report: "_Report", t: Trigger, roles: Roles, stop: Place | None = None) -> Event | None:
        carrier = report.roles.carrying_verb(t.token) if t.pattern.word == "noun" else None
        standing = report.status.read(t.token, carrier)
        if standing.conditional or (report.status.asked(t.token) and not t.pattern.complement):
            return None
        trigger = (*report.spans(t, carrier), *(stop.spans if stop is not None else ()))
        told = report.teller.tell(t, trigger, roles, standing)
        condition = report.condition(t, self._ontology.types[t.pattern.type].absorbs, roles, told.done_by)
        if threats.conditional(report.g, t, standing, condition) and report.own_words(told.told_in, roles):
            t = msgspec.structs.replace(t, pattern=msgspec.structs.replace(t.pattern, type="THREATEN", mode=None))
            told = msgspec.structs.replace(told, status="occurred", done_by=told.told_in, told_in=None)
        clause = report.clause(t.token)
        modes = modes_of(report.g.r, t, clause, self._ontology)
        sentence = report.g.r.sentences[report.g.r.sentence[t.token]]
        kind = self._ontology.types[t.pattern.type]
        return Event(
            id=f"e{t.token}", type=t.pattern.type, quad=kind.quad, modes=modes,
            contexts=self._contexts.of(report.g.r, *sentence), cameo=self._ontology.cameo_of(t.pattern.type, modes),
            status=told.status, sources=roles.sources, targets=roles.targets, trigger=trigger,
            evidence=(report.g.r.span(clause.start, clause.stop),),
            condition=condition,
            done_by=told.done_by, told_in=told.told_in, claimed_by=told.claimed_by, denied_by=told.denied_by,
            confidence=self._sure(features(report.g, report.cast, t, roles)),
        )  # fmt: skip

    def _sure(self, found: frozenset[str]) -> float:
        """The confidence of an event, from what its finding rests on."""
        return self._confidence.of(found)

    def _whole(self, report: "_Report", t: Trigger, roles: Roles) -> bool:
        """Whether the act has the parties that its type asks for."""
        kind, p = self._ontology.types[t.pattern.type], t.pattern
        if not roles.sources:
            return False
        if roles.reciprocal:
            return len(roles.sources) >= 2 or report.both(roles.sources)
        if p.type == "THREATEN" and p.complement in ("to", "will", "that"):
            return True
        if (p.actor_needed or kind.target or (p.weak and p.word == "verb")) and not p.targetless and not roles.targets:
            return False
        return not (kind.parties > 1 and len(roles.sources) + len(roles.targets) < 2)


OPEN_CLASS = ("VERB", "NOUN", "ADJ", "ADV", "PROPN")
PAIR = re.compile(r"(?:the |these |both |its |all )?(?:both|two)\b", re.IGNORECASE)
STEM = 6
"""Letters by which words are of one stem: `negotiate`, `negotiations`."""


class _Report:
    """What the step keeps of one report while it reads it."""

    def __init__(self, draft: Draft, g: Grammar, words: Words) -> None:
        self.g = g
        self.cast = Cast(draft.actors)
        parties = Parties(self.g, self.cast, words.things, words.regional, draft.places, draft.mentions)
        self.journeys = Journeys(self.g, parties, draft.places, draft.dates)
        self.roles = RoleFinder(self.g, parties, words.light, words.minded)
        self.status = StatusReader(self.g, words)
        self.conditions = ConditionFinder(self.g, words)
        self._light = words.light
        self.statements = draft.statements
        self._number = {s.id: k for k, s in enumerate(draft.statements)}
        self._opening: dict[int, list[int]] = {}
        """The statements whose content begins in each sentence."""
        for k, s in enumerate(draft.statements):
            first = self.g.r.tokens_in(*s.content[0])
            if first:
                self._opening.setdefault(self.g.r.sentence[first[0]], []).append(k)
        self.teller = Teller(draft, self.g, self.cast)

    def stems(self, events: Sequence[Event]) -> dict[Span, frozenset[str]]:
        """The stems of each event's trigger, light verbs left out: `transfer` in `made transfers`."""
        found = {}
        for e in events:
            tokens = [i for a, b in e.trigger for i in self.g.r.tokens_in(a, b)]
            lemmas = [self.g.lemma[i] for i in tokens if self.g.r.pos[i] in OPEN_CLASS]
            told = [x for x in lemmas if x not in self._light] or lemmas
            found[e.trigger[0]] = frozenset(x[:STEM] for x in told)
        return found

    def spans(self, t: Trigger, carrier: int | None) -> Spans:
        """The characters of the trigger: its own words, the verb that carries a noun among them."""
        tokens = sorted({*t.tokens, *([carrier] if carrier is not None and abs(carrier - t.token) < 8 else [])})
        out: list[tuple[int, int]] = []
        for token in tokens:
            start, end = self.g.r.start[token], self.g.r.end[token]
            if out and start - out[-1][1] <= 1:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return tuple(out)

    def condition(self, t: Trigger, verbal: bool, roles: Roles, done_by: str | None) -> Spans | None:
        """The condition on which the act hangs; of a verbal act also in what is said, or said right after it."""
        found = self.conditions.find(t.token, t.clause if verbal else None)
        if found is not None or not verbal:
            return found
        at = self.g.r.sentence[t.token]
        near = {k: True for later in range(1, 9) for k in self._opening.get(at + later, ())}
        if done_by in self._number:
            near.setdefault(self._number[done_by], False)
        for k in sorted(near):
            s = self.statements[k]
            after = near[k] and self._ours(s.speaker, roles) and self._echoes(t.token, s)
            if s.id == done_by or after:
                found = self.conditions.said(s.content)
                if found is not None:
                    return found
        return None

    def own_words(self, statement: str | None, roles: Roles) -> bool:
        """Whether the source itself says it in the statement."""
        k = self._number.get(statement or "")
        return k is not None and self._ours(self.statements[k].speaker, roles)

    def both(self, actors: Sequence[str]) -> bool:
        """Whether one actor stands for two: `both sides`, `the two neighbours`."""
        return any(PAIR.match(self.cast.by_id[a].name) for a in actors if self.cast.by_id[a].kind == "group")

    def _echoes(self, token: int, s: Statement) -> bool:
        """Whether a statement says in full what the act's clause says in short: they share two words."""
        content = {i for a, b in s.content for i in self.g.r.tokens_in(a, b)}
        words = [
            {self.g.lemma[i] for i in where if self.g.r.pos[i] in OPEN_CLASS} for where in (self.clause(token), content)
        ]
        return len(words[0] & words[1]) >= 2

    def _ours(self, speaker: str | None, roles: Roles) -> bool:
        """Whether the speaker is of the source's side."""
        if speaker is None:
            return False
        country = self.cast.by_id[speaker].country
        return speaker in roles.sources or country in {self.cast.by_id[a].country for a in roles.sources} - {None}

    def clause(self, token: int) -> range:
        """The tokens of the trigger's clause, joined clauses left out."""
        verb = self.g.clause(self.g.r.head[token] if self.g.gerund_before_noun(token) else token)
        first, last = self.g.r.left[verb], self.g.r.right[verb]
        for c in self.g.r.children[verb]:
            if self.g.r.dep[c] in ("conj", "parataxis", "ccomp", "advcl") and self.g.is_verb(c):
                if c > token and self.g.r.left[c] > token and self.g.r.dep[c] in ("conj", "parataxis"):
                    last = min(last, self.g.r.left[c])
                elif c < token and self.g.r.right[c] <= token:
                    first = max(first, self.g.r.right[c])
        while last - 1 > token and self.g.r.pos[last - 1] in ("PUNCT", "CCONJ"):
            last -= 1
        while first < token and self.g.r.pos[first] == "PUNCT":
            first += 1
        return range(min(first, token), max(last, token + 1))


__all__ = ["FindEvents", "Standing"]
