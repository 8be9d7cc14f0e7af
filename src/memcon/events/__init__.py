"""Who did what to whom: the type, roles, status and condition of the acts that a report tells of."""

from memcon.events.ontology import Ontology
from memcon.events.step import FindEvents

__all__ = ["FindEvents", "Ontology"]
