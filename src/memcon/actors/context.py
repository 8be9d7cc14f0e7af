"""What stands around a mention: its sentence, its clause, the quotation that it is in and who speaks there."""

from bisect import bisect_right
from collections.abc import Sequence

from memcon.actors.chains import Chain
from memcon.actors.closeness import Closeness
from memcon.actors.naming import described, given
from memcon.actors.nominals import DOCUMENTS
from memcon.actors.pairs import PAIR
from memcon.actors.wording import words
from memcon.record import Attribution, Mention, Reading

SAYING = words(
    "say tell add ask reply answer note explain declare state announce insist argue claim warn write tweet comment "
    "continue remark observe stress recall joke respond believe think conclude suggest admit acknowledge"
)
RELATIVES = words(
    "son daughter child wife husband widow widower brother sister father mother parent grandson granddaughter nephew "
    "niece cousin uncle aunt grandfather grandmother stepson stepdaughter twin heir fiancee fiance partner spouse"
)
LYING = words("in near outside around into inside across throughout towards toward")
PEOPLED = words("resident town village city people inhabitant district province outskirt region mayor governor")
ENTERED = words("enter leave reach seize capture storm besiege shell bomb occupy visit flee surround recapture")
"""What makes its object a place: `entered Karimba`, `fled Karimba`."""
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


class Context:
    """Look-ups over one reading that the linker needs again and again."""

    def __init__(self, reading: Reading, mentions: tuple[Mention, ...], attributions: Sequence[Attribution]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.sentence = [reading.sentence[m.head] for m in mentions]
        self.at_head: dict[int, int] = {}
        for i, m in enumerate(mentions):
            old = self.at_head.get(m.head)
            if m.key == PAIR:
                continue
            if old is None or m.end - m.start > mentions[old].end - mentions[old].start:
                self.at_head[m.head] = i
        self._starts = [p[0] for p in reading.paragraphs]
        self.paragraph = [self._paragraph(m.start) for m in mentions]
        self.quote = self._quotes()
        self.speaker = self._speakers(attributions)
        self.turn = self._turns(attributions)
        self.sources = {named for a in attributions if (named := self.named(a.source)) is not None}
        self.clause = [self._clause(m.head) for m in mentions]
        self.appositions = self._appositions()
        self.given = given(reading, mentions, self.at_head)
        self.described = described(reading, mentions, self.at_head)
        self.introduced = self._introduced()
        self.first_person = next((i for i, m in enumerate(mentions) if m.kind == "person" and m.form == "name"), -1)
        self.first_of: dict[str, int] = {}
        """For each kind the first mention of a name."""
        for i, m in enumerate(mentions):
            if m.form == "name" and m.key != PAIR:
                self.first_of.setdefault(m.kind or "", i)
        self.kin = frozenset(i for i, m in enumerate(mentions) if m.kind == "person" and self._is_kin(m))
        self.placed = self._placed()
        self.closeness = Closeness(reading, mentions)

    def _placed(self) -> frozenset[str]:
        """The names of which the words say that they are places': `in Karimba`, `entered Karimba`."""
        reading = self.reading
        found, weak = set[str](), set[str]()
        for m in self.mentions:
            if m.form != "name" or m.name is None or m.kind == "person" or m.key is not None or " " in m.name:
                continue
            above = reading.head[m.head]
            lying = reading.dep[m.head] == "pobj" and reading.lower[above] in LYING
            of = reading.dep[m.head] == "pobj" and reading.lemma[reading.head[above]].lower() in PEOPLED
            taken = reading.dep[m.head] == "dobj" and reading.lemma[above].lower() in ENTERED
            if lying or of or taken:
                twice = of or reading.entity[m.head] != "ORG" or m.name in weak
                (found if twice else weak).add(m.name)
        return frozenset(found)

    def antecedent(self, i: int) -> int:
        """The mention on which the relative clause of a `who` hangs, -1 where none does."""
        reading = self.reading
        for t in [self.mentions[i].head, *reading.path(self.mentions[i].head)[:4]]:
            if reading.dep[t] == "relcl":
                return self.at_head.get(reading.head[t], -1)
        return -1

    def _introduced(self) -> dict[tuple[int, int], int]:
        """For a paragraph and quotation the mention by which its speaker gives a name: `I'm Ana Ruiz`."""
        reading = self.reading
        out: dict[tuple[int, int], int] = {}
        for i, m in enumerate(self.mentions):
            if m.form == "name" and m.kind == "person" and reading.dep[m.head] == "attr":
                verb = reading.head[m.head]
                subjects = [reading.lower[t] for t in reading.children[verb] if reading.dep[t] == "nsubj"]
                if subjects == ["i"] and not any(reading.dep[t] == "neg" for t in reading.children[verb]):
                    out.setdefault((self.paragraph[i], self.quote[i]), i)
        return out

    def joined(self, i: int, of: dict[int, Chain]) -> list[Chain]:
        """The chains of those whom a mention names together."""
        listed: list[Chain] = []
        end = self.mentions[i].start
        for j in self.within(i):
            inner, chain = self.mentions[j], of.get(j)
            if inner.form == "name" and inner.key != PAIR and inner.kind is not None and inner.start >= end:
                end = inner.end
                if chain is not None and chain not in listed:
                    listed.append(chain)
        return listed

    def within(self, i: int) -> list[int]:
        """The mentions that stand within a mention: `his` and `Oslo` in `his envoy to Oslo`."""
        end, out = self.mentions[i].end, []
        for j in range(i + 1, len(self.mentions)):
            if self.mentions[j].start >= end:
                break
            out.append(j)
        return out

    def _is_kin(self, m: Mention) -> bool:
        """Whether a name is told of as somebody's: `his wife Ana`, `the daughter of Colin Ure`, `her brother, Ben`."""
        reading = self.reading
        token = reading.head[m.head] if reading.dep[m.head] == "appos" else m.head
        above = reading.head[token]
        if reading.dep[token] == "pobj" and reading.lower[above] == "of":
            return reading.lemma[reading.head[above]].lower() in RELATIVES
        beside = [t for t in reading.children[m.head] if reading.dep[t] in ("poss", "compound", "appos", "nmod")]
        if reading.dep[m.head] in ("appos", "compound"):
            beside.append(reading.head[m.head])
        return any(
            reading.dep[t] == "poss" or any(reading.dep[u] == "poss" for u in reading.children[t]) for t in beside
        )

    def _paragraph(self, char: int) -> int:
        return bisect_right(self._starts, char) - 1

    def _quotes(self) -> list[int]:
        """For each mention the index of the quotation that it stands in, -1 for none."""
        out = [-1] * len(self.mentions)
        doubles = [(q.inner_start, q.inner_end, n) for n, q in enumerate(self.reading.quotations) if q.kind == "double"]
        doubles += [
            (q.inner_start, q.inner_end, n) for n, q in enumerate(self.reading.quotations) if q.kind != "double"
        ]
        starts = [m.start for m in self.mentions]
        for a, b, n in doubles:
            if b - a < 3:
                continue
            for i in range(bisect_right(starts, a - 1), len(starts)):
                if starts[i] >= b:
                    break
                if out[i] < 0:
                    out[i] = n
        return out

    def _speakers(self, attributions: Sequence[Attribution]) -> dict[int, int]:
        """For each quotation the mention that names its speaker."""
        out: dict[int, int] = {}
        quotations = self.reading.quotations
        for a in attributions:
            who = self._author(a.source)
            if who is None:
                continue
            for n, q in enumerate(quotations):
                if n not in out and any(s < q.inner_end and e > q.inner_start for s, e in a.content):
                    out[n] = who
        before = None
        for n, q in enumerate(quotations):
            if n not in out:
                found = out.get(before) if q.continues and before is not None else self._nearby(q.start, q.end)
                if found is not None:
                    out[n] = found
            before = n
        return out

    def _turns(self, attributions: Sequence[Attribution]) -> dict[int, int]:
        """For each mention in a labelled turn the one that labels it: `VOGT: We have not decided.`"""
        text, out = self.reading.text, {}
        labels = [a for a in attributions if any(text[s:e] == ":" for s, e in a.cue)]
        for a in labels:
            who = self._author(a.source)
            if who is not None:
                for start, end in a.content:
                    out.update({i: who for i, m in enumerate(self.mentions) if start <= m.start and m.end <= end})
        return out

    def _author(self, spans: Sequence[tuple[int, int]]) -> int | None:
        """Who speaks where the spans name a source: whose the statement is in `Ruiz's statement added`."""
        who = self.named(spans)
        if who is None or self.reading.lemma[self.mentions[who].head].lower() not in DOCUMENTS:
            return who
        reading, head = self.reading, self.mentions[who].head
        of = [t for t in reading.children[head] if reading.dep[t] == "poss"]
        for prep in reading.children[head]:
            if reading.lower[prep] in ("by", "from"):
                of.extend(t for t in reading.children[prep] if reading.dep[t] == "pobj")
        return next((self.at_head[t] for t in of if t in self.at_head), who)

    def named(self, spans: Sequence[tuple[int, int]]) -> int | None:
        """The mention that the spans name."""
        for start, end in spans:
            root = self.reading.root_of(start, end)
            if root is not None and root in self.at_head:
                return self.at_head[root]
            for i, m in enumerate(self.mentions):
                if start <= m.start and m.end <= end:
                    return i
        return None

    def _nearby(self, start: int, end: int) -> int | None:
        """The subject of a verb of saying right beside a quotation, in its paragraph."""
        reading = self.reading
        paragraph = self._paragraph(start)
        lo, hi = reading.paragraphs[paragraph] if paragraph >= 0 else (0, len(reading.text))
        near = [*reading.tokens_in(max(lo, start - 160), start), *reading.tokens_in(end, min(hi, end + 160))]
        best: tuple[int, int] | None = None
        for t in near:
            if reading.lemma[t] not in SAYING or not reading.tag[t].startswith("VB"):
                continue
            for c in reading.children[t]:
                if reading.dep[c] == "nsubj" and c in self.at_head and not start <= reading.start[c] < end:
                    gap = start - reading.end[t] if reading.start[t] < start else reading.start[t] - end
                    if best is None or gap < best[0]:
                        best = gap, self.at_head[c]
        return best[1] if best else None

    def _clause(self, token: int) -> int:
        """The verb that governs a token."""
        reading = self.reading
        t = token
        for _ in range(12):
            h = reading.head[t]
            if h == t:
                return t
            t = h
            if reading.pos[t] in ("VERB", "AUX"):
                return t
        return t

    def _appositions(self) -> dict[int, int]:
        """Mentions side by side that are one: `Marco Rubio, the secretary of state`; `Rubio is a good friend`."""
        reading = self.reading
        out: dict[int, int] = {}
        for i, m in enumerate(self.mentions):
            t = m.head
            if reading.dep[t] == "appos":
                j = self.at_head.get(reading.head[t])
                if j is not None and j != i and abs(reading.head[t] - t) < 30 and not self._listed(t):
                    out[i] = j
            elif reading.dep[t] == "attr" and m.form == "nominal" and reading.lemma[reading.head[t]] == "be":
                subject = next((c for c in reading.children[reading.head[t]] if reading.dep[c] in SUBJECTS), None)
                if subject is not None and subject in self.at_head and self.at_head[subject] != i:
                    out[i] = self.at_head[subject]
        return out

    def _listed(self, t: int) -> bool:
        """Whether what looks like an apposition is a list: `Rubio, Vance and Trump`."""
        reading = self.reading
        return any(reading.dep[c] in ("conj", "cc") for c in reading.children[t]) and (
            reading.pos[t] == "PROPN" and reading.pos[reading.head[t]] == "PROPN"
        )
