"""How sure an event is: of those at 0.9, nine in ten are right in type and parties.

A logistic regression over what the finding rests on. Trained by `training/events/train_confidence.py`.
"""

import math
from collections.abc import Iterator

from memcon.events.grammar import Grammar
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.lexicon import read_json
from memcon.record import ActorMention, Cast

WEIGHTS = "events_confidence.json"
LEAST, MOST = 0.05, 0.95


class Confidence:
    """The chance that an event is right."""

    def __init__(self) -> None:
        content = read_json(WEIGHTS)
        self._bias: float = content["bias"]
        self._weights: dict[str, float] = content["weights"]

    def of(self, features: frozenset[str]) -> float:
        """The chance, from what `features` found."""
        z = self._bias + sum(self._weights.get(f, 0.0) for f in sorted(features))
        return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-z)))), 2)


def features(g: Grammar, cast: Cast, t: Trigger, roles: Roles) -> frozenset[str]:
    """What the finding of an event rests on: its words, how the parties were found, where they stand."""
    return frozenset((*_of_words(g, t), *_of_parties(g, cast, t, roles), f"by:{roles.by}"))


def _of_words(g: Grammar, t: Trigger) -> Iterator[str]:
    p = t.pattern
    yield f"word:{p.word}"
    yield f"type:{p.type}"
    yield f"score:{min(t.score, 5)}"
    if p.weak:
        yield "weak"
    if t.clause is not None:
        yield "clause"
    if g.r.dep[t.token] in ("ROOT", "ccomp"):
        yield "main"
    elif g.r.dep[t.token] in ("acl", "relcl", "advcl", "xcomp", "pcomp"):
        yield "below"


def _of_parties(g: Grammar, cast: Cast, t: Trigger, roles: Roles) -> Iterator[str]:
    if roles.reciprocal:
        yield "two-sided"
    elif not roles.targets:
        yield "no target"
    if len(roles.sources) + len(roles.targets) > 2:
        yield "several"
    if roles.targets and _sides(cast, roles.sources) & _sides(cast, roles.targets):
        yield "one side"
    for side, actors in (("source", roles.sources), ("target", roles.targets)):
        for actor in actors[:1]:
            yield f"{side}:{cast.by_id[actor].kind}"
            near = _nearest(g, cast, t, actor)
            yield f"{side}:{near.form if near is not None else 'elsewhere'}"
            if near is not None:
                yield f"{side} sure:{int(near.confidence * 5)}"
                yield f"{side} far:{min(abs(_token(g, near) - t.token) // 6, 3)}"


def _sides(cast: Cast, actors: tuple[str, ...]) -> set[str]:
    return {cast.by_id[a].country or a for a in actors}


def _nearest(g: Grammar, cast: Cast, t: Trigger, actor: str) -> ActorMention | None:
    """The actor's mention in the trigger's sentence that stands nearest to it."""
    first, last = g.r.sentences[g.r.sentence[t.token]]
    start, end = g.r.start[first], g.r.end[last - 1]
    inside = [m for m in cast.by_id[actor].mentions if start <= m.spans[0][0] < end]
    return min(inside, key=lambda m: abs(m.spans[0][0] - g.r.start[t.token]), default=None)


def _token(g: Grammar, m: ActorMention) -> int:
    return next(iter(g.r.tokens_in(*m.spans[0])), 0)
