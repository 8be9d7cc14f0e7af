"""Many reports: read one after another, dead letters kept apart."""

from memcon.batch.run import CHUNK, DeadLetter, read_reports

__all__ = ["CHUNK", "DeadLetter", "read_reports"]
