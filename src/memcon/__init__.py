"""memcon: who said what, who did what to whom, and what is due, with the words that prove it.

>>> from memcon import read
>>> record = read(open("report.txt").read(), published="2026-02-14")  # doctest: +SKIP
"""

from memcon.api import Reader, read
from memcon.export.frames import Records
from memcon.record import InputError, MemconError, Record, Report, SettingError, SkippedInput, StoreError

__all__ = [
    "InputError", "MemconError", "Reader", "Record", "Records", "Report", "SettingError", "SkippedInput", "StoreError",
    "read",
]  # fmt: skip
