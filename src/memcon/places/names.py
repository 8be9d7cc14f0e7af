"""Find the words of a text that some place is called by, before it is asked whether they mean the place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from memcon.places.gazetteer import Gazetteer, Sense, key
from memcon.places.words import Words

_WORD = re.compile(r"(?:[A-Z][a-z]?\.){2,}|[A-Z]\.[A-Z][a-z]+\.|[^\W\d_]\w*(?:['’ʼ‘]\w+)*")
_GAP = re.compile(r"[ \u00a0]|\.|\. |-|–| & |[ \u00a0]*\n[ \t]*(?!\s)|[ \u00a0]{2,}|, (?=D\.? ?C\.?)")
_ABBREVIATED = re.compile(r"(?:St|Ste|Mt|Ft|Pt|N|S|E|W|No)$")
_LONGEST = 7


@dataclass(slots=True)
class Match:
    """Words that some place is called by: characters `[start, end)` and what the name can stand for."""

    start: int
    end: int
    surface: str
    senses: tuple[Sense, ...]
    words: int
    before: str
    """The word before on the same line, "" for none, and what stands between below."""
    gap_before: str
    after: str
    gap_after: str
    score: float = 0.0
    """The probability that the words name a place here, and below that it is the chosen one."""
    sure: float = 1.0
    chosen: Sense | None = field(default=None)
    within: "Match | None" = field(default=None)
    """The place named right after a comma: `Texas` of `Paris, Texas`."""


@dataclass(slots=True)
class _Text:
    text: str
    spans: list[tuple[int, int]]
    lists: Words


def matches(text: str, gazetteer: Gazetteer, lists: Words) -> list[Match]:
    """All matches, the longest at each place, in order and apart: `New York` in `New York Times`, never `York`."""
    words = _Text(text, [m.span() for m in _WORD.finditer(text)], lists)
    out: list[Match] = []
    i = 0
    while i < len(words.spans):
        found = _longest(words, i, gazetteer)
        if found is None:
            i += 1
            continue
        last, stop, senses = found
        if key(text[words.spans[i][0] : stop]) in lists.never:
            i = last + 1
            continue
        out.append(_match(words, i, last, stop, senses))
        i = last + 1
    return out


def _longest(words: _Text, i: int, gazetteer: Gazetteer) -> tuple[int, int, tuple[Sense, ...]] | None:
    """The last word, the end and the senses of the longest name that begins at word i."""
    text, (start, _) = words.text, words.spans[i]
    if not text[start].isupper():
        return None
    best: tuple[int, int, tuple[Sense, ...]] | None = None
    for j in _run(words, i):
        for stop in _stops(text, words.spans[j]):
            surface = text[start:stop]
            dot = text[stop : stop + 1] == "."
            senses = _fitting(surface, gazetteer.senses(surface), dot)
            if senses:
                best = (j, _with_dot(text, start, stop, senses), senses)
                break
        if not gazetteer.begins(text[start : words.spans[j][1]]):
            break
    return best


def _run(words: _Text, i: int) -> Iterator[int]:
    """The words with which a name that begins at word i may end."""
    text = words.text
    for j in range(i, min(i + _LONGEST, len(words.spans))):
        a, b = words.spans[j]
        if j > i:
            before = text[words.spans[j - 1][0] : words.spans[j - 1][1]]
            gap = text[words.spans[j - 1][1] : a]
            if not _GAP.fullmatch(gap) or (gap[:1] == "." and not _ABBREVIATED.fullmatch(before)):
                return
        word = text[a:b]
        if word[0].isupper() or word in words.lists.inner:
            yield j
        else:
            return


def _stops(text: str, span: tuple[int, int]) -> Iterator[int]:
    """Where the name may end in its last word: `Turkey` of `Turkey's`, but `Sana'a` whole."""
    a, b = span
    if b - a > 2 and text[b - 2 : b].lower() in ("'s", "’s"):
        yield b - 2
    yield b


def _fitting(surface: str, senses: tuple[Sense, ...], dot: bool) -> tuple[Sense, ...]:
    """The senses that go with the letters as written: `US` is no `Us`, `Ky.` no `Ky`, `UN` no town of Un."""
    letters = sum(c.isalpha() for c in surface)
    if surface.isupper() and letters <= 3:
        return tuple(s for s in senses if s.entry.kind not in "PKB" or key(s.entry.name) != key(surface))
    if not senses or surface.isupper():
        return senses
    if letters <= 2 and "." not in surface:
        return tuple(s for s in senses if s.mark == "!" and dot)
    if letters > 4 or "." in surface:
        return senses
    return tuple(
        s for s in senses
        if s.mark == "^" or s.entry.kind in "PKBF" or s.entry.name.lower() == surface.lower() or (s.mark == "!")
    )  # fmt: skip


def _with_dot(text: str, start: int, stop: int, senses: tuple[Sense, ...]) -> int:
    """Take in the full stop of a short form: `Ky.`"""
    if stop < len(text) and text[stop] == "." and text[stop - 1] != ".":
        inner = text[start:stop]
        short = any(s.mark == "!" for s in senses)
        after_comma = text[max(0, start - 2) : start] == ", "
        if "." in inner or (len(inner) <= 5 and short and (after_comma or all(s.mark == "!" for s in senses))):
            return stop + 1
    return stop


def _match(words: _Text, i: int, j: int, stop: int, senses: tuple[Sense, ...]) -> Match:
    text = words.text
    start = words.spans[i][0]
    before, gap_before = "", ""
    if i > 0:
        a, b = words.spans[i - 1]
        before, gap_before = text[a:b], text[b:start]
    after, gap_after = "", ""
    if j + 1 < len(words.spans):
        a, b = words.spans[j + 1]
        after, gap_after = text[a:b], text[stop:a]
    return Match(start, stop, text[start:stop], senses, j - i + 1, before, gap_before, after, gap_after)
