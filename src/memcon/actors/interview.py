"""Interviews: questions and answers without quotation marks, and whom `I`, `we` and `you` mean there."""

from memcon.actors.chains import Chain
from memcon.actors.context import Context

HEAD, ASKED, INTERVIEW = 600, 4, 12
"""Where the one interviewed is presented; how many questions, and how many an `I` and `you`, make an interview."""
FIRST = ("i", "my", "me", "we", "our", "you", "your")


class Interview:
    """Who speaks for whom in one report, as far as its whole course tells."""

    def __init__(self, context: Context, chains: list[Chain], both: Chain | None) -> None:
        self._c = context
        self._both = both
        persons = [x for x in chains if x.kind == "person"]
        self.main = self._main(persons)
        self.house = self._house(self.main, chains)
        self.last: dict[str, Chain] = {}
        """The chain that each class of pronoun stood for last outside quotation marks."""
        self._is = self._asked()

    def presented(self, i: int, kind: str) -> Chain | None:
        """Whom `I`, `we` and `you` mean in an interview's answers and questions."""
        c = self._c
        if not self._is or c.quote[i] >= 0:
            return None
        asks = self._asks(i)
        if self._both is not None:
            return self._both if (kind == "we") != asks and kind != "I" else None
        if (kind == "I" and not asks) or (kind == "you" and asks):
            return self.main
        return self.house if kind == "we" and not asks else None

    def features(self, i: int, chain: Chain, kind: str) -> list[str]:
        """What tells speakers and hearers outside quotation marks."""
        if self._c.quote[i] >= 0:
            return []
        asks = "asks" if self._asks(i) else "tells"
        out = [kind + ":" + asks]
        if chain is self.main:
            out.append(kind + ":main" + asks)
        if chain is self.house:
            out.append(kind + ":house")
        if chain is self.last.get(kind):
            out.append(kind + ":again" + asks)
        return out

    def _asks(self, i: int) -> bool:
        """Whether a mention's paragraph is a question."""
        return self._c.reading.text[self._c.reading.paragraphs[self._c.paragraph[i]][1] - 1] == "?"

    def _main(self, persons: list[Chain]) -> Chain | None:
        """The person whom an interview presents: the first named at its head, else the one named most."""
        early = [x for x in persons if self._c.mentions[x.members[0]].start < HEAD]
        if early:
            return min(early, key=lambda x: x.members[0])
        return max(persons, key=_standing) if persons else None

    def _asked(self) -> bool:
        c = self._c
        said = [c.reading.lower[m.head] for i, m in enumerate(c.mentions) if m.form == "pronoun" and c.quote[i] < 0]
        questions = sum(c.reading.text[end - 1] == "?" for _, end in c.reading.paragraphs)
        return questions >= ASKED and sum(w in FIRST for w in said) >= INTERVIEW

    def _house(self, person: Chain | None, chains: list[Chain]) -> Chain | None:
        """The body of which the main person speaks: named in the words for them, else the one spoken of most."""
        bodies = [x for x in chains if x.kind in ("organisation", "government", "igo", "state", None)]
        bodies = [x for x in bodies if x.names and x.sector != "JRN"]
        if person is not None:
            said = [m for i, m in enumerate(self._c.mentions) if self._c.appositions.get(i) in person.members]
            for m in said:
                of = [x for x in bodies if any(m.start <= self._c.mentions[i].start < m.end for i in x.members)]
                if of:
                    return max(of, key=_standing)
            sentences = {self._c.sentence[i] for i in person.members[:2]}
            near = [
                x for x in bodies if any(self._c.sentence[i] in sentences for i in x.members) and x.kind is not None
            ]
            if near:
                return max(near, key=_standing)
        return max(bodies, key=_standing) if bodies else None


def _standing(chain: Chain) -> tuple[int, int]:
    """How much a report is about a chain: its mentions, then how early it comes."""
    return len(chain.members), -chain.members[0]
