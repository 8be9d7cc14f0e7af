"""The confidence of an event: higher where the words name both parties, lower where the report must be searched."""

from memcon.events.confidence import LEAST, MOST, Confidence

PLAIN = "Brazil has imposed new sanctions on Venezuela."
SEARCHED = (
    "Brazil condemned Venezuela. Brazil expelled two diplomats of Venezuela. On Monday, after a long debate in the capital "
    "that farmers and students had followed on the radio, Brazil closed the border."
)
TEXTS = [PLAIN, SEARCHED]


def sure(told, text, kind):
    return [e.confidence for k, _, _, e in told(TEXTS)[TEXTS.index(text)] if k == kind]


def test_what_the_words_say_is_surer_than_what_the_report_implies(told):
    (plain,) = sure(told, PLAIN, "SANCTION")
    searched = sure(told, SEARCHED, "COERCE")
    assert searched
    assert plain > max(searched)


def test_a_confidence_is_a_chance():
    chance = Confidence()
    assert LEAST <= chance.of(frozenset()) <= MOST
    features = frozenset(f for f, w in chance._weights.items() if w > 0)
    assert chance.of(features) == MOST
    assert chance.of(frozenset(f for f, w in chance._weights.items() if w < 0)) == LEAST
