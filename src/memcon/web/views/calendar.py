"""What is due: as a list, and as a month."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from memcon.record.record import Entry
from memcon.store import Store
from memcon.store.due import due
from memcon.store.people import one_entity
from memcon.store.rows import AppointmentLine, EntityLine, Filter

LONG = 8
"""Days from which on an appointment stands beside the month, not in it."""
Look = Literal["list", "month"]


class CalendarView(Entry, frozen=True, kw_only=True):
    """Appointments of the days from `on` on."""

    look: Look
    on: date
    days: int
    filter: Filter
    actor: EntityLine | None = None
    appointments: tuple[AppointmentLine, ...] = ()

    def weeks(self) -> list[list[date]]:
        """The weeks of the month, Monday first, with the days around it."""
        first, last = self.on, self.on + timedelta(days=self.days)
        monday = first - timedelta(days=first.weekday())
        days = [monday + timedelta(days=n) for n in range((last - monday).days + 7 - last.weekday())]
        return [days[i : i + 7] for i in range(0, len(days), 7)]

    def of(self, day: date) -> list[AppointmentLine]:
        """What begins on a day and does not run for long."""
        return [c for c in self.appointments if c.start == day and (c.end - c.start).days < LONG]

    def long(self) -> list[AppointmentLine]:
        """What runs for long, or began before."""
        return [c for c in self.appointments if (c.end - c.start).days >= LONG or c.start < self.on]

    def month(self, step: int) -> str:
        """The month before or after: `2026-03`."""
        number = self.on.year * 12 + self.on.month - 1 + step
        return f"{number // 12:04d}-{number % 12 + 1:02d}"


def calendar_view(
    store: Store, look: Look, on: date, days: int, filter: Filter, *, actor: str | None = None
) -> CalendarView:
    """What is due from a day on; of a month, all of it."""
    if look == "month":
        on, days = on.replace(day=1), monthrange(on.year, on.month)[1] - 1
    who = one_entity(store, f"#{actor}" if actor and actor.isdecimal() else actor) if actor else None
    found = due(store, on, days, filter, actor=who.id if who else None)
    return CalendarView(look=look, on=on, days=days, filter=filter, actor=who, appointments=tuple(found))
