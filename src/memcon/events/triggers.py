"""Triggers: where in the parse a pattern's words stand."""

from collections.abc import Iterator

from msgspec import Struct

from memcon.events.grammar import Grammar
from memcon.events.patterns import Index, Pattern, Word
from memcon.events.wording import ARRANGED, listed

OBLIGATION = frozenset(("must", "should", "ought", "need", "shall", "have"))
SUBJECTLESS = ("nsubj", "nsubjpass", "csubj")


PUBLISHED = listed(
    "statement report information video figure data document photo result letter footage list image transcript"
)
"""What is released without being freed."""
SILENT = listed("comment elaborate say disclose specify identify reveal confirm name")
"""Who declines to do so rejects nobody: `declined to comment`."""
NEEDY = frozenset(("opposition", "resistance"))
"""Nouns that are acts only where `to` follows: else they are people."""
BETWEEN = frozenset(("broker", "mediate", "facilitate", "moderate"))
"""What a third party does for two others, whose talks or deal are an act of their own."""


class Trigger(Struct, frozen=True, kw_only=True):
    """A pattern that stands in the text: its head token and the tokens that show it."""

    token: int
    pattern: Pattern
    tokens: tuple[int, ...]
    thing: int | None = None
    """The object noun that a pattern asked for, as `sanctions` in `imposed sanctions`."""
    clause: int | None = None
    """The verb of the complement clause, as `bomb` in `threatened to bomb`."""
    score: int = 0


class Finder:
    """Find the triggers of a report."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lemmas = {lemma for _, lemma in index}

    def find(self, g: Grammar) -> list[Trigger]:
        """The best trigger at each token, none at a noun that is part of another trigger."""
        found: dict[int, Trigger] = {}
        for token in range(len(g.r)):
            lemma = g.r.lower[token] if g.nominal_gerund(token) else g.lemma[token]
            if lemma in self._lemmas or (g.r.tag[token] == "VBN" and g.r.lower[token] in self._lemmas):
                best = self._best(g, token, lemma)
                if best is not None:
                    found[token] = best
        taken = {t.thing for t in found.values() if t.thing is not None and t.pattern.lemma not in BETWEEN}
        return [t for i, t in found.items() if i not in taken]

    def _best(self, g: Grammar, token: int, lemma: str) -> Trigger | None:
        word = _word(g, token)
        if word is None:
            return None
        if lemma == "thank" and any(g.r.lower[o] == "you" for o in g.objects(token)):
            return None
        if lemma in ("release", "free") and any(g.lemma[o] in PUBLISHED for o in g.objects(token)):
            return None
        if word == "noun" and lemma in NEEDY and not list(g.preps(token, "to")):
            return None
        if lemma == "deny" and any(g.gerund_before_noun(c) for o in g.objects(token) for c in g.r.children[o]):
            return None
        if lemma == "protest" and g.r.dep[token] == "pobj" and g.r.lower[token - 1] == "in":
            return None
        if lemma == "claim" and any(g.lemma[o] in ("responsibility", "credit", "victory") for o in g.objects(token)):
            return None
        hits = [t for p in self._index.get((word, lemma), ()) for t in match(g, token, p)]
        if word == "verb" and g.r.tag[token] == "VBN" and g.child(token, "dobj", "ccomp") is None:
            for p in self._index.get(("adjective", g.r.lower[token]), ()):
                if "by" in p.target_preps or g.child(token, "agent") is None:
                    hits.extend(t for t in match(g, token, p) if t.score > 0)
        return max(hits, key=lambda t: t.score, default=None)


def _word(g: Grammar, token: int) -> Word | None:
    pos, tag = g.r.pos[token], g.r.tag[token]
    if tag == "NN" and g.infinitive(token):
        return "verb"
    if g.nominal_gerund(token):
        return "noun"
    if tag.startswith("VB"):
        if g.gerund_before_noun(token):
            return "verb"
        if g.r.dep[token] in ("aux", "auxpass", "amod", "compound") or (pos == "AUX" and g.lemma[token] != "be"):
            return None
        return "verb"
    if g.r.word[token] == "March":
        return None
    if pos in ("NOUN", "PROPN"):
        return "noun" if g.r.dep[token] not in ("compound", "npadvmod") else None
    if pos == "ADJ" and g.r.dep[token] in ("acomp", "attr", "conj", "ROOT", "oprd", "acl", "advcl"):
        return "adjective"
    return None


def match(g: Grammar, token: int, p: Pattern) -> Iterator[Trigger]:
    """The trigger that the pattern makes at the token, if what it asks for stands there."""
    tokens, score = [token], 0
    if p.particle:
        particle = _particle(g, token, p)
        if particle is None:
            return
        tokens.append(particle)
        score += 2
    clause = None
    if p.complement:
        clause = _complement(g, token, p.complement)
        if clause is None or (p.type == "REJECT" and g.lemma[clause] in SILENT):
            return
        score += 2
    thing = None
    if p.objects:
        thing = _object(g, token, p, p.type == "AID")
        if thing is None:
            return
        tokens.append(thing)
        score += 3
    prep = any(True for name in p.target_preps + p.source_preps for _ in g.preps(token, name))
    if p.direct and not prep:
        prep = any(True for name in p.target_preps for o in g.objects(token) for _ in g.preps(o, name))
    if thing is not None and not prep:
        prep = any(True for name in p.target_preps for _ in g.preps(thing, name))
    score += 2 * prep - 2 * p.weak
    if p.word == "verb" and not _enough(g, token, p, prep):
        return
    if p.word == "adjective" and p.target_preps and not prep:
        return
    yield Trigger(token=token, pattern=p, tokens=tuple(sorted(tokens)), thing=thing, clause=clause, score=score)


def _enough(g: Grammar, token: int, p: Pattern, prep: bool) -> bool:
    """Whether a verb has what it needs to be the act meant: an object, or the preposition that leads to the target."""
    if p.direct and not g.objects(token) and not g.passive(token):
        return False
    if p.objects or p.complement or p.targetless:
        return True
    if p.target_preps or p.source_preps:
        return (
            prep
            or bool(p.particle and not p.actor_needed)
            or (p.reciprocal and bool(p.particle) and not p.actor_needed)
        )
    if p.reciprocal and not p.direct and not p.actor_needed:
        return g.r.tag[token] != "VBG" or g.child(token, "aux") is not None
    return bool(g.objects(token)) or g.passive(token) or g.r.dep[token] == "relcl"


def _particle(g: Grammar, token: int, p: Pattern) -> int | None:
    particle = p.particle
    for c in g.r.children[token]:
        if g.r.lower[c] == particle and g.r.dep[c] in ("prt", "advmod", "prep", "acomp", "oprd", "dobj", "ccomp"):
            led = g.child(c, "pobj") if g.r.dep[c] == "prep" else None
            if led is None or (p.objects is not None and _is(g, led, p.objects)):
                return c
    nxt = token + 1
    return nxt if nxt < len(g.r) and g.r.lower[nxt] == particle and g.r.dep[nxt] in ("prt", "advmod", "prep") else None


def _complement(g: Grammar, token: int, kind: str) -> int | None:
    for c in g.r.children[token]:
        dep = g.r.dep[c]
        if kind == "to" and dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") and g.infinitive(c):
            return g.unsplit(c)
        if kind == "that" and dep == "ccomp" and g.child(c, *SUBJECTLESS) is not None and not g.infinitive(c):
            return c
        if kind == "ing" and dep in ("xcomp", "ccomp", "pcomp") and g.r.tag[c] == "VBG":
            return c
        if kind == "will" and dep == "ccomp" and _own_will(g, c):
            return c
        if kind == "must" and dep == "ccomp" and g.child(c, *SUBJECTLESS) is not None:
            aux = [a for a in g.r.children[c] if g.r.dep[a] == "aux"]
            if any(g.lemma[a] in ("must", "should", "ought") or g.r.lower[a] == "must" for a in aux):
                return c
            if g.lemma[token] == "insist" and not aux and _subjunctive(g, c):
                return c
    return None


def _subjunctive(g: Grammar, clause: int) -> bool:
    """`insists that Peru withdraw`: a bare verb after one who is no plural."""
    subject = g.child(clause, "nsubj", "nsubjpass")
    bare = g.r.tag[clause] == "VB" or (g.r.tag[clause] == "VBP" and g.lemma[clause] not in ("be", "have", "do"))
    return bare and subject is not None and g.r.tag[subject] in ("NN", "NNP") and g.child(subject, "conj") is None


def _own_will(g: Grammar, clause: int) -> bool:
    """`warned that it would retaliate`: what the speaker itself will do."""
    subject = g.child(clause, "nsubj", "nsubjpass")
    if subject is None or g.r.lower[subject] not in ("it", "they", "he", "she", "we", "i"):
        return False
    return any(
        g.r.dep[a] == "aux" and g.r.lower[a] in ("will", "would", "'ll", "could", "may", "might")
        for a in g.r.children[clause]
    )


def _object(g: Grammar, token: int, p: Pattern, clauses: bool) -> int | None:
    """The object noun asked for: object of an active verb, subject of a passive one, or in the object's `of` phrase."""
    objects = p.objects or frozenset()
    if not g.is_verb(token):
        return next((c for c in g.r.children[token] if g.r.dep[c] in MODIFIERS and _named(g, c, objects)), None)
    heads = [*g.objects(token), *(g.preps(token, p.particle) if p.particle else ())]
    heads += [c for o in heads for c in g.children(o, "appos")]
    if g.lemma[token] in LETTING:
        heads += [s for c in g.children(token, "ccomp", "xcomp") for s in g.children(c, "nsubj", "nsubjpass")]
    if clauses:
        heads += [o for h in heads for c in g.children(h, "acl") if g.lemma[c] in LADEN for o in g.children(c, "dobj")]
    if g.passive(token):
        heads += [s for s in g.subjects(token) if s >= 0]
        heads += _described(g, token)
    beside = ("attr", "acomp", "oprd", "dative", *(("xcomp", "advcl") if clauses else ()))
    heads += [c for c in g.r.children[token] if g.r.dep[c] in beside]
    for name in ("to", "into", "at", "on", "in", "for", "without"):
        heads += list(g.preps(token, name)) if g.lemma[token] in PHRASAL else []
    for head in heads:
        for h in g.coordinated(head):
            if _is(g, h, objects):
                return h
            for o in g.preps(h, "of"):
                if _is(g, o, objects):
                    return o
    return None


def _described(g: Grammar, token: int) -> list[int]:
    """The noun above the one that a participle hangs on: `talks between Chad and Libya, brokered by Qatar`."""
    arranged = g.lemma[token] in ARRANGED
    if g.r.dep[token] != "acl" or not (g.r.word[token - 1] == "," or arranged):
        return []
    prep = g.r.head[g.first_conjunct(g.r.head[token])]
    return [g.r.head[prep]] if g.r.dep[prep] == "prep" and not g.is_verb(g.r.head[prep]) else []


LADEN = frozenset(("carry", "bring", "load", "deliver", "transport"))
"""Participles of what brings aid: `sent planes carrying tents`."""
LETTING = frozenset(("allow", "let", "permit"))
"""Verbs whose object is parsed as the subject of what they let happen: `allowed aid to enter`."""
MODIFIERS = ("compound", "amod", "nmod")
PHRASAL = frozenset(["take", "put", "place", "hold", "bring", "go", "set", "come", "find", "fire", "remain", "be"])
"""Verbs whose noun may stand after a preposition: `took to the streets`, `put on trial`, `held without trial`."""


def _is(g: Grammar, token: int, objects: frozenset[str]) -> bool:
    return _named(g, token, objects) or any(
        g.r.dep[c] in MODIFIERS and _named(g, c, objects) for c in g.r.children[token]
    )


def _named(g: Grammar, token: int, objects: frozenset[str]) -> bool:
    if g.r.word[token] == "Amnesty":
        return False
    return g.lemma[token] in objects or g.r.lower[token] in objects
