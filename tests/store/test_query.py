import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from memcon.record import SettingError
from memcon.store.query import Term, parse, tokens


@pytest.fixture(scope="module")
def words():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize=\"unicode61 remove_diacritics 2\")")
    texts = ["The climate cult of Élise’s friends won't end", "A cult of climate sceptics", "Climatic change in the U.S. rose 10%"]
    db.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(texts, 1))
    return db


def _found(words, query):
    return [r for (r,) in words.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (parse(query).match,))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("climate cult", [1, 2]),
        ('"climate cult"', [1]),
        ("“climate cult”", [1]),
        ("climat*", [1, 2, 3]),
        ("climate OR change", [1, 2, 3]),
        ("climat* NOT cult", [3]),
        ("climat* -cult", [3]),
        ('climat* -"climate cult"', [2, 3]),
        ("climat* AND (friends OR sceptics)", [1, 2]),
        ("CLIMATE Cult", [1, 2]),
        ("elise", [1]),
        ("Élise's", [1]),
        ("won't", [1]),
        ("U.S.", [3]),
        ("10%", [3]),
        ("climate - cult", [1, 2]),
        ("title:climate", []),
        ("NEAR(climate cult)", []),
        ("and", []),
        ("change in OR xylophone friends", [3]),
    ],
)
def test_a_query_finds_what_its_words_say(words, query, found):
    assert _found(words, query) == found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('"climate cult', "a quotation mark is not closed"),
        ("(climate", "a bracket is not closed"),
        ("climate)", "a bracket closes that was not opened"),
        ("AND", "AND needs a word on either side"),
        ("climate AND", "AND needs a word on either side"),
        ("OR climate", "OR needs a word on either side"),
        ("climate AND OR cult", "AND needs a word on either side"),
        ("climate NOT", "NOT needs a word on its right"),
        ("NOT climate", "there is only what must not stand"),
        ("climate OR NOT cult", "there is only what must not stand"),
        ("climate NOT NOT cult", "NOT stands twice"),
        ("", "there is nothing to search for"),
        ("()", "there is nothing to search for"),
        ('""', "there is nothing to search for"),
        ("%%%", "there is nothing to search for"),
        ("(" * 30 + "a" + ")" * 30, "more than 20 brackets"),
        (" ".join("abcdefgh"[i % 8] for i in range(70)), "more than 64 words"),
    ],
)
def test_what_cannot_be_understood_is_told_in_one_line(query, told):
    with pytest.raises(SettingError, match=r"^search: ") as caught:
        parse(query)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet=st.sampled_from('ab "()*-^:{}+,.;%_ANDORT\'\\é\x00'), max_size=40))
@example('a "b" NOT')
@example("a*b* c**")
def test_no_query_is_an_error_of_sql(words, query):
    try:
        understood = parse(query)
    except SettingError:
        return
    words.execute("SELECT rowid FROM words WHERE words MATCH ?", (understood.match,)).fetchall()
    assert understood.terms


def test_terms_that_must_not_stand_are_not_marked():
    assert parse('climate "green deal*" NOT (cult OR sect)').terms == (Term(("climate",)), Term(("green", "deal")))
    assert parse("climat* climate").terms == (Term(("climat",), True), Term(("climate",)))


def test_words_are_folded_where_they_stand():
    assert list(tokens("L’Élysée, 10%_b")) == [("l", (0, 1)), ("elysee", (2, 8)), ("10", (10, 12)), ("b", (14, 15))]
