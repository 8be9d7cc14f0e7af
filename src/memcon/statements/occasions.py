"""The step that names occasions: `the same event last year` is the conference named before, a year before.

An occasion keeps the words that tell it; its name is the plain one of the meeting (`the 62nd Munich Security
Conference` and `the Munich Conference on Security Policy` are one), so that statements of different years meet there.
"""

import re
from collections.abc import Sequence

import msgspec

from memcon import lexicon
from memcon.record import Draft, Occasion, Period, Reading, Span, Statement, TimeExpression, hull

GATHERINGS = frozenset({
    "conference", "summit", "forum", "meeting", "session", "gathering", "event", "assembly", "congress", "convention",
    "talks", "ceremony", "rally", "debate", "hearing", "dialogue", "council", "parliament", "symposium",
})  # fmt: skip
ANY = frozenset({"event", "gathering", "meeting", "occasion", "venue", "stage"})
"""What any gathering may be called when it is told of again."""
SPEECHES = frozenset({"speech", "address", "remarks", "statement", "keynote", "lecture", "appearance", "testimony"})
PAPERS = frozenset({"post", "times", "report", "call", "letter", "mail"})
"""Last words of a newspaper's name that are no occasion: who told the Harbour Post spoke to it."""
OWN = frozenset({"his", "her", "their", "the"})
TOLD_OF = frozenset({"the", "this", "that", "same", "its", "these", "those"})
BEFORE = re.compile(
    r"""^(?:(?:this|last|next)\s+year['’]s\s+|(?:the|this|last|next|annual)\s+|\d{4}\s+|\d{1,3}(?:st|nd|rd|th)\s+
    |(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)-\w+\s+)+""",
    re.IGNORECASE | re.VERBOSE,
)
AFTER = re.compile(r"\s+(?:\d{4}|['’]\d\d)$")
NEAR = 80
"""Characters from an occasion's words within which a year belongs to it."""
BETWEEN = re.compile(r"[\s,]*(?:(?:back\s+)?in|of|for)?\s*")
"""What may stand between an occasion and the words for its year."""


class NameOccasions:
    """Name the occasions of statements, and let a speaker's next statements be said where the first was."""

    needs: tuple[str, ...] = ("reading", "dates", "statements")
    gives: tuple[str, ...] = ("statements",)

    def __init__(self) -> None:
        rows = lexicon.read_json("meetings.json")
        self._plain: dict[str, str] = {name: row["names"][0] for row in rows for name in row["names"]}
        self._known = re.compile(
            r"\b(?:" + "|".join(map(re.escape, sorted(self._plain, key=len, reverse=True))) + r")\b"
        )

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Name the occasions of each draft."""
        return [msgspec.structs.replace(d, statements=self.name(d)) for d in drafts]

    def name(self, d: Draft) -> tuple[Statement, ...]:
        """The statements of one report, their occasions named."""
        reading = d.parse()
        named = self._named(reading)
        if not named and not any(s.occasion for s in d.statements):
            return d.statements
        now = d.report.published.year if d.report.published else None
        found = [self._at(s, reading, named, d.dates, now) for s in d.statements]
        return carried(found, reading)

    def _named(self, reading: Reading) -> list[tuple[int, int, str]]:
        """(start, end, name) of the gatherings that the text names, in reading order."""
        out = [(*m.span(), self._plain[m[0]]) for m in self._known.finditer(reading.text)]
        for i, word in enumerate(reading.lower):
            if word not in GATHERINGS or reading.pos[i] != "PROPN":
                continue
            first = i
            while first and reading.pos[first - 1] == "PROPN" and reading.start[first] - reading.end[first - 1] <= 1:
                first -= 1
            a, b = reading.start[first], reading.end[i]
            if first < i and not any(a < end and start < b for start, end, _ in out):
                out.append((a, b, plain(reading.text[a:b])))
        return sorted(out)

    def _at(
        self, s: Statement, reading: Reading, named: list[tuple[int, int, str]], dates: Sequence[TimeExpression],
        now: int | None,
    ) -> Statement:  # fmt: skip
        if s.occasion is None:
            span = _beside(s, reading, named)
            if span is None:
                return s
            s = msgspec.structs.replace(s, occasion=Occasion(spans=(span,)))
        if s.occasion is None:
            return s
        start, end = hull(s.occasion.spans)
        root = reading.root_of(start, end)
        if root is None:
            return s
        name = self._own(start, end, named) or s.occasion.name
        if name is None:
            name = self._again(reading, root, named)
        wide = max(end, reading.subtree(root)[1]) if reading.lower[root] in SPEECHES else end
        date = s.date or _year(reading.text, start, wide, dates, now)
        if name is not None and name.rsplit(maxsplit=1)[-1].casefold() in PAPERS:
            return msgspec.structs.replace(s, occasion=None)
        occasion = msgspec.structs.replace(s.occasion, name=plain(name) if name else None)
        return msgspec.structs.replace(s, occasion=occasion, date=date)

    @staticmethod
    def _own(start: int, end: int, named: list[tuple[int, int, str]]) -> str | None:
        """The name in the occasion's words, or one that goes on from them: `the Munich Conference [on Security …]`."""
        return next((name for a, b, name in named if a < end and start < b), None)

    def _again(self, reading: Reading, root: int, named: list[tuple[int, int, str]]) -> str | None:
        """The name of a gathering told of again: `the same event`, `her speech to the conference`."""
        word = reading.lower[root]
        if word in SPEECHES:
            heard = [
                g
                for c in reading.children[root]
                if reading.dep[c] == "prep" and reading.lower[c] in ("to", "at", "before")
                for g in reading.children[c]
                if reading.dep[g] == "pobj"
            ]
            for g in heard:
                a, b = reading.subtree(g)
                return self._own(a, b, named) or self._again(reading, g, named)
            return None
        if word not in GATHERINGS and word not in ANY:
            return None
        left = [reading.lower[c] for c in reading.children[root] if c < root]
        possessor = any(reading.dep[c] == "poss" and reading.lower[c] == "year" for c in reading.children[root])
        if not possessor and not TOLD_OF.intersection(left):
            return None
        before = [name for a, _, name in named if a < reading.start[root] and ("same" in left or _may_be(word, name))]
        return before[-1] if before else None


def plain(name: str) -> str:
    """A name without its number and year: `62nd annual Harbour Forum 2026` is `Harbour Forum`."""
    return AFTER.sub("", BEFORE.sub("", " ".join(name.split()))) or name


def carried(statements: Sequence[Statement], reading: Reading) -> tuple[Statement, ...]:
    """Let what a speaker goes on to say in the simple past be said where the named occasion was.

    `told the Harbour Forum that …` and, sentences later, `He said …`: until the speaker is told of elsewhere, on
    another day or to somebody else.
    """
    out: list[Statement] = []
    where: dict[str, Statement] = {}
    for s in statements:
        if s.speaker and s.inside is None:
            s = _carried(s, s.speaker, where, reading)
        out.append(s)
    return tuple(out)


def _carried(s: Statement, speaker: str, where: dict[str, Statement], reading: Reading) -> Statement:
    """The statement at the occasion where its speaker was told of last; `where` then knows where that is now."""
    before = where.get(speaker)
    if s.occasion is None:
        if before is not None and _elsewhere(s, before):
            where.pop(speaker)
        elif before is not None and _goes_on(s, reading):
            s = msgspec.structs.replace(s, occasion=before.occasion, date=s.date or before.date)
        return s
    if s.occasion.name is None and before is not None and before.occasion is not None and _speech(s.occasion, reading):
        s = msgspec.structs.replace(s, occasion=msgspec.structs.replace(s.occasion, name=before.occasion.name))
    where.pop(speaker, None)
    if s.occasion is not None and s.occasion.name:
        where[speaker] = s
    return s


def _speech(occasion: Occasion, reading: Reading) -> bool:
    """Whether it is the speech told of before: `elsewhere in his half-hour address`."""
    root = reading.root_of(*hull(occasion.spans))
    return (
        root is not None
        and reading.lower[root] in SPEECHES
        and any(reading.lower[c] in OWN for c in reading.children[root])
    )


def _elsewhere(s: Statement, before: Statement) -> bool:
    """Whether the speaker is told of on another day or speaks to somebody else."""
    return s.addressee not in (None, before.addressee) or (s.date is not None and s.date != before.date)


def _goes_on(s: Statement, reading: Reading) -> bool:
    """Whether it is told in the simple past, or by a participle beside it, as the next thing said is."""
    words = _cue(s, reading)
    if not words:
        return bool(s.quotes)
    perfect = any(reading.lower[c] in ("had", "has", "have") for i in words for c in (i, *reading.children[i]))
    return any(reading.tag[i] in ("VBD", "VBG") for i in words) and not perfect


def _cue(s: Statement, reading: Reading) -> list[int]:
    return [i for a, b in s.cue or () for i in reading.tokens_in(a, b)]


def _beside(s: Statement, reading: Reading, named: Sequence[tuple[int, int, str]]) -> Span | None:
    """A named gathering at which the cue's clause is told to happen, wherever the parse hangs it.

    `assured governments at the Harbour Forum that`, `attacked them in a speech to the Harbour Forum, saying that`
    """
    words = _cue(s, reading)
    if not words or s.inside is not None:
        return None
    over = {*words, *(reading.head[i] for i in words if reading.dep[i] in ("advcl", "xcomp"))}
    for a, b, _ in named:
        root = reading.root_of(a, b)
        if root is None or any(start < b and a < end for start, end in (*s.content, *(s.source or ()))):
            continue
        by = reading.head[root]
        at = reading.lower[by] in ("at", "during") or (
            reading.lower[by] in ("to", "before") and reading.lower[reading.head[by]] in SPEECHES
        )
        if at and over.intersection(reading.path(root)):
            return min(a, reading.subtree(root)[0]), b
    return None


def _may_be(word: str, name: str) -> bool:
    """Whether a gathering of the name may be called so: `the forum` is no summit, `the event` is any."""
    return word in ANY or word in name.casefold().split()


def _year(text: str, start: int, end: int, dates: Sequence[TimeExpression], now: int | None) -> Period | None:
    """Another year told in the occasion's words or right beside them: `the same event last year`."""
    for d in dates:
        a, b = hull(d.spans)
        if a > end + NEAR or b < start - NEAR:
            continue
        inside = a < end and start < b
        beside = inside or BETWEEN.fullmatch(text[end:a] if end <= a else text[b:start])
        if beside and d.granularity == "year" and d.type == "DATE" and d.start is not None and d.start.year != now:
            return Period(start=d.start, end=d.end)
    return None
