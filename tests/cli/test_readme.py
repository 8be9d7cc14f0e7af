"""README shows what memcon really prints; `pytest -m slow tests/cli/test_readme.py` before an issue is resolved."""

import re
from pathlib import Path

import pytest

from docs.refresh import SHOWN, excerpt, printed

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SUMMIT = (Path(__file__).parents[2] / "examples" / "summit.txt").read_text(encoding="utf-8")


def test_the_excerpt_stands_in_the_example():
    for paragraph in excerpt(README).split("\n\n"):
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
    (shown,) = SHOWN.findall(README)
    assert shown == printed(reader, excerpt(README)), "python docs/refresh.py"


@pytest.mark.slow
def test_the_python_example_runs(reader, tmp_path, monkeypatch, capsys):
    (tmp_path / "report.txt").write_text("The minister said on Monday that talks would resume.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("memcon.api._shared", lambda: reader)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "said" in capsys.readouterr().out
