"""README shows what memcon really prints; `pytest -m slow tests/cli/test_readme.py` before an issue is resolved."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from memcon.cli.screen import Screen
from memcon.intake import make_report

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SUMMIT = (Path(__file__).parents[2] / "examples" / "summit.txt").read_text(encoding="utf-8")


def _excerpt():
    return "\n".join(line.removeprefix(">").strip() for line in README.splitlines() if line.startswith(">"))


def test_the_excerpt_stands_in_the_example():
    for paragraph in _excerpt().split("\n\n"):
        assert paragraph in SUMMIT


def test_the_two_commands_stand_on_lines_of_their_own():
    for command in (
        "pip install -c constraints.txt .",
        "memcon read examples/summit.txt",
        'pip install -c constraints.txt ".[dev]"',
        "pytest",
    ):
        assert command in README.splitlines()


@pytest.mark.slow
def test_the_record_is_the_one_that_is_printed(reader):
    report = make_report(
        _excerpt(),
        title="Norway tells Baltic allies it will stay at the table",
        publisher="Northern Wire",
        published=date(2026, 3, 7),
    )
    out = io.StringIO()
    Screen(Console(file=out, width=96, highlight=False, emoji=False, markup=False)).show(reader.read_many([report])[0])
    (shown,) = (b for b in re.findall(r"```\n(.*?)```", README, re.DOTALL) if "WHAT WAS SAID" in b)
    assert shown.strip() == out.getvalue().strip()


@pytest.mark.slow
def test_the_python_example_runs(reader, tmp_path, monkeypatch, capsys):
    (tmp_path / "report.txt").write_text("The minister said on Monday that talks would resume.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("memcon.api._shared", lambda: reader)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "said" in capsys.readouterr().out
