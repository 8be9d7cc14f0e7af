"""Chains: the mentions of one actor in a report, and how names join them."""

import re
from collections import Counter
from collections.abc import Container
from typing import Literal

from memcon.actors.given import gender_of
from memcon.actors.holders import Holders, kinds_of
from memcon.actors.person_names import fold, misspelt, name_parts, same_person
from memcon.actors.roles import roles
from memcon.record import ActorKind, Mention

Gender = Literal["f", "m", "n"]
SURE = 0.7
"""A description that is linked with less than this chance teaches its chain no country."""


class Chain:
    """The mentions of one actor: indices into the report's mentions, and what they tell together."""

    __slots__ = ("confidence", "country", "described", "former", "genders", "guess", "heads", "key", "kind", "known",
                 "last", "last_sentence", "members", "modifiers", "names", "phrases", "plural", "roles", "sector",
                 "seen", "several", "spoken", "titles", "told", "two", "words")  # fmt: skip

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
        self.told: Gender | None = None
        self.guess: Gender | None = None
        self.spoken: Gender | None = None
        self.several = False
        self.two: tuple[Chain, ...] | None = None
        self.phrases: set[tuple[str, ...]] = set()
        self.modifiers: set[str] = set()
        self.seen: list[int] = []
        self.last = -1
        self.last_sentence = -1
        self.confidence: dict[int, float] = {}
        self.described: Counter[str] = Counter()
        self.former = False
        self.known: frozenset[str] = frozenset()
        """The countries of the offices that the table knows the person to hold at the day."""

    @property
    def gender(self) -> Gender | None:
        """The gender that most of the mentions tell."""
        if not self.genders:
            return None
        return max(self.genders, key=lambda g: (self.genders[g], g))

    @property
    def unknown(self) -> bool:
        """Whether a name is taken for a people's by the parser alone: `Cavendish`, whom no list knows."""
        return self.kind == "group" and bool(self.names) and self.key is None and self.two is None

    def add(self, index: int, m: Mention, confidence: float) -> None:
        """Take a mention in, with what it tells."""
        if m.form != "pronoun" and self.two is None:
            self.plural = m.plural and (self.plural or not self.members)
        self.members.append(index)
        self.confidence[index] = confidence
        if m.kind is not None and ((self.kind is None and not self.names) or m.form == "name"):
            self.kind = _stronger(self.kind, m.kind)
        if m.gender is not None:
            self.genders[m.gender] += 3 if m.form != "pronoun" else 1
            sure = confidence > SURE or not self.names
            tells = m.form == "name" or (m.form == "nominal" and sure and (m.gender != "n" or not self.names))
            if tells and (self.told is None or m.form == "name"):
                self.told = m.gender
            if m.form == "pronoun":
                self.spoken = m.gender
        if m.name is not None:
            self.names[m.name] += 1
            self.words.update(w.lower() for w in re.findall(r"\w+", m.name) if len(w) > 2)
        if m.country is not None and m.form == "nominal" and self.names:
            if confidence > SURE:
                self.described[m.country] += 1
        elif self.country is None and m.country is not None:
            self.country = m.country
        if m.sector is not None and (m.form == "name" or (self.sector is None and self.kind != "igo")):
            self.sector = m.sector
        self.key = self.key or m.key
        for role in m.roles if m.form == "name" or not self.names or confidence > SURE else ():
            self.roles.append((role.title, role.country, role.organisation))
            self.titles.update(w.lower() for w in re.findall(r"\w+", role.title))

    @property
    def name(self) -> str:
        """The commonest of the full names, the fullest where two are as common."""
        if not self.names:
            return ""
        full = [n for n in self.names if len(n.split()) > 1] or list(self.names)
        return max(full, key=lambda n: (self.names[n], len(n.split()), n))


def _stronger(old: ActorKind | None, new: ActorKind) -> ActorKind:
    """Of two kinds that names of one actor tell: Iran is a state though `Tehran` stands for its government."""
    return "state" if "state" in (old, new) and new in ("government", "state") else new


def initials(name: str) -> set[str]:
    """The acronyms that a long form may have: `Democratic National Committee` DNC."""
    words = re.findall(r"[A-Za-zÀ-ž]+", name)
    capital = [w for w in words if w[0].isupper()]
    every = [w for w in words if w.lower() not in ("the", "of", "and", "for", "in", "on", "de", "la")]
    out = {"".join(w[0] for w in group).upper() for group in (capital, every, words) if len(group) > 1}
    return {a for a in out if len(a) > 1}


class NameLinker:
    """Group the named mentions of a report into chains."""

    def __init__(
        self, mentions: tuple[Mention, ...], holders: Holders | None = None, day: str | None = None,
        kin: Container[int] = (), placed: Container[str] = (),
    ) -> None:  # fmt: skip
        self._mentions = mentions
        self._kin = kin
        self._placed = placed
        self._holders = holders
        self._day = day
        self._famous: dict[str, str | None] = {}
        self._bearers: dict[str, list[int]] = {}
        self.chains: list[Chain] = []
        self.of: dict[int, Chain] = {}

    def holds(self, chain: Chain, title: str, country: str) -> bool:
        """Whether the registry knows the person as the holder of an office of a state, or as a former one."""
        if self._holders is None or self._day is None or " " not in chain.name:
            return False
        kinds = kinds_of(title)
        rows = [r for r in self._holders.named(chain.name) if r.country == country and r.kind in kinds]
        if roles().is_former(title.lower().split()):
            return any(r.began(self._day) and not r.holds(self._day) for r in rows)
        return any(r.holds(self._day) for r in rows)

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
            if chain.kind == "person" and self._holders is not None and self._day is not None:
                chain.known = self._known(self._holders, self._day, chain)

    def _known(self, table: Holders, day: str, chain: Chain) -> frozenset[str]:
        """The countries in which somebody of the chain's full name, or the head called by the surname, holds office."""
        name = chain.name if " " in chain.name else table.famous(chain.name, day)
        rows = [r for r in table.named(name) if r.holds(day) and len(r.country) == 3] if name else []
        return frozenset(r.country for r in rows) if chain.country is None else frozenset()

    def alias(self, given: dict[int, int]) -> None:
        """Join the names that the text says are one's: `Akhali, also known as the Dawn Front`."""
        for i, j in given.items():
            one, other = self.of.get(i), self.of.get(j)
            if one is None or other is None or one is other or (one.kind == "person") != (other.kind == "person"):
                continue
            if (one.key and other.key) or one.plural or other.plural:
                continue
            for k in other.members:
                one.add(k, self._mentions[k], other.confidence[k])
                self.of[k] = one
            one.members.sort()
            self.chains.remove(other)

    def _put(self, i: int, chain: Chain | None) -> None:
        if chain is None:
            chain = Chain()
            self.chains.append(chain)
        m = self._mentions[i]
        if m.kind == "person" and m.gender is None and not chain.members:
            chain.guess = gender_of(m.name or "")
            if chain.guess is not None and " " in (m.name or ""):
                chain.told = chain.guess
            if chain.guess is not None:
                chain.genders[chain.guess] += 1
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
                if name in self._placed:
                    continue
                if (acronym.isupper() and len(acronym) > 1 and acronym in initials(other)) or (
                    m.kind in ("organisation", "government", None) and _shortens(plain, their)
                ):
                    best = best or chain
        return best

    def _person(self, i: int) -> Chain | None:
        m = self._mentions[i]
        name = m.name or ""
        fits = []
        for chain in self.chains:
            if chain.kind != "person" or not _fits(name, chain):
                continue
            known = chain.gender
            if m.gender in ("f", "m") and known in ("f", "m") and m.gender != known:
                continue
            if self._someone_else(i, name, chain) or self._relative(i, name, chain):
                continue
            fits.append(chain)
        if not fits:
            return self._slip(m, name)
        if len(fits) == 1:
            return fits[0]
        return self._called_so(name, fits) or max(fits, key=lambda c: self._nearness(i, name, c))

    def _called_so(self, name: str, fits: list[Chain]) -> Chain | None:
        """Who was called by the surname before anybody else of it was named; others are then named in full."""
        if " " in name:
            return None
        first = next((j for j in self._surnamed(name) if self._mentions[j].name == name and j in self.of), None)
        if first is None or self.of[first] not in fits:
            return None
        others = [x for x in fits if x is not self.of[first]]
        alone = all(first < min(x.members) and name not in x.names for x in others)
        return self.of[first] if alone and min(self.of[first].members) < first else None

    def _slip(self, m: Mention, name: str) -> Chain | None:
        """The one person of whose name this is another spelling; a daughter's name may differ by a letter as well."""
        fits = [
            x for x in self.chains
            if x.kind == "person" and " " in x.name and any(misspelt(name, other) for other in x.names)
            and all(same_person(name, other) or misspelt(name, other) for other in x.names)
        ]  # fmt: skip
        gender = m.gender or gender_of(name)
        return fits[0] if len(fits) == 1 and (gender is None or fits[0].told in (None, gender)) else None

    def _relative(self, i: int, name: str, chain: Chain) -> bool:
        """Whether a surname is of somebody before a relative with it is named: `Ure was the daughter of Colin Ure`."""
        if " " in name or not any(j in self._kin for j in chain.members):
            return False
        full = [j for j in chain.members if " " in (self._mentions[j].name or "")]
        if not full or any(j not in self._kin for j in full):
            return False
        first = min(self._surnamed(name), default=i)
        return self._mentions[first].name == name and first < min(full)

    def _someone_else(self, i: int, name: str, chain: Chain) -> bool:
        """Whether a bare surname means the head of state of the day: `Trump` beside `Melania Trump`."""
        if " " in name or self._holders is None or self._day is None or " " not in chain.name or chain.roles:
            return False
        if name not in self._famous:
            self._famous[name] = self._holders.famous(name, self._day)
        famous = self._famous[name]
        return famous is not None and not same_person(famous, chain.name) and not self._introduced(i, name, chain)

    def _introduced(self, i: int, name: str, chain: Chain) -> bool:
        """Whether nobody but the chain's person has been named with the surname so far, and in full."""
        before = [j for j in self._surnamed(name) if j < i]
        full = [j for j in before if " " in (self._mentions[j].name or "")]
        return bool(full) and all(j in chain.confidence for j in full) and before[0] == full[0]

    def _surnamed(self, name: str) -> list[int]:
        """The names of persons that end with a surname, and those that are it."""
        if name not in self._bearers:
            self._bearers[name] = [
                j for j, m in enumerate(self._mentions)
                if m.form == "name" and m.kind == "person" and (m.name or "").endswith(name)
            ]  # fmt: skip
        return self._bearers[name]

    def _nearness(self, i: int, name: str, chain: Chain) -> tuple[bool, bool, int]:
        """Of several that a bare name fits: the surname before the given name, then the one named last before it."""
        last = name_parts(chain.name)[-1] == name_parts(name)[-1]
        before = [j for j in chain.members if j < i]
        return last, bool(before), max(before) if before else -min(chain.members)


def _fits(name: str, chain: Chain) -> bool:
    """Whether a name may be the chain's person's; of several names the full ones tell: `Ana` is no `Ruiz`."""
    full = [x for x in chain.names if " " in x]
    return all(same_person(name, other) for other in full or chain.names)


PARTS = frozenset(("guards", "guard", "front", "bloc", "corps", "alliance", "movement", "brotherhood", "brigades"))
"""Last words by which a body is called: `the Guards`, `the Front`."""


def _shortens(short: str, long: str) -> bool:
    """Whether an organisation's name is the end or the beginning of a longer one: `Foreign Ministry`."""
    a, b = short.split(), long.split()
    if not a or len(a) >= len(b):
        return False
    if len(a) == 1 and a[0] == b[-1] and a[0] in PARTS:
        return True
    if len(a) == 1:
        return len(a[0]) > 3 and (b[0] == a[0]) and a[0] not in ("north", "south", "east", "west", "new", "national")
    return b[-len(a) :] == a or b[: len(a)] == a
