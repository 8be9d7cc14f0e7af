"""Where an event was: (text, trigger, place or None)."""

import msgspec
import pytest

from memcon.places.attach import AttachPlaces
from memcon.record import Event, shown

CASES = [
    ("The two sides held talks in Geneva on Friday.", "held talks", "Geneva"),
    ("Talks were held in Vienna.", "Talks", "Vienna"),
    ("Warplanes bombed Kharkiv overnight.", "bombed", "Kharkiv"),
    ("Warplanes bombed Kharkiv overnight.", "bombed Kharkiv", "Kharkiv"),
    ("The shelling of Kharkiv went on.", "shelling", "Kharkiv"),
    ("The president's visit to Ankara was short.", "visit", "Ankara"),
    ("He met the envoy at a hotel in Doha.", "met", "Doha"),
    ("They protested outside the embassy in Nairobi.", "protested", "Nairobi"),
    ("Ministers signed the accord in Paris, Texas, on Monday.", "signed the accord", "Paris"),
    ("The mayor of Nairobi criticised the plan.", "criticised", None),
    ("Troops who trained in Jordan attacked the convoy.", "attacked", None),
    ("He met the envoy. It rained in Doha.", "met", None),
    ("She praised the workers who had built the bridge in Lagos.", "praised", None),
    ("The bank, which has an office in Zurich, denounced the raid.", "denounced", None),
]


@pytest.mark.parametrize(("text", "trigger", "place"), CASES)
def test_place_of_an_event(literal, drafts, text, trigger, place):
    draft = literal.read(drafts(text))[0]
    at = text.index(trigger)
    event = Event(
        id="e1", type="CONSULT", quad=1, status="occurred", trigger=((at, at + len(trigger)),),
        evidence=((0, len(text)),), confidence=0.9,
    )  # fmt: skip
    draft = msgspec.structs.replace(draft, events=(event,))
    got = AttachPlaces().read([draft])[0].events[0].place
    names = {p.id: shown(text, p.spans) for p in draft.places}
    assert (names[got] if got else None) == place


def test_another_telling_may_know_the_place(literal, drafts):
    text = "They clashed. The clashes in Lagos lasted an hour."
    draft = literal.read(drafts(text))[0]
    event = Event(
        id="e1", type="ASSAULT", quad=4, status="occurred", trigger=((5, 12),), also=(((18, 25),),),
        evidence=((0, 13),), confidence=0.9,
    )  # fmt: skip
    done = AttachPlaces().read([msgspec.structs.replace(draft, events=(event,))])[0]
    assert done.events[0].place == "p1"


def test_without_events_nothing_changes(drafts):
    draft = drafts("Nothing happened in Oslo.")[0]
    assert AttachPlaces().read([draft]) == [draft]
