from datetime import date
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from memcon.store.rows import EntityLine, Facet, ReportLine, StatementLine
from memcon.web import lines
from memcon.web.pieces import Piece, joined, text

SIGNS = st.text(st.sampled_from("<>&\"'{}a é“\n"))
ROW = Piece('<p title="{}">{}</p>')


@given(SIGNS, SIGNS)
def test_what_is_put_into_a_gap_is_words_to_a_browser(one, other):
    title, words = str(ROW(one, other)).removeprefix('<p title="').removesuffix("</p>").split('">')
    assert not set("<>\"'") & set(title + words)
    assert (unescape(title), unescape(words)) == (one, other)


@given(SIGNS)
def test_a_piece_in_a_piece_stays_as_it_is(words):
    inner = ROW(1, words)
    assert ROW("x", inner) == Markup('<p title="x">') + inner + Markup("</p>")
    assert joined((inner, text(words))) == inner + text(words)
    assert isinstance(joined(()), Markup)


def test_words_that_only_look_like_markup_are_no_piece():
    class Sly(str):
        def __html__(self):
            return "<script>"

    assert ROW(None, Sly("<b>")) == Markup('<p title="None">&lt;b&gt;</p>')
    assert ROW(True, date(2026, 3, 1)) == Markup('<p title="True">2026-03-01</p>')


@given(SIGNS)
def test_every_free_field_of_a_line_is_escaped(words):
    who = EntityLine(id=7, name=words, kind="person", office=words, country="NOR")
    report = ReportLine(id=3, name=words, title=words, publisher=words, published=date(2026, 3, 1))
    line = StatementLine(
        id=1, key="s1", report=report, also=(report,), act="said", kind="direct", speaker=who, addressee=who, cue="said",
        source=words, text=words, spans=((0, len(words)),), quotes=(words,), quote_spans=((0, len(words)),),
        occasion=words, topics=(words,), confidence=0.4,
    )  # fmt: skip
    html = str(lines.statement(line)) + str(lines.report(report)) + str(lines.person(who))
    html += str(lines.facets([Facet(kind="actor", value=words, label=words, reports=1)], None, lambda **f: words))
    for tag in ("<>", "<a", "<é", "<&", "<'", '<"', "<{", "<\n", "<“", "< "):
        assert tag not in html.replace("<a class", "").replace("<a href", "").replace("<article", ""), tag


def test_marks_are_set_off_and_what_overlaps_once():
    assert lines.marked("a <b> c", [(0, 1), (2, 5), (3, 9)]) == Markup(
        "<mark>a</mark> <mark>&lt;b&gt;</mark><mark> c</mark>"
    )
    assert lines.marked("", []) == Markup("")
