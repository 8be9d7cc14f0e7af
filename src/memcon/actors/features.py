"""The features by which a description or a pronoun is linked to a chain: names of what holds, no numbers."""

from bisect import bisect_right

from memcon.actors.chains import Chain
from memcon.actors.closeness import KINDS
from memcon.actors.context import SAYING, SUBJECTS, Context
from memcon.actors.describing import Descriptions, bucket, nearest
from memcon.actors.pairs import PAIR
from memcon.actors.pronouns import FORMS, REFLEXIVE
from memcon.record import Mention

ALONE = (*SUBJECTS, "poss", "dobj", "conj", "appos")


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


class Features(Descriptions):
    """The features of pairs of a mention and a chain of one report."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._functions = [self._function(m.head) for m in context.mentions]
        ends = {context.reading.quotations[n].end: speaker for n, speaker in reversed(context.speaker.items())}
        self._quoted_ends = sorted(ends.items())

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
        j = nearest(chain, i)
        other = c.mentions[j]
        kind = FORMS.get(word)
        k = pronoun_class(word) + ":"
        gap = c.sentence[i] - c.sentence[j]
        out = [k + "rank=" + bucket(rank), k + ("gap=" + bucket(gap) if j < i else "after")]
        out.append(k + "kind=" + (chain.kind or (self._nature(chain) if chain.names else "none")))
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
            if chain.kind is None:
                out.append(k + "label=" + c.reading.entity[c.mentions[min(chain.members)].head])
        if chain.two is not None:
            out.append(k + "two")
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
        self._told(k, i, j, chain, near, out)
        return out

    def _told(self, k: str, i: int, j: int, chain: Chain, near: str, out: list[str]) -> None:
        """How the chain was told of last: in full, in a list, after which preposition; and whether it came first."""
        c = self._c
        reading, other = c.reading, c.mentions[j]
        if other.form == "name" and other.kind == "person":
            full = "full" if " " in (other.name or "") else "bare"
            out.append(k + full + ("/only" if len(chain.members) == 1 else "") + near)
            if j in c.kin:
                out.append(k + "kin")
        b = other.head
        dep = reading.dep[b]
        if dep == "conj" or any(reading.dep[t] == "conj" for t in reading.children[b]):
            out.append(k + "listed" + near)
        if dep == "pobj":
            out.append(k + "prep=" + reading.lower[reading.head[b]])
        elif dep == "appos":
            out.append(k + "beside" + near)
        if chain.members[0] == c.first_person:
            out.append(k + "first")
        out.append(k + "opens=" + ("+" if self._opens(i) else "-") + self._functions[i] + self._functions[j] + near)

    def _agreement(self, k: str, m: Mention, chain: Chain, out: list[str]) -> None:
        told, spoken = chain.told, chain.spoken
        if m.gender is not None:
            out.append(
                k + ("g?" if told is None else "g=" if told == m.gender else "g!" if "n" in (told, m.gender) else "gx")
            )
            if spoken is not None:
                out.append(k + ("p=" if spoken == m.gender else "p!") + ("" if told is None else "t"))
            elif told is None and chain.guess is not None:
                out.append(k + ("guess=" if chain.guess == m.gender else "guess!"))
            out.append(k + ("pl!" if chain.plural else "pl="))
        elif m.plural:
            out.append(k + ("pl=" if chain.plural else "pl!"))
            if spoken is not None:
                out.append(k + "p!")

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
            out.append(k + "commands=" + reading.dep[c.clause[i]])
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
        if m.form == "name" and chain.heads & set(c.reading.text[m.start : m.end].lower().split()):
            return True  # "team member Ana Ruiz" speaks for the team
        return chain.kind in ("state", "government") and m.country is not None and m.country == chain.country

    def _just_quoted(self, i: int) -> int:
        """The speaker of the quotation that ends last before a mention, -1 for none."""
        start = self._c.mentions[i].start
        at = bisect_right(self._quoted_ends, (start, len(self._c.mentions))) - 1
        if at < 0 or start - self._quoted_ends[at][0] >= 400:
            return -1
        return self._quoted_ends[at][1]

    def _depth(self, j: int) -> int:
        """How many clauses a mention stands in."""
        reading = self._c.reading
        return sum(reading.pos[t] in ("VERB", "AUX") for t in reading.path(self._c.mentions[j].head)) - 1

    def _opens(self, j: int) -> bool:
        """Whether a mention is the first of its sentence."""
        c = self._c
        before = j - 1 - (j > 1 and c.mentions[j - 1].key == PAIR)
        return before < 0 or c.sentence[before] != c.sentence[j]

    def _first_subject(self, i: int, j: int) -> bool:
        """Whether the chain was the subject of the sentence before."""
        c = self._c
        return (
            c.sentence[i] - c.sentence[j] == 1
            and self._functions[j] == "s"
            and c.reading.dep[c.clause[j]] in ("ROOT", "ccomp")
        )

    def numbers(self, i: int, chains: list[Chain], k: str) -> list[tuple[tuple[str, float], ...]]:
        """For each chain the cosines of the encoder's vectors, under the names of the mention's class."""
        named = [k + ":~" + kind for kind in KINDS]
        return [tuple(zip(named, found, strict=False)) for found in self._c.closeness.to(i, chains)]

    def nominal(self, i: int, chain: Chain, rank: int, rivals: int) -> list[str]:
        """The features of a description and a chain; `rivals` counts the chains since that it may name as well."""
        c, m = self._c, self._c.mentions[i]
        reading = c.reading
        j = nearest(chain, i)
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
        if lemma in chain.heads and self.phrase(i) in chain.phrases:
            out.append(k + "exact=" + ("def" if det != "a" else "ind"))
        joined = c.appositions.get(i)
        if joined is not None and joined in chain.confidence:
            out.append(k + ("appos" if reading.dep[m.head] == "appos" else "copula"))
        if any(c.appositions.get(x) == i for x in chain.members[-6:]):
            out.append(k + "appos")
        self._meaning(k, m, head, lemma, chain, det, out)
        if self.may_name(i, chain):
            said = "bare" if not self.modifiers(m) else "more"
            out.append(k + "may=" + det + "/" + bucket(rivals))
            out.append(k + "may=" + (m.kind or "none") + "/" + bucket(rivals) + said)
            out.append(k + "may=" + self._functions[j] + bucket(rivals))
            out.append(k + "may/size=" + bucket(len(chain.members)) + said)
            if chain.members[0] == c.first_of.get(chain.kind or ""):
                out.append(k + "may/first")
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

    def maybe_person(self, chain: Chain) -> bool:
        """Whether a chain that is not known to be a person's may be one's, as far as the parser tells."""
        label = self._c.reading.entity[self._c.mentions[chain.members[0]].head]
        if label == "NORP" and chain.names and chain.key is None:
            return any(self._stands_alone(self._c.mentions[j]) for j in chain.members[:8])
        return label not in ("EVENT", "FAC", "LOC", "LAW", "NORP")

    def _stands_alone(self, m: Mention) -> bool:
        """Whether a name stands as a person's does, with no article and before no noun: `then Cavendish won`."""
        reading = self._c.reading
        if m.form != "name" or reading.tag[m.head] != "NNP" or reading.dep[m.head] not in ALONE:
            return False
        return all(reading.dep[t] != "det" for t in reading.children[m.head])
