"""Which actors stand at a place in the parse, as party or as owner of the thing there.

In `criticised European immigration policies` the policies belong to Europe; in `thousands of miners` the actor is the
miners.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from memcon.events.grammar import QUANTITY, REPORTING, SPEECH, Grammar
from memcon.events.wording import RUMOURS, listed
from memcon.record import Cast, Mention, Place

NONE: Mapping[str, str] = MappingProxyType({})
HYPHENS = ("-", "–", "—")
DOCUMENTS = listed(
    "resolution statement letter declaration communique motion decree law bill petition report message note"
)
SITES = listed(
    "town city village port capital suburb district province region area island base airport airfield airbase border "
    "hamlet settlement harbour harbor coast hospital school market neighbourhood neighborhood outskirts peninsula"
)
"""Nouns of places that a blow may hit: `the port of Odesa`."""
BORDERS = frozenset(("border", "crossing", "frontier", "boundary"))
MAKING = listed(
    "fire launch drop impose make issue submit adopt pass send deploy conduct stage plant lay fly operate own guide "
    "belong"
)
"""Participles that say whose a thing is: `missiles fired by`, `tariffs imposed by`."""
OWNER_PREPS = ("by", "of", "from")
PLACE_PREPS = ("in", "against", "on", "with", "to", "at", "towards", "for", "near", "over", "between")


class Parties:
    """The actors of one report, found by the tokens that name them."""

    def __init__(
        self,
        grammar: Grammar,
        cast: Cast,
        things: frozenset[str] = frozenset(),
        regional: Mapping[str, str] = NONE,
        places: Sequence[Place] = (),
        mentions: Sequence[Mention] = (),
    ) -> None:
        self.g = grammar
        self.r = grammar.r
        self.cast = cast
        self._things = things
        self._regional = regional
        self._country = {p.spans[0][0]: p.country for p in places if p.country is not None}
        self._described = {m.head: m.country for m in mentions if m.country is not None}
        self._states = {a.country: a.id for a in cast.by_id.values() if a.kind == "state" and a.country is not None}
        self._named = {a.name: a.id for a in cast.by_id.values()}

    def here(self, token: int) -> str | None:
        """The actor that the phrase headed by the token names, the thing's owner not counted."""
        if self.r.pos[token] == "NOUN" and self.g.lemma[token] in self._things:
            return None
        if self.r.lower[token] == "force" and self.r.left[token] == token:
            return None
        actor = self.cast.headed(self.r, token)
        if actor is not None:
            return actor
        actor = self.cast.over(self.r.start[token])
        if actor is not None and self._heads(token, actor):
            return actor
        for c in self.r.children[token]:
            if self.r.dep[c] == "appos":
                actor = self.cast.headed(self.r, c)
                if actor is not None:
                    return actor
        return None

    def _heads(self, token: int, actor: str) -> bool:
        """Whether the mention over the token ends with it: `Secretary of State Rubio` at `Rubio`."""
        return self.cast.exactly(self.r.start[token], self.r.end[token]) == actor or any(
            m.spans[-1][1] == self.r.end[token] for m in self.cast.by_id[actor].mentions
        )

    def direct(self, token: int) -> list[str]:
        """The actors at the token and those joined to it; `scores of miners` are the miners."""
        out: list[str] = []
        for t in self.g.coordinated(token):
            several = self._of_several(t)
            if several:
                out.extend(a for a in several if a not in out)
                continue
            quantity = self.g.lemma[t] in QUANTITY or self.r.tag[t] == "CD"
            counted = [a for o in self.g.preps(t, "of") for a in self.direct(o)] if quantity else []
            out.extend(a for a in counted if a not in out)
            actor = None if counted else self.here(t)
            joint = self._joint(t, actor) if actor is not None and self.r.lower[t] == "they" else []
            parts = self._parts(actor) if actor is not None else []
            out.extend(a for a in (*joint, *parts) if a not in out)
            if actor is not None and actor not in out and not parts:
                out.append(actor)
        return out

    def _parts(self, actor: str) -> list[str]:
        """Both for an actor that stands for two: `Peru and Chile`."""
        names = self.cast.by_id[actor].name.replace(", ", " and ").split(" and ")
        found = [self._named[n] for n in names if n in self._named]
        return found if len(names) > 1 and len(found) == len(names) and self.cast.by_id[actor].kind == "group" else []

    def _of_several(self, token: int) -> list[str]:
        """The states for which people speak together: both for `the foreign ministers of Norway and Chile`."""
        if self.r.tag[token] != "NNS":
            return []
        for name in ("of", "from"):
            for o in self.g.preps(token, name):
                if self.g.child(o, "conj") is not None:
                    found = [a for t in self.g.coordinated(o) if (a := self.here(t)) is not None]
                    if len(found) > 1 and all(self.cast.by_id[a].kind in ("state", "igo") for a in found):
                        return found
        return []

    def _joint(self, they: int, actor: str) -> list[str]:
        """Those who speak together of themselves: both for `they` in `Peru and Chile said they had met`."""
        verb = self.r.head[they]
        above = self.r.head[verb]
        if self.r.dep[verb] not in ("ccomp", "xcomp") or self.r.dep[they] not in ("nsubj", "nsubjpass"):
            return []
        speakers = [s for s in self.g.subjects(above) if s >= 0] if self.g.lemma[above] in REPORTING else []
        both = [a for s in speakers if self.g.child(s, "conj") is not None for a in self.direct(s)]
        return both if actor in both else []

    def owners(self, token: int, wide: bool = True, depth: int = 0) -> list[str]:
        """Whose the thing is: possessor, modifier or `of`, `by`; with `wide`, also where or against whom."""
        if depth > 4:
            return []
        beyond = self._beyond(token)
        if beyond:
            return beyond
        return (
            self._possessor(token)
            or self._by_preps(token, ("by",), depth)
            or self._makers(token)
            or self.modifiers(token)
            or self._by_preps(token, OWNER_PREPS, depth)
            or (self._by_preps(token, PLACE_PREPS, depth) if wide else [])
            or (self.in_clause(token) if wide else [])
        )

    def _beyond(self, token: int) -> list[str]:
        """Whose border it is: Peru for `crossings on its border with Peru`."""
        if self.g.lemma[token] not in BORDERS:
            return []
        near = [token, *(o for name in ("on", "along", "at") for o in self.g.preps(token, name))]
        return [a for n in near if self.g.lemma[n] in BORDERS for o in self.g.preps(n, "with") for a in self.direct(o)]

    def _makers(self, token: int) -> list[str]:
        """By whom the thing was made or sent, where a participle tells: `missiles fired by Peru`."""
        for c in self.r.children[token]:
            if self.r.dep[c] == "acl" and self.g.lemma[c] in MAKING:
                by = self.g.preps(c, "to") if self.g.lemma[c] == "belong" else self.g.agents(c)
                found = [a for o in by for a in self.direct(o) or self.owners(o, wide=False, depth=3)]
                if found:
                    return found
        return []

    def _possessor(self, token: int) -> list[str]:
        for c in self.r.children[token]:
            if self.r.dep[c] == "poss":
                return self.direct(c) or self.owners(c, wide=False, depth=3)
        return []

    def marked(self, token: int) -> list[str]:
        """Whose the thing is by possessor or modifier: `Israel's`, `U.N.` before `sanctions`."""
        return self._possessor(token) or self.modifiers(token)

    def modifiers(self, token: int) -> list[str]:
        """The actors among the words before a noun: `U.S.`, `Israeli`."""
        out: list[str] = []
        for c in self.r.children[token]:
            if self.r.dep[c] in ("compound", "amod", "nmod", "npadvmod") and c < token:
                for t in self.g.coordinated(c):
                    actor = self._modifier(t, token)
                    if actor is not None and actor not in out:
                        out.append(actor)
                if out and self.r.word[c - 1] in HYPHENS:
                    out.extend(a for a in self.modifiers(c) if a not in out)
                if not out and self.r.dep[c] in ("compound", "nmod"):
                    out.extend(self.modifiers(c))
        return out

    def _modifier(self, token: int, noun: int) -> str | None:
        """The actor whose mention ends before the noun: `Panamanian army` in `Panamanian army officers`."""
        actor = self.cast.headed(self.r, token) or self.cast.over(self.r.start[token])
        if actor is None:
            return self._named.get(self._regional.get(self.r.lower[token], ""))
        where = self.r.start[token]
        spans = [s for m in self.cast.by_id[actor].mentions for s in m.spans]
        if any(a <= where < b <= self.r.start[noun] for a, b in spans):
            return actor
        if self.g.lemma[noun] in self._things and any(a <= where and self.r.end[noun] <= b for a, b in spans):
            return self._states.get(self.cast.by_id[actor].country or "", actor)
        return None

    def _by_preps(self, token: int, names: tuple[str, ...], depth: int) -> list[str]:
        for name in names:
            for o in self.g.preps(token, name):
                found = self.direct(o) or self.owners(o, wide=False, depth=depth + 1)
                if found:
                    return found
        return []

    def in_clause(self, token: int) -> list[str]:
        """`attempts to isolate Syria`, `measures restricting exiles`: whom a clause below the thing names."""
        for c in self.r.children[token]:
            if self.r.dep[c] in ("acl", "relcl"):
                for o in self.g.objects(c):
                    found = self.direct(o) or self.owners(o, wide=False, depth=3)
                    if found:
                        return found
        return []

    def at(self, token: int, wide: bool = True) -> list[str]:
        """The actors at the token, else the owner of the thing there. A negative token means its owner only."""
        if token < 0:
            return self.owners(-1 - token, wide=False) or self._holders(-1 - token)
        if self.g.lemma[token] in DOCUMENTS and not wide:
            return self.direct(token) or self.owners(token, wide) or self._holders(token) or self._council(token)
        found = self.direct(token) or self.owners(token, wide)
        return found or (self.ground(token) if wide else self.speaker(token))

    def speaker(self, token: int) -> list[str]:
        """Whose words a pronoun that nobody owns stands in: Sudan for `it` in `Sudan said it would attack`."""
        verb = self.r.head[token]
        if self.r.tag[token] != "PRP" or self.r.lower[token] in ("i", "you"):
            return []
        above = self.r.head[verb]
        if self.r.dep[verb] == "acl" and self.r.dep[above] == "dobj" and self.g.lemma[above] in RUMOURS:
            denying = self.r.head[above]  # `denied reports that it had sold oil`
            return [a for s in self.g.subjects(denying) if s >= 0 for a in self.direct(s)]
        if self.r.dep[verb] != "ccomp":
            return []
        if self.g.lemma[above] not in SPEECH or self.r.dep[token] not in ("nsubj", "nsubjpass"):
            return []
        return [a for s in self.g.subjects(above) if s >= 0 for a in self.direct(s)]

    def _council(self, token: int) -> list[str]:
        """Who speaks in a numbered resolution: `Resolution 1636 called on ...`."""
        numbered = any(self.r.tag[i] == "CD" for i in (token - 1, token + 1) if 0 <= i < len(self.r))
        council = self._named.get("UN Security Council") if numbered else None
        return [council] if council is not None and self.g.lemma[token] == "resolution" else []

    def ground(self, token: int) -> list[str]:
        """The state of a place, where the report speaks of that state: Sudan for `sent grain to Port Sudan`."""
        if self.r.pos[token] != "PROPN":
            return []
        for t in range(self.r.left[token], token + 1):
            state = self._states.get(self._country.get(self.r.start[t], ""))
            if state is not None:
                return [state]
        return []

    def state_at(self, place: Place) -> str | None:
        """The state that the place is or lies in, where it is an actor of the report: its name or its capital's."""
        over = self.cast.over(place.spans[0][0])
        own = over is not None and self.cast.by_id[over].country == place.country
        return self._states.get(place.country or "", over if own else None)

    def site(self, token: int) -> list[str]:
        """The state whose town, port or island the words describe, where the report speaks of that state."""
        state = self._states.get(self.located(token) or "")
        return [state] if state is not None else []

    def home(self, actor: str, sources: Sequence[str]) -> bool:
        """Whether the actor is the sources' own state: nobody retreats from a town of their own to their own state."""
        country = self.cast.by_id[actor].country
        own = bool(sources) and all(self.cast.by_id[s].country == country for s in sources)
        return own and self.cast.by_id[actor].kind == "state" and country is not None

    def is_state(self, actor: str) -> bool:
        """Whether the actor is a state: what is done in a court or a council is not done to it."""
        return self.cast.by_id[actor].kind == "state"

    def located(self, token: int) -> str | None:
        """The country of a place, or of the words that describe one: `Kyiv`, `the Ukrainian town of Izhora`."""
        if self.r.pos[token] == "PROPN":
            return self._country.get(self.r.start[token])
        if self.g.lemma[token] not in SITES:
            return None
        told = self._described.get(token)
        return told or next((c for o in self.g.preps(token, "of") if (c := self._country.get(self.r.start[o]))), None)

    def _holders(self, noun: int) -> list[str]:
        """Whose an unowned noun is by its verb: `Iran made a promise to ...`, `the decision was taken by ...`."""
        head = self.r.head[noun]
        if self.r.dep[noun] in ("dobj", "attr", "pobj"):
            verb = self.g.clause(head)
            for s in self.g.subjects(verb) if not self.g.passive(verb) else self.g.agents(verb):
                if s >= 0:
                    found = self.direct(s) or self.owners(s, wide=False)
                    if found:
                        return found
        return []
