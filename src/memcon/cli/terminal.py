"""What is known of the terminal."""

import os
import shutil
import sys
from typing import IO

PIPE_WIDTH = 100
"""Columns where no terminal says otherwise."""


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person sees what is written there."""
    return stream.isatty()


def width(out: IO[str]) -> int | None:
    """The columns to fill: None leaves it to the terminal; in a pipe that of the terminal beside it, else 100."""
    if is_terminal(out) and "COLUMNS" not in os.environ:
        return None
    if os.environ.get("COLUMNS", "").isdigit():
        return max(20, int(os.environ["COLUMNS"]))
    if out is sys.stdout and is_terminal(sys.stderr):
        return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if is_terminal(sys.stdout) else _columns(sys.stderr)
    return PIPE_WIDTH


def _columns(stream: IO[str]) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or PIPE_WIDTH
    except OSError:
        return PIPE_WIDTH
