"""Find what is due: every expression to come and the occasion that it dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Day  # noqa: N812

from memcon.dates import tense
from memcon.dates.occasions import NOUNS, Clauses, Occasion
from memcon.dates.periods import Dated
from memcon.record import Reading, TimeExpression

LAST = frozenset(("expire", "lapse", "end", "conclude", "expiry", "expiration", "election", "elections"))


ARGUMENTS = frozenset(("dobj", "obj", "nsubj", "nsubjpass"))
"""Relations in which an expression dates nothing: `to end the day at 9,505 points`, `as Election Day grows near`."""


def occasions(clauses: Clauses, found: list[Dated], report: Day) -> Iterator[Occasion]:
    """The occasions of all expressions that reach to the report's day or beyond."""
    for d in (_begun(d, report) for d in found):
        if d.end is None or d.end < report or d.lead in ("since", "after", "following", "until", "till"):
            continue
        noun, verb = clauses.governing(d)
        if not _is_due(clauses, d, noun, verb, report):
            continue
        occasion = _occasion(clauses, d, noun, verb)
        if occasion is not None:
            yield occasion


def _begun(d: Dated, report: Day) -> Dated:
    """What holds `from April 1` is due on that day."""
    if d.lead != "from" or d.end is not None or d.whole is None or d.whole[0] <= report:
        return d
    return replace(d, start=d.whole[0], end=d.whole[1])


def _is_due(c: Clauses, d: Dated, noun: int | None, verb: int | None, report: Day) -> bool:
    """Whether the report says that it will be: a day after its own, or a verb that points ahead."""
    aside = noun is not None and c.inside(d, noun) and (verb is None or c.object(verb) != noun)
    if verb is not None and not aside and (c.unsure(verb) or c.negated(verb)):
        return False
    if d.coarse and not (_long_term(c.r, noun, verb) and d.start is not None and d.start > report):
        return False
    if c.r.dep[d.head] in ARGUMENTS or (noun is None and d.lead != "for" and _past(c.r, verb)):
        return False
    if d.start is not None and d.start > report:
        return True
    return tense.direction(c.r, d.head) == tense.FUTURE or (
        verb is not None and tense.direction(c.r, verb) == tense.FUTURE
    )


def _past(r: Reading, verb: int | None) -> bool:
    """Whether the verb tells what was; `called a strike for Thursday` still gives a day to come."""
    return verb is not None and tense.direction(r, verb) == tense.PAST


def _long_term(r: Reading, noun: int | None, verb: int | None) -> bool:
    """Whether a year will do: `the treaty expires in 2030`, `elections in 2027`."""
    return any(t is not None and r.lemma[t].lower() in LAST for t in (noun, verb))


def _occasion(c: Clauses, d: Dated, noun: int | None, verb: int | None) -> Occasion | None:
    r, w = c.r, c.words
    if noun is not None and (verb is None or noun not in r.children[verb] or r.dep[noun] != "nsubj"):
        return Occasion(d, noun, verb, c.noun_title(noun))
    if verb is None:
        return None
    purpose = c.purpose_of(verb)
    if purpose is not None:
        return Occasion(d, purpose, None, c.noun_title(purpose))
    subject, thing = c.subject(verb), c.object(verb)
    lemma = r.lemma[verb].lower()
    if thing is not None and r.pos[thing] in NOUNS and lemma in w.holding and c.is_occasion(thing):
        return Occasion(d, thing, verb, c.noun_title(thing))
    if (
        subject is not None
        and r.pos[subject] in NOUNS
        and (
            (c.is_occasion(subject) and (lemma in w.held or lemma in w.holding or c.passive(verb)))
            or (c.passive(verb) and lemma in w.holding | w.held and lemma != "expect")
        )
    ):
        return Occasion(d, subject, verb, c.noun_title(subject))
    if lemma == "be" and r.dep[d.head] == "attr" and subject is not None and c.is_occasion(subject):
        return Occasion(d, subject, verb, c.noun_title(subject))
    return _act(c, d, verb)


def _act(c: Clauses, d: Dated, verb: int) -> Occasion | None:
    """A plain act that is due: `will visit Seoul`, `would be operational`."""
    r = c.r
    lemma = r.lemma[verb].lower()
    if lemma in ("say", "tell", "add", "note", "write"):
        return None
    if r.tag[verb] == "VBG":
        if lemma in ("begin", "start") and r.pos[r.head[verb]] == "VERB":
            verb, lemma = r.head[verb], r.lemma[r.head[verb]].lower()
        elif not any(r.dep[x] == "aux" for x in r.children[verb]):
            return None
    predicate = [x for x in r.children[verb] if r.dep[x] in ("acomp", "attr", "oprd")]
    if lemma == "be" and predicate:
        return Occasion(d, None, verb, c.verb_title(verb, whole=True))
    if (lemma in c.words.idle and not _in_court(r, verb)) or r.pos[verb] != "VERB":
        return None
    title = c.verb_title(verb, whole=c.passive(verb))
    if " " not in r.text[slice(*title)]:
        title = c.verb_title(verb, whole=True)
    return Occasion(d, None, verb, title)


def _in_court(r: Reading, verb: int) -> bool:
    """Whether somebody is to stand trial: `will appear before a judge`, `is to appear in court`."""
    led = [(r.lower[x], y) for x in r.children[verb] if r.dep[x] == "prep" for y in r.children[x] if r.dep[y] == "pobj"]
    return r.lemma[verb] == "appear" and any(p == "before" or r.lemma[y].lower() in ("court", "dock") for p, y in led)


def date_tokens(r: Reading, dates: tuple[TimeExpression, ...]) -> set[int]:
    """The tokens of all expressions that are no sets (`annual` stays in a title)."""
    return {i for d in dates if d.type != "SET" for a, b in d.spans for i in r.tokens_in(a, b)}
