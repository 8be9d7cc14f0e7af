"""Answers: an act without a target that replies to an earlier one is directed at who did that.

`Tehran proposed talks with Baghdad. ... Baghdad rejected the offer`: the second sentence names no target.
"""

from collections.abc import Sequence

from memcon.events.grammar import HARMING, Grammar
from memcon.events.roles import Roles
from memcon.events.triggers import Trigger
from memcon.events.wording import listed
from memcon.record import Cast, Event

REPLIES = frozenset(("ACCUSE", "REJECT", "AGREE", "THREATEN", "SUPPORT", "REQUEST", "CONCEDE"))
REACTIONS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
REACH = 6
"""Sentences looked back."""
CRITICS = frozenset(("OPP", "LEG", "PTY"))
"""Those who judge what their own state's government does."""
POINTING = frozenset(("the", "this", "that", "those", "these", "such", "it", "another", "any", "all", "both"))


def answered(g: Grammar, t: Trigger, roles: Roles, earlier: Sequence[Event], cast: Cast) -> tuple[str, ...]:
    """The target that the act takes over from an earlier one, if its object points back."""
    if t.pattern.type not in REPLIES or t.pattern.word != "verb" or t.pattern.weak or not _points_back(g, t):
        return ()
    here = g.r.sentence[t.token]
    for event in reversed(earlier):
        at = g.r.token_at(event.trigger[0][0])
        if at is None or here - g.r.sentence[at] > REACH:
            continue
        if any(_side(a, b, cast) for a in roles.sources for b in event.targets):
            doers = tuple(a for a in event.sources if not any(_side(a, b, cast) for b in roles.sources))
            if doers:
                return doers[:2]
    return ()


def reacted(g: Grammar, t: Trigger, roles: Roles, earlier: Sequence[Event], cast: Cast) -> tuple[str, ...]:
    """Who did what the act judges: `The Union welcomed the verdict`, `Peru condemned the attack`."""
    if t.pattern.type not in REACTIONS or t.pattern.word != "verb" or t.pattern.weak:
        return ()
    types = next((found for o in _objects(g, t) if (found := _acts(g, o))), None)
    if types is None:
        return ()
    here = g.r.sentence[t.token]
    for event in reversed(earlier):
        at = g.r.token_at(event.trigger[0][0])
        if at is None or here - g.r.sentence[at] > REACH or event.type not in types:
            continue
        doers = tuple(a for a in event.sources if a not in roles.sources)
        ours = any(_side(a, b, cast) for a in roles.sources for b in event.sources)
        if doers and not (ours and any(cast.by_id[a].sector not in CRITICS for a in roles.sources)):
            return doers[:3]
    return ()


def undone_by(g: Grammar, t: Trigger, roles: Roles, earlier: Sequence[Event]) -> Roles | None:
    """The parties of the blow told before, where its doing is told on: `The raid killed nine officers`."""
    if t.pattern.type != "ASSAULT" or t.pattern.word != "verb" or g.lemma[t.token] not in HARMING or roles.sources:
        return None
    blows = [s for s in g.subjects(t.token) if s >= 0 and g.lemma[s] in BLOWS]
    if not any(g.r.dep[c] == "det" and g.r.lower[c] in POINTING for s in blows for c in g.r.children[s]):
        return None
    here = g.r.sentence[t.token]
    for event in reversed(earlier):
        at = g.r.token_at(event.trigger[0][0])
        if at is not None and event.type == "ASSAULT" and here - g.r.sentence[at] <= REACH:
            return Roles(sources=event.sources, targets=roles.targets or event.targets, by="answer")
    return None


def holders(g: Grammar, t: Trigger, roles: Roles, earlier: Sequence[Event]) -> tuple[str, ...] | None:
    """Whom a call for somebody's release is for: who holds them; None where it is no such call."""
    if t.pattern.type != "REQUEST" or not roles.targets or t.pattern.word != "verb":
        return None
    heads = [*([t.thing] if t.thing is not None else []), *g.objects(t.token), *g.preps(t.token, "for")]
    freed = next((o for o in heads if g.lemma[o] in FREEING and not list(g.preps(o, "by"))), None)
    if freed is None or not _undergoing(g, freed):
        return None
    for event in reversed(earlier):
        if event.type in ("COERCE", "ASSAULT", "SANCTION") and set(event.targets) & set(roles.targets):
            return tuple(a for a in event.sources if a not in roles.sources)
    return ()


def _undergoing(g: Grammar, noun: int) -> bool:
    """Whether the noun names who is to be freed: `the president's release`, `the release of the hostages`."""
    return g.child(noun, "poss") is not None or bool(list(g.preps(noun, "of")))


FREEING = listed("release freedom freeing reinstatement return acquittal extradition repatriation")


def _objects(g: Grammar, t: Trigger) -> list[int]:
    """What is welcomed or condemned, what the concern is over."""
    found = g.objects(t.token) if not g.passive(t.token) else [s for s in g.subjects(t.token) if s >= 0]
    tops = [top for top in (t.token, t.thing) if top is not None]
    preps = [o for top in tops for name in t.pattern.target_preps for o in g.preps(top, name)]
    return [o for o in (*found, *preps) if o != t.thing]


def _acts(g: Grammar, noun: int) -> frozenset[str] | None:
    """The types of act that a bare definite noun may take up: `the verdict`, `the strikes`, not `strikes on Mali`."""
    if not any(g.r.dep[c] == "det" and g.r.lower[c] in POINTING - {"another", "any"} for c in g.r.children[noun]):
        return None
    if any(g.r.dep[c] in ("prep", "poss", "acl", "relcl") for c in g.r.children[noun]):
        return None
    return next((types for words, types in ACTS if g.lemma[noun] in words), None)


BLOWS = listed("attack strike bombing assault shelling raid offensive bombardment ambush airstrike shooting blast")
ANY = listed(
    "SANCTION COERCE ASSAULT RETREAT CONCEDE AID COOPERATE AGREE SUPPORT MOBILIZE REJECT REQUEST THREATEN ACCUSE"
)
ACTS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (listed("decision move step announcement action measure gesture initiative act policy plan scheme"), ANY),
    (listed("verdict ruling sentence conviction judgment judgement"), listed("COERCE SANCTION")),
    (listed("sanction tariff embargo ban levy penalty restriction duty"), listed("SANCTION COERCE")),
    (listed("arrest detention expulsion deportation crackdown seizure raid"), listed("COERCE SANCTION ASSAULT")),
    (listed("coup takeover putsch ouster"), listed("COERCE ASSAULT SANCTION")),
    (
        listed(
            "attack strike bombing killing violence assault shelling invasion offensive massacre bombardment murder"
        ),
        listed("ASSAULT"),
    ),
    (listed("deal agreement accord pact truce ceasefire treaty breakthrough"), listed("AGREE SUPPORT CONCEDE RETREAT")),
    (listed("meeting talk summit visit dialogue negotiation"), listed("CONSULT")),
    (listed("release withdrawal swap pullout handover resignation"), listed("RETREAT CONCEDE")),
    (listed("test launch drill exercise deployment manoeuvre maneuver buildup"), listed("MOBILIZE COOPERATE")),
    (listed("offer proposal overture pledge"), listed("AGREE CONCEDE")),
    (listed("remark comment accusation threat warning criticism"), listed("ACCUSE THREATEN REQUEST")),
    (listed("donation aid loan assistance grant"), listed("AID AGREE")),
)
"""Nouns that take up an act told before, and the types that it may have."""


def _points_back(g: Grammar, t: Trigger) -> bool:
    objects = g.objects(t.token) if not g.passive(t.token) else [s for s in g.subjects(t.token) if s >= 0]
    for o in [t.thing] if t.thing is not None else objects:
        if (
            g.r.dep[o] == "appos"
            and g.r.head[t.token] == o
            and g.lemma[o] in ("charge", "claim", "accusation", "allegation")
        ):
            return True
        if g.r.lower[o] in POINTING or any(
            g.r.dep[c] in ("det", "predet") and g.r.lower[c] in POINTING for c in g.r.children[o]
        ):
            return True
    return False


def _side(one: str, other: str, cast: Cast) -> bool:
    """Whether two actors are of one side: the same, or of the same country."""
    if one == other:
        return True
    a, b = cast.by_id[one].country, cast.by_id[other].country
    return a is not None and a == b
