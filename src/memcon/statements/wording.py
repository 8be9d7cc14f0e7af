"""Whether an attribution tells what was said, or only what was spoken of or done.

"Rubio criticised the policies" attributes an attitude and names its object; "Rubio said the policies failed" tells his
words. Both are attributions (the model learned both), only the second is a statement of the record; the first is an
event.
"""

from memcon import lexicon
from memcon.record import Act, Reading, Spans

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
ASIDE = frozenset({"relcl", "acl"})
NAMED_ACTS = frozenset({"pcomp", "xcomp", "ccomp", "dobj", "ROOT"})
SPOKEN_TO = frozenset({"dobj", "dative", "iobj"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "ROOT", "conj"})


class Wording:
    """Tell contents with words of their own from bare objects."""

    def __init__(self) -> None:
        data = lexicon.read_json("statements.json")["wording"]
        self._says = frozenset(data["says"])
        self._judges = frozenset(data["judges"])
        self._offers = frozenset(data["offers"])
        self._charges = frozenset(data["charges"])
        self._claims = frozenset(lexicon.read_json("statements.json")["claims"])

    def is_bare(self, reading: Reading, verb: int | None, content: Spans, act: Act) -> bool:
        """Whether a content without quotation marks is but a noun phrase: "the reports", "familiar calls"."""
        tokens = [i for a, b in content for i in reading.tokens_in(a, b)]
        if any(self._tells(reading, i, content) for i in tokens):
            return False
        if verb is None:
            return False
        lemma = reading.lemma[verb].lower()
        charged = lemma in self._charges and any(self._is_deed(reading, i, verb) for i in tokens)
        if lemma in self._says or charged:
            return False
        if lemma in self._judges and any(reading.lower[i] == "as" or reading.dep[i] == "oprd" for i in tokens):
            return False
        return not (act == "asked" and (self._called_for(reading, verb) or self._asked_to(reading, verb, tokens)))

    @staticmethod
    def _is_deed(reading: Reading, token: int, verb: int) -> bool:
        """Whether the token is what the one spoken of is said to have done: "accused Somalia of [hiding] it"."""
        over = reading.head[token]
        if reading.dep[token] != "pcomp" or reading.dep[over] != "prep":
            return False
        helpers = {reading.lemma[c].lower() for c in reading.children[verb] if reading.dep[c] in ("aux", "auxpass")}
        passive = reading.tag[verb] == "VBN" and "have" not in helpers  # its subject is the one charged
        return not passive and reading.head[over] in (verb, *(c for c in reading.children[verb] if c < token))

    def _tells(self, reading: Reading, token: int, content: Spans) -> bool:
        """Whether the token heads a clause of the content's own, not one that only describes a noun in it."""
        if reading.pos[token] not in ("VERB", "AUX"):
            return False
        tag = reading.tag[token]
        if tag in FINITE:
            return self._claimed(reading, token) or not self._aside(reading, token, content)
        if any(reading.tag[c] == "TO" or reading.tag[c] == "MD" for c in reading.children[token]):
            if reading.dep[token] == "acl" and reading.lemma[reading.head[token]].lower() in self._offers:
                return True
            return reading.dep[token] in COMPLEMENTS and not self._aside(reading, token, content)
        root = reading.root_of(*content[0])
        over = reading.head[token]
        if (
            tag == "VBG"
            and over == root
            and reading.is_deed(token, over)
            and reading.lemma[token - 1].lower() == "deny"
        ):
            return True
        having = tag == "VBN" and any(reading.lower[c] == "having" for c in reading.children[token])
        return (tag == "VBG" or having) and token == root and reading.dep[token] in NAMED_ACTS

    def _claimed(self, reading: Reading, token: int) -> bool:
        """Whether the clause is what a claim in the content says: "rejected [allegations that it had paid]"."""
        verb = token if reading.dep[token] != "aux" else reading.head[token]
        holder = reading.head[verb]
        that = any(reading.lower[c] == "that" and reading.dep[c] == "mark" for c in reading.children[verb])
        return reading.dep[verb] in ("acl", "ccomp") and that and reading.lemma[holder].lower() in self._claims

    @staticmethod
    def _aside(reading: Reading, token: int, content: Spans) -> bool:
        """Whether a relative or participial clause inside the content stands between the token and the top."""
        start, end = content[0][0], content[-1][1]
        current = token
        for up in reading.path(token):
            outside = not start <= reading.start[up] < end
            if reading.dep[current] in ASIDE:
                # "assured [allies] that it would stay": the parser hangs the clause on the one spoken to
                return not (outside and reading.dep[up] in SPOKEN_TO and reading.dep[reading.head[up]] != "acl")
            if outside:
                return False
            current = up
        return False

    @staticmethod
    def _asked_to(reading: Reading, verb: int, tokens: list[int]) -> bool:
        """Whether the content is what somebody is asked to do: "pleaded with both sides [to talk]"."""
        clauses = [i for i in tokens if reading.dep[i] == "advcl" and reading.head[i] == verb]
        return any(reading.tag[c] == "TO" for i in clauses for c in reading.children[i])

    @staticmethod
    def _called_for(reading: Reading, verb: int) -> bool:
        return any(reading.lower[c] == "for" for c in reading.children[verb])
