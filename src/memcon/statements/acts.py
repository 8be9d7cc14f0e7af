"""What kind of speech act a cue is: said, thought, promised, asked, wanted, refused or denied.

After Searle's classes as news uses them; a negated cue changes its act ("does not believe that" denies), and one that
says that nothing was said ("declined to comment") makes no statement.
"""

from memcon import lexicon
from memcon.record import Act, Reading, Spans

NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly", "without", "n’t", "nobody", "none"})
UPWARD = frozenset({"xcomp", "ccomp", "conj", "pcomp"})


class Acts:
    """Judge cues by their lemmas, particles and negation."""

    def __init__(self) -> None:
        data = lexicon.read_json("statements.json")
        self._verbs: dict[str, Act] = {}
        self._nouns: dict[str, Act] = {}
        self._phrases: list[tuple[str, Act]] = []
        for act, words in data["acts"].items():
            self._verbs.update(dict.fromkeys(words["verbs"], act))
            self._nouns.update(dict.fromkeys(words["nouns"], act))
            self._phrases.extend((phrase, act) for phrase in words["phrases"])
        self._phrases.sort(key=lambda p: -len(p[0]))
        self._negated: dict[Act, Act] = data["negated"]
        self._silent = frozenset(data["silent"]["verbs"])
        self._claims = frozenset(data["claims"])

    def judge(self, reading: Reading, cue: Spans, content: Spans) -> Act | None:
        """The act of a cue, or None where the cue says that nothing was said."""
        tokens = [i for a, b in cue for i in reading.tokens_in(a, b)]
        if not tokens:
            return "said"
        verb = self.main_word(reading, tokens)
        act = self._plain(reading, tokens, verb, content)
        governor = self._refusing_governor(reading, verb, tokens)
        if act == "said" and (governor or self._is_silent(reading, verb)):
            return None if self._is_silent(reading, verb) or governor == "refused" else governor
        if governor:
            return governor
        return self._negated[act] if self.negated(reading, verb, tokens) else act

    def main_word(self, reading: Reading, tokens: list[int]) -> int:
        """The word of a cue that carries it: the last verb or noun that the act lists know, else the last verb."""
        known = [i for i in tokens if self._act_of(reading, i) is not None and reading.pos[i] in ("VERB", "NOUN", "ADJ", "AUX")]
        verbs = [i for i in tokens if reading.pos[i] == "VERB"]
        if known:
            return next((i for i in reversed(known) if reading.pos[i] == "VERB"), known[-1])
        return verbs[-1] if verbs else tokens[-1]

    def _act_of(self, reading: Reading, i: int) -> Act | None:
        table = self._nouns if reading.pos[i] in ("NOUN", "PROPN", "ADJ") else self._verbs
        return table.get(reading.lemma[i].lower()) or table.get(reading.lower[i])

    def _plain(self, reading: Reading, tokens: list[int], verb: int, content: Spans) -> Act:
        words = " ".join(reading.lower[i] for i in range(tokens[0], min(tokens[-1] + 2, len(reading))))
        for phrase, act in self._phrases:
            if f" {phrase} " in f" {words} ":
                return act
        lemma = reading.lemma[verb].lower()
        particle = next((reading.lower[c] for c in reading.children[verb] if reading.dep[c] in ("prt", "prep")), "")
        for joined in (f"{lemma}-{particle}", f"{lemma}-{self._complement(reading, verb, content)}"):
            if joined in self._verbs and reading.pos[verb] != "NOUN":
                return self._verbs[joined]
        act = self._act_of(reading, verb) or "said"
        if act == "refused" and self._of_a_claim(reading, verb):
            return "denied"
        return act

    def _complement(self, reading: Reading, verb: int, content: Spans) -> str:
        """`to` before an infinitive, `that` before a clause with "should" or a bare verb, as in "suggested they leave"."""
        if not content:
            return ""
        first = reading.tokens_in(*content[0])
        if not len(first):
            return ""
        if reading.lower[first[0]] == "to" and reading.tag[first[0]] == "TO":
            return "to"
        if any(reading.lower[i] == "to" and reading.tag[i] == "TO" for i in range(verb + 1, first[0])):
            return "to"
        clause = [i for i in first if reading.head[i] == verb and reading.dep[i] in ("ccomp", "xcomp")]
        if clause and any(reading.lower[c] == "should" for c in reading.children[clause[0]]):
            return "that"
        return "that" if clause and reading.tag[clause[0]] == "VB" and not self._has_aux(reading, clause[0]) else ""

    @staticmethod
    def _has_aux(reading: Reading, verb: int) -> bool:
        return any(reading.dep[c] in ("aux", "auxpass") for c in reading.children[verb])

    def _of_a_claim(self, reading: Reading, verb: int) -> bool:
        objects = [c for c in reading.children[verb] if reading.dep[c] in ("dobj", "nsubjpass", "prep")]
        objects += [g for c in objects for g in reading.children[c] if reading.dep[g] == "pobj"]
        return any(reading.lemma[o].lower() in self._claims for o in objects)

    def _refusing_governor(self, reading: Reading, verb: int, tokens: list[int]) -> Act | None:
        """The act of a verb of refusing or denying that governs the cue: "refused to say", "denied having promised"."""
        for up in [*reading.path(verb)[:2], *tokens]:
            if up == verb or reading.dep[verb] not in UPWARD or reading.pos[up] != "VERB":
                continue
            act = self._verbs.get(reading.lemma[up].lower())
            if act in ("refused", "denied") and up in [*tokens, reading.head[verb]]:
                return self._negated[act] if self.negated(reading, up, tokens) else act
        return None

    def _is_silent(self, reading: Reading, verb: int) -> bool:
        return reading.lemma[verb].lower() in self._silent and (
            self.negated(reading, verb, [verb]) or self._refusing_governor(reading, verb, [verb]) is not None
        )

    def negated(self, reading: Reading, verb: int, tokens: list[int]) -> bool:
        """Whether the cue's main word is negated: "did not say", "never promised", "no plans"."""
        chain = [verb]
        if reading.dep[verb] in ("xcomp", "conj") and reading.head[verb] in tokens:
            chain.append(reading.head[verb])
        for word in chain:
            for c in reading.children[word]:
                if reading.dep[c] == "neg" or (reading.lower[c] in NEGATIONS and reading.dep[c] in ("det", "advmod", "preconj", "cc")):
                    return True
            before = word - 1
            if before >= 0 and reading.lower[before] == "without":
                return True
        governor = reading.head[verb]
        if reading.pos[verb] == "NOUN" and reading.dep[verb] in ("dobj", "attr", "pobj") and governor != verb:
            return any(reading.dep[c] == "neg" for c in reading.children[governor])
        subjects = [c for c in reading.children[verb] if reading.dep[c] == "nsubj"]
        return any(reading.lower[s] in ("nobody", "none", "neither") for s in subjects)
