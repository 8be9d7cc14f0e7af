"""Modes: how an act was done, from its pattern and the instruments named in its clause."""

from memcon.events.ontology import Ontology
from memcon.events.triggers import Trigger
from memcon.record import Reading


def modes_of(reading: Reading, t: Trigger, clause: range, ontology: Ontology) -> tuple[str, ...]:
    """The modes of the act: the pattern's, and those whose instrument the clause names."""
    found = [t.pattern.mode] if t.pattern.mode else []
    words = {reading.lemma[i].lower() for i in clause} | {reading.lower[i] for i in clause}
    for mode, named in ontology.instruments.get(t.pattern.type, {}).items():
        if mode not in found and words & named:
            found.append(mode)
    return tuple(found[:1]) if t.pattern.mode and t.pattern.type != "ASSAULT" else tuple(found[:2])
