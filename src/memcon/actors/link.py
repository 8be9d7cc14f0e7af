"""The step that links mentions into actors."""

from collections.abc import Mapping, Sequence

import msgspec

from memcon.actors.abroad import SEATS_OF_ALL
from memcon.actors.build import Builder
from memcon.actors.chains import Chain, NameLinker
from memcon.actors.context import Context
from memcon.actors.holders import holders, today
from memcon.actors.linker import Linker
from memcon.actors.pairs import PAIR
from memcon.actors.registry import registry
from memcon.actors.scores import Weights, weights
from memcon.record import Attribution, Draft, Mention, Place, Reading, Report


class LinkActors:
    """Give each draft its actors: one for all the names, offices, pronouns and metonyms of each."""

    needs: tuple[str, ...] = ("report", "reading", "attributions", "mentions", "places")
    gives: tuple[str, ...] = ("actors",)

    def __init__(self, scores: Weights | None = None) -> None:
        self._weights = scores or weights()
        self._builder = Builder(holders())

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Link the mentions of all drafts."""
        out = []
        for d in drafts:
            reading = d.parse()
            day = today(d.report.published or (d.report.dateline.date if d.report.dateline else None))
            found = self.chains(reading, d.mentions, d.attributions, day)
            places, spoken = where(d.places), joint(reading, d.mentions, d.attributions)
            actors = self._builder.actors(reading, d.mentions, found, day, places, seat_of(d.report, places), spoken)
            out.append(msgspec.structs.replace(d, actors=actors))
        return out

    def chains(
        self, reading: Reading, mentions: tuple[Mention, ...], attributions: Sequence[Attribution] = (),
        day: str | None = None,
    ) -> list[Chain]:  # fmt: skip
        """The chains of a reading's mentions, those of places and things among them."""
        linker = Linker(*named(reading, mentions, attributions, day), self._weights)
        linker.run()
        return linker.chains

    def complete(
        self, reading: Reading, chains: list[Chain], mentions: tuple[Mention, ...], day: str | None,
        places: Sequence[Place] = (),
    ) -> None:  # fmt: skip
        """Fill in the chains' countries and sectors from the registry and from the places of the report."""
        self._builder.complete(reading, chains, mentions, day, where(places))


def named(
    reading: Reading, mentions: tuple[Mention, ...], attributions: Sequence[Attribution] = (), day: str | None = None
) -> tuple[Context, NameLinker]:
    """What stands around the mentions, and the chains of the names."""
    context = Context(reading, mentions, attributions)
    names = NameLinker(mentions, holders(), day, context.kin, context.placed)
    names.link()
    return context, names


def joint(reading: Reading, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> frozenset[int]:
    """The mentions of several that are a source together: `Peru and Chile said`."""
    lists = [i for i, m in enumerate(mentions) if m.key == PAIR]
    spans = [a.source[0] for a in attributions if a.source]
    return frozenset(
        i for i in lists
        if any(s <= mentions[i].start and mentions[i].end <= e and reading.root_of(s, e) == mentions[i].head
               for s, e in spans)
    )  # fmt: skip


def seat_of(report: Report, places: Mapping[int, str]) -> str | None:
    """The country of the town from which a report is sent, but of none from which the whole world is told of."""
    place = report.dateline.place if report.dateline else None
    if place is None or report.dateline is None or place.title() in SEATS_OF_ALL:
        return None
    known = registry().named(place.title())
    if known is not None and known.use == "capital":
        return known.country
    return next((places[c] for a, b in report.dateline.spans for c in range(a, b) if c in places), None)


def where(places: Sequence[Place]) -> dict[int, str]:
    """The country of the place that begins at each character."""
    return {p.spans[0][0]: p.country for p in places if p.country is not None and p.confidence >= PLACED}


PLACED = 0.5
"""A place of less confidence tells no actor's country."""
