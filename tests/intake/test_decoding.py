import codecs

import pytest

from memcon.intake.decoding import decode, refuse_binary
from memcon.record import InputError

WORDS = "The minister’s café in Łódź closed – “for good”, he said. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_or_without_a_mark(encoding):
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_western_windows_text_is_read():
    text = "The minister’s café closed – “for good”, he said on Monday in Zürich."
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_other_code_pages_are_detected():
    text = (
        "Президент заявил в понедельник, что переговоры продолжатся на следующей неделе в Женеве, сообщает агентство. "
        * 3
    )
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_a_page_is_read_as_it_says_itself():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert decode(page.encode("iso-8859-2"), "a.html", page=True) == page


def test_broken_utf16_is_named():
    with pytest.raises(InputError, match="broken UTF-16"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", "a.txt")


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04zz", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"ab\x00cd", "binary"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_what_is_no_text_is_named(head, reason):
    with pytest.raises(InputError, match=reason):
        refuse_binary(head, "a.txt")


def test_utf16_is_not_taken_for_binary():
    refuse_binary("text".encode("utf-16"), "a.txt")
