"""Speech told by a label and a colon: transcripts ("RUBIO: ...", "Q: ...") and headlines ("Poll: Voters split")."""

import re
from collections.abc import Sequence

from memcon import lexicon
from memcon.record import Quotation, Reading, Span
from memcon.statements.quoting import Piece

LABEL = re.compile(
    r"[“\"]?(?P<who>(?:Q|A|QUESTION|ANSWER)"
    r"|[A-Z][\w.’'\-]*(?:\s+(?:[A-Z][\w.’'\-]*|of|the|de|der|van|von|al|bin|for)){0,6})"
    r"(?:\s*\([^)\n]{1,40}\))?\s*(?P<colon>:)\s+(?=\S)"
)
ENTRY = re.compile(
    r"(?:[-•*·–—]\s+)?(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[-•*·–—|,:]?\s*)?"
    r"(?P<who>[^\W\d_][^\n:;“”\"«»]{2,90}?)\s?(?P<colon>:)\s+(?=[“\"«])"
)
"""A quotation after its speaker, as live pages set it: `13:40 - The mayor of Porto, Ana Reis: "..."`."""
SIGNATURE = re.compile(
    r"\s*(?P<dash>[―—–]|--?)\s*(?P<who>[A-Z][\w.’'\-]*(?:\s+(?:[A-Z][\w.’'\-]*|de|der|van|von|al|bin|y|e)){0,5})(?P<rest>[^\n]{0,60})$",
    re.MULTILINE,
)
HEADLINE = 160
"""A paragraph longer than this many characters is no headline."""
TRANSCRIPT = 3
"""As many paragraphs with a label in capitals, or with one label twice, make a transcript."""


class Labels:
    """Find labelled speech that no cue in words announces."""

    def __init__(self) -> None:
        self._no_speakers = frozenset(lexicon.read_json("statements.json")["no_speakers"])

    def find(self, reading: Reading) -> list[Piece]:
        """A piece for each labelled paragraph of a transcript, for a headline, and for a quotation after a name."""
        text, paragraphs, quotations = reading.text, reading.paragraphs, reading.quotations
        labelled = {i: m for i, (a, b) in enumerate(paragraphs) if (m := self._label(text, a, b))}
        names = [m.group("who") for m in labelled.values()]
        speakers = {n for n in names if n.isupper() or names.count(n) > 1}
        spoken = {i: m for i, m in labelled.items() if m.group("who") in speakers}
        if len(spoken) >= TRANSCRIPT or _is_exchange(spoken):
            return [_piece(m, self._turn(paragraphs, i, labelled)) for i, m in spoken.items()]
        labelled |= {i: m for i, (a, b) in enumerate(paragraphs) if i not in labelled and (m := _entry(reading, a, b))}
        return [
            _piece(m, (paragraphs[i],))
            for i, m in sorted(labelled.items())
            if (m.re is LABEL and self._is_headline(text, paragraphs, i)) or _quoted_whole(m, paragraphs[i], quotations)
        ]

    def signed(self, text: str, quotations: Sequence[Quotation]) -> list[Piece]:
        """A piece for each quotation with a signature: `"No more war." ― Maria Stein, Berlin`."""
        out = []
        for q in quotations:
            found = SIGNATURE.match(text, q.end) if q.kind == "double" and q.closed else None
            if found and (not found.group("rest").strip() or found.group("rest").lstrip()[0] in ",(@/"):
                out.append(Piece((found.span("dash"),), (found.span("who"),), ((q.start, q.end),), 0.8, 0.9, 0.9))
        return out

    def _label(self, text: str, start: int, end: int) -> re.Match[str] | None:
        found = LABEL.match(text, start, end)
        if not found or found.group("who").lower() in self._no_speakers or found.end() >= end:
            return None
        return found

    @staticmethod
    def _turn(paragraphs: Sequence[Span], i: int, labelled: dict[int, re.Match[str]]) -> tuple[Span, ...]:
        """The labelled paragraph and those after it up to the next label."""
        last = i + 1
        while last < len(paragraphs) and last not in labelled and last - i < 12:
            last += 1
        return tuple(paragraphs[i:last]) if last < len(paragraphs) else (paragraphs[i],)

    @staticmethod
    def _is_headline(text: str, paragraphs: Sequence[Span], i: int) -> bool:
        a, b = paragraphs[i]
        return i == 0 and b - a <= HEADLINE and text[b - 1] not in ",;:" and len(paragraphs) > 1


def _entry(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """A named speaker before a quotation: words without a verb, the last of them a name."""
    found = ENTRY.match(reading.text, start, end)
    if not found:
        return None
    words = reading.tokens_in(*found.span("who"))
    named = bool(words) and reading.pos[words[-1]] == "PROPN"
    return found if named and all(reading.pos[i] not in ("VERB", "AUX") for i in words) else None


def _is_exchange(spoken: dict[int, re.Match[str]]) -> bool:
    """Whether two labels in capitals, one paragraph after the other, are two people talking."""
    both = list(spoken.items())
    if len(both) != 2:
        return False
    (first, one), (second, other) = both
    return (
        first + 1 == second
        and all(m.group("who").isupper() for m in (one, other))
        and one.group("who") != other.group("who")
    )


def _quoted_whole(label: re.Match[str], paragraph: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether all that follows the label stands in quotation marks: `Kerry: "By law, ..."`."""
    return any(q.start == label.end() and q.end >= paragraph[1] - 1 for q in quotations)


def _piece(label: re.Match[str], paragraphs: tuple[Span, ...]) -> Piece:
    content = ((label.end(), paragraphs[0][1]), *paragraphs[1:])
    return Piece((label.span("colon"),), (label.span("who"),), content, 0.8, 0.9, 0.8)
