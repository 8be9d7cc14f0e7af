"""What changed in what was said: first said, repeated, hardened, softened, reversed or contradicted, with its proof."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812
from typing import Literal

import numpy as np
import numpy.typing as npt

from memcon.history.relate import Kind, Relation, closenesses, relation
from memcon.history.said import Said
from memcon.history.wording import read
from memcon.record.record import Entry
from memcon.syntax.sentences import unpack

MarkKind = Literal["first said"] | Kind

LEAST = 0.36
"""Statements that are less close, roughly told, are not set beside one another."""
TIE = 0.05


class Mark(Entry, frozen=True, kw_only=True):
    """What a statement makes of an earlier one: both are the proof; `first said` has no earlier one."""

    kind: MarkKind
    said: Said
    earlier: Said | None = None
    closeness: float = 1.0


def marks(said: Sequence[Said]) -> list[Mark]:
    """The marks of statements in time, on one topic or about one target or on anything; at most one a statement.

    A statement is set beside those of earlier days: its speaker's own, for every mark, and others', which it can only
    contradict. What is told twice on a day is one statement in several outlets and gets no mark of its own.
    """
    dated = sorted((s for s in said if s.day is not None), key=_when)
    near = meanings(dated)
    wordings = [read(s.text) for s in dated]
    worth = closenesses(wordings, wordings, near) >= LEAST if dated else np.zeros((0, 0), dtype=bool)
    out = []
    for j, later in enumerate(dated):
        found = [
            (r, dated[i])
            for i in range(j)
            if worth[i, j]
            and dated[i].day != later.day
            and (r := relation(dated[i], later, known(near[i, j]))) is not None
        ]
        best = max(found, key=_weight, default=None)
        if best is not None:
            out.append(Mark(kind=best[0].kind, said=later, earlier=best[1], closeness=best[0].closeness))
        elif later.speaker is not None and not _told_before(later, [dated[i] for i in np.flatnonzero(worth[:j, j])]):
            out.append(Mark(kind="first said", said=later))
    return _once(out)


def _once(found: Sequence[Mark]) -> list[Mark]:
    """Of the marks of a report that are one and the same, the one in the speaker's own words."""
    kept: dict[object, Mark] = {}
    for m in found:
        before = (m.earlier.report, m.earlier.statement) if m.earlier else (m.said.report, m.said.statement)
        key = (m.kind, m.said.report, m.said.speaker, before)
        if key not in kept or (m.said.quotes and not kept[key].said.quotes):
            kept[key] = m
    return sorted(kept.values(), key=lambda m: _when(m.said))


def _when(s: Said) -> tuple[Day, str, str]:
    return s.day or Day.min, s.report, s.statement


def _weight(found: tuple[Relation, Said]) -> tuple[int, Day]:
    """The closest counts; of those as close the latest, for a position once turned is the speaker's position."""
    return round(found[0].closeness / TIE), found[1].day or Day.min


def _told_before(later: Said, before: Sequence[Said]) -> bool:
    """Whether another outlet told the same on the same day."""
    return any(s.day == later.day and s.speaker == later.speaker and relation(s, later) is not None for s in before)


def meanings(said: Sequence[Said]) -> npt.NDArray[np.float32]:
    """The cosine of every two statements' vectors, nan where one has none."""
    near = np.full((len(said), len(said)), np.nan, dtype=np.float32)
    have = [i for i, s in enumerate(said) if s.vector is not None]
    if have:
        vectors = unpack([v for s in said if (v := s.vector) is not None])
        near[np.ix_(have, have)] = vectors @ vectors.T
    return near


def known(value: float) -> float | None:
    """A cosine, None where it is not a number."""
    return float(value) if np.isfinite(value) else None
