import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import msgspec

from memcon.export.page import Page, render
from tests.export.lifelike import summit_record


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets, self.outside, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in ("meta", "link", "br", "img", "input"):
            self.open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        for name in ("href", "src"):
            if name in found:
                (self.targets if found[name].startswith("#") else self.outside).append(found[name])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def _parsed(html):
    links = _Links()
    links.feed(html)
    assert links.open == []
    return links


def test_every_entry_is_linked_to_its_words_and_back():
    links = _parsed(render(summit_record()))
    assert len(links.ids) == len(set(links.ids))
    assert {t[1:] for t in links.targets} <= set(links.ids)
    for entry in ("s1", "s5", "e1", "e3", "c1", "c2"):
        assert f"#r1-{entry}" in links.targets
        assert f"#r1-t-{entry}" in links.targets


def test_nothing_is_asked_of_the_network():
    html = render(summit_record())
    assert _parsed(html).outside == ["https://example.org/2026/03/07/tallinn-forum"]  # a link, followed by hand only
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|<(?:img|link|iframe)\b", html)


def test_the_policy_allows_just_the_style_and_script_on_the_page():
    html = render(summit_record())
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{digest}&#x27;" in html


def test_several_reports_make_one_page_with_an_index():
    out = io.StringIO()
    record = summit_record()
    with Page() as page:
        page.add(record)
        page.add(msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, title="Another <one>")))
        page.write(out)
    links = _parsed(out.getvalue())
    assert {"#r1", "#r2"} <= set(links.targets)
    assert len(links.ids) == len(set(links.ids))
    assert "Another &lt;one&gt;" in out.getvalue()
    assert "<one>" not in out.getvalue()


def test_an_address_that_is_none_is_no_link():
    record = summit_record()
    evil = msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, url="javascript:alert(1)"))
    assert "javascript:alert" not in render(evil)


def test_the_same_record_gives_the_same_page():
    assert render(summit_record()) == render(summit_record())
