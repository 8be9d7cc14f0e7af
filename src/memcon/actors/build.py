"""From chains to the actors of the record: name, kind, country, sector, roles and Wikidata id."""

import re
from collections import Counter

from memcon.actors.chains import Chain
from memcon.actors.holders import HEADS, PROMINENCE, Holders, Tenure, fold
from memcon.actors.registry import IGO_CODES
from memcon.actors.roles import roles
from memcon.record import Actor, ActorMention, Mention, Reading, Role

SURE_NAME = 0.95
ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
KINDS_OF_TITLE = {
    "president": HEADS, "prime minister": HEADS, "premier": HEADS, "chancellor": HEADS, "king": HEADS, "queen": HEADS,
    "foreign minister": ("foreign",), "secretary of state": ("foreign",), "foreign secretary": ("foreign",),
    "defence minister": ("defence",), "defense minister": ("defence",), "defense secretary": ("defence",),
    "secretary of defense": ("defence",), "defence secretary": ("defence",), "finance minister": ("finance",),
    "treasury secretary": ("finance",), "interior minister": ("interior",), "home secretary": ("interior",),
    "sen.": ("legislator",), "senator": ("legislator",), "rep.": ("legislator",), "ambassador": ("ambassador",),
}  # fmt: skip


class Builder:
    """Turn the chains of one report into actors."""

    def __init__(self, holders: Holders) -> None:
        self._holders = holders
        self._roles = roles()

    def actors(
        self, reading: Reading, mentions: tuple[Mention, ...], chains: list[Chain], day: str | None
    ) -> tuple[Actor, ...]:
        """The actors in the order of their first mention; chains that are nobody's stay out."""
        named = sorted((c for c in chains if c.members and c.kind is not None), key=lambda c: min(c.members))
        self.complete(chains, mentions, day)
        return tuple(
            self._actor(f"a{n}", reading, mentions, c, day) for n, c in enumerate(named, 1)
        )

    def complete(self, chains: list[Chain], mentions: tuple[Mention, ...], day: str | None) -> None:
        """Fill in what the registry knows where the text says nothing."""
        for chain in chains:
            if chain.kind == "person":
                self._place(chain, mentions, day)

    def _place(self, chain: Chain, mentions: tuple[Mention, ...], day: str | None) -> None:
        if chain.country is None:
            votes = Counter(country for _, country, _ in chain.roles if country)
            if votes:
                chain.country = votes.most_common(1)[0][0]
        tenure = self.tenure(chain, day)
        if tenure is None:
            return
        if chain.country is None and tenure.country not in IGO_CODES and len(tenure.country) == 3:
            chain.country = tenure.country
        if chain.sector is None or chain.sector == "CVL":
            chain.sector = tenure.sector if day is None or tenure.holds(day) or tenure.kind == "figure" else "ELI"

    def tenure(self, chain: Chain, day: str | None) -> Tenure | None:
        """The row of the table that the chain's person is, None where none fits or several countries do."""
        name = chain.name
        if not name:
            return None
        words = fold(name).split()
        rows = self._holders.named(name) if len(words) > 1 else []
        if len(words) > 1 and not rows:
            rows = [r for r in self._holders.surnamed(name)]
        if len(words) == 1:
            rows = self._by_title(chain, name, day)
        if day is not None:
            rows = [r for r in rows if r.began(day)]
        if chain.country is not None and rows:
            rows = [r for r in rows if r.country == chain.country]
        if not rows:
            return None
        best = min(rows, key=lambda r: _order(r, day))
        rivals = {r.country for r in rows if r.person != best.person and _order(r, day)[:2] <= _order(best, day)[:2]}
        return None if rivals - {best.country} and len(words) == 1 else best

    def _by_title(self, chain: Chain, name: str, day: str | None) -> list[Tenure]:
        """Rows of a bare surname: by its title, or the heads of the day whom all know by one name."""
        rows = [r for r in self._holders.surnamed(name) if fold(r.person).split()[-1] == fold(name) or r.kind in HEADS]
        kinds: set[str] = set()
        for title, _, _ in chain.roles:
            for known, of in KINDS_OF_TITLE.items():
                if known in title.lower():
                    kinds.update(of)
        if kinds:
            return [r for r in rows if r.kind in kinds and (day is None or r.holds(day))] or [
                r for r in rows if r.kind in kinds
            ]
        if day is not None:
            return [r for r in rows if r.kind in HEADS and r.holds(day)] or [r for r in rows if r.kind == "figure"]
        return [r for r in rows if r.kind in HEADS or r.kind == "figure"]

    def _actor(
        self, id_: str, reading: Reading, mentions: tuple[Mention, ...], chain: Chain, day: str | None
    ) -> Actor:
        kind = chain.kind
        assert kind is not None
        shown = tuple(
            ActorMention(
                spans=((mentions[i].start, mentions[i].end),), form=mentions[i].form,
                confidence=round(min(chain.confidence[i], 0.99), 3),
            )
            for i in sorted(chain.members)
        )  # fmt: skip
        tenure = self.tenure(chain, day) if kind == "person" else None
        confidence = max(m.confidence for m in shown if m.form != "pronoun") if any(
            m.form != "pronoun" for m in shown) else 0.5  # fmt: skip
        return Actor(
            id=id_, name=chain.name or self._description(reading, mentions, chain), kind=kind, country=chain.country,
            sector=self._sector(chain), wikidata=(tenure.wikidata or None) if tenure and " " in chain.name else None,
            roles=self._offices(chain), mentions=shown, confidence=min(confidence, SURE_NAME),
        )  # fmt: skip

    def _sector(self, chain: Chain) -> str | None:
        if chain.kind == "state":
            return "GOV"
        if any(self._roles.is_former(title.lower().split()) for title, _, _ in chain.roles):
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
        first = next((mentions[i] for i in chain.members if mentions[i].form == "nominal"), mentions[chain.members[0]])
        token = reading.token_at(first.start)
        end = first.end if token is None else reading.end[first.head]
        return ARTICLE.sub("", " ".join(reading.text[first.start : end].split()))


def _order(row: Tenure, day: str | None) -> tuple[bool, int, str]:
    """In office first, then the more prominent office, then the later start."""
    holding = day is not None and row.holds(day)
    return not holding, PROMINENCE.get(row.kind, 4), "".join(chr(255 - ord(c)) for c in row.start)
