"""Who is meant by a word of praise or blame: its subject, its owner, what it describes."""

from collections.abc import Iterator

from memcon.record import Cast, Reading
from memcon.stance.words import Words

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CARRIED = ("xcomp", "conj", "advcl", "pcomp", "prep")
_DEPENDENT = ("attr", "acomp", "dobj", "conj", "amod", "pobj", "prep", "advmod", "xcomp", "oprd", "pcomp", "appos")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "DET", "X")


class Clauses:
    """Questions to the parse of one report about who does, owns or is what."""

    def __init__(self, reading: Reading, cast: Cast, words: Words) -> None:
        self.r = reading
        self.cast = cast
        self.words = words

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of the token with one of the relations."""
        for c in self.r.children[token]:
            if self.r.dep[c] in deps:
                return c
        return None

    def subject(self, verb: int) -> int | None:
        """Who does what the verb says, also where the subject stands with a verb above: `vowed to attack`."""
        for _ in range(5):
            own = self.child(verb, *_SUBJECTS)
            if own is not None:
                return self._antecedent(own, verb)
            dep, head = self.r.dep[verb], self.r.head[verb]
            if dep in ("relcl", "acl"):
                return head
            if self.child(verb, "expl") is not None or head == verb:
                return None
            if dep == "pcomp" and self.r.lower[head] == "for" and self.r.pos[self.r.head[head]] == "VERB":
                return next(self.objects(self.r.head[head]), None)
            if dep == "xcomp":
                other = self.child(head, "dobj")
                if other is not None and other < verb and self.r.pos[other] in _NOUNS:
                    return other
            if dep not in _CARRIED or (
                dep == "advcl" and self.r.tag[verb] != "VBG" and self.child(verb, "mark") is not None
            ):
                return None
            verb = head
        return None

    def _antecedent(self, subject: int, verb: int) -> int:
        """What `which` or `that` stands for."""
        if self.r.tag[subject] in ("WDT", "WP") and self.r.dep[verb] == "relcl":
            return self.r.head[verb]
        return subject

    def passive(self, verb: int) -> bool:
        """Whether the verb is passive: `was criticised`."""
        return self.child(verb, "nsubjpass", "auxpass") is not None

    def agent(self, verb: int) -> int | None:
        """Who does what a passive verb says: `by the army`."""
        by = self.child(verb, "agent")
        return self.child(by, "pobj") if by is not None else None

    def objects(self, verb: int) -> Iterator[int]:
        """Whom the verb is done to: its object, or the subject of the passive."""
        if self.passive(verb):
            subject = self.subject(verb)
            if subject is not None:
                yield subject
            return
        if self.r.dep[verb] == "acl" and self.r.tag[verb] == "VBN":
            yield self.r.head[verb]
            return
        for c in self.r.children[verb]:
            if self.r.dep[c] in ("dobj", "dative"):
                yield from self.joined(c)

    def joined(self, noun: int) -> Iterator[int]:
        """A noun and those joined to it by `and`."""
        yield noun
        for c in self.r.children[noun]:
            if self.r.dep[c] == "conj" and self.r.pos[c] in _NOUNS:
                yield from self.joined(c)

    def actor(self, noun: int) -> str | None:
        """The actor whose mention has the noun for its head; `no adversary` is nobody."""
        if any(self.r.dep[c] == "det" and self.r.lower[c] == "no" for c in self.r.children[noun]):
            return None
        return self.cast.headed(self.r, noun)

    def actors(self, noun: int) -> Iterator[str]:
        """The actors of a noun and those joined to it."""
        for n in self.joined(noun):
            found = self.actor(n)
            if found is not None:
                yield found

    def owners(self, noun: int) -> Iterator[tuple[str, float]]:
        """Whose the noun is: `Tehran's threats`, `US aggression`, `aggression by the US`; not `our allies`."""
        deed = self.r.lemma[noun].lower() in self.words.deeds or self.r.lemma[noun].lower() in self.words.nouns
        for c in self.r.children[noun]:
            dep = self.r.dep[c]
            if dep == "poss" and self.r.lower[c] in ("our", "my"):
                continue
            if dep == "poss" or (dep in ("nmod", "compound", "amod") and self.r.word[c][0].isupper()):
                found = self.actor(c) or self.cast.over(self.r.start[c])
                if found is not None:
                    yield found, 0.8 if dep == "poss" or deed else 0.35
            elif dep == "prep" and self._owning(c, noun):
                inner = self.child(c, "pobj")
                if inner is not None:
                    for found in self.actors(inner):
                        yield found, 0.8

    def _owning(self, prep: int, noun: int) -> bool:
        """Whether it names the doer: `aggression by X`, `the courage of X`, `ties with X`, not `the murder of X`."""
        word = self.r.lower[prep]
        if word == "with" and self.r.lemma[noun].lower() in self.words.ties:
            return True
        return word == "by" or (word == "of" and self.r.lemma[noun].lower() in self.words.deeds)

    def stimulus(self, token: int) -> Iterator[tuple[str, float]]:
        """What a feeling is about: `grateful to X`, `encouraged by X's offer`, `disappointed that X allows it`."""
        for c in self.r.children[token]:
            dep = self.r.dep[c]
            if dep == "agent" or (dep == "prep" and self.r.lower[c] in self.words.stimulus):
                inner = self.child(c, "pobj")
                if inner is not None:
                    yield from self.meant(inner)
            elif dep == "ccomp":
                subject = self.child(c, *_SUBJECTS)
                if subject is not None:
                    yield from self.meant(subject)

    def meant(self, noun: int) -> list[tuple[str, float]]:
        """The actors that a judgement of the noun falls on, with how surely: the actor itself, else its owners."""
        direct = list(self.actors(noun))
        if direct:
            return [(a, 1.0) for a in direct]
        return [(a, w) for a, w in self.owners(noun)]

    def negations(self, token: int) -> int:
        """How many words turn the token's sense round: `played no role`, `failed to comply`, `never sought to harm`."""
        n, lowest = self._denied(token), token
        for _ in range(4):
            dep, head = self.r.dep[token], self.r.head[token]
            if head == token or dep not in _DEPENDENT:
                break
            n += self._denied(head, below=token, noun=dep == "amod" and token == lowest)
            n += dep in ("dobj", "xcomp", "pcomp", "attr") and self.r.lemma[head].lower() in self.words.nil
            if dep == "amod" or self.r.pos[head] == "ADP":
                n += self.r.lower[head] == "without"
            token = head
            if self.r.pos[token] == "VERB" and self.r.dep[token] != "xcomp":
                break
        return n

    def _denied(self, token: int, below: int | None = None, noun: bool = True) -> int:
        """1 if a negating word stands right under the token; a noun's own `no` only where `noun` is set."""
        for c in self.r.children[token]:
            dep = self.r.dep[c]
            if c == below or dep == "prep" or (dep != "neg" and self.r.lower[c] not in self.words.negators):
                continue
            if dep != "det" or noun:
                return 1
        return 0

    def real(self, token: int) -> float:
        """How far what the token says is said to be so: less after `could`, nothing after `if`, `should`, `want`."""
        r, weight = self.r, 1.0
        if self._unsettled(token):
            return 0.0
        for _ in range(5):
            for c in r.children[token]:
                if r.dep[c] in ("mark", "advmod", "cc") and r.lower[c] in self.words.hypothetical:
                    return 0.0
                if r.dep[c] == "aux" and r.lower[c] in self.words.modals:
                    weight = min(weight, 0.6)
                if r.dep[c] == "aux" and r.lower[c] in self.words.duties:
                    return 0.0
            dep, head = r.dep[token], r.head[token]
            if head == token or dep not in _DEPENDENT:
                break
            if dep == "dobj" and r.lemma[head].lower() in self.words.wishes - {"call"}:
                return 0.0
            token = head
        return weight

    def _unsettled(self, token: int) -> bool:
        """Whether it is only allowed, asked or possible: `the ability to comply`, `compelled to comply`."""
        dep, head = self.r.dep[token], self.r.head[token]
        if dep in ("acl", "relcl") and self.r.tag[token] == "VB":
            return True
        return dep in ("xcomp", "ccomp") and self.r.lemma[head].lower() in self.words.unsettled

    def boosted(self, token: int) -> bool:
        """Whether a word strengthens it: `very`, `deeply`."""
        return any(self.r.lower[c] in self.words.boosters for c in self.r.children[token])
