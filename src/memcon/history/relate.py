"""What a later statement makes of an earlier one: repeats it, hardens or softens it, reverses or contradicts it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from memcon.history.said import Said
from memcon.history.wording import TURNED_ACTS, Clause, Figure, Wording, opposite, other_case, ought_and_is, read, stem
from memcon.record import Act

Kind = Literal["repeated", "hardened", "softened", "reversed", "contradicted"]

Matrix = npt.NDArray[np.float32]

NAME = 1.5
"""A name shared counts for more than another word."""
MEANING = 0.6
"""How much of closeness is meaning, the rest is words."""
OF_ONE_THING = 0.42
"""From here two statements speak of one thing: turned against one another they are a reversal or a contradiction."""
ALIKE_IN_MEANING = 0.48
"""And their vectors, where they are known, are as close as this: turning a sentence round changes its vector little."""
SAME = 0.5
"""From here two that are turned the same way say the same."""
SAME_OF_OTHERS = 0.65
"""And where each names somebody or somewhere else, as an attack in one town and in another."""
MEETING = 0.4
"""Of what the clauses set against one another speak of, the share that both must have."""
CLOSE = 0.55
MEETING_CLOSE = 0.32
"""And where the statements are as close as this."""
VERY_CLOSE = 0.75
"""Where they are as close as this, the whole of the one clause standing in the other is enough."""
SHARED = 2
"""Things, names not among them, that both must speak of; of two short statements one is enough."""
SHORT = 5
ONE_COUNT = 7
"""Days within which two figures are of one count; what is counted later may have grown."""
COUNTED = 0.5
"""How close statements must be that count the same thing: other figures may be of another day or place."""
TOLD_CLOSE = 0.65
"""And where they name one place, too, wherever in the sentence it stands."""
FAR_OFF = 0.1
"""Figures that differ by more than a tenth are two figures."""
TONE_STEP = 0.4
TONE_TURN = 0.8
LIES = frozenset(
    map(stem, ("false", "untrue", "lie", "lies", "fabrication", "invention", "hoax", "baseless", "unfounded"))
)
OWN = frozenset({"i", "we", "he", "she", "i'm", "we're", "i've", "we've", "he's", "she's"})
POSITIONS: frozenset[Act] = frozenset({"promised", "asked", "wanted", "refused"})
PLEDGES = 2
"""A statement as firm as "should" or "will" takes a position; one below it tells a fact or guesses."""


class Relation(Struct, frozen=True, kw_only=True):
    """What the later makes of the earlier, and how close the two are, 0 to 1."""

    kind: Kind
    closeness: float


def relation(earlier: Said, later: Said, meaning: float | None = None) -> Relation | None:
    """The relation of two statements, None where there is none; `meaning` is the cosine of their vectors."""
    a, b = read(earlier.text), read(later.text)
    near = closeness(a, b, meaning)
    same = earlier.speaker is not None and earlier.speaker == later.speaker
    tone = _tone_change(earlier, later)
    of_one = near >= OF_ONE_THING and (meaning is None or meaning >= ALIKE_IN_MEANING)
    turned = same and tone is not None and abs(tone) >= TONE_TURN
    if of_one and (turned or _opposed(earlier, later, a, b, near)):
        kind: Kind = "reversed" if same and _positions(earlier, later, a, b) else "contradicted"
        return Relation(kind=kind, closeness=near)
    if not same or near < SAME or _turned(earlier, later, *_facing(a, b)):
        return None
    if near < SAME_OF_OTHERS and _other_names(a, b):
        return None
    step = _step(a, b, tone)
    return Relation(kind="hardened" if step > 0 else "softened" if step < 0 else "repeated", closeness=near)


def closeness(a: Wording, b: Wording, meaning: float | None) -> float:
    """How close two statements are by what they speak of and, where it is known, by meaning."""
    shared = _weight(a.things & b.things, a.names | b.names)
    size = (_weight(a.things, a.names) * _weight(b.things, b.names)) ** 0.5
    words = shared / size if size else 0.0
    return words if meaning is None else MEANING * meaning + (1 - MEANING) * words


def closenesses(first: Sequence[Wording], second: Sequence[Wording], meanings: Matrix) -> Matrix:
    """How close each of the first is to each of the second, [first, second]; `meanings` is nan where it is not known.

    The same as `closeness` of each pair, but that what is a name in any of them counts as one in all.
    """
    names = frozenset[str]().union(*(w.names for w in (*first, *second)))
    number = {t: k for k, t in enumerate(sorted(frozenset[str]().union(*(w.things for w in (*first, *second)))))}
    weights = np.array([NAME if t in names else 1.0 for t in number], dtype=np.float32)
    a, b = _table(first, number), _table(second, number)
    shared = (a * weights) @ b.T
    size = np.sqrt(np.outer(a @ weights, b @ weights))
    words = np.divide(shared, size, out=np.zeros_like(shared), where=size > 0)
    found: Matrix = np.where(np.isnan(meanings), words, MEANING * meanings + (1 - MEANING) * words)
    return found


def _table(wordings: Sequence[Wording], number: Mapping[str, int]) -> Matrix:
    table = np.zeros((len(wordings), len(number)), dtype=np.float32)
    for row, w in enumerate(wordings):
        table[row, [number[t] for t in w.things]] = 1.0
    return table


def _weight(things: Iterable[str], names: frozenset[str]) -> float:
    return sum(NAME if t in names else 1.0 for t in things)


def _opposed(earlier: Said, later: Said, a: Wording, b: Wording, near: float) -> bool:
    """Whether the two cannot both stand: one turned and the other not, or other figures of one thing."""
    one, other = _facing(a, b)
    if a.asks or b.asks or _other_names(a, b) or other_case(a, b, one, other):
        return False
    longer = max(len(a.things), len(b.things))
    if _figures_differ(a.figures, b.figures):
        apart = abs((later.day - earlier.day).days) if earlier.day and later.day else 0
        of_one = bool(one.things & other.things) if longer < SHORT else _meets(one, other, frozenset(), near, 1)
        of_one = of_one or (near >= TOLD_CLOSE and bool(a.names & b.names))
        return near >= COUNTED and apart <= ONE_COUNT and of_one
    if earlier.speaker != later.speaker and _each_of_himself(one, other):
        return False
    if ought_and_is(one, other) and not {earlier.act, later.act} & POSITIONS:
        return False
    return _turned(earlier, later, one, other) and _meets(
        one, other, a.names | b.names, near, 1 if longer <= SHORT else SHARED
    )


def _turned(earlier: Said, later: Said, one: Clause, other: Clause) -> bool:
    """Whether the one says of its thing what the other does not: turned by a word, an opposite, or the act itself."""
    acts = _turns(earlier, one) != _turns(later, other)
    return ((one.turned_towards(other) != other.turned_towards(one)) != opposite(one, other)) != acts


def _turns(said: Said, clause: Clause) -> bool:
    """Whether the act turns what is said; who denies and calls it a lie has denied it once."""
    return said.act in TURNED_ACTS and not (said.act == "denied" and clause.words & LIES)


def _facing(a: Wording, b: Wording) -> tuple[Clause, Clause]:
    """The main clauses, one of each, that share most."""
    pairs = [(x, y) for x in a.clauses if x.main for y in b.clauses if y.main]
    return max(pairs, key=lambda p: len(p[0].core & p[1].core))


def _each_of_himself(one: Clause, other: Clause) -> bool:
    """Whether each of two speakers tells of himself: `she has paid`, `he had not paid`."""
    return all(c.opens in OWN for c in (one, other))


def _meets(one: Clause, other: Clause, names: frozenset[str], near: float, least: int) -> bool:
    """Whether two clauses speak of the same, whichever way each goes: of things, not only of somebody."""
    shared = one.things & other.things | one.core & other.core
    whole = one.core | other.core | shared
    share = min(len(shared) / max(1, len(whole)), 1.2 * len(shared - names) / max(1, len(whole - names)))
    enough = len(shared - names) >= least or one.core <= shared >= other.core
    if near >= VERY_CLOSE and len(shared) >= SHARED and (one.core <= shared or other.core <= shared):
        return True
    return enough and share >= (MEETING if near < CLOSE else MEETING_CLOSE)


def _other_names(a: Wording, b: Wording) -> bool:
    """Whether both name somebody or somewhere, and nobody twice."""
    return bool(a.names and b.names) and not a.names & b.names


def _figures_differ(a: Iterable[Figure], b: Iterable[Figure]) -> bool:
    """Whether both count one thing and no count agrees."""
    mine: dict[str, list[Figure]] = {}
    for f in a:
        mine.setdefault(f.unit, []).append(f)
    theirs: dict[str, list[Figure]] = {}
    for f in b:
        theirs.setdefault(f.unit, []).append(f)
    return any(
        all(_two_counts(x, y) for x in mine[unit] for y in theirs[unit]) for unit in mine.keys() & theirs.keys() if unit
    )


def _two_counts(x: Figure, y: Figure) -> bool:
    """Whether both cannot be right: `at least 40` and `60` can, and so can `at least 40` and `at least 60`."""
    low, high = (x, y) if x.value <= y.value else (y, x)
    return low.bound <= 0 <= high.bound and high.value - low.value > FAR_OFF * high.value


def _positions(earlier: Said, later: Said, a: Wording, b: Wording) -> bool:
    """Whether the two take positions (what one will, wants, holds), not tell facts."""
    return any(s.act in POSITIONS or w.holds or w.firm >= PLEDGES for s, w in ((earlier, a), (later, b)))


def _tone_change(earlier: Said, later: Said) -> float | None:
    """How much warmer the later is towards the actor whom both judge and towards whom the tone changed most."""
    before = {t.key: t.tone for t in earlier.about}
    changes = [t.tone - before[t.key] for t in later.about if t.key in before]
    return max(changes, key=abs, default=None)


def _step(a: Wording, b: Wording, tone: float | None) -> int:
    """1 where the later is harder, -1 where it is softer, 0 where it is neither."""
    if tone is not None and abs(tone) >= TONE_STEP:
        return -1 if tone > 0 else 1
    for before, after in ((a.presses, b.presses), (a.firm, b.firm)):
        if before and after and before != after:
            return 1 if after > before else -1
    return 0
