"""What is held or due on a day: the noun or verb that an expression to come modifies, and the report's words for it."""

from dataclasses import dataclass

from memcon.dates.periods import Dated, site
from memcon.dates.tense import VERBS
from memcon.lexicon import read_json
from memcon.record import Reading, Span

ENDLESS = ("ADP", "DET", "CCONJ", "PART", "PUNCT", "SCONJ")
NOUNS = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
UNSURE = frozenset(["could", "might", "may", "should", "must", "can"])
HINGES = ("if", "unless", "whether")
PLACING = frozenset(("prep", "agent"))
KEPT = frozenset([
    "of", "between", "with", "on", "for", "over", "about", "against", "in", "at", "to", "among", "into", "from",
    "towards", "toward", "by", "as",
])  # fmt: skip
LONGEST_TITLE = 16
"""Words of a title at the most."""


class Words:
    """The word lists of `resources/dates_appointments.yaml`."""

    def __init__(self) -> None:
        lists: dict[str, list[str]] = read_json("dates_appointments.json")
        self.occasion = frozenset(lists["occasion"])
        self.held = frozenset(lists["held"])
        self.holding = frozenset(lists["holding"])
        self.moved = frozenset(lists["moved"])
        self.cancelled = frozenset(lists["cancelled"])
        self.wish = frozenset(lists["wish"])
        self.idle = frozenset(lists["idle"])
        self.host = frozenset(lists["host"])
        self.both = frozenset(lists["both"])
        self.moved_phrase = frozenset(lists["moved_phrase"])
        self.cancelled_phrase = frozenset(lists["cancelled_phrase"])


GATHERINGS = frozenset(("meeting", "talk", "visit", "trip", "summit", "session"))
HYPHENS = ("-", "–", "—")
GOODS = frozenset(("flight", "delivery", "shipment", "convoy", "payment", "visa", "permit", "licence", "loan"))
"""What may be due, and may as well be what an act that is due is about."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something held or due: its noun or its verb, or both; `title` are characters."""

    dated: Dated
    noun: int | None
    verb: int | None
    title: Span

    @property
    def anchor(self) -> int:
        """The token by which it is found in the clause."""
        return self.verb if self.verb is not None else self.noun if self.noun is not None else self.dated.first


class Clauses:
    """The verbs and nouns of a report as an appointment needs them."""

    def __init__(self, reading: Reading, words: Words, dates: set[int]) -> None:
        self.r, self.words = reading, words
        self._dates = dates
        """The tokens of time expressions: they stay out of titles."""

    def governing(self, d: Dated) -> tuple[int | None, int | None]:
        """The occasion's noun and the verb over the expression, as far as there are any."""
        r = self.r
        noun: int | None = None
        node = site(r, d)
        for _ in range(8):
            if r.pos[node] in VERBS:
                return None if noun is not None and self._led(noun) else noun, self._main(node)
            if r.pos[node] in NOUNS and self.is_occasion(node) and noun is None and node != d.head:
                noun = self._first_of(node)
            if r.head[node] == node:
                break
            node = r.head[node]
        return noun, None

    def _led(self, noun: int) -> bool:
        """Whether a preposition leads to what is only at times an occasion: `close its airspace to flights`."""
        r = self.r
        return r.dep[noun] == "pobj" and r.lemma[noun].lower() in GOODS and r.lower[r.head[noun]] in ("to", "for")

    def _first_of(self, noun: int) -> int:
        """The first of joined occasions: `an election and a referendum`."""
        r = self.r
        while r.dep[noun] == "conj" and r.pos[r.head[noun]] in NOUNS and self.is_occasion(r.head[noun]):
            noun = r.head[noun]
        return noun

    def _main(self, verb: int) -> int:
        """The verb that says what is due: `meet` under `is due to meet`, not the auxiliary."""
        r = self.r
        if r.dep[verb] in ("aux", "auxpass"):
            return r.head[verb]
        for c in r.children[verb]:
            if (
                c > verb
                and r.dep[c] == "xcomp"
                and r.pos[c] in VERBS
                and r.lemma[verb] in ("expect", "schedule", "set", "slate", "plan", "be", "go", "due")
            ):
                return c
            if r.dep[c] in ("acomp", "oprd") and r.lower[c] in (
                "due",
                "set",
                "scheduled",
                "expected",
                "poised",
                "slated",
            ):
                below = [x for x in r.children[c] if r.dep[x] == "xcomp" and r.pos[x] in VERBS]
                if below:
                    return below[0]
        return verb

    def purpose_of(self, verb: int) -> int | None:
        """The occasion that an infinitive explains: `hold talks to settle the trip`."""
        r, head = self.r, self.r.head[verb]
        if not any(r.tag[c] == "TO" for c in r.children[verb]) or r.dep[verb] not in ("acl", "advcl", "relcl", "xcomp"):
            return None
        if r.pos[head] in NOUNS:
            return head if self.is_occasion(head) and r.lemma[head] not in self.words.wish else None
        thing = self.object(head) if head != verb and r.dep[verb] == "advcl" else None
        return thing if thing is not None and self.is_occasion(thing) and thing < verb else None

    def inside(self, d: Dated, noun: int) -> bool:
        """Whether the expression stands in the noun's own phrase: `the elections, due in October`."""
        return self.r.left[noun] <= d.first < self.r.right[noun]

    def is_occasion(self, token: int) -> bool:
        """Whether the noun names something held or due."""
        return self.r.lemma[token].lower() in self.words.occasion or self.r.lower[token] in self.words.occasion

    def gathering(self, noun: int | None) -> bool:
        """Whether the noun takes up a meeting told of before, whatever it was called: `the meeting was put off`."""
        if noun is None or self.r.lemma[noun].lower() not in GATHERINGS:
            return False
        lead = [c for c in self.r.children[noun] if self.r.dep[c] in ("det", "poss", "prep", "amod", "compound", "acl")]
        return [self.r.lower[c] for c in lead] in (["the"], ["this"], ["that"])

    def unsure(self, verb: int) -> bool:
        """Whether the clause only says that it might, should or would if: nothing is due then."""
        r = self.r
        for step, node in enumerate((verb, *r.path(verb))):
            if step > 6 or r.pos[node] not in (*VERBS, "NOUN", "ADJ"):
                break
            children = r.children[node]
            if r.pos[node] in VERBS:
                words = {r.lower[c] for c in children if r.dep[c] == "aux"}
                if not step and (words & UNSURE or {"would", "have"} <= words):
                    return True
                if any(r.dep[c] == "mark" and r.lower[c] in HINGES for c in children):
                    return True
                if not step and any(r.dep[c] == "advcl" and self._hinged(c) for c in children):
                    return True
            if step and self._wished(node, verb):
                return True
            if r.dep[node] in ("ccomp", "relcl", "ROOT", "conj") and step:
                break
        return False

    def _hinged(self, clause: int) -> bool:
        """Whether the clause is a condition: `if Hamas returns the bodies`, and not what averts it (`unless`)."""
        return any(self.r.dep[c] == "mark" and self.r.lower[c] == "if" for c in self.r.children[clause])

    def _wished(self, node: int, verb: int) -> bool:
        """Whether the infinitive hangs on a wish: `wants to meet on Friday`."""
        r = self.r
        infinitive = any(r.tag[c] == "TO" for c in r.children[verb]) or r.tag[verb] == "VB"
        return (
            infinitive
            and (r.lemma[node] in self.words.wish or r.lower[node] in self.words.wish)
            and r.head[verb] in (node, verb)
        )

    def negated(self, verb: int) -> bool:
        """Whether the verb stands under `not`, `no longer`."""
        return any(self.r.dep[c] == "neg" for c in self.r.children[verb])

    def subject(self, verb: int) -> int | None:
        """The subject, looked for above an infinitive and before a participle."""
        r, node = self.r, verb
        for _ in range(5):
            found = [c for c in r.children[node] if r.dep[c] in SUBJECTS]
            if found:
                top = found[0]
                if r.dep[node] == "relcl" and r.tag[top] in ("WDT", "WP"):
                    return r.head[node]
                return top
            inverted = [
                c
                for c in r.children[node]
                if r.dep[c] == "attr" and c > node and r.lemma[node] == "be" and node != verb
            ]
            if inverted:
                return inverted[0]
            if r.dep[node] in ("acl", "relcl") and r.pos[r.head[node]] in NOUNS:
                return r.head[node]
            if r.head[node] == node or r.dep[node] not in (
                "xcomp",
                "conj",
                "acomp",
                "advcl",
                "ccomp",
                "csubj",
                "acl",
                "oprd",
                "aux",
                "dep",
            ):
                return None
            if r.dep[node] == "ccomp" and not any(r.tag[c] == "TO" for c in r.children[node]):
                return None
            node = r.head[node]
        return None

    def object(self, verb: int) -> int | None:
        """The direct object."""
        return next((c for c in self.r.children[verb] if self.r.dep[c] in ("dobj", "obj")), None)

    def passive(self, verb: int) -> bool:
        """Whether the verb is in the passive voice, `to be held` and a bare `held` after its noun among it."""
        r = self.r
        if any(r.dep[c] in ("auxpass", "nsubjpass") for c in r.children[verb]):
            return True
        return r.tag[verb] == "VBN" and r.dep[verb] == "acl"

    def noun_title(self, noun: int) -> Span:
        """The noun with what belongs to it: `second round of talks between the US and Iran`."""
        r = self.r
        first = last = noun
        while first - 1 >= r.left[noun] and not self._stops(first - 1):
            first -= 1
        while first < noun and (
            r.pos[first] in ("DET", "PUNCT", "PART", "ADP", "CCONJ")
            or r.tag[first] == "PRP$"
            or r.lower[first] in ("’s", "'s")
        ):
            first += 1
        while last + 1 < r.right[noun] and last - first < LONGEST_TITLE and not self._ends(last + 1):
            last += 1
        if last + 1 < len(r) and r.word[last] in HYPHENS:
            last = max(noun, last - 2)  # `a summit on aid co-hosted by Peru`
        return r.span(first, self._trimmed(first, last) + 1)

    def _stops(self, token: int) -> bool:
        return token in self._dates or self.r.word[token] in (",", ";", ":", "(", "—", "–")

    def _ends(self, token: int) -> bool:
        """Whether the title ends before the token: a date, a mark, a clause, a preposition that leads to a date."""
        r = self.r
        if token in self._dates or (r.pos[token] == "PUNCT" and not self._inside(token)):
            return True
        if r.tag[token] == "TO" and r.dep[r.head[token]] in ("acl", "relcl"):
            return False  # talks to settle the border
        if r.dep[token] in ("relcl", "acl") and any(r.tag[c] == "TO" for c in r.children[token]):
            return False
        if r.dep[token] in ("relcl", "acl", "advcl", "mark") or r.tag[token] in ("WDT", "WP", "VBD", "VBZ", "MD"):
            return True
        if r.pos[token] == "ADP" and r.dep[token] == "prep":
            if token + 1 in self._dates or (token + 2 in self._dates and r.pos[token + 1] == "DET"):
                return True
            return r.lower[token] not in KEPT
        return False

    def _inside(self, mark: int) -> bool:
        """Whether a mark may stand in a title: a hyphen, a quotation mark, the comma of `Egypt, Jordan and Kuwait`."""
        r, nxt = self.r, mark + 1
        if r.word[mark] != ",":
            return r.word[mark] in ("-", "'", "’", '"', "“", "”")
        names = nxt < len(r) and r.dep[nxt] == "conj" and r.pos[nxt] == "PROPN"
        return names and r.pos[r.head[nxt]] == "PROPN" and nxt not in self._dates

    def _trimmed(self, first: int, last: int) -> int:
        """A title does not end on a preposition, an article, a conjunction."""
        while last > first and self.r.dep[last] != "prt" and self.r.pos[last] in ENDLESS:
            last -= 1
        return last

    def verb_title(self, verb: int, *, whole: bool) -> Span:
        """The verb with its objects, `visit Seoul with a trade delegation`; `whole` sets the subject before it."""
        r = self.r
        first, last = verb, verb
        subject = self.subject(verb)
        if whole and subject is not None and subject < verb and r.pos[subject] in NOUNS:
            span = self.noun_title(subject)
            first = r.tokens_in(*span)[0]
            if verb - first > 10 or any(i in self._dates or r.word[i] == "," for i in range(first, verb)):
                first = verb
        while last + 1 < len(r) and r.sentence[last + 1] == r.sentence[verb] and last - first < LONGEST_TITLE:
            nxt = last + 1
            if nxt in self._dates or (r.pos[nxt] == "PUNCT" and not self._inside(nxt)):
                break
            if (
                r.dep[nxt] in ("mark", "relcl")
                or r.tag[nxt] in ("WDT", "WP", "WRB")
                or verb not in (nxt, *r.path(nxt)[:12])
            ):
                break
            last = nxt
        return r.span(first, self._trimmed(first, last) + 1)


def sentence_span(r: Reading, token: int) -> Span:
    """The characters of the token's sentence."""
    return r.span(*r.sentences[r.sentence[token]])
