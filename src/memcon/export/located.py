"""Places as GDELT names them: kind of place, full name, FIPS codes."""

from memcon.export import codes
from memcon.export.wording import country
from memcon.places.gazetteer import Entry, Gazetteer
from memcon.record import Place

COUNTRY, US_STATE, US_CITY, CITY, STATE = 1, 2, 3, 4, 5
Cell = str | int | float | None


class Locator:
    """Tells a country, a state and a city apart, by the gazetteer: it is opened with the first place that asks."""

    def __init__(self) -> None:
        self._gazetteer: Gazetteer | None = None

    def geo(self, place: Place) -> tuple[Cell, ...]:
        """GDELT's eight columns of a place; a kind that it has no number for is left empty."""
        kind = self.kind(place)
        code = codes.fips(place.country)
        land = country(place.country)
        name = place.name if kind == COUNTRY or land is None else f"{place.name}, {land}"
        first = code if kind == COUNTRY else self._state(place) if kind in (US_STATE, US_CITY) else None
        return kind, name, code, first, None, place.lat, place.lon, code if kind == COUNTRY else None

    def kind(self, place: Place) -> int | None:
        """The number of the kind of place: a country, an American state or city, a city or state elsewhere."""
        entry = self._entry(place)
        american = place.country == "USA"
        if entry is None or entry.kind in ("B", "R", "F"):
            return None
        if entry.kind == "C":
            return COUNTRY
        if entry.kind == "A":
            return US_STATE if american else STATE
        return US_CITY if american else CITY

    def _state(self, place: Place) -> str | None:
        """`USTX`: the two letters are the same in GeoNames and in FIPS for the United States alone."""
        entry = self._entry(place)
        return entry.admin1.replace(".", "") if entry and entry.admin1.startswith("US.") else None

    def _entry(self, place: Place) -> Entry | None:
        if place.geonames is None:
            return None
        if self._gazetteer is None:
            self._gazetteer = Gazetteer()
        senses = self._gazetteer.senses(place.name)
        return next((s.entry for s in senses if s.entry.geonames == place.geonames), None)
