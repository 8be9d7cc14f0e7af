"""Whose an office, an army or a parliament is that stands without a state: that of which its paragraph tells."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from memcon.actors.abroad import is_from_abroad
from memcon.actors.chains import Chain
from memcon.actors.context import SUBJECTS
from memcon.actors.dealings import HOSTING
from memcon.actors.pairs import PAIR, top
from memcon.actors.wording import words
from memcon.record import Mention, Reading

STATE_SECTORS = frozenset(("GOV", "MIL", "COP", "SPY", "JUD"))
HOME_SECTORS = frozenset(("GOV", "LEG", "JUD", "COP", "SPY", "MIL", "PTY", "OPP"))
POLITICAL = HOME_SECTORS | {"ELI"}
RANKS = words(
    "president leader premier chancellor king monarch minister ruler government parliament army ministry court "
    "assembly administration regime legislature cabinet party military navy agency congress senate institution"
)
"""Nouns that in the plural are of several states: `the leaders`, `foreign ministers`."""
ANYWHERE = frozenset(("bodies:Congress", "bodies:Senate", "bodies:House of Representatives"))
"""Bodies of the United States that other states have as well, by the same name."""
OPENING = 2
"""Sentences that open a report."""
HOME_SHARE, HOME_LEAST = 0.6, 4


class Homes:
    """The states to which one report's officials and bodies without a state belong."""

    def __init__(
        self, reading: Reading, mentions: tuple[Mention, ...], chains: list[Chain], places: Mapping[int, str],
        seat: str | None,
    ) -> None:  # fmt: skip
        self._r = reading
        self._mentions = mentions
        self._places = places
        self._of = {i: chain for chain in chains for i in chain.members if mentions[i].key != PAIR}
        starts = [a for a, _ in reading.paragraphs]
        self._paragraph = [bisect_right(starts, m.start) for m in mentions]
        self._seat = seat if seat is not None and not self._hosts(seat) else None
        self._home = self._report(chains)

    def place(self, chains: Iterable[Chain]) -> None:
        """Fill in the countries of those that need one, in the order of the text."""
        chains = list(chains)
        if self._home not in (None, "USA"):
            for chain in (c for c in chains if c.key in ANYWHERE and "USA" not in self._acting(min(c.members))):
                chain.country = self._home
        waiting = [c for c in chains if c.country is None and c.members and self._belongs(c)]
        for chain in sorted(waiting, key=lambda c: min(c.members)):
            chain.country = self._country(min(chain.members))

    def _report(self, chains: list[Chain]) -> str | None:
        """The state of the whole report: that of its officials, or that from which it is sent and which acts there."""
        home = home_country(chains)
        seat = self._seat if self._seat is not None and self._opens(self._seat) else None
        if seat is None or home is None:
            return seat or home
        return seat if seat == home else None

    def _opens(self, country: str | None) -> bool:
        """Whether the report opens with somebody of the country, or with nobody of any other."""
        first = [
            (chain.country or m.country) for i, m in enumerate(self._mentions)
            if self._r.sentence[m.head] < OPENING and not _is_place(m) and (chain := self._of.get(i)) is not None
        ]  # fmt: skip
        return country in first or not any(first)

    def _hosts(self, country: str) -> bool:
        """Whether those of a country only host what others do."""
        return any(
            chain.country == country and self._subject(self._mentions[i].head) in HOSTING
            for i, chain in self._of.items()
        )

    def _subject(self, token: int) -> str | None:
        """The verb of which a word is the subject, in its own clause or in a clause that hangs on it."""
        r = self._r
        token = top(r, token)
        below = next((t for t in r.children[token] if r.dep[t] == "relcl"), None)
        if below is not None and r.lemma[below].lower() in HOSTING:
            return r.lemma[below].lower()
        return r.lemma[r.head[token]].lower() if r.dep[token] in SUBJECTS else None

    def _country(self, i: int) -> str | None:
        """The state where the sentences before say that it happens, the one that acts in the paragraph, or home."""
        told = self._scene(i)
        if told is not None:
            return told
        acting = self._acting(i)
        if len(acting) == 1:
            return acting.pop()
        if not acting and self._seat is not None and self._r.sentence[self._mentions[i].head] < OPENING:
            return self._seat
        if self._home is None and self._seat in acting and self._opens(self._seat):
            return self._seat
        return self._home if not acting or self._home in acting else None

    def _scene(self, i: int) -> str | None:
        """The state in which a paragraph sets itself: `In Yerevan, protesters marched. Police ...`."""
        found = None
        opens = bisect_left(self._paragraph, self._paragraph[i])
        for j in range(opens, min(i + 12, len(self._mentions))):
            m = self._mentions[j]
            said = self._r.sentence[m.head]
            if self._paragraph[j] != self._paragraph[i] or said > self._r.sentence[self._mentions[i].head]:
                break
            before = self._r.head[m.head]
            leads = before == self._r.sentences[said][0] and self._r.lower[before] == "in"
            country = m.country or self._places.get(m.start)
            if leads and country is not None and (_is_place(m) or m.kind in ("state", None)):
                found = country
        return found

    def _acting(self, i: int) -> set[str]:
        """The states that do something in the paragraph before a mention."""
        found = set[str]()
        for j in range(i - 1, -1, -1):
            if self._paragraph[j] != self._paragraph[i]:
                break
            chain, m = self._of.get(j), self._mentions[j]
            if chain is None or chain.country is None or m.form == "pronoun" or _is_place(m):
                continue
            official = chain.kind in ("state", "government") or chain.sector in POLITICAL
            if official and self._r.dep[top(self._r, m.head)] in (*SUBJECTS, "poss", "agent", "appos"):
                found.add(chain.country)
        return found

    def _belongs(self, chain: Chain) -> bool:
        """Whether a chain is of some state: an official with a name, a party, `the army`, `police`, `parliament`."""
        if chain.two is not None or chain.kind == "igo":
            return False
        if chain.names:
            office = chain.kind == "person" and chain.sector in POLITICAL and bool(chain.roles)
            of_body = any(organisation for _, _, organisation in chain.roles)
            return (office and not of_body) or chain.kind == "government" or chain.sector in ("PTY", "OPP")
        if chain.sector not in HOME_SECTORS or chain.kind not in ("government", "person", "group", "organisation"):
            return False
        return any(self._at_home(i) for i in chain.members)

    def _at_home(self, i: int) -> bool:
        """Whether a description may mean somebody of the state of the paragraph: no envoy, no `foreign officials`."""
        m = self._mentions[i]
        ranks = m.plural and self._r.lemma[m.head].lower() in RANKS
        if m.form != "nominal" or ranks or of_several(self._mentions, i):
            return False
        return not is_from_abroad(self._r, m.start, m.head)


def home_country(chains: Iterable[Chain]) -> str | None:
    """The country whose government a report is about: that of three in five mentions of officials and bodies."""
    votes: Counter[str] = Counter()
    for chain in chains:
        if chain.country and (chain.kind in ("government", "person") or chain.sector == "PTY") and chain.names:
            votes[chain.country] += len(chain.members)
    if not votes:
        return None
    code, count = votes.most_common(1)[0]
    return code if count >= HOME_SHARE * sum(votes.values()) and count >= HOME_LEAST else None


def of_several(mentions: tuple[Mention, ...], i: int) -> bool:
    """Whether a description names several states: `German and French officials`, `the leaders of Peru and Chile`."""
    m, found = mentions[i], set[str]()
    for inner in mentions[i + 1 : i + 12]:
        if inner.start >= m.end:
            break
        if inner.form == "name" and inner.country is not None and inner.key != PAIR:
            found.add(inner.country)
    return m.plural and len(found) > 1


def _is_place(m: Mention) -> bool:
    return m.key is not None and m.key.startswith("place:")
