"""The evidence sheet as a Markdown reader (markdown-it, CommonMark) sees it: no word of a report becomes markup."""

import io

from hypothesis import given, settings
from markdown_it import MarkdownIt

from memcon.export import evidence
from tests.export.anyrecord import NAMES, TEXTS, records
from tests.export.lifelike import summit_record

READER = MarkdownIt("commonmark")
OURS = {"heading", "paragraph", "blockquote", "strong", "em", "inline", "text", "softbreak", "hardbreak", "code_inline", "hr"}


def words(tokens):
    """The plain text of tokens, and the kinds among them."""
    found, kinds = [], set()
    for token in tokens:
        kinds.add(token.type.removesuffix("_open").removesuffix("_close"))
        if token.children is not None:
            inner, more = words(token.children)
            found.append(inner)
            kinds |= more
        elif token.type in ("text", "code_inline"):
            found.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
    return "".join(found), kinds


def squeezed(text):
    return "".join(text.split())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_quoted_words_are_read_back_as_they_were(text):
    tokens = READER.parse(evidence.quoted(text))
    found, kinds = words(tokens)
    assert squeezed(found) == squeezed(text)
    assert kinds <= {"blockquote", "paragraph", "inline", "text", "softbreak", "hardbreak"}


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_a_name_in_a_line_is_read_back_as_it_was(name):
    found, kinds = words(READER.parse(f"**{evidence.plain(name)}** said"))
    assert squeezed(evidence.plain(name)).replace("\\", "") == squeezed(name).replace("\\", "")
    assert kinds <= OURS
    assert squeezed(name) in squeezed(found)


@given(records())
@settings(max_examples=40, deadline=None)
def test_a_sheet_shows_every_word_of_every_entry(record):
    found, kinds = words(READER.parse(evidence.sheet(record)))
    assert kinds <= OURS
    shown = squeezed(found)
    text = record.report.text
    for spans in [*(s.content for s in record.statements), *(e.evidence for e in record.events), *(c.evidence for c in record.calendar)]:
        for start, end in spans:
            assert squeezed(text[start:end]) in shown
            assert f"{start}–{end}" in shown


def test_the_sheet_of_a_report():
    out = io.BytesIO()
    tally = evidence.write([summit_record(), summit_record()], out)
    text = out.getvalue().decode()
    assert tally.written == 22
    assert text.startswith("# Norway tells Baltic allies it will stay at the table\n\nNorthern Wire · 2026-03-07")
    assert "**Ingrid Solvang** (Foreign Minister, Norway) *has assured*\n\n> Oslo will not loosen its defence ties with them\n\ns1 · characters " in text
    assert "confidence 0.40 (unsure) · denied" in text
    assert text.count("\n---\n") == 1
