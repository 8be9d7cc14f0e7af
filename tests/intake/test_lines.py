import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.intake import lines
from memcon.intake.lines import read_lines, read_values
from memcon.record import InputError, Report


def _read(reader, data: bytes):
    return [found for _, found in reader(io.BytesIO(data), "a.jsonl", None)]


def test_broken_json_on_line_7_costs_that_line_alone():
    good = [json.dumps({"id": str(i), "text": f"The minister spoke {i} times."}) for i in range(1, 10)]
    good[6] = '{"id": "7", "text": "The min'
    found = _read(read_lines, "\n".join(good).encode())
    assert [f.id for f in found if isinstance(f, Report)] == ["1", "2", "3", "4", "5", "6", "8", "9"]
    (error,) = (f for f in found if isinstance(f, InputError))
    assert str(error).startswith("a.jsonl:7: broken JSON: Unterminated string")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "an array"),
        (b'"text"', "a string"),
        (b"7", "a number"),
        (b"null", "null"),
        (b"true", "a truth value"),
        (b"[" * 100_000, "broken"),
    ],
)
def test_a_line_that_is_no_object_is_named(line, reason):
    (error,) = _read(read_lines, line)
    assert isinstance(error, InputError)
    assert reason in str(error)


def test_empty_lines_and_a_byte_order_mark_are_passed_over():
    found = _read(read_lines, b'\xef\xbb\xbf\n{"text": "One."}\n\n  \r\n{"text": "Two."}\r\n')
    assert [f.text for f in found] == ["One.", "Two."]


def test_a_line_in_a_western_code_page_is_read():
    (found,) = _read(read_lines, '{"text": "The café closed."}'.encode("cp1252"))
    assert found.text == "The café closed."


def test_nan_stands_for_nothing():
    (found,) = _read(read_lines, b'{"text": "One.", "title": NaN, "date": NaN}')
    assert (found.title, found.published) == (None, None)


def test_an_over_long_line_is_an_error_line_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    data = b'{"text": "One."}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "Two."}\n'
    found = list(read_lines(io.BytesIO(data), "a.jsonl", None))
    assert [isinstance(f, InputError) for _, f in found] == [False, True, False]
    assert str(found[1][1]).startswith("a.jsonl:2: ")
    assert sum(size for size, _ in found) == len(data)


def test_a_long_last_line_without_an_end_is_an_error_too(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    (error,) = _read(read_lines, b"x" * 5000)
    assert isinstance(error, InputError)


def test_an_array_and_objects_over_several_lines_are_read_one_by_one():
    several = json.dumps([{"text": 'One {"\\" and ]'}, {"text": "Two", "more": {"deep": [1, {"a": "}"}]}}], indent=1)
    found = _read(read_values, several.encode())
    assert [f.text for f in found] == ['One {"\\" and ]', "Two"]


def test_an_array_cut_short_gives_what_is_whole():
    found = _read(read_values, b'[\n{"text": "One"},\n{"text": "Tw')
    assert found[0].text == "One"
    assert str(found[1]).startswith("a.jsonl:3: broken JSON")


def test_an_over_long_object_of_an_array_is_named(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    monkeypatch.setattr(lines, "CHUNK", 700)
    found = _read(read_values, b'[{"text": "One"}, {"text": "' + b"x" * 5000 + b'"}, {"text": "Two"}]')
    assert [getattr(f, "text", None) for f in found] == ["One", None, "Two"]


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5), st.integers(1, 40))
def test_wherever_a_chunk_ends_the_objects_are_whole(texts, chunk):
    data = json.dumps([{"text": t} for t in texts]).encode()
    kept, lines.CHUNK = lines.CHUNK, chunk
    try:
        found = _read(read_values, data)
    finally:
        lines.CHUNK = kept
    assert [f.text if isinstance(f, Report) else None for f in found] == texts
