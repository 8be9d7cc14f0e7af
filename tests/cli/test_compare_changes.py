"""`memcon changes`: marks with both quotations, the latest first; a table and objects for programs."""

import csv
import io
import json
import sys
from datetime import date

import pytest

from memcon.cli import main as module
from memcon.intake.report import make_report
from memcon.record import Actor, ActorMention, MadeBy, Period, Record, Statement
from memcon.store import Store

SAID = [
    ("Ana Prata", date(2024, 3, 1), "The Gazette", "We will never send troops to Karsk"),
    ("Ana Prata", date(2024, 6, 10), "The Herald", "No troops of ours will be sent to Karsk"),
    ("Rui Melo", date(2024, 7, 2), "The Herald", "Troops of hers have been in Karsk since the spring"),
    ("Ana Prata", date(2025, 1, 20), "The Gazette", "We will send 2,000 troops to Karsk by the summer"),
]


def record(n: int, name: str, day: date, outlet: str, words: str) -> Record:
    text = f"{name} told reporters: “{words}.”"
    at = text.index("“") + 1
    mention = ActorMention(spans=((0, len(name)),), form="name", confidence=0.9)
    actor = Actor(id="a1", name=name, kind="person", mentions=(mention,), confidence=0.9)
    span = (at, at + len(words))
    statement = Statement(
        id="s1", act="said", kind="direct", speaker="a1", content=(span,), quotes=(span,), confidence=0.9,
        date=Period(start=day, end=day), topics=("war",),
    )  # fmt: skip
    return Record(
        report=make_report(text, id=f"r{n}", publisher=outlet, published=day, language="en"), actors=(actor,),
        statements=(statement,), made_by=MadeBy(memcon="0", models={}, settings={}),
    )  # fmt: skip


@pytest.fixture
def memcon_(tmp_path, monkeypatch, capfdbinary):
    path = tmp_path / "memcon.db"
    with Store.open(path, write=True, create=True) as store:
        list(store.add(record(n, *row) for n, row in enumerate(SAID)))
    monkeypatch.setenv("MEMCON_STORE", str(path))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["memcon", "changes", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out.decode(), err.decode()

    return run


def test_a_reversal_is_shown_with_both_quotations(memcon_) -> None:
    code, out, _ = memcon_("Prata")
    assert code == 0
    assert "reversed" in out
    assert "“We will send 2,000 troops to Karsk by the summer”" in out
    assert "No troops of ours will be sent to Karsk" in out
    assert "first said" not in out


def test_every_statement_in_time_with_all(memcon_) -> None:
    _, out, _ = memcon_("Prata", "--all", "--json")
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["reversed", "repeated", "first said"]


def test_on_a_topic_others_who_contradict_stand_in_it(memcon_) -> None:
    _, out, _ = memcon_("Prata", "--topic", "war", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["mark"], r["speaker"], r["before_speaker"]) for r in rows] == [
        ("reversed", "Ana Prata", "Ana Prata"),
        ("contradicted", "Rui Melo", "Ana Prata"),
    ]
    assert all(r["words"] and r["before_words"] for r in rows)


def test_the_number_of_answers_is_held(memcon_) -> None:
    _, out, _ = memcon_("Prata", "--all", "--json", "--limit", "1")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"), [(("Nobody Known",), "Nobody Known"), (("Prata", "--topic", "x"), "--topic")]
)
def test_what_cannot_be_asked_is_one_line(memcon_, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = memcon_(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
