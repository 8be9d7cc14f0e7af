"""Many reports: read one after another, dead letters kept apart."""

from memcon.batch.letters import DeadLetter
from memcon.batch.run import CHUNK, read_reports

__all__ = ["CHUNK", "DeadLetter", "read_reports"]
