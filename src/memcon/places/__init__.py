"""Place names become a country and coordinates."""

from memcon.places.attach import AttachPlaces
from memcon.places.find import FindPlaces

__all__ = ["AttachPlaces", "FindPlaces"]
