import io
import os

from memcon.cli.terminal import PIPE_WIDTH, width


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_says_itself_how_wide_it_is(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert width(_Terminal()) is None


def test_the_user_may_say_it(monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    assert width(io.StringIO()) == 72
    assert width(_Terminal()) == 72
    monkeypatch.setenv("COLUMNS", "1")
    assert width(io.StringIO()) == 20


def test_a_file_has_a_width_that_reads_well(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert width(io.StringIO()) == PIPE_WIDTH


def test_a_pipe_is_as_wide_as_the_terminal_beside_it(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    pipe, screen = io.StringIO(), _Terminal()
    screen.fileno = lambda: 2
    monkeypatch.setattr("sys.stdout", pipe)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((133, 40)))
    assert width(pipe) == 133
