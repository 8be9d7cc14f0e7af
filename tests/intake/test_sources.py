import gzip
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.intake import read_sources, size
from memcon.intake import sources as module
from memcon.record import InputError, Report

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks to resume</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta property="article:published_time" content="2026-02-14T08:00:00Z">
<meta property="og:title" content="Talks to resume"></head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Talks to resume</h1>
<p>LISBON, Feb 14 – The foreign minister said on Saturday that talks with the neighbouring government would resume next week.</p>
<p>“We have waited long enough,” he told reporters at the harbour, where the two delegations had met in the autumn of last year.</p>
<p>The other side rejected the claim that it had delayed them, and called on the minister to name a day and a place for the talks.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "b.txt").write_text("Title: B\nDate: 2026-02-14\n\nThe minister spoke.\n", encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.jsonl").write_text('{"id": "c1", "text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "notes.doc").write_text("not ours", encoding="utf-8")
    return tmp_path


def _one(source, **more):
    (found,) = read_sources([str(source)], **more)
    return found


def test_a_text_file_loses_its_headers_and_keeps_its_name(desk):
    found = _one(desk / "b.txt")
    assert (found.id, found.title, found.published, found.text) == ("b", "B", date(2026, 2, 14), "The minister spoke.")


def test_line_ends_of_old_macs_are_line_ends(tmp_path):
    path = tmp_path / "mac.txt"
    path.write_bytes(b"Title: A\r\rOne.\rTwo.")
    assert (_one(path).title, _one(path).text) == ("A", "One.\nTwo.")


def test_a_page_loses_its_markup_and_gives_its_metadata(desk):
    found = _one(desk / "a.html")
    assert (found.title, found.publisher, found.published) == (
        "Talks to resume",
        "The Harbour Gazette",
        date(2026, 2, 14),
    )
    assert found.dateline is not None
    assert found.dateline.place == "LISBON"
    assert "“We have waited long enough,” he told reporters" in found.text
    assert "<p>" not in found.text
    assert "newsletter" not in found.text


def test_a_folder_is_read_in_order_and_its_paths_are_the_ids(desk):
    found = list(read_sources([str(desk)]))
    assert [f.id for f in found[:3]] == ["a", "b", "c1"]
    assert all(isinstance(f, Report) for f in found)
    assert len(found) == 4


def test_files_of_one_name_in_two_folders_keep_apart(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text(f"The minister of {name} spoke.")
    assert [f.id for f in read_sources([str(tmp_path)])] == ["x/1", "y/1"]


def test_a_pattern_is_expanded(desk):
    assert [f.id for f in read_sources([str(desk / "*.txt"), str(desk / "**" / "*.jsonl")])][:2] == ["b", "c1"]


def test_a_compressed_file_is_read(tmp_path):
    path = tmp_path / "d.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "d", "text": "One."}\n'))
    assert _one(path).id == "d"


def test_standard_input_is_read_for_what_it_is(monkeypatch):
    for data, text in (
        (b"The minister spoke.", "The minister spoke."),
        (b'{"text": "One."}\n', "One."),
        (b'[{"text": "Two."}]', "Two."),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert _one("-").text == text


def test_json_in_any_shape_is_known_by_its_first_bytes(tmp_path):
    path = tmp_path / "e.json"
    for value in (
        '{"text": "One."}',
        '{\n "text": "One."\n}',
        '[{"text": "One."}]',
        '[\n\n {"text": "One."}]',
        '{"text": "One."}\n{"text": "Two."}',
    ):
        path.write_text(value)
        assert next(iter(read_sources([str(path)]))).text == "One."


def test_the_users_day_wins(desk):
    assert all(f.published == date(2020, 1, 1) for f in read_sources([str(desk)], published=date(2020, 1, 1)))


def test_bytes_read_are_told_and_known_before(desk):
    told = []
    list(read_sources([str(desk)], tell=told.append))
    assert sum(told) == size([str(desk)])
    assert size(["-"]) is None
    assert size([str(desk / "none")]) == 0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("none.txt", None, "no such file"),
        ("none*.txt", None, "no file matches"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("only.txt", b"Title: A\nDate: 2026-02-14\n\n", "there is no text"),
        ("bin.txt", b"ab\x00\x01cd" * 10, "is binary"),
        ("paper.txt", b"%PDF-1.7 ...", "is a PDF"),
        ("day.txt", b"Date: soon\n\nText.", "is no date"),
        ("a.json", b"[1, 2]", "no JSON object"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.html", b"<html><body></body></html>", "no article text"),
        ("a.txt.gz", b"\x1f\x8bbroken", "cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path, name, data, reason):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    found = _one(path)
    assert isinstance(found, InputError)
    assert reason in str(found)
    assert "\n" not in str(found)
    assert name.partition("*")[0] in str(found)


def test_an_empty_folder_says_what_it_looked_for(tmp_path):
    assert ".jsonl" in str(_one(tmp_path))


def test_a_file_far_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_PAGE", 100)
    path = tmp_path / "dump.txt"
    path.write_text("word " * 100)
    assert "too many for one report" in str(_one(path))


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"Report {i}."}) for i in range(100)))
    told = []
    reports = read_sources([str(path)], tell=told.append)
    next(reports)
    assert len(told) == 1


def test_a_text_in_place_of_a_name_is_no_crash():
    error = _one("The minister said on Monday that talks would resume. " * 100)
    assert "standard input" in str(error)
    assert "no such file" in str(_one("x" * 300 + ".txt"))


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.sampled_from([".txt", ".html", ".json", ".jsonl", ".gz", ".dat"]),
)
@settings(max_examples=300, deadline=None)
def test_no_bytes_whatever_bring_it_down(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    for found in read_sources([str(path)]):
        assert isinstance(found, Report | InputError)
        str(found)
