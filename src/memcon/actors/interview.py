"""Interviews: questions and answers without quotation marks, and whom `I`, `we` and `you` mean there."""

from collections.abc import Callable
from functools import cached_property

from memcon.actors.chains import Chain
from memcon.actors.context import SUBJECTS, Context
from memcon.actors.pairs import PAIR
from memcon.actors.wording import words
from memcon.record import Mention

HEAD, ASKED, INTERVIEW = 600, 4, 12
"""Where the one interviewed is presented; how many questions, and how many an `I` and `you`, make an interview."""
TOLD = 2
"""How many questions are enough where the head says that somebody was interviewed."""
WITH = words("speak talk chat converse meet sit catch correspond")
"""Verbs that with a `with` or `to` tell of an interview."""
ASKING = words("interview question")
FIRST = ("i", "my", "me", "we", "our", "you", "your")


class Interview:
    """Who speaks for whom in one report, as far as its whole course tells."""

    def __init__(
        self, context: Context, chains: list[Chain], of: dict[int, Chain], pair: Callable[[list[Chain]], Chain]
    ) -> None:  # fmt: skip
        self._c = context
        self._of = of
        self._pair = pair
        self._chains = chains
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

    @cached_property
    def _both(self) -> Chain | None:
        """The two whom an interview presents together."""
        asked = self._c.reading.paragraphs[self._first_question()][0] if self._unnamed() else 0
        for i, m in enumerate(self._c.mentions):
            if m.start >= max(HEAD, asked):
                break
            both = self._c.joined(i, self._of) if m.key == PAIR else []
            presented = m.start < HEAD or self.main in both
            if len(both) == 2 and presented and all(x.kind == "person" for x in both):
                return self._pair(both)
        return None

    @cached_property
    def main(self) -> Chain | None:
        """The person whom an interview presents, None where it presents several."""
        return self._main([x for x in self._chains if x.kind == "person"])

    @cached_property
    def house(self) -> Chain | None:
        """The body for which that person speaks."""
        return self._house(self.main, self._chains)

    def _asks(self, i: int) -> bool:
        """Whether a mention's paragraph is a question."""
        return self._c.reading.text[self._c.reading.paragraphs[self._c.paragraph[i]][1] - 1] == "?"

    def _main(self, persons: list[Chain]) -> Chain | None:
        """The one who is told to be interviewed, else the first named at the head, else the one named most."""
        early = [x for x in persons if self._c.mentions[x.members[0]].start < HEAD]
        told = [x for x in early if any(self._is_asked(i) for i in x.members[:4])]
        if told:
            return told[0] if len(told) == 1 else None
        if self._unnamed():
            asked = self._c.reading.paragraphs[self._first_question()][0]
            shown = [(i, x) for x in persons for i in x.members if self._c.mentions[i].start < asked and self._acts(i)]
            return max(shown, key=lambda p: p[0])[1] if shown else None
        if early:
            return min(early, key=lambda x: x.members[0])
        return max(persons, key=_standing) if persons else None

    def _first_question(self) -> int:
        """The paragraph that asks first."""
        reading = self._c.reading
        ends = (n for n, (_, end) in enumerate(reading.paragraphs) if reading.text[end - 1] == "?")
        return next(ends, len(reading.paragraphs) - 1)

    def _unnamed(self) -> bool:
        """Whether the head says that somebody was interviewed whom it does not name: `interviewed an owner`."""
        reading = self._c.reading
        asked = (
            t for t, (start, dep) in enumerate(zip(reading.start, reading.dep, strict=True))
            if start < HEAD and dep == "dobj" and reading.lemma[reading.head[t]] in ASKING
        )  # fmt: skip
        return any(self._c.mentions[i].form == "nominal" if i is not None else True for i in map(self._at, asked))

    def _acts(self, i: int) -> bool:
        """Whether a name is a subject or stands alone: not the first word of `the Ruiz cocktail`."""
        return self._c.reading.dep[self._c.mentions[i].head] in (*SUBJECTS, "ROOT", "appos", "pobj")

    def _at(self, token: int) -> int | None:
        return self._c.at_head.get(token)

    def _is_asked(self, i: int) -> bool:
        """Whether a mention's words say that it is interviewed: `interviewed Ana Ruiz`, `spoke with Ana Ruiz`."""
        reading, m = self._c.reading, self._c.mentions[i]
        first = reading.token_at(m.start)
        if first is not None and "interviewee" in reading.lower[first : m.head]:
            return True
        above = reading.head[m.head]
        if reading.dep[m.head] == "pobj" and reading.lower[above] in ("with", "to"):
            return reading.lemma[reading.head[above]].lower() in WITH | ASKING
        acl = any(reading.dep[t] == "acl" and reading.lemma[t] in ASKING for t in reading.children[m.head])
        passive = reading.dep[m.head] == "nsubjpass" or acl
        return (passive or reading.dep[m.head] == "dobj") and (acl or reading.lemma[above] in ASKING)

    def _asked(self) -> bool:
        c = self._c
        said = [c.reading.lower[m.head] for i, m in enumerate(c.mentions) if m.form == "pronoun" and c.quote[i] < 0]
        questions = sum(c.reading.text[end - 1] == "?" for _, end in c.reading.paragraphs)
        enough = TOLD if "interview" in c.reading.text[:HEAD].lower() else ASKED
        return questions >= enough and sum(w in FIRST for w in said) >= INTERVIEW

    def _house(self, person: Chain | None, chains: list[Chain]) -> Chain | None:
        """The body of which the main person speaks: named in the words for them, else the one spoken of most."""
        bodies = [x for x in chains if x.kind in ("organisation", "government", "igo", "state", None)]
        bodies = [x for x in bodies if x.names and x.sector != "JRN"]
        if person is not None:
            said = [m for i, m in enumerate(self._c.mentions) if self._c.appositions.get(i) in person.members]
            for m in said:
                of = [x for x in bodies if any(self._belongs(i, m) for i in x.members)]
                if of:
                    return max(of, key=lambda x: (x.kind != "state", *_standing(x)))
            sentences = {self._c.sentence[i] for i in person.members[:2]}
            near = [
                x for x in bodies if any(self._c.sentence[i] in sentences for i in x.members) and x.kind is not None
            ]
            if near:
                return max(near, key=_standing)
        return max(bodies, key=_standing) if bodies else None


    def _belongs(self, i: int, m: Mention) -> bool:
        """Whether a mention stands in the words for somebody: the club in `a former member of the club`."""
        reading, other = self._c.reading, self._c.mentions[i]
        above = reading.head[other.head]
        within = m.start <= other.start < m.end
        return within or (reading.dep[other.head] == "pobj" and reading.head[above] == m.head)


def _standing(chain: Chain) -> tuple[int, int]:
    """How much a report is about a chain: its mentions, then how early it comes."""
    return len(chain.members), -chain.members[0]
