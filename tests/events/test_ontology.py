"""Ontologies: the shipped one is whole, one's own is read, a broken one is named."""

from pathlib import Path

import msgspec
import pytest

from memcon.events import FindEvents
from memcon.events.ontology import Ontology
from memcon.events.patterns import read
from memcon.lexicon import read_json
from memcon.record import MadeBy, Record, SettingError

ENERGY = Path(__file__).parents[2] / "examples" / "energy.yaml"
PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


def test_the_shipped_ontology_has_plover_and_a_pattern_for_each_type():
    ontology = Ontology.shipped()
    assert set(ontology.types) == set(PLOVER.split())
    assert {p.type for found in ontology.patterns.values() for p in found} == set(ontology.types)
    assert sum(len(found) for found in ontology.patterns.values()) > 800


def test_a_cameo_code_stands_for_one_mode_only():
    ontology = Ontology.shipped()
    assert ontology.cameo_of("ASSAULT", ("aerial",)) == "195"
    assert ontology.cameo_of("ASSAULT", ("aerial", "drone")) is None
    assert ontology.cameo_of("AGREE", ()) is None


def test_plover_has_37_contexts():
    assert len(read_json("events_contexts.json")["contexts"]) == 37


def test_one_s_own_ontology():
    ontology = Ontology.load(ENERGY)
    assert ontology.name == "energy-supply"
    assert ontology.types["CUTOFF"].quad == 4
    assert ("verb", "sell") in ontology.patterns


def test_an_entry_reads_as_its_marks_say():
    index = read({"verbs": {"ACCUSE/disapprove": ["lash|hit+out @at @against !"]}}, "here")
    (pattern,) = index["verb", "hit"]
    assert (pattern.particle, pattern.target_preps, pattern.mode) == ("out", ("at", "against"), "disapprove")
    assert pattern.actor_needed
    assert not pattern.bare


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("types: [1]", "mapping"),
        ("verbs: {A: [b]}", "mapping"),
        ("types: {A: {quad: 7}}", "quad"),
        ("types: {A: {colour: red}}", "colour"),
        ("types: {'cut off': }\nverbs: {}", "'cut off'"),
        ("types: {A: }\nverbs: {B: [go]}", "'B'"),
        ("types: {A: }\nverbs: {A/x: [go]}", "'x'"),
        ("types: {A: }\nverbs: {A: ['go ?']}", "mark"),
        ("types: {A: }\nverbs: {A: ['go >$no']}", "$no"),
        ("types: {A: }\nverbs: {A: ['\"go']}", "head"),
        ("types: {A: ", "cannot read"),
    ],
)
def test_a_broken_ontology_is_named(tmp_path, text, words):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        Ontology.load(path)
    assert words in str(caught.value)
    assert "own.yaml" in str(caught.value)


def test_reports_are_coded_with_one_s_own_ontology(drafts):
    text = "Russia cut off gas to Moldova on Friday. Germany may cut off electricity to Austria if prices rise."
    (found,) = FindEvents(Ontology.load(ENERGY)).read(drafts([text]))
    assert [(e.type, e.modes, e.status, e.condition is not None) for e in found.events] == [
        ("CUTOFF", ("gas",), "occurred", False),
        ("CUTOFF", ("power",), "hypothetical", True),
    ]


def test_a_record_with_types_of_one_s_own_decodes_again(drafts):
    text = "Russia cut off gas to Moldova on Friday."
    (found,) = FindEvents(Ontology.load(ENERGY)).read(drafts([text]))
    record = Record(
        report=found.report, actors=found.actors, events=found.events, made_by=MadeBy(memcon="0", models={}, settings={})
    )
    line = msgspec.json.encode(record)
    assert msgspec.json.decode(line, type=Record) == record
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line.replace(b'"CUTOFF"', b'"cut off"'), type=Record)
