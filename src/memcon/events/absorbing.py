"""Absorbing: what is threatened, demanded or promised is no second event (`vowed to bomb` is THREATEN alone)."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.events.grammar import HARMING, Grammar
from memcon.events.ontology import Ontology
from memcon.events.triggers import Trigger
from memcon.events.wording import RUMOURS, listed

INWARD = frozenset(
    (
        "dobj",
        "xcomp",
        "ccomp",
        "pcomp",
        "pobj",
        "prep",
        "acl",
        "acomp",
        "attr",
        "oprd",
        "conj",
        "dative",
        "nsubj",
        "dep",
        "advcl",
    )
)


HARM = frozenset(("ASSAULT", "COERCE", "SANCTION"))
REPLIES = listed("retaliate respond avenge punish crush destroy strike fight reply")
"""What one who vows it threatens, whatever follows: `promised to retaliate`."""


def as_threats(g: Grammar, triggers: Sequence[Trigger], ontology: Ontology) -> list[Trigger]:
    """The triggers, those that promise harm made threats: `vowed to bomb`, `is ready to impose sanctions`."""
    if "THREATEN" not in ontology.types:
        return list(triggers)
    types = {t.token: t.pattern.type for t in triggers if t.pattern.type in HARM}
    return [
        msgspec.structs.replace(t, pattern=msgspec.structs.replace(t.pattern, type="THREATEN", mode=None))
        if _vows(t) and t.clause is not None and (t.clause in types or g.lemma[t.clause] in REPLIES)
        else t
        for t in triggers
    ]


def _vows(t: Trigger) -> bool:
    """Whether the words promise or announce what the subject will do: `vowed to`, `warned that`."""
    p = t.pattern
    return (p.type == "AGREE" and p.complement == "to") or (p.lemma == "warn" and p.complement == "that")


def absorbed(g: Grammar, triggers: Sequence[Trigger], ontology: Ontology) -> set[int]:
    """The tokens of the triggers that stand in the complement of an absorbing one."""
    takers = {t.token: t for t in triggers if ontology.types[t.pattern.type].absorbs}
    gone: set[int] = set()
    types = {t.token: t.pattern.type for t in triggers}
    for t in triggers:
        if _taker(g, t.token, takers) is not None or _aside(g, t, types):
            gone.add(t.token)
    return gone


def _aside(g: Grammar, t: Trigger, types: Mapping[int, str]) -> bool:
    """Whether the words only tell more of the act above.

    What marchers demand, what a blow did (`shelled the town, killing nine`), how the missile came that struck.
    """
    head, dep = g.r.head[t.token], g.r.dep[t.token]
    if dep in ("advcl", "acl", "xcomp") and types.get(head) == "PROTEST" and t.pattern.type == "REQUEST":
        return g.r.tag[t.token] == "VBG" or g.infinitive(t.token)
    if dep == "advcl" and types.get(head) == "ASSAULT" and g.r.tag[t.token] == "VBG":
        return g.lemma[t.token] in HARMING
    struck = dep == "acl" and g.r.dep[head] == "nsubj" and types.get(g.r.head[head]) == "ASSAULT"
    return struck and t.pattern.type in ("MOBILIZE", "ASSAULT")


def _taker(g: Grammar, token: int, takers: dict[int, Trigger]) -> int | None:
    """The absorbing trigger whose complement holds the token."""
    below, node = token, g.r.head[token]
    while node != below:
        dep = g.r.dep[below]
        if g.lemma[node] in ENDING and dep in ("dobj", "xcomp", "prep", "nsubjpass"):
            return None
        if dep not in INWARD:
            return None
        if dep == "acl" and g.lemma[node] in RUMOURS and g.child(below, "nsubj", "nsubjpass") is not None:
            return None
        if dep == "conj" and g.is_verb(below) and g.is_verb(node):
            node = g.joined_to(below)
            if node in takers:
                return None
        if dep == "advcl" and not g.infinitive(below):
            return None
        if dep == "prep" and g.r.lower[below] in FACTS:
            return None
        if dep in ("nsubj", "nsubjpass") and node in takers:
            return None
        if dep == "prep" and node in takers and g.r.lower[below] not in INTO:
            return None
        if node in takers and _complement(g, below):
            return node
        below, node = node, g.r.head[node]
    return None


ENDING = listed("end halt stop cease cessation lift lifting reverse suspend")
"""What is to end is there: `called for an end to the embargo`."""
FACTS = frozenset(("after", "following", "amid", "since", "despite", "during", "including", "because", "into"))
"""What stands after these is told as a fact: `urged a probe into the killing`."""
INTO = frozenset(("to", "for", "of", "on", "with", "against", "from", "over", "before"))


def _complement(g: Grammar, below: int) -> bool:
    """Whether the branch is what the taker asks, threatens, promises or refuses."""
    return g.r.dep[below] in ("dobj", "xcomp", "ccomp", "prep", "acl", "advcl", "dep", "acomp", "oprd", "dative")
