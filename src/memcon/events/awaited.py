"""Clauses that an act to come waits for: `as soon as Peru withdraws`, `once the talks open`, `should the talks fail`.

What was, is told by the same words: `once the army took the town, it shelled the hills`.
"""

from memcon.events.grammar import Grammar

INVERTED = frozenset(("should", "were", "had"))


def opened(g: Grammar, clause: int) -> str:
    """The word that opens a clause: `when the leaders meet`."""
    first = g.r.left[clause]
    return g.r.lower[first] if g.r.head[first] == clause and g.r.dep[first] in ("mark", "advmod") else ""


def inversion(g: Grammar, clause: int) -> int | None:
    """The word that opens a condition told by its order: `were Syria to refuse`, `it will go should the talks fail`."""
    before = [c for c in g.children(clause, "ccomp") if c < clause and g.r.dep[clause] == "ROOT"]
    first = g.r.right[before[0]] if before else g.r.left[clause]
    if g.r.lower[first] not in INVERTED or g.r.lower[g.r.right[clause] - 1] == "?":
        return None
    helped = g.r.head[first] == clause and g.r.dep[first] in ("aux", "auxpass")
    subject = g.child(clause, "nsubj", "nsubjpass")
    return first if (helped or first == clause) and subject is not None and subject > first else None


def marked(g: Grammar, clause: int, marks: frozenset[str]) -> bool:
    """Whether a word opens the clause as a condition: `if it withdraws`."""
    return any(g.r.lower[c] in marks - {"until", "till"} for c in g.children(clause, "mark", "advmod"))


def hinges(g: Grammar, verb: int, marks: frozenset[str]) -> bool:
    """Whether the verb is that of a condition: `if it withdraws`, `should it withdraw`, `once it withdraws`."""
    below = g.r.dep[verb] in ("advcl", "ccomp", "pcomp")
    turned = (below or g.r.dep[verb] == "ROOT") and inversion(g, verb) is not None
    return turned or (below and marked(g, verb, marks)) or is_clause(g, verb)


def completes(g: Grammar, verb: int, marks: frozenset[str]) -> bool:
    """Whether an infinitive completes a condition: `withdraw` in `should Peru fail to withdraw`."""
    v = g.first_verb(verb)
    while g.r.dep[v] == "xcomp" and g.infinitive(v) and g.is_verb(g.r.head[v]):
        v = g.first_verb(g.r.head[v])
        if hinges(g, v, marks):
            return True
    return False


def clauses(g: Grammar, verb: int) -> list[int]:
    """The tops of the clauses of time that the verb waits for."""
    return [c for c in g.r.children[verb] if (clause := _of_time(g, c)) is not None and _to_come(g, clause, verb)]


def is_clause(g: Grammar, verb: int) -> bool:
    """Whether the verb tells of what an act to come waits for."""
    over = g.r.head[verb]
    top = over if g.r.lower[over] == "soon" else verb
    main = g.r.head[top]
    return main != top and _of_time(g, top) == verb and _to_come(g, verb, main)


def _of_time(g: Grammar, top: int) -> int | None:
    """The verb of a clause that `once` or `as soon as` opens."""
    if g.r.lower[top] == "soon" and g.r.lower[top - 1] == "as" and g.r.left[top] == top - 1:
        return next((c for c in g.children(top, "advcl") if g.r.lower[g.r.left[c]] == "as"), None)
    first = g.r.left[top]
    once = g.r.lower[first] == "once" and g.r.dep[first] in ("mark", "advmod") and g.r.head[first] == top
    return top if once and g.r.dep[top] == "advcl" else None


def _to_come(g: Grammar, clause: int, main: int) -> bool:
    """Whether the clause is still to come true: neither it nor what follows from it is told in the past."""
    ahead = g.infinitive(main) or any(g.r.tag[c] == "MD" for c in g.children(main, "aux"))
    return ahead or not (_past(g, clause) or _past(g, main))


def _past(g: Grammar, verb: int) -> bool:
    helpers = g.children(verb, "aux", "auxpass")
    if g.r.tag[verb] == "VBD" and not helpers:
        return True
    return any(g.r.tag[c] == "VBD" for c in helpers)
