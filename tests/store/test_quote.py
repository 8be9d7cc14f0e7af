import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.record import SettingError
from memcon.store import Filter, Store
from memcon.store.quote import AROUND, quote, sentence_around
from memcon.store.vectors import index
from tests.store.handmade import DAY, Draftsman, build_desk, stored


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with Store.open(build_desk(tmp_path_factory.mktemp("quote") / "desk.db")) as store:
        yield store


def test_words_that_stand_there_are_exact_whatever_their_case_and_marks(desk):
    found = quote(desk, "‘we are DONE with the climate cult’", Filter())
    first = found[0]
    assert first.kind == "exact"
    assert first.statement.speaker.name == "Ingrid Solvang"
    assert first.text[slice(*first.at)] == "We are done with the climate cult"
    assert len(first.statement.also) == 1
    assert not first.differs
    assert not first.lacks
    assert [q.kind for q in found[1:]] == ["altered"]


def test_part_of_a_quotation_is_exact(desk):
    (first, *_) = quote(desk, "done with the climate", Filter())
    assert first.kind == "exact"
    assert first.text[slice(*first.at)] == "done with the climate"


def test_an_altered_quotation_shows_the_difference(desk):
    asked = "We are done with the climate hoax"
    found = quote(desk, asked, Filter())
    assert {q.kind for q in found} == {"altered"}
    for one in found:
        assert [one.text[a:b] for a, b in one.differs] in (["cult"], ["debate"])
        assert [asked[a:b] for a, b in one.lacks] == ["hoax"]
        assert one.score == pytest.approx(6 / 7, abs=0.01)


def test_a_longer_quotation_was_trimmed(desk):
    asked = "The cult of growth must end, and it must end today"
    (first, *_) = quote(desk, asked, Filter())
    assert first.kind == "trimmed"
    assert first.text == "The cult of growth must end"
    assert [asked[a:b].strip(" ,") for a, b in first.lacks] == ["and it must end today"]


def test_nobody_said_it(desk):
    assert quote(desk, "Purple elephants dance on frozen lakes", Filter()) == []


def test_days_and_number_narrow(desk):
    words = "We are done with the climate debate"
    assert [q.kind for q in quote(desk, words, Filter(until=DAY))] == ["altered"]
    assert [q.kind for q in quote(desk, words, Filter(limit=1))] == ["exact"]
    assert not quote(desk, words, Filter(publisher="Southern Post"))


@pytest.mark.parametrize("words", ["", "  ", "“…”"])
def test_no_words(desk, words):
    with pytest.raises(SettingError, match="no words"):
        quote(desk, words, Filter())


def test_words_that_nobody_uses_count_against_a_statement_that_has_the_rest(desk):
    assert quote(desk, "We flamboyantly procrastinated with the quixotic climate zeppelin", Filter()) == []


def test_what_is_said_in_other_words_is_near_once_there_are_vectors(tmp_path):
    texts = ["Our country is going to stay in the alliance forever", "The alliance met in the country for lunch"]
    made = Draftsman(". ".join(f"Anna Lind said: {t}" for t in texts))
    for text in texts:
        made.says("Anna Lind", text)
    asked = "As a country we will always remain members of this alliance"
    with Store.open(stored(tmp_path / "near.db", made.record()), write=True) as store:
        assert quote(store, asked, Filter()) == []
        list(index(store))
        assert [(q.kind, q.text) for q in quote(store, asked, Filter())] == [("near", texts[0])]


@pytest.mark.parametrize(
    ("text", "held", "sentence"),
    [
        ("He left. He no longer called it “an act of war”, Mr. Paz said. Then he slept.", "an act of war", "He no longer called it “an act of war”, Mr. Paz said."),
        ("First.\n\nThe U.S. Senate never said “we will go.”\n\nSecond.", "we will go.", "The U.S. Senate never said “we will go.”"),
        ("“We never agreed to go. We will not,” she said. More.", "agreed to go", "“We never agreed to go."),
        ("“It is over!” he said.", "It is over!", "“It is over!” he said."),
        ("It rained. “We go,” he said.", "We go,", "“We go,” he said."), ("It rained. We go.", "We go", "We go."),
        ("it is over", "it is over", "it is over"),
        ("He said that 3.5 per cent was not too much. “Enough.”", "too much", "He said that 3.5 per cent was not too much."),
    ],
)  # fmt: skip
def test_the_sentence_around(text, held, sentence):
    at = text.index(held)
    start, end = sentence_around(text, (at, at + len(held)))
    assert text[start:end] == sentence


@given(st.text(alphabet="ab .!\n”“AZ", max_size=900), st.data())
def test_a_sentence_holds_what_it_is_around_and_no_more_than_that(text, data):
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    start, end = sentence_around(text, (a, b))
    assert 0 <= start <= a <= b <= end <= len(text)
    assert a - start <= AROUND
    assert end - b <= AROUND


def test_a_negation_before_the_words_is_shown(tmp_path):
    made = Draftsman("Rita Paz spoke. Rita Paz said she no longer considered it “an act of economic war”, and smiled. It rained.")
    made.who("Rita Paz")
    made.says("Rita Paz", "no longer considered it “an act of economic war”", quotes=("an act of economic war",))
    with Store.open(stored(tmp_path / "x.db", made.record())) as store:
        (found,) = quote(store, "an act of economic war", Filter())
    assert found.kind == "exact"
    sentence = f"{found.before}{found.text}{found.after}"
    assert sentence == "Rita Paz said she no longer considered it “an act of economic war”, and smiled."
