"""Implied parties: an act that names one party takes the other from the acts between the same sides in the report.

`Seoul urged Pyongyang to disarm. ... Seoul proposed talks`: to Pyongyang. `Israel indicted her. ... She was arrested in
May`: by Israel. Such roles are the report's, not the sentence's: their confidence is low.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from memcon.events.grammar import Grammar
from memcon.events.pooling import Partial
from memcon.events.roles import Roles
from memcon.events.wording import ROUNDS, listed
from memcon.record import Cast, Event

DIRECTED = frozenset(
    ("ACCUSE", "REJECT", "AGREE", "REQUEST", "SUPPORT", "SANCTION", "THREATEN", "COERCE", "CONSULT", "ASSAULT")
)
FRIENDLY = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
FORCE = frozenset(("SANCTION", "COERCE", "ASSAULT"))
DONE_TO = frozenset(("COERCE", "ASSAULT", "SANCTION", "RETREAT"))
STAGES = listed(
    "begin start open resume restart continue go proceed progress advance intensify accelerate drag stall stumble "
    "falter deadlock collapse fail break founder end conclude finish adjourn suspend halt extend reach enter centre "
    "center focus"
)
"""What talks do that the report tells of elsewhere."""
TRUCES = listed("ceasefire cease-fire truce armistice")
FURTHER = listed("new next second third fourth fifth further fresh final last another")
"""What tells that there were talks before: `a new round of talks will open`."""
MATTERS = listed("move decision step law measure plan policy bill verdict ruling")
"""What one's own side does as well as another: whose, only the words around can tell."""
REACH = 15
"""Sentences looked either way."""


def completed(g: Grammar, partial: Partial, events: Sequence[Event], cast: Cast) -> Roles | None:
    """The roles with the missing party filled from the nearest act of the same sides, None where there is none."""
    t, roles = partial.trigger, partial.roles
    if roles.reciprocal and t.pattern.type == "CONSULT" and t.pattern.word == "noun" and _goes_on(g, t.token):
        return _taken_up(g, t.token, roles, events)
    if t.pattern.weak or t.pattern.targetless or t.pattern.complement == "must" or t.pattern.direct:
        return None
    if roles.reciprocal and _names_another(g, t.token if t.thing is None else t.thing, roles):
        return None
    if t.thing is not None and any(g.r.tag[c] != "PRP$" for c in g.children(t.thing, "poss")):
        return None
    if any(True for top in (t.token, t.thing) if top is not None for _ in g.preps(top, "against")):
        return None
    if t.pattern.type == "ASSAULT" and t.thing is not None and g.lemma[t.thing] in TRUCES and not roles.targets:
        return _broken(roles, _near(g, t.token, events), cast)
    if t.pattern.type == "CONSULT" and not (t.pattern.word == "noun" and _definite(g, t.token)):
        return None
    if t.pattern.type in ("ACCUSE", "SUPPORT") and any(g.lemma[o] in MATTERS for o in g.objects(t.token)):
        return None
    if roles.sources and not roles.targets and t.pattern.type in DIRECTED:
        return _with_target(
            t.pattern.type, roles, [e for e in _near(g, t.token, events) if _alike(t.pattern.type, e)], cast
        )
    if roles.targets and not roles.sources and t.pattern.type in DONE_TO and t.pattern.word == "verb":
        return _with_source(roles, _near(g, t.token, events))
    return None


def _broken(roles: Roles, near: Iterable[Event], cast: Cast) -> Roles | None:
    """Those with whom the one who broke a truce had dealt: the other party of what two agreed on."""
    sides = {_side(a, cast) for a in roles.sources}
    for e in near:
        others = tuple(a for a in e.sources if _side(a, cast) not in sides)
        if not e.targets and len(e.sources) == 2 and len(others) == 1:
            return Roles(sources=roles.sources, targets=others, by="implied")
    return None


def _names_another(g: Grammar, noun: int, roles: Roles) -> bool:
    """Whether the words name a party that is no actor known: `talks between Peru and the three powers`."""
    between = [c for o in g.preps(noun, "between") for c in g.coordinated(o)]
    return len(between) > len(roles.sources) or (not roles.sources[1:] and any(True for _ in g.preps(noun, "with")))


def _goes_on(g: Grammar, noun: int) -> bool:
    """Whether the noun takes up talks that the report tells of: `the talks collapsed`, `negotiations intensify`."""
    over = g.r.head[g.r.head[noun]] if g.r.dep[noun] == "pobj" and g.r.lower[g.r.head[noun]] == "of" else noun
    top = over if g.lemma[over] in ROUNDS else noun
    verb = g.r.head[top]
    if g.r.dep[top] not in ("nsubj", "nsubjpass") or g.lemma[verb] not in STAGES:
        return False
    return _definite(g, top) or any(g.r.lower[c] in FURTHER for c in g.children(top, "amod"))


def _definite(g: Grammar, noun: int) -> bool:
    return not any(g.r.dep[c] == "det" and g.r.lower[c] in ("a", "an", "no", "any") for c in g.r.children[noun])


def _taken_up(g: Grammar, noun: int, roles: Roles, events: Sequence[Event]) -> Roles | None:
    """The parties of the nearest talks in the report that hold those named here."""
    for e in _near(g, noun, events):
        if (
            (e.type == "CONSULT" or (e.type == "AGREE" and not e.targets))
            and len(e.sources) > 1
            and set(roles.sources) <= set(e.sources)
        ):
            return Roles(sources=e.sources, targets=(), reciprocal=True, by="implied")
    return None


def _near(g: Grammar, token: int, events: Sequence[Event]) -> list[Event]:
    """The events within reach of the token, nearest sentence first."""
    sentence, count = g.r.sentence[token], len(g.r.sentences)
    first = g.r.start[g.r.sentences[max(0, sentence - REACH)][0]]
    last = g.r.end[g.r.sentences[min(count - 1, sentence + REACH)][1] - 1]
    inside = [e for e in events if first <= e.trigger[0][0] < last]
    return sorted(inside, key=lambda e: _distance(g, token, e))


def _distance(g: Grammar, token: int, e: Event) -> int:
    at = g.r.token_at(e.trigger[0][0])
    return abs(g.r.sentence[token] - g.r.sentence[at]) if at is not None else REACH + 1


def _with_target(kind: str, roles: Roles, near: Sequence[Event], cast: Cast) -> Roles | None:
    """The side that the source's side deals with most in the report, named by its state where the report names it."""
    sides = {_side(a, cast) for a in roles.sources}
    partners: Counter[str] = Counter()
    for e in near:
        words = kind in FORCE and e.quad in (1, 3) and e.targets
        parties = e.targets if words and not sides & {_side(a, cast) for a in e.sources} else (*e.sources, *e.targets)
        asked = kind == "REJECT" and e.targets and e.quad < 4 and e.type not in ("ACCUSE", "REJECT", "THREATEN")
        answers = not asked or sides & {_side(a, cast) for a in e.targets}
        if answers and sides & {_side(a, cast) for a in parties}:
            partners.update({_side(a, cast) for a in parties} - sides)
    best = partners.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 2 * best[1][1]):
        return None
    other = _principal(best[0][0], near, cast)
    if roles.reciprocal:
        return Roles(sources=(*roles.sources, other), targets=(), reciprocal=True, by="implied")
    return Roles(sources=roles.sources, targets=(other,), by="implied")


def _alike(kind: str, e: Event) -> bool:
    """Whether the act may be between the parties of the other: who helps or praises is not whom a blow is for."""
    if kind == "ASSAULT":
        return e.quad > 2
    if kind in ("SUPPORT", "CONSULT"):
        return e.quad < 4
    return kind in FRIENDLY or e.type not in ("SUPPORT", "AID")


def _principal(side: str, near: Sequence[Event], cast: Cast) -> str:
    """The state of the side if the report names it, else its party in the nearest act."""
    for actor in cast.by_id.values():
        if actor.kind == "state" and actor.country == side:
            return actor.id
    return next(a for e in near for a in (*e.sources, *e.targets) if _side(a, cast) == side)


def _with_source(roles: Roles, near: Iterable[Event]) -> Roles | None:
    for e in near:
        if set(roles.targets) & set(e.targets) and e.quad == 4 and len(e.sources) == 1:
            return Roles(sources=e.sources, targets=roles.targets, by="implied")
    return None


def _side(actor: str, cast: Cast) -> str:
    return cast.by_id[actor].country or actor
