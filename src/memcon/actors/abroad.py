"""Who is not of the state where he is: `a Western diplomat in Bamako`, `a tribunal in The Hague`."""

from memcon.actors.wording import words
from memcon.record import Reading

FOREIGN = words(
    "european western arab african asian foreign international regional world global gulf nordic baltic balkan "
    "caribbean nato eu un u.n. allied neighbouring neighboring overseas both two three four five six several many "
    "other various unknown different islamist catholic"
)
"""Words before a noun that make it no home's: `foreign officials`, `both presidents`."""
ABROAD = words(
    "ambassador envoy diplomat mediator negotiator observer counterpart delegate embassy consulate mission delegation "
    "peacekeeper emissary consul attaché coalition world"
)
"""Nouns of those who are sent to other states, or come from several."""
SEATS_OF_ALL = words("Brussels Geneva Vienna Strasbourg Luxembourg Davos Lausanne Montreux Jerusalem") | {
    "The Hague", "New York", "New York City",
}  # fmt: skip
"""Cities from which reports tell of the whole world."""


def is_from_abroad(reading: Reading, start: int, head: int) -> bool:
    """Whether the description that begins at the character `start` and has the noun `head` is of no home."""
    first = reading.token_at(start)
    said = reading.lower[first if first is not None else head : head]
    sent = reading.lemma[head].lower() in ABROAD
    return sent or bool(FOREIGN & set(said)) or any(w.endswith("-backed") for w in said)


def is_seat_of_all(reading: Reading, first: int) -> bool:
    """Whether a city in which courts and bodies of the whole world sit begins at a word."""
    return any(" ".join(reading.word[first : first + n]) in SEATS_OF_ALL for n in (1, 2, 3))
