"""What the words of a description say, and whether they may stand for a chain."""

from memcon.actors.chains import Chain
from memcon.actors.context import Context
from memcon.actors.wording import words
from memcon.record import Mention

HYPERNYMS = {
    "country": "state", "nation": "state", "state": "state", "republic": "state", "government": "state",
    "kingdom": "state", "regime": "state", "administration": "state", "neighbour": "state", "neighbor": "state",
    "organisation": "igo", "organization": "igo", "body": "igo", "alliance": "igo", "bloc": "igo", "union": "igo",
    "group": "organisation", "company": "organisation", "firm": "organisation", "party": "organisation",
    "movement": "organisation", "agency": "organisation", "newspaper": "organisation", "paper": "organisation",
    "committee": "organisation", "militia": "organisation", "team": "organisation", "club": "organisation",
    "ministry": "government", "department": "government", "court": "government", "army": "government",
    "military": "government", "police": "government", "parliament": "government", "council": "government",
    "leader": "person", "man": "person", "woman": "person", "politician": "person", "official": "person",
    "city": "place", "town": "place", "village": "place", "region": "place", "area": "place", "island": "place",
    "capital": "place", "province": "place", "territory": "place",
}  # fmt: skip


KINDRED = {
    ("igo", "organisation"), ("organisation", "igo"), ("government", "organisation"), ("organisation", "body"),
    ("organisation", "government"), ("government", "body"), ("igo", "body"),
}  # fmt: skip
NUMBERS = words("two three four five six seven eight nine ten eleven twelve dozen")
ARTICLES = frozenset(("the", "a", "an", "this", "that"))


def bucket(n: int) -> str:
    """A number as a word: 0, 1, 2, 3 to 5, 6 to 10, more."""
    if n < 3:
        return str(n)
    return "3" if n < 6 else "6" if n < 11 else "11"


class Descriptions:
    """The descriptions of one report, beside its chains."""

    def __init__(self, context: Context) -> None:
        self._c = context
        self._determiners: dict[int, str] = {}

    def rivals(self, i: int, chains: list[Chain]) -> list[int]:
        """For each chain how many chains mentioned since it a description may name as well."""
        order = sorted(range(len(chains)), key=lambda n: -nearest(chains[n], i))
        out, count = [0] * len(chains), 0
        for n in order:
            out[n] = count
            count += self.may_name(i, chains[n])
        return out

    def may_name(self, i: int, chain: Chain) -> bool:
        """Whether a description's noun may be the chain's: by its kind, a word of its name or its title."""
        m = self._c.mentions[i]
        lemma = self._c.reading.lemma[m.head].lower()
        if lemma in chain.heads or lemma in chain.titles or lemma in chain.words:
            return True
        if m.plural != chain.plural or not chain.names:
            return False
        hyper = HYPERNYMS.get(lemma)
        kind = chain.kind or self._nature(chain)
        if hyper is not None:
            return hyper == kind or (hyper, kind) in KINDRED
        return m.kind is not None and (m.kind == kind or (m.kind, kind) in KINDRED)

    def phrase(self, i: int) -> tuple[str, ...]:
        """The words of a description, articles aside."""
        c, m = self._c, self._c.mentions[i]
        first = c.reading.token_at(m.start)
        if first is None:
            return ()
        return tuple(w for w in c.reading.lower[first : m.head + 1] if w not in ARTICLES)

    def _nature(self, chain: Chain) -> str:
        """Whether a chain that is no actor's is a place's or a body's by the parser's label, or of something else."""
        label = self._c.reading.entity[self._c.mentions[chain.members[0]].head]
        if label in ("GPE", "LOC", "FAC"):
            return "place"
        return "body" if label == "ORG" and chain.names else "thing"

    def ties(self, i: int, chain: Chain) -> bool:
        """Whether a description shares a word with the chain, tells its kind, or stands beside it."""
        m = self._c.mentions[i]
        head = self._c.reading.lower[m.head]
        lemma = self._c.reading.lemma[m.head].lower()
        if lemma in HYPERNYMS or lemma in chain.heads or lemma in chain.titles or head in chain.titles:
            return True
        return (
            lemma in chain.words
            or self._c.appositions.get(i, -1) in chain.confidence
            or any(self._c.appositions.get(x) == i for x in chain.members[-6:])
        )

    def determiner(self, i: int) -> str:
        """Whether a description is definite, demonstrative, indefinite, possessed or bare."""
        found = self._determiners.get(i)
        if found is None:
            found = self._determiners[i] = self._determiner(self._c.mentions[i])
        return found

    def _determiner(self, m: Mention) -> str:
        reading = self._c.reading
        first = reading.token_at(m.start)
        low = reading.lower[first] if first is not None else ""
        if low in ("the", "this", "that", "these", "those"):
            return "the" if low == "the" else "this"
        if low in ("a", "an", "one", "some", "another", "any", "several", "many", "no"):
            return "a"
        if first is not None and reading.tag[first] == "PRP$":
            return "poss"
        return "poss" if first is not None and any(
            reading.dep[t] == "poss" for t in range(first, m.head)) else "none"  # fmt: skip

    def apart(self, i: int, chain: Chain) -> bool:
        """Whether a description counts others than the chain's, or is one's own: `his regime` is no state."""
        m = self._c.mentions[i]
        reading = self._c.reading
        first = reading.token_at(m.start)
        if first is None:
            return False
        counted = {w for w in self.modifiers(m) if w.isdigit() or w in NUMBERS}
        theirs = {w for w in chain.modifiers if w.isdigit() or w in NUMBERS}
        own = reading.lower[first] in ("his", "her", "my") and m.kind != "person" and chain.kind == "state"
        return own or (bool(counted) and bool(theirs) and not counted & theirs)

    def _modified(self, m: Mention, chain: Chain) -> str:
        """Whether the description's modifiers stood at the chain's as well."""
        mine = self.modifiers(m)
        if not mine:
            return "bare"
        return "same" if mine & chain.modifiers else "differ"

    def modifiers(self, m: Mention) -> set[str]:
        """The adjectives and nouns before the head."""
        reading = self._c.reading
        first = reading.token_at(m.start)
        if first is None:
            return set()
        return {reading.lower[t] for t in range(first, m.head) if reading.pos[t] in ("ADJ", "NOUN", "PROPN", "NUM")}

    def _meaning(self, k: str, m: Mention, head: str, lemma: str, chain: Chain, det: str, out: list[str]) -> None:
        definite = "def" if det in ("the", "this", "poss") else "ind"
        if lemma in chain.heads:
            out.append(k + "head=" + definite)
            if m.country is None or m.country == chain.country:
                out.append(k + "head+" + self._modified(m, chain))
        elif lemma in chain.titles or head in chain.titles:
            out.append(k + "title=" + definite)
            if m.roles and all(w in chain.titles for w in m.roles[0].title.lower().split()):
                out.append(k + "fulltitle=" + definite)
        elif lemma in chain.words:
            out.append(k + "word=" + definite)
        elif chain.titles and m.kind == "person":
            out.append(k + "othertitle=" + definite)
        hyper = HYPERNYMS.get(lemma)
        kind = chain.kind or self._nature(chain)
        if hyper is not None:
            fits = hyper == kind or (hyper, kind) in KINDRED
            out.append(k + ("hyper=" if fits else "hyper?" if kind == "thing" else "hyper!") + definite)
        mine = m.kind or "none"
        out.append(k + "kinds=" + mine + "/" + kind)
        if m.sector and chain.sector:
            out.append(k + ("sector=" if m.sector == chain.sector else "sector!"))


def nearest(chain: Chain, i: int) -> int:
    """The chain's last mention before i, else its first."""
    return chain.last if 0 <= chain.last < i else min(chain.members)
