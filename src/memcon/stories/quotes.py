"""One quotation in several outlets: the same words, trimmed, or altered, with the difference shown.

`"We will not leave"` and `"we will leave"` are one quotation that somebody altered; `"We will not … leave"` is trimmed.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from memcon.record import Span
from memcon.stories.near import Stories

Kind = Literal["exact", "trimmed", "altered"]
Id = TypeVar("Id", bound=Hashable)

TOKEN = re.compile(r"\[?(?:\.\.\.|\. \. \.|…)\]?|[^\W_]+(?:['’.,-][^\W_]+)*")
LEFT_OUT = "…"
CUT = 0.25
"""What it costs to leave words out where dots say so: less than a change, more than the same words."""
SKIPPED = 0.02
"""And each such word: of two places where the rest may go on, the nearer."""
DROPPED = 1.1
"""A word without a partner costs a little more than one with another: north/south, not north/nothing."""
SHORT = 4
"""Wordings of fewer words than this are folded only where they are the very same."""
CHANGED = 0.4
"""With a larger share of the shorter one's words changed they are two quotations."""
ALTERABLE = 5
FEWEST_SAME = 3
"""Words that an altered quotation must share."""


class Difference(Struct, frozen=True, kw_only=True):
    """Characters of the one that stand for characters of the other; an empty span where there are none."""

    asked: Span
    found: Span


class Match(Struct, frozen=True, kw_only=True):
    """How a quotation that was found stands to the one asked for.

    `differences` are changes within what they share; `at` is where in the found one the shared part stands, `of` where
    in the asked one: what lies outside is left out by the other. `same` is the share of the shorter one's words that
    the longer has, in order.
    """

    kind: Kind
    differences: tuple[Difference, ...]
    of: Span
    at: Span
    same: float


class Variant(Struct, Generic[Id], frozen=True, kw_only=True):
    """One wording of a quotation, how it stands to the fullest one, and where it was found."""

    text: str
    match: Match
    keys: tuple[Id, ...]


def compare_quotes(asked: str, found: str) -> Match | None:
    """How the found quotation stands to the one asked for; None where they are two.

    Case, punctuation and the shape of quotation marks make no difference.
    """
    a, b = _tokens(asked), _tokens(found)
    if not _words(a) or not _words(b):
        return None
    if [w for w, _ in a] == [w for w, _ in b]:
        return Match(kind="exact", differences=(), of=_hull(a), at=_hull(b), same=1.0)
    turned = (_words(a), len(a), a) > (_words(b), len(b), b)
    short, long = (b, a) if turned else (a, b)
    steps = _align([w for w, _ in short], [w for w, _ in long])
    match = _match(short, long, steps)
    if match is None or not turned:
        return match
    swapped = tuple(Difference(asked=d.found, found=d.asked) for d in match.differences)
    return Match(kind=match.kind, differences=swapped, of=match.at, at=match.of, same=match.same)


def variants(quotes: Iterable[tuple[Id, str]]) -> list[list[Variant[Id]]]:
    """Fold quotations of one speaker: each with its wordings, the fullest first and what the others made of it."""
    by_wording: dict[str, list[tuple[Id, str]]] = {}
    for key, text in quotes:
        by_wording.setdefault(" ".join(w for w, _ in _tokens(text)), []).append((key, text))
    families: Stories[str] = Stories()
    for wording in by_wording:
        families.join(wording)
    for one, other in _candidates(by_wording):
        if families.find(one) != families.find(other) and compare_quotes(one, other) is not None:
            families.join(one, other)
    return [_family([by_wording[w] for w in wordings]) for wordings in families.folded()]


def _family(wordings: Sequence[Sequence[tuple[Id, str]]]) -> list[Variant[Id]]:
    ordered = sorted(wordings, key=lambda held: (-len(_tokens(held[0][1])), -len(held)))
    fullest = ordered[0][0][1]
    out = []
    for held in ordered:
        text = held[0][1]
        match = compare_quotes(fullest, text) or _by_others(fullest, text)
        out.append(Variant(text=text, match=match, keys=tuple(key for key, _ in held)))
    return out


def _by_others(fullest: str, text: str) -> Match:
    """A wording that belongs to the family by another wording alone."""
    changed = Difference(asked=(0, len(fullest)), found=(0, len(text)))
    return Match(kind="altered", differences=(changed,), of=(0, len(fullest)), at=(0, len(text)), same=0.0)


def _candidates(wordings: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Wordings that share two neighbouring words, of which one is no short word."""
    met: dict[tuple[str, str], list[str]] = {}
    for wording in wordings:
        seen = wording.split(" ")
        if len(seen) < SHORT:
            continue
        for pair in dict.fromkeys(p for p in pairwise(seen) if max(map(len, p)) > SHORT):
            for other in met.get(pair, ()):
                yield other, wording
            met.setdefault(pair, []).append(wording)


def _tokens(text: str) -> list[tuple[str, Span]]:
    """Words in small letters with their characters; dots that stand for words left out inside are one."""
    found = [
        (LEFT_OUT if not m[0][-1:].isalnum() else m[0].casefold().replace("’", "'"), m.span())
        for m in TOKEN.finditer(text)
    ]
    words = [k for k, (w, _) in enumerate(found) if w != LEFT_OUT]
    return found[words[0] : words[-1] + 1] if words else []


def _words(tokens: Sequence[tuple[str, Span]]) -> int:
    return sum(w != LEFT_OUT for w, _ in tokens)


def _hull(tokens: Sequence[tuple[str, Span]]) -> Span:
    return tokens[0][1][0], tokens[-1][1][1]


Step = tuple[int | None, int | None]
"""A word of the shorter beside one of the longer; None where it has no partner."""


def _align(short: Sequence[str], long: Sequence[str]) -> list[Step]:
    """The cheapest alignment of the whole shorter one with a stretch of the longer (Sellers 1980)."""
    table = [[0.0] * (len(long) + 1)]
    for word in short:
        above = table[-1]
        row = [above[0] + _alone(word)]
        for j, other in enumerate(long, 1):
            row.append(
                min(
                    above[j - 1] + _beside(word, other),
                    above[j] + _alone(word),
                    row[j - 1] + (SKIPPED if word == LEFT_OUT else _alone(other)),
                )
            )
        table.append(row)
    return _walk(table, short, long)


def _walk(table: Sequence[Sequence[float]], short: Sequence[str], long: Sequence[str]) -> list[Step]:
    """The steps of the cheapest alignment, from its end to its beginning, then turned around."""
    i, j = len(short), min(range(len(long) + 1), key=lambda k: table[-1][k])
    steps: list[Step] = []
    while i:
        here = table[i][j]
        if j and here == table[i - 1][j - 1] + _beside(short[i - 1], long[j - 1]):
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif here == table[i - 1][j] + _alone(short[i - 1]):
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]


def _alone(word: str) -> float:
    return CUT if word == LEFT_OUT else DROPPED


def _beside(word: str, other: str) -> float:
    if word == other:
        return 0.0
    return CUT if LEFT_OUT in (word, other) else 1.0


def _match(short: list[tuple[str, Span]], long: list[tuple[str, Span]], steps: list[Step]) -> Match | None:
    """What an alignment says, the shorter one being the one asked for."""
    same = sum(i is not None and j is not None and short[i][0] == long[j][0] for i, j in steps)
    placed = [j for _, j in steps if j is not None]
    if not placed:
        return None
    changes = _changes(short, long, steps)
    share = same / _words(short)
    words = sum(max(_count(short, d.asked), _count(long, d.found)) for d in changes)
    if changes and (_words(short) < ALTERABLE or same < FEWEST_SAME or words > CHANGED * _words(short)):
        return None
    inner = [j for j in placed if long[j][0] != LEFT_OUT] or placed
    of, at = _hull(short), (long[inner[0]][1][0], long[inner[-1]][1][1])
    return Match(kind="altered" if changes else "trimmed", differences=tuple(changes), of=of, at=at, same=share)


def _count(tokens: Sequence[tuple[str, Span]], span: Span) -> int:
    return sum(a >= span[0] and b <= span[1] for _, (a, b) in tokens)


def _changes(short: list[tuple[str, Span]], long: list[tuple[str, Span]], steps: list[Step]) -> list[Difference]:
    """Runs of steps where the two do not agree, those left out that dots announce."""
    out: list[Difference] = []
    run: list[Step] = []
    left, right = short[0][1][0], long[next(j for _, j in steps if j is not None)][1][0]
    for step in [*steps, None]:
        i, j = step or (None, None)
        agree = step is None or (i is not None and j is not None and short[i][0] == long[j][0])
        if not agree and step is not None:
            run.append(step)
            continue
        if run and not _announced(short, long, run):
            out.append(Difference(asked=_covered(short, [s[0] for s in run], left),
                                  found=_covered(long, [s[1] for s in run], right)))  # fmt: skip
        run = []
        if i is not None and j is not None:
            left, right = short[i][1][1], long[j][1][1]
    return out


def _announced(short: list[tuple[str, Span]], long: list[tuple[str, Span]], run: list[Step]) -> bool:
    """Whether dots in one of them stand for all that the other has here."""
    mine = [short[i][0] for i, _ in run if i is not None]
    theirs = [long[j][0] for _, j in run if j is not None]
    return all(w == LEFT_OUT for w in mine) or all(w == LEFT_OUT for w in theirs) if mine and theirs else False


def _covered(tokens: list[tuple[str, Span]], which: Sequence[int | None], after: int) -> Span:
    known = [i for i in which if i is not None]
    return (tokens[known[0]][1][0], tokens[known[-1]][1][1]) if known else (after, after)
