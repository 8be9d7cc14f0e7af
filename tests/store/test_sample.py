import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.export.sheet_page import page
from memcon.export.sheets import claim, holds_verdicts, read_verdicts, sheet
from memcon.record import InputError, SettingError
from memcon.store import Filter, Store
from memcon.store.sample import Verdict, draw, precision, wilson
from tests.store.handmade import Draftsman, build_desk, stored

ALL = Filter(limit=None)


def test_as_many_of_each_kind_and_the_same_again(small):
    drawn = draw(small, 64, ALL)
    counts = Counter(d.stratum for d in drawn)
    assert len(drawn) == 64
    assert max(counts.values()) - min(counts.values()) <= 1
    assert [d.line.id for d in draw(small, 64, ALL)] == [d.line.id for d in drawn]
    assert [d.line.id for d in draw(small, 64, ALL, seed=2)] != [d.line.id for d in drawn]
    assert len({d.line.id for d in drawn}) == 64


def test_a_stratum_tells_how_many_it_stands_for(small):
    sizes = {d.stratum: d.of for d in draw(small, 60, ALL)}
    latest = "JOIN reports r ON r.id = e.report WHERE r.newer IS NULL"
    assert sizes == dict(small.db.execute(f"SELECT e.type, count(*) FROM events e {latest} GROUP BY 1").fetchall())


def test_what_is_shown_around_is_a_slice_with_the_words_marked(small):
    for of in ("events", "statements", "appointments"):
        for one in draw(small, 9, ALL, of=of):
            text = small.text(one.line.report.id)
            at = text.index(one.around)
            assert tuple((a + at, b + at) for a, b in one.marks) == one.line.spans
            assert claim(one)


def test_more_than_there_are_gives_all(tmp_path):
    with Store.open(build_desk(tmp_path / "desk.db")) as store:
        assert len(draw(store, 50, ALL)) == 3
        assert {d.stratum for d in draw(store, 50, ALL, of="statements")} == {"said", "denied"}
        assert {d.stratum for d in draw(store, 50, ALL, by=None)} == {"all"}
        assert len(draw(store, 50, Filter(publisher="Northern Wire", limit=None))) == 1
        with pytest.raises(SettingError, match="not drawn by 'colour'"):
            draw(store, 5, ALL, by="colour")


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    # Wilson's intervals as Newcombe (1998, Statistics in Medicine 17, table I) gives them
    [(81 / 263, 263, 0.2553, 0.3662), (15 / 148, 148, 0.0624, 0.1605), (0.0, 20, 0.0, 0.1611), (1 / 29, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval(share, n, low, high):
    assert wilson(share, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_the_interval_holds_the_share_and_stays_within_bounds(counts):
    n, correct = counts
    low, high = wilson(correct / n, n)
    assert 0 <= low <= correct / n + 1e-12
    assert correct / n - 1e-12 <= high <= 1


def _verdicts(stratum, of, right, wrong, unsure=0):
    return [Verdict(stratum=stratum, of=of, correct=c) for c in [True] * right + [False] * wrong + [None] * unsure]


def test_precision_weighs_each_kind_by_how_many_there_are():
    found = precision([*_verdicts("A", 900, 9, 1), *_verdicts("B", 100, 5, 5, 2)])
    assert found.all.value == pytest.approx(0.9 * 0.9 + 0.1 * 0.5)
    assert (found.all.checked, found.all.correct, found.unsure) == (20, 14, 2)
    # 1 / (.81 / 10 + .01 / 10) = 12.2: a sample that is mostly of B tells less of all than twenty drawn of all would
    assert (found.all.low, found.all.high) == wilson(0.86, 1 / (0.081 + 0.001))
    assert [(s.name, s.value) for s in found.strata] == [("A", 0.9), ("B", 0.5)]


def test_a_sample_of_one_kind_is_a_simple_one():
    found = precision(_verdicts("all", 5000, 90, 10))
    assert (found.all.low, found.all.high) == wilson(0.9, 100)


def test_kinds_without_a_verdict_are_told():
    found = precision([*_verdicts("A", 10, 3, 0), *_verdicts("B", 10, 0, 0, 2)])
    assert found.unchecked == ("B",)
    assert found.all.value == 1.0
    assert precision(_verdicts("A", 10, 0, 0, 3)).all.value is None
    assert precision([]).all.value is None


def _filled(drawn, tmp_path, words, *, separator=","):
    rows = list(csv.DictReader(io.StringIO(sheet(drawn), newline="")))
    for row, word in zip(rows, words, strict=True):
        row["correct"] = word
    path = tmp_path / "filled.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0], delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_comes_back_with_verdicts(small, tmp_path, separator):
    drawn = draw(small, 6, ALL)
    path = _filled(drawn, tmp_path, ["yes", "No ", "", "TRUE", "0", "unsure"], separator=separator)
    verdicts = read_verdicts(path)
    assert [v.correct for v in verdicts] == [True, False, None, True, False, None]
    assert [(v.stratum, v.of) for v in verdicts] == [(d.stratum, d.of) for d in drawn]


def test_a_bad_sheet_is_told_by_its_row(small, tmp_path):
    path = _filled(draw(small, 2, ALL), tmp_path, ["yes", "perhaps"])
    with pytest.raises(InputError, match="row 3: 'perhaps' is no verdict"):
        read_verdicts(path)
    path.write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="has no column 'stratum'"):
        read_verdicts(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_verdicts(Path(tmp_path / "nothing.csv"))


def test_a_spreadsheet_runs_nothing_of_a_report(tmp_path):
    made = Draftsman('=HYPERLINK("x") said that it rains.', title="+1", publisher="@post")
    made.says('=HYPERLINK("x")', "it rains")
    with Store.open(stored(tmp_path / "x.db", made.record())) as store:
        row = next(csv.DictReader(io.StringIO(sheet(draw(store, 1, ALL, of="statements")), newline="")))
    assert [row[k][0] for k in ("claim", "around", "title", "publisher")] == ["'"] * 4


def test_the_page_takes_no_markup_from_a_report(tmp_path):
    made = Draftsman("Anna Lind said </script><script>alert(1)</script> it rains.", id="</script>", url="javascript:alert(1)")
    made.says("Anna Lind", "</script><script>alert(1)</script> it rains")
    with Store.open(stored(tmp_path / "x.db", made.record())) as store:
        html = page(draw(store, 1, ALL, of="statements"), "a <b> & c")
    assert html.count("<script") == 2
    assert html.count("</script>") == 2
    assert "javascript:" not in html
    assert "<title>a &lt;b&gt; &amp; c</title>" in html


def test_kinds_that_were_not_drawn_are_told_from_the_sheet(small, tmp_path):
    sizes = Counter(d.stratum for d in draw(small, 10_000, ALL))
    drawn = draw(small, 2, ALL)
    left = {name: n for name, n in sizes.items() if name not in {d.stratum for d in drawn}}
    assert left
    found = precision(read_verdicts(_filled(drawn, tmp_path, ["yes", "no"])))
    assert found.undrawn == left
    assert found.everything == sum(sizes.values())
    assert found.all.records == sum(sizes.values()) - sum(left.values())


def test_a_sheet_with_each_kind_leaves_none_out(small, tmp_path):
    drawn = draw(small, 10_000, ALL)
    found = precision(read_verdicts(_filled(drawn, tmp_path, ["yes"] * len(drawn))))
    assert not found.undrawn
    assert found.everything == found.all.records == len(drawn)


def test_a_sheet_is_known_to_hold_verdicts_or_notes(small, tmp_path):
    drawn = draw(small, 3, ALL)
    assert not holds_verdicts(_filled(drawn, tmp_path, ["", " ", ""]))
    assert holds_verdicts(_filled(drawn, tmp_path, ["", "", "perhaps"], separator=";"))
    assert not holds_verdicts(tmp_path / "nothing.csv")
    (tmp_path / "notes.csv").write_text("number,correct,note\n1,,look again\n")
    assert holds_verdicts(tmp_path / "notes.csv")
