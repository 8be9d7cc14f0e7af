"""Who takes part in what is due, who hosts it, where, and who announced it."""

from memcon.dates.occasions import NOUNS, Clauses, Occasion
from memcon.dates.tense import VERBS
from memcon.record import Cast, Draft, Place, Span, SpanIndex, Statement

MEETINGS = frozenset(("meeting", "session", "summit", "conference", "congress", "council", "assembly", "forum"))
TELLING = frozenset("say tell add note write report announce confirm state expect think believe".split())  # noqa: SIM905
GAMES = frozenset(("games", "game", "olympics", "championship", "cup", "fair", "expo"))
PARTY = frozenset(("between", "with", "of", "among", "by"))
WHERE = frozenset(("in", "at", "near", "outside", "to", "on"))


class Company:
    """The actors and places of a report around its occasions."""

    def __init__(self, draft: Draft, clauses: Clauses) -> None:
        self._draft, self._c = draft, clauses
        self._cast = Cast(draft.actors)
        self._kinds = {a.id: a.kind for a in draft.actors}
        self._lands = {a.id: a.country for a in draft.actors}
        self._states = {a.country: a.id for a in draft.actors if a.kind == "state" and a.country}
        self._told = SpanIndex(s.content for s in draft.statements)
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for p in draft.places:
            at = clauses.r.root_of(*p.spans[0])
            if at is not None:
                self._places.setdefault(clauses.r.sentence[at], []).append((at, p))
        self._nouns: dict[str, list[int]] = {}
        for i, lemma in enumerate(clauses.r.lemma):
            if clauses.r.pos[i] in NOUNS:
                self._nouns.setdefault(lemma, []).append(i)

    def actors_in(self, span: Span) -> list[str]:
        """The actors named in the characters, the longest mention at each place."""
        out: list[str] = []
        end = -1
        for a, b, actor in self._cast.within(*span):
            if a >= end:
                end = b
                if actor not in out:
                    out.append(actor)
        return out

    def at(self, token: int) -> str | None:
        """The actor that the noun phrase of the token names."""
        r = self._c.r
        return self._cast.headed(r, token) or self._cast.over(r.start[token])

    def conjuncts(self, token: int) -> list[str]:
        """The actors of a noun and of those joined to it: `Seoul and Washington`."""
        r = self._c.r
        out: list[str] = []
        todo = [token]
        while todo:
            node = todo.pop(0)
            actor = self.at(node)
            if actor is not None and actor not in out:
                out.append(actor)
            todo.extend(c for c in r.children[node] if r.dep[c] in ("conj", "appos"))
        return out

    def participants(self, o: Occasion) -> list[str]:
        """Those between, with or of whom it is held; the subject who acts and the one who is met."""
        r = self._c.r
        out: list[str] = []

        def add(found: list[str]) -> None:
            out.extend(a for a in found if a not in out)

        if o.noun is not None:
            add(self._of_noun(o.noun))
        if o.verb is not None:
            subject = self._c.subject(o.verb)
            if subject is not None and subject != o.noun and r.lemma[o.verb] not in self._c.words.host - {"hold"}:
                add(self._sides(subject))
            thing = self._c.object(o.verb)
            if thing is not None and thing != o.noun:
                add(self.conjuncts(thing))
            for c in r.children[o.verb]:
                if r.dep[c] == "prep" and r.lower[c] in ("with", "between"):
                    for x in r.children[c]:
                        add(self.conjuncts(x))
        return list(dict.fromkeys(self._state_of(a) for a in out or self._elsewhere(o) or self._above(o)))

    def _sides(self, subject: int) -> list[str]:
        """The subject and those joined to it; for people without a name, whose they are: `delegations from A and B`."""
        found = self.conjuncts(subject)
        if all(self._kinds.get(a) == "group" for a in found):
            r = self._c.r
            whose = [
                a for c in r.children[subject] if r.lower[c] == "from" for x in r.children[c] for a in self.conjuncts(x)
            ]
            return whose or self._of_noun(subject) or found
        return found

    def _state_of(self, actor: str) -> str:
        """The state for which a nameless group stands: `North Korean athletes`."""
        country = self._lands.get(actor) if self._kinds.get(actor) == "group" else None
        return self._states.get(country, actor) if country else actor

    def _elsewhere(self, o: Occasion) -> list[str]:
        """The parties that another mention of the same occasion names: `the drill` for `a drill between A and B`."""
        r = self._c.r
        if o.noun is None:
            return []
        for other in self._nouns.get(r.lemma[o.noun], ()):
            if other != o.noun:
                parties = self._of_noun(other)
                if len(parties) > 1 or (parties and self._definite(o.noun)):
                    return parties
        return []

    def _definite(self, noun: int) -> bool:
        """Whether the noun points back to what was told: `the hotline`."""
        r = self._c.r
        return any(r.lower[c] in ("the", "this", "that") for c in r.children[noun])

    def _above(self, o: Occasion) -> list[str]:
        """Who offers to hold it: `Seoul responded with an offer to hold talks`."""
        r, node = self._c.r, o.noun if o.verb is None else o.verb
        for _ in range(5):
            if node is None or r.head[node] == node:
                break
            node = r.head[node]
            if r.pos[node] in VERBS and r.lemma[node] in TELLING:
                break
            subject = next((c for c in r.children[node] if r.dep[c] in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                return self.conjuncts(subject)
        return []

    def _of_noun(self, noun: int) -> list[str]:
        """`talks between A and B`, `A's talks with B`, `A-B talks`, `the summit of A, B and C`."""
        r = self._c.r
        out: list[str] = []
        for c in r.children[noun]:
            found: list[str] = []
            if r.dep[c] == "prep" and r.lower[c] in PARTY:
                for x in r.children[c]:
                    found += self.conjuncts(x) or self._of_noun(x)
            elif r.dep[c] in ("poss", "compound", "amod", "nmod"):
                found = self.actors_in(r.subtree(c))
            elif r.dep[c] == "acl" and r.lower[c] in ("involving", "including"):
                found = [a for x in r.children[c] for a in self.conjuncts(x)]
            out.extend(a for a in found if a not in out)
        return out

    def host(self, o: Occasion) -> str | None:
        """`hosted by Oman`, `Oman will host`; the body whose meeting it is, the land in which games are held."""
        r, verb = self._c.r, o.verb
        if o.noun is not None and (owner := self._owner(o.noun)) is not None:
            return owner
        if verb is None or r.lemma[verb] not in self._c.words.host:
            return None
        if self._c.passive(verb):
            for c in r.children[verb]:
                if r.dep[c] == "agent" or r.lower[c] == "by":
                    found = [self.at(x) for x in r.children[c] if r.dep[x] == "pobj"]
                    return found[0] if found else None
            return None
        subject = self._c.subject(verb)
        return (
            self.at(subject)
            if subject is not None and r.lemma[verb] in ("host", "chair", "convene", "organise", "organize", "stage")
            else None
        )

    def _owner(self, noun: int) -> str | None:
        """The organisation before `meeting`, the state after `Games in`."""
        r = self._c.r
        for c in r.children[noun]:
            if r.dep[c] in ("poss", "compound", "nmod") and c < noun and r.lemma[noun] in MEETINGS:
                for actor in self.actors_in(r.subtree(c)):
                    if self._kinds.get(actor) in ("igo", "organisation"):
                        return actor
            if r.dep[c] == "prep" and r.lower[c] == "in" and r.lemma[noun].lower() in GAMES:
                for actor in (a for x in r.children[c] for a in self.conjuncts(x)):
                    if self._kinds.get(actor) in ("state", "government"):
                        return actor
        return None

    def place(self, o: Occasion) -> str | None:
        """The place after `in` or `at` in the occasion's clause, the one nearest in the tree."""
        r = self._c.r
        best: tuple[int, int, str] | None = None
        for at, p in self._places.get(r.sentence[o.anchor], ()):
            path = r.path(at)
            prep = path[0] if path else at
            if r.lower[prep] not in WHERE:
                continue
            for steps, node in enumerate(path[:5]):
                if node in (o.noun, o.verb) and (best is None or (steps, abs(at - o.anchor)) < best[:2]):
                    best = (steps, abs(at - o.anchor), p.id)
        return best[2] if best else None

    def announced(self, o: Occasion) -> Statement | None:
        """The innermost statement in whose content it stands, one with a known speaker first."""
        char = self._c.r.start[o.anchor]
        near = (self._draft.statements[k] for k in self._told.at(char, char))
        holding = [s for s in near if any(a <= char < b for a, b in s.content)]
        return min(holding, key=lambda s: (s.speaker is None, sum(b - a for a, b in s.content))) if holding else None
