"""Roles: the sources and targets of a trigger, by syntax.

`Egypt's condemnation of the attack on Israel`, `was seized by Seoul`, `talks between A and B`, `vowed to bomb Iran`.
"""

from collections.abc import Iterable

from msgspec import Struct

from memcon.events.grammar import HARMING, Grammar
from memcon.events.parties import SITES, Parties
from memcon.events.triggers import LETTING, Trigger
from memcon.events.wording import ACCUSING, AWAITED, CROWDS, MAKING, MOTION, SENDING, TOURS, listed


class Roles(Struct, frozen=True, kw_only=True):
    """The actors of an event: `reciprocal` where all of them are sources."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool = False
    by: str = "syntax"
    """How the last party was found: `syntax`, `inner` (the act in the complement), `answer`, `pooled`, `implied`."""


class RoleFinder:
    """Find the roles of the triggers of one report.

    `light` are the verbs that only carry a noun (`hold talks`), `minded` those whose object is their subject's own act
    (`mull an attack`).
    """

    def __init__(self, g: Grammar, parties: Parties, light: frozenset[str], minded: frozenset[str]) -> None:
        self.g = g
        self.r = g.r
        self.parties = parties
        self._light = light
        self._minded = minded

    def find(self, t: Trigger) -> Roles:
        """The roles of the trigger."""
        sources, targets = self._noun(t) if t.pattern.word == "noun" else self._verb(t)
        if t.pattern.reciprocal and t.pattern.direct and not targets:
            return Roles(sources=(), targets=tuple(sources))
        if t.pattern.reciprocal:
            return self._reciprocal([] if self._hosts_others(t) else sources, targets)
        others = [a for a in targets if a not in sources]
        if not others and t.thing is not None:
            others = [a for a in self.parties.in_clause(t.thing) if a not in sources]
        if t.pattern.type == "ASSAULT" and all(self.parties.cast.by_id[a].country is None for a in others):
            others = [a for a in self._of_result(t) if a not in sources] or others
        if not others and t.pattern.type in ("SANCTION", "ASSAULT", "COERCE") and t.pattern.word == "verb":
            others = [a for a in self._of_purpose(t.token) or self._of_result(t) if a not in sources]
        if t.pattern.lemma in OWN and t.pattern.type == "SANCTION" and t.thing in self.g.objects(t.token):
            envoy = self.parties.here(t.thing)
            others = [a for a in others if a != envoy and not self.parties.home(a, sources)]
        if t.pattern.type == "RETREAT":
            others = [a for a in others if not self.parties.home(a, sources)]
        return Roles(sources=tuple(sources), targets=tuple(others))

    def _hosts_others(self, t: Trigger) -> bool:
        """Whether the subject only hosts what two others do: `Oman will host talks between Chad and Libya`."""
        if t.thing is None or t.pattern.lemma not in HOSTING:
            return False
        return len({*self._first(t.thing, t.pattern.target_preps), *self.parties.modifiers(t.thing)}) >= 2

    def _reciprocal(self, sources: list[str], targets: list[str]) -> Roles:
        return Roles(sources=tuple(dict.fromkeys([*sources, *targets])), targets=(), reciprocal=True)

    # --------------------------------------------------------------------------------------------- verbs
    def _verb(self, t: Trigger) -> tuple[list[str], list[str]]:
        p, verb = t.pattern, t.token
        if p.word == "adjective":
            head = self.r.head[verb]
            subjects = self.g.subjects(head if self.r.dep[verb] in ("acomp", "attr", "conj", "oprd") else verb)
            return self._at(subjects, wide=False), self._targets(t, passive=False)
        passive = self.g.passive(verb)
        subjects = self.g.subjects(verb)
        if p.source_preps:
            source = self._first(verb, p.source_preps) or (self._first(t.thing, p.source_preps) if t.thing else [])
            return source, self._at(subjects, wide=False)
        if passive:
            sources = self._at(self._repeaters(t) or self.g.agents(verb), wide=False)
            if not sources and t.pattern.lemma == "summon":
                sources = self._first(verb, ("to",))
            if not sources and t.thing is not None and self.g.lemma[t.thing] not in UNDERGONE:
                sources = self.parties.marked(t.thing)
            return sources, self._undergoes(t, subjects)
        targets = self._targets(t, passive=False)
        if p.lemma == "take" and p.type == "CONSULT":  # `a tour that will take her to Peru`
            toured = any(s >= 0 and self.g.lemma[s] in TOURS for s in subjects)
            return (self._at(self.g.objects(verb), wide=False) if toured else []), targets
        return self._speaking(subjects, targets) or self._at(subjects, wide=False), targets

    def _speaking(self, subjects: list[int], targets: list[str]) -> list[str]:
        """Who speaks of itself, where `it` was taken for the target: Peru in `Peru said it would leave the bloc`."""
        if len(subjects) != 1 or subjects[0] < 0 or self.r.tag[subjects[0]] != "PRP":
            return []
        named = self.parties.direct(subjects[0])
        return self.parties.speaker(subjects[0]) if not named or set(named) <= set(targets) else []

    def _repeaters(self, t: Trigger) -> list[int]:
        """Who makes another's act their own: `she repeated the charges levelled by the cabinet at Peru`."""
        if t.thing is None or self.r.dep[t.token] != "acl" or self.r.dep[t.thing] != "dobj":
            return []
        verb = self.r.head[t.thing]
        return self.g.subjects(verb) if self.g.lemma[verb] in REPEATING and not self.g.passive(verb) else []

    def _undergoes(self, t: Trigger, subjects: list[int]) -> list[str]:
        """The target of a passive: its subject, or whom the pattern's preposition names."""
        if t.thing is not None or (t.pattern.target_preps and not t.pattern.bare and t.pattern.complement is None):
            found = self._targets(t, passive=True)
            if not found and t.thing is not None and t.pattern.type in OBJECT_IS_TARGET:
                found = self.parties.direct(t.thing)
            if found or t.thing is not None:
                return found
        return self._at(subjects, wide=True)

    def _targets(self, t: Trigger, passive: bool) -> list[str]:
        p, verb = t.pattern, t.token
        if p.lemma == "accuse" and not passive:  # after `of` stands what they are accused of
            return [a for o in self.g.objects(verb) for a in self.parties.at(o)]
        if p.targetless:
            found = self._first(verb, p.target_preps)
            return found or (self._of_demand(verb) if p.type == "PROTEST" else [])
        if p.direct and not passive and p.objects is None:
            return [a for o in self.g.objects(verb) for a in self.parties.direct(o)]
        found = self._first(verb, p.target_preps) or (
            self._first(t.thing, p.target_preps) if t.thing is not None else []
        )
        if found or passive:
            return found or (self.parties.owners(t.thing, wide=not p.reciprocal) if t.thing is not None else [])
        found = self._at(self.g.children(verb, "dative"), wide=False)
        if found:
            return found
        if t.thing is not None and self.g.is_verb(t.thing):
            found = self._below(t.thing, 0)
            if found:
                return found
        led = t.thing is not None and (p.particle is not None or p.lemma in LETTING)
        objects = self.g.objects(verb) or ([t.thing] if t.thing is not None and led else [])
        if p.type == "MOBILIZE":
            return []
        if p.reciprocal and not p.actor_needed and t.thing is None and not p.target_preps:
            return self._at(objects, wide=False)
        for o in objects:
            itself = p.type in OBJECT_IS_TARGET and not p.reciprocal and p.lemma not in OWN
            found = self.parties.direct(o) if o != t.thing or itself else []
            if found:
                return found
        for o in [t.thing] if t.thing is not None else objects:
            found = self.parties.owners(o, wide=not p.reciprocal)
            if found:
                return found
        found = self._of_clause(t) or self._at(self._oblique(verb, p.type), wide=False)
        if not found and p.type == "PROTEST":
            found = self._of_demand(verb)
        if not found and p.type == "ASSAULT":
            found = [a for o in self._struck(t) for a in self.parties.site(o)]
        return found or [a for o in objects for a in self.parties.ground(o)]

    def _struck(self, t: Trigger) -> list[int]:
        """What a blow is aimed at: `shelled the town`, `fired missiles at Kyiv`."""
        aimed = [o for name in t.pattern.target_preps for o in self.g.preps(t.token, name)]
        if t.thing is None:
            return [*aimed, *self.g.objects(t.token)]
        taken = [t.thing] if self.g.lemma[t.thing] in SITES else []
        return [*aimed, *taken, *(o for name in t.pattern.target_preps for o in self.g.preps(t.thing, name))]

    def strikes_place(self, t: Trigger) -> bool:
        """Whether a blow hits a place known, or an envoy leaves one: `bombed the port of Odesa`, `from Berlin`.

        The report need not name the state that the place lies in.
        """
        recalled = t.pattern.lemma in OWN and t.pattern.type == "SANCTION"
        if not (t.pattern.type == "ASSAULT" or recalled) or t.pattern.word != "verb" or t.pattern.weak:
            return False
        return any(self.parties.located(o) is not None for o in self._struck(t))

    def _of_demand(self, verb: int) -> list[str]:
        """Whom a protest is to move: `blocked roads to press their demands on Kenya`."""
        for c in self.g.children(verb, "xcomp", "advcl"):
            if self.r.tag[c] == "VBG" and self.g.lemma[c] in DEMANDING:
                return self._below(c, 0)
            if self.g.infinitive(c):
                for o in (c, *self.g.objects(c)):
                    found = self._first(o, ("against", "on", "from", "with", "at", "for"))
                    if found:
                        return found
                return self._below(c, 0)
        return []

    def _of_purpose(self, verb: int) -> list[str]:
        """Whom a blow is meant to hit: `stepped up its raids to crush the rebels`."""
        for c in self.g.children(verb, "xcomp", "advcl"):
            if self.g.infinitive(c) and c > verb:
                found = self._at(self.g.objects(c), wide=False)
                if found:
                    return found
        return []

    def _of_result(self, t: Trigger) -> list[str]:
        """Whom a blow hit, where only what it did is told of people: `opened fire, killing three miners`."""
        if t.pattern.type != "ASSAULT":
            return []
        done = [c for c in self.g.children(t.token, "advcl") if self.r.tag[c] == "VBG" and self.g.lemma[c] in HARMING]
        return [a for c in done for o in self.g.objects(c) for a in self.parties.direct(o)]

    def _oblique(self, verb: int, kind: str) -> Iterable[int]:
        """Whom a bare verb of force or protest leads to after a preposition: `opened fire in ... on`, `attacked in`."""
        if kind in ("ASSAULT", "COERCE", "PROTEST"):
            yield from self.g.preps(verb, "against")
            yield from self.g.preps(verb, "from")

    def _of_clause(self, t: Trigger) -> list[str]:
        """Whom the complement names: its subject where it must, else its object: `vowed to bomb Iran`."""
        if t.clause is None:
            return []
        subject = self.g.child(t.clause, "nsubj", "nsubjpass")
        if t.pattern.complement == "must":
            return self.parties.direct(subject) if subject is not None else []
        if subject is not None:
            found = self.parties.at(subject, wide=False)
            if found:
                return found
        return self._below(t.clause, 0)

    def _below(self, verb: int, depth: int) -> list[str]:
        found = self._first(verb, ("to",))
        if found:
            return found
        made = self.g.lemma[verb] in MAKING or self.g.lemma[verb] in SENDING
        for o in [*self.g.children(verb, "dative"), *(() if made else self.g.objects(verb))]:
            found = self.parties.direct(o)
            if found:
                return found
        for c in self.r.children[verb]:
            if self.r.dep[c] in ("prep", "dative", "agent") and self.r.lower[c] in LEADING:
                found = self._led(c, wide=False)
                if found:
                    return found
        for o in self.g.objects(verb):
            found = self.parties.owners(o)
            if found:
                return found
        if depth < 2:
            for c in self.g.children(verb, "xcomp", "ccomp", "conj"):
                if self.r.dep[c] == "conj" and self.g.joined_to(c) != verb:
                    continue
                found = self._below(c, depth + 1)
                if found:
                    return found
        if depth == 0:
            for c in self.g.children(verb, "prep"):
                found = self._led(c, wide=True)
                if found and self.r.lower[c] in LEADING:
                    return found
        return []

    def _led(self, prep: int, wide: bool) -> list[str]:
        """Whom a preposition leads to; what is done in a court or a council is not done to it."""
        found = self._at((o for o in self.r.children[prep] if self.r.dep[o] == "pobj"), wide)
        return [a for a in found if self.r.lower[prep] != "in" or self.parties.is_state(a)]

    def within(self, verb: int | None) -> list[str]:
        """Whom the words below a verb name: `that police will arrest the singer`."""
        return self._below(verb, 0) if verb is not None else []

    # --------------------------------------------------------------------------------------------- nouns
    def _noun(self, t: Trigger) -> tuple[list[str], list[str]]:
        p, noun = t.pattern, t.token
        targets = self._first(noun, p.target_preps) or self._beside(noun, p.target_preps)
        sources = self._own(noun, ("poss",)) or self._first(noun, (*p.source_preps, "by"))
        if p.reciprocal:
            sources = [*sources, *(a for a in self._before(t) if a not in sources)]
            alone = len({*sources, *targets}) < 2 or (p.lemma in TOURS and not sources)
            carried = self._carrier(noun) if alone else []
            return [*(a for a in carried if a not in sources), *sources], targets
        if self.g.lemma[noun] in UNDERGONE and not targets and self.g.child(noun, "poss") is not None:
            targets, sources = sources, self._first(noun, ("by",))
        modifiers = [a for a in self.parties.modifiers(noun) if a not in sources and a not in targets]
        if not sources:
            sources = self._accused(noun) or self._carrier(noun)
            if sources and modifiers and not targets and modifiers != sources:
                targets = modifiers
            elif not sources:
                sources, modifiers = modifiers, []
        if not sources:
            sources = self._first(noun, ("from",))
        if not targets and sources and modifiers and modifiers[0] not in sources:
            targets = modifiers
        return sources, targets or [a for a in self.parties.in_clause(noun) if a not in sources]

    def _beside(self, noun: int, names: tuple[str, ...]) -> list[str]:
        """Whom the verb that carries the noun leads to: `made several overtures to Peru`."""
        verb = self.r.head[noun]
        if self.r.dep[noun] != "dobj" or self.g.lemma[verb] not in self._light:
            return []
        return self._first(verb, [n for n in names if n in ("to", "at", "against", "towards", "toward")])

    def _before(self, t: Trigger) -> list[str]:
        """The parties named before a two-sided noun; `the Mali and Chad conflicts` are two, of others."""
        found = self.parties.modifiers(t.token)
        return [] if t.pattern.type == "ASSAULT" and self.r.tag[t.token] == "NNS" and self._apart(t.token) else found

    def _apart(self, noun: int) -> bool:
        modifiers = [c for c in self.r.children[noun] if self.r.dep[c] in ("compound", "amod", "nmod") and c < noun]
        return any(self.r.dep[c] == "cc" for m in modifiers for c in self.r.children[m])

    def _own(self, noun: int, deps: tuple[str, ...]) -> list[str]:
        for c in self.g.children(noun, *deps):
            found = self.parties.direct(c) or self.parties.owners(c, wide=False, depth=3)
            if found:
                return found
        return []

    def _accused(self, noun: int) -> list[str]:
        """Who is said to have done it: Peru in `blamed Peru for the attack`, `suspects Peru of sabotage`."""
        prep = self.r.head[self.g.first_conjunct(noun)]
        verb = self.r.head[prep]
        if self.r.dep[prep] != "prep" or self.r.lower[prep] not in ("for", "of", "over") or not self.g.is_verb(verb):
            return []
        if self.g.lemma[verb] not in ACCUSING:
            return []
        accused = self.g.subjects(verb) if self.g.passive(verb) else self.g.objects(verb)
        return self._at((o for o in accused if o >= 0), wide=False)

    def _carrier(self, noun: int) -> list[str]:
        """Who does a noun by its verb: `Iran launched an attack`, `attacks were launched by Iran`, `in talks with`."""
        verb = self.carrying_verb(noun)
        if verb is None:
            return []
        if self.g.lemma[verb] in AWAITED and self.r.dep[noun] == "pobj":
            verb = verb if self.g.is_verb(verb) else self.r.head[verb]
        elif self.g.passive(verb):
            return self._at(self.g.agents(verb), wide=False)
        return self._at((s for s in self.g.subjects(verb) if s != noun), wide=False)

    def carrying_verb(self, noun: int) -> int | None:
        """The light verb that carries the noun, or the verb beside it: `on a visit to`, `in talks with`."""
        first = self.g.first_conjunct(noun)
        head, dep = self.r.head[first], self.r.dep[first]
        if dep in ("dobj", "attr", "nsubjpass", "nsubj") and self.g.lemma[head] in self._light:
            return head
        if dep == "dobj" and self.g.lemma[head] in self._minded:
            return head
        if dep == "pobj" and self.r.lower[head] in ("in", "on", "for", "during", "at", "after", "into"):
            over = self.r.head[head]
            apart = self.r.lower[head] in ("after", "into") and self.g.lemma[noun] not in GATHERINGS
            light = self.g.lemma[over] in self._light and not apart
            if self.g.lemma[over] == "due" and self.r.lower[head] == "for":
                return over
            if self.g.is_verb(over) and (self.g.lemma[over] in MOTION or light or self.g.lemma[noun] in CROWDS):
                return over
        if dep in ("acl", "relcl"):
            return None
        for c in self.r.children[noun]:
            if self.r.dep[c] in ("acl", "relcl") and self.g.lemma[c] in self._light and self.g.passive(c):
                return c
        return None

    # --------------------------------------------------------------------------------------------- both
    def _first(self, token: int | None, names: Iterable[str]) -> list[str]:
        if token is None:
            return []
        for name in names:
            out: list[str] = []
            for o in self.g.preps(token, name):
                out.extend(a for a in self.parties.at(o) if a not in out)
            if out:
                return out
        return []

    def _at(self, tokens: Iterable[int], wide: bool) -> list[str]:
        out: list[str] = []
        for token in tokens:
            out.extend(a for a in self.parties.at(token, wide) if a not in out)
        return out


OWN = frozenset(("recall", "withdraw", "pull", "close", "shut"))
"""Verbs whose object is the subject's own: `recalled its envoy`."""
DEMANDING = frozenset(("demand", "call", "urge", "seek"))
GATHERINGS = listed("meeting talk visit summit session negotiation conversation discussion consultation trip tour")
REPEATING = frozenset(("repeat", "reiterate", "echo", "renew", "restate"))
HOSTING = frozenset(("host", "chair", "convene", "hold", "launch", "open"))
UNDERGONE = listed(
    "detention arrest imprisonment jailing deportation kidnapping abduction killing murder assassination "
    "execution torture release liberation trial prosecution indictment conviction expulsion ouster overthrow "
    "capture beating rescue repatriation extradition custody incarceration acquittal persecution impeachment "
    "remand sentence"
)
"""Nouns whose possessor undergoes the act: `her detention`, `the journalist's arrest`."""
OBJECT_IS_TARGET = frozenset(("COERCE", "ASSAULT", "RETREAT", "SANCTION", "CONSULT", "ACCUSE"))
"""Types whose pattern's object may be the target itself: `seized the ship`, `released the hostages`."""
LEADING = frozenset(("to", "against", "on", "with", "at", "from", "for", "of", "into", "in", "between", "over", "by"))
