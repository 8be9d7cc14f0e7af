import contextlib

import msgspec

from memcon.batch import fold
from memcon.batch.fold import Fold, Known
from memcon.batch.work import Prepared
from memcon.intake import make_report
from memcon.stories.near import sketch
from tests.batch.runs import go, ids, tables
from tests.batch.test_batch import Crash, _crash_at, dataset_rows

STORY = (
    "LISBON, May 4 – Portuguese Foreign Minister Duarte Salgueiro said on Monday that talks with Morocco about fishing rights "
    "would resume next week in Geneva. The two governments had broken off their negotiations in the autumn of last year, after "
    "a patrol boat was seized near the islands. Salgueiro told reporters at the harbour that both delegations were ready to "
    "compromise. Morocco rejected the claim that it had delayed the talks, and its spokeswoman called on Lisbon to name a "
    "mediator. The European Commission welcomed the announcement, and offered to pay for the conference."
)
UPDATE = STORY + " " + STORY.replace("talks", "consultations").replace("Lisbon", "the minister")[:400]
OTHER = STORY.replace("would resume next week in Geneva", "had collapsed for good, with no new date in sight, and no mediator named")


def _prepared(text, **more):
    report = make_report(text, **more)
    return Prepared(report, sketch(report.text).signature)


def test_a_wire_copy_in_another_paper_is_folded_and_says_whose_it_is():
    folding = Fold(known=())
    assert folding.take(_prepared(STORY)) is None
    again = folding.take(_prepared(STORY.replace("told reporters", "told journalists"), id="b", publisher="The Courier"))
    assert (again.reason, again.report, again.publisher) == ("near copy", "b", "The Courier")
    assert again.of == make_report(STORY).sha256
    assert 0.95 <= again.likeness < 1


def test_what_adds_or_changes_something_is_read():
    folding = Fold(known=())
    assert [folding.take(_prepared(t)) for t in (STORY, UPDATE, OTHER)] == [None] * 3


def test_the_same_words_are_an_exact_copy_with_and_without_sketches():
    for folding in (Fold(), Fold(known=())):
        folding.take(_prepared(STORY))
        assert folding.take(_prepared(STORY, id="b")).reason == "copy"


def test_a_copy_of_a_copy_leads_to_the_report_that_was_read():
    folding = Fold(known=())
    first, second = STORY, STORY.replace("told reporters", "told journalists")
    for text in (first, second, second):
        last = folding.take(_prepared(text))
    assert last.of == make_report(first).sha256


def test_memory_holds_the_latest_alone(monkeypatch):
    monkeypatch.setattr(fold, "WINDOW", 2)
    folding = Fold(known=())
    copy = STORY.replace("told reporters", "told journalists")
    for text in (STORY, "Something else entirely was said in Oslo.", "And a third thing happened in Rome."):
        folding.take(_prepared(text))
    assert folding.take(_prepared(copy)) is None


def test_what_is_known_from_before_counts():
    first = _prepared(STORY)
    folding = Fold(hashes=[first.report.sha256], known=[Known(first.report.sha256, STORY, first.signature)])
    assert folding.take(first).reason == "copy"
    assert folding.take(_prepared(STORY.replace("told reporters", "told journalists"))).reason == "near copy"


def test_a_run_folds_near_copies_also_over_an_interruption(tmp_path, monkeypatch):
    stories = [STORY.replace("Duarte Salgueiro", f"{a}{b} Salgueiro").replace("Morocco", a * 3) for a in "ABCDE" for b in ("x", "y")]
    stories = [t.replace("fishing", f"{t[60:90]} {i // 2}") for i, t in enumerate(stories)]
    source = tmp_path / "in.jsonl"
    lines = [{"id": f"s{i}", "text": t} for i, t in enumerate([*stories, *(t.replace("told reporters", "told journalists") for t in stories)])]
    source.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    straight = go(source, tmp_path / "straight", near=True, part=2, chunk=2)
    with monkeypatch.context() as patched:
        _crash_at(patched, 26, Crash())
        with contextlib.suppress(Crash):
            go(source, tmp_path / "out", near=True, part=2, chunk=2)
    assert go(source, tmp_path / "out", near=True, part=2, chunk=2, resume=True) == straight
    assert tables(tmp_path / "out") == tables(tmp_path / "straight")
    rows = [r for p in sorted((tmp_path / "out" / "left_out").glob("*")) for r in dataset_rows(p)]
    assert straight.near_copies == len(rows) >= 10
    assert {r["of"] for r in rows} <= {make_report(line["text"]).sha256 for line in lines if line["id"] in ids(tmp_path / "out")}
