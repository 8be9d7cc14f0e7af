"""A file, page or JSON line becomes a Report: a fixed text with its hash, a day, a dateline.

The parts load as they are asked for, so that a command that reads nothing loads no page reader.
"""

from memcon.intake.archives import Page
from memcon.intake.days import read_day
from memcon.intake.report import make_report
from memcon.intake.sources import find_sources, read_sources, size

__all__ = ["Page", "find_sources", "make_report", "read_day", "read_sources", "size"]
