"""What is printed for a person: titles, and words side by side, as wide as the console."""

import re
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

NARROW = 72
"""Below this width the left column stands above the words, not beside them."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Layout:
    """Prints blocks and pairs of columns on a console."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def _narrow(self) -> bool:
        return self._console.width < NARROW

    @property
    def _left(self) -> int:
        return 18 if self._console.width < 96 else 24 if self._console.width < 140 else 30

    def _title(self, title: str, count: str) -> None:
        self._console.print()
        line = Text(title, style="bold cyan")
        count = f" {count}" if count else ""
        rest = self._console.width - cell_len(title) - cell_len(count) - 1
        line.append(" " + "─" * max(1, rest) + count, style="dim")
        self._console.print(line, no_wrap=True, overflow="crop")

    def _pair(self, left: Text, right: Text, indent: int = 2) -> None:
        """Left and right side by side, or one above the other where there is little room."""
        console = self._console
        if self._narrow:
            self._block(Text("  ").join(left.split("\n")), indent)
            self._block(right, indent + 2)
            return
        column = self._left - indent
        lefts = left.wrap(console, column)
        rights = right.wrap(console, max(20, console.width - self._left - 2))
        for a, b in zip_longest(lefts, rights, fillvalue=Text()):
            line = Text(" " * indent).append_text(a)
            if b.plain:
                line.append(" " * (self._left + 2 - cell_len(line.plain))).append_text(b)
            self._line(line)

    def _block(self, words: Text, indent: int) -> None:
        """Words wrapped, each line indented."""
        for line in words.wrap(self._console, max(20, self._console.width - indent)):
            self._line(Text(" " * indent).append_text(line))

    def _line(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)


def lines(words: str) -> str:
    """The words with the line breaks between paragraphs kept, blank lines left out."""
    return safe(re.sub(r"\s*\n\s*", "\n", words))


def safe(words: str) -> str:
    """The words without control characters, so that no report can steer a terminal."""
    return CONTROL.sub("�", words)
