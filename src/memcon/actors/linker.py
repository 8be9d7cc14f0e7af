"""Link descriptions and pronouns to the chains of the names, in the order of the text."""

from collections.abc import Callable

import msgspec

from memcon.actors.against import contradicts
from memcon.actors.chains import Chain, NameLinker
from memcon.actors.context import SUBJECTS, Context
from memcon.actors.features import Features, pronoun_class
from memcon.actors.interview import Interview
from memcon.actors.pairs import PAIR
from memcon.actors.scores import Pair, Weights
from memcon.actors.sure import Sure
from memcon.record import Mention

RECENT = 14
"""How many of the chains mentioned last are looked at for a pronoun."""
FAR = 28
"""And for a description."""
SENTENCES = 8

SPOKEN = 0.95
INTRODUCED = 0.9
RELATIVE = 0.9
OWNER = 0.75
PREDICATE = 0.8
JOINT = 0.85
JOINTLY = frozenset(("joint", "jointly"))
SOURCE = 0.02
"""A pronoun that says something stands for somebody: its likeliest actor is enough."""
AS_LIKELY = 0.8
"""Of two that are about as likely to have said something, the one mentioned last."""
HYPERNYM = 0.3
"""What a description needs that only names the chain's kind: `the group`."""
UNTIED = 0.45
"""What a description needs that shares no word with the chain, nor names its kind."""
PRESENTED = 0.7
"""How often an interview's `I` is the one presented."""
SAYS_WHO = ("n:appos", "n:copula")
"""What a description with "a" or "one" must have to be somebody already told of: "Cassis, a former minister"."""
TAKES_UP = ("n:head=", "n:word=", "n:title=", "n:appos", "n:copula")
"""What a description that is no actor's by itself must share with a chain."""

Chooser = Callable[[int, list[Chain], list[Pair], Pair], tuple[int, float]]
"""From a mention, its candidates, their features and those of none: the place of the chosen one or -1, its chance."""


class Linker:
    """One report's linking; `choose` is the weights' choice unless training puts another in."""

    def __init__(self, context: Context, names: NameLinker, weights: Weights, choose: Chooser | None = None) -> None:
        self._c = context
        self._names = names
        self._weights = weights
        self._choose = choose or self.best
        self._features = Features(context)
        names.alias(context.given)
        self._recent: list[Chain] = []
        self._twos: list[Chain] = []
        self.chains = names.chains
        self.of = names.of
        self._sure = Sure(context, self._features, self.chains, self.of, names.holds)
        self._interview = Interview(context, names.chains, self.of, self._sure.pair)
        self._waiting: list[tuple[int, int]] = []

    def run(self) -> None:
        """Go through the mentions in order, what stands within a description before it."""
        done: set[int] = set()
        for i in range(len(self._c.mentions)):
            for j in [*reversed(self._c.within(i)), i] if self._c.mentions[i].form == "nominal" else [i]:
                if j not in done:
                    done.add(j)
                    self._link(j)
        for i, speaker in self._waiting:
            late = self.of.get(speaker)
            if late is not None:
                self._add(i, late, SPOKEN)

    def _link(self, i: int) -> None:
        form = self._c.mentions[i].form
        if self._c.mentions[i].key == PAIR:
            self._together(i)
            return
        if i in self._c.described:
            self._predicate(i, self.of.get(self._c.described[i]))
        chain = self.of.get(i) if form == "name" else self._nominal(i) if form == "nominal" else self._pronoun(i)
        if chain is not None:
            self._touch(chain, i)

    def _together(self, i: int) -> None:
        """Those who are named together may be meant together."""
        listed = self._c.joined(i, self.of)
        if len(listed) > 1:
            self._touch(self._add(i, self._sure.pair(listed), self._c.mentions[i].confidence), i)

    def _predicate(self, i: int, whose: Chain | None) -> None:
        """Give a name that only says what somebody is to that somebody: `we are run as a Charitable Trust`."""
        mine = self.of.get(i)
        if whose is None or mine is None or mine is whose or len(mine.members) > 1 or whose.kind in ("person", "state"):
            return
        self.chains.remove(mine)
        whose.add(i, msgspec.structs.replace(self._c.mentions[i], name=None, key=None), PREDICATE)
        self.of[i] = whose

    def _both(self, i: int, since: int) -> list[tuple[int, Chain]]:
        """The twos named last, each with how many chains were mentioned since."""
        speaker = self.of.get(self._c.speaker.get(self._c.quote[i], -1))
        near = [
            x for x in self._twos[:2]
            if x.last_sentence >= since and (speaker is None or x.two is None or speaker in x.two)
        ]  # fmt: skip
        return [(sum(y.last > x.last for y in self._recent[:RECENT]), x) for x in near]

    def _touch(self, chain: Chain, i: int) -> None:
        recent = self._recent if chain.two is None else self._twos
        if chain in recent:
            recent.remove(chain)
        recent.insert(0, chain)
        chain.last = i
        chain.last_sentence = self._c.sentence[i]
        chain.seen.append(i)

    def _add(self, i: int, chain: Chain, chance: float) -> Chain:
        m = self._c.mentions[i]
        chain.add(i, m, chance)
        if m.form == "nominal":
            plain = self._c.reading.tag[m.head] == "NNS"
            chain.several = plain and (chain.several or not chain.heads) and not chain.names
            chain.heads.add(self._c.reading.lemma[m.head].lower())
            chain.phrases.add(self._features.phrase(i))
            chain.modifiers |= self._features.modifiers(m)
            if m.kind == "person" and chain.kind == "person" and not m.roles:
                chain.titles.add(self._c.reading.lemma[m.head].lower())
        self.of[i] = chain
        return chain

    def _pronoun(self, i: int) -> Chain | None:
        c = self._c
        word = c.reading.lower[c.mentions[i].head]
        kind = pronoun_class(word)
        sentence = c.sentence[i]
        owner = self._owner(i) if kind == "he" else None
        if owner is not None:
            return self._add(i, owner, OWNER)
        introduced = c.introduced.get((c.paragraph[i], c.quote[i])) if kind == "I" else None
        if introduced is not None and introduced in self.of:
            return self._add(i, self.of[introduced], INTRODUCED)
        if kind == "I" and c.quote[i] >= 0 and c.quote[i] in c.speaker:
            return self._spoken(i, c.speaker[c.quote[i]])
        if kind in ("I", "we") and c.quote[i] < 0 and i in c.turn:
            return self._spoken(i, c.turn[i])
        presented = self._interview.presented(i, kind) if kind in ("I", "we", "you") else None
        if presented is not None:
            return self._add(i, presented, PRESENTED)
        if kind == "who":
            described = self.of.get(c.antecedent(i))
            if described is not None:
                self._add(i, described, RELATIVE)
                return None  # the noun before it stays the last mention
        joint = self._jointly(i) if kind == "they" else None
        if joint is not None:
            return self._add(i, joint, JOINT)
        near = SENTENCES if kind not in ("I", "we", "you") else 60
        candidates = [(r, x) for r, x in enumerate(self._recent[:RECENT]) if sentence - x.last_sentence <= near]
        if kind in ("we", "they", "you"):
            candidates += self._both(i, sentence - near)
        if kind in ("I", "we", "you"):
            seen = {id(x) for _, x in candidates}
            speaker = c.speaker.get(c.quote[i])
            extra = [self.of.get(speaker) if speaker is not None else None, self._interview.main,
                     self._interview.house, self._interview.last.get(kind)]  # fmt: skip
            for x in extra:
                if x is not None and id(x) not in seen:
                    seen.add(id(x))
                    candidates.append((RECENT, x))
        candidates += [(0, x) for x in self._coming(i, sentence)] if kind in ("he", "it", "they") else []
        gender = c.mentions[i].gender
        candidates = [(r, x) for r, x in candidates if not (gender in ("f", "m") and _never(gender, x))]
        if kind == "it":
            candidates = [(r, x) for r, x in candidates if not x.several]
        elif kind in ("he", "I") and any(x.kind == "person" for _, x in candidates):
            candidates = [(r, x) for r, x in candidates if x.kind == "person" or self._features.maybe_person(x)]
        if kind != "who":
            candidates = [(r, x) for r, x in candidates if not self._within(i, x)]
        chains = [x for _, x in candidates]
        rivals = _rivals(chains, c.mentions[i])
        numbers = self._features.numbers(i, chains, kind)
        pairs = [
            Pair(self._features.pronoun(i, x, r, n, word), near)
            for (r, x), n, near in zip(candidates, rivals, numbers, strict=True)
        ]
        if kind in ("I", "we", "you"):
            for x, pair in zip(chains, pairs, strict=True):
                pair.names.extend(self._interview.features(i, x, kind))
        at, chance = self._choose(i, chains, pairs, Pair(self._none(i, kind)))
        if at < 0:
            return None
        if kind in ("I", "we", "you") and c.quote[i] < 0:
            self._interview.last[kind] = chains[at]
        return self._add(i, chains[at], chance)

    def _jointly(self, i: int) -> Chain | None:
        """Those named together last, where a sentence says that some act so: `in a joint statement, they said`."""
        c = self._c
        first, end = c.reading.sentences[c.sentence[i]]
        if not JOINTLY & set(c.reading.lower[first:end]) or c.reading.dep[c.mentions[i].head] not in SUBJECTS:
            return None
        near = [x for x in self._twos[:1] if 0 <= c.sentence[i] - x.last_sentence < 3]
        return near[0] if near else None

    def _owner(self, i: int) -> Chain | None:
        """Whose the thing is that a clause describes: Ruiz in `Ruiz's address in May, during which he blamed`."""
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

    def _none(self, i: int, kind: str) -> list[str]:
        c = self._c
        out = [kind + ":none", kind + ":none/" + ("quoted" if c.quote[i] >= 0 else "plain")]
        if kind == "it":
            out.append("it:none/" + c.reading.dep[c.mentions[i].head])
        return out

    def _nominal(self, i: int) -> Chain | None:
        c, m = self._c, self._c.mentions[i]
        sentence = c.sentence[i]
        inner = {id(self.of[j]) for j in c.within(i) if j in self.of}
        sure = self._sure.find(i, self._recent, inner)
        if sure is not None:
            return self._told(i, *sure)
        candidates = [(r, x) for r, x in enumerate(self._recent[:FAR]) if not contradicts(m, x)]
        candidates += [(0, x) for x in self._coming(i, sentence)]
        if m.plural and m.kind in ("group", None):
            candidates += [(r, x) for r, x in self._both(i, sentence - 2) if not contradicts(m, x)]
        candidates = [(r, x) for r, x in candidates if id(x) not in inner and not self._features.apart(i, x)]
        if self._features.determiner(i) == "a":  # "a senior official" is somebody new, but for an apposition beside it
            candidates = [(r, x) for r, x in candidates if any(c.sentence[k] == sentence for k in x.members)]
        if m.kind is None:
            candidates = [(r, x) for r, x in candidates if self._features.ties(i, x)]
            if not candidates:
                self._thing(i)
                return None
        chains = [x for _, x in candidates]
        numbers = self._features.numbers(i, chains, "n")
        rivals = self._features.rivals(i, chains)
        pairs = [
            Pair(self._features.nominal(i, x, r, more), n)
            for (r, x), more, n in zip(candidates, rivals, numbers, strict=True)
        ]
        if self._features.determiner(i) == "a":  # beside "he" and in the same sentence is not yet the same
            told = [n for n, p in enumerate(pairs) if any(f.startswith(SAYS_WHO) for f in p.names)]
            chains, pairs = [chains[n] for n in told], [pairs[n] for n in told]
        none = ["n:none", "n:none=" + (m.kind or "none"), "n:none/det=" + self._features.determiner(i)]
        none.append("n:none/" + ("pl" if m.plural else "sg"))
        at, chance = self._choose(i, chains, pairs, Pair(none))
        if at >= 0:
            return self._add(i, chains[at], chance)
        if m.kind is None:
            self._thing(i)
            return None
        chain = Chain()
        self.chains.append(chain)
        return self._add(i, chain, m.confidence)

    def _thing(self, i: int) -> None:
        """Link what is no actor to its like; no pronoun looks at it."""
        thing = self._sure.thing(i)
        if thing is not None:
            self._add(i, *thing)

    def _told(self, i: int, chain: Chain, chance: float) -> Chain:
        """Link a description whose actor the words tell; the nameless one told of before becomes one with it."""
        self._add(i, chain, chance)
        other = self._sure.same_person(i, chain)
        if other is not None:
            self.chains.remove(other)
            if other in self._recent:
                self._recent.remove(other)
            for j in other.members:
                chain.add(j, self._c.mentions[j], min(chance, other.confidence[j]))
                self.of[j] = chain
        return chain

    def best(self, i: int, chains: list[Chain], pairs: list[Pair], none: Pair) -> tuple[int, float]:
        """The likeliest chain, none where nothing is likely enough."""
        if not chains or not self._weights.weights:
            return -1, 1.0
        chances = self._weights.chances(pairs, none)
        at = max(range(len(chains)), key=chances.__getitem__)
        m = self._c.mentions[i]
        kind = "n" if m.form == "nominal" else pronoun_class(self._c.reading.lower[m.head])
        least = self._weights.least.get(kind, 0.5)
        if kind == "n" and not any(f.startswith(TAKES_UP) for f in pairs[at].names):
            least = max(least, HYPERNYM if any(f.startswith("n:hyper=") for f in pairs[at].names) else UNTIED)
        elif kind != "n" and i in self._c.sources:
            able = self._whole([n for n, x in enumerate(chains) if x.kind is not None], chains)
            at = max(able, key=chances.__getitem__) if able else at
            at = next((n for n in able if chances[n] >= AS_LIKELY * chances[at]), at)
            least = SOURCE
        if chances[at] < least:
            return -1, chances[-1]
        return at, chances[at]

    def _whole(self, able: list[int], chains: list[Chain]) -> list[int]:
        """Of candidates those not last named within another's words: `it said` after `Peru's army` is the army."""
        said = {n: [self._c.mentions[j] for j in chains[n].seen[-6:]] for n in able}
        inner = {
            n for n in able if said[n] and any(
                o.form == "nominal" and o.start <= said[n][-1].start and said[n][-1].end < o.end
                for other in able if other != n for o in said[other]
            )
        }  # fmt: skip
        return [n for n in able if n not in inner] or able


def _never(gender: str, chain: Chain) -> bool:
    """Whether `he` or `she` cannot stand for the chain: one of the other gender, a state, a crowd."""
    if chain.told is not None:
        return chain.told != gender
    crowd = chain.kind == "group" and chain.plural and not chain.unknown
    return crowd or chain.kind in ("state", "igo", "government")


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
