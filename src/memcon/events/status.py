"""Status: what the report claims of an act, from tense, modality, negation and the clauses above it.

`vowed to bomb` leaves the bombing planned, `denied bombing` denied, `accused of bombing` alleged.
"""

from memcon.events import awaited, wording
from memcon.events.grammar import Grammar
from memcon.events.wording import Standing, Words
from memcon.record import Status

BELIEVING = frozenset(("claim", "allege", "say", "believe", "think", "report", "suspect", "understand"))
COMPLEMENTS = ("xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd", "dep")


class StatusReader:
    """Read the status of the acts of one report."""

    def __init__(self, g: Grammar, words: Words) -> None:
        self.g = g
        self.r = g.r
        self.w = words
        self._governing = frozenset().union(
            *(words.governors[k] for k in ("planned", "hypothetical", "denied", "deny", "alleged"))
        )

    def asked(self, token: int) -> bool:
        """Whether the token stands in a question of the report's own."""
        _, last = self.r.sentences[self.r.sentence[token]]
        return any(self.r.word[i] == "?" for i in range(max(token, last - 2), last))

    def read(self, token: int, carrier: int | None) -> Standing:
        """The standing of the act at the token; `carrier` is the light verb that carries a noun."""
        if self.g.is_verb(token):
            return self._verb(token, 0)
        if self.r.pos[token] == "ADJ":
            head = self.r.head[token]
            return self._verb(head if self.g.is_verb(head) else token, 0)
        return self._noun(token, carrier)

    # --------------------------------------------------------------------------------------------- nouns
    def _noun(self, noun: int, carrier: int | None) -> Standing:
        own = self._described(noun)
        if own is not None:
            return own
        over = self._counted(noun)
        if over is not None:
            return self._noun(over, carrier)
        first = self.g.first_conjunct(noun)
        head, dep = self.r.head[first], self.r.dep[first]
        lemma = self.g.lemma[head]
        if dep == "nsubj" and lemma == "be" and self._due(head):
            return Standing(status="planned")
        if (
            carrier is not None
            and self.g.lemma[carrier] in wording.CONFIRMING
            and self._verb(carrier, 0).status != "occurred"
        ):
            return Standing(status="hypothetical", conditional=True)
        due = carrier is not None and (self.g.lemma[carrier] in wording.AWAITED or self._due(carrier))
        if carrier is not None and due and carrier != head and dep == "pobj":
            return Standing(status="denied" if self._negated(carrier) else "planned")
        if carrier is not None:
            if carrier == head and dep in ("dobj", "nsubjpass", "nsubj"):
                found = self._governed(lemma, head, dep)
                if found is not None:
                    return found
            return self._verb(carrier, 0)
        if dep in ("dobj", "nsubjpass", "attr", "oprd"):
            return self._governed(lemma, head, dep) or Standing(status="occurred")
        if dep == "nsubj" and lemma in self.w.phases:
            return self._verb(head, 0)
        if dep == "pobj":
            return self._after_prep(head) or Standing(status="occurred")
        if dep in ("relcl", "acl"):
            return Standing(status="occurred")
        return self._scheduled(noun) or Standing(status="occurred")

    def _due(self, copula: int) -> bool:
        """`is due`, `are to resume`."""
        due = any(self.g.lemma[c] in wording.DUE for c in self.g.children(copula, "acomp", "attr"))
        return due or any(self.g.infinitive(c) for c in self.g.children(copula, "xcomp"))

    def _counted(self, noun: int) -> int | None:
        """The noun that counts the acts: `round` in `a round of talks is due`."""
        prep = self.r.head[noun]
        if (
            self.r.dep[noun] != "pobj"
            or self.r.lower[prep] != "of"
            or self.g.lemma[self.r.head[prep]] not in wording.ROUNDS
        ):
            return None
        return self.r.head[prep]

    def _described(self, noun: int) -> Standing | None:
        """`planned talks`, `an alleged attack`, `no talks`, `talks scheduled for Monday`."""
        for c in self.r.children[noun]:
            lower = self.r.lower[c]
            if self.r.dep[c] in ("det", "neg") and lower in ("no", "neither"):
                return Standing(status="denied")
            if self.r.dep[c] in ("amod", "compound", "advmod"):
                for status in ("planned", "hypothetical", "alleged", "denied"):
                    if lower in self.w.adjectives[status]:
                        return Standing(status=status)
        return self._scheduled(noun)

    def _scheduled(self, noun: int) -> Standing | None:
        for c in self.r.children[noun]:
            if self.r.dep[c] in ("acl", "relcl", "amod") and c > noun:
                lemma = self.g.lemma[c]
                if lemma in ("schedule", "plan", "set", "due", "slate", "expect", "propose"):
                    return Standing(status="planned")
                if self.g.infinitive(c) and self.r.dep[c] != "amod" and lemma in self.w.phases:
                    return Standing(status="planned")
                if lemma in self.w.phases:
                    return self._verb(c, 0)
        return None

    def _governed(self, lemma: str, verb: int, dep: str) -> Standing | None:
        """What the verb says of the event noun that is its object: `plans talks`, `cancelled talks`."""
        if lemma in self.w.governors["deny"]:
            return self._shift(verb, Standing(status="denied", by=verb))
        if lemma in wording.ENDED:
            below = self._verb(verb, 0)
            return Standing(status="occurred") if below.status in ("hypothetical", "planned") else below
        if lemma in wording.UNDONE:
            return self._shift(verb, Standing(status="denied"))
        if lemma == "order" or (lemma == "announce" and dep == "dobj"):
            return Standing(status="occurred" if lemma == "order" else "planned")
        if lemma in wording.SCHEDULING:
            return self._shift(verb, Standing(status="planned"))
        if lemma in wording.OPEN:
            return Standing(status="hypothetical")
        if lemma in self.w.governors["alleged"] and lemma in ("allege", "claim", "suspect"):
            return Standing(status="alleged", by=verb)
        if lemma in self.w.phases or lemma in self.w.light:
            return self._verb(verb, 0)
        return None

    def _shift(self, verb: int, standing: Standing) -> Standing:
        """`did not deny the attacks` takes the denial back."""
        return Standing(status="hypothetical") if self._negated(verb) and standing.status == "denied" else standing

    def _after_prep(self, prep: int) -> Standing | None:
        """`accused of attacks`, `plans for talks`, `the possibility of a strike`, `called for talks`."""
        over = self.r.head[prep]
        lemma = self.g.lemma[over]
        name = self.r.lower[prep]
        if name in ("of", "for", "with", "over") and lemma in self.w.governors["alleged"] and lemma in wording.ACCUSING:
            return Standing(status="alleged", by=over)
        if name in ("of", "for", "to", "on"):
            if lemma in wording.RUMOURS:
                return self._rumoured(over)
            if lemma in ("plan", "preparation", "date", "schedule", "venue", "prepare", "timetable", "eve"):
                return Standing(status="planned")
            if lemma in self.w.governors["hypothetical"]:
                return Standing(status="hypothetical")
            if lemma in self.w.governors["denied"]:
                return Standing(status="denied")
        if name in ("ahead", "before") or (name == "of" and self.r.lower[over] == "ahead"):
            return None
        return None

    # --------------------------------------------------------------------------------------------- verbs
    def _verb(self, verb: int, depth: int) -> Standing:
        """The standing of a verb: its own marks first, then what stands above it."""
        if depth > 6:
            return Standing(status="occurred")
        if self._in_condition(verb) or awaited.completes(self.g, verb, self.w.marks):
            return Standing(status="hypothetical", conditional=True)
        modal = self._modal(verb)
        if self._negated(verb):
            return Standing(status="hypothetical" if modal in ("may", "might") else "denied")
        adverb = self._adverb(verb)
        if adverb is not None:
            return Standing(status=adverb)
        if modal is not None:
            status = self._of_modal(verb, modal)
            above = self._above(verb, depth) if status == "planned" else None
            return above if above is not None and above.status in ("denied", "alleged") else Standing(status=status)
        return self._above(verb, depth) or Standing(status="occurred")

    def _modal(self, verb: int) -> str | None:
        for c in self.r.children[verb]:
            if self.r.dep[c] == "aux" and (self.r.tag[c] == "MD" or self.r.lower[c] in ("will", "would", "'ll", "’ll")):
                return self.r.lower[c]
        bare = self.r.dep[verb] == "conj" and self.r.tag[verb] == "VB" and self.g.child(verb, "aux", "nsubj") is None
        if bare and self.g.is_verb(self.r.head[verb]):
            return self._modal(self.r.head[verb])
        shares = self.r.dep[verb] == "conj" and self.r.tag[verb] == "VBN" == self.r.tag[self.r.head[verb]]
        if shares and not self.g.taken_for_passive(verb) and self.g.child(verb, "aux", "auxpass", "nsubj") is None:
            return self._modal(self.r.head[verb]) if self.g.is_verb(self.r.head[verb]) else None
        return None

    def _of_modal(self, verb: int, modal: str) -> Status:
        if modal in ("would", "'d", "’d") and self._performs(verb):
            return "occurred"
        if modal in self.w.modals["planned"]:
            return "hypothetical" if self._has_condition(verb) else "planned"
        if modal in ("would", "'d", "’d") and self._reported(verb) and not self._has_condition(verb):
            return "planned"
        return "hypothetical"

    def _performs(self, verb: int) -> bool:
        """`I would urge them to ...`: a polite way of doing it."""
        subject = self.g.child(verb, "nsubj")
        return subject is not None and self.r.lower[subject] in ("i", "we") and self.g.lemma[verb] in wording.POLITE

    def _reported(self, verb: int) -> bool:
        """`said it would send troops`: the past of `will`."""
        head = self.r.head[self.g.first_verb(verb)]
        first = self.g.first_verb(verb)
        if self.r.dep[first] == "ccomp" or (
            self.r.dep[first] == "ROOT" and self.g.child(first, "parataxis") is not None
        ):
            return self.r.tag[head] in ("VBD", "VBN") and self.g.lemma[head] in self.w.governors["say"] | {"decide"}
        return any(self.r.dep[c] in ("ccomp", "parataxis") and self.r.tag[c] == "VBD" for c in self.r.children[first])

    def _has_condition(self, verb: int) -> bool:
        marked = any(
            self.r.dep[c] == "advcl" and awaited.marked(self.g, c, self.w.marks) for c in self.r.children[verb]
        )
        return marked or bool(awaited.clauses(self.g, verb))

    def _in_condition(self, verb: int) -> bool:
        v = self.g.first_verb(verb)
        if awaited.hinges(self.g, v, self.w.marks):
            return True
        if self.r.dep[v] in ("ccomp", "pcomp", "xcomp") and any(
            self.r.lower[c] == "whether" for c in self.r.children[v]
        ):
            return True
        if self.r.dep[v] == "acl" and self.g.infinitive(v):
            noun = self.r.head[v]
            return self.g.lemma[noun] not in self._governing and self.r.dep[noun] not in ("nsubjpass", "nsubj")
        return self.r.dep[v] == "advcl" and self.g.infinitive(v) and not self._voted(v)

    def _voted(self, verb: int) -> bool:
        """Whether it is what a vote decides: `voted 13-0 on Friday to extend the embargo`."""
        return self.r.dep[verb] == "advcl" and self.g.lemma[self.r.head[verb]] == "vote" and self.g.infinitive(verb)

    def _negated(self, verb: int) -> bool:
        for c in self.r.children[verb]:
            if self.r.dep[c] in ("preconj", "cc:preconj", "advmod", "cc") and self.r.lower[c] == "neither":
                return True
            if self.r.dep[c] == "advmod" and self.r.lower[c] == "longer" and self._no(c):
                return True
            if self.r.dep[c] == "neg" or (self.r.dep[c] == "advmod" and self.r.lower[c] in ("never", "hardly", "not")):
                return True
            if self.r.dep[c] in ("dobj", "nsubj", "nsubjpass") and any(
                self.r.lower[d] in ("no", "neither") and self.r.dep[d] in ("det", "neg", "preconj")
                for d in self.r.children[c]
            ):
                return True
        if self.r.dep[verb] in ("pcomp",) and self.r.lower[self.r.head[verb]] == "without":
            return True
        if (
            self.r.dep[verb] == "conj"
            and self.g.is_verb(self.r.head[verb])
            and self.g.child(verb, "nsubj", "aux") is None
        ):
            shares = self.r.tag[verb] in ("VB", "VBN", "VBG") and self.r.tag[verb] == self.r.tag[self.r.head[verb]]
            joined = any(self.r.lower[c] in ("or", "nor") for c in self.r.children[self.r.head[verb]])
            return shares and joined and self._negated(self.r.head[verb])
        return False

    def _no(self, token: int) -> bool:
        """Whether `no` stands with the word: `no plans`, `no longer`."""
        return any(self.r.lower[c] in ("no", "neither") for c in self.r.children[token])

    def _adverb(self, verb: int) -> Status | None:
        for c in self.r.children[verb]:
            if self.r.dep[c] in ("advmod", "npadvmod"):
                if self.r.lower[c] in self.w.adverbs["alleged"]:
                    return "alleged"
                if self.r.lower[c] in self.w.adverbs["hypothetical"]:
                    return "hypothetical"
        return None

    def _above(self, verb: int, depth: int) -> Standing | None:
        """What governs the verb: `plans to ...`, `denied having ...`, `accused of ...`, `failed to ...`."""
        first = self.g.first_verb(verb)
        head, dep = self.r.head[first], self.r.dep[first]
        if self.g.gerund_before_noun(verb):
            prep = self.r.head[head]
            if self.g.is_verb(prep):
                return self._of_governor(verb, prep, depth, None)
            return self._of_governor(verb, self.r.head[prep], depth, self.r.lower[prep])
        if dep == "relcl" and self.g.lemma[head] in wording.RUMOURS and self._told(first):
            return self._rumoured(head)
        if dep == "advcl" and self.r.tag[first] in ("VBZ", "VBP") and awaited.opened(self.g, first) in wording.TEMPORAL:
            return self._of_time(head, depth)
        if dep == "acl" and self.r.tag[first] == "VBN" and self.g.lemma[first] in wording.ARRANGED:
            return self._of_held(head, depth)
        if head == first or (dep not in COMPLEMENTS and not self._voted(first)):
            return None
        if dep == "pcomp" or self.r.pos[head] in ("ADP", "SCONJ"):
            name, head = self.r.lower[head], self.g.led_by(head)
            return self._of_governor(first, head, depth, name)
        if dep == "ccomp" and self.g.lemma[head] in wording.ACCUSING and self._names(first):
            return self._verb(head, depth + 1)
        alone = self.g.lemma[head] not in wording.RUMOURS or self.g.lemma[first] in wording.LEVELLING
        if dep == "acl" and alone and not self.g.infinitive(first):
            return None
        return self._of_governor(first, head, depth, None)

    def _told(self, clause: int) -> bool:
        """Whether a clause tells what the rumour is, though parsed as a relative: `a report that he offered to go`."""
        below = [c for x in self.g.children(clause, "xcomp") for c in self.r.children[x]]
        return self.g.child(clause, "mark") is not None or any(self.r.lower[c] == "that" for c in below)

    def _names(self, verb: int) -> bool:
        """Whether a clause only names what is condemned: `condemned what it called reckless raids`."""
        naming = self.g.lemma[verb] in wording.NAMING
        return naming and any(self.r.lower[c] == "what" for c in self.r.children[verb])

    def _of_held(self, noun: int, depth: int) -> Standing | None:
        """What is told of talks that somebody arranged: `a summit co-hosted by Peru will open in May`."""
        while self.r.dep[noun] == "pobj" and self.r.pos[self.r.head[self.r.head[noun]]] == "NOUN":
            noun = self.r.head[self.r.head[noun]]  # `a summit on the war hosted by Peru`
        verb = self.r.head[noun]
        if self.r.dep[noun] not in ("nsubj", "nsubjpass") or not self.g.is_verb(verb):
            return None
        if self.g.lemma[verb] == "be":
            return Standing(status="planned") if self._due(verb) else None
        return self._verb(verb, depth + 1) if self.g.lemma[verb] in self.w.phases else None

    def _of_governor(self, verb: int, head: int, depth: int, prep: str | None) -> Standing | None:
        lemma = self.g.lemma[head]
        gov = self.w.governors
        if self.r.pos[head] in ("NOUN", "PROPN") and self._no(head):
            return Standing(status="denied")
        if lemma in wording.RUMOURS and self.r.pos[head] == "NOUN":
            return self._rumoured(head)
        infinitive = self.g.infinitive(verb)
        finite = not infinitive and self.r.tag[verb] not in ("VBG", "VB") and prep is None
        if lemma in gov["deny"]:
            return self._shift(head, Standing(status="denied", by=head))
        if prep in ("of", "for", "with", "over", "in") and lemma in wording.ACCUSING:
            return Standing(status="alleged", by=head)
        if lemma in wording.CONFIRMING and self._verb(head, depth + 1).status != "occurred":
            return Standing(status="alleged")
        if finite:
            if lemma in wording.ACCUSING or lemma in ("claim", "allege"):
                return Standing(status="alleged", by=head)
            return Standing(status="occurred", by=head, said=True) if lemma in gov["say"] else None
        if prep in ("before", "while", "by"):
            return self._of_time(head, depth)
        if prep in ("after", "since", "without", "despite", "when", "upon"):
            return None
        if lemma in ("go", "be", "have", "about") and infinitive:
            return self._to_be(head)
        if infinitive and lemma in BELIEVING:
            return Standing(status="alleged", by=head)
        return self._of_attitude(verb, head, depth, prep)

    def _of_time(self, main: int, depth: int) -> Standing | None:
        """What is told beside an act to come is to come too: `will fly to Lima before meeting Peru's leader`."""
        over = self._verb(main, depth + 1) if self.g.is_verb(main) else None
        return Standing(status="planned") if over is not None and over.status in ("planned", "hypothetical") else None

    def _of_attitude(self, verb: int, head: int, depth: int, prep: str | None) -> Standing | None:
        """What a verb of planning, wanting, failing or trying leaves of the act."""
        lemma, gov, infinitive = self.g.lemma[head], self.w.governors, self.g.infinitive(verb)
        if lemma in gov["denied"]:
            return self._shift(head, Standing(status="denied"))
        for status in ("planned", "hypothetical"):
            if lemma in gov[status] and (infinitive or prep is not None or self.r.tag[verb] == "VBG"):
                if self._negated(head):
                    return Standing(status="denied" if status == "planned" else "hypothetical")
                return Standing(status=status)
        if lemma in gov["same"] and self.g.is_verb(head):
            return self._verb(head, depth + 1)
        return None

    def _rumoured(self, noun: int) -> Standing:
        """`the allegation that ...` is alleged, `refuted reports that ...` denied."""
        verb = self.r.head[noun]
        if self.r.dep[noun] == "dobj" and self.g.lemma[verb] in self.w.governors["deny"]:
            return self._shift(verb, Standing(status="denied", by=verb))
        return Standing(status="alleged", by=noun)

    def _to_be(self, head: int) -> Standing:
        """`is to visit`, `is going to visit`, `is about to visit`, `has to visit`."""
        if self._negated(head):
            return Standing(status="denied")
        if self.g.lemma[head] == "have":
            return Standing(status="hypothetical")
        modal = self._modal(head)
        return Standing(status="hypothetical" if modal and modal not in self.w.modals["planned"] else "planned")
