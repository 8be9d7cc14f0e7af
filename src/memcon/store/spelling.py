"""One person's name in several spellings: `Zelensky` and `Zelenskyy`, `Mohammed` and `Muhammad`, `Jens Stoltenberg` and
`J. Stoltenberg`.

Names alone never make two people one: who asks knows that country and office agree.
"""

import re
from functools import lru_cache
from itertools import groupby
from typing import Literal

from memcon.actors.person_names import same_person
from memcon.store.names import fold

Likeness = Literal["letters", "form"]

SOUNDS = (
    ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("ck", "k"), ("ks", "x"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("yu", "iu"), ("ya", "ia"),
    ("ye", "e"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
)  # fmt: skip
"""Letters that stand for one sound in one transliteration or another; `ch` and `sh` are kept apart first."""
KEPT = {"ch": "1", "sh": "2", "zh": "3", "th": "t"}
VOWELS = re.compile(r"[aeiou]")
LONG = 7
SHORTEST = 4


def keys(name: str) -> tuple[str, ...]:
    """Under which a person is looked for: the consonants of the last and the first word of the name."""
    words = fold(name).split()
    return tuple(dict.fromkeys(_consonants(normal(w)) for w in (words[-1:] + words[:1])))


def likeness(one: str, other: str) -> Likeness | None:
    """Whether two names may be one person's: the same but for a transliteration (`letters`), or a shorter form."""
    a, b = ([normal(w) for w in fold(name).split()] for name in (one, other))
    if a == b or "".join(a) == "".join(b):
        return "letters"
    if len(a) == len(b) > 1 and all(_close(x, y) for x, y in zip(a, b, strict=True)):
        return "form"
    if a and b and a[0] != b[0] and a[0].removesuffix("a") == b[0].removesuffix("a"):
        return None  # Daniel, Daniela
    return "form" if same_person(fold(one), fold(other)) else None


@lru_cache(maxsize=20_000)
def normal(word: str) -> str:
    """A folded word by its sounds: `zelenskyy` as `zelenski`, `muhammad` as `muhamad`."""
    for letters, sound in KEPT.items():
        word = word.replace(letters, sound)
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return "".join(letter for letter, _ in groupby(word))


def _consonants(word: str) -> str:
    bare = word[:1] + VOWELS.sub("", word[1:])
    return bare if len(bare) > 1 else word


def _close(one: str, other: str) -> bool:
    """A vowel or two apart; a daughter's or a son's name is another one (`Daniel`, `Daniela`)."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or one.endswith("a") != other.endswith("a"):
        return False
    if one[-1] != other[-1] and {one[-1], other[-1]} <= set("aeo"):
        return False
    return _consonants(one) == _consonants(other) and _edits(one, other) <= (
        2 if min(len(one), len(other)) >= LONG else 1
    )


def _edits(one: str, other: str) -> int:
    """How many letters are to be put in, taken out or changed."""
    row = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
