"""Who deals with whom: the two of a meeting, a treaty or a fight, whom `both sides` may mean."""

from collections.abc import Iterator

from memcon.actors.chains import Chain
from memcon.actors.context import SUBJECTS, Context
from memcon.actors.wording import words
from memcon.record import Mention

RECIPROCAL = words(
    "meet agree talk negotiate discuss confer fight clash battle accuse blame attack invade quarrel spar compete "
    "reconcile cooperate trade swap sign sue threaten shell bomb defeat face oppose rival"
)
"""Verbs of which two are the subject, or one the subject and one the object."""
DEALS = words(
    "talk deal agreement truce ceasefire treaty accord pact war fire fight battle summit meeting negotiation dialogue "
    "dispute conflict tie relation relationship cooperation peace prisoner blow threat accusation conversation "
    "contract partnership alliance compromise memorandum understanding statement communique joint"
)
DOING = words(
    "hold have reach sign strike make conclude begin start resume end break suspend announce seal cut restore sever "
    "open launch wage exchange trade settle renew extend violate finalise finalize initial fight agree issue swap"
)
"""Verbs that with such a noun say that two deal with each other: `signed a border treaty`, `traded fire`."""
HOSTING = words("host mediate broker facilitate convene sponsor oversee chair arrange moderate supervise guarantee")
FACING = frozenset(("with", "against"))
HALVES = words("side party camp delegation force army group rival foe enemy ally team faction company firm")
"""Nouns by which any two may be meant."""
STATES = words("country nation state government capital neighbour neighbor power republic")
BACK = 6
"""How many sentences back a dealing is looked for."""
WIDEST = 25


class Dealings:
    """The pairs of one report that its sentences tell of, found in the parse; `of` is the linker's and grows."""

    def __init__(self, context: Context, chains: list[Chain], of: dict[int, Chain]) -> None:
        self._c = context
        self._chains = chains
        self._of = of

    def two(self, i: int) -> tuple[Chain, Chain] | None:
        """The two whom a description means: those who dealt with each other last before it and fit its noun.

        Where others dealt since, only those of the same countries: `both presidents` after Peru and Chile agreed.
        """
        c, m = self._c, self._c.mentions[i]
        noun = c.reading.lemma[m.head].lower()
        nearer: list[set[str | None]] = []
        for one, other in self._before(m):
            fits = self._fit(noun, m, one, other)
            if fits is not None:
                return fits if all({x.country for x in fits} == sides for sides in nearer) else None
            nearer.append({one.country, other.country})
        return None

    def outsiders(self, i: int) -> set[int]:
        """The ids of chains that a description cannot mean: hosts, mediators, and who does something to `both`."""
        c, m = self._c, self._c.mentions[i]
        reading = c.reading
        out = {id(x) for j, x in self._near(i) if self._hosts(c.mentions[j].head)}
        verb = c.clause[i]
        if reading.dep[m.head] not in SUBJECTS:
            above = {id(x) for j, x in self._near(i) if reading.head[c.mentions[j].head] == verb
                     and reading.dep[c.mentions[j].head] in SUBJECTS}  # fmt: skip
            out |= above
        return out

    def _near(self, i: int) -> Iterator[tuple[int, Chain]]:
        """The mentions before one, the last first, as far as a dealing is looked for, with their chains."""
        for j in range(i - 1, -1, -1):
            if self._c.sentence[i] - self._c.sentence[j] > BACK:
                return
            chain = self._of.get(j)
            if chain is not None:
                yield j, chain

    def _hosts(self, token: int) -> bool:
        """Whether a word is the subject of hosting, or stands for one who does: `Oman, which hosted the talks`."""
        reading = self._c.reading
        token = self._first(token)
        verbs = [reading.head[token]] if reading.dep[token] in SUBJECTS else []
        verbs += [t for t in reading.children[token] if reading.dep[t] in ("relcl", "acl")]
        agent = reading.dep[token] == "pobj" and reading.lower[reading.head[token]] == "by"
        verbs += [reading.head[reading.head[token]]] if agent else []
        return any(reading.lemma[v].lower() in HOSTING for v in verbs)

    def _first(self, token: int) -> int:
        reading = self._c.reading
        while reading.dep[token] == "conj" and reading.head[token] != token:
            token = reading.head[token]
        return token

    def _before(self, m: Mention) -> Iterator[tuple[Chain, Chain]]:
        """The pairs told of before a mention, the nearest first."""
        reading = self._c.reading
        last = reading.sentence[m.head]
        for n in range(last, max(-1, last - BACK), -1):
            first, end = reading.sentences[n]
            for t in range(min(end, m.head) - 1, first - 1, -1):
                both = self._between(t, m.head) or self._subjects(t, m.head) or self._opposed(t, m.head)
                if both is not None:
                    yield both

    def _between(self, t: int, end: int) -> tuple[Chain, Chain] | None:
        """Armenia and Azerbaijan at the `between` of `talks between Armenia and Azerbaijan`."""
        reading = self._c.reading
        if reading.lower[t] != "between":
            return None
        objects = [o for o in reading.children[t] if reading.dep[o] == "pobj"]
        return self._pair(objects[0], end) if len(objects) == 1 else None

    def _subjects(self, t: int, end: int) -> tuple[Chain, Chain] | None:
        """The two at the verb of `Sudan and Ethiopia signed a treaty`."""
        reading = self._c.reading
        if reading.pos[t] != "VERB" or not self._deals(t):
            return None
        subjects = [s for s in reading.children[t] if reading.dep[s] in SUBJECTS and s < end]
        return self._pair(subjects[0], end) if len(subjects) == 1 else None

    def _deals(self, verb: int) -> bool:
        """Whether a verb is of dealing with each other: `met`, `exchanged fire`, `held talks`."""
        reading = self._c.reading
        lemma = reading.lemma[verb].lower()
        if lemma in HOSTING:
            return False
        things = {reading.lemma[o].lower() for o in reading.children[verb] if reading.dep[o] in ("dobj", "nsubjpass")}
        return lemma in RECIPROCAL or (lemma in DOING and bool(things & DEALS))

    def _opposed(self, t: int, end: int) -> tuple[Chain, Chain] | None:
        """Subject and object of `Ruiz met Okoro`, `held talks with Peru`."""
        reading = self._c.reading
        if reading.pos[t] != "VERB" or not self._deals(t):
            return None
        subjects = [s for s in reading.children[t] if reading.dep[s] == "nsubj"]
        objects = [o for o in reading.children[t] if reading.dep[o] == "dobj"]
        facing = [t, *objects]
        withs = [p for f in facing for p in reading.children[f] if reading.lower[p] in FACING and p < end]
        objects = [o for p in withs for o in reading.children[p] if reading.dep[o] == "pobj"] or objects
        if len(subjects) != 1 or len(objects) != 1 or self._joined(subjects[0]) or self._joined(objects[0]):
            return None
        return self._both(subjects[0], objects[0], end)

    def _joined(self, token: int) -> list[int]:
        reading = self._c.reading
        return [t for t in reading.children[token] if reading.dep[t] == "conj"]

    def _pair(self, token: int, end: int) -> tuple[Chain, Chain] | None:
        """The two that an `and` joins at a word, None where there are three."""
        joined = self._joined(token)
        if len(joined) != 1 or self._joined(joined[0]) or joined[0] - token > WIDEST:
            return None
        return self._both(token, joined[0], end)

    def _both(self, a: int, b: int, end: int) -> tuple[Chain, Chain] | None:
        one, other = self._party(a), self._party(b)
        if one is None or other is None or one is other or max(a, b) >= end:
            return None
        return one, other

    def _party(self, token: int) -> Chain | None:
        """The actor at a word; a place, a thing and those who are two themselves are no party."""
        i = self._c.at_head.get(token)
        chain = self._of.get(i) if i is not None else None
        return chain if chain is not None and chain.kind is not None and chain.two is None else None

    def _fit(self, noun: str, m: Mention, one: Chain, other: Chain) -> tuple[Chain, Chain] | None:
        """The two as the noun asks for them: the states of two persons for `both countries`, never a person's twice."""
        if noun in STATES or noun in HALVES:
            states = self._states(one, other, noun in HALVES)
            if states is not None or noun in STATES:
                return states
            return one, other
        if m.kind != "group" or one.kind != "person" or other.kind != "person":
            return None
        titled = [x.titles for x in (one, other) if x.titles]
        office = noun not in ("leader", "man", "woman", "politician", "official", "diplomat", "person")
        return (one, other) if not office or all(noun in t for t in titled) else None

    def _states(self, one: Chain, other: Chain, any_body: bool) -> tuple[Chain, Chain] | None:
        """The states of two, persons' and governments' by their countries; with `any_body` other bodies themselves."""
        found = []
        for x in (one, other):
            bodily = any_body and x.kind not in ("person", "group")
            state = x if x.kind == "state" or bodily else self._state(x.country)
            if state is None:
                return None
            found.append(state)
        return (found[0], found[1]) if found[0] is not found[1] else None

    def _state(self, country: str | None) -> Chain | None:
        return next((x for x in self._chains if country and x.key == "state:" + country), None)
