"""Cut a report into the tokens that the grammar of time expressions reads, each with the class of its word.

The classes are single characters, so that a report becomes a string and a rule a regular expression over it.
"""

import re
from typing import Any, NamedTuple

from memcon.lexicon import read_json

TOKEN = re.compile(
    r"(?=[0-9'’])(?:"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![\w/])"
    r"|9/11(?![\w/])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w)"
    r"|[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?=\s*(?:[ap]\.?m\b|[ap]\.m\.|[A-Z]{2,4}\b))"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:])"
    r"|['’][0-9][0-9](?:s\b|(?!\w))"
    r"|[0-9]+['’]?s\b"
    r"|[0-9]+(?:st|nd|rd|th)\b"
    r"|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?!\w)"
    r")"
    r"|(?=[QqHhFapobB])(?:[Qq][1-4]\b|[Hh][12]\b|FY\s?[0-9]{2,4}\b|[ap]\.m\.?|o['’]clock|[Bb]\.[Cc]\.)"
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)
NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
SHORT = frozenset([
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
])  # fmt: skip
CAPITALISED = SHORT | {"may", "march", "august"}
EXTRA = (
    "number", "dayno", "year", "hundred_hours", "decade", "iso", "slash", "clock", "quarter_name", "fy", "nth", "feast",
    "comma", "dash", "open", "close", "s", "plus", "dot",
    "date", "time", "duration", "set", "span", "vague",
)  # fmt: skip
MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "(": "open", ")": "close", "+": "plus"}
OTHER = "."
FIRST_LETTER = 0xE000
"""Classes are written in the Unicode private-use area, so that no text collides with them."""


class Token(NamedTuple):
    """A word, number or mark, or what a rule has made of several: `kind` its class, `value` what it says."""

    start: int
    end: int
    kind: str
    value: Any


class Lexer:
    """Look words up once, by class."""

    def __init__(self, feasts: dict[str, str]) -> None:
        words = read_json("dates_words.json")
        names = [*words, *EXTRA]
        self.letter = {name: chr(FIRST_LETTER + i) for i, name in enumerate(names)}
        self._words: dict[str, tuple[str, Any]] = {}
        for name, forms in reversed(words.items()):
            for form in forms:
                self._words[form] = (self.letter[name], forms[form] if isinstance(forms, dict) else form)
        self._feasts = feasts
        self._feast_words = _phrases(feasts)

    def read(self, text: str) -> list[Token]:
        """All tokens of the text; those that say nothing of time have the class `OTHER`."""
        tokens: list[Token] = []
        words = self._words
        for found in TOKEN.finditer(text):
            start, end = found.span()
            last = tokens[-1].end if tokens else 0
            if start < last:
                continue  # the full stop of "Jan."
            if start > last and not text[last:start].isspace():
                tokens.append(Token(last, start, OTHER, None))  # what is no token still keeps its neighbours apart
            word = found.group()
            known = words.get(word.lower())
            if known is not None:
                tokens.append(self._word(text, start, end, word, known))
            elif word[0].isalpha():
                short = len(word) < 3 or word.startswith("FY")
                tokens.append(self._letters(start, end, word) if short else Token(start, end, OTHER, word))
            elif word in MARKS:
                tokens.append(Token(start, end, self.letter[MARKS[word]], word))
            elif word[0] in "0123456789" or (word[0] in "'’" and len(word) > 1):
                tokens.append(self._digits(start, end, word))
            else:
                tokens.append(Token(start, end, OTHER, word))
        return self._with_feasts(text, tokens)

    def _word(self, text: str, start: int, end: int, word: str, known: tuple[str, Any]) -> Token:
        """A listed word; `sat` and `may` must be capitalised, `Jan.` takes its full stop along."""
        low = word.lower()
        if low in CAPITALISED:
            if word[0].islower():
                return Token(start, end, OTHER, word)
            following = text[end : end + 1]
            if low in SHORT and following == "." and text[end + 1 : end + 2] in (" ", ",", "\xa0"):
                after = text[end + 1 :].lstrip()[:1] if end + 1 < len(text) else ""
                if after.isdigit() or after.islower() or after == ",":
                    end += 1
        return Token(start, end, known[0], known[1])

    def _letters(self, start: int, end: int, word: str) -> Token:
        if word in ("s", "S"):
            return Token(start, end, self.letter["s"], word)
        if len(word) == 2 and word[1] in "1234":
            return Token(start, end, self.letter["quarter_name"], word.upper())
        if word.startswith("FY") and word[-1] in "0123456789":
            year = int(re.sub(r"[^0-9]", "", word))
            return Token(start, end, self.letter["fy"], year if year > 99 else 2000 + year)
        return Token(start, end, OTHER, word)

    def _digits(self, start: int, end: int, word: str) -> Token:
        """A number by its form: `2026-02-14`, `7/8/07`, `18:00`, `1980s`, `'82`, `22nd`, `2026`, `14`, `1,500`."""
        kind: str
        value: Any
        if word[0] in "'’":
            kind, value = ("decade", int(word[1:3])) if word.endswith("s") else ("year", _century(int(word[1:3])))
        elif word == "9/11":
            kind, value = "iso", (2001, 9, 11)
        elif "/" in word:
            kind, value = "slash", tuple(int(p) for p in word.split("/"))
        elif ":" in word or (
            word.count(".") == 1 and re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", word) and int(word[-2:]) < 60
        ):
            kind, value = "clock", tuple(int(p) for p in re.split("[:.]", word))
        elif word.count("-") == 2:
            kind, value = "iso", tuple(int(p) for p in word.split("-"))
        elif word.count(".") == 2:
            kind, value = "iso", tuple(int(p) for p in reversed(word.split(".")))
        elif word.endswith("s"):
            kind, value = "decade", int(word.rstrip("s").rstrip("'’")[-4:])
        elif word[-1].isalpha():
            kind, value = "nth", int(word[:-2][-6:])
        else:
            kind, value = self._number(word)
        return Token(start, end, self.letter[kind] if kind != OTHER else OTHER, value)

    @staticmethod
    def _number(word: str) -> tuple[str, Any]:
        if not NUMBER.fullmatch(word) or len(word) > 15:
            return OTHER, word
        if "," in word or "." in word:
            return "number", float(word.replace(",", ""))
        value = int(word)
        if len(word) == 4 and 1000 <= value <= 2199:
            return "year", value
        if len(word) == 4 and value < 2400 and value % 100 < 60:
            return "hundred_hours", value
        if len(word) <= 2 and 1 <= value <= 31:
            return "dayno", value
        return ("number", float(value)) if len(word) <= 6 and value else (OTHER, word)

    def _with_feasts(self, text: str, tokens: list[Token]) -> list[Token]:
        """Join the words of a feast's name (`New Year's Day`) into one token."""
        starts = self._feast_words
        out: list[Token] = []
        i = 0
        while i < len(tokens):
            t = tokens[i]
            names = starts.get(text[t.start : t.end]) if text[t.start].isupper() else None
            found = _longest(text, tokens, i, names) if names else None
            if found is None:
                out.append(t)
                i += 1
                continue
            name, last = found
            out.append(Token(t.start, tokens[last].end, self.letter["feast"], self._feasts[name]))
            i = last + 1
        return out


def _century(two: int) -> int:
    """`'82` is 1982, `'14` is 2014."""
    return 1900 + two if two >= 40 else 2000 + two


def _phrases(names: dict[str, str]) -> dict[str, list[str]]:
    """Names by their first word, longest first."""
    out: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = TOKEN.match(name)
        if first is not None:
            out.setdefault(first.group(), []).append(name)
    return out


def _longest(text: str, tokens: list[Token], i: int, names: list[str]) -> tuple[str, int] | None:
    start = tokens[i].start
    for name in names:
        end = start + len(name)
        if text[start:end].replace("’", "'") == name and (end == len(text) or not text[end].isalnum()):
            last = i
            while last + 1 < len(tokens) and tokens[last + 1].end <= end:
                last += 1
            return name, last
    return None
