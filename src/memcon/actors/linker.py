"""Link descriptions and pronouns to the chains of the names, in the order of the text."""

from collections.abc import Callable

from memcon.actors.chains import Chain, NameLinker
from memcon.actors.context import Context
from memcon.actors.features import Features, pronoun_class
from memcon.actors.scores import Weights

RECENT = 14
"""How many of the chains mentioned last are looked at for a pronoun."""
FAR = 40
"""And for a description."""
SENTENCES = 8

TAKES_UP = ("n:head=", "n:word=", "n:title=", "n:hyper=", "n:appos", "n:copula")
"""What a description that is no actor's by itself must share with a chain."""

Chooser = Callable[[int, list[Chain], list[list[str]], list[str]], tuple[int, float]]
"""From a mention, its candidates, their features and those of none: the place of the chosen one (-1: none), its chance."""


class Linker:
    """One report's linking; `choose` is the weights' choice unless training puts another in."""

    def __init__(self, context: Context, names: NameLinker, weights: Weights, choose: Chooser | None = None) -> None:
        self._c = context
        self._names = names
        self._weights = weights
        self._choose = choose or self._best
        self._features = Features(context)
        self._recent: list[Chain] = []
        self.chains = names.chains
        self.of = names.of
        persons = [c for c in names.chains if c.kind == "person"]
        self._main = max(persons, key=_standing) if persons else None
        bodies = [c for c in names.chains if c.kind in ("organisation", "government", "igo", "state")]
        self._house = max(bodies, key=_standing) if bodies else None
        self._first_person: dict[str, Chain] = {}

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
        chains = [x for _, x in candidates]
        features = [self._features.pronoun(i, x, r, word) for r, x in candidates]
        if kind in ("I", "we", "you"):
            for x, f in zip(chains, features, strict=True):
                self._dialogue(i, x, f, kind)
        at, chance = self._choose(i, chains, features, self._none(i, kind))
        if at < 0:
            return None
        if kind in ("I", "we", "you") and c.quote[i] < 0:
            self._first_person[kind] = chains[at]
        return self._add(i, chains[at], chance)

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
        candidates = list(enumerate(self._recent[:FAR]))
        coming = self._coming(i, sentence)
        candidates += [(0, x) for x in coming]
        chains = [x for _, x in candidates]
        features = [self._features.nominal(i, x, r) for r, x in candidates]
        if m.kind is None:
            kept = [n for n, f in enumerate(features) if any(x.startswith(TAKES_UP) for x in f)]
            chains, features = [chains[n] for n in kept], [features[n] for n in kept]
            if not chains:
                return None
        none = ["n:none", "n:none=" + (m.kind or "none"), "n:none/det=" + self._features._determiner(m)]
        none.append("n:none/" + ("pl" if m.plural else "sg"))
        at, chance = self._choose(i, chains, features, none)
        if at >= 0:
            return self._add(i, chains[at], chance)
        if m.kind is None:
            return None
        chain = Chain()
        self.chains.append(chain)
        return self._add(i, chain, m.confidence)

    def _best(self, i: int, chains: list[Chain], features: list[list[str]], none: list[str]) -> tuple[int, float]:
        """The likeliest chain, none where nothing is likely enough."""
        if not chains or not self._weights.weights:
            return -1, 1.0
        chances = self._weights.chances(features, none)
        at = max(range(len(chains)), key=chances.__getitem__)
        m = self._c.mentions[i]
        kind = "n" if m.form == "nominal" else pronoun_class(self._c.reading.lower[m.head])
        if chances[at] < self._weights.least.get(kind, 0.0) or chances[at] <= chances[-1]:
            return -1, chances[-1]
        return at, chances[at]


def _standing(chain: Chain) -> tuple[int, int]:
    """How much a report is about a chain: its mentions, then how early it comes."""
    return len(chain.members), -chain.members[0]
