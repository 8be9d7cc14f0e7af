"""Features of a sentence with a given source and target, for the model of roots.

What the patterns say of each trigger and how its roles fit the pair; the lemmas on the way between the two; the vectors
of the sentence, of the trigger and of the pair.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from memcon.events.absorbing import absorbed, as_threats
from memcon.events.conditions import ConditionFinder
from memcon.events.grammar import Grammar
from memcon.events.ontology import Ontology
from memcon.events.parties import Parties
from memcon.events.roles import RoleFinder, Roles
from memcon.events.status import StatusReader
from memcon.events.triggers import Finder, Trigger
from memcon.events.wording import Words
from memcon.lexicon import read_json
from memcon.record import Actor, ActorMention, Cast, Reading, Span

FITS = {"both": 40, "source": 30, "one": 30, "target": 20, "swap": 10, "none": 0}
CONTENT = ("VERB", "NOUN", "ADJ", "ADV", "AUX", "PART", "ADP")
CHILDREN = ("dobj", "xcomp", "prep", "attr", "acomp", "ccomp", "nsubjpass")


class PairFeatures(Struct, frozen=True):
    """Names of what holds, and the vectors laid side by side."""

    names: frozenset[str]
    vector: NDArray[np.float32]


class Candidate(Struct, frozen=True, kw_only=True):
    """A trigger beside the pair: how its roles fit, its status, whether another act absorbs it."""

    trigger: Trigger
    fit: str
    status: str
    gone: bool
    aside: bool
    hinged: bool

    @property
    def rank(self) -> int:
        """How likely it is the act meant."""
        return FITS[self.fit] + self.trigger.score - 20 * self.gone - 10 * self.trigger.pattern.weak


class Acts(NamedTuple):
    """What a report's pairs are read from: its triggers, the tokens of those that others absorb, a vector a unit."""

    triggers: Sequence[Trigger]
    gone: set[int]
    rows: NDArray[np.float32] | None


def vectors(reading: Reading) -> NDArray[np.float32] | None:
    """The encoder's vector of each unit; where windows overlap, the later one's."""
    encoded = reading.encoded
    if encoded is None or not encoded.vectors:
        return None
    rows = np.zeros((len(encoded.units.spans), np.asarray(encoded.vectors[0]).shape[1]), dtype=np.float32)
    for window, found in zip(encoded.windows, encoded.vectors, strict=True):
        rows[window.first : window.last] = np.asarray(found, dtype=np.float32)
    return rows


class PairReader:
    """Read the features of pairs."""

    def __init__(self, ontology: Ontology | None = None) -> None:
        self._ontology = ontology or Ontology.shipped()
        self._words = Words.of(read_json("events_words.json"))
        self._finder = Finder(self._ontology.patterns)

    def read(self, reading: Reading, source: Sequence[Span], target: Sequence[Span]) -> PairFeatures:
        """The features of the pair in its sentence, the whole of the reading."""
        g = Grammar(reading)
        return self.within(g, self._acts(g), range(len(reading)), source, target)

    def within(
        self, g: Grammar, acts: Acts, sentence: range, source: Sequence[Span], target: Sequence[Span]
    ) -> PairFeatures:
        """The features of the pair in one sentence of a report whose triggers are found."""
        found = sorted(self._candidates(g, acts, sentence, source, target), key=lambda c: -c.rank)
        a, b = _head(g.r, source), _head(g.r, target)
        top = _ancestor(g.r, a, b)
        names = {*_of_candidates(found), *_of_path(g, a, b, top), *_of_words(g, sentence, source, target)}
        names.update(_of_neighbours(g, sentence, source, target))
        trigger = found[0].trigger.token if found and found[0].fit != "none" else top
        return PairFeatures(frozenset(names), _vector(g.r, acts.rows, sentence, trigger, top))

    def candidates(self, reading: Reading, source: Sequence[Span], target: Sequence[Span]) -> list[Candidate]:
        """The triggers, the likeliest first."""
        g = Grammar(reading)
        found = self._candidates(g, self._acts(g), range(len(reading)), source, target)
        return sorted(found, key=lambda c: -c.rank)

    def _acts(self, g: Grammar) -> Acts:
        triggers = as_threats(g, self._finder.find(g), self._ontology)
        return Acts(triggers, absorbed(g, triggers, self._ontology), vectors(g.r))

    def _candidates(
        self, g: Grammar, acts: Acts, sentence: range, source: Sequence[Span], target: Sequence[Span]
    ) -> Iterator[Candidate]:
        cast = Cast(tuple(_actor(i, spans) for i, spans in (("source", source), ("target", target)) if spans))
        roles = RoleFinder(g, Parties(g, cast), self._words.light, self._words.minded)
        status, conditions = StatusReader(g, self._words), ConditionFinder(g, self._words)
        for t in acts.triggers:
            if t.token not in sentence:
                continue
            carrier = roles.carrying_verb(t.token) if t.pattern.word == "noun" else None
            standing = status.read(t.token, carrier)
            yield Candidate(
                trigger=t, fit=_fit(roles.find(t)), status=standing.status, gone=t.token in acts.gone,
                aside=standing.conditional, hinged=conditions.find(t.token) is not None,
            )  # fmt: skip


def _actor(name: str, spans: Sequence[Span]) -> Actor:
    mentions = tuple(ActorMention(spans=(s,), form="name", confidence=1.0) for s in spans)
    return Actor(id=name, name=name, kind="organisation", mentions=mentions, confidence=1.0)


def _fit(roles: Roles) -> str:
    if roles.reciprocal:
        return "both" if {"source", "target"} <= set(roles.sources) else "one" if roles.sources else "none"
    source, target = "source" in roles.sources, "target" in roles.targets
    if source or target:
        return "both" if source and target else "source" if source else "target"
    return "swap" if "target" in roles.sources or "source" in roles.targets else "none"


def _head(reading: Reading, spans: Sequence[Span]) -> int | None:
    return reading.root_of(*spans[0]) if spans else None


def _ancestor(reading: Reading, one: int | None, other: int | None) -> int | None:
    """The lowest word above both heads."""
    if one is None or other is None:
        return None if one is None else reading.head[one]
    above = [other, *reading.path(other)]
    return next((x for x in [one, *reading.path(one)] if x in above), reading.head[one])


def _of_candidates(found: Sequence[Candidate]) -> Iterator[str]:
    for c in found:
        p, gone = c.trigger.pattern, "-" if c.gone else ""
        yield f"T:{p.type}:{c.fit}{gone}"
        yield f"S:{p.type}:{c.status}:{c.fit}{gone}{'?' if c.aside else ''}"
        yield f"M:{p.type}/{p.mode}"
        yield f"TW:{p.type}:{p.word}:{c.fit}"
        yield f"TL:{p.type}:{p.lemma}"
    if found:
        best, p = found[0], found[0].trigger.pattern
        yield f"B:{p.type}:{best.status}"
        yield f"BT:{p.type}"
        yield f"BF:{p.type}:{best.status}:{best.fit}{'if' if best.hinged else ''}"
    else:
        yield "B:nothing"


def _of_path(g: Grammar, a: int | None, b: int | None, top: int | None) -> Iterator[str]:
    r = g.r
    for name, head in (("S", a), ("T", b)):
        if head is None:
            continue
        chain = [head, *r.path(head)]
        chain = chain[: chain.index(top)] if top in chain else chain[:4]
        yield f"{name}D:{'/'.join(r.dep[x] for x in chain[:4])}"
        yield f"{name}H:{g.lemma[head]}"
        yield f"{name}G:{r.dep[head]}:{g.lemma[r.head[head]]}"
        yield f"{name}V:{g.lemma[g.clause(head)]}"
        yield from (f"P:{g.lemma[x]}" for x in chain[1:])
    if top is None:
        return
    yield f"L:{g.lemma[top]}"
    if g.passive(top):
        yield "LP"
    for c in r.children[top]:
        if r.dep[c] in ("aux", "neg", "prt", "mark"):
            yield f"LA:{r.lower[c]}"
        elif r.dep[c] in CHILDREN:
            yield f"LC:{r.dep[c]}:{g.lemma[c]}"
            yield f"LX:{g.lemma[top]}:{g.lemma[c]}"


def _of_words(g: Grammar, sentence: range, source: Sequence[Span], target: Sequence[Span]) -> Iterator[str]:
    inside: set[int] = set()
    for name, spans in (("SW", source), ("TG", target)):
        for start, end in spans:
            tokens = g.r.tokens_in(start, end)
            inside.update(tokens)
            yield from (f"{name}:{g.lemma[i]}" for i in tokens)
    yield from (f"W:{g.lemma[i]}" for i in sentence if g.r.pos[i] in CONTENT and i not in inside)


def _of_neighbours(g: Grammar, sentence: range, source: Sequence[Span], target: Sequence[Span]) -> Iterator[str]:
    """Each word with the next, the pair's own words as one: `SRC condemn`, `condemn TGT`."""
    words: list[str] = []
    for i in sentence:
        start = g.r.start[i]
        held = (n for n, spans in (("SRC", source), ("TGT", target)) if any(a <= start < b for a, b in spans))
        side = next(held, None)
        if side is None or words[-1:] != [side]:
            words.append(side or g.lemma[i])
    yield from (f"G:{a} {b}" for a, b in pairwise(words))


def _vector(
    reading: Reading, rows: NDArray[np.float32] | None, sentence: range, trigger: int | None, top: int | None
) -> NDArray[np.float32]:
    """The encoder's vectors of the sentence, the trigger and the common ancestor, each of length one."""
    if rows is None or reading.encoded is None or not sentence:
        return np.zeros(0, dtype=np.float32)
    spans = reading.encoded.units.spans
    start, end = reading.start[sentence[0]], reading.end[sentence[-1]]
    first = bisect_left(spans, (start, 0))
    last = max(first + 1, bisect_left(spans, (end, 0)))
    parts = [rows[first:last].mean(axis=0), *(_row(reading, spans, rows, t) for t in (trigger, top))]
    joined: NDArray[np.float32] = np.concatenate([p / (float(np.linalg.norm(p)) + 1e-6) for p in parts])
    return joined.astype(np.float32)


def _row(reading: Reading, spans: Sequence[Span], rows: NDArray[np.float32], token: int | None) -> NDArray[np.float32]:
    """The vector of the unit that the token begins in."""
    if token is not None:
        i = bisect_right(spans, (reading.start[token], len(reading.text))) - 1
        if i >= 0 and reading.start[token] < spans[i][1]:
            found: NDArray[np.float32] = rows[i]
            return found
    return np.zeros(rows.shape[1], dtype=np.float32)
