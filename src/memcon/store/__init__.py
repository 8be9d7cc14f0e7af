"""The store: records over time in one SQLite file."""

from memcon.store.rows import Filter
from memcon.store.store import Store
from memcon.store.writing import Added

__all__ = ["Added", "Filter", "Store"]
