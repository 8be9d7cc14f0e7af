"""brat standoff read back by its own rules (https://brat.nlplab.org/standoff.html), and by bioc, which reads brat's files."""

import re

from bioc.brat import decoder, validator
from hypothesis import assume, given, settings

from memcon.export import brat
from tests.export.anyrecord import records
from tests.export.lifelike import summit_record

BOUND = re.compile(r"(T\d+)\t([A-Za-z0-9_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
TOLD = re.compile(r"(E\d+)\t([A-Za-z0-9_-]+):(T\d+)((?: [A-Za-z]+\d*:T\d+)*)")
ATTRIBUTE = re.compile(r"(A\d+)\tStatus (E\d+) (occurred|planned|denied|alleged|hypothetical)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes ([TE]\d+)\t.+")


def parsed(notes):
    """The annotations by name; every line must be one of the four kinds."""
    bound, told, others = {}, {}, []
    for line in notes.splitlines():
        if found := BOUND.fullmatch(line):
            pairs = [tuple(map(int, p.split())) for p in found[3].split(";")]
            bound[found[1]] = (found[2], pairs, found[4])
        elif found := TOLD.fullmatch(line):
            told[found[1]] = (found[2], found[3], [a.split(":") for a in found[4].split()])
        else:
            found = ATTRIBUTE.fullmatch(line) or NOTE.fullmatch(line)
            assert found, line
            others.append(found[2])
    return bound, told, others


@given(records())
@settings(max_examples=60, deadline=None)
def test_every_annotation_shows_the_characters_that_it_names(record):
    notes = brat.Standoff(record)
    bound, told, others = parsed(notes.text())
    text = record.report.text
    for _, pairs, words in bound.values():
        assert words == " ".join(text[a:b] for a, b in pairs).translate(brat.FLAT)
        assert all(a < b <= c for (a, b), (c, _) in zip(pairs, [*pairs[1:], (len(text), 0)], strict=True))
    for type, trigger, arguments in told.values():
        assert bound[trigger][0] == type
        assert all(name in bound for _, name in arguments)
        assert len({role for role, _ in arguments}) == len(arguments)
    assert set(others) <= set(bound) | set(told)
    assert len(told) == len(record.events) + sum(s.cue is not None for s in record.statements)


@given(records())
@settings(max_examples=40, deadline=None)
def test_nothing_runs_over_a_line_and_nothing_but_breaks_is_lost(record):
    bound, _, _ = parsed(brat.Standoff(record).text())
    text = record.report.text
    contents = [pairs for type, pairs, _ in bound.values() if type == "Content"]
    wanted = {"".join(text[a:b].translate(brat.FLAT) for a, b in s.content).replace(" ", "") for s in record.statements}
    assert {"".join(text[a:b].translate(brat.FLAT) for a, b in pairs).replace(" ", "") for pairs in contents} == wanted


def read_by_bioc(text, ann):
    """The document, with what bioc's validator has against it."""
    document = decoder.loads(text, ann, "report")
    complaints = []
    validator.validate(document, complaints.append)
    return document, complaints


@given(records())
@settings(max_examples=60, deadline=None)
def test_bioc_reads_every_line_and_finds_every_name_and_word(record):
    text, ann = record.report.text, brat.Standoff(record).text()
    assume(not re.search(r"^T[^\n\t]*\t[^\n\t]*\t\s*$", ann, re.MULTILINE))  # no reading points at blanks; bioc strips them
    document, complaints = read_by_bioc(text, ann)
    found = (document.entities, document.events, document.attributes, document.notes)
    assert [len(list(group)) for group in found] == [len(re.findall(f"^{mark}[0-9]", ann, re.MULTILINE)) for mark in "TEA#"]
    assert [c for c in complaints if "Cannot find id" in c] == []
    for entity in document.entities:
        # brat joins the pieces of a broken span by a blank, bioc's validator by nothing; bioc strips each line's end.
        pieces = [text[piece.begin : piece.end] for piece in sorted(entity.locations)]
        assert entity.text == " ".join(pieces).translate(brat.FLAT).rstrip()


def test_bioc_s_validator_has_nothing_against_a_report(tmp_path):
    brat.write([summit_record()], tmp_path)
    document, complaints = read_by_bioc(*((tmp_path / f"summit.{kind}").read_text(encoding="utf-8") for kind in ("txt", "ann")))
    broken = {e.id for e in document.entities if len(e.locations) > 1}
    assert [c for c in complaints if "Annotation text is incorrect" not in c] == []
    assert len(complaints) == len(broken) == 1
    promised = next(e for e in document.events if e.type == "Promised")
    words = {e.id: e.text for e in document.entities}
    assert words[promised.trigger_id] == "has assured"
    assert {role: words[id] for role, id in promised.arguments.items()} == {
        "Content": "Oslo will not loosen its defence ties with them", "Source": "Norwegian Foreign Minister Ingrid Solvang",
        "Speaker": "Ingrid Solvang", "Addressee": "Lithuania",
    }  # fmt: skip
    assert {(a.type, a.refid) for a in document.attributes} == {("Status", e.id) for e in document.events if e.type.isupper()}


def test_the_files_of_a_folder(tmp_path):
    record = summit_record()
    tally = brat.write([record, record], tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["annotation.conf", "summit-2.ann", "summit-2.txt", "summit.ann", "summit.txt"]
    assert tally.written == 2
    text = (tmp_path / "summit.txt").read_bytes().decode()
    assert text == record.report.text
    bound, told, _ = parsed((tmp_path / "summit.ann").read_text(encoding="utf-8"))
    promised = next(t for t in told.values() if t[0] == "Promised")
    assert bound[promised[1]][2] == "has assured"
    assert {role: bound[name][2] for role, name in promised[2]} == {
        "Content": "Oslo will not loosen its defence ties with them", "Source": "Norwegian Foreign Minister Ingrid Solvang",
        "Speaker": "Ingrid Solvang", "Addressee": "Lithuania",
    }  # fmt: skip
    assert [text[a:b] for a, b in bound[promised[1]][1]] == ["has assured"]


def test_the_configuration_knows_every_type_and_role_that_is_used(tmp_path):
    brat.write([summit_record()], tmp_path)
    lines = (tmp_path / "annotation.conf").read_text(encoding="utf-8").splitlines()
    declared = {line.split("\t")[0] for line in lines if line and not line.startswith("[")}
    roles = {line.split("\t")[0]: set(re.findall(r"(\w+)[?*]?:", line)) for line in lines if "\t" in line}
    bound, told, _ = parsed((tmp_path / "summit.ann").read_text(encoding="utf-8"))
    assert {b[0] for b in bound.values()} <= declared
    for type, _, arguments in told.values():
        assert {role.rstrip("0123456789") for role, _ in arguments} <= roles[type]


def test_names_of_files_are_safe_and_never_twice():
    taken = set()
    record = summit_record()
    import msgspec

    def name(id):
        return brat._file_name(msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, id=id)), taken)

    assert [name(i) for i in ("../../etc/passwd", "a b", "A_b", "..", "é" * 90)] == [
        "etc_passwd", "a_b", "A_b-2", record.report.sha256[:16], f"{record.report.sha256[:16]}-2",
    ]  # fmt: skip
