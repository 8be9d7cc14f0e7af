"""The record: immutable, by keyword, the same after JSON, with a schema that names every field of the contract."""

import datetime

import msgspec
import pytest

from memcon.record import Event, Link, MadeBy, Occasion, Record, Report, Statement

STATEMENT = Statement(id="s1", act="denied", kind="indirect", content=((3, 9),), confidence=0.9)
FIELDS = {
    "report": "id title publisher url published language dateline text sha256",
    "statements": "id act kind speaker source cue content quotes addressee inside date occasion about topics confidence",
    "events": "id type quad modes contexts cameo intensity status sources targets trigger also evidence condition done_by "
    "told_in claimed_by denied_by date place confidence",
    "calendar": "id event title status start end place host participants announced_by announced_in replaces evidence "
    "confidence",
    "dates": "id spans type value start end granularity anchor confidence",
    "places": "id spans name country geonames lat lon confidence",
    "links": "kind from to aspect evidence confidence",
    "actors": "id name kind country sector wikidata roles mentions confidence",
    "made_by": "memcon models settings",
}


def record() -> Record:
    report = Report(id="r", text="He denied it.", sha256="0", published=datetime.date(2026, 2, 14))
    event = Event(id="e1", type="REJECT", quad=3, status="occurred", trigger=((3, 9),), evidence=((0, 12),), confidence=0.5)
    link = Link(kind="responds", from_="s1", to=None, evidence=((0, 2),), confidence=0.5)
    return Record(
        report=report, statements=(STATEMENT,), events=(event,), links=(link,),
        made_by=MadeBy(memcon="0", models={}, settings={}),
    )  # fmt: skip


def test_json_comes_back_as_the_same_record():
    assert msgspec.json.decode(msgspec.json.encode(record()), type=Record) == record()


def test_what_is_not_known_is_null_and_never_left_out():
    shown = msgspec.json.decode(msgspec.json.encode(STATEMENT))
    assert shown["speaker"] is None
    assert shown["content"] == [[3, 9]]
    assert shown["quotes"] == []


@pytest.mark.parametrize("kind", FIELDS)
def test_the_fields_of_the_contract(kind):
    schema = msgspec.json.schema(Record)
    name = {"report": "Report", "made_by": "MadeBy", "calendar": "Appointment", "dates": "TimeExpression"}.get(
        kind, kind[:-1].capitalize()
    )
    assert set(schema["$defs"][name]["properties"]) == set(FIELDS[kind].split())


def test_a_link_is_written_from_and_to():
    assert set(msgspec.json.decode(msgspec.json.encode(record()))["links"][0]) >= {"from", "to"}


def test_records_are_immutable_and_built_by_keyword():
    with pytest.raises(AttributeError):
        STATEMENT.act = "said"
    with pytest.raises(TypeError):
        Occasion(((0, 2),))


@pytest.mark.parametrize("text", ['{"id":"s1"}', '{"id":"s1","act":"sang","kind":"direct","content":[],"confidence":1}'])
def test_what_is_no_statement_is_not_decoded(text):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Statement)
