"""In which hemisphere a report is written: its seasons are those of the place."""

from memcon.lexicon import read_json
from memcon.record import Draft, overlap


class Hemisphere:
    """Tell the south from the north: `this summer` from Canberra is December to February."""

    def __init__(self) -> None:
        lists = read_json("dates_south.json")
        self._countries = frozenset(lists["countries"])
        self._places = frozenset(name.casefold() for name in lists["places"])

    def south(self, draft: Draft) -> bool:
        """Whether the dateline lies in the south, or, where there is none, every country that the report names."""
        line = draft.report.dateline
        if line is not None and line.place:
            countries = {p.country for p in draft.places if p.country and overlap(p.spans, line.spans)}
            names = {part.strip().casefold() for part in line.place.split(",")}
            return countries <= self._countries if countries else bool(names & self._places)
        countries = {p.country for p in draft.places if p.country}
        return bool(countries) and countries <= self._countries
