"""Appointments of the store as a calendar file."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from memcon.export.ics import Agenda
from memcon.record import SettingError
from memcon.store.rows import AppointmentLine

if TYPE_CHECKING:
    from memcon.store import Store


def write_agenda(name: str, store: "Store", found: Sequence[AppointmentLine]) -> None:
    """Write what is due as iCalendar; `-` is standard output.

    Raises:
        SettingError: The file cannot be written.
    """
    agenda = Agenda()
    for line in found:
        record = store.record(line.report.id)
        chosen = tuple(c for c in record.calendar if c.id == line.key)
        moved = tuple(c for c in record.calendar if c.id in {entry.replaces for entry in chosen})
        agenda.add(msgspec.structs.replace(record, calendar=chosen + moved))
    made = agenda.to_bytes()
    if name == "-":
        sys.stdout.buffer.write(made)
        return
    try:
        Path(name).write_bytes(made)
    except OSError as error:
        raise SettingError(f"cannot be written: {error.strerror}", where=name) from error
