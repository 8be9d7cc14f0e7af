"""Ways through the parse: subjects, objects, prepositions, voice, control.

Dependencies are ClearNLP's. In `The rebels, backed by Iran, vowed to bomb the port` the subject of `bomb` is `rebels`.
"""

import dataclasses
from collections.abc import Iterator

from memcon.events.wording import ACCUSING, listed
from memcon.record import Reading

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
SUBJECT_CONTROL = frozenset(("use", "promise", "threaten", "vow", "pledge", "offer", "agree", "swear", "refuse"))
MISLED = {"stag": "stage", "hop": "hope", "kidnapp": "kidnap", "rap": "rape", "sanctione": "sanction"}
"""Lemmas that the parser gets wrong."""
COPULAS = frozenset(("be", "become", "feel", "seem", "remain", "appear", "look"))
GIVING = listed("give grant offer deny send pay award show tell ask teach name elect")
"""Verbs whose participle keeps an object: `was handed over and given a pardon`."""
SPEECH = listed(
    "say tell add warn accuse urge demand criticise criticize condemn call threaten praise thank blame denounce vow "
    "pledge promise insist reject deny dismiss welcome announce declare ask appeal invite assure state note stress"
)
GERUND_AFTER = listed("deny admit avoid stop halt cease suspend begin start resume continue risk oppose")
"""Verbs that take a gerund: `denied firing water cannon`, whatever the parse."""
ADVERBIAL = ("according", "due", "prior", "next", "contrary", "thanks", "owing", "because", "instead", "ahead", "as")
"""Words whose preposition leads to no party: `according to a report`."""
TIMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday tomorrow day week month year morning evening night weekend time"
)
REPORTING = SPEECH | listed("report claim confirm allege assert believe estimate")
"""Verbs whose subject tells of what others do."""
PLURAL_OR_NAME = frozenset(("NNS", "NNP", "NNPS"))
HARMING = listed("kill wound injure destroy damage displace hit hurt strike maim")
"""What a participle tells of the act before it: `shelled the town, killing nine`."""
QUANTITY = listed(
    "number group dozen hundred thousand score ten couple lot majority total handful series crowd million half "
    "part most some many all both each several one two three four five six member rest scores tens dozens "
    "hundreds thousands millions bunch minority quarter third variety pair string"
)


def _split(reading: Reading) -> Reading:
    """The parse, with a clause that ends in a semicolon beside the next one and not below it."""
    apart = [i for i, dep in enumerate(reading.dep) if dep == "ccomp" and _stands_beside(reading, i)]
    if not apart:
        return reading
    deps = list(reading.dep)
    for i in apart:
        deps[i] = "parataxis"
    return dataclasses.replace(reading, dep=deps)


def _stands_beside(reading: Reading, i: int) -> bool:
    """Whether a clause parsed below the next stands beside it: before `;`, or before `, a charge Algiers denied`."""
    end, verb = reading.right[i], reading.head[i]
    if end > verb:
        return False
    if reading.word[end] == ";":
        return True
    thing = next((c for c in reading.children[verb] if reading.dep[c] == "dobj" and end <= c < verb), None)
    subject = any(reading.dep[c] == "nsubj" and thing is not None and thing < c < verb for c in reading.children[verb])
    return thing is not None and subject and reading.word[end] == ","


class Grammar:
    """The syntax of one report."""

    def __init__(self, reading: Reading) -> None:
        self.r = _split(reading)
        self.lemma = [MISLED.get(lemma, lemma) for lemma in map(str.lower, reading.lemma)]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((c for c in self.r.children[token] if self.r.dep[c] in deps), None)

    def children(self, token: int, *deps: str) -> list[int]:
        """The children with one of the relations."""
        return [c for c in self.r.children[token] if self.r.dep[c] in deps]

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb form."""
        return self.r.tag[token].startswith("VB") or self.r.pos[token] in ("VERB", "AUX")

    def gerund_before_noun(self, token: int) -> bool:
        """Whether a gerund is parsed as an adjective: `beating` in `accused of beating demonstrators`."""
        if self.r.tag[token] != "VBG" or self.r.dep[token] not in ("amod", "compound"):
            return False
        noun = self.r.head[token]
        prep = self.r.head[noun]
        if self.r.dep[noun] == "dobj" and self.r.left[noun] == token and self.is_verb(prep):
            return self.lemma[prep] in GERUND_AFTER
        if (
            self.r.dep[noun] != "pobj"
            or self.r.left[noun] != token
            or self.r.lower[prep] not in ("of", "for", "by", "from")
        ):
            return False
        return self.is_verb(self.r.head[prep])

    def coordinated(self, token: int) -> list[int]:
        """The token and what is joined to it: `Iran, Iraq and Syria`."""
        out = [token]
        for one in out:
            out.extend(c for c in self.r.children[one] if self.r.dep[c] == "conj" and c not in out)
        return out

    def first_conjunct(self, token: int) -> int:
        """The first of the words that the token is joined to."""
        while self.r.dep[token] == "conj" and self.r.head[token] != token:
            token = self.r.head[token]
        return token

    def passive(self, verb: int) -> bool:
        """Whether the verb is in the passive: `was seized`, `the ship seized by Seoul`."""
        if self.child(verb, "auxpass", "nsubjpass", "agent") is not None:
            return self.child(verb, "nsubj") is None or self.child(verb, "auxpass") is not None
        if self.r.tag[verb] != "VBN" or self.r.stranded(verb) is not None:
            return False
        if self.r.dep[verb] in ("acl", "advcl", "amod", "oprd"):
            return self.child(verb, "aux", "dobj", "nsubj") is None
        if self.r.dep[verb] == "conj" and self.child(verb, "aux", "nsubj") is None:
            over = self.r.head[verb]
            return self.is_verb(over) and not self.taken_for_passive(verb) and self.passive(over)
        return False

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """The heads of who does (or, in the passive, undergoes) the verb, found by control where it has none."""
        if depth > 8:
            return []
        own = self.child(verb, "nsubj", "nsubjpass", "csubj")
        if own is not None and self.lemma[own] in QUANTITY and not list(self.preps(own, "of")):
            return self.children(verb, "nsubj", "nsubjpass")
        if own is not None:
            if self.r.lower[own] in RELATIVE and self.r.tag[own] in ("WP", "WDT", "IN", "DT"):
                return self._antecedent(verb)
            return [own]
        aside = self.r.stranded(verb)
        dated = self._after_day(verb) if aside is None else aside
        dated = self._gerund_before(verb) if dated is None else dated
        return [dated] if dated is not None else self._controller(verb, depth)

    def _gerund_before(self, verb: int) -> int | None:
        """The act in `-ing` that is parsed as an adverb of what it did: `Peruvian shelling wounded nine`."""
        gerund = verb - 1
        led = self._finite(verb) and self.r.head[gerund] == verb and self.r.dep[gerund] in ("advmod", "advcl")
        return gerund if led and self.nominal_gerund(gerund) else None

    def nominal_gerund(self, token: int) -> bool:
        """Whether a word in `-ing` is a noun: `the shelling of`, `Peruvian shelling`, `fighting between`."""
        if self.r.tag[token] != "VBG" or self.r.pos[token] == "AUX":
            return False
        if self.child(token, "det", "amod", "poss", "nmod", "compound") is not None:
            return self.child(token, "aux", "nsubj", "dobj") is None
        return self.r.dep[token] in ("nsubj", "dobj", "pobj") and next(self.preps(token, "between"), None) is not None

    def _after_day(self, verb: int) -> int | None:
        """The subject that is parsed into the day before it: `On Monday rebels attacked the town`."""
        if not self._finite(verb):
            return None
        for prep in self.children(verb, "prep"):
            noun = self.child(prep, "pobj")
            if prep > verb or noun is None or noun > verb or self.r.tag[noun] not in PLURAL_OR_NAME:
                continue
            first = self.child(noun, "compound", "nmod", "npadvmod", "amod")
            if first == prep + 1 and self.r.lower[first] in TIMES and self.r.pos[first] == "PROPN":
                return noun
        return None

    def _antecedent(self, verb: int) -> list[int]:
        verb = self.first_conjunct(verb)
        return [self.r.head[verb]] if self.r.dep[verb] == "relcl" else []

    def _controller(self, verb: int, depth: int) -> list[int]:
        dep, head = self.r.dep[verb], self.r.head[verb]
        if head == verb:
            return []
        if self.gerund_before_noun(verb):
            over = self.r.head[head]
            return self.subjects(over, depth + 1) if self.is_verb(over) else self._of_gerund(over, depth)
        if dep == "conj":
            head = self.joined_to(verb)
            return self.subjects(head, depth + 1) if self._verbal(head) else []
        if dep == "ccomp" and self.lemma[head] in REPORTING and self._finite(verb):
            return []
        if dep == "advcl" and self.lemma[head] in REPORTING and self.lemma[verb] in HARMING:
            told = self.child(head, "ccomp", "parataxis")
            return self.subjects(told, depth + 1) if told is not None and told != verb else []
        if dep in ("xcomp", "ccomp", "advcl", "dep", "acomp", "oprd"):
            return self._of_complement(verb, head, dep, depth)
        if dep in ("acl", "relcl"):
            if self._infinitive(verb):
                return [-1 - head]
            return [head]
        if dep in ("pcomp", "prep"):
            return self._of_gerund(head, depth)
        return []

    def joined_to(self, verb: int) -> int:
        """The verb that a joined verb shares its subject with: of its own finiteness, higher up if need be.

        In `said that the system must be rebuilt and singled out the UN` it is `said`, whatever the parse.
        """
        head = self.r.head[verb]
        tag = "VBD" if self.taken_for_passive(verb) else self.r.tag[verb]
        above = self.r.head[self.first_conjunct(head)]
        if self._speaks_on(verb, head, above):
            return above
        if tag not in ("VBD", "VBZ") or self._finite(head):
            return head
        if self.r.dep[self.first_conjunct(head)] == "pcomp":
            above = self.led_by(above)
        if self.r.dep[self.first_conjunct(head)] in ("ccomp", "xcomp", "pcomp") and self.r.tag[above] == tag:
            return above
        return head

    def _speaks_on(self, verb: int, head: int, above: int) -> bool:
        """Whether a verb of speech goes on after another's content: `said that it had sailed and warned Peru`."""
        if self.r.dep[head] != "ccomp" or self.lemma[verb] not in SPEECH or self.lemma[above] not in SPEECH:
            return False
        if self.lemma[head] in SPEECH or self.r.tag[above] != "VBD" or self.r.tag[verb] not in ("VBD", "VBN"):
            return False
        joined = any(self.r.lower[i] in ("and", "but") for i in (verb - 1, verb - 2))
        return joined and self.child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark") is None

    def first_verb(self, token: int) -> int:
        """The first of the words that the token is really joined to; in `said it rose and warned Peru`, `said`."""
        seen = 0
        while self.r.dep[token] == "conj" and self.r.head[token] != token and seen < 20:
            token = (
                self.joined_to(token)
                if self.is_verb(token) and self.is_verb(self.r.head[token])
                else self.r.head[token]
            )
            seen += 1
        return token

    def taken_for_passive(self, verb: int) -> bool:
        """Whether a past tense is parsed as a participle: `said it must be rewritten and scolded Peru`."""
        if self.r.tag[verb] != "VBN" or self.r.dep[verb] != "conj" or self.lemma[verb] in GIVING:
            return False
        bare = self.child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is None
        return bare and self.child(verb, "dobj") is not None and self.child(self.r.head[verb], "auxpass") is not None

    def _finite(self, verb: int) -> bool:
        return self.r.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            self.r.dep[c] in ("aux", "auxpass") and self.r.tag[c] in ("VBD", "VBZ", "VBP")
            for c in self.r.children[verb]
        )

    def _of_complement(self, verb: int, head: int, dep: str, depth: int) -> list[int]:
        if not self._verbal(head):
            return [-1 - head] if self.r.pos[head] in ("NOUN", "PROPN") else self._of_gerund(head, depth)
        if dep == "xcomp" and self.r.lemma[head] not in SUBJECT_CONTROL:
            thing = self.child(head, "dobj", "dative")
            if thing is not None and thing < verb:
                return [thing]
        if self.r.dep[head] in ("acomp", "attr") or self.r.pos[head] == "ADJ":
            head = self.r.head[head]
        return self.subjects(head, depth + 1)

    def _of_gerund(self, prep: int, depth: int) -> list[int]:
        """`accused Iran of arming ...`: Iran; `by bombing ..., Israel ...`: Israel; `its plan for bombing`: its."""
        over = self.led_by(prep) if self.r.dep[prep] in ("prep", "acomp", "advmod", "mark") else prep
        if not self._verbal(over):
            if self.r.dep[over] in ("acomp", "attr"):
                return self.subjects(self.r.head[over], depth + 1)
            return [-1 - over]
        thing = self.child(over, "dobj")
        if thing is not None and self.r.lower[prep] in ("of", "from", "for", "into", "with") and thing < prep:
            return [thing]
        return self.subjects(over, depth + 1)

    def led_by(self, prep: int) -> int:
        """What leads to the preposition; in `accused the ship of firing` the verb, whatever the parse."""
        over = self.r.head[prep]
        verb = self.r.head[over]
        accused = self.r.dep[over] in ("dobj", "nsubjpass") and self.is_verb(verb) and self.lemma[verb] in ACCUSING
        gerund = self.r.lower[prep] in ("of", "for", "with", "over") and self.child(prep, "pcomp") is not None
        return verb if accused and gerund else over

    def _verbal(self, token: int) -> bool:
        return self.is_verb(token) or self.r.pos[token] == "ADJ"

    def _infinitive(self, verb: int) -> bool:
        return any(self.r.dep[c] == "aux" and self.r.lower[c] == "to" for c in self.r.children[verb])

    infinitive = _infinitive

    def objects(self, verb: int) -> list[int]:
        """The direct objects of an active verb, those it shares too: `seized and inspected the ship`."""
        own = self.children(verb, "dobj", "oprd")
        if own and self.r.dep[verb] == "relcl" and self.r.tag[own[0]] in ("WDT", "WP") and len(own) == 1:
            return [self.r.head[verb]]
        if own:
            return own
        if self.gerund_before_noun(verb):
            return [self.r.head[verb]]
        if self.r.dep[verb] == "relcl":
            return self._relative_object(verb)
        for c in self.children(verb, "prt", "prep", "advmod"):
            if self.r.lower[c] == "up":
                counted = [o for o in self.preps(c, "to") if self.child(o, "nummod") is not None]
                if counted:
                    return counted
        for c in self.children(verb, "conj"):
            if self.is_verb(c) and self.child(c, "nsubj", "aux", "auxpass") is None:
                shared = self.children(c, "dobj")
                between = shared and not any(self.r.dep[x] in ("prep", "advcl", "ccomp") for x in self.r.children[verb])
                if between:
                    return shared
        return []

    def _relative_object(self, verb: int) -> list[int]:
        """`the ship which Seoul seized`, `the envoy it expelled`: the noun before."""
        subject = self.child(verb, "nsubj", "nsubjpass")
        if subject is None or self.r.lower[subject] in RELATIVE:
            return []
        if any(self.r.lower[c] == "whose" for c in self.children(subject, "poss")):
            return []
        return [self.r.head[verb]]

    def preps(self, token: int, name: str) -> Iterator[int]:
        """The objects of the preposition below the token: `against` in `protested in Minsk against the vote`."""
        for c in self._below(token):
            if self.r.lower[c] == name and self.r.dep[c] in ("prep", "dative", "agent", "prt", "advmod"):
                found = [o for o in self.r.children[c] if self.r.dep[o] in ("pobj", "pcomp") and not self._when(o)]
                yield from found or ([] if any(self._when(o) for o in self.r.children[c]) else self._stolen(c))
            elif (name == "that" and self.r.dep[c] in ("acl", "ccomp") and self._marked_that(c)) or (
                name == "for" and self.r.dep[c] in ("acl", "relcl", "advcl", "ccomp", "xcomp") and self._for_clause(c)
            ):
                yield from self.children(c, "nsubj", "nsubjpass")
            elif self.r.dep[c] == "prep" and self.r.lower[c] not in (name, *ADVERBIAL):
                for d in self.r.children[c]:
                    if self.r.dep[d] == "prep" and self.r.lower[d] == name:
                        yield from (o for o in self.r.children[d] if self.r.dep[o] == "pobj")

    def _when(self, token: int) -> bool:
        """Whether the token is a time and no party: `called on Monday`."""
        return self.r.dep[token] == "pobj" and self.r.lower[token] in TIMES

    def unsplit(self, verb: int) -> int:
        """The verb itself where `re-` is parsed as one: `promised to re-open`."""
        after = verb + 2
        split = self.r.lower[verb] in ("re", "co", "pre", "de") and after < len(self.r) and self.r.word[verb + 1] == "-"
        return after if split and self.is_verb(after) else verb

    def _below(self, token: int) -> list[int]:
        """What stands below the token; after a copula also what follows there: `was very much reassured by`."""
        head = self.r.head[token]
        if self.gerund_before_noun(token) and self.is_verb(self.r.head[head]):
            over = self.r.children[self.r.head[head]]
            return [*self.r.children[token], *(c for c in over if c > head and self.r.dep[c] == "prep")]
        if self.r.dep[token] != "acomp" or self.lemma[head] not in COPULAS:
            return self.r.children[token]
        return [*self.r.children[token], *(c for c in self.r.children[head] if c > token and self.r.dep[c] == "prep")]

    def _stolen(self, prep: int) -> list[int]:
        """The noun phrase right after a preposition that the parse left without object: `asylum to five officers`."""
        if self.r.dep[prep] not in ("prep", "dative", "agent"):
            return []
        return [p.head for p in self.r.phrases if p.first == prep + 1][:1]

    def _marked_that(self, verb: int) -> bool:
        """`demands that Burundi grant ...`."""
        return any(self.r.dep[c] == "mark" and self.r.lower[c] == "that" for c in self.r.children[verb])

    def _for_clause(self, verb: int) -> bool:
        """`calls for Assad to step down`."""
        return any(self.r.dep[c] == "mark" and self.r.lower[c] == "for" for c in self.r.children[verb])

    def agents(self, verb: int) -> list[int]:
        """Who does a verb in the passive: `by Pyongyang`."""
        out: list[int] = []
        for c in self.r.children[verb]:
            if self.r.lower[c] == "by" and self.r.dep[c] in ("agent", "prep"):
                out.extend(o for o in self.r.children[c] if self.r.dep[o] == "pobj")
        if not out and self.r.tag[verb] == "VBN":
            shared = [c for c in self.children(verb, "conj") if self.r.tag[c] == "VBN"]
            if len(shared) == 1 and self.child(shared[0], "nsubj", "nsubjpass", "auxpass", "aux") is None:
                out = self.agents(shared[0])
        if not out and self.r.tag[verb] == "VBN":
            return [o for named in self.preps(verb, "as") for o in self.preps(named, "by")]
        return out

    def clause(self, token: int) -> int:
        """The verb of the token's clause."""
        seen = 0
        while not self.is_verb(token) and self.r.head[token] != token and seen < 60:
            token = self.r.head[token]
            seen += 1
        return token
