import pytest

from memcon.dates.lexer import OTHER, Lexer
from memcon.lexicon import read_json

LEXER = Lexer(read_json("dates_feasts.json"))
NAME = {letter: name for name, letter in LEXER.letter.items()}


def read(text):
    return [(NAME.get(t.kind, OTHER), text[t.start : t.end]) for t in LEXER.read(text)]


@pytest.mark.parametrize(
    ("word", "kind", "value"),
    [
        ("2026-02-14", "iso", (2026, 2, 14)),
        ("7/8/07", "slash", (7, 8, 7)),
        ("25.12.2024", "iso", (2024, 12, 25)),
        ("18:30", "clock", (18, 30)),
        ("1980s", "decade", 1980),
        ("'82", "year", 1982),
        ("’14", "year", 2014),
        ("22nd", "nth", 22),
        ("2026", "year", 2026),
        ("14", "dayno", 14),
        ("1,500", "number", 1500.0),
        ("Q3", "quarter_name", "Q3"),
        ("FY2012", "fy", 2012),
        ("Friday", "weekday", 5),
        ("New Year's Day", "feast", "01-01"),
        ("New Year’s Day", "feast", "01-01"),
        ("p.m.", "ampm", 12),
    ],
)
def test_a_word_and_its_class(word, kind, value):
    (token,) = LEXER.read(word)
    assert (NAME[token.kind], token.value) == (kind, value)


def test_short_names_of_months_take_their_full_stop():
    assert read("on Nov. 24 he")[1:3] == [("month", "Nov."), ("dayno", "24")]
    assert read("in Nov.")[1] == ("month", "Nov")


@pytest.mark.parametrize("word", ["sat", "sun", "may", "march", "wed", "¼", "²", "_"])
def test_what_is_no_word_of_time(word):
    assert all(kind == OTHER for kind, _ in read(word))


def test_what_is_left_out_keeps_its_neighbours_apart():
    assert [kind for kind, _ in read("The411Coming May")] == ["the", OTHER, "next", "month"]
