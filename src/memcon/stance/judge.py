"""The step that judges tone: whom a statement praises or blames, by its words and their syntax.

`The organisation was powerless to act` blames the organisation; `a strong ally` praises whom it is said of; `accused X`
blames X by the cue alone. Where the evidence is thin or divided, nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from memcon.record import Cast, Draft, Reading, Statement, Tone, overlap
from memcon.stance.clauses import Clauses
from memcon.stance.words import Words

CARRIED = frozenset(("to", "with", "through", "in", "by", "behind"))
LEAST = 0.4
"""Evidence weaker than this says nothing."""

Evidence = Iterator[tuple[str, float]]


class JudgeTone:
    """Fill `about` of each statement with the actors that it judges: tone from -1 (condemns) to 1 (praises)."""

    needs: tuple[str, ...] = ("reading", "actors", "statements")
    gives: tuple[str, ...] = ("statements",)

    def __init__(self) -> None:
        self._words = Words()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Judge the statements of each draft."""
        return [msgspec.structs.replace(d, statements=self._judged(d)) for d in drafts]

    def _judged(self, draft: Draft) -> tuple[Statement, ...]:
        reading = draft.parse()
        judge = Judge(Clauses(reading, Cast(draft.actors), self._words))
        inner: dict[str, list[Statement]] = defaultdict(list)
        for s in draft.statements:
            if s.inside is not None:
                inner[s.inside].append(s)
        return tuple(msgspec.structs.replace(s, about=judge.tones(s, inner[s.id])) for s in draft.statements)


class Judge:
    """Weighs the evidence of one statement at a time."""

    def __init__(self, clauses: Clauses) -> None:
        self.c = clauses
        self.r: Reading = clauses.r
        self.w = clauses.words

    def tones(self, s: Statement, inner: Sequence[Statement]) -> tuple[Tone, ...]:
        """The actors that the statement judges; statements told inside it speak for themselves."""
        if s.act == "denied" or s.speaker is None:
            return ()
        said: dict[str, list[float]] = defaultdict(list)
        for actor, value in [*self._cue(s), *self._content(s, inner)]:
            if actor != s.speaker:
                said[actor].append(value)
        out = []
        for actor, values in said.items():
            total, size = sum(values), sum(abs(v) for v in values)
            if abs(total) >= LEAST and abs(total) >= 0.5 * size:
                tone = round(max(-1.0, min(1.0, total)), 2)
                out.append(Tone(actor=actor, tone=tone, confidence=round(min(0.85, 0.45 + 0.25 * abs(total)), 2)))
        return tuple(out)

    def _tokens(self, spans: Sequence[tuple[int, int]], inner: Sequence[Statement]) -> list[int]:
        told = tuple(p for s in inner for p in s.content)
        return [
            i for a, b in spans for i in self.r.tokens_in(a, b)
            if not overlap(((self.r.start[i], self.r.end[i]),), told)
        ]  # fmt: skip

    def _cue(self, s: Statement) -> Evidence:
        """What the verb of saying itself judges: `accused Beijing`, `welcomed the decision of Seoul`."""
        for token in self._tokens(s.cue or (), ()):
            value = self.w.cues.get(self.r.lemma[token].lower(), 0.0)
            if not value or self.c.negations(token) % 2:
                continue
            found = self._objects(token)
            if not found:
                found = self._first_party(s)
            for actor, weight in found:
                yield actor, value * weight

    def _first_party(self, s: Statement) -> list[tuple[str, float]]:
        """Whom the content is about, as its head or owner of the head: `condemned | Israel's attack`."""
        for a, b in s.content:
            root = self.r.root_of(a, b)
            if root is None:
                continue
            if self.r.pos[root] in ("VERB", "AUX"):
                subject = self.c.subject(root)
                return self.c.meant(subject) if subject is not None else []
            return self.c.meant(root)
        return [(s.addressee, 0.8)] if s.addressee else []

    def _content(self, s: Statement, inner: Sequence[Statement]) -> Evidence:
        tokens = self._tokens(s.content, inner)
        if any(self.r.lemma[t].lower() in self.w.reports for t in self._tokens(s.cue or (), ())):
            return
        for token in tokens:
            pos, lemma = self.r.pos[token], self.r.lemma[token].lower()
            if self.r.word[token][0].isupper() and self._in_name(token):
                continue
            feeling = self._feeling(token, pos, lemma)
            if feeling:
                yield from self._weighed(token, feeling, self._stirred(token))
            elif pos == "VERB":
                yield from self._verb(s, token, lemma)
            elif pos in ("ADJ", "ADV") and lemma in self.w.adjectives:
                value = -1.0 if self._responsible_for_ill(token) else self.w.adjectives[lemma]
                yield from self._weighed(token, value, self._described(token))
            elif pos == "VERB" or lemma in self.w.manner:
                yield from self._weighed(token, self.w.manner.get(lemma, 0.0), self._doers(self.r.head[token]))
            elif pos in ("NOUN", "PROPN") and lemma in self.w.nouns and not self._belied(token, lemma):
                yield from self._weighed(token, self.w.nouns[lemma], self._borne(token))

    def _feeling(self, token: int, pos: str, lemma: str) -> float:
        """What the speaker feels, as in `disappointed by`, `admiration for`; 0 for other words."""
        if pos == "NOUN":
            return self.w.regard.get(lemma, 0.0)
        stirred = pos == "ADJ" or (pos == "VERB" and self.c.child(token, "dobj") is None)
        return self.w.feelings.get(self.r.lower[token], 0.0) if stirred else 0.0

    def _stirred(self, token: int) -> list[tuple[str, float]]:
        """What the feeling is about, also where that hangs on the verb above: `expressed admiration for X`."""
        found = list(self.c.stimulus(token))
        if not found and self.r.dep[token] == "dobj":
            found = list(self.c.stimulus(self.r.head[token]))
        return found

    def _belied(self, noun: int, lemma: str) -> bool:
        """Whether an adjective says the opposite: `an unreliable partner`."""
        return any(
            self.r.dep[c] == "amod" and self.w.adjectives.get(self.r.lemma[c].lower(), 0.0) * self.w.nouns[lemma] < 0
            for c in self.r.children[noun]
        )

    def _responsible_for_ill(self, token: int) -> bool:
        """Whether somebody is `responsible for` or `guilty of` something: of what else is not asked."""
        return self.r.lower[token] in ("responsible", "accountable") and any(
            self.r.dep[c] == "prep" and self.r.lower[c] == "for" for c in self.r.children[token]
        )

    def _in_name(self, token: int) -> bool:
        """Whether the word is a part of a name: `Security` of `Security Council`."""
        return self.r.pos[token] == "PROPN" and self.c.cast.over(self.r.start[token]) is not None

    def _weighed(self, token: int, value: float, actors: Sequence[tuple[str, float]]) -> Evidence:
        """A word's value for each actor, turned by negation, lowered by doubt, raised by `very`."""
        real = self.c.real(token)
        if not real or not value:
            return
        if self.c.negations(token) % 2:
            value *= -0.8
        if self.c.boosted(token):
            value *= 1.3
        for actor, weight in actors:
            yield actor, value * weight * real

    def _verb(self, s: Statement, token: int, lemma: str) -> Evidence:
        if lemma in self.w.acts and s.act not in ("asked", "wanted", "promised"):
            yield from self._weighed(token, self.w.acts[lemma], self._doers(token))
        elif (sign := self._paired(token, lemma)) and s.act not in ("asked", "wanted", "promised"):
            yield from self._weighed(token, sign, self._doers(token))
        if lemma in self.w.held and self.c.passive(token) and self.c.agent(token) is None and s.act == "said":
            yield from self._weighed(token, self._held(token, lemma), self._objects(token))
        elif lemma in self.w.attitudes:
            subject = self.c.subject(token)
            own = subject is not None and (self.c.actor(subject) == s.speaker or self.r.lower[subject] in ("i", "we"))
            if own and not (self.c.passive(token) and self.c.agent(token) is not None):
                yield from self._weighed(token, self.w.attitudes[lemma], self._objects(token))
        if lemma in self.w.departures and self._asked(s, token):
            for actor, weight in self._doers(token):
                yield actor, -0.6 * weight

    def _paired(self, token: int, lemma: str) -> float:
        """What the verb and its object say together: `broke its promise`, `playing with fire`."""
        things = [n for n in self.c.objects(token) if not self.c.passive(token)]
        if lemma == "play":
            things = [o for c in self.r.children[token] if self.r.lower[c] == "with" for o in self.r.children[c]]
        return next((v for n in things if (v := self.w.pairs.get((lemma, self.r.lemma[n].lower()), 0.0))), 0.0)

    def _held(self, token: int, lemma: str) -> float:
        """What `cannot be trusted`, `is to be condemned` says of its subject; a bare `is believed` says nothing."""
        weight = self.w.attitudes.get(lemma, 1.0)
        return 1.5 * weight if any(self.r.dep[c] == "aux" for c in self.r.children[token]) else 0.0

    def _asked(self, s: Statement, token: int) -> bool:
        """Whether the act is asked for, not told: `must stop`, `calls for him to resign`."""
        if any(self.r.dep[c] == "aux" and self.r.lower[c] in self.w.duties for c in self.r.children[token]):
            return True
        return s.act in ("asked", "wanted") and self.r.tag[token] in ("VB", "VBG")

    def _doers(self, verb: int) -> list[tuple[str, float]]:
        """The actors who do what the verb says."""
        if self.r.pos[verb] not in ("VERB", "AUX"):
            return []
        who = self.c.agent(verb) if self.c.passive(verb) else self.c.subject(verb)
        return self.c.meant(who) if who is not None else []

    def _described(self, token: int) -> list[tuple[str, float]]:
        """Whom an adjective describes: `hostile Washington`, `the plan of Seoul is absurd`, `called him weak`."""
        dep, head = self.r.dep[token], self.r.head[token]
        if dep == "conj":
            return self._described(head)
        if dep in ("amod", "compound") and self.r.pos[head] in ("NOUN", "PROPN", "PRON"):
            if self._predicate(head):
                return self._predicated(head)
            return self.c.meant(head) or self._borne(head)
        if dep == "amod" and self.r.lower[head] == "as":
            return self._objects(self.r.head[head])
        if dep in ("acomp", "attr", "oprd", "ccomp", "xcomp", "pobj", "ROOT", "advcl"):
            return self._predicated(token)
        return []

    def _borne(self, noun: int) -> list[tuple[str, float]]:
        """Who bears a noun: `X is a threat`, `X's aggression`, `X showed restraint`, `as a threat`."""
        if self._predicate(noun):
            return self._predicated(noun)
        own = list(self.c.owners(noun))
        if own:
            return own
        named = self.c.actor(noun)
        dep, head = self.r.dep[noun], self.r.head[noun]
        if dep == "appos" and self.r.pos[head] == "PRON":
            return self.c.meant(head)
        if named is not None and dep not in ("attr", "oprd", "pobj", "dobj"):
            return [(named, 0.9)]
        if dep == "conj":
            return self._borne(head)
        if dep in ("compound", "nmod") and self.r.pos[head] in ("NOUN", "PROPN"):
            return self.c.meant(head) or self._borne(head)
        if dep == "appos":
            return self.c.meant(head)
        if dep == "pobj" and self.r.lower[head] == "of" and self.r.pos[self.r.head[head]] in ("NOUN", "PROPN"):
            return self._predicated(self.r.head[head])
        if named is not None and dep in ("pobj", "dobj"):
            return [(named, 0.9)]
        return self._predicated(noun)

    def _predicate(self, noun: int) -> bool:
        """Whether the noun says what something is: `is a threat`, `as a threat`, `called it a threat`."""
        dep, head = self.r.dep[noun], self.r.head[noun]
        return dep in ("attr", "oprd") or (dep == "pobj" and self.r.lower[head] == "as")

    def _predicated(self, token: int) -> list[tuple[str, float]]:
        """Whom a predicate is said of: subject of `be`, object of `call`, the side before `as`."""
        dep, head = self.r.dep[token], self.r.head[token]
        if dep == "pobj":
            above, word = self.r.head[head], self.r.lower[head]
            if word == "as" and self.r.pos[above] != "VERB":
                return self.c.meant(above)
            if word in ("as", "for") and self.r.pos[above] == "VERB":
                return self._objects(above)
            carried = word in CARRIED and self.r.lemma[above].lower() in self.w.light
            return self._doers(above) if carried else []
        if dep in ("oprd", "ccomp", "xcomp") and self.r.pos[head] == "VERB":
            found = self._objects(head)
            if found:
                return found
        light = dep in ("dobj", "oprd", "xcomp") and self.r.lemma[head].lower() in self.w.light
        return self._doers(head) if light or dep in ("attr", "acomp") else []

    def _objects(self, verb: int) -> list[tuple[str, float]]:
        """The actors to whom the verb is done."""
        return [m for n in self.c.objects(verb) for m in self.c.meant(n)]
