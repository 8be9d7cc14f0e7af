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


def test_what_is_remembered_of_words_stays_small(monkeypatch):
    monkeypatch.setattr("memcon.syntax.words.REMEMBERED", 3)
    parser = Parser()
    first = parser.read(["The envoys came to Varde."])[0]
    parser.read(["Qzxwv brtplk mnvcx lkjhg poiuyt."])
    again = parser.read(["The envoys came to Varde."])[0]
    assert len(parser._words._known) <= 3
    assert len(parser._words._before) <= 3
    assert len(parser._nlp.get_pipe("lemmatizer").cache) <= 3
    assert again.lemma == first.lemma == ["the", "envoy", "come", "to", "Varde", "."]
