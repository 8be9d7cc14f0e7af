"""What was moved to another day or called off: `postponed until June`, `called off Monday's talks`."""

from dataclasses import replace
from datetime import date as Day  # noqa: N812

from memcon.dates.occasions import NOUNS, Clauses, Occasion
from memcon.dates.periods import Dated, site
from memcon.dates.tense import VERBS
from memcon.record import Reading

Change = tuple[Occasion, Occasion | None, str]
"""The occasion as it is now, as it was before, and `moved` or `cancelled`."""
PARTICLES = ("prt", "advmod", "prep")
ARRANGING = frozenset(("plan", "schedule", "set", "slate", "due", "expect", "book", "intend"))
ONCE = frozenset(("originally", "initially", "previously", "first", "earlier"))


def changes(c: Clauses, found: list[Dated], report: Day) -> tuple[list[Change], list[Dated]]:
    """All changes of the report, and the expressions that they have used up."""
    out: list[Change] = []
    taken: list[Dated] = []
    r = c.r
    for verb in range(len(r)):
        if r.pos[verb] not in VERBS:
            continue
        kind = _kind(c, verb)
        if kind is None:
            made, used = _rearranged(c, verb, found, report)
            out.extend(made)
            taken.extend(used)
            continue
        if c.unsure(verb) or (c.negated(verb) and kind != "not held"):
            continue
        made, used = _change(c, verb, kind, found, report)
        out.extend(made)
        taken.extend(used)
    return out, taken


def _kind(c: Clauses, verb: int) -> str | None:
    """`moved` or `cancelled`, by the verb or the verb with its particle."""
    r, lemma = c.r, c.r.lemma[verb].lower()
    phrases = {f"{lemma} {r.lower[x]}" for x in r.children[verb] if x in (verb + 1, verb + 2)}
    if lemma in c.words.moved or phrases & c.words.moved_phrase or (lemma == "move" and _has(c, verb, "to", "from")):
        return "moved"
    if lemma in c.words.cancelled or phrases & c.words.cancelled_phrase:
        return "cancelled"
    if c.negated(verb) and lemma in ("hold", "take") and (c.passive(verb) or lemma == "take"):
        return "not held"
    return None


def _has(c: Clauses, verb: int, *preps: str) -> bool:
    return any(c.r.lower[x] in preps for x in c.r.children[verb])


def _change(c: Clauses, verb: int, kind: str, found: list[Dated], report: Day) -> tuple[list[Change], list[Dated]]:
    r = c.r
    thing = c.subject(verb) if c.passive(verb) or kind == "not held" else c.object(verb)
    if thing is None or r.pos[thing] not in NOUNS or not (c.is_occasion(thing) or kind == "moved"):
        return [], []
    new, old = _days(c, verb, thing, kind, found)
    used = [d for d in (new, old) if d is not None]
    before = Occasion(old, thing, verb, c.noun_title(thing)) if old and _ahead(old, report) else None
    if kind == "moved" and new is not None and _ahead(new, report):
        return [(Occasion(new, thing, verb, c.noun_title(thing)), before, "moved")], used
    if before is not None:
        return [(before, None, "cancelled")], used
    return [], used if kind != "moved" else []


def _rearranged(c: Clauses, verb: int, found: list[Dated], report: Day) -> tuple[list[Change], list[Dated]]:
    """`the runoff, originally scheduled for October 9, will now take place on October 23`."""
    r, thing = c.r, c.subject(verb)
    if thing is None or r.lemma[verb].lower() not in c.words.held or not c.is_occasion(thing) or c.negated(verb):
        return [], []
    before = [x for x in r.children[thing] if r.dep[x] == "acl" and r.lemma[x] in ARRANGING]
    once = [x for x in before if any(r.lower[y] in ONCE for y in r.children[x])]
    old = next((d for d in found if any(r.left[x] <= d.first < r.right[x] for x in once)), None)
    new = next((d for d in found if site(r, d) == verb and _ahead(d, report)), None)
    if old is None or new is None or (old.start, old.end) == (new.start, new.end):
        return [], []
    gone = Occasion(old, thing, verb, c.noun_title(thing)) if _ahead(old, report) else None
    return [(Occasion(new, thing, verb, c.noun_title(thing)), gone, "moved")], [old, new]


def _ahead(d: Dated, report: Day) -> bool:
    return d.end is not None and d.end >= report


def _days(c: Clauses, verb: int, thing: int, kind: str, found: list[Dated]) -> tuple[Dated | None, Dated | None]:
    """The day to which and the day from which it was moved."""
    r = c.r
    new = old = None
    for d in found:
        if r.sentence[d.first] != r.sentence[verb]:
            continue
        inside = r.left[thing] <= d.first < r.right[thing]
        if (inside or _arranged(r, d, verb)) and d.lead not in ("until", "till"):
            old = old or d
        elif kind == "moved" and d.first > verb and d.lead in ("until", "till", "to", "for"):
            new = new or _closed(d)
        elif d.lead == "from" and d.first > verb:
            old = old or _closed(d)
        elif kind == "not held" and d.first > verb and d.lead in ("on", "in", ""):
            old = old or d
    return new, old


def _arranged(r: Reading, d: Dated, verb: int) -> bool:
    """Whether a participle says for when it had been: `postponed his trip to Peru, planned for March 20`."""
    over = site(r, d)
    return over != verb and r.lemma[over] in ARRANGING and r.tag[over] in ("VBN", "VBD")


def _closed(d: Dated) -> Dated:
    """`until June 3` and `from June 3` name a day here, not an open stretch."""
    return replace(d, start=d.whole[0], end=d.whole[1]) if d.whole else d
