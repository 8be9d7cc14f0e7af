"""Described actors: `Iranian officials`, `the Swiss foreign ministry`, `a senior official`, `the two leaders`."""

from typing import Literal, NamedTuple

from memcon.actors.abroad import is_from_abroad, is_seat_of_all
from memcon.actors.gazetteer import Hit
from memcon.actors.names import BODY_SECTORS
from memcon.actors.pairs import top
from memcon.actors.roles import RoleNoun, roles
from memcon.actors.sorts import Core
from memcon.actors.wording import unhyphenated, words
from memcon.record import ActorKind, Mention, NounPhrase, Reading, Role

DETERMINERS = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"))
EXTENDING = frozenset(("of", "for", "to", "in", "at", "from", "with", "on", "who", "near", "within", "among"))
DOCUMENTS = words(
    "statement report letter document tweet release communique communiqué announcement declaration message post "
    "article story editorial account study survey poll memo text filing lawsuit complaint indictment website "
    "resolution book"
)
NOT_ACTORS = words("office state nation world country market place street party")
OFFICIAL = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "REL"))
LEADING = words(
    "leader head chief chairman chairwoman chair chairperson director founder co-founder spokesman spokeswoman "
    "spokesperson representative envoy deputy secretary commissioner coordinator rapporteur commander president "
    "secretary-general"
)
"""Nouns of who leads a body or speaks for it; the body's sector is theirs."""
VAGUE = frozenset(("CVL",))
PARTITIVE = frozenset(("CD", "DT"))
"""What stands for some of those named after it: `two of the diplomats`, `some in the party`."""
ABSTRACT = frozenset(("force", "office", "power", "authority", "support", "justice"))
"""Nouns that name nobody where they stand alone: `into force`, `in office`, `came to power`."""
SPOKEN = frozenset(("source",))
"""Nouns that are a person where that person says something: `a source said`, not `a source of energy`."""
NEGATING = frozenset(("not", "nor"))
PLACES_OF = frozenset(("in", "from", "at", "near", "of"))
STAYS = frozenset(("in", "at", "near"))


OPPOSITES = frozenset(("host", "guest"))
"""Nouns that name whom somebody visits: `his host` is no presenter of a show."""
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
"""What the parser may take for part of a description: `On Monday rebels shelled the town`."""


class Described(NamedTuple):
    """What the words of a description tell."""

    kind: ActorKind | None
    sector: str | None
    country: str | None
    countries: int


class Nominals:
    """Find noun phrases that describe actors."""

    def __init__(self) -> None:
        self._roles = roles()

    def find(
        self, reading: Reading, taken: set[int], hit_at: dict[int, Hit], offices: list[Core], wanted: set[int]
    ) -> list[Mention]:
        """The described mentions; `taken` are the heads of named ones, `wanted` those of sources and addressees."""
        out, seen = [], set(taken)
        for phrase in reading.phrases:
            if phrase.head not in seen:
                made = self._phrase(reading, phrase, hit_at, phrase.head in wanted)
                if made is not None:
                    seen.add(phrase.head)
                    out.append(made)
        for token, dep in enumerate(reading.dep):
            if dep == "poss" and token not in seen and reading.pos[token] in ("NOUN", "PROPN"):
                phrase = NounPhrase(first=max(reading.left[token], token - 6), last=token + 1, head=token)
                made = self._phrase(reading, phrase, hit_at, token in wanted)
                if made is not None:
                    seen.add(token)
                    out.append(made)
        for core in offices:
            head = core.last - 1
            if not any(t in seen for t in range(core.start, core.last)):
                seen.add(head)
                out.append(self._office(reading, core, hit_at))
        for head in sorted(wanted - seen):
            if (
                reading.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON")
                and reading.tag[head] not in PRONOUNS
            ):
                first = reading.left[head] if head - reading.left[head] < 6 else head
                made = self._phrase(reading, NounPhrase(first=first, last=head + 1, head=head), hit_at, True)
                if made is not None:
                    out.append(made)
        return out

    def _office(self, reading: Reading, core: Core, hit_at: dict[int, Hit]) -> Mention:
        head = core.last - 1
        first = core.start
        if first > 0 and reading.tag[first - 1] in ("DT", "PRP$"):
            first -= 1
        return self._made(
            reading, first, head, hit_at, self._roles.find(reading.lower[first : head + 1], "") or FALLBACK
        )

    def _phrase(self, reading: Reading, phrase: NounPhrase, hit_at: dict[int, Hit], wanted: bool) -> Mention | None:
        head = phrase.head
        if reading.tag[head] in PRONOUNS or reading.entity[head] in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
            return None
        first = phrase.first
        while first < head and (
            reading.pos[first] in ("PUNCT", "CCONJ", "SCONJ")
            or reading.lower[first] in NEGATING
            or (reading.lower[first] in WEEKDAYS and first > 0 and reading.lower[first - 1] == "on")
            or not reading.word[first][0].isalnum()
        ):
            first += 1
        abstract = first == head and reading.lower[head] in ABSTRACT and reading.dep[head] == "pobj"
        if abstract or not reading.word[first][0].isalnum():
            return None
        words = unhyphenated(reading.lower[first : head + 1])
        joined = reading.lower[head - 1] == "-" and head > first
        role = self._roles.find(words[-4:], words[-1] if joined else reading.lemma[head].lower())
        if role is None or (role.noun in SPOKEN and not wanted and reading.tag[head] == "NN"):
            return self._bare(reading, first, head, hit_at, wanted)
        return self._made(reading, first, head, hit_at, role)

    def _bare(self, reading: Reading, first: int, head: int, hit_at: dict[int, Hit], wanted: bool) -> Mention | None:
        """A phrase whose noun is not on the list: kept where it is a source, or may take a name up."""
        lemma = reading.lemma[head].lower()
        plural = reading.tag[head] in ("NNS", "NNPS")
        sector = self._roles.sector(reading.lower[first : head + 1], lemma)
        if not wanted and reading.lower[first] not in DETERMINERS:
            return None
        kind: ActorKind | None = None
        if wanted:
            kind = "organisation" if lemma in DOCUMENTS else "group" if plural or sector is None else "person"
            kind = kind if reading.pos[head] != "PROPN" else None
        last = self._extended(reading, head) if reading.tag[head] in PARTITIVE else head + 1
        country, _ = self._countries(reading, first, last - 1, hit_at)
        return Mention(
            start=reading.start[first], end=reading.end[last - 1], head=head, form="nominal", kind=kind,
            country=country,
            sector=sector, plural=plural, gender=None if wanted else "n", confidence=0.7 if wanted else 0.3,
        )  # fmt: skip

    def _made(self, reading: Reading, first: int, head: int, hit_at: dict[int, Hit], role: RoleNoun) -> Mention:
        plural = reading.tag[head] in ("NNS", "NNPS") or reading.lower[head] in ("police", "people", "media", "troops")
        last = self._extended(reading, head)
        country, several = self._countries(reading, first, head, hit_at)
        if country is None and not several:
            country, _ = self._after(reading, head, last, hit_at)
        words = unhyphenated(reading.lower[first : head + 1])
        lemma = "" if "-" in words[-1] else reading.lemma[head].lower()
        sector: str | None = self._roles.sector(words, lemma) or role.sector
        if role.noun in OPPOSITES and reading.tag[first] == "PRP$":
            sector = None
        kind = _kind(role, sector, plural)
        gender: Literal["f", "m", "n"] | None = self._roles.gender(reading.lower[head])
        if gender is None and kind not in ("person", "group"):
            gender = "n"
        if sector in VAGUE or role.noun in LEADING:
            sector = self._body_led(reading, head, last) or sector
        single = kind == "person" and not plural
        roles_ = self._office_of(reading, first, head, role, sector, country, hit_at) if single else ()
        return Mention(
            start=reading.start[first], end=reading.end[last - 1], head=head, form="nominal", kind=kind,
            country=country, sector=sector, plural=plural and kind != "government", gender=gender, roles=roles_,
            confidence=0.85,
        )  # fmt: skip

    def _office_of(
        self, reading: Reading, first: int, head: int, role: RoleNoun, sector: str | None, country: str | None,
        hit_at: dict[int, Hit],
    ) -> tuple[Role, ...]:  # fmt: skip
        if role.noun not in LEADING and not {role.sector, sector} & OFFICIAL:
            return ()
        begin = head
        while begin > first and len("".join(reading.lower[begin : head + 1])) < len(role.noun.replace(" ", "")):
            begin -= 1
        while begin > first and reading.pos[begin - 1] in ("NOUN", "ADJ", "PROPN") and begin - 1 not in hit_at:
            if begin - 1 == first and reading.lower[first] not in self._roles.portfolios:
                break
            begin -= 1
        return (Role(title=" ".join(reading.words(begin, head + 1).split()), country=country),)

    def _body_led(self, reading: Reading, head: int, last: int) -> str | None:
        """The sector of the body that somebody leads or speaks for: OPP in `leader of the opposition party Akhali`."""
        for prep in range(head + 1, last):
            if reading.head[prep] == head and reading.lower[prep] in ("of", "for", "at", "with"):
                inner = next((t for t in reading.children[prep] if reading.dep[t] == "pobj"), None)
                if inner is None:
                    return None
                for end in range(reading.left[inner], inner + 1):
                    words = reading.lower[max(reading.left[inner], end - 3) : end + 1]
                    found = self._roles.find(words, reading.lemma[end].lower())
                    if found is not None and found.sort == "body" and (reading.tag[end] in ("NN", "NNP")):
                        return self._roles.sector(words, reading.lemma[end].lower())
        return None

    def _extended(self, reading: Reading, head: int) -> int:
        """The end of the phrase with the prepositional phrases at its noun: `the head of the agency`."""
        last = head + 1
        while last < len(reading) and reading.dep[last] == "prep" and reading.head[last] == head:
            if reading.lower[last] not in EXTENDING or reading.right[last] - last > 12:
                break
            stop = last + 1
            while (
                stop < reading.right[last]
                and (reading.word[stop] not in (",", ";", "—", "–", "(") or _lists(reading, last, stop))
                and (reading.dep[stop] not in ("relcl", "nsubj"))
            ):
                stop += 1
            if stop == last + 1:
                break
            last = stop
        return last

    def _countries(self, reading: Reading, first: int, head: int, hit_at: dict[int, Hit]) -> tuple[str | None, bool]:
        """The country that the words before the head give, and whether they give several."""
        codes: list[str] = []
        for i in range(first, head + 1):
            hit = hit_at.get(i)
            if hit is not None and hit.known.country and hit.last <= head + 1 and not _opposed(reading, hit):
                codes.append(hit.known.country)
        if not codes:
            return None, False
        return (codes[0], False) if len(set(codes)) == 1 else (None, True)

    def _after(self, reading: Reading, head: int, last: int, hit_at: dict[int, Hit]) -> tuple[str | None, bool]:
        """The country of `officials in Iran`, `the president of France`, `the ambassador of Oman to France`."""
        for i in range(head + 1, last):
            hit = hit_at.get(i)
            if hit is not None and hit.known.country:
                prep = next((reading.lower[j] for j in range(i - 1, head, -1) if reading.pos[j] == "ADP"), "")
                sent = is_from_abroad(reading, reading.start[reading.left[head]], head)
                if prep in STAYS and (sent or is_seat_of_all(reading, i)):
                    return None, False
                if prep in PLACES_OF:
                    listed = [hit_at[j] for j in range(i + 1, last) if j in hit_at and _beside(reading, j, i)]
                    several = {h.known.country for h in listed} - {hit.known.country, None}
                    return (None, True) if several else (hit.known.country, False)
                if prep in ("to", "with", "on", "for"):
                    return None, False
        return None, False


def _beside(reading: Reading, token: int, other: int) -> bool:
    """Whether a word stands in the list that another opens: Poland and France in `of France, Germany and Poland`."""
    return top(reading, token) == top(reading, other)


def _lists(reading: Reading, preposition: int, comma: int) -> bool:
    """Whether a comma stands within a list of names: `the leaders of France, Germany and Poland`."""
    listed = [t for t in range(comma + 1, min(reading.right[preposition], comma + 4)) if reading.pos[t] == "PROPN"]
    of = next((t for t in reading.children[preposition] if reading.dep[t] == "pobj"), None)
    last = next((t for t in listed if reading.dep[t] == "conj"), None)
    if of is None or last is None or reading.pos[of] != "PROPN" or top(reading, last) != of:
        return False
    return any(reading.dep[t] == "cc" for t in range(comma, reading.right[preposition]))


FALLBACK = RoleNoun("", "person", "GOV", 1)
PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$", "WDT", "EX"))


def _opposed(reading: Reading, hit: Hit) -> bool:
    """Whether the name tells another side in a compound: `pro-Iranian`, `anti-US`, `Syrian-backed`."""
    if hit.first > 0 and reading.word[hit.first - 1] in ("-", "–") and hit.first > 1:
        return reading.lower[hit.first - 2] in ("pro", "anti", "non", "ex")
    if hit.last + 1 < len(reading) and reading.word[hit.last] in ("-", "–"):
        return reading.lower[hit.last + 1] in (
            "led",
            "backed",
            "brokered",
            "sponsored",
            "born",
            "mediated",
            "funded",
            "trained",
        )
    return False


def _kind(role: RoleNoun, sector: str | None, plural: bool) -> ActorKind | None:
    """A person, a group, a part of a government or an organisation."""
    if role.sort == "person":
        return "group" if plural else "person"
    if role.noun in NOT_ACTORS:
        return "group" if role.noun in ("country", "nation") and plural else None
    if sector in BODY_SECTORS and role.sector in BODY_SECTORS:
        return "government"
    if role.sector == "CVL" or (plural and role.sector != "MIL"):
        return "group"
    return "government" if sector == "MIL" else "organisation"
