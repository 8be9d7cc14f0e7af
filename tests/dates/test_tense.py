import pytest

from memcon.dates import tense

PAST, FUTURE, PRESENT = tense.PAST, tense.FUTURE, tense.PRESENT


@pytest.mark.parametrize(
    ("sentence", "word", "way"),
    [
        ("The ministers met on Friday.", "Friday", PAST),
        ("The ministers have met since Friday.", "Friday", PAST),
        ("The town was shelled on Friday.", "Friday", PAST),
        ("The army did not shell the town on Friday.", "Friday", PAST),
        ("The ministers will meet on Friday.", "Friday", FUTURE),
        ("The ministers are to meet on Friday.", "Friday", FUTURE),
        ("The ministers are meeting on Friday.", "Friday", FUTURE),
        ("The ministers plan to meet on Friday.", "Friday", FUTURE),
        ("The ministers were due to meet on Friday.", "Friday", FUTURE),
        ("The trial has been scheduled for Friday.", "Friday", FUTURE),
        ("The summit was postponed until Friday.", "Friday", FUTURE),
        ("He said he would resign on Friday.", "Friday", FUTURE),
        ("The trial opens on Friday.", "Friday", PRESENT),
        ("Ahead of Friday's vote the streets were calm.", "Friday", FUTURE),
        ("After Friday's vote the streets are calm.", "Friday", PAST),
        ("He called off Friday's rally.", "Friday", FUTURE),
        ("He told reporters on Friday that he would go.", "Friday", PAST),
        ("The upcoming talks on Friday matter.", "Friday", FUTURE),
    ],
)
def test_where_the_verb_points(parse, sentence, word, way):
    (reading,) = parse([sentence])
    assert tense.direction(reading, reading.token_at(sentence.index(word))) == way


def test_without_a_verb_nothing_shows(parse):
    (reading,) = parse(["Friday"])
    assert tense.direction(reading, 0) == tense.UNKNOWN
