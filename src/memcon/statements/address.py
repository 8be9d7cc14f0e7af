"""To whom and where it was said: "told the conference", "urged Kyiv to", "in his half-hour address"."""

from memcon import lexicon
from memcon.record import Reading, Span, Spans

OBJECTS = ("dobj", "dative", "iobj")
NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
PLAIN = frozenset({"NOUN", "PROPN", "DET", "ADP", "ADJ", "PRON", "NUM"})
BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod"})
LONGEST_PARTNER = 6
"""A conjoined partner of more words is no part of the name."""


class Address:
    """Find the one spoken to and the occasion around a cue."""

    def __init__(self) -> None:
        data = lexicon.read_json("statements.json")
        table = data["addressed"]
        self._object = frozenset(table["object"])
        self._by_preposition = {p: frozenset(v) for p, v in table.items() if p != "object"}
        self._nouns = {p: frozenset(v) for p, v in data["addressed_nouns"].items()}
        self._in = frozenset(data["addressed_in"])
        self._clauses = {p: frozenset(v) for p, v in data["addressed_clauses"].items()}
        self._unaddressed = frozenset(data["unaddressed"])
        self._occasions = frozenset(data["occasions"])

    def addressee(self, reading: Reading, verb: int, content: Spans, source: Spans) -> Spans:
        """The words that name the one spoken to, or none."""
        taken = [*content[1:]]
        if content:
            taken.append((content[0][0] + 1, content[0][1]))
        beside = [(token, taken) for token in self._spoken_to(reading, verb)]
        for token, barred in [*((t, [*taken, *source]) for t in self._candidates(reading, verb)), *beside]:
            if reading.pos[token] not in NAMING:
                continue
            span = _phrase(reading, token, barred) or self._opening(reading, token, content)
            if span:
                return (span,)
        return ()

    def _candidates(self, reading: Reading, verb: int) -> list[int]:
        lemma = reading.lemma[verb].lower()
        out: list[int] = []
        for c in reading.children[verb]:
            out.extend(self._objects(reading, verb, lemma, c))
            if reading.dep[c] in ("prep", "dative") and lemma in self._by_preposition.get(reading.lower[c], ()):
                heard = [g for g in reading.children[c] if reading.dep[g] == "pobj"]
                out.extend(g for g in heard if reading.lemma[g].lower() not in self._unaddressed)
        return [c for c in out if reading.pos[c] == "PROPN" or lemma == "tell" or not self._is_occasion(reading, c)]

    def _is_occasion(self, reading: Reading, token: int) -> bool:
        return reading.lemma[token].lower() in self._occasions

    def _objects(self, reading: Reading, verb: int, lemma: str, c: int) -> list[int]:
        """Objects of the verb, a passive's subject, and the subject of its infinitive: "urged Kyiv to withdraw"."""
        if reading.dep[c] == "dative" or (lemma in self._object and reading.dep[c] in (*OBJECTS, "nsubjpass")):
            return [c]
        if lemma in self._object and reading.dep[c] in ("ccomp", "xcomp"):
            return [s for s in reading.children[c] if reading.dep[s] == "nsubj" and self._raised(reading, verb, c, s)]
        return []

    @staticmethod
    def _raised(reading: Reading, verb: int, clause: int, subject: int) -> bool:
        """Whether the subject of an infinitive is the verb's object: "urged Kyiv to withdraw", not "said Kyiv will"."""
        to = any(reading.lower[c] == "to" and reading.dep[c] == "aux" for c in reading.children[clause])
        return to and verb < subject < clause

    def _spoken_to(self, reading: Reading, verb: int) -> list[int]:
        """Those named beside the verb: "speaking to X", "interviewed by X", "in a letter to X", "addressing X"."""
        out: list[int] = []
        for c in self._adjuncts(reading, verb):
            if reading.dep[c] in ("advcl", "acl"):
                out.extend(self._in_clause(reading, c))
            if reading.dep[c] == "prep" and reading.lower[c] in self._in:
                for noun in reading.children[c]:
                    if reading.dep[noun] == "pobj":
                        out.extend(self._of_noun(reading, noun))
        return out

    @staticmethod
    def _adjuncts(reading: Reading, verb: int) -> list[int]:
        """What hangs on the verb, and participles on its subject: "the colonel, speaking to X, said"."""
        subjects = [c for c in reading.children[verb] if reading.dep[c] == "nsubj"]
        return [*reading.children[verb], *(c for s in subjects for c in reading.children[s] if reading.dep[c] == "acl")]

    def _in_clause(self, reading: Reading, clause: int) -> list[int]:
        lemma = reading.lemma[clause].lower()
        out = [g for g in reading.children[clause] if reading.dep[g] == "dobj" and lemma in self._clauses["object"]]
        for preposition in ("to", "with", "by"):
            if lemma in self._clauses[preposition] and (preposition == "by" or reading.tag[clause] == "VBG"):
                out.extend(_objects_of(reading, clause, preposition))
        return [g for g in out if reading.lemma[g].lower() not in self._unaddressed]

    def _of_noun(self, reading: Reading, noun: int) -> list[int]:
        lemma = reading.lemma[noun].lower()
        out = [g for p, nouns in self._nouns.items() if lemma in nouns for g in _objects_of(reading, noun, p)]
        for clause in reading.children[noun]:
            if lemma == "interview" and reading.dep[clause] == "acl":
                out.extend(g for p in ("by", "on", "in", "with") for g in _objects_of(reading, clause, p))
        return [g for g in out if reading.entity[g] not in ("DATE", "TIME")]

    def _opening(self, reading: Reading, noun: int, content: Spans) -> Span | None:
        """The noun's phrase where the content opens with it and more follows: "urged [Kyiv to withdraw]".

        A noun of address may stand before it: "responded [with an offer to the army to withdraw]".
        """
        span = _phrase(reading, noun, [])
        if span is None or not content:
            return None
        up = reading.head[reading.head[noun]]
        named = reading.pos[up] == "NOUN" and any(reading.lemma[up].lower() in nouns for nouns in self._nouns.values())
        before = reading.tokens_in(content[0][0], span[0]) if content[0][0] < span[0] else range(0)
        opens = abs(span[0] - content[0][0]) <= 1 or (named and all(reading.pos[i] in PLAIN for i in before))
        whole = span[1] == content[0][1] and len(content) > 1
        return span if opens and (span[0] < content[0][1]) and (span[1] < content[0][1] or whole) else None

    def occasion(self, reading: Reading, verb: int, content: Spans) -> Span | None:
        """The words that name where it was said, as "in a speech at the party's congress"."""
        best = None
        for c in [*reading.children[verb], *self._beside(reading, verb)]:
            if reading.dep[c] not in ("prep", "dobj"):
                continue
            nouns = [c] if reading.dep[c] == "dobj" else [g for g in reading.children[c] if reading.dep[g] == "pobj"]
            for noun in nouns:
                if not self._is_occasion(reading, noun) or reading.lower[c] in ("of", "for", "about", "on"):
                    continue
                span = _phrase(reading, noun, list(content))
                if span and (best is None or reading.pos[noun] == "PROPN"):
                    best = span
        return best

    @staticmethod
    def _beside(reading: Reading, verb: int) -> list[int]:
        """Prepositions of a fronted or governing clause: "Elsewhere in his address, Rubio said"."""
        out = []
        for c in reading.children[verb]:
            if reading.dep[c] in ("advmod", "advcl"):
                out.extend(reading.children[c])
        return out


def _objects_of(reading: Reading, word: int, preposition: str) -> list[int]:
    return [
        g
        for c in reading.children[word]
        if reading.dep[c] in ("prep", "dative", "agent") and reading.lower[c] == preposition
        for g in reading.children[c]
        if reading.dep[g] == "pobj"
    ]


def _phrase(reading: Reading, noun: int, taken: list[Span]) -> Span | None:
    """The noun's phrase without relative clauses and loose appositions; None where it stands in what is taken."""
    first, last = noun, noun + 1
    for c in reading.children[noun]:
        if reading.dep[c] in BEFORE:
            first, last = min(first, reading.left[c]), max(last, reading.right[c])
        elif _belongs(reading, noun, c):
            last = max(last, reading.right[c])
    after = last if last < len(reading) else noun
    if reading.pos[after] == "PROPN" and reading.pos[noun] == "NOUN":
        last = next((k + 1 for k in (after, *reading.path(after)) if _twin(reading, noun, k)), last)
    span = reading.span(first, last)
    return None if any(span[0] < b and span[1] > a for a, b in taken) else span


def _belongs(reading: Reading, noun: int, c: int) -> bool:
    """Whether what stands after the noun is of its name: "a crowd of villagers", "the newspaper Het Woord"."""
    if reading.dep[c] == "prep":
        return reading.lower[c] == "of"
    if reading.dep[c] == "appos":
        return reading.left[c] == noun + 1
    return reading.dep[c] == "conj" and reading.right[c] - c < LONGEST_PARTNER


def _twin(reading: Reading, noun: int, other: int) -> bool:
    """Whether the parse has the name after a noun for a second object: "told the newspaper Het Woord"."""
    return other > noun and reading.head[other] == reading.head[noun] and reading.dep[other] in (*OBJECTS, "appos")
