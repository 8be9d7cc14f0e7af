import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from memcon.cli.screen import Screen
from memcon.record import Link
from tests.export.lifelike import summit_record


def _shown(record, width=100, **more):
    out = io.StringIO()
    Screen(Console(file=out, width=width, highlight=False, emoji=False, markup=False, **more)).show(record)
    return out.getvalue()


def test_what_was_said_done_and_due_is_shown():
    shown = _shown(summit_record(), 200)
    for words in (
        "Norway tells Baltic allies it will stay at the table",
        "Northern Wire · TALLINN · Saturday 7 March 2026",
        "WHAT WAS SAID", "6 statements", "Ingrid Solvang  Foreign Minister, Norway", "Oslo will not loosen its defence ties with them",
        "→ Lithuania", "Tallinn Security Forum", "promised", "investigators  as told by senior NATO official", "THREATEN", "Viktar Karalyou → Lithuania",
        "condition: if sanctions on potash are not lifted", "Lithuania ↔ Belarus", "planned", "denied by Darya Veletskaya",
        "9–15 Mar 2026", "Helsinki, Finland · host Finland · Lithuania and Belarus · announced by Finnish Foreign Ministry", "30 Jun 2026",
    ):  # fmt: skip
        assert words in shown, words


@pytest.mark.parametrize("width", [30, 60, 80, 120, 160])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width):
    for line in _shown(summit_record(), width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_what_is_due_comes_in_the_order_of_its_days():
    shown = _shown(summit_record())
    assert shown.index("second round of talks between") < shown.index("30 Jun 2026")


def test_plain_in_a_pipe_and_coloured_on_a_terminal():
    assert "\x1b" not in _shown(summit_record())
    assert "\x1b[" in _shown(summit_record(), force_terminal=True, color_system="standard")


def test_a_report_cannot_steer_the_terminal():
    record = summit_record()
    report = msgspec.structs.replace(record.report, title="A\x1b[2J\x07\u202eB [red]C[/red]")
    shown = _shown(msgspec.structs.replace(record, report=report))
    assert "A�[2J��B [red]C[/red]" in shown


def test_what_the_report_links_is_shown_with_both_ends():
    record = summit_record()
    first, last = record.statements[0], record.events[0]
    links = (
        Link(kind="contrasts", from_=None, to=first.id, aspect="tone", evidence=first.content, confidence=0.8),
        Link(kind="responds", from_=record.actors[0].id, to=last.id, evidence=last.trigger, confidence=0.8),
    )
    shown = _shown(msgspec.structs.replace(record, links=links), 200)
    assert shown.index("WHAT THE REPORT LINKS") > shown.index("WHAT IS DUE")
    assert "2 links" in shown
    assert "in tone" in shown
    assert "→ Ingrid Solvang: Oslo will not loosen" in shown
    assert f"{record.actors[0].name} → {last.type} " in shown
    assert "WHAT THE REPORT LINKS" not in _shown(msgspec.structs.replace(record, links=()))


def test_a_record_of_nothing_says_so():
    record = summit_record()
    empty = msgspec.structs.replace(record, statements=(), events=(), calendar=())
    shown = _shown(empty)
    assert "0 statements" in shown
    assert "0 events" in shown
