"""Descriptions whose actor the words beside them tell: appositions, namesakes, `our country`, `the two leaders`."""

from collections.abc import Callable, Iterable

from memcon.actors.against import contradicts
from memcon.actors.chains import Chain
from memcon.actors.context import SUBJECTS, Context
from memcon.actors.dealings import HALVES, Dealings
from memcon.actors.features import Features
from memcon.actors.kindred import nearest, said
from memcon.actors.wording import words
from memcon.record import Mention

APPOSED, COPULA = 0.9, 0.8
STATE = 0.9
NAMESAKE = 0.8
HOLDER = 0.85
COUNTRY = 0.75
TWO = 0.75
POINTING = ("the", "these", "those")
DEALING = 0.8
NAMED = 0.9
THING = 0.6
OWNED = 0.75
BODIES = ("organisation", "government", "igo")
GOVERNMENTS = frozenset(("government", "authority", "authorities", "regime", "leadership"))
PARTIAL = words(
    "former previous interim transitional local provincial regional state city opposition palestinian municipal "
    "tax health medical electoral election judicial military port aviation security customs new"
)
COUNTRIES = frozenset(("country", "nation", "homeland"))
STATES = words("country nation state government side neighbour neighbor power capital ally rival foe enemy republic")
PLACES = words(
    "city town village state province region district county island republic kingdom port municipality borough "
    "prefecture territory commonwealth"
)
DOUBT = words("would could may might should can if whether")
SCENE = 2
"""How many times as often as any other the state is told of where all happens."""
NEAR = 3
"""How many sentences back `the country` and `the two leaders` look."""

OPPOSITES = words("host counterpart guest homologue interlocutor visitor")
MET = 0.8
KINDRED = 0.72
Link = tuple[Chain, float]
Office = Callable[[Chain, str, str], bool]
"""Whether the person of a chain holds an office, by its title, of a state at the day of the report."""


class Sure:
    """Links of one report that need no score; `chains` and `of` are the linker's and grow."""

    def __init__(
        self, context: Context, features: Features, chains: list[Chain], of: dict[int, Chain], office: Office | None
    ) -> None:  # fmt: skip
        self._c = context
        self._office = office
        self._features = features
        self._chains = chains
        self._of = of
        self._dealings = Dealings(context, chains, of)
        self._things: dict[str, list[Chain]] = {}
        self._named_beside = {
            j: i for i, j in context.appositions.items()
            if context.mentions[i].form == "name" and context.mentions[j].form == "nominal"
        }  # fmt: skip

    def find(self, i: int, recent: list[Chain], inner: set[int]) -> Link | None:
        """The chain of a description and how sure that is, None where no words tell; `inner` stand within it."""
        m = self._c.mentions[i]
        told = (
            self._called(i), self._government(m), self._there(i), self._holder(i, recent), self._place(i),
            self._ending(i), self._beside(i), self._side(i), self._opposite(i, recent), self._titled(i),
        )  # fmt: skip
        for found in (*told, self._namesake(m, recent)):
            if found is not None and (id(found[0]) not in inner or found[1] == NAMED):
                return found
        if m.plural:
            return self._two(i, recent)
        return self._country(i, recent) or self._kindred(i, recent, inner)

    def _kindred(self, i: int, recent: list[Chain], inner: set[int]) -> Link | None:
        """The body of its kind named last: `the group`, `the bloc`, `the company`."""
        c, m = self._c, self._c.mentions[i]
        first = c.reading.token_at(m.start)
        asked = said(c.reading, first, m.head) if first is not None and m.country is None else None
        if asked is None or any(c.mentions[j].form == "name" for j in c.within(i)):
            return None
        able = [x for x in recent if id(x) not in inner and not contradicts(m, x) and not self._is_placed(x)]
        found = nearest(asked, able, c.sentence[i])
        return (found, KINDRED) if found is not None else None

    def _called(self, i: int) -> Link | None:
        """The one whose name the words give: `the team, known as the Harriers`."""
        j = self._c.given.get(i)
        chain = self._of.get(j) if j is not None else None
        return (chain, NAMED) if chain is not None and not contradicts(self._c.mentions[i], chain) else None

    def _beside(self, i: int) -> Link | None:
        """The person in apposition, or whom a clause with `be` describes: `Rubio, the secretary of state`."""
        c, m = self._c, self._c.mentions[i]
        j = c.appositions.get(i, self._named_beside.get(i))
        chain = self._of.get(j) if j is not None else None
        if j is None or chain is None or m.plural or c.mentions[j].plural or chain.plural:
            return None
        if m.kind not in ("person", "organisation", "government", None) or contradicts(m, chain, offices=False):
            return None
        if m.kind in ("organisation", "government") and c.reading.dep[m.head] == "appos":
            told = chain.names and chain.kind in (*BODIES, None) and c.mentions[j].form == "name"
            return (chain, APPOSED) if told and not self._is_placed(chain) else None
        person = chain.kind == "person" or (c.mentions[j].gender in ("f", "m") and c.mentions[j].form == "pronoun")
        if c.reading.dep[m.head] == "attr":
            return (chain, COPULA) if person and self._asserted(m) else None
        known = chain.kind == "person" and (m.kind == "person" or c.mentions[j].form == "name")
        return (chain, APPOSED) if known and m.kind == "person" else None

    def _is_placed(self, chain: Chain) -> bool:
        """Whether the parser takes a chain for a place."""
        return self._c.reading.entity[self._c.mentions[min(chain.members)].head] in ("GPE", "LOC", "FAC")

    def _side(self, i: int) -> Link | None:
        """The body of whose members a possessive tells: Akhali for `her party`, where she is Akhali's spokeswoman."""
        c, m = self._c, self._c.mentions[i]
        first = c.reading.token_at(m.start)
        if first is None or m.head - first > 1 or c.reading.tag[first] != "PRP$" or m.kind != "organisation":
            return None
        owner = self._of.get(i + 1)
        if owner is None and c.reading.lower[first] in ("our", "my"):
            owner = self._of.get(c.speaker.get(c.quote[i], -1))
        if owner is None or owner.kind != "person":
            return None
        lemma = c.reading.lemma[m.head].lower()
        party = lemma in ("party", "movement")
        fits: list[Chain] = []
        for j in owner.members:
            for k in c.within(j) if c.mentions[j].form == "name" else ():
                chain = self._of.get(k)
                if chain is not None and chain.names and chain.kind in ("organisation", None) and chain not in fits:
                    fits.append(chain)
        if party and len(fits) > 1:
            fits = [x for x in fits if x.sector in ("PTY", "OPP") or lemma in x.words]
        return (fits[0], OWNED) if len(fits) == 1 and not self._is_placed(fits[0]) else None

    def _titled(self, i: int) -> Link | None:
        """The body whose name follows the words for what it is: `the mining company Altiplano`."""
        c, m = self._c, self._c.mentions[i]
        if m.kind not in ("organisation", "government") or m.plural:
            return None
        for j in range(i + 1, min(i + 4, len(c.mentions))):
            other, chain = c.mentions[j], self._of.get(j)
            if other.start == m.end + 1 and other.form == "name" and chain is not None and other.key is None:
                body = chain.kind == "organisation" and not self._is_placed(chain)
                return (chain, NAMED) if body and not contradicts(m, chain) else None
        return None

    def _opposite(self, i: int, recent: list[Chain]) -> Link | None:
        """The one official of that state told of just before: the Hungarian minister for `her Hungarian host`."""
        c, m = self._c, self._c.mentions[i]
        first = c.reading.token_at(m.start)
        if first is None or m.country is None or c.reading.lemma[m.head].lower() not in OPPOSITES or m.plural:
            return None
        fits = [
            x for x in recent
            if x.kind == "person" and x.names and x.country == m.country and not contradicts(m, x)
            and c.sentence[i] - x.last_sentence < NEAR
        ]  # fmt: skip
        return (fits[0], MET) if len(fits) == 1 else None

    def _holder(self, i: int, recent: list[Chain]) -> Link | None:
        """The person named in the report who holds the office of a state: Macron for `the French president`."""
        m = self._c.mentions[i]
        if m.kind != "person" or m.plural or m.country is None or not m.roles or self._office is None:
            return None
        title = m.roles[0].title
        named = [x for x in recent if x.kind == "person" and x.names and not contradicts(m, x)]
        fits = [x for x in named if self._office(x, title, m.country)]
        return (fits[0], HOLDER) if len(fits) == 1 else None

    def _ending(self, i: int) -> Link | None:
        """The person whose name ends the words for their office: `his envoy to Oman Ana Ruiz`."""
        c, m = self._c, self._c.mentions[i]
        if m.kind != "person" or m.plural:
            return None
        for j in c.within(i):
            inner, chain = c.mentions[j], self._of.get(j)
            if inner.form == "name" and inner.kind == "person" and inner.end == m.end and chain is not None:
                first = c.reading.token_at(inner.start) or 0
                if c.reading.pos[first - 1] in ("NOUN", "PROPN") and not contradicts(m, chain):
                    return chain, NAMED
        return None

    def _asserted(self, m: Mention) -> bool:
        """Whether `be` says so: not `is no friend`, `would be the first`."""
        reading = self._c.reading
        verb = reading.head[m.head]
        beside = {reading.lower[t] for t in reading.children[verb] if reading.dep[t] in ("neg", "aux", "mark")}
        first = reading.token_at(m.start)
        return (
            not beside & DOUBT
            and not any(reading.dep[t] == "neg" for t in reading.children[verb])
            and (first is None or reading.lower[first] != "no")
        )

    def same_person(self, i: int, chain: Chain) -> Chain | None:
        """The nameless person told of before in the words that now stand beside a name: `a nurse`, `Sol, the nurse`.

        Only where there is no other of that description.
        """
        c, m = self._c, self._c.mentions[i]
        if not chain.names or m.kind != "person":
            return None
        noun = c.reading.lemma[m.head].lower()
        whole = self._whole(m)
        fits = [
            x for x in self._chains
            if x is not chain and not x.names and x.kind == "person" and noun in x.heads and not x.several
            and not (x.told and chain.told and x.told != chain.told)
            and not (x.country and chain.country and x.country != chain.country)
        ]  # fmt: skip
        exact = [x for x in fits if any(self._whole(c.mentions[k]) == whole for k in x.members)]
        if len(exact) == 1 and len(whole) > 1:
            return exact[0]
        definite = self._features.determiner(i) == "the"
        opened = [x for x in fits if self._features.determiner(min(x.members)) == "a"]
        near = [x for x in fits if self._features.determiner(min(x.members)) == "the" and self._just(i, x)]
        fit = opened or near
        return fit[0] if definite and len(fit) == 1 and len(fits) == 1 else None

    def _just(self, i: int, chain: Chain) -> bool:
        """Whether a chain was told of just before: `the Omani ambassador. The ambassador, Ali Saidi, left`."""
        return 0 <= self._c.sentence[i] - chain.last_sentence < NEAR

    def _whole(self, m: Mention) -> tuple[str, ...]:
        """The words of a description with what belongs to it, the first article left out."""
        found = self._c.reading.text[m.start : m.end].lower().split()
        return tuple(found[1:] if found[0] in ("the", "a", "an") else found)

    def _government(self, m: Mention) -> Link | None:
        """The state whose government is named by its country: `the Iranian government`, `Israeli authorities`."""
        reading = self._c.reading
        if m.country is None or reading.lemma[m.head].lower() not in GOVERNMENTS:
            return None
        first = reading.token_at(m.start) or m.head
        between = {reading.lower[t] for t in range(first, m.head)} - {"the", "'s", "’s"}
        if between & PARTIAL or m.head - first > 5:
            return None
        state = self._state(m.country)
        return (state, STATE) if state is not None else None

    def _there(self, i: int) -> Link | None:
        """The state where a paragraph sets itself: `In Yerevan, crowds accused the government`."""
        c, m = self._c, self._c.mentions[i]
        reading = c.reading
        bare = m.head > 0 and reading.start[m.head - 1] == m.start and reading.lower[m.head - 1] == "the"
        if m.country is not None or not bare or reading.lemma[m.head].lower() not in GOVERNMENTS:
            return None
        for j in range(i - 1, -1, -1):
            if c.paragraph[j] != c.paragraph[i]:
                return None
            place = c.mentions[j]
            before = reading.head[place.head]
            opens = before == reading.sentences[c.sentence[j]][0] and reading.lower[before] == "in"
            if opens and place.key is not None and place.country is not None:
                state = self._state(place.country)
                return (state, COUNTRY) if state is not None else None
        return None

    def _state(self, country: str | None) -> Chain | None:
        return next((x for x in self._chains if country and x.key == "state:" + country), None)

    def _place(self, i: int) -> Link | None:
        """The place that the words name: Livorno in `the city of Livorno`."""
        c, m = self._c, self._c.mentions[i]
        if c.reading.lemma[m.head].lower() not in PLACES:
            return None
        for j in c.within(i):
            inner = c.mentions[j]
            above = c.reading.head[inner.head]
            if inner.form == "name" and c.reading.lower[above] == "of" and c.reading.head[above] == m.head:
                chain = self._of.get(j)
                return (chain, NAMED) if chain is not None and chain.kind in (None, "state") else None
        return None

    def _namesake(self, m: Mention, recent: list[Chain]) -> Link | None:
        """The one body named before that has the noun for its head: `the committee` after `Joint Budget Committee`."""
        reading = self._c.reading
        if m.plural or m.kind == "person" or reading.lower[m.head - 1] != "the" or reading.start[m.head - 1] != m.start:
            return None
        noun = reading.lemma[m.head].lower()
        fits = [x for x in recent if x.kind in BODIES and noun in x.words and not contradicts(m, x)]
        fits = [x for x in fits if any(_headed(name, noun) for name in x.names)]
        fits = [x for x in fits if x.name.lower() != noun] or fits[:1]
        return (fits[0], NAMESAKE) if len(fits) == 1 else None

    def thing(self, i: int) -> Link | None:
        """What is no actor and was told of before in the same words, or is told of now: `this constituency`."""
        m = self._c.mentions[i]
        noun = self._c.reading.lemma[m.head].lower()
        if self._features.determiner(i) not in ("the", "this", "poss") or noun in COUNTRIES:
            return None
        said = self._features.modifiers(m)
        for x in reversed(self._things.get(noun, ())):
            if (said <= x.modifiers or not x.modifiers) and x.plural == m.plural and x.country == m.country:
                return x, THING
        made = Chain()
        self._chains.append(made)
        self._things.setdefault(noun, []).append(made)
        return made, m.confidence

    def _country(self, i: int, recent: list[Chain]) -> Link | None:
        """The state that `our country`, `their country`, `this country`, `the country's army` mean."""
        c, m = self._c, self._c.mentions[i]
        if c.reading.lemma[m.head].lower() not in COUNTRIES or m.country is not None:
            return None
        first = c.reading.token_at(m.start)
        if first is None or m.head - first > 1:
            return None
        word = c.reading.lower[first]
        if c.reading.tag[first] == "PRP$":
            owner = self._of.get(i + 1)
            if owner is None and word in ("our", "my") and c.quote[i] in c.speaker:
                owner = self._of.get(c.speaker[c.quote[i]])
            state = self._state(owner.country) if owner is not None else None
            if state is None and owner is not None and owner.kind == "person" and owner.country is None:
                state = self._scene(recent)
            return (state, COUNTRY) if state is not None else None
        if word not in ("the", "this"):
            return None
        near = [x for x in recent if x.kind == "state" and c.sentence[i] - x.last_sentence < NEAR]
        if len({x.key for x in near}) != 1:
            subjects = [x for x in near if c.sentence[i] - x.last_sentence < 2 and self._governs(x.last)]
            near = subjects if len(subjects) == 1 else []
        return (near[0], COUNTRY) if near else None

    def _scene(self, recent: list[Chain]) -> Chain | None:
        """The state of which a report tells far more than of any other."""
        states = sorted((x for x in recent if x.kind == "state"), key=lambda x: -len(x.seen))
        if not states or (len(states) > 1 and len(states[0].seen) < SCENE * len(states[1].seen)):
            return None
        return states[0]

    def _governs(self, j: int) -> bool:
        """Whether a mention is the subject of its sentence or whose something is."""
        return self._c.reading.dep[self._c.mentions[j].head] in (*SUBJECTS, "poss")

    def _two(self, i: int, recent: list[Chain]) -> Link | None:
        """The two persons or states told of last: `the two leaders`, `both countries`."""
        c, m = self._c, self._c.mentions[i]
        first = c.reading.token_at(m.start)
        if first is None or m.head - first > 2 or not _means_two(c.reading.lower[first : m.head]):
            return None
        noun = c.reading.lemma[m.head].lower()
        kind = "state" if noun in STATES else "person"
        if kind == "person" and m.kind != "group" and noun not in HALVES:
            return None
        dealing = self._dealings.two(i)
        if dealing is not None:
            return self.pair(dealing), DEALING
        told = [x for x in self._chains if x.two is not None and x.heads & HALVES and noun in HALVES]
        if told:
            return (told[0], TWO) if len(told) == 1 else None
        out = self._dealings.outsiders(i)
        near = [
            x for x in recent
            if x.names and x.kind == kind and not x.plural and id(x) not in out
            and c.sentence[i] - x.last_sentence < NEAR
        ]  # fmt: skip
        close = [x for x in near if c.sentence[i] - x.last_sentence < 2]
        both = close if len(close) == 2 else near
        return (self.pair(both), TWO) if len(both) == 2 else None

    def pair(self, both: Iterable[Chain]) -> Chain:
        """The chain of several actors together, made where there is none."""
        them = tuple(sorted(both, key=lambda x: min(x.members)))
        for x in self._chains:
            if x.two == them:
                return x
        made = Chain()
        made.two, made.kind, made.plural = them, "group", True
        made.country = them[0].country if len({x.country for x in them}) == 1 else None
        self._chains.append(made)
        return made


def _means_two(words: list[str]) -> bool:
    """Whether the words before a noun point back to two: `the two`, `both`, but not the two of `Two officials said`."""
    return "both" in words or ("two" in words and words[0] in POINTING)


def _headed(name: str, noun: str) -> bool:
    """Whether a body's name has the noun for its head: `Ministry of Defence` has `ministry`."""
    words_of = name.lower().split()
    for at, word in enumerate(words_of):
        if word in ("of", "for"):
            return at > 0 and words_of[at - 1] == noun
    return words_of[-1] == noun
