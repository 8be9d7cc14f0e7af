"""Threats: what somebody says that he will do to others, and whom he means where the words name nobody.

`warned that Lima would strike if Quito did not act` threatens Quito; `said it would close the border if no deal was
reached` is a threat, as good as `threatened to`.
"""

import msgspec

from memcon.events import awaited
from memcon.events.absorbing import HARM
from memcon.events.fitting import PUBLIC
from memcon.events.grammar import Grammar
from memcon.events.parties import Parties
from memcon.events.roles import RoleFinder, Roles
from memcon.events.triggers import Trigger
from memcon.events.wording import Standing, listed
from memcon.record import Cast, Spans

FORCES = listed("army military police government navy force troop soldier cabinet state parliament")
"""Nouns that mean the speaker's own where no country stands with them: `warned that the army would strike back`."""
HINGES = frozenset(("if", "unless", "should"))
OWN_WILL = frozenset(("will", "would", "'ll", "’ll", "shall"))


def own(cast: Cast, actor: str, sources: tuple[str, ...]) -> bool:
    """Whether the actor is of the side of the sources."""
    country = cast.by_id[actor].country
    return actor in sources or (country is not None and country in {cast.by_id[s].country for s in sources})


def of_warning(g: Grammar, t: Trigger, roles: Roles, cast: Cast) -> Trigger:
    """A warning as a threat where its subject is the speaker's own side: `warned that Lima would go ahead alone`."""
    p = t.pattern
    if p.lemma != "warn" or p.complement != "that" or t.clause is None or p.type not in ("ACCUSE", "THREATEN"):
        return t
    subject = g.child(t.clause, "nsubj")
    if subject is None or not _will(g, t.clause):
        return t
    actor = cast.headed(g.r, subject) or cast.over(g.r.start[subject])
    ours = _unnamed(g, subject) or (actor is not None and own(cast, actor, roles.sources))
    if p.type == "ACCUSE" and ours:
        pattern = msgspec.structs.replace(p, type="THREATEN", mode=None, complement="will", weak=False)
        return msgspec.structs.replace(t, pattern=pattern)
    if p.type == "THREATEN" and actor is not None and not ours:
        return msgspec.structs.replace(t, pattern=msgspec.structs.replace(p, type="ACCUSE", mode="allege"))
    return t


def aimed(g: Grammar, t: Trigger, roles: Roles, cast: Cast, finder: RoleFinder) -> Roles:
    """The roles of a threat without the speaker's own side, and with whom its condition names."""
    if t.pattern.word != "verb" or not roles.sources:
        return roles
    parties = finder.parties
    if t.pattern.type != "THREATEN":
        mild = t.pattern.type not in HARM or roles.targets or not _will(g, t.token)
        return roles if mild else msgspec.structs.replace(roles, targets=_of_hinges(g, t, roles, cast, parties))
    subject = g.child(t.clause, "nsubj") if t.clause is not None else None
    told = parties.at(subject, wide=False) if subject is not None else []
    mine = {a for a in told if _unnamed(g, subject or 0) or own(cast, a, roles.sources)}
    targets = tuple(a for a in roles.targets if a not in mine)
    if not targets and mine:
        targets = tuple(a for a in finder.within(t.clause) if a not in mine and a not in roles.sources)
    if not targets:
        targets = _of_hinges(g, t, roles, cast, parties)
    if targets == roles.targets or not (targets or t.pattern.complement):
        return roles
    return msgspec.structs.replace(roles, targets=targets)


def _of_hinges(g: Grammar, t: Trigger, roles: Roles, cast: Cast, parties: Parties) -> tuple[str, ...]:
    named = (a for c in _hinges(g, t) for s in g.children(c, "nsubj", "nsubjpass") for a in parties.at(s, wide=False))
    official = any(cast.by_id[s].kind in PUBLIC or cast.by_id[s].sector in ("GOV", "MIL") for s in roles.sources)
    mine = (lambda a: own(cast, a, roles.sources)) if official else roles.sources.__contains__
    return tuple(dict.fromkeys(a for a in named if not mine(a)))


def _unnamed(g: Grammar, noun: int) -> bool:
    """Whether the noun means one's own, as no other's name stands with it: `the army`, `his members`."""
    if any(g.r.tag[c] == "PRP$" for c in g.children(noun, "poss")):
        return True
    return g.lemma[noun] in FORCES and all(g.r.dep[c] in ("det", "punct") for c in g.r.children[noun])


def _will(g: Grammar, verb: int) -> bool:
    return any(g.r.lower[c] in OWN_WILL for c in g.children(verb, "aux"))


def _hinges(g: Grammar, t: Trigger) -> list[int]:
    """The verbs of the conditions on which the threat hangs."""
    over = g.r.head[t.token]
    turned = awaited.inversion(g, over) if g.r.dep[t.token] == "ccomp" else None
    found = [over] if turned is not None and turned > t.token else []
    for verb in (t.token, t.clause):
        for c in g.children(verb, "advcl", "ccomp") if verb is not None else ():
            if awaited.opened(g, c) in HINGES or awaited.inversion(g, c) is not None:
                found.append(c)
        found += awaited.clauses(g, verb) if verb is not None else []
    return found


def conditional(g: Grammar, t: Trigger, standing: Standing, condition: Spans | None) -> bool:
    """Whether an act of force that one says one would do hangs on others: `it would strike if Peru attacked`."""
    if t.pattern.type not in HARM or t.pattern.word != "verb" or standing.status != "hypothetical" or condition is None:
        return False
    first = g.r.token_at(condition[0][0])
    return _will(g, t.token) and first is not None and g.r.lower[first] in HINGES
