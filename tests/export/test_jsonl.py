import json

from memcon.export.jsonl import decode, encode, schema
from tests.export.lifelike import summit_record


def test_a_record_is_one_line_and_comes_back_whole():
    record = summit_record()
    line = encode(record)
    assert line.count(b"\n") == 1
    assert decode(line) == record
    assert encode(decode(line)) == line


def test_the_line_is_what_the_contract_says():
    record = json.loads(encode(summit_record()))
    assert list(record) == [
        "report",
        "actors",
        "statements",
        "events",
        "calendar",
        "dates",
        "places",
        "links",
        "made_by",
    ]
    statement = record["statements"][4]
    assert statement["speaker"] is None
    assert statement["inside"] == "s4"
    assert record["report"]["published"] == "2026-03-07"
    assert record["report"]["dateline"] == {"spans": [[0, 16]], "place": "TALLINN", "date": "2026-03-07"}


def test_every_field_of_the_line_stands_in_the_schema():
    body = schema()
    assert body["$schema"].startswith("https://json-schema.org/")
    record = json.loads(encode(summit_record()))
    assert set(record) == set(body["$defs"]["Record"]["properties"])
    assert set(record["statements"][0]) == set(body["$defs"]["Statement"]["properties"])
    assert set(record["events"][0]) == set(body["$defs"]["Event"]["properties"])
