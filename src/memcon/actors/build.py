"""From chains to the actors of the record: name, kind, country, sector, roles and Wikidata id."""

import re
from collections import Counter

from memcon.actors.abroad import is_from_abroad, is_seat_of_all
from memcon.actors.chains import Chain
from memcon.actors.former import is_past
from memcon.actors.holders import HEADS, PROMINENCE, Holders, Tenure, kinds_of
from memcon.actors.homes import STATE_SECTORS, Homes, of_several
from memcon.actors.nominals import PARTITIVE
from memcon.actors.pairs import PAIR
from memcon.actors.person_names import fold
from memcon.actors.registry import IGO_CODES
from memcon.actors.roles import roles
from memcon.actors.wording import words
from memcon.record import Actor, ActorMention, Mention, Reading, Role

SURE_NAME = 0.95
PRIVATE = frozenset(("EDU", "BUS", "MED", "REL", "LAB", "AGR", "JRN", "SOC", "CRM", "REF"))
"""Sectors of those who hold no office of a state."""
ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


class Builder:
    """Turn the chains of one report into actors."""

    def __init__(self, holders: Holders) -> None:
        self._holders = holders
        self._roles = roles()

    def actors(
        self, reading: Reading, mentions: tuple[Mention, ...], chains: list[Chain], day: str | None,
        places: dict[int, str], seat: str | None = None, sources: frozenset[int] = frozenset(),
    ) -> tuple[Actor, ...]:  # fmt: skip
        """The actors in the order of their first mention; chains that are nobody's stay out.

        `seat` is the country from whose capital the report is sent; `sources` are the mentions that name a source
        of several, which alone of such lists are shown.
        """
        hidden = {i for i, m in enumerate(mentions) if m.key == PAIR} - sources
        told = [c for c in chains if c.kind is not None and not hidden.issuperset(c.members)]
        named = sorted(told, key=lambda c: min(c.members))
        self.complete(reading, chains, mentions, day, places, seat)
        return tuple(self._actor(f"a{n}", reading, mentions, c, day, hidden) for n, c in enumerate(named, 1))

    def complete(
        self, reading: Reading, chains: list[Chain], mentions: tuple[Mention, ...], day: str | None,
        places: dict[int, str], seat: str | None = None,
    ) -> None:  # fmt: skip
        """Fill in what the registry knows where the text says nothing, then what belongs to those it knows."""
        unsure: list[tuple[Chain, str]] = []
        for chain in chains:
            if chain.kind == "person" and chain.names:
                country = self._place(chain, day)
                unsure.extend([(chain, country)] if country is not None else [])
        owner = {mentions[i].start: chain for chain in chains for i in chain.members if mentions[i].form != "nominal"}
        persons = {n.split()[-1]: c for c in chains if c.kind == "person" and c.country for n in c.names}
        for chain in chains:
            if chain.country is None and chain.kind is not None:
                chain.country = self._owned(reading, chain, mentions, owner)
            if chain.country is None and (chain.kind is None or not chain.names):
                chain.country = _placed(reading, chain, mentions, places)
            if chain.country is None and chain.kind == "organisation" and chain.names:
                of = persons.get(chain.name.split()[0])
                chain.country = of.country if of is not None else None
        for chain in chains:
            chain.former = _is_former(reading, chain, mentions)
            if chain.country is None and _of_office(chain):
                chain.country = _seat(reading, chain, mentions)
        Homes(reading, mentions, chains, places, seat).place(chains)
        for chain, country in unsure:
            chain.country = chain.country or country
        for chain in chains:
            if chain.two is not None:
                sectors = {self._sector(x) for x in chain.two}
                chain.sector = sectors.pop() if len(sectors) == 1 else None

    def _owned(
        self, reading: Reading, chain: Chain, mentions: tuple[Mention, ...], owner: dict[int, Chain]
    ) -> str | None:
        """The country of whom a description names: `Trump's associates`, `the Obama administration`."""
        for i in chain.members:
            m = mentions[i]
            if m.form == "pronoun" or (m.form == "name" and chain.kind != "person") or _of_another(reading, m):
                continue
            if of_several(mentions, i):
                return None
            for j in range(max(0, i - 3), min(len(mentions), i + 6)):
                inner = mentions[j]
                if (
                    j != i
                    and inner.form != "nominal"
                    and m.start <= inner.start
                    and inner.end <= m.end
                    and (inner.head < m.head or reading.text[inner.start - 4 : inner.start] in BELONGING)
                ):
                    holder = owner.get(inner.start)
                    if holder is not None and holder is not chain and holder.country is not None:
                        return holder.country
        return None

    def _place(self, chain: Chain, day: str | None) -> str | None:
        """Fill in a person's country: what stands before the name, then the registry, then what the descriptions tell.

        Where the registry's office is another than the text's, its country is returned: the report may know better.
        """
        votes = Counter(country for _, country, _ in chain.roles if country)
        tenure, unsure = self.tenure(chain, day), None
        if (
            chain.country is None
            and tenure is not None
            and tenure.country not in IGO_CODES
            and len(tenure.country) == 3
        ):
            other = _minor(tenure) or (day is not None and not tenure.holds(day))
            if other and chain.roles and not _of_this_office(chain, tenure):
                unsure = tenure.country
            else:
                chain.country = tenure.country
        if chain.country is None and (chain.described or votes):
            chain.country = (chain.described or votes).most_common(1)[0][0]
        if tenure is not None and chain.sector in (None, "CVL"):
            holding = day is None or tenure.holds(day) or tenure.kind == "figure"
            chain.sector = tenure.sector if holding else "ELI"
        return unsure

    def tenure(self, chain: Chain, day: str | None) -> Tenure | None:
        """The row of the table that the chain's person is, None where none fits or several countries do."""
        name = chain.name
        if not name:
            return None
        parts = fold(name).split()
        rows = self._holders.named(name) if len(parts) > 1 else []
        if len(parts) > 1 and not rows:
            rows = self._holders.surnamed(name) if len(parts) > 2 else []
        if len(parts) == 1:
            rows = self._by_title(chain, name, day)
        if day is not None:
            rows = [r for r in rows if r.began(day)]
        if chain.country is not None and rows:
            rows = [r for r in rows if r.country == chain.country]
        if len(parts) > 1:
            rows = [r for r in rows if not self._another(chain, r, day)]
        if not rows:
            return None
        best = min(rows, key=lambda r: _order(r, day))
        rivals = {r.country for r in rows if r.person != best.person and _order(r, day)[:2] <= _order(best, day)[:2]}
        return None if rivals - {best.country} and len(parts) == 1 else best

    def _another(self, chain: Chain, row: Tenure, day: str | None) -> bool:
        """Whether what the text tells of a person is told of another than the table's: another state, another trade."""
        told = set(chain.described) | {country for _, country, _ in chain.roles if country}
        if told and row.country not in told and row.country not in IGO_CODES:
            return True
        holding = day is not None and row.holds(day) and row.kind != "ambassador"
        if holding or row.kind in (*HEADS, "figure", "igo_head"):
            return False
        trade = chain.sector in PRIVATE and bool(chain.roles)
        return trade and not any(self._roles.is_former(t.lower().split()) or kinds_of(t) for t, _, _ in chain.roles)

    def _by_title(self, chain: Chain, name: str, day: str | None) -> list[Tenure]:
        """Rows of a bare surname: by its title, or the heads of the day whom all know by one name."""
        rows = self._holders.bare(name)
        kinds: set[str] = set()
        for title, _, _ in chain.roles:
            kinds |= kinds_of(title)
        if kinds:
            return [r for r in rows if r.kind in kinds and (day is None or r.holds(day))] or [
                r for r in rows if r.kind in kinds
            ]
        if day is not None:
            figures = [r for r in rows if r.kind == "figure" and r.began(day)]
            return [r for r in rows if r.kind in HEADS and r.holds(day)] or figures
        return [r for r in rows if r.kind in HEADS or r.kind == "figure"]

    def _actor(
        self, id_: str, reading: Reading, mentions: tuple[Mention, ...], chain: Chain, day: str | None,
        hidden: set[int],
    ) -> Actor:  # fmt: skip
        kind = chain.kind
        assert kind is not None
        shown = tuple(
            ActorMention(
                spans=((mentions[i].start, mentions[i].end),), form=mentions[i].form,
                confidence=round(min(chain.confidence[i], 0.99), 3),
            )
            for i in sorted(chain.members) if i not in hidden
        )  # fmt: skip
        tenure = self.tenure(chain, day) if kind == "person" else None
        confidence = max(m.confidence for m in shown if m.form != "pronoun") if any(
            m.form != "pronoun" for m in shown) else 0.5  # fmt: skip
        return Actor(
            id=id_, name=self._name(reading, mentions, chain), kind=kind, country=chain.country,
            sector=self._sector(chain), wikidata=(tenure.wikidata or None) if tenure and " " in chain.name else None,
            roles=self._offices(chain) or _office(tenure, day), mentions=shown, confidence=min(confidence, SURE_NAME),
        )  # fmt: skip

    def _name(self, reading: Reading, mentions: tuple[Mention, ...], chain: Chain) -> str:
        """The name, a medium's as the report has it (`AFP`, not the agency's full name); else the first description."""
        if chain.two is not None:
            *names, last = (self._name(reading, mentions, x) for x in chain.two)
            return ", ".join(names) + " and " + last
        if not chain.name:
            return self._description(reading, mentions, chain)
        if chain.kind == "government" and chain.key is None:
            return _whose(reading, mentions, chain) + chain.name
        if chain.kind != "organisation" or chain.sector != "JRN":
            return chain.name
        forms = [reading.text[mentions[i].start : mentions[i].end] for i in chain.members if mentions[i].form == "name"]
        return ARTICLE.sub("", max(forms, key=len, default=chain.name))

    def _sector(self, chain: Chain) -> str | None:
        if chain.kind == "state":
            return "GOV"
        if chain.former or any(self._roles.is_former(title.lower().split()) for title, _, _ in chain.roles):
            return "ELI"
        return chain.sector

    def _offices(self, chain: Chain) -> tuple[Role, ...]:
        seen: dict[str, Role] = {}
        for title, country, organisation in chain.roles:
            old = seen.get(title.lower())
            if old is None or (old.country is None and country is not None):
                seen[title.lower()] = Role(title=title, country=country, organisation=organisation)
        return tuple(seen.values())

    def _description(self, reading: Reading, mentions: tuple[Mention, ...], chain: Chain) -> str:
        """The words by which a nameless actor is known: its first description."""
        at = next((i for i in chain.members if mentions[i].form == "nominal"), chain.members[0])
        first, several = mentions[at], of_several(mentions, at)
        token = reading.token_at(first.start)
        whole = token is None or reading.tag[first.head] in PARTITIVE or several
        end = first.end if whole else reading.end[first.head]
        return ARTICLE.sub("", " ".join(reading.text[first.start : end].split()))


def _minor(row: Tenure) -> bool:
    """Whether an office is one of thousands, so that its holder has namesakes: an ambassador's, a legislator's."""
    return row.kind in ("ambassador", "legislator", "other_minister")


def _of_this_office(chain: Chain, row: Tenure) -> bool:
    """Whether the text tells of an office that the table has as well."""
    office = set(row.office.lower().split())
    return any(row.kind in kinds_of(t) or office & set(t.lower().split()) - SMALL for t, _, _ in chain.roles)


SMALL = words("of the for and to in former")


def _whose(reading: Reading, mentions: tuple[Mention, ...], chain: Chain) -> str:
    """The state whose a body is, as the report has it: `Somalia's ` of `Somalia's Foreign Ministry`."""
    for i in sorted(chain.members):
        m = mentions[i]
        before = next((o for o in mentions[max(0, i - 3) : i] if o.end + 3 == m.start and o.kind == "state"), None)
        if m.form == "name" and m.name == chain.name and before is not None and before.country == chain.country:
            return ARTICLE.sub("", reading.text[before.start : m.start])
    return ""


def _office(tenure: Tenure | None, day: str | None) -> tuple[Role, ...]:
    """The office that the registry knows of a person at the day of the report."""
    if tenure is None or day is None or not tenure.holds(day):
        return ()
    return (Role(title=tenure.office, country=tenure.country if tenure.country not in IGO_CODES else None),)


def _order(row: Tenure, day: str | None) -> tuple[bool, int, str]:
    """In office first, then the more prominent office, then the later start."""
    holding = day is not None and row.holds(day)
    return not holding, PROMINENCE.get(row.kind, 4), "".join(chr(255 - ord(c)) for c in row.start)


def _of_another(reading: Reading, m: Mention) -> bool:
    """Whether a description names somebody of another side than whose it says: `his host`, `her counterpart`."""
    return reading.lemma[m.head].lower() in OPPOSITE


OPPOSITE = words("host counterpart guest rival opponent enemy foe visitor interlocutor homologue victim captor")


def _placed(
    reading: Reading, chain: Chain, mentions: tuple[Mention, ...], places: dict[int, str]
) -> str | None:
    """The country of the place in a description, `residents of Goma`, or of a place by itself."""
    for i in chain.members:
        m = mentions[i]
        if m.form == "nominal" and (of_several(mentions, i) or is_from_abroad(reading, m.start, m.head)):
            return None
        if m.form == "nominal" and any(is_seat_of_all(reading, t) for t in reading.tokens_in(m.start, m.end)):
            return None
        found = {code for start, code in places.items() if m.start <= start < m.end} if m.form != "pronoun" else set()
        if len(found) == 1:
            return found.pop()
    return None


def _of_office(chain: Chain) -> bool:
    """Whether a person holds an office of a state that the words do not name: `foreign ministry spokeswoman`."""
    return (
        chain.kind == "person" and bool(chain.names) and chain.sector in STATE_SECTORS and bool(chain.roles)
        and not any(organisation for _, _, organisation in chain.roles)
    )  # fmt: skip


def _seat(reading: Reading, chain: Chain, mentions: tuple[Mention, ...]) -> str | None:
    """The country in whose capital an official is told of: `In Beijing, foreign ministry spokeswoman Mao Ning`."""
    sentence = reading.sentence[mentions[min(chain.members)].head]
    near = mentions[max(0, min(chain.members) - 6) : min(chain.members) + 12]
    found = {
        m.country for m in near
        if m.key is not None and m.key.startswith("place:") and reading.sentence[m.head] == sentence
        and reading.lower[reading.head[m.head]] == "in"
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _is_former(reading: Reading, chain: Chain, mentions: tuple[Mention, ...]) -> bool:
    """Whether all offices told of a person are past: `Sol, who was president until 2024`, not `Minister Sol, who`."""
    if chain.kind != "person":
        return False
    told = [i for i in chain.members if mentions[i].form != "pronoun"]
    past = [i for i in told if is_past(reading, mentions[i])]
    held = any(
        mentions[i].roles
        and (mentions[i].form == "name" or (i not in past and reading.dep[mentions[i].head] == "appos"))
        for i in told
    )
    return bool(past) and not held


BELONGING = (" of ", "for ")
"""What joins a description to whom it belongs: `lawyers for the party`, `supporters of Mr. Okoro`."""
