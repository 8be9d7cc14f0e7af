"""Chains: the mentions of one actor in a report, and how names join them."""

import re
from collections import Counter
from typing import Literal

from memcon.actors.given import gender_of
from memcon.actors.holders import fold
from memcon.record import ActorKind, Mention

Gender = Literal["f", "m", "n"]
JUNIOR = re.compile(r"^(jr|sr|ii|iii|iv)\.?$")


class Chain:
    """The mentions of one actor: indices into the report's mentions, and what they tell together."""

    __slots__ = ("confidence", "country", "genders", "heads", "key", "kind", "last", "last_sentence", "members",
                 "names", "plural", "roles", "sector", "titles", "words")  # fmt: skip

    def __init__(self) -> None:
        self.members: list[int] = []
        self.names: Counter[str] = Counter()
        self.words: set[str] = set()
        self.titles: set[str] = set()
        self.heads: set[str] = set()
        self.roles: list[tuple[str, str | None, str | None]] = []
        self.kind: ActorKind | None = None
        self.country: str | None = None
        self.sector: str | None = None
        self.key: str | None = None
        self.plural = False
        self.genders: Counter[Gender] = Counter()
        self.last = -1
        self.last_sentence = -1
        self.confidence: dict[int, float] = {}

    @property
    def gender(self) -> Gender | None:
        """The gender that most of the mentions tell."""
        if not self.genders:
            return None
        return max(self.genders, key=lambda g: (self.genders[g], g))

    def add(self, index: int, m: Mention, confidence: float) -> None:
        """Take a mention in, with what it tells."""
        self.members.append(index)
        self.confidence[index] = confidence
        if m.kind is not None and (self.kind is None or m.form == "name"):
            self.kind = _stronger(self.kind, m.kind)
        if m.gender is not None:
            self.genders[m.gender] += 3 if m.form != "pronoun" else 1
        if m.name is not None:
            self.names[m.name] += 1
            self.words.update(w.lower() for w in re.findall(r"\w+", m.name) if len(w) > 2)
        if self.country is None and m.country is not None and (self.kind != "person" or m.form != "pronoun"):
            self.country = m.country
        if m.sector is not None and (self.sector is None or m.form == "name"):
            self.sector = m.sector
        self.key = self.key or m.key
        for role in m.roles:
            self.roles.append((role.title, role.country, role.organisation))
            self.titles.update(w.lower() for w in re.findall(r"\w+", role.title))

    @property
    def name(self) -> str:
        """The fullest of the names, the commonest where two are as long."""
        return max(self.names, key=lambda n: (len(n.split()), self.names[n], n)) if self.names else ""


def _stronger(old: ActorKind | None, new: ActorKind) -> ActorKind:
    """Of two kinds that names of one actor tell: Iran is a state though `Tehran` stands for its government."""
    return "state" if "state" in (old, new) and new in ("government", "state") else new


def name_parts(name: str) -> list[str]:
    """The words of a person's name, folded, hyphens apart: `Kim Jong-un` as kim, jong, un."""
    return [w for w in fold(name).replace("'", " ").replace(".", " ").split() if w]


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: a surname, an initial or a second name may be left out."""
    a, b = name_parts(one), name_parts(other)
    if len(a) < len(b):
        a, b = b, a
    if a == b:
        return True
    if "".join(a) == "".join(b):
        return True
    if not b:
        return False
    junior_a, junior_b = bool(JUNIOR.match(a[-1])), bool(b and JUNIOR.match(b[-1]))
    if junior_a != junior_b and len(b) > 1:
        return False
    if junior_a:
        a = a[:-1]
    if junior_b:
        b = b[:-1]
    if not a or not b:
        return False
    if len(b) == 1:
        return len(b[0]) > 1 and (b[0] == a[-1] or b[0] == a[0])
    if a[-len(b) :] == b:
        return True
    return a[-1] == b[-1] and _first_agree(a[0], b[0]) and _middles_agree(a[1:-1], b[1:-1]) and len(a[-1]) > 2


def _first_agree(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (len(short) == 1 and long.startswith(short)) or (len(short) >= 3 and long.startswith(short)) or (
        NICKNAMES.get(short) == long or NICKNAMES.get(long) == short
    )


NICKNAMES = {
    "bill": "william", "bob": "robert", "mike": "michael", "jim": "james", "joe": "joseph", "tony": "anthony",
    "rick": "richard", "dick": "richard", "ted": "edward", "jack": "john", "steve": "stephen", "rudy": "rudolph",
    "chuck": "charles", "liz": "elizabeth", "kate": "katherine", "tom": "thomas", "ed": "edward", "ben": "benjamin",
    "bibi": "benjamin", "jeb": "john", "bernie": "bernard", "andy": "andrew", "nick": "nicholas", "tim": "timothy",
}  # fmt: skip


def _middles_agree(a: list[str], b: list[str]) -> bool:
    return not a or not b or all(x[0] == y[0] for x, y in zip(a, b, strict=False))


def initials(name: str) -> set[str]:
    """The acronyms that a long form may have: `Democratic National Committee` DNC."""
    words = re.findall(r"[A-Za-zÀ-ž]+", name)
    capital = [w for w in words if w[0].isupper()]
    every = [w for w in words if w.lower() not in ("the", "of", "and", "for", "in", "on", "de", "la")]
    out = {"".join(w[0] for w in group).upper() for group in (capital, every, words) if len(group) > 1}
    return {a for a in out if len(a) > 1}


class NameLinker:
    """Group the named mentions of a report into chains."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions
        self.chains: list[Chain] = []
        self.of: dict[int, Chain] = {}

    def link(self) -> None:
        """Full names first, then what shortens them."""
        named = [i for i, m in enumerate(self._mentions) if m.form == "name" and m.name]
        persons = [i for i in named if self._mentions[i].kind == "person"]
        others = [i for i in named if self._mentions[i].kind != "person"]
        for i in sorted(others, key=lambda i: (-len((self._mentions[i].name or "").split()), i)):
            self._put(i, self._other(i))
        for i in sorted(persons, key=lambda i: (-len(name_parts(self._mentions[i].name or "")), i)):
            self._put(i, self._person(i))
        for chain in self.chains:
            chain.members.sort()

    def _put(self, i: int, chain: Chain | None) -> None:
        if chain is None:
            chain = Chain()
            self.chains.append(chain)
        m = self._mentions[i]
        if m.kind == "person" and m.gender is None and not chain.members:
            guess = gender_of(m.name or "")
            if guess:
                chain.genders[guess] += 1
        chain.add(i, m, m.confidence)
        self.of[i] = chain

    def _other(self, i: int) -> Chain | None:
        m = self._mentions[i]
        name = m.name or ""
        if m.key is not None:
            return next((c for c in self.chains if c.key == m.key), None)
        plain = fold(name).removeprefix("the ")
        acronym = name.replace(".", "")
        best = None
        for chain in self.chains:
            if chain.kind == "person" or (m.country and chain.country and m.country != chain.country):
                continue
            for other in chain.names:
                their = fold(other).removeprefix("the ")
                if their == plain:
                    return chain
                if acronym.isupper() and len(acronym) > 1 and acronym in initials(other):
                    best = best or chain
                elif m.kind in ("organisation", "government", None) and _shortens(plain, their):
                    best = best or chain
        return best

    def _person(self, i: int) -> Chain | None:
        m = self._mentions[i]
        name = m.name or ""
        fits = []
        for chain in self.chains:
            if chain.kind != "person" or not all(same_person(name, other) for other in chain.names):
                continue
            known = chain.gender
            if m.gender in ("f", "m") and known in ("f", "m") and m.gender != known:
                continue
            fits.append(chain)
        if len(fits) < 2:
            return fits[0] if fits else None
        return max(fits, key=lambda c: self._nearness(i, name, c))

    def _nearness(self, i: int, name: str, chain: Chain) -> tuple[bool, bool, int]:
        """Of several that a bare name fits: the surname before the given name, then the one named last before it."""
        last = name_parts(chain.name)[-1] == name_parts(name)[-1]
        before = [j for j in chain.members if j < i]
        return last, bool(before), max(before) if before else -min(chain.members)


def _shortens(short: str, long: str) -> bool:
    """Whether an organisation's name is the end or the beginning of a longer one: `Foreign Ministry`."""
    a, b = short.split(), long.split()
    if not a or len(a) >= len(b):
        return False
    if len(a) == 1:
        return len(a[0]) > 3 and (b[0] == a[0]) and a[0] not in ("north", "south", "east", "west", "new", "national")
    return b[-len(a) :] == a or b[: len(a)] == a
