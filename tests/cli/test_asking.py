import csv
import io
import json
import sys
from datetime import date

import pytest
from icalendar import Calendar
from rich.cells import cell_len
from typer.testing import CliRunner

from memcon.cli import main
from memcon.cli.curve import curve
from memcon.record import SettingError
from memcon.store import Store
from memcon.store.days import first_day, last_day
from memcon.store.rows import Week
from tests.store.handmade import Draftsman, build_desk, stored

COMMANDS = [
    ["search", "climate", "cult"],
    ["search", "--in", "quotes", "strait"],
    ["said", "Ingrid Solvang"],
    ["said", "--about", "Lithuania", "--topic", "climate"],
    ["said", "--act", "denied", "--since", "2026-03-01", "--until", "2026-03"],
    ["between", "BLR", "Lithuania"],
    ["due", "--on", "2026-03-10"],
    ["quote", "we are done with the climate hoax"],
    ["actor", "Solvang"],
    ["actor", "find", "Marsh"],
    ["brief", "--since", "2026-03-19", "--until", "2026-03-20"],
    ["sample", "--n", "2"],
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return build_desk(tmp_path_factory.mktemp("asking") / "desk.db")


@pytest.fixture
def ask(desk, monkeypatch, capsys):
    """Runs a command as a person at a pipe would: what it printed, what it said beside it, its exit status."""

    def run(*words, width=100, store=desk):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("MEMCON_STORE", str(store))
        monkeypatch.setattr(sys, "argv", ["memcon", *words])
        with pytest.raises(SystemExit) as ended:
            main.main()
            sys.exit(0)
        out, beside = capsys.readouterr()
        return out, beside, ended.value.code or 0

    return run


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("width", [50, 80, 140])
def test_an_answer_is_plain_and_fits_the_terminal(ask, words, width):
    out, _, status = ask(*words, width=width)
    assert status == 0
    assert out.strip()
    assert "\x1b" not in out
    if words[0] != "sample":
        for line in out.splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_json_is_one_answer_a_line(ask, words):
    out, _, status = ask(*words, "--json")
    assert status == 0
    assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    assert out.endswith("\n")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_csv_is_a_table_with_names(ask, words):
    out, _, status = ask(*words, "--csv")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert status == 0
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", '"climate cult'], "memcon: search: a quotation mark is not closed"),
        (["search", "cult", "AND"], "AND needs a word on either side"),
        (["search", "--in", "hats", "cult"], "'hats' is not known; one of both, quotes, reports"),
        (["said", "John Marsh"], "2 actors of that name: #"),
        (["said", "Nobody Atall"], "nobody of the name 'Nobody Atall'"),
        (["said", "--topic", "hats"], "--topic: 'hats' is not known"),
        (["said", "--act", "sang"], "--act: 'sang' is not known"),
        (["said", "--since", "someday"], "--since: 'someday' is no day"),
        (["said", "--since", "2026-03-02", "--until", "2026-03-01"], "--until: 2026-03-01 is before 2026-03-02"),
        (["said", "--publisher", "Harbour"], "no report of 'Harbour' is in the store; there is The Harbour Gazette"),
        (["said", "--json", "--csv"], "--json: cannot be told from --csv"),
        (["between", "Atlantis", "BLR"], "nobody of the name 'Atlantis'"),
        (["quote", "“…”"], "quote: there are no words to look for"),
        (["due", "--ics", "/nowhere/at/all.ics", "--on", "2026-03-10"], "/nowhere/at/all.ics: cannot be written"),
        (["brief", "--since", "2026-03-09", "--until", "2026-03-01"], "--until: 2026-03-01 is before 2026-03-09"),
        (["actor", "undo", "7"], "there is no edit 7 to take back"),
        (["sample", "--of", "hats"], "--of: 'hats' is not known"),
        (["sample", "--verdicts", "/nowhere.csv"], "/nowhere.csv: cannot be read"),
    ],
    ids=str,
)
def test_bad_input_is_told_in_one_line(ask, words, told):
    out, beside, status = ask(*words)
    assert status == 2
    assert told in beside
    assert beside.count("\n") == 1
    assert not out


@pytest.mark.parametrize("words", [w for w in COMMANDS if w[0] != "sample"], ids=" ".join)
def test_no_store_is_told_in_one_line(ask, words, tmp_path):
    _, beside, status = ask(*words, store=tmp_path / "none.db")
    assert status == 2
    assert "there is no store" in beside
    assert beside.count("\n") == 1


def test_a_statement_is_shown_with_its_quotation_marks_and_where_it_stands(ask):
    out, _, _ = ask("said", "Solvang", "--topic", "climate")
    assert "Ingrid Solvang  Prime Minister, Norway" in out
    assert "“We are done with the climate cult,”" in out
    assert "on Lithuania +0.6" in out
    assert "also The Harbour Gazette" in out or "also Northern Wire" in out


def test_an_altered_quotation_shows_what_was_asked_and_what_stands_there(ask):
    out, _, _ = ask("quote", "we are done with the climate hoax")
    assert "86% alike" in out
    assert "asked for, but not there: “hoax”" in out
    assert "there instead: “cult”" in out


def test_a_dyad_is_drawn_by_week_over_its_events(ask):
    out, _, _ = ask("between", "BLR", "LTU")
    assert "BELARUS ↔ LITHUANIA" in out
    assert "1 act of cooperation, 1 of conflict" in out
    assert out.index("CONSULT") < out.index("THREATEN")
    out, _, _ = ask("between", "BLR", "LTU", "--weeks", "--csv")
    assert [row["monday"] for row in csv.DictReader(io.StringIO(out))] == ["2026-03-02", "2026-03-09", "2026-03-16"]


def test_what_is_due_goes_into_a_calendar(ask, tmp_path):
    path = tmp_path / "due.ics"
    ask("due", "--on", "2026-03-10", "--ics", str(path))
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "The presidents will meet"
    assert event["DTSTART"].dt == date(2026, 3, 12)
    assert "Announced by: Viktar Karalyou" in event["DESCRIPTION"]
    out, _, _ = ask("due", "--on", "2026-03-10", "--ics", "-")
    assert out.startswith("BEGIN:VCALENDAR")
    assert "WHAT IS DUE" not in out


def test_limit_nought_means_all(ask):
    assert len(ask("said", "--limit", "0", "--json")[0].splitlines()) > len(ask("said", "-n", "1", "--json")[0].splitlines()) == 1


def test_actors_are_merged_renamed_split_and_taken_back(ask, tmp_path):
    path = build_desk(tmp_path / "own.db")
    out, _, _ = ask("actor", "find", "Marsh", "--json", store=path)
    one, other = (f"#{json.loads(line)['id']}" for line in out.splitlines())
    out, _, status = ask("actor", "merge", other, one, "--by", "editor", "--why", "one man", store=path)
    assert (out, status) == (f"John Marsh ({other}) is now John Marsh ({one}); `memcon actor undo 1` takes it back\n", 0)
    assert len(ask("said", "John Marsh", "--json", store=path)[0].splitlines()) == 3
    ask("actor", "rename", "John Marsh", "Jack Marsh", "--by", "editor", store=path)
    assert "Jack Marsh" in ask("actor", "Jack Marsh", store=path)[0]
    out, _, _ = ask("actor", "split", "Jack Marsh", "--report", "bank", "--name", "John Marsh of the bank", store=path)
    assert "in 1 report" in out
    out, _, _ = ask("actor", "edits", store=path)
    assert [w in out for w in ("merge", "rename", "split", "editor", "one man")] == [True] * 5
    for edit in ("3", "2", "1"):
        assert ask("actor", "undo", edit, store=path)[2] == 0
    assert ask("said", "John Marsh", store=path)[2] == 2


def test_a_report_cannot_steer_the_terminal(ask, tmp_path):
    from tests.store.handmade import Draftsman, stored

    made = Draftsman("Eve \x1b[2J said that it \x1b]0;x\x07 rains.", title="A\x1b[31m", publisher="P\x07")
    made.says("Eve \x1b[2J", "it \x1b]0;x\x07 rains")
    path = stored(tmp_path / "evil.db", made.record())
    for words in (["said"], ["search", "rains"], ["quote", "it rains"], ["actor", "Eve"]):
        out, beside, _ = ask(*words, store=path)
        assert "\x1b" not in out + beside
        assert "\x07" not in out + beside


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-02-14", date(2026, 2, 14), date(2026, 2, 14)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("today", date(2026, 3, 31), date(2026, 3, 31)),
        (" Yesterday ", date(2026, 3, 30), date(2026, 3, 30)),
        ("7d", date(2026, 3, 24), date(2026, 3, 24)),
        ("2w", date(2026, 3, 17), date(2026, 3, 17)),
        ("1m", date(2026, 2, 28), date(2026, 2, 28)),
        ("13m", date(2025, 2, 28), date(2025, 2, 28)),
        ("1y", date(2025, 3, 31), date(2025, 3, 31)),
        ("14 February 2026", date(2026, 2, 14), date(2026, 2, 14)),
        ("last week", date(2026, 3, 23), date(2026, 3, 29)),
        ("This  week", date(2026, 3, 30), date(2026, 4, 5)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("this month", date(2026, 3, 1), date(2026, 3, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_days_as_people_write_them(value, first, last):
    today = date(2026, 3, 31)
    assert (first_day(value, today, "--since"), last_day(value, today, "--until")) == (first, last)


@pytest.mark.parametrize("value", ["2026-13", "2026-02-30", "soon", "next week", "99999y", "0000", "-3d", "d"])
def test_what_is_no_day(value):
    with pytest.raises(SettingError, match="is no day"):
        first_day(value, date(2026, 3, 31), "--since")


@pytest.mark.parametrize("count", [1, 5, 60, 700])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_curve_fits_and_names_its_years(count, width):
    weeks = [Week(monday=date.fromordinal(737425 + 7 * i), cooperation=i % 5, conflict=i % 3, score=0, breaks=i == 3) for i in range(count)]
    shown = [line.plain for line in curve(weeks, width)]
    drawing = shown[:-2]  # the words below it are wrapped as any others
    assert all(len(line) <= width - 2 for line in drawing)
    assert ("breaks" in "".join(shown)) == (count > 3)
    if count == 700:
        assert shown[-3].split()[0] == "2020"
    assert curve([], width) == []


def test_help_names_every_question():
    runner = CliRunner()
    told = runner.invoke(main.app, ["--help"]).output
    for name in ("search", "said", "between", "due", "quote", "brief", "actor", "sample", "index"):
        assert name in told


def test_a_sheet_with_verdicts_is_not_overwritten(ask, tmp_path):
    path = tmp_path / "sheet.csv"
    assert ask("sample", "-n", "2", "-o", str(path))[2] == 0
    assert ask("sample", "-n", "2", "-o", str(path))[2] == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
    rows[0]["correct"] = "yes"
    with path.open("w", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    kept = path.read_bytes()
    _, beside, status = ask("sample", "-n", "2", "-o", str(path))
    assert status == 2
    assert beside.count("\n") == 1
    assert "holds verdicts, which a new sheet would overwrite; name another file for -o" in beside
    assert path.read_bytes() == kept


def test_the_precision_says_of_how_many_records_it_speaks(ask, tmp_path):
    path = tmp_path / "sheet.csv"
    _, beside, _ = ask("sample", "-n", "1", "--of", "statements", "-o", str(path))
    assert "nothing is drawn of " in beside
    path.write_text(path.read_text().replace(",,,", ",yes,,", 1))
    out, beside, status = ask("sample", "--verdicts", str(path))
    assert status == 0
    assert "1 of 1 right; speaks for " in " ".join(out.split())
    assert " in the store" in " ".join(out.split())
    assert "nothing was drawn of " in beside


@pytest.mark.parametrize("words", [["search", "cult"], ["between", "BLR", "LTU"]], ids=" ".join)
def test_a_type_is_plovers_or_one_that_the_store_holds(ask, words, tmp_path):
    _, beside, status = ask(*words, "--type", "BOMB")
    assert status == 2
    assert "--type: 'BOMB' is not known; one of ACCUSE, AGREE" in beside
    assert beside.count("\n") == 1
    assert ask(*words, "--type", "threaten")[2] == 0
    own = build_desk(tmp_path / "own.db")
    with Store.open(own, write=True) as store:
        store.db.execute("UPDATE events SET type = 'Bomb' WHERE id = (SELECT min(id) FROM events)")
    assert ask(*words, "--type", "bomb", store=own)[2] == 0


def test_an_actor_is_found_by_how_the_name_begins(ask):
    out, _, status = ask("actor", "find", "Lithu")
    assert status == 0
    assert "Lithuania" in out
    _, beside, status = ask("said", "Lithu")
    assert status == 2
    assert "nobody of the name 'Lithu'; is it #" in beside
    assert "Lithuania (LTU, 3 reports)?" in beside
    assert beside.count("\n") == 1
    assert ask("actor", "find", "thuania")[0].count("Lithuania") == 0


def test_parties_come_without_a_count_that_was_not_made(ask):
    rows = [json.loads(line) for line in ask("between", "BLR", "LTU", "--json")[0].splitlines()]
    assert rows
    assert {who["reports"] for row in rows for who in (*row["sources"], *row["targets"])} == {None}
    (found,) = [json.loads(line) for line in ask("actor", "find", "Lithuania", "--json")[0].splitlines()]
    assert found["reports"] == 3


def test_nothing_due_says_from_which_day_there_is_something(ask, tmp_path):
    made = Draftsman("Belarus will vote on March 12.", day=date(2019, 3, 7))
    old = stored(tmp_path / "old.db", made.announces("Belarus will vote", date(2019, 3, 12)).record())
    out, beside, status = ask("due", store=old)
    assert status == 0
    assert "0 dates" in out
    assert "the latest report is of 7 Mar 2019; what was due then: memcon due --on 2019-03-07" in beside
    assert "Belarus will vote" in ask("due", "--on", "2019-03-07", store=old)[0]
    assert "--days looks further ahead" in ask("due", "--on", "2018-01-01", store=old)[1]
    assert not ask("due", "--json", store=old)[1]


def test_only_what_differs_has_a_percentage_and_all_stand_in_their_sentence(ask):
    told = ask("quote", "We are done with the climate cult")[0] + ask("quote", "The cult of growth must end, today")[0]
    assert "exact" in told
    assert "trimmed" in told
    assert "100%" not in told
    assert "strait" not in told
    assert "he said." in told  # what stands after the words in their sentence
