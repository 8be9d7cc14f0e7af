"""The ordered list of steps, each with what it needs and gives."""

import logging
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from memcon.record import Draft, MadeBy, Record, Report

LOG = logging.getLogger("memcon")


class Step(Protocol):
    """One stage of the reading: resources in `__init__`, one pure batch method, no I/O, no clock, no network."""

    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts, in order, with the fields named in `gives` filled."""
        ...


def default_steps(parser: str | None = None, ontology: Path | None = None) -> list[Step]:
    """The steps in the order in which a report meets them; `ontology` is a file to code events with, not PLOVER."""
    from memcon.actors.find import FindMentions
    from memcon.actors.link import LinkActors
    from memcon.check.gate import Gate
    from memcon.dates.attach import AttachDates
    from memcon.dates.calendar import MakeCalendar
    from memcon.dates.find import FindDates
    from memcon.events.ontology import Ontology
    from memcon.events.step import FindEvents
    from memcon.places.attach import AttachPlaces
    from memcon.places.find import FindPlaces
    from memcon.stance.judge import JudgeTone
    from memcon.statements.find import FindAttributions
    from memcon.statements.links import FindLinks
    from memcon.statements.occasions import NameOccasions
    from memcon.statements.resolve import ResolveStatements
    from memcon.syntax.parser import DEFAULT
    from memcon.syntax.step import ReadSyntax

    return [
        ReadSyntax(parser or DEFAULT),
        FindPlaces(),
        FindDates(),
        FindAttributions(),
        FindMentions(),
        LinkActors(),
        ResolveStatements(),
        NameOccasions(),
        JudgeTone(),
        FindEvents(Ontology.load(ontology) if ontology is not None else None),
        FindLinks(),
        AttachDates(),
        AttachPlaces(),
        MakeCalendar(),
        Gate(),
    ]


class Pipeline:
    """Read reports into records; models are loaded once, with the pipeline."""

    def __init__(self, steps: Sequence[Step], settings: Mapping[str, str] | None = None) -> None:
        have = {"report"}
        for step in steps:
            lacking = set(step.needs) - have
            if lacking:
                raise RuntimeError(f"{type(step).__name__} needs {sorted(lacking)}, which no step before it gives")
            have |= set(step.gives)
        self._steps = list(steps)
        models = {name: made for step in steps for name, made in getattr(step, "models", {}).items()}
        self.made_by = MadeBy(memcon=version("memcon"), models=models, settings=dict(settings or {}))

    def draft(self, reports: Sequence[Report]) -> list[Draft]:
        """Run all steps and return the drafts as they are at the end."""
        drafts = [Draft(report=r) for r in reports]
        for step in self._steps:
            drafts = step.read(drafts)
        return drafts

    def read(self, reports: Sequence[Report]) -> list[Record]:
        """Return the records of the reports, in order."""
        return [self._record(d) for d in self.draft(reports)]

    def _record(self, d: Draft) -> Record:
        for line in d.dropped:
            LOG.warning("%s: dropped %s", d.report.id, line)
        return Record(
            report=d.report, actors=d.actors, statements=d.statements, events=d.events, calendar=d.calendar,
            dates=d.dates, places=d.places, links=d.links,
            made_by=self.made_by,
        )  # fmt: skip
