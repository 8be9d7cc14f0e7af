import re
from html import unescape

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from memcon.export.marks import marked_text
from memcon.intake import make_report
from memcon.record import MadeBy, Record, Statement
from tests.export.lifelike import summit_record

TEXT = 'He said "if <b>we</b> go & they stay, so be it".\n\n"Or not," she said. The end of the matter, they say.'


def _visible(html: str) -> str:
    """What a reader sees of the marked text, the numbers left out."""
    html = re.sub(r'<a class="n[^>]*>\d+</a>', "", html)
    return unescape(re.sub(r"<[^>]+>", "", html.replace("</p>\n<p>", "\n")))


def _record(text, *contents):
    statements = tuple(
        Statement(id=f"s{i}", act="said", kind="indirect", content=content, confidence=0.5)
        for i, content in enumerate(contents, 1)
    )
    return Record(report=make_report(text), statements=statements, made_by=MadeBy(memcon="0", models={}, settings={}))


def test_the_text_is_shown_whole():
    record = summit_record()
    words = re.sub(r"\s+", " ", record.report.text)
    assert re.sub(r"\s+", " ", _visible(marked_text(record, ""))).strip() == words


def test_nested_words_carry_both_entries_and_are_deep():
    html = marked_text(summit_record(), "")
    assert re.search(r'<span class="content deep" data-e="s4 s5">an anchor was dragged', html)


def test_a_broken_quotation_carries_its_entry_on_every_piece():
    html = marked_text(summit_record(), "r1-")
    assert html.count('data-e="s2"') >= 3
    assert html.count('href="#r1-s2"') == 1
    assert html.count('id="r1-t-s2"') == 1


def test_overlapping_spans_are_cut_where_they_cross():
    html = marked_text(_record("one two three four", ((0, 13),), ((4, 18),)), "")
    assert [(m[1], m[2]) for m in re.finditer(r'data-e="([^"]*)">([^<]*)<', html)] == [
        ("s1", "one "),
        ("s1 s2", "two three"),
        ("s2", " four"),
    ]


def test_markup_in_a_report_stays_text():
    html = marked_text(_record(TEXT, ((8, 46),)), "")
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6))
def test_whatever_the_spans_the_text_is_whole_and_the_tags_match(pairs):
    spans = [((a, min(a + n, len(TEXT))),) for a, n in pairs if a < len(TEXT)]
    html = marked_text(_record(TEXT, *spans), "")
    assert re.sub(r"\s+", "", _visible(html)) == re.sub(r"\s+", "", TEXT)
    for tag in ("span", "p", "a"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>")


def test_an_empty_record_is_plain_text():
    record = msgspec.structs.replace(_record(TEXT))
    assert "<span" not in marked_text(record, "")
