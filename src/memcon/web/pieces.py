"""Pieces of a page with gaps: what is put into a gap is escaped, unless it is a piece itself.

A page has hundreds of them. A template engine takes some ten times as long for each, so that lists are made of pieces
and templates of what stands around lists.
"""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

SAFE = frozenset({Markup, int})
"""What holds nothing that a browser would take for markup of its own."""


class Piece:
    """HTML with gaps (`{}`), filled by a call."""

    __slots__ = ("_fill",)

    def __init__(self, source: str) -> None:
        self._fill = source.format

    def __call__(self, *values: object) -> Markup:
        """The piece with the values in its gaps."""
        return trusted(self._fill(*[v if v.__class__ in SAFE else escape(str(v)) for v in values]))


def trusted(html: str) -> Markup:
    """Text that is HTML already; nothing of a report may be in it that was not escaped."""
    return str.__new__(Markup, html)  # past the look for `__html__`, which takes longer than all else


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces after one another."""
    return trusted("".join(pieces))


def text(words: str) -> Markup:
    """Words of a report as HTML."""
    return trusted(escape(words))


NOTHING = trusted("")
