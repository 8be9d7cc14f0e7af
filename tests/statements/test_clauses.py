"""Contents that break off amid a clause."""

import pytest

from memcon.record import Reading
from memcon.statements.clauses import whole
from memcon.statements.quoting import Piece
from memcon.syntax.parser import Parser

CASES = [
    # text, source, cue, the content as it broke off, the content made whole
    (
        "The president threatened to close two crossings if sanctions on potash are not lifted by the end of May.",
        "The president", "threatened", "to close two crossings if sanctions on potash",
        "to close two crossings if sanctions on potash are not lifted by the end of May",
    ),
    (
        "The envoy said the old frontier treaty binds all four states.",
        "The envoy", "said", "the old frontier", "the old frontier treaty binds all four states",
    ),
    (
        "The minister claimed the treaty, which was never ratified, had lapsed.",
        "The minister", "claimed", "the treaty", "the treaty, which was never ratified, had lapsed",
    ),
    ("The minister's claim that the treaty had lapsed was denied.", "minister", "claim",
     "that the treaty had lapsed", "that the treaty had lapsed"),
    ("The treaty, the minister said, has lapsed.", "the minister", "said", "The treaty", "The treaty"),
    ("The envoy said the embassy “was never asked” about it.", "The envoy", "said", "the embassy", "the embassy"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parser():
    return Parser()


def spans(text: str, words: str):
    start = text.index(words)
    return ((start, start + len(words)),)


@pytest.mark.parametrize(("text", "source", "cue", "broken", "made"), CASES)
def test_a_content_ends_with_its_clause(parser, text, source, cue, broken, made):
    reading: Reading = parser.read([text])[0]
    roles = {"source": spans(text, source), "cue": spans(text, cue), "content": spans(text, broken)}
    (piece,) = whole([Piece(**roles, sure_cue=1, sure_source=1, sure_content=1)], reading)
    ((start, end),) = piece.content
    assert text[start:end] == made


def test_what_another_says_is_left_to_him(parser):
    text = "The envoy said the frontier treaty the minister called void still holds."
    (reading,) = parser.read([text])
    one = Piece(spans(text, "said"), spans(text, "The envoy"), spans(text, "the frontier treaty"), 1, 1, 1)
    other = Piece(spans(text, "called"), spans(text, "the minister"), spans(text, "void"), 1, 1, 1)
    assert whole([one, other], reading) == [one, other]
