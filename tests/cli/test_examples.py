"""The whole path on the two example reports, as a user runs it."""

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from memcon.batch import read_reports
from memcon.cli.screen import Screen
from memcon.export.jsonl import decode, encode
from memcon.export.page import render
from memcon.export.wording import Wording
from memcon.intake import read_sources

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def records(reader):
    found = read_reports(read_sources([str(EXAMPLES)]), lambda: reader.read_many)
    return {record.report.id: record for record in found}


def _spans(record):
    for s in record.statements:
        yield from (s.content, s.quotes, s.cue, s.source)
    for e in record.events:
        yield from (e.trigger, e.evidence, e.condition, *e.also)
    for c in record.calendar:
        yield c.evidence
    for d in (*record.dates, *record.places):
        yield d.spans
    for a in record.actors:
        yield from (m.spans for m in a.mentions)


def test_both_are_read(records):
    assert set(records) == {"border", "summit"}
    for record in records.values():
        assert record.report.language == "en"
        assert len(record.statements) >= 12
        assert len(record.actors) >= 10


def test_every_span_shows_words_of_the_text(records):
    for record in records.values():
        text = record.report.text
        for spans in _spans(record):
            for a, b in spans or ():
                assert 0 <= a < b <= len(text)
                assert text[a:b].strip()


def test_the_quotation_of_two_paragraphs_is_one_statement(records):
    record = records["summit"]
    wording = Wording(record)
    (found,) = (s for s in record.statements if "Nobody in Oslo" in wording.words(s.content))
    assert "We have been neighbours" in wording.words(found.content)
    assert "not in a press release" in wording.words(found.content)
    assert wording.name(found.speaker) == "Ingrid Solvang"


def test_an_assurance_tells_words(records):
    """ "Assured [allies] that Oslo will not loosen its ties": the parser may hang the clause on the allies."""
    record = records["summit"]
    wording = Wording(record)
    (found,) = (s for s in record.statements if wording.words(s.cue) == "has assured")
    assert found.act == "promised"
    assert "Oslo will not loosen its defence ties with them" in wording.words(found.content)


def test_the_minister_has_her_office(records):
    wording = Wording(records["summit"])
    assert any(
        wording.office(a.id) == "Foreign Minister, Norway"
        for a in records["summit"].actors
        if a.name == "Ingrid Solvang"
    )


def test_the_denied_shelling_is_not_said_to_have_happened(records):
    record = records["border"]
    wording = Wording(record)
    shelling = [e for e in record.events if e.type == "ASSAULT" and "shelling" in wording.words(e.trigger)]
    assert all(e.status in ("alleged", "denied") for e in shelling)


def test_the_talks_are_due_next_week(records):
    due = [c for c in records["summit"].calendar if c.start == date(2026, 3, 9)]
    assert [c.end for c in due] == [date(2026, 3, 15)]
    assert "second round of talks" in due[0].title


def test_every_output_takes_them(records):
    for record in records.values():
        assert decode(encode(record)) == record
        page = render(record)
        for entry in (*record.statements, *record.events, *record.calendar):
            assert f'id="r1-{entry.id}"' in page
            assert f'id="r1-t-{entry.id}"' in page
        out = io.StringIO()
        Screen(Console(file=out, width=100)).show(record)
        assert record.report.title in out.getvalue()


def test_the_same_report_gives_the_same_bytes_in_another_batch(records, reader):
    again = reader.read_many([records["summit"].report])
    assert encode(again[0]) == encode(records["summit"])
