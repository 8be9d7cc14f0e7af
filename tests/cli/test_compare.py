"""`memcon compare`: side by side for a person, one object as JSON, rows as CSV, and one line for what cannot be."""

import csv
import io
import json
import sys
from datetime import date

import pytest

from memcon.cli import main as module
from memcon.intake.report import make_report
from memcon.record import Actor, ActorMention, MadeBy, Occasion, Period, Record, Statement, Tone
from memcon.record.record import Link
from memcon.store import Store

MELO = "Rui Melo told the Harbour Forum: “Europe is weak.” “Europe lies to us.” “Europe has betrayed us all.”"
PRATA = (
    "Ana Prata told the Harbour Forum: “Europe is our friend.” “We admire Europe.” “Europe has kept its word.” “The sanctions"
    " will stay.” Her tenor was markedly different from Rui Melo's."
)


def record(name: str, text: str, day: date, tones: list[float | None], topics: dict[int, str], outlet: str) -> Record:
    spans = [(i + 1, text.index("”", i)) for i, c in enumerate(text) if c == "“"]

    def actor(id_: str, words: str, kind: str) -> Actor:
        at = text.index(words)
        mention = ActorMention(spans=((at, at + len(words)),), form="name", confidence=0.9)
        return Actor(id=id_, name=words, kind=kind, mentions=(mention,), confidence=0.9)

    actors = [actor("a1", name, "person"), actor("a2", "Europe", "group")]
    where = text.index("Harbour Forum")
    statements = tuple(
        Statement(
            id=f"s{n}", act="said", kind="direct", speaker="a1", content=(span,), quotes=(span,), confidence=0.9,
            occasion=Occasion(spans=((where, where + 13),), name="Harbour Forum"), date=Period(start=day, end=day),
            about=(Tone(actor="a2", tone=tone, confidence=0.8),) if tone is not None else (),
            topics=(topics[n],) if n in topics else (),
        )
        for n, (span, tone) in enumerate(zip(spans, tones, strict=True), 1)
    )  # fmt: skip
    links = ()
    if "tenor" in text:
        at = text.index("Her tenor")
        links = (
            Link(kind="contrasts", from_="s1", to=None, aspect="tone", evidence=((at, len(text)),), confidence=0.7),
        )
    return Record(
        report=make_report(text, id=name, publisher=outlet, published=day, language="en"), actors=tuple(actors),
        statements=statements, links=links, made_by=MadeBy(memcon="0", models={}, settings={}),
    )  # fmt: skip


@pytest.fixture
def memcon_(tmp_path, monkeypatch, capfdbinary):
    path = tmp_path / "memcon.db"
    with Store.open(path, write=True, create=True) as store:
        records = [
            record("Rui Melo", MELO, date(2025, 2, 14), [-0.9, -0.8, -1.0], {}, "The Gazette"),
            record("Ana Prata", PRATA, date(2026, 2, 14), [0.9, 0.8, 0.7, None], {4: "sanctions"}, "The Herald"),
        ]
        list(store.add(records))
    monkeypatch.setenv("MEMCON_STORE", str(path))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["memcon", "compare", *arguments])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as left:
            module.main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return left.value.code or 0, out.decode(), err.decode()

    return run


def test_two_speakers_at_one_occasion_of_two_years_stand_side_by_side(memcon_) -> None:
    code, out, _ = memcon_("Rui Melo", "Ana Prata", "--occasion", "harbour forum")
    assert code == 0
    assert "Ana Prata is warmer  (Rui Melo -0.90 in 3, Ana Prata +0.80 in 3)" in out
    assert "Europe" in out
    assert "“Europe has betrayed us all.”" in out.replace("\n", " ") or "“Europe is weak.”" in out
    assert "sanctions" in out
    assert "Her tenor was markedly different from Rui Melo's." in out
    assert "The Gazette" in out
    assert "The Herald" in out


def test_a_program_gets_one_object(memcon_) -> None:
    code, out, _ = memcon_("Melo", "Prata", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["warmer"], found["judgements"]) == ("second", [3, 3])
    assert found["targets"][0]["first"]["proof"]["publisher"] == "The Gazette"
    assert found["told"] == [
        {"kind": "contrasts", "text": "Her tenor was markedly different from Rui Melo's.", "report": "2", "url": None}
    ]


def test_a_table_has_a_row_for_a_target_and_for_what_only_one_said(memcon_) -> None:
    code, out, _ = memcon_("Melo", "Prata", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(r["kind"], r["what"], r["warmer"]) for r in rows] == [
        ("target", "Europe", "second"),
        ("topic", "sanctions", ""),
    ]
    assert (rows[1]["first_words"], rows[1]["second_words"]) == ("", "The sanctions will stay.")


def test_two_years_of_a_speaker_who_was_silent_in_one(memcon_) -> None:
    code, out, _ = memcon_("Melo", "--years", "2025", "2026")
    assert code == 0
    assert "Rui Melo 2026  0 statements" in out
    assert "nothing to set side by side" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Melo",), "name another, or two years"),
        (("Melo", "Rui Melo"), "both sides are the same"),
        (("Melo", "--years", "2025", "2025"), "both sides are the same"),
        (("Melo", "Nobody Known"), "Nobody Known"),
        (("Melo", "Prata", "--topic", "football"), "--topic"),
    ],
)
def test_what_cannot_be_compared_is_one_line(memcon_, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = memcon_(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1
