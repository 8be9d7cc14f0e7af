"""Web Annotations and schema.org: rdflib reads them without a network, and every term is one of the vocabulary's."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import RDF, SDO, Graph, Namespace, URIRef
from rdflib.plugins.shared.jsonld import context as jsonld_context

from memcon.export import annotations, jsonld
from memcon.export.naming import report_uri
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
OA = Namespace("http://www.w3.org/ns/oa#")
PUBLISHED = json.loads((Path(__file__).parent / "anno.jsonld").read_text(encoding="utf-8"))
"""The context of the recommendation, as the W3C publishes it."""


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """The published context stands in for its address; whatever else is asked for fails."""

    def fetched(source, *_, **__):
        assert str(source) == annotations.CONTEXT, f"{source} would be fetched"
        return PUBLISHED, None

    monkeypatch.setattr(jsonld_context, "source_to_json", fetched)


def written(write, *records_):
    out = io.BytesIO()
    tally = write(records_, out)
    return out.getvalue().decode(), tally


def annotated(record):
    return json.loads(written(annotations.write, record)[0])


def pieces(annotation):
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def keys(value):
    if isinstance(value, dict):
        yield from (k for k in value if not k.startswith("@"))
        for inner in value.values():
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@given(records())
@settings(max_examples=50, deadline=None)
def test_position_and_quotation_select_the_same_characters(record):
    text = record.report.text
    found = annotated(record)
    for annotation in found:
        for piece in pieces(annotation):
            position, quote = piece["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = text[position["start"] - len(quote["prefix"]) : position["end"] + len(quote["suffix"])]
            assert around == quote["prefix"] + quote["exact"] + quote["suffix"]
    spans = [s.content for s in record.statements] + [e.trigger for e in record.events] + [c.evidence for c in record.calendar]
    selected = [tuple((p["selector"][0]["start"], p["selector"][0]["end"]) for p in pieces(a)) for a in found]
    assert set(spans) <= set(selected)


def test_rdflib_reads_an_annotation_by_the_published_context():
    record = summit_record()
    found = annotated(record)
    graph = Graph()
    graph.parse(data=json.dumps(found), format="json-ld")
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(found) == written(annotations.write, record)[1].written
    for annotation in found:
        assert annotation["@context"] == annotations.CONTEXT
        assert set(keys(annotation)) <= set(PUBLISHED["@context"])
    first = URIRef(found[0]["id"])
    assert set(graph.objects(first, OA.motivatedBy)) == {OA.describing}
    target = next(graph.objects(first, OA.hasTarget))
    assert str(next(graph.objects(target, OA.hasSource))) == report_uri(record)
    kinds = {next(graph.objects(s, RDF.type)) for s in graph.objects(target, OA.hasSelector)}
    assert kinds == {OA.TextPositionSelector, OA.TextQuoteSelector}
    positions = [s for s in graph.objects(target, OA.hasSelector) if (s, RDF.type, OA.TextPositionSelector) in graph]
    start = next(graph.objects(positions[0], OA.start)).toPython()
    assert record.report.text[start:].startswith("Oslo will not loosen")
    assert not [o for o in graph.objects() if str(o).startswith("file:")]


def test_a_broken_span_has_several_targets():
    second = next(a for a in annotated(summit_record()) if len(pieces(a)) == 3)
    assert [p["selector"][1]["exact"][:8] for p in pieces(second)] == ["“We have", "“Nobody ", "“What we"]


@given(records())
@settings(max_examples=12, deadline=None)
def test_schema_org_knows_every_type_and_property(record):
    lines = written(jsonld.write, record)[0].split("\n")[:-1]
    graph = Graph()
    for line in lines:
        graph.parse(data=line, format="json-ld")
    for term in {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}:
        assert str(term).startswith(str(SDO)), term
        assert term in SDO, term
    quotes = [record.report.text[a:b] for s in record.statements if s.act in jsonld.QUOTED for a, b in s.quotes]
    found = [str(t) for q in graph.subjects(RDF.type, SDO.Quotation) for t in graph.objects(q, SDO.text)]
    assert sorted(set(found)) == sorted(set(quotes))


def test_what_was_denied_is_nobody_s_claim():
    record = summit_record()
    text, tally = written(jsonld.write, record)
    nodes = [json.loads(line) for line in text.split("\n")[:-1]]
    claims = [n for n in nodes if n["@type"] == "Claim"]
    assert not [c for c in claims if "damaged a power line" in c["text"]]
    assert len(claims) + tally.left_out[jsonld.NO_CLAIM] == len(record.statements)
    assert tally.written == len(nodes)


def test_the_nodes_of_a_report():
    graph = Graph()
    for line in written(jsonld.write, summit_record())[0].split("\n")[:-1]:
        graph.parse(data=line, format="json-ld")
    (article,) = graph.subjects(RDF.type, SDO.NewsArticle)
    events = {str(next(graph.objects(e, SDO.name))): e for e in graph.subjects(RDF.type, SDO.Event)}
    talks = events["second round of talks between Lithuania and Belarus"]
    assert str(next(graph.objects(talks, SDO.startDate))) == "2026-03-09"
    assert next(graph.objects(talks, SDO.eventStatus)) == SDO.EventScheduled
    assert {str(n) for a in graph.objects(talks, SDO.attendee) for n in graph.objects(a, SDO.name)} == {"Lithuania", "Belarus"}
    assert [str(n) for p in graph.objects(talks, SDO.location) for n in graph.objects(p, SDO.name)] == ["Helsinki"]
    for quote in graph.subjects(RDF.type, SDO.Quotation):
        assert next(graph.objects(quote, SDO.isPartOf)) == article
        assert [str(n) for w in graph.objects(quote, SDO.creator) for n in graph.objects(w, SDO.name)] == ["Ingrid Solvang"]
