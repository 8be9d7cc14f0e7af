"""What the one door to the parser mends."""

from memcon.syntax.parser import Parser


def test_whom_somebody_met_on_a_day_is_no_time():
    reading = Parser().read(["President Daniel Kiprono met Rwandan President Alphonse Gasana on Sunday."])[0]
    assert reading.dep[reading.word.index("Gasana")] == "dobj"


def test_words_not_seen_before_are_forgotten():
    parser = Parser()
    parser.read(["The envoy came to Varde."])
    known = len(parser._nlp.vocab.strings)
    parser.read(["Qzxwv brtplk mnvcx lkjhg poiuyt."])
    assert len(parser._nlp.vocab.strings) == known
