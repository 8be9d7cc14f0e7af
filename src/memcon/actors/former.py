"""Offices that somebody held: `who was president until 2024`, `prime minister from 2016 to 2021`."""

from collections.abc import Iterator

from memcon.actors.wording import words
from memcon.record import Mention, Reading

GOVERNING = words("lead rule govern head run command serve preside chair hold occupy")
"""Verbs of holding an office: `led the country until last year`, `served as envoy until May`."""
ENDS = frozenset(("until", "till"))
SPANS = frozenset(("to", "until", "till", "and", "-", "–"))
PAST = frozenset(("VBD", "VBN"))


def is_past(reading: Reading, m: Mention) -> bool:
    """Whether a mention says that its office is a past one, or that its person held one that ended."""
    if m.form == "nominal":
        verb = reading.head[m.head]
        asserted = reading.dep[m.head] == "attr" and reading.lemma[verb] == "be"
        if asserted:
            return _over(reading, verb) and (_ends(reading, verb) or _ends(reading, m.head))
        return _spans(reading, m.head)
    return any(_ends(reading, v) for v in _held(reading, m.head))


def _held(reading: Reading, head: int) -> Iterator[int]:
    """The verbs that say of the name at a word that its person governed or served."""
    for t in reading.children[head]:
        if reading.dep[t] == "relcl" and reading.lemma[t].lower() in GOVERNING and _over(reading, t):
            yield t
    verb = reading.head[head]
    if reading.dep[head] == "nsubj" and reading.lemma[verb].lower() in GOVERNING and _over(reading, verb):
        yield verb


def _over(reading: Reading, verb: int) -> bool:
    """Whether a verb stands in the plain past: not `has led`, `will be`."""
    aux = {reading.lower[t] for t in reading.children[verb] if reading.dep[t] in ("aux", "auxpass")}
    return reading.tag[verb] in PAST and not aux - {"had", "once"}


def _ends(reading: Reading, token: int) -> bool:
    """Whether an end is told at a word: `until last year`, `from 2012 to 2018`."""
    below = [t for t in reading.children[token] if t > token]
    below += [u for t in below if reading.dep[t] in ("dobj", "prep", "attr", "npadvmod") for u in reading.children[t]]
    return any(reading.lower[t] in ENDS and _is_time(reading, t) for t in below) or _spans(reading, token)


def _spans(reading: Reading, token: int) -> bool:
    """Whether two years stand after a word: `from 2012 to 2018`, `between 2012 and 2018`, `(2012-2018)`."""
    for t in range(token + 1, min(token + 12, len(reading))):
        if reading.sentence[t] != reading.sentence[token]:
            return False
        if reading.lower[t] not in ("from", "between", "("):
            continue
        later = range(t + 1, min(t + 8, len(reading)))
        years = [u for u in later if len(reading.word[u]) == 4 and reading.word[u].isdigit()]
        if len(years) > 1 and SPANS & set(reading.lower[years[0] + 1 : years[1]]):
            return reading.word[years[0]] < reading.word[years[1]]
    return False


def _is_time(reading: Reading, token: int) -> bool:
    """Whether an `until` is followed by a time: a year, a month, `last year`, `his resignation`."""
    near = range(token + 1, min(token + 5, len(reading)))
    return any(reading.entity[t] in ("DATE", "TIME") or reading.word[t][:4].isdigit() for t in near) or any(
        reading.lemma[t].lower() in ENDINGS for t in near
    )


ENDINGS = words("resignation coup ouster defeat retirement dismissal election overthrow removal death")
