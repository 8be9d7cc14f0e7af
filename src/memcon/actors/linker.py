"""Link descriptions and pronouns to the chains of the names, in the order of the text."""

from collections.abc import Callable

from memcon.actors.chains import Chain, NameLinker
from memcon.actors.context import Context
from memcon.actors.features import Features, pronoun_class
from memcon.actors.scores import Weights
from memcon.actors.wording import words
from memcon.record import Mention

RECENT = 14
"""How many of the chains mentioned last are looked at for a pronoun."""
FAR = 28
"""And for a description."""
SENTENCES = 8

STATE = 0.9
SPOKEN = 0.95
NAMESAKE = 0.8
OWNER = 0.75
SOURCE = 0.05
"""A pronoun that says something stands for somebody: its likeliest actor is enough."""
BODIES = ("organisation", "government", "igo")
UNTIED = 0.45
"""What a description needs that shares no word with the chain, nor names its kind."""
PRESENTED = 0.7
"""How often an interview's `I` is the one presented."""
HEAD, INTERVIEW = 600, 12
GOVERNMENTS = frozenset(("government", "authority", "authorities", "regime", "leadership"))
PARTIAL = words(
    "former previous interim transitional local provincial regional state city opposition palestinian municipal "
    "tax health medical electoral election judicial military port aviation security customs new"
)
TAKES_UP = ("n:head=", "n:word=", "n:title=", "n:hyper=", "n:appos", "n:copula")
"""What a description that is no actor's by itself must share with a chain."""

Chooser = Callable[[int, list[Chain], list[list[str]], list[str]], tuple[int, float]]
"""From a mention, its candidates, their features and those of none: the place of the chosen one or -1, its chance."""


class Linker:
    """One report's linking; `choose` is the weights' choice unless training puts another in."""

    def __init__(self, context: Context, names: NameLinker, weights: Weights, choose: Chooser | None = None) -> None:
        self._c = context
        self._names = names
        self._weights = weights
        self._choose = choose or self.best
        self._features = Features(context)
        self._recent: list[Chain] = []
        self.chains = names.chains
        self.of = names.of
        persons = [c for c in names.chains if c.kind == "person"]
        self._main = self._main_of(persons)
        self._house = self._house_of(self._main, names.chains)
        self._first_person: dict[str, Chain] = {}
        self._interview = self._is_interview()
        self._waiting: list[tuple[int, int]] = []

    def _main_of(self, persons: list[Chain]) -> Chain | None:
        """The person whom an interview presents: the first named at its head, else the one named most."""
        early = [x for x in persons if self._c.mentions[x.members[0]].start < HEAD]
        if early:
            return min(early, key=lambda x: x.members[0])
        return max(persons, key=_standing) if persons else None

    def _is_interview(self) -> bool:
        """Whether questions and answers stand without quotation marks: many an `I` and `you` outside them."""
        c = self._c
        words = [c.reading.lower[m.head] for i, m in enumerate(c.mentions) if m.form == "pronoun" and c.quote[i] < 0]
        asked = sum(c.reading.text[end - 1] == "?" for _, end in c.reading.paragraphs)
        return asked >= 4 and sum(w in ("i", "my", "me", "we", "our", "you", "your") for w in words) >= INTERVIEW

    def _presented(self, i: int, kind: str) -> Chain | None:
        """Whom `I`, `we` and `you` mean in an interview's answers and questions."""
        c = self._c
        if not self._interview or c.quote[i] >= 0:
            return None
        asks = c.reading.text[c.reading.paragraphs[c.paragraph[i]][1] - 1] == "?"
        if (kind == "I" and not asks) or (kind == "you" and asks):
            return self._main
        return self._house if kind == "we" and not asks else None

    def _house_of(self, person: Chain | None, chains: list[Chain]) -> Chain | None:
        """The body of which the main person speaks: named in the words for them, else the one spoken of most."""
        bodies = [x for x in chains if x.kind in ("organisation", "government", "igo", "state", None)]
        bodies = [x for x in bodies if x.names and x.sector != "JRN"]
        if person is not None:
            sentences = {self._c.sentence[i] for i in person.members[:2]}
            near = [
                x for x in bodies if any(self._c.sentence[i] in sentences for i in x.members) and x.kind is not None
            ]
            if near:
                return max(near, key=_standing)
        return max(bodies, key=_standing) if bodies else None

    def run(self) -> None:
        """Go through the mentions in order."""
        for i, m in enumerate(self._c.mentions):
            if m.form == "name":
                chain = self.of.get(i)
            elif m.form == "nominal":
                chain = self._nominal(i)
            else:
                chain = self._pronoun(i)
            if chain is not None:
                self._touch(chain, i)
        for i, speaker in self._waiting:
            late = self.of.get(speaker)
            if late is not None:
                self._add(i, late, SPOKEN)

    def _touch(self, chain: Chain, i: int) -> None:
        if chain in self._recent:
            self._recent.remove(chain)
        self._recent.insert(0, chain)
        chain.last = i
        chain.last_sentence = self._c.sentence[i]

    def _add(self, i: int, chain: Chain, chance: float) -> Chain:
        m = self._c.mentions[i]
        chain.add(i, m, chance)
        if m.form == "nominal":
            chain.heads.add(self._c.reading.lemma[m.head].lower())
            if m.kind == "person" and chain.kind == "person" and not m.roles:
                chain.titles.add(self._c.reading.lemma[m.head].lower())
        self.of[i] = chain
        return chain

    def _pronoun(self, i: int) -> Chain | None:
        c = self._c
        word = c.reading.lower[c.mentions[i].head]
        kind = pronoun_class(word)
        sentence = c.sentence[i]
        presented = self._presented(i, kind) if kind in ("I", "we", "you") else None
        if presented is not None:
            return self._add(i, presented, PRESENTED)
        owner = self._owner(i) if kind == "he" else None
        if owner is not None:
            return self._add(i, owner, OWNER)
        if kind == "I" and c.quote[i] >= 0 and c.quote[i] in c.speaker:
            return self._spoken(i, c.speaker[c.quote[i]])
        if kind in ("I", "we") and c.quote[i] < 0 and i in c.turn:
            return self._spoken(i, c.turn[i])
        near = SENTENCES if kind not in ("I", "we", "you") else 60
        candidates = [(r, x) for r, x in enumerate(self._recent[:RECENT]) if sentence - x.last_sentence <= near]
        if kind in ("I", "we", "you"):
            seen = {id(x) for _, x in candidates}
            speaker = c.speaker.get(c.quote[i])
            extra = [self.of.get(speaker) if speaker is not None else None, self._main, self._house,
                     self._first_person.get(kind)]  # fmt: skip
            for x in extra:
                if x is not None and id(x) not in seen:
                    seen.add(id(x))
                    candidates.append((RECENT, x))
        candidates += [(0, x) for x in self._coming(i, sentence)] if kind in ("he", "it", "they") else []
        gender = c.mentions[i].gender
        candidates = [(r, x) for r, x in candidates if not (gender in ("f", "m") and _never(gender, x))]
        if kind == "it":
            candidates = [(r, x) for r, x in candidates if not self._several(x)]
        if kind != "who":
            candidates = [(r, x) for r, x in candidates if not self._within(i, x)]
        chains = [x for _, x in candidates]
        rivals = _rivals(chains, c.mentions[i])
        features = [self._features.pronoun(i, x, r, n, word) for (r, x), n in zip(candidates, rivals, strict=True)]
        if kind in ("I", "we", "you"):
            for x, f in zip(chains, features, strict=True):
                self._dialogue(i, x, f, kind)
        at, chance = self._choose(i, chains, features, self._none(i, kind))
        if at < 0:
            return None
        if kind in ("I", "we", "you") and c.quote[i] < 0:
            self._first_person[kind] = chains[at]
        return self._add(i, chains[at], chance)

    def _owner(self, i: int) -> Chain | None:
        """Whose the thing is that a clause describes: Ruiz in `unlike Ruiz's address in May, during which he blamed`."""
        c, m = self._c, self._c.mentions[i]
        if m.head < 2 or c.reading.lower[m.head - 1] != "which" or c.reading.pos[m.head - 2] != "ADP":
            return None
        for j in range(i - 1, -1, -1):
            if c.sentence[j] != c.sentence[i]:
                break
            other, chain = c.mentions[j], self.of.get(j)
            after = c.reading.token_at(other.end)
            if chain is None or chain.kind != "person" or _never(m.gender or "", chain):
                continue
            if c.reading.dep[other.head] in ("nsubj", "nsubjpass"):
                break
            if after is not None and c.reading.lower[after] in ("'s", "’s"):
                return chain
        return None

    def _spoken(self, i: int, speaker: int) -> Chain | None:
        """The speaker's chain for an `I` in quotation marks, now or, where the speaker is named later, at the end."""
        chain = self.of.get(speaker)
        if chain is None:
            self._waiting.append((i, speaker))
            return None
        return self._add(i, chain, SPOKEN)

    def _several(self, chain: Chain) -> bool:
        """Whether a chain is told of in the plural only, so that no `it` means it: `its forces`, `Seven militants`."""
        c = self._c
        heads = [c.mentions[i].head for i in chain.members if c.mentions[i].form == "nominal"]
        return not chain.names and bool(heads) and all(c.reading.tag[t] == "NNS" for t in heads)

    def _within(self, i: int, chain: Chain) -> bool:
        """Whether a pronoun stands in the chain's last mention: `our` in `our readers` is not the readers."""
        m, last = self._c.mentions[i], self._c.mentions[chain.last]
        return chain.last >= 0 and last.start <= m.start and m.end <= last.end

    def _coming(self, i: int, sentence: int) -> list[Chain]:
        """Chains first named later in the sentence: `Before he left, Rubio said`."""
        out = []
        for j in range(i + 1, min(i + 8, len(self._c.mentions))):
            if self._c.sentence[j] != sentence:
                break
            chain = self.of.get(j)
            if chain is not None and chain.last < 0 and chain not in out:
                out.append(chain)
        return out

    def _dialogue(self, i: int, chain: Chain, features: list[str], kind: str) -> None:
        """What tells speakers and hearers outside quotation marks: an interview's questions and answers."""
        c = self._c
        paragraph = c.reading.paragraphs[c.paragraph[i]]
        asks = "asks" if c.reading.text[paragraph[1] - 1] == "?" else "tells"
        if c.quote[i] < 0:
            features.append(kind + ":" + asks)
            if chain is self._main:
                features.append(kind + ":main" + asks)
            if chain is self._house:
                features.append(kind + ":house")
            if chain is self._first_person.get(kind):
                features.append(kind + ":again" + asks)

    def _none(self, i: int, kind: str) -> list[str]:
        c = self._c
        out = [kind + ":none", kind + ":none/" + ("quoted" if c.quote[i] >= 0 else "plain")]
        if kind == "it":
            out.append("it:none/" + c.reading.dep[c.mentions[i].head])
        return out

    def _nominal(self, i: int) -> Chain | None:
        c, m = self._c, self._c.mentions[i]
        sentence = c.sentence[i]
        state = self._government(m)
        if state is not None:
            return self._add(i, state, STATE)
        namesake = self._namesake(m)
        if namesake is not None:
            return self._add(i, namesake, NAMESAKE)
        candidates = [(r, x) for r, x in enumerate(self._recent[:FAR]) if not _contradicts(m, x)]
        candidates += [(0, x) for x in self._coming(i, sentence)]
        if self._features.determiner(i) == "a":  # "a senior official" is somebody new, but for an apposition beside it
            candidates = [(r, x) for r, x in candidates if any(c.sentence[k] == sentence for k in x.members)]
        if m.kind is None:
            candidates = [(r, x) for r, x in candidates if self._features.ties(i, x)]
            if not candidates:
                return None
        chains = [x for _, x in candidates]
        features = [self._features.nominal(i, x, r) for r, x in candidates]
        none = ["n:none", "n:none=" + (m.kind or "none"), "n:none/det=" + self._features.determiner(i)]
        none.append("n:none/" + ("pl" if m.plural else "sg"))
        at, chance = self._choose(i, chains, features, none)
        if at >= 0:
            return self._add(i, chains[at], chance)
        if m.kind is None:
            return None
        chain = Chain()
        self.chains.append(chain)
        return self._add(i, chain, m.confidence)

    def _government(self, m: Mention) -> Chain | None:
        """The state whose government is named by its country: `the Iranian government`, `Israeli authorities`."""
        reading = self._c.reading
        if m.country is None or reading.lemma[m.head].lower() not in GOVERNMENTS:
            return None
        first = reading.token_at(m.start) or m.head
        between = {reading.lower[t] for t in range(first, m.head)} - {"the", "'s", "’s"}
        if between & PARTIAL or m.head - first > 5:
            return None
        return next((x for x in self.chains if x.key == "state:" + m.country), None)

    def _namesake(self, m: Mention) -> Chain | None:
        """The one body named before that has the noun for its head: `the committee` after `Joint Budget Committee`."""
        reading = self._c.reading
        if m.plural or m.kind == "person" or reading.lower[m.head - 1] != "the" or reading.start[m.head - 1] != m.start:
            return None
        noun = reading.lemma[m.head].lower()
        fits = [x for x in self._recent if x.kind in BODIES and noun in x.words and not _contradicts(m, x)]
        fits = [x for x in fits if any(_headed(name, noun) for name in x.names)]
        return fits[0] if len(fits) == 1 else None

    def best(self, i: int, chains: list[Chain], features: list[list[str]], none: list[str]) -> tuple[int, float]:
        """The likeliest chain, none where nothing is likely enough."""
        if not chains or not self._weights.weights:
            return -1, 1.0
        chances = self._weights.chances(features, none)
        at = max(range(len(chains)), key=chances.__getitem__)
        m = self._c.mentions[i]
        kind = "n" if m.form == "nominal" else pronoun_class(self._c.reading.lower[m.head])
        least = self._weights.least.get(kind, 0.5)
        if kind == "n" and not any(f.startswith(TAKES_UP) for f in features[at]):
            least = max(least, UNTIED)
        elif kind != "n" and i in self._c.sources:
            able = [n for n, x in enumerate(chains) if x.kind is not None]
            at = max(able, key=chances.__getitem__) if able else at
            least = SOURCE
        if chances[at] < least:
            return -1, chances[-1]
        return at, chances[at]


def _headed(name: str, noun: str) -> bool:
    """Whether a body's name has the noun for its head: `Ministry of Defence` has `ministry`."""
    words_of = name.lower().split()
    for at, word in enumerate(words_of):
        if word in ("of", "for"):
            return at > 0 and words_of[at - 1] == noun
    return words_of[-1] == noun


def _contradicts(m: Mention, chain: Chain) -> bool:
    """Whether a description names another country or gender than the chain's, or is of another nature or number."""
    if m.country is not None and chain.country is not None and m.country != chain.country:
        return True
    if m.gender in ("f", "m") and chain.told in ("f", "m") and m.gender != chain.told:
        return True
    if chain.kind == "person" and (m.plural or m.kind == "group"):
        return True
    return m.kind == "person" and chain.kind in ("state", "igo", "group") and bool(chain.names)


def _never(gender: str, chain: Chain) -> bool:
    """Whether `he` or `she` cannot stand for the chain: one of the other gender, a state, a crowd."""
    if chain.told is not None:
        return chain.told != gender
    return chain.kind in ("state", "igo", "government") or (chain.kind == "group" and chain.plural)


def _rivals(chains: list[Chain], m: Mention) -> list[int]:
    """For each chain how many chains of the pronoun's own kind were mentioned since."""
    out, count = [], 0
    for x in chains:
        out.append(count)
        if m.gender in ("f", "m"):
            count += x.kind == "person" or (x.kind is None and x.told is None and bool(x.names))
        elif m.gender == "n":
            count += x.kind != "person" and not x.plural
        elif m.plural:
            count += x.plural or x.kind in ("organisation", "government", "state", "igo", "group")
        else:
            count += 1
    return out


def _standing(chain: Chain) -> tuple[int, int]:
    """How much a report is about a chain: its mentions, then how early it comes."""
    return len(chain.members), -chain.members[0]
