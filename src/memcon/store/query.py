"""What a person types into a search box becomes a query of the full-text index: never an error of SQL.

Words must all stand; `"climate cult"` is a phrase, `climat*` a beginning, `AND`, `OR`, `NOT` (or `-word`) and brackets
as in a library's catalogue. Everything else is a word: `C++`, `U.S.`, `10%`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from memcon.record import SettingError, Span

WHERE = "search"
PIECE = re.compile(r'\s*(?:(?P<phrase>"[^"]*"\*?)|(?P<minus>-(?=["(\w]))|(?P<bracket>[()])|(?P<word>[^\s()"]+))')
TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
CURLY = str.maketrans("“”„«»", '"""""')
OPERATORS = ("AND", "OR", "NOT")
MOST_TERMS = 64
MOST_BRACKETS = 20
"""How deep brackets may stand in one another."""


class Term(Struct, frozen=True):
    """Words that must follow one another; with `prefix` the last is only a beginning."""

    words: tuple[str, ...]
    prefix: bool = False


class Query(Struct, frozen=True, kw_only=True):
    """A query that was understood: as SQLite's FTS5 writes it, and the terms that a reader wants to see marked."""

    text: str
    match: str
    terms: tuple[Term, ...]
    either: bool = False
    """Whether not all of them must stand."""


def parse(text: str) -> Query:
    """Understand a query.

    Raises:
        SettingError: Quotation marks or brackets that do not close, an operator with nothing beside it, no words.
    """
    pieces = _pieces(text.translate(CURLY))
    parser = _Parser(pieces)
    match = parser.either()
    if match is None:
        raise SettingError("there is nothing to search for", where=WHERE, hint="name a word of letters or figures")
    return Query(text=text, match=match, terms=tuple(dict.fromkeys(parser.terms)), either="OR" in pieces)


def phrase(words: Sequence[str], *, prefix: bool = False) -> str:
    """Words as a phrase of FTS5, which no sign in them can break."""
    return '"' + " ".join(words).replace('"', '""') + '"' + ("*" if prefix else "")


def tokens(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text as the index folds them, and where they stand: `Élysée` is `elysee`."""
    for found in TOKEN.finditer(text):
        yield folded(found[0]), found.span()


def folded(word: str) -> str:
    """A word in small letters without accents."""
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.lower())


Piece = str | Term
"""An operator, a bracket, or words."""


def _pieces(text: str) -> list[Piece]:
    """The query cut into its pieces, each operator with what it needs beside it, brackets in pairs."""
    if text.count('"') % 2:
        raise SettingError("a quotation mark is not closed", where=WHERE, hint="close it, or leave both out")
    found: list[Piece] = []
    for match in PIECE.finditer(text):
        kind = match.lastgroup or "word"
        piece = match[kind]
        if kind == "minus":
            found.append("NOT")
        elif kind == "bracket" or piece in OPERATORS:
            found.append(piece)
        else:
            words = tuple(word for word, _ in tokens(piece))
            if words or kind == "phrase":
                found.append(Term(words, piece.endswith("*") and bool(words)))
    _paired(found)
    for before, piece, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if piece in OPERATORS and (_ends(after) or (piece != "NOT" and _begins(before))):
            raise SettingError(
                f"{piece} needs a word on {'either side' if piece != 'NOT' else 'its right'}", where=WHERE,
                hint=f'write "{str(piece).lower()}" where the word itself is meant',
            )  # fmt: skip
    if sum(isinstance(p, Term) for p in found) > MOST_TERMS:
        raise SettingError(f"more than {MOST_TERMS} words and phrases", where=WHERE, hint="search for fewer")
    return found


def _ends(after: Piece | None) -> bool:
    """Whether nothing follows that an operator could act on."""
    return after is None or after in (")", "AND", "OR")


def _begins(before: Piece | None) -> bool:
    return before is None or before in ("(", *OPERATORS)


def _paired(pieces: Sequence[Piece]) -> None:
    depth = deepest = 0
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        deepest = max(deepest, depth)
        if depth < 0:
            raise SettingError("a bracket closes that was not opened", where=WHERE, hint="open it, or leave it out")
    if depth:
        raise SettingError("a bracket is not closed", where=WHERE, hint="close it, or leave it out")
    if deepest > MOST_BRACKETS:
        raise SettingError(f"more than {MOST_BRACKETS} brackets in one another", where=WHERE, hint="use fewer")


class _Parser:
    """OR binds least, then AND (also where nothing is written), NOT most."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._at = 0
        self._wanted = True
        self.terms: list[Term] = []

    def either(self) -> str | None:
        found = [self._both()]
        while self._next() == "OR":
            self._at += 1
            found.append(self._both())
        return _joined(found, " OR ")

    def _next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _both(self) -> str | None:
        """What must stand together, without what must not."""
        found: list[str | None] = []
        without: list[str | None] = []
        while (piece := self._next()) not in (None, ")", "OR"):
            if piece == "AND":
                self._at += 1
            elif piece == "NOT":
                self._at += 1
                self._wanted = not self._wanted
                without.append(self._one())
                self._wanted = not self._wanted
            else:
                found.append(self._one())
        rest, taken = _joined(found, " AND "), _joined(without, " OR ")
        if taken and not rest:
            raise SettingError("there is only what must not stand", where=WHERE, hint="name a word that must stand")
        return f"({rest} NOT {taken})" if taken else rest

    def _one(self) -> str | None:
        piece = self._next()
        self._at += 1
        if piece == "NOT":
            raise SettingError("NOT stands twice", where=WHERE, hint="write it once")
        if isinstance(piece, Term):
            if self._wanted and piece.words:
                self.terms.append(piece)
            return phrase(piece.words, prefix=piece.prefix) if piece.words else None
        inside = self.either()
        self._at += 1
        return inside


def _joined(found: Sequence[str | None], by: str) -> str | None:
    kept = [f for f in found if f]
    return f"({by.join(kept)})" if len(kept) > 1 else kept[0] if kept else None
