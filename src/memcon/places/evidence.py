"""Whether words that could name a place do so here: features of a match, weighed by a small learned table.

`Jordan` in `flew to Jordan` is a place, in `Michael Jordan` it is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from memcon.places.gazetteer import Sense, key
from memcon.places.names import Match
from memcon.places.words import Words
from memcon.record import Reading

_COMMA = re.compile(r",\s{0,2}")


def before_surname(m: Match, words: Words) -> bool:
    """Whether the match looks like the first name of somebody: `Georgia Stevens`."""
    surname = m.after[:1].isupper() and m.after[1:2].islower() and m.gap_after == " "
    return surname and m.surface.lower() in words.given and m.after.lower() not in words.heads


class Surroundings:
    """What a report tells as a whole: entities by token, the names of its people, which names stand after `in`."""

    def __init__(self, words: Words, reading: Reading | None, found: Sequence[Match]) -> None:
        self.words = words
        self.reading = reading
        self.entity: list[int] = []
        self.people: Counter[str] = Counter()
        self.located: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        self.named: Counter[str] = Counter()
        if reading is not None:
            self._entities(reading)
        for m in found:
            k = key(m.surface)
            self.seen[k] += 1
            self.located[k] += m.before.lower() in words.locating and m.gap_before.isspace()
            self.labels[k][self.label(m)[0]] += 1
            self.named[k] += before_surname(m, words)

    def _entities(self, reading: Reading) -> None:
        self.entity = [-1] * len(reading)
        for number, e in enumerate(reading.entities):
            self.entity[e.first : e.last] = [number] * (e.last - e.first)
            if e.label == "PERSON" and e.last - e.first > 1:
                for i in range(e.first, e.last):
                    if reading.word[i][0].isupper():
                        self.people[reading.lower[i]] += 1

    def label(self, m: Match) -> tuple[str, str]:
        """The entity label over the match, and whether the entity is just it, longer, or another part."""
        tokens = self.tokens(m)
        if tokens is None or self.reading is None:
            return "-", "-"
        number = self.entity[tokens[0]]
        if number < 0:
            number = self.entity[tokens[1] - 1]
        if number < 0:
            return "-", "-"
        e = self.reading.entities[number]
        if e.first < tokens[0] and e.last > tokens[1]:
            fit = "inside"
        elif e.first < tokens[0]:
            fit = "the" if e.first + 1 == tokens[0] and self.reading.lower[e.first] == "the" else "last"
        elif e.last > tokens[1]:
            fit = "possessive" if self.reading.lower[tokens[1]] in ("'s", "’s") else "first"
        else:
            fit = "same"
        return e.label, fit

    def tokens(self, m: Match) -> tuple[int, int] | None:
        """The tokens of the match, None in a dateline."""
        if self.reading is None:
            return None
        inside = self.reading.tokens_in(m.start, m.end)
        return (inside.start, inside.stop) if len(inside) else None


def features(m: Match, around: Surroundings) -> Iterator[str]:
    """What speaks for and against the match, one name a feature."""
    sense = m.chosen or m.senses[0]
    kind = f"{sense.entry.kind}{sense.mark}"
    yield "kind=" + kind
    yield from _known(m, sense)
    label, fit = around.label(m)
    yield f"entity={label}/{fit}"
    yield f"entity={label}&{'major' if sense.entry.kind in 'CA' else 'minor'}{sense.mark}"
    yield from _neighbours(m, around, kind)
    yield from _report(m, around)
    yield from _syntax(m, around, kind)


def _known(m: Match, sense: Sense) -> Iterator[str]:
    people = sense.entry.people
    size = sum(people >= limit for limit in (1_000, 5_000, 15_000, 100_000, 1_000_000))
    if sense.entry.kind in "PKAB":
        yield f"size={sense.entry.kind}{size}{sense.mark}"
    yield f"words={min(m.words, 3)}"
    if m.surface.isupper() and len(m.surface) > 1:
        yield "upper" + ("&short" if len(m.surface) <= 4 else "")
    if m.within is not None:
        yield "within"


def _neighbours(m: Match, around: Surroundings, kind: str) -> Iterator[str]:
    yield from _before(m, around.words, kind)
    yield from _after(m, around.words, kind)
    if m.gap_after.startswith(" (") and m.after in around.words.agencies:
        yield "dateline"


def _before(m: Match, words: Words, kind: str) -> Iterator[str]:
    before = m.before.lower()
    if m.gap_before and not m.gap_before.strip():
        if before in words.locating:
            yield "before=" + before
            yield "located&" + kind
        elif before in words.titles:
            yield "before=title"
        elif m.before[:1].isupper():
            yield "before=given" if before in words.given else "before=Upper"
            yield "before=Upper&" + kind
        elif before in ("the", "a", "an"):
            yield "before=the&" + kind
        else:
            yield "before=lower"
    elif _COMMA.fullmatch(m.gap_before) and m.before[:1].isupper():
        yield "before=Upper,"
    else:
        yield "before=hyphen" if m.gap_before == "-" else "before=mark"


def _after(m: Match, words: Words, kind: str) -> Iterator[str]:
    after = m.after.lower()
    if m.gap_after.isspace():
        group = words.heads.get(after)
        if group is not None:
            yield "after=" + group + ("&Upper" if m.after[:1].isupper() else "")
        elif m.after[:1].isupper():
            yield "after=Upper"
            yield "after=Upper&" + kind
        else:
            yield "after=lower"
    elif _COMMA.fullmatch(m.gap_after) and m.after[:1].isupper():
        yield "after=,Upper"
    elif m.gap_after == "-":
        yield "after=hyphen" + ("&part" if after in words.compound else "")
    else:
        yield "after=joined" if m.gap_after == "" and m.after else "after=mark"


def _report(m: Match, around: Surroundings) -> Iterator[str]:
    k = key(m.surface)
    if any(word in around.people for word in m.surface.lower().split()):
        yield "person"
    if around.named[k]:
        yield "first name"
    elif m.words == 1 and m.surface.lower() in around.words.given:
        yield "given"
    if k in around.words.common:
        yield "common"
        yield "common&" + ("article" if m.before.lower() in ("a", "an", "the") else around.label(m)[0])
    if around.located[k]:
        yield "located"
        if m.before.lower() not in around.words.locating:
            yield "located elsewhere"
    if around.seen[k] > 1:
        yield "again"
    best = around.labels[k].most_common(1)[0]
    yield f"mostly={best[0]}"


def _syntax(m: Match, around: Surroundings, kind: str) -> Iterator[str]:
    tokens, reading = around.tokens(m), around.reading
    if tokens is None or reading is None:
        yield "dateline"
        return
    root = reading.root_of(m.start, m.end)
    last = root if root is not None else tokens[1] - 1
    yield f"pos={reading.pos[last]}/{reading.dep[last]}"
    if not tokens[0] or reading.sentence[tokens[0]] != reading.sentence[tokens[0] - 1]:
        yield "first"
    if reading.start[tokens[0]] != m.start:
        yield "inside a token"
    head = reading.head[last]
    if reading.dep[last] in ("dobj", "nsubjpass", "npadvmod") and reading.lemma[head].lower() in around.words.done_to:
        yield "before=in"
        yield "located&" + kind
    if reading.dep[last] in ("compound", "nmod", "amod", "poss") and head != last:
        yield f"of={'Upper' if reading.word[head][0].isupper() else 'lower'}"
        group = around.words.heads.get(reading.lower[head])
        if group:
            yield "of=" + group
