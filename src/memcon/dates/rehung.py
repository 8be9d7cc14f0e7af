"""Days that the parse hangs on the wrong verb: in `said on Monday he would resign` the day is that of the saying."""

from dataclasses import replace

from memcon.dates.tense import SAYING
from memcon.record import Reading

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())  # noqa: SIM905


def rehung(r: Reading) -> Reading:
    """The reading, with each such day below the verb of saying right before it."""
    moves = [(i, verb) for i, dep in enumerate(r.dep) if dep in ("prep", "npadvmod") and (verb := _said(r, i)) >= 0]
    if not moves:
        return r
    head, left = list(r.head), list(r.left)
    children = [list(c) for c in r.children]
    for i, said in moves:
        told = head[i]
        head[i] = said
        children[told].remove(i)
        children[said] = sorted([*children[said], i])
        left[told] = r.right[i]
    return replace(r, head=head, left=left, children=children)


def _said(r: Reading, i: int) -> int:
    """The verb of saying to which the day belongs, -1 where it is where it should be."""
    told = r.head[i]
    said = r.head[told]
    if r.dep[told] != "ccomp" or not said < i < told or r.left[told] != i or r.lemma[said] not in SAYING:
        return -1
    day = next((c for c in r.children[i] if r.dep[c] == "pobj"), i) if r.dep[i] == "prep" else i
    after = r.right[i]
    whole = after - i <= 3 and r.lower[day] in DAYS and after < told and r.pos[after] != "PUNCT"
    subject = any(r.dep[c] in ("nsubj", "nsubjpass") and c >= after for c in r.children[told])
    marked = any(r.dep[c] == "mark" for c in r.children[told])
    return said if whole and subject and not marked else -1
