import io

from rich.console import Console

from memcon.cli.progress import FEW, Progress


def _console(terminal):
    return Console(file=io.StringIO(), force_terminal=terminal, width=80)


def _read(console, tmp_path, number):
    path = tmp_path / "many.jsonl"
    path.write_text("x" * 100)
    with Progress(console, [str(path)]) as progress:
        for _ in range(number):
            progress.bytes(100 // number)
            progress.found()
        for _ in range(number):
            progress.done()
    return console.file.getvalue()


def test_a_few_reports_need_no_bar(tmp_path):
    assert _read(_console(True), tmp_path, FEW) == ""


def test_more_get_one_on_a_terminal(tmp_path):
    assert "reading" in _read(_console(True), tmp_path, 10)


def test_never_in_a_pipe(tmp_path):
    assert _read(_console(False), tmp_path, 10) == ""
