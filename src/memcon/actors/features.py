"""The features by which a description or a pronoun is linked to a chain: names of what holds, no numbers."""

from memcon.actors.chains import Chain
from memcon.actors.context import SAYING, SUBJECTS, Context
from memcon.actors.pronouns import FORMS, REFLEXIVE
from memcon.record import Mention

HYPERNYMS = {
    "country": "state", "nation": "state", "state": "state", "republic": "state", "government": "state",
    "kingdom": "state", "regime": "state", "administration": "state", "neighbour": "state", "neighbor": "state",
    "organisation": "igo", "organization": "igo", "body": "igo", "alliance": "igo", "bloc": "igo", "union": "igo",
    "group": "organisation", "company": "organisation", "firm": "organisation", "party": "organisation",
    "movement": "organisation", "agency": "organisation", "newspaper": "organisation", "paper": "organisation",
    "committee": "organisation", "militia": "organisation", "team": "organisation", "club": "organisation",
    "ministry": "government", "department": "government", "court": "government", "army": "government",
    "military": "government", "police": "government", "parliament": "government", "council": "government",
    "leader": "person", "man": "person", "woman": "person", "politician": "person", "official": "person",
    "city": "place", "town": "place", "village": "place", "region": "place", "area": "place", "island": "place",
    "capital": "place", "province": "place", "territory": "place",
}  # fmt: skip


KINDRED = {("igo", "organisation"), ("organisation", "igo"), ("government", "organisation")}
ARTICLES = frozenset(("the", "a", "an", "this", "that"))


def pronoun_class(word: str) -> str:
    """Which weights a pronoun takes: he and she, it, they, first person, second, who."""
    if word in ("who", "whom", "whose"):
        return "who"
    kind = FORMS[word]
    if kind.person == 3:
        return "he" if kind.gender in ("f", "m") else "it" if kind.gender == "n" else "they"
    if kind.person == 2:
        return "you"
    return "we" if kind.plural else "I"


def function(dep: str) -> str:
    """A mention's grammatical function, coarse."""
    if dep in SUBJECTS:
        return "s"
    if dep in ("dobj", "dative", "attr", "oprd"):
        return "o"
    if dep == "pobj":
        return "p"
    if dep == "poss":
        return "g"
    return "a" if dep in ("appos", "conj") else "x"


def bucket(n: int) -> str:
    """A number as a word: 0, 1, 2, 3 to 5, 6 to 10, more."""
    if n < 3:
        return str(n)
    return "3" if n < 6 else "6" if n < 11 else "11"


class Features:
    """The features of pairs of a mention and a chain of one report."""

    def __init__(self, context: Context) -> None:
        self._c = context
        self._functions = [self._function(m.head) for m in context.mentions]
        self._determiners: dict[int, str] = {}

    def _function(self, token: int) -> str:
        """The function of a mention's head; a conjunct and an apposition have that of what they stand beside."""
        reading = self._c.reading
        for _ in range(4):
            if reading.dep[token] not in ("conj", "appos") or reading.head[token] == token:
                break
            token = reading.head[token]
        return function(reading.dep[token])

    def pronoun(self, i: int, chain: Chain, rank: int, rivals: int, word: str) -> list[str]:
        """The features of a pronoun and a chain; `rank` counts the chains mentioned since, `rivals` those that fit."""
        c, m = self._c, self._c.mentions[i]
        j = _nearest(chain, i)
        other = c.mentions[j]
        kind = FORMS.get(word)
        k = pronoun_class(word) + ":"
        gap = c.sentence[i] - c.sentence[j]
        out = [k + "rank=" + bucket(rank), k + ("gap=" + bucket(gap) if j < i else "after")]
        out.append(k + "kind=" + (chain.kind or ("place" if other.form == "name" else "none")))
        out.append(k + "form=" + other.form)
        out.append(k + "rivals=" + bucket(rivals))
        near = "0" if gap == 0 else "1" if gap == 1 else "2"
        mine, its = self._functions[i], self._functions[j]
        out.append(k + "pair=" + mine + its + near)
        out.append(k + "rivals" + bucket(rivals) + its + near)
        if j < i:
            out.append(k + "tokens=" + str((m.head - other.head).bit_length()))
            out.append(k + "depth=" + bucket(self._depth(j)) + near)
            if gap < 2:
                out.append(k + "opens" + near + ("+" if self._opens(j) else "-"))
        out.append(k + "fn=" + self._functions[j] + ("0" if gap == 0 else "1"))
        if self._functions[i] == self._functions[j]:
            out.append(k + "parallel=" + self._functions[i] + ("0" if gap == 0 else "1"))
        out.append(k + "size=" + bucket(len(chain.members)))
        self._agreement(k, m, chain, out)
        if other.form == "pronoun":
            same = c.reading.lower[other.head]
            agrees = (
                same in FORMS and kind is not None and FORMS[same][:2] == kind[:2] and FORMS[same].gender == kind.gender
            )
            out.append(k + ("samepron" if agrees else "otherpron") + ("0" if gap == 0 else "1"))
        if chain.names:
            out.append(k + "named")
        if k == "we:" or k == "they:":
            out.append(k + "many=" + ("plural" if chain.plural else chain.kind or "none"))
        self._clauses(k, i, j, word, out)
        self._quoted(k, i, j, chain, out)
        if c.paragraph[i] == c.paragraph[j]:
            out.append(k + "paragraph")
        elif c.paragraph[i] - c.paragraph[j] > 1:
            out.append(k + "far")
        if self._first_subject(i, j):
            out.append(k + "topic")
        return out

    def _agreement(self, k: str, m: Mention, chain: Chain, out: list[str]) -> None:
        told, spoken = chain.told, self._spoken(chain)
        if m.gender is not None:
            out.append(
                k + ("g?" if told is None else "g=" if told == m.gender else "g!" if "n" in (told, m.gender) else "gx")
            )
            if spoken is not None:
                out.append(k + ("p=" if spoken == m.gender else "p!") + ("" if told is None else "t"))
            out.append(k + ("pl!" if chain.plural else "pl="))
        elif m.plural:
            out.append(k + ("pl=" if chain.plural else "pl!"))
            if spoken is not None:
                out.append(k + "p!")

    def _spoken(self, chain: Chain) -> str | None:
        """The gender of the pronouns that the chain has."""
        mentions = self._c.mentions
        for x in reversed(chain.members):
            if mentions[x].form == "pronoun" and mentions[x].gender is not None and x in chain.confidence:
                return mentions[x].gender
        return None

    def _clauses(self, k: str, i: int, j: int, word: str, out: list[str]) -> None:
        c = self._c
        reading = c.reading
        if c.sentence[i] != c.sentence[j]:
            return
        a, b = c.mentions[i].head, c.mentions[j].head
        if word in REFLEXIVE:
            out.append(k + ("reflexive" if c.clause[i] == c.clause[j] else "reflexive!"))
        elif c.clause[i] == c.clause[j]:
            if self._functions[i] != "g" and reading.head[a] == reading.head[b]:
                out.append(k + "bound!")
            elif self._functions[i] == "g" and self._functions[j] == "s":
                out.append(k + "own")
            else:
                out.append(k + "clause")
        if word in ("who", "whom", "whose"):
            out.append(k + ("relative" if self._heads_relative(a, b) else "relative!"))
        if c.mentions[j].start <= c.mentions[i].start and c.mentions[i].end <= c.mentions[j].end:
            out.append(k + "inside!")
        verb = reading.head[b]
        if b != verb and reading.dep[b] in SUBJECTS and c.clause[i] != verb and verb in reading.path(a)[:8]:
            out.append(k + ("commands/said" if reading.lemma[verb] in SAYING else "commands"))
        if reading.left[reading.head[a]] <= b < reading.right[reading.head[a]] and reading.head[a] != a:
            out.append(k + "under")
        if reading.head[b] != b and a in reading.path(b)[:3]:
            out.append(k + "holds!")

    def _heads_relative(self, a: int, b: int) -> bool:
        """Whether the relative clause of `who` hangs on the noun b."""
        reading = self._c.reading
        for t in reading.path(a)[:4]:
            if reading.dep[t] == "relcl":
                return reading.head[t] == b
        return b < a and a - b <= 2

    def _quoted(self, k: str, i: int, j: int, chain: Chain, out: list[str]) -> None:
        c = self._c
        q = c.quote[i]
        if q >= 0:
            speaker = c.speaker.get(q)
            if speaker is not None:
                mine = speaker in chain.confidence
                out.append(k + ("speaker" if mine else "heard"))
                if k == "we:" and not mine and self._side(speaker, chain):
                    out.append(k + "side")
            out.append(k + ("samequote" if c.quote[j] == q else "quote/out" if c.quote[j] < 0 else "quote/quote"))
        else:
            out.append(k + ("out/quote" if c.quote[j] >= 0 else "out"))
            before = c.reading.sentences[c.sentence[i]][0]
            if before and self._just_quoted(i) in chain.confidence:
                out.append(k + "lastspeaker")

    def _side(self, speaker: int, chain: Chain) -> bool:
        """Whether the chain is the speaker's side: named within the words for the speaker, or its state."""
        c = self._c
        m = c.mentions[speaker]
        if any(m.start <= c.mentions[x].start and c.mentions[x].end <= m.end for x in chain.members):
            return True
        return chain.kind in ("state", "government") and m.country is not None and m.country == chain.country

    def _just_quoted(self, i: int) -> int:
        """The speaker of the quotation that ends last before a mention, -1 for none."""
        best, who = -1, -1
        start = self._c.mentions[i].start
        for n, speaker in self._c.speaker.items():
            end = self._c.reading.quotations[n].end
            if best < end <= start and start - end < 400:
                best, who = end, speaker
        return who

    def _depth(self, j: int) -> int:
        """How many clauses a mention stands in."""
        reading = self._c.reading
        return sum(reading.pos[t] in ("VERB", "AUX") for t in reading.path(self._c.mentions[j].head)) - 1

    def _opens(self, j: int) -> bool:
        """Whether a mention is the first of its sentence."""
        c = self._c
        return j == 0 or c.sentence[j - 1] != c.sentence[j]

    def _first_subject(self, i: int, j: int) -> bool:
        """Whether the chain was the subject of the sentence before."""
        c = self._c
        return (
            c.sentence[i] - c.sentence[j] == 1
            and self._functions[j] == "s"
            and c.reading.dep[c.clause[j]] in ("ROOT", "ccomp")
        )

    def nominal(self, i: int, chain: Chain, rank: int) -> list[str]:
        """The features of a description and a chain."""
        c, m = self._c, self._c.mentions[i]
        reading = c.reading
        j = _nearest(chain, i)
        head, lemma = reading.lower[m.head], reading.lemma[m.head].lower()
        det = self.determiner(i)
        k = "n:"
        out = [
            k + "rank=" + bucket(rank),
            k + "gap=" + bucket(abs(c.sentence[i] - c.sentence[j]) // 2),
            k + "det=" + det,
        ]
        if j > i:
            out.append(k + "after")
        if chain.heads and lemma in chain.heads and self._same_words(i, chain):
            out.append(k + "exact=" + ("def" if det != "a" else "ind"))
        joined = c.appositions.get(i)
        if joined is not None and joined in chain.confidence:
            out.append(k + ("appos" if reading.dep[m.head] == "appos" else "copula"))
        if any(c.appositions.get(x) == i for x in chain.members[-6:]):
            out.append(k + "appos")
        self._meaning(k, m, head, lemma, chain, det, out)
        if m.country and chain.country:
            out.append(k + ("country=" if m.country == chain.country else "country!"))
        gender = chain.gender
        if m.gender in ("f", "m") and gender in ("f", "m", "n"):
            out.append(k + ("g=" if m.gender == gender else "g!"))
        out.append(k + ("pl=" if m.plural == chain.plural else "pl!"))
        out.append(k + "size=" + bucket(len(chain.members)))
        other = c.mentions[j]
        if other.start <= m.start and m.end <= other.end:
            out.append(k + "inside!")
        elif m.start <= other.start and other.end <= m.end:
            out.append(k + "holds!")
        if c.clause[i] == c.clause[j] and self._functions[i] == "o" and self._functions[j] == "s":
            out.append(k + "bound!")
        if self._first_subject(i, j):
            out.append(k + "topic")
        return out

    def _same_words(self, i: int, chain: Chain) -> bool:
        """Whether the same words stood for the chain before, articles aside."""
        c = self._c
        mine = self._bare_words(i)
        return any(self._bare_words(x) == mine for x in chain.members if c.mentions[x].form == "nominal")

    def _bare_words(self, i: int) -> list[str]:
        c = self._c
        m = c.mentions[i]
        first = c.reading.token_at(m.start)
        if first is None:
            return []
        return [w for w in c.reading.lower[first : m.head + 1] if w not in ARTICLES]

    def _meaning(self, k: str, m: Mention, head: str, lemma: str, chain: Chain, det: str, out: list[str]) -> None:
        definite = "def" if det in ("the", "this", "poss") else "ind"
        if lemma in chain.heads:
            out.append(k + "head=" + definite)
            if m.country is None or m.country == chain.country:
                out.append(k + "head+" + self._modified(m, chain))
        elif lemma in chain.titles or head in chain.titles:
            out.append(k + "title=" + definite)
            if m.roles and all(w in chain.titles for w in m.roles[0].title.lower().split()):
                out.append(k + "fulltitle=" + definite)
        elif lemma in chain.words:
            out.append(k + "word=" + definite)
        elif chain.titles and m.kind == "person":
            out.append(k + "othertitle=" + definite)
        hyper = HYPERNYMS.get(lemma)
        kind = chain.kind or "place"
        if hyper is not None:
            fits = hyper == kind or (hyper, kind) in KINDRED
            out.append(k + ("hyper=" if fits else "hyper!") + definite)
        mine = m.kind or "none"
        out.append(k + "kinds=" + mine + "/" + kind)
        if m.sector and chain.sector:
            out.append(k + ("sector=" if m.sector == chain.sector else "sector!"))

    def ties(self, i: int, chain: Chain) -> bool:
        """Whether a description shares a word with the chain, tells its kind, or stands beside it."""
        m = self._c.mentions[i]
        head = self._c.reading.lower[m.head]
        lemma = self._c.reading.lemma[m.head].lower()
        if lemma in HYPERNYMS or lemma in chain.heads or lemma in chain.titles or head in chain.titles:
            return True
        return (
            lemma in chain.words
            or self._c.appositions.get(i, -1) in chain.confidence
            or any(self._c.appositions.get(x) == i for x in chain.members[-6:])
        )

    def determiner(self, i: int) -> str:
        """Whether a description is definite, demonstrative, indefinite, possessed or bare."""
        found = self._determiners.get(i)
        if found is None:
            found = self._determiners[i] = self._determiner(self._c.mentions[i])
        return found

    def _determiner(self, m: Mention) -> str:
        reading = self._c.reading
        first = reading.token_at(m.start)
        low = reading.lower[first] if first is not None else ""
        if low in ("the", "this", "that", "these", "those"):
            return "the" if low == "the" else "this"
        if low in ("a", "an", "one", "some", "another", "any", "several", "many", "no"):
            return "a"
        if first is not None and reading.tag[first] == "PRP$":
            return "poss"
        return "poss" if first is not None and any(
            reading.dep[t] == "poss" for t in range(first, m.head)) else "none"  # fmt: skip

    def _modified(self, m: Mention, chain: Chain) -> str:
        """Whether the description's modifiers stood at the chain's as well."""
        mine = self.modifiers(m)
        if not mine:
            return "bare"
        theirs: set[str] = set()
        for x in chain.members:
            if self._c.mentions[x].form == "nominal":
                theirs |= self.modifiers(self._c.mentions[x])
        return "same" if mine & theirs else "differ"

    def modifiers(self, m: Mention) -> set[str]:
        """The adjectives and nouns before the head."""
        reading = self._c.reading
        first = reading.token_at(m.start)
        if first is None:
            return set()
        return {reading.lower[t] for t in range(first, m.head) if reading.pos[t] in ("ADJ", "NOUN", "PROPN", "NUM")}


def _nearest(chain: Chain, i: int) -> int:
    """The chain's last mention before i, else its first."""
    return chain.last if 0 <= chain.last < i else min(chain.members)
