"""To whom and where it was said: "told the conference", "urged Kyiv to", "in his half-hour address"."""

from memcon import lexicon
from memcon.record import Reading, Span, Spans

OBJECTS = ("dobj", "dative", "iobj")


class Address:
    """Find the one spoken to and the occasion around a cue."""

    def __init__(self) -> None:
        data = lexicon.read_json("statements.json")
        table = data["addressed"]
        self._object = frozenset(table["object"])
        self._by_preposition = {p: frozenset(v) for p, v in table.items() if p != "object"}
        self._nouns = frozenset(data["addressed_nouns"])
        self._occasions = frozenset(data["occasions"])

    def addressee(self, reading: Reading, verb: int, content: Spans, source: Spans) -> Spans:
        """The words that name the one spoken to, or none."""
        taken = [*source, *content[1:]]
        if content:
            taken.append((content[0][0] + 1, content[0][1]))
        for token in self._candidates(reading, verb):
            span = _phrase(reading, token, taken)
            if span is None:
                span = _opening(reading, token, content)
            if span and reading.pos[token] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                return (span,)
        return ()

    def _candidates(self, reading: Reading, verb: int) -> list[int]:
        lemma = reading.lemma[verb].lower()
        out = []
        for c in reading.children[verb]:
            if reading.dep[c] == "dative" or (lemma in self._object and reading.dep[c] in OBJECTS):
                out.append(c)
            if lemma in self._object and reading.dep[c] == "nsubjpass":
                out.append(c)
            if lemma in self._object and reading.dep[c] in ("ccomp", "xcomp"):
                out.extend(s for s in reading.children[c] if reading.dep[s] == "nsubj" and self._raised(reading, verb, c, s))
            if reading.dep[c] in ("prep", "dative", "agent") and lemma in self._by_preposition.get(reading.lower[c], ()):
                out.extend(g for g in reading.children[c] if reading.dep[g] == "pobj")
        out.extend(self._spoken_to(reading, verb))
        return [c for c in out if reading.lemma[c].lower() not in self._occasions or reading.pos[c] == "PROPN" or lemma == "tell"]

    @staticmethod
    def _raised(reading: Reading, verb: int, clause: int, subject: int) -> bool:
        """Whether the subject of an infinitive is the verb's object: "urged Kyiv to withdraw", not "said Kyiv will"."""
        to = any(reading.lower[c] == "to" and reading.dep[c] == "aux" for c in reading.children[clause])
        return to and verb < subject < clause

    def _spoken_to(self, reading: Reading, verb: int) -> list[int]:
        """Objects of "speaking to X", "in a letter to X", "addressing X" beside the verb."""
        out = []
        for c in reading.children[verb]:
            if reading.dep[c] == "advcl" and reading.lemma[c] in ("speak", "talk", "write"):
                out.extend(_objects_of(reading, c, ("to",)))
            if reading.dep[c] == "advcl" and reading.lemma[c] == "address":
                out.extend(g for g in reading.children[c] if reading.dep[g] == "dobj")
            if reading.dep[c] == "prep":
                for noun in reading.children[c]:
                    if reading.dep[noun] == "pobj" and reading.lemma[noun].lower() in self._nouns:
                        out.extend(_objects_of(reading, noun, ("to",)))
        return out

    def occasion(self, reading: Reading, verb: int, content: Spans) -> Span | None:
        """The words that name where it was said, as "in a speech at the party's congress"."""
        best = None
        for c in [*reading.children[verb], *self._beside(reading, verb)]:
            if reading.dep[c] not in ("prep", "dobj"):
                continue
            nouns = [c] if reading.dep[c] == "dobj" else [g for g in reading.children[c] if reading.dep[g] == "pobj"]
            for noun in nouns:
                if reading.lemma[noun].lower() not in self._occasions or reading.lower[c] in ("of", "for", "about", "on"):
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


def _objects_of(reading: Reading, word: int, prepositions: tuple[str, ...]) -> list[int]:
    return [
        g
        for c in reading.children[word]
        if reading.dep[c] in ("prep", "dative") and reading.lower[c] in prepositions
        for g in reading.children[c]
        if reading.dep[g] == "pobj"
    ]


def _opening(reading: Reading, noun: int, content: Spans) -> Span | None:
    """The noun's phrase where the content opens with it and more follows: "urged [Kyiv to withdraw]"."""
    span = _phrase(reading, noun, [])
    if span is None or not content or abs(span[0] - content[0][0]) > 1 or span[1] >= content[0][1]:
        return None
    return span


def _phrase(reading: Reading, noun: int, taken: list[Span]) -> Span | None:
    """The noun's phrase without relative clauses and appositions; None where it stands in what is taken."""
    first, last = noun, noun + 1
    for c in reading.children[noun]:
        if reading.dep[c] in ("det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod"):
            first, last = min(first, reading.left[c]), max(last, reading.right[c])
        elif reading.dep[c] == "prep" and reading.lower[c] == "of":
            last = max(last, reading.right[c])
        elif reading.dep[c] in ("conj",) and reading.right[c] - c < 6:
            last = max(last, reading.right[c])
    span = reading.span(first, last)
    return None if any(span[0] < b and span[1] > a for a, b in taken) else span
