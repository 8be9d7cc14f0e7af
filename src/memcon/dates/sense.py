"""What an expression means once it is anchored, and the context that anchors it."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from typing import Literal, Protocol

from memcon.dates.calculus import Stretch
from memcon.record.record import Granularity

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "dateline", "narrative", "quotation", "none"]


@dataclass(frozen=True, slots=True)
class Sense:
    """A resolved expression, as `TimeExpression` has it."""

    kind: Kind
    value: str | None
    start: Day | None = None
    end: Day | None = None
    granularity: Granularity | None = None
    anchor: Anchor = "none"
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Context:
    """The days that may anchor an expression, and where its governing verb points.

    `direction` is -1 for the past, 2 for the future, 1 for a present that is likely the future, 0 where nothing shows.
    `told` is the last date told, `told_day` the last one that names a single day.
    """

    report: Day | None
    anchor: Anchor
    direction: int
    told: Sense | None = None
    told_day: Sense | None = None
    south: bool = False
    """Whether its seasons are those of the southern hemisphere."""

    def base(self) -> Day | None:
        """The day from which the narrative counts on: the last date told, else the report's."""
        return self.told.start if self.told and self.told.start else self.report


class Meaning(Protocol):
    """An expression not yet anchored."""

    def resolve(self, c: Context) -> Sense:
        """The sense in the context; without a day to anchor it, `start` and `end` stay None."""
        ...


def of_stretch(s: Stretch | None, anchor: Anchor, confidence: float, kind: Kind = "DATE") -> Sense:
    """The sense of days of the calendar."""
    if s is None:
        return Sense(kind, None, anchor="none", confidence=0.3)
    return Sense(kind, s.value, s.start, s.end, s.granularity, anchor, confidence)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no anchor: `14 February 2026`, `three days`, `now`."""

    kind: Kind
    value: str
    stretch: Stretch | None = None
    confidence: float = 0.95

    def resolve(self, c: Context) -> Sense:  # noqa: ARG002  (all meanings resolve alike)
        """The sense in the context."""
        s = self.stretch
        if s is None:
            return Sense(self.kind, self.value, confidence=self.confidence)
        return Sense(self.kind, self.value, s.start, s.end, s.granularity, "none", self.confidence)


def fixed(stretch: Stretch | None, confidence: float = 0.96) -> Fixed | None:
    """A date that needs no anchor."""
    return Fixed("DATE", stretch.value, stretch, confidence) if stretch else None
