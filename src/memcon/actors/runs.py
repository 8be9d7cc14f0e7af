"""Runs of capitalised words: `Ursula von der Leyen`, `Ministry of Foreign Affairs`, `Kim Jong-un`."""

from memcon.actors.gazetteer import LINKED_PART, Hit
from memcon.actors.given import given_names
from memcon.actors.wording import words
from memcon.record import Reading

PARTICLES = words(
    "de da di del della der den ter ten van von zu la le el al bin ibn ben bint dos das do du abu ul y e ud ur ag ould"
)
OPENING_PARTICLES = frozenset(("bin", "von", "van", "al", "el", "de"))
OF_HEADS = words(
    "ministry department university bank council house college institute court office organization organisation "
    "union committee commission center centre association board academy party front movement league federation army "
    "agency school embassy church museum society chamber bureau authority forces republic kingdom conference fund "
    "campaign congress coalition alliance secretariat directorate administration foundation parliament "
    "assembly service confederation brotherhood guild syndicate corps tribunal inspectorate patriarchate"
)
TITLE_OF = frozenset(("Secretary", "Minister", "Chief", "Undersecretary", "Director"))
NOT_NAMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr aug sept oct nov dec mon tue wed thu fri sat sun i"
)
ENTITY = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))


def capitalised(reading: Reading) -> list[bool]:
    """For each token whether it may be part of a name."""
    opens = {first for first, _ in reading.sentences}
    persons = {
        w for w, tag, label in zip(reading.word, reading.tag, reading.entity, strict=True)
        if tag == "NNP" and label == "PERSON" and w[0].isupper() and len(w) > 2
    }  # fmt: skip
    lasts = _lasts(reading)
    out = []
    for i, word in enumerate(reading.word):
        upper = word[0].isupper() or (word[:3] in ("al-", "el-", "Al-", "El-") and len(word) > 4)
        if not upper and word.isalpha() and len(word) > 3 and not word.islower() and not word[-2:].isupper():
            out.append(True)  # wikiHow, eBay
            continue
        if not upper or reading.lower[i] in NOT_NAMES or _labels(reading, i):
            out.append(False)
        elif reading.tag[i] in ("NNP", "NNPS") or word in persons or (word in lasts and reading.tag[i] == "NNS"):
            out.append(True)
        elif i in opens or (i > 0 and reading.word[i - 1] in OPENING_MARKS):
            out.append(reading.entity[i] in ENTITY and reading.pos[i] in ("NOUN", "PROPN", "ADJ", "VERB", "X"))
        else:
            out.append(reading.pos[i] in ("NOUN", "ADJ", "X", "VERB") or reading.entity[i] in ENTITY)
    return out


CAPTIONS = words("image images photo photos photograph picture video audio file credit graphic illustration map")


def _labels(reading: Reading, i: int) -> bool:
    """Whether a word labels a caption: `Image: Ana Ruiz`."""
    nxt = reading.word[i + 1] if i + 1 < len(reading) else ""
    return reading.lower[i] in CAPTIONS and (nxt in (":", ";") or reading.lower[i : i + 2] == ["file", "photo"])


def _lasts(reading: Reading) -> set[str]:
    """The last words of names of two words and more: what the parser takes for a plural where it stands alone."""
    small = {w for w in reading.word if w.islower()}
    ends = [
        i for i in range(1, len(reading))
        if reading.tag[i] in ("NNP", "NNPS") and reading.tag[i - 1] == "NNP" and reading.entity[i] in ("PERSON", "ORG")
        and reading.entity[i - 1] in ("PERSON", "ORG") and (i + 1 == len(reading) or reading.tag[i + 1] != "NNP")
    ]  # fmt: skip
    return {reading.word[i] for i in ends if len(reading.word[i]) > 2 and reading.lower[i] not in small}


OPENING_MARKS = frozenset("“\"‘'«([:—–-•*|")


def runs(reading: Reading, hits: list[Hit]) -> list[tuple[int, int]]:
    """The token ranges of the runs; a registry name is part of the run that it stands in."""
    known = [False] * len(reading)
    for hit in hits:
        if not _second_given(reading, hit):
            known[hit.first : hit.last] = [True] * (hit.last - hit.first)
    cap = [a or b for a, b in zip(capitalised(reading), known, strict=True)]
    found = []
    i, size = 0, len(reading)
    while i < size:
        start = _opening(reading, cap, i)
        if start is None:
            i += 1
            continue
        end = _extend(reading, cap, known, i, start)
        found.append((i, end))
        i = max(end, i + 1)
    return _out_of_headlines(reading, found)


def _second_given(reading: Reading, hit: Hit) -> bool:
    """Whether a name of the registry is the second half of a given name: `John-Christian Voss`."""
    i = hit.first
    if hit.last - i > 1 or i < 2 or i + 1 >= len(reading) or not _glued(reading, i - 1):
        return False
    pair = reading.word[i - 2], reading.word[i]
    return reading.word[i - 1] == "-" and all(w in given_names() for w in pair) and reading.tag[i + 1] == "NNP"


def _out_of_headlines(reading: Reading, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs with those of headlines cut into the names that stand elsewhere in the report: `Rubio Meets Vogt`."""
    titled = {n for n, (a, b) in enumerate(reading.sentences) if _is_headline(reading, a, b)}
    if not titled:
        return found
    known = {tuple(reading.word[a:b]) for a, b in found if reading.sentence[a] not in titled}
    lower = {w for w in reading.word if w.islower()}
    out = []
    for a, b in found:
        out.extend(_cut(reading, a, b, known, lower) if reading.sentence[a] in titled and b - a > 1 else [(a, b)])
    return out


def _is_headline(reading: Reading, first: int, last: int) -> bool:
    """Whether a line is written with capitals throughout and ends without a full stop."""
    if reading.word[last - 1] in (".", "!", "”", '"', ":") or "\n" not in reading.text[reading.end[last - 1] :][:2]:
        return False
    long = [w for w in reading.word[first:last] if w.isalpha() and len(w) > 3]
    return len(long) > 3 and sum(w[0].isupper() for w in long) >= TITLED * len(long)


TITLED = 0.75


def _cut(
    reading: Reading, first: int, last: int, known: set[tuple[str, ...]], lower: set[str]
) -> list[tuple[int, int]]:  # fmt: skip
    """A headline's run cut at known names, words that stand in small letters elsewhere left out."""
    out: list[tuple[int, int]] = []
    start = i = first
    while i < last:
        size = next((n for n in (4, 3, 2, 1) if i + n <= last and tuple(reading.word[i : i + n]) in known), 0)
        common = not size and reading.lower[i] in lower and reading.entity[i] == ""
        if size or common:
            out.extend([(start, i)] if start < i else [])
            out.extend([(i, i + size)] if size else [])
            i += size or 1
            start = i
        else:
            i += 1
    return [*out, (start, last)] if start < last else out


def _opening(reading: Reading, cap: list[bool], i: int) -> int | None:
    """Where the run's first capitalised token stands if a run opens at i."""
    if cap[i]:
        return i
    if reading.word[i] in OPENING_PARTICLES and i + 1 < len(cap):
        if reading.word[i + 1] == "-" and i + 2 < len(cap) and cap[i + 2] and _glued(reading, i + 1):
            return i + 2
        if cap[i + 1] and reading.word[i] in ("bin", "von", "van", "al", "el"):
            return i + 1
    return None


def _glued(reading: Reading, i: int) -> bool:
    """Whether no white space stands on either side of the token."""
    return (
        0 < i < len(reading) - 1 and reading.end[i - 1] == reading.start[i] and reading.end[i] == reading.start[i + 1]
    )


def _extend(reading: Reading, cap: list[bool], known: list[bool], first: int, last: int) -> int:
    """The end of the run that holds the capitalised token `last`."""
    size = len(cap)
    while last + 1 < size:
        nxt = last + 1
        if reading.sentence[nxt] != reading.sentence[last] and reading.word[last][-1:] != ".":
            break
        if "\n" in reading.text[reading.end[last] : reading.start[nxt]]:
            break
        if cap[nxt] and reading.sentence[nxt] == reading.sentence[last]:
            last = nxt
            continue
        step = _bridge(reading, cap, known, first, nxt)
        if step is None:
            break
        last = step
    return last + 1


def _bridge(reading: Reading, cap: list[bool], known: list[bool], first: int, i: int) -> int | None:
    """The token at which the run goes on past a hyphen, a particle, an `&` or an `of`."""
    size = len(cap)
    word = reading.word[i]
    if word in ("-", "–") and _glued(reading, i):
        nxt = i + 1
        if known[i - 1] or known[nxt]:
            return None
        if cap[nxt]:
            return nxt
        short = len(reading.word[nxt]) <= 5 and reading.word[nxt].isalpha() and reading.tag[nxt] not in ("VBN", "VBD")
        return nxt if short and not known[i - 1] and reading.lower[nxt] not in LINKED_PART else None
    if word == "&" and i + 1 < size and cap[i + 1]:
        return i + 1
    if word in PARTICLES:
        j = i
        while j < size and j < i + 3 and (reading.word[j] in PARTICLES or reading.word[j] == "-"):
            j += 1
        return j if j < size and cap[j] and not known[i - 1] else None
    if word in ("of", "for", "on", "against"):
        return _of(reading, cap, known, first, i)
    if word == "and" and _in_ministry(reading, first, i) and i + 1 < size and cap[i + 1] and not known[i + 1]:
        return i + 1
    return None


def _of(reading: Reading, cap: list[bool], known: list[bool], first: int, i: int) -> int | None:
    j = i + 1
    if j < len(cap) and reading.lower[j] == "the":
        j += 1
    if j >= len(cap) or not cap[j]:
        return None
    head = reading.word[i - 1]
    if head in TITLE_OF:
        return j if j == i + 1 and not known[j] and reading.word[i] == "of" else None
    heads = any(reading.lower[k] in OF_HEADS for k in range(first, i))
    return j if heads and head[0].isupper() else None


def _in_ministry(reading: Reading, first: int, i: int) -> bool:
    """Whether the run before is `Ministry of Trade`, so that `and Industry` belongs to it."""
    lower = reading.lower[first:i]
    return "of" in lower and any(w in ("ministry", "department", "minister", "committee") for w in lower)
