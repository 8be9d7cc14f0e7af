"""From runs of capitalised words to named mentions: `US Secretary of State Marco Rubio`, `Swiss Foreign Ministry`."""

from typing import Literal, NamedTuple

import msgspec

from memcon.actors.capitals import acts
from memcon.actors.gazetteer import Hit, hits
from memcon.actors.given import gender_of, given_names
from memcon.actors.holders import holders
from memcon.actors.nested import nested
from memcon.actors.registry import registry
from memcon.actors.roles import roles
from memcon.actors.runs import OF_HEADS, runs
from memcon.actors.sorts import SUFFIXES, WEAK_TITLES, Core, Sort, Sorts
from memcon.actors.wording import unhyphenated, words
from memcon.record import ActorKind, Mention, NounPhrase, Reading, Role

BODY_SECTORS = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"))
RANKS = words("under vice deputy co")
"""What stands before a hyphen and a title: `Under-Secretary-General Ana Reis`."""
HONORIFICS = words("Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Hon Señor Herr Monsieur Madame")
CITY = ("capital", "region")


class Found(NamedTuple):
    """The named mentions of a reading, the registry's hits and the offices in capitals without a name."""

    mentions: list[Mention]
    hits: list[Hit]
    offices: list[Core]


class Names:
    """Find names, and tell persons from organisations and places."""

    def __init__(self) -> None:
        self._registry = registry()
        self._roles = roles()
        self._given = given_names()
        self._heads = holders().heads()

    def find(self, reading: Reading, phrase_at: dict[int, NounPhrase]) -> Found:
        """The named mentions of the reading, in no order."""
        surnames = self._surnames(reading)
        found = [h for h in hits(reading, self._registry) if not self._first_name(reading, h, surnames)]
        cores, sorts = self._cores(reading, found)
        bare = {reading.word[c.last - 1] for c in cores if c.last - c.first > 1 and sorts.of(c) == "person"}
        theirs = [h for h in found if h.last - h.first == 1 and h.known.use in CITY and reading.word[h.first] in bare]
        if theirs:
            found = [h for h in found if h not in theirs]
            cores, sorts = self._cores(reading, found)
        mentions: list[Mention] = []
        offices: list[Core] = []
        ends = frozenset(c.last for c in cores if c.first < c.last and sorts.of(c) == "person")
        for core in cores:
            if core.first == core.last:
                if core.titles:
                    offices.append(core)
                continue
            if self._is_body(reading, core):
                mentions.append(self._body(reading, core))
            else:
                named = self._named(reading, core, sorts.of(core), phrase_at, ends)
                if named.kind == "organisation" and sorts.follows_body(core):
                    said = reading.lower[max(0, core.start - 3) : core.start]
                    named = msgspec.structs.replace(named, sector=self._roles.sector(said, said[-1]))
                mentions.append(named)
        covered = {i for m, c in zip(mentions, [c for c in cores if c.first < c.last], strict=True)
                   if m.kind != "person" for i in range(c.first, c.last)}  # fmt: skip
        mentions.extend(_registered(reading, h) for h in found if h.first not in covered)
        mentions.extend(nested(reading, [(c.first, c.last) for c in cores], mentions))
        return Found(mentions, found, offices)

    def _cores(self, reading: Reading, found: list[Hit]) -> tuple[list[Core], "Sorts"]:
        """The runs taken apart, and what tells their sorts."""
        at = {h.first: h for h in found}
        cores = [self._core(reading, at, a, b) for a, b in runs(reading, found)]
        return cores, Sorts(reading, cores, self._heads, self._given)

    def _surnames(self, reading: Reading) -> set[str]:
        """The last words of what the parser takes for persons of two names and more: `Valeska Paris`."""
        out = set()
        for e in reading.entities:
            if e.label == "PERSON" and e.last - e.first in (2, 3):
                words = reading.word[e.first : e.last]
                if all(w[0].isupper() for w in words) and words[0] not in self._roles.titles:
                    out.add(words[-1])
        return out

    def _first_name(self, reading: Reading, h: Hit, surnames: set[str]) -> bool:
        """Whether a state's name is a person's: `Jordan Henderson`, `Chad Smith`, `Paris Hilton`, `Israel Katz`."""
        if h.last - h.first > 1 or h.last >= len(reading) or h.known.use not in ("name", "capital", "region"):
            return False
        if reading.word[h.first] in surnames and (h.known.use != "name" or h.known.weak):
            return True
        nxt = h.last
        follows = (
            reading.word[nxt][0].isupper()
            and reading.tag[nxt].startswith("NNP")
            and reading.entity[nxt] == "PERSON"
            and reading.word[nxt] not in self._roles.titles
        )
        before = h.first > 0 and reading.word[h.first - 1].rstrip(".") in HONORIFICS
        surname = (
            h.first > 0
            and reading.entity[h.first] == "PERSON"
            and reading.word[h.first - 1] not in self._roles.titles
            and reading.tag[h.first - 1] == "NNP"
            and reading.entity[h.first - 1] == "PERSON"
        )
        return (follows and reading.entity[h.first] == "PERSON") or before or surname

    def _core(self, reading: Reading, at: dict[int, Hit], a: int, b: int) -> Core:
        i, lead, titles = a, [], []
        while i < b:
            hit = at.get(i)
            if hit is not None and hit.last <= b:
                lead.append(hit)
                i = hit.last
            elif self._is_title(reading, i, b) or _in_portfolio(reading, i, b):
                titles.append(reading.word[i])
                i += 1
            elif reading.word[i] in ("of", "and", "-", "–", "for", "&") and i > a and (lead or titles):
                i += 1
            else:
                break
        return Core(a, i, b, tuple(lead), tuple(titles))

    def _is_title(self, reading: Reading, i: int, b: int) -> bool:
        word = reading.word[i]
        if word not in self._roles.titles and word.capitalize() not in self._roles.titles:
            return False
        single = i + 1 == b and word in ("King", "Don", "Major", "Baron", "Bishop", "Pope", "Prince", "Marshal")
        return not (single and reading.entity[i] == "PERSON" and i > 0 and reading.word[i - 1][0].isupper())

    def _is_body(self, reading: Reading, core: Core) -> bool:
        """Whether the run names a body: its head is `Ministry`, `Party`, `Bank`, `Corp.`"""
        for i in range(core.first, core.last):
            ends = i + 1 == core.last or reading.word[i + 1] in ("of", "for", "on", "against")
            low = reading.lower[i]
            if ends and (low in OF_HEADS or (low in SUFFIXES and i > core.first)):
                return True
            if ends and i + 1 == core.last and (i > core.first or core.lead):
                noun = self._roles.noun(low)
                if noun is not None and noun.sort == "body":
                    return True
        return False

    def _body(self, reading: Reading, core: Core) -> Mention:
        strong = [t for t in core.titles if t not in WEAK_TITLES]
        first = core.first if strong else core.start
        inside = [h for h in core.lead if h.first >= first]
        name = " ".join(reading.words(first, core.last).split())
        known = self._registry.named(name)
        if known is not None:
            return _mention(reading, first, core.last, known.kind, known.name, known.country, known.sector, known.key)
        head = _head_of_body(reading, core.first, core.last)
        words = reading.lower[first : head + 1]
        sector = self._roles.sector(words, words[-1])
        country = next((h.known.country for h in inside if h.known.country), None)
        if country is None:
            country = self._country_inside(reading, head + 1, core.last) or self._possessor(reading, first)
        kind: ActorKind = "government" if sector in BODY_SECTORS else "organisation"
        found = _mention(reading, first, core.last, kind, name, country, sector or "SOC", None)
        return msgspec.structs.replace(found, head=head)

    def _possessor(self, reading: Reading, first: int) -> str | None:
        """The state whose a body is said to be: Somalia for `Somalia's Foreign Ministry`."""
        if first < 2 or reading.lower[first - 1] not in ("'s", "’s", "'", "’"):
            return None
        for i in range(max(0, first - 5), first - 1):
            match = self._registry.at(reading.text, reading.start[i]) if reading.word[i][0].isupper() else None
            if match is not None and match[0] == reading.end[first - 2] and match[1].kind in ("state", "government"):
                return match[1].country
        return None

    def _country_inside(self, reading: Reading, first: int, last: int) -> str | None:
        for i in range(first, last):
            match = self._registry.at(reading.text, reading.start[i]) if reading.word[i][0].isupper() else None
            if match is not None and match[1].country:
                return match[1].country
        return None

    def _named(
        self, reading: Reading, core: Core, sort: Sort, phrase_at: dict[int, NounPhrase], ends: frozenset[int]
    ) -> Mention:
        name = " ".join(reading.words(core.first, core.last).split())
        head = core.last - 1
        if sort != "person":
            kind: ActorKind | None = "organisation" if sort == "organisation" else "group" if sort == "people" else None
            start = core.first if core.titles or core.lead else core.start
            return msgspec.structs.replace(
                _mention(reading, start, core.last, kind, name, None, None, None), gender=None
            )
        start = core.first if core.lead and core.lead[-1].last == core.first else _left(reading, phrase_at, core, ends)
        if core.titles and start > 1 and reading.word[start - 1] == "-" and reading.lower[start - 2] in RANKS:
            start -= 2
        before = unhyphenated(reading.lower[start : core.first])
        role = self._role(reading, start, core)
        gender = next((g for g in map(self._roles.gender, before) if g), None) or (
            gender_of(name) if " " in name else None
        )
        sector = self._roles.sector(before, before[-1]) if before else None
        return Mention(
            start=reading.start[start], end=reading.end[head], head=head, form="name", kind="person", name=name,
            country=role.country if role else None, sector=sector, roles=(role,) if role else (), gender=gender,
        )  # fmt: skip

    def _role(self, reading: Reading, start: int, core: Core) -> Role | None:
        """The office before a name: `US Secretary of State` in `US Secretary of State Marco Rubio`."""
        begin, country, organisation = start, None, None
        for i in range(start, core.first):
            match = self._registry.at(reading.text, reading.start[i])
            if match is not None and match[1].use != "peoples":
                country = country or match[1].country
                if match[1].use == "organisation" and not match[1].country:
                    organisation = match[1].name
                while begin < core.first and reading.start[begin] < match[0]:
                    begin += 1
            elif reading.tag[i] in ("DT", "PRP$", "POS"):
                begin = i + 1
        for i in range(begin, core.first):
            if reading.lower[i] in ("and", "or", ",", "&"):
                begin = i + 1
        words = [w for w in reading.word[begin : core.first] if w.rstrip(".") not in HONORIFICS]
        if not words:
            return None
        lower = unhyphenated([w.lower() for w in words])
        if self._roles.find(lower, lower[-1]) is None and words[-1] not in self._roles.titles:
            return None
        first = next(i for i in range(begin, core.first) if reading.word[i] == words[0])
        title = " ".join(reading.words(first, core.first).split())
        return Role(title=title, country=country, organisation=organisation)


def _in_portfolio(reading: Reading, i: int, b: int) -> bool:
    """Whether a word is of the portfolio before an office: `External Affairs` in `External Affairs Minister Rao`."""
    for t in range(i + 1, min(i + 5, b - 1)):
        if reading.word[t] in OFFICES:
            return reading.entity[i] != "PERSON" and t + 1 < b
    return False


OFFICES = words("Minister Secretary Commissioner")


def _head_of_body(reading: Reading, first: int, last: int) -> int:
    """The head of a body's name: `Ministry` in `Ministry of Foreign Affairs`."""
    for i in range(first, last - 1):
        if reading.word[i + 1] in ("of", "for", "on", "against"):
            return i
    return last - 1


def _left(reading: Reading, phrase_at: dict[int, NounPhrase], core: Core, ends: frozenset[int]) -> int:
    """Where the mention of a person starts, after the name before: `former FBI director James Comey` from `former`."""
    start = core.start
    for token in (core.last - 1, core.start):
        phrase = phrase_at.get(token)
        if phrase is not None and phrase.first < start and reading.sentence[phrase.first] == reading.sentence[start]:
            start = max([phrase.first, *(end for end in ends if phrase.first < end <= core.start)])
    while start < core.first and (
        reading.pos[start] in ("PUNCT", "CCONJ", "ADV", "NUM", "ADP") or _month(reading, start)
    ):
        start += 1
    return start


def _month(reading: Reading, i: int) -> bool:
    return reading.entity[i] in ("DATE", "TIME")


def _mention(
    reading: Reading, first: int, last: int, kind: ActorKind | None, name: str, country: str | None,
    sector: str | None, key: str | None,
) -> Mention:  # fmt: skip
    gender: Literal["n"] | None = (
        "n" if kind in ("organisation", "government", "igo", "state") or kind is None else None
    )
    return Mention(
        start=reading.start[first], end=reading.end[last - 1], head=last - 1, form="name", kind=kind, name=name,
        country=country, sector=sector, key=key, plural=kind == "group", gender=gender,
    )  # fmt: skip


def _registered(reading: Reading, h: Hit) -> Mention:
    """The mention of a registry name, its article with it; a capital where things happen is a place."""
    known = h.known
    first = h.first
    city = known.use == "capital" or reading.word[first] == "Brussels"
    if city and not acts(reading, h.last - 1):
        name = " ".join(reading.words(first, h.last).split())
        return Mention(
            start=reading.start[first], end=reading.end[h.last - 1], head=h.last - 1, form="name", name=name,
            country=known.country, key=f"place:{name}", gender="n",
        )  # fmt: skip
    alone = h.last >= len(reading) or reading.head[h.last - 1] != h.last or reading.dep[h.last - 1] != "compound"
    if first > 0 and reading.lower[first - 1] == "the" and known.use != "adjective" and alone:
        first -= 1
    kind = known.kind
    plural = kind == "group" and known.use in ("people", "peoples")
    return Mention(
        start=reading.start[first], end=reading.end[h.last - 1], head=_head_of_body(reading, h.first, h.last),
        form="name", kind=kind, name=known.name, country=known.country, sector=known.sector, key=known.key,
        plural=plural, gender=None if plural else "n",
    )  # fmt: skip
