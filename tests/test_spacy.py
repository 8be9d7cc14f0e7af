"""memcon in spaCy's pipelines, and records as spaCy's Docs."""

import datetime
import io
import pickle
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin

import memcon.spacy
from memcon import InputError
from memcon.spacy import docs
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

BLANK, OTHER = spacy.blank("en"), spacy.blank("en")
TEXT = "Rita Paz, foreign minister of Peru, said on Friday that talks with Chile would resume next week. “We have waited 🚢 long enough,” she told reporters. Chile has threatened to close the border with Peru."


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("memcon", config={"published": "2026-02-14"})
    return made


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_statements_are_spans_of_the_doc(doc):
    first, second = doc._.statements[:2]
    assert [(s.speaker.name, s.act) for s in (first, second)] == [("Rita Paz", "said")] * 2
    assert first.content[0].text == "talks with Chile would resume next week"
    assert second.quotes[0].text == "We have waited 🚢 long enough,"
    assert second.content[0].doc is doc
    assert 0 <= second.confidence <= 1


def test_events_and_the_record(doc):
    threat = next(e for e in doc._.events if e.type == "THREATEN")
    assert (threat.status, [a.name for a in threat.sources], [a.name for a in threat.targets]) == ("occurred", ["Chile"], ["Peru"])
    assert "threatened" in threat.trigger[0].text
    record = doc._.memcon
    assert record.report.text == TEXT
    assert [(c.start, c.end) for c in record.calendar] == [(datetime.date(2026, 2, 16), datetime.date(2026, 2, 22))]


def test_the_user_s_own_pipeline_is_left_alone(doc):
    assert len(list(doc.sents)) > 2
    assert doc.ents == ()
    labels = {span.label_ for span in doc.spans[memcon.spacy.SPANS]}
    assert {"SOURCE", "CUE", "CONTENT", "QUOTE", "THREATEN", "DUE"} <= labels


def test_a_doc_may_have_a_day_of_its_own(nlp):
    given_ = nlp.make_doc(TEXT)
    given_._.memcon_published = datetime.date(2020, 1, 1)
    (one,) = nlp.pipe([given_])
    assert one._.memcon.report.published == datetime.date(2020, 1, 1)
    assert one._.memcon_published == "2020-01-01"


def test_docs_come_in_order_and_empty_ones_have_no_record(nlp):
    read = list(nlp.pipe([TEXT, "", " \n", TEXT], batch_size=3))
    assert [d._.memcon is None for d in read] == [False, True, True, False]
    assert read[1]._.statements == read[1]._.events == []


def test_spacy_finds_the_component_without_an_import_of_memcon():
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('memcon'); print(nlp.pipe_names, nlp('')._.statements)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "['memcon'] []\n"


def test_a_day_that_is_none_is_refused():
    with pytest.raises(InputError, match="is no date"):
        spacy.blank("en").add_pipe("memcon", config={"published": "soon"})


def test_a_pipeline_goes_to_disk_and_to_workers(nlp, tmp_path):
    nlp.to_disk(tmp_path / "nlp")
    back = spacy.load(tmp_path / "nlp")
    assert back.pipe_names == ["sentencizer", "memcon"]
    assert back.get_pipe("memcon")._published == datetime.date(2026, 2, 14)
    assert pickle.loads(pickle.dumps(nlp.get_pipe("memcon")))._reader is None


def test_a_doc_goes_to_disk_with_its_record(doc, tmp_path):
    doc.to_disk(tmp_path / "doc")
    back = spacy.tokens.Doc(spacy.blank("en").vocab).from_disk(tmp_path / "doc")
    assert back._.memcon == doc._.memcon
    assert [s.content[0].text for s in back._.statements] == [s.content[0].text for s in doc._.statements]


@given(records())
@settings(max_examples=25, deadline=None)
def test_a_docbin_gives_the_records_back(record):
    out = io.BytesIO()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(docs, "_blank", lambda: BLANK)
        tally = docs.write([record, record], out)
    found = list(DocBin().from_bytes(out.getvalue()).get_docs(OTHER.vocab))
    assert tally.written == len(found) == 2
    for doc in found:
        assert doc.text == record.report.text
        assert doc._.memcon == record
        for said, s in zip(doc._.statements, record.statements, strict=True):
            for span, (start, end) in zip(said.content, s.content, strict=True):
                words = record.report.text[start:end]
                blanks = len(words) - len(words.lstrip(" "))  # a blank after a token is no part of it in spaCy
                assert span.start_char <= start + blanks
                assert words.strip(" ") in span.text
        wanted = sum(len(x or ()) for s in record.statements for x in (s.source, s.cue, s.content, s.quotes))
        wanted += sum(len(x or ()) for e in record.events for x in (e.trigger, e.condition)) + sum(len(c.evidence) for c in record.calendar)
        assert len(doc.spans[memcon.spacy.SPANS]) == wanted


def _packed(record):
    out = io.BytesIO()
    docs.write([record], out)
    return out.getvalue()


def test_named_actors_are_entities():
    packed = DocBin().from_bytes(_packed(summit_record()))
    (doc,) = packed.get_docs(spacy.blank("en").vocab)
    found = {(e.text, e.label_, e.id_) for e in doc.ents}
    assert {("Ingrid Solvang", "PERSON", "a1"), ("Lithuania", "GPE", "a4"), ("European Commission", "ORG", "a2")} <= found


def test_a_folder_has_a_thousand_docs_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr(docs, "SHARD", 2)
    assert docs.write_shards([summit_record()] * 5, tmp_path).written == 5
    sizes = [len(DocBin().from_disk(tmp_path / f"0000{n}.spacy")) for n in range(3)]
    assert sizes == [2, 2, 1]
    assert len(list(tmp_path.iterdir())) == 3
