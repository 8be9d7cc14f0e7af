"""What kind of speech act a cue is: said, thought, promised, asked, wanted, refused or denied.

After Searle's classes as news uses them; a negated cue changes its act ("does not believe that" denies), and one that
says that nothing was said ("declined to comment") makes no statement.
"""

from memcon import lexicon
from memcon.record import Act, Reading, Spans

NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "hardly", "without", "n’t", "nobody", "none"})
NOBODY = frozenset({"nobody", "none", "neither", "no"})
NEGATING = frozenset({"det", "advmod", "preconj", "cc"})
CARRIERS = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
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
        self._silent_alone = frozenset(data["silent"]["without_object"])
        self._silent_phrases: list[str] = data["silent"]["phrases"]
        self._withholding = frozenset(data["withholding"])
        self._light = frozenset(data["light"])
        self._claims = frozenset(data["claims"])

    def judge(self, reading: Reading, cue: Spans, content: Spans) -> Act | None:
        """The act of a cue, or None where the cue says that nothing was said."""
        tokens = [i for a, b in cue for i in reading.tokens_in(a, b)]
        if not tokens:
            return "said"
        verb = self.main_word(reading, tokens)
        act = self._plain(reading, tokens, verb, content)
        governor = self._refusing_governor(reading, verb, tokens)
        if self._says_nothing(reading, tokens, verb, content, act, governor):
            return None
        if governor:
            return self._negated[act] if act in ("refused", "denied") and governor != "said" else governor
        if not self.negated(reading, verb, tokens):
            return act
        return None if act == "denied" and _leaves_open(reading, verb) else self._negated[act]

    def main_word(self, reading: Reading, tokens: list[int]) -> int:
        """The word of a cue that carries it: the last verb or noun that the act lists know, else the last verb."""
        known = [i for i in tokens if reading.pos[i] in CARRIERS and self._act_of(reading, i) is not None]
        verbs = [i for i in tokens if reading.pos[i] == "VERB"]
        if known:
            return next((i for i in reversed(known) if reading.pos[i] == "VERB"), known[-1])
        return verbs[-1] if verbs else _governing_verb(reading, tokens)

    def _act_of(self, reading: Reading, i: int) -> Act | None:
        table = self._nouns if reading.pos[i] in ("NOUN", "PROPN", "ADJ") else self._verbs
        return table.get(reading.lemma[i].lower()) or table.get(reading.lower[i])

    def _plain(self, reading: Reading, tokens: list[int], verb: int, content: Spans) -> Act:
        words = " ".join(reading.lower[i] for i in range(min(verb, tokens[0]), min(tokens[-1] + 2, len(reading))))
        for phrase, act in self._phrases:
            if f" {phrase} " in f" {words} ":
                return act
        lemma = reading.lemma[verb].lower()
        joined = [f"{lemma}-{reading.lower[c]}" for c in reading.children[verb] if reading.dep[c] in ("prt", "prep")]
        joined.append(f"{lemma}-{self._complement(reading, verb, content)}")
        if reading.pos[verb] != "NOUN" and (known := next((self._verbs[j] for j in joined if j in self._verbs), None)):
            return known
        act = self._act_of(reading, verb) or self._act_of_object(reading, verb, content) or "said"
        denied = self._is_denied_claim(reading, verb) or (act == "refused" and self._of_a_claim(reading, verb))
        return "denied" if denied else act

    def _act_of_object(self, reading: Reading, verb: int, content: Spans) -> Act | None:
        """The act of the noun that a light verb's content opens with, or that any verb has for subject.

        "renewed [its pledge to withdraw]", "[His refusal to meet them] angered Lima".
        """
        root = reading.root_of(*content[0]) if content else None
        if root is None or reading.pos[root] != "NOUN":
            return None
        subject = reading.head[root] == verb and reading.dep[root] in ("nsubj", "nsubjpass")
        subject = subject or (reading.head[verb] == root and reading.tag[verb] == "VBD")  # parsed the wrong way round
        return self._act_of(reading, root) if subject or reading.lemma[verb].lower() in self._light else None

    def _complement(self, reading: Reading, verb: int, content: Spans) -> str:
        """`to` before an infinitive, `should` before a clause with "should" or a bare verb, `that` before any other.

        "told them to leave", "suggested that they leave", "agreed that they had left".
        """
        after = [piece for piece in content if piece[0] >= reading.end[verb]]
        first = reading.tokens_in(*(after or content)[0]) if content else range(0)
        if not len(first):
            return ""
        if any(reading.lower[i] == "to" and reading.tag[i] == "TO" for i in (first[0], *range(verb + 1, first[0]))):
            return "to"
        clause = next((i for i in first if reading.head[i] == verb and reading.dep[i] == "ccomp"), None)
        if clause is None:
            return ""
        auxiliaries = [c for c in reading.children[clause] if reading.dep[c] in ("aux", "auxpass")]
        if any(reading.lower[c] == "should" for c in auxiliaries):
            return "should"
        bare = auxiliaries[0] if auxiliaries else clause
        return "should" if reading.tag[bare] == "VB" else "that"

    def _is_denied_claim(self, reading: Reading, noun: int) -> bool:
        """Whether the cue is a claim of nobody named that a verb denies: "the claim that ... was dismissed"."""
        if reading.pos[noun] != "NOUN" or reading.lemma[noun].lower() not in self._claims:
            return False
        up = reading.head[noun]
        act = self._verbs.get(reading.lemma[up].lower())
        owned = any(reading.dep[c] == "poss" or reading.lower[c] == "by" for c in reading.children[noun])
        governed = reading.pos[up] == "VERB" and reading.dep[noun] in ("nsubjpass", "dobj", "pobj")
        return governed and not owned and act in ("denied", "refused") and not self.negated(reading, up, [up])

    def _of_a_claim(self, reading: Reading, verb: int) -> bool:
        objects = [c for c in reading.children[verb] if reading.dep[c] in ("dobj", "nsubjpass", "prep")]
        objects += [g for c in objects for g in reading.children[c] if reading.dep[g] == "pobj"]
        return any(reading.lemma[o].lower() in self._claims for o in objects)

    def _refusing_governor(self, reading: Reading, verb: int, tokens: list[int]) -> Act | None:
        """The act of a verb of refusing or denying that governs the cue: "refused to say", "denied having promised"."""
        if reading.dep[verb] not in UPWARD or (reading.dep[verb] == "conj" and _stands_alone(reading, verb)):
            return None
        for up in [*reading.path(verb)[:2], *tokens]:
            behind = up > verb and up not in tokens  # `threatened to strike should the talks fail`
            if up == verb or behind or reading.pos[up] != "VERB" or up not in [*tokens, reading.head[verb]]:
                continue
            lemma = reading.lemma[up].lower()
            act: Act | None = "refused" if lemma in self._withholding else self._verbs.get(lemma)
            if act in ("refused", "denied"):
                return self._negated[act] if self.negated(reading, up, tokens) else act
        return None

    def _says_nothing(
        self, reading: Reading, tokens: list[int], verb: int, content: Spans, act: Act, governor: Act | None
    ) -> bool:
        """Whether the cue, or the cue and its content, tell of silence: "did not respond", "declined [to comment]"."""
        words = " ".join(reading.lower[i] for i in range(tokens[0], min(tokens[-1] + 2, len(reading))))
        if any(f" {phrase} " in f" {words} " for phrase in self._silent_phrases):
            return True
        if self._is_silent(reading, verb) and act in ("said", "refused"):
            return governor in ("refused", "denied") or self.negated(reading, verb, [verb])
        if act != "refused" or len(content) != 1:
            return False
        first = reading.tokens_in(*content[0])
        opening = next((i for i in first[:2] if reading.tag[i] in ("VB", "VBG")), None)
        return opening is not None and self._is_silent(reading, opening)

    def _is_silent(self, reading: Reading, verb: int) -> bool:
        """Whether a verb of answering tells of no words: "comment on the raid", "answer questions"."""
        lemma = reading.lemma[verb].lower()
        if lemma in self._silent_alone:
            objects = [c for c in reading.children[verb] if reading.dep[c] in ("dobj", "ccomp", "pobj", "prep")]
            return all(reading.lemma[o].lower() in ("question", "call", "message", "to") for o in objects)
        return lemma in self._silent and not any(reading.dep[c] == "ccomp" for c in reading.children[verb])

    def negated(self, reading: Reading, verb: int, tokens: list[int]) -> bool:
        """Whether the cue's main word is negated: "did not say", "never promised", "no plans"."""
        chain = [verb]
        if reading.dep[verb] in ("xcomp", "conj") and reading.head[verb] in tokens:
            chain.append(reading.head[verb])
        for word in chain:
            for c in reading.children[word]:
                if reading.dep[c] == "neg" or (reading.lower[c] in NEGATIONS and reading.dep[c] in NEGATING):
                    return True
                if reading.dep[c] == "advmod" and reading.words(max(0, c - 1), c + 1).lower() == "no longer":
                    return True
            if word and reading.lower[word - 1] == "without":
                return True
        governor = reading.head[verb]
        if reading.pos[verb] == "NOUN" and reading.dep[verb] in ("dobj", "attr", "pobj") and governor != verb:
            return any(reading.dep[c] == "neg" for c in reading.children[governor])
        subjects = [c for c in reading.children[verb] if reading.dep[c] == "nsubj"]
        determiners = [d for s in subjects for d in reading.children[s] if reading.dep[d] == "det"]
        return any(reading.lower[s] in NOBODY for s in (*subjects, *determiners))


def _stands_alone(reading: Reading, verb: int) -> bool:
    """Whether a joined verb is a statement of its own: "rejected it and vowed", not "refused to say or deny"."""
    subject = any(reading.dep[c] in ("nsubj", "nsubjpass") for c in reading.children[verb])
    return subject or reading.tag[verb] in ("VBD", "VBZ", "VBP")


def _leaves_open(reading: Reading, verb: int) -> bool:
    """Whether a denial that did not come tells nothing: "has not denied that", not "cannot deny", "nobody denies"."""
    words = {reading.lower[c] for c in reading.children[verb]}
    words |= {
        reading.lower[d] for c in reading.children[verb] if reading.dep[c] == "nsubj" for d in (c, *reading.children[c])
    }
    return not words & {"can", "could", "ca", "nobody", "none", "no", "one"}


def _governing_verb(reading: Reading, tokens: list[int]) -> int:
    """The verb that a cue without one hangs on: "[was] signed", "played [down reports of]"; else its last word."""
    for i in tokens:
        up = reading.head[i]
        if reading.pos[up] == "VERB" and (reading.dep[i] == "prt" or reading.dep[i] == "auxpass"):
            return up
    return tokens[-1]
