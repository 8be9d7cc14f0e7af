"""Pronouns as mentions: `she`, `their`, `we`, `who`."""

from typing import Literal, NamedTuple

from memcon.record import Mention, Reading

Person = Literal[1, 2, 3]


class Kind(NamedTuple):
    """Person, number and gender of a pronoun; plural None where it may be either."""

    person: Person
    plural: bool | None
    gender: Literal["f", "m", "n"] | None


FORMS: dict[str, Kind] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), Kind(1, False, None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), Kind(1, True, None)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), Kind(2, None, None)),
    **dict.fromkeys(("he", "him", "his", "himself"), Kind(3, False, "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), Kind(3, False, "f")),
    **dict.fromkeys(("it", "its", "itself"), Kind(3, False, "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Kind(3, True, None)),
}
RELATIVE = frozenset(("who", "whom", "whose"))
REFLEXIVE = frozenset(("myself", "ourselves", "yourself", "himself", "herself", "itself", "themselves"))
WEATHER = frozenset(("seem", "appear", "happen", "take", "rain", "turn", "matter"))


def pronouns(reading: Reading) -> list[Mention]:
    """The pronouns that may stand for somebody; the `it` of `it is clear that` is left out."""
    out = []
    for i, tag in enumerate(reading.tag):
        low = reading.lower[i]
        if tag in ("WP", "WP$") and low in RELATIVE:
            out.append(_made(reading, i, Kind(3, None, None)))
        elif low in FORMS and tag in ("PRP", "PRP$", "NN", "NNP", "JJ", "CD") and not _expletive(reading, i, low):
            if tag in ("NN", "NNP", "JJ", "CD") and (low != "i" or reading.word[i] != "I"):
                continue
            if low == "us" and reading.word[i] == "US":
                continue
            out.append(_made(reading, i, FORMS[low]))
    return out


def _made(reading: Reading, i: int, kind: Kind) -> Mention:
    return Mention(
        start=reading.start[i], end=reading.end[i], head=i, form="pronoun", plural=bool(kind.plural), gender=kind.gender
    )


def _expletive(reading: Reading, i: int, low: str) -> bool:
    """Whether `it` stands for nothing: `it is clear that`, `it seems`, `it was Rubio who`."""
    if low != "it":
        return False
    if reading.dep[i] == "expl":
        return True
    verb = reading.head[i]
    if reading.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    clause = any(reading.dep[c] in ("ccomp", "csubj", "advcl") or (reading.dep[c] in ("xcomp",) and c > verb)
                 for c in reading.children[verb] if c > verb)  # fmt: skip
    if reading.lemma[verb] in WEATHER:
        return clause
    if reading.lemma[verb] != "be":
        return reading.dep[i] == "nsubjpass" and clause
    complement = [c for c in reading.children[verb] if reading.dep[c] in ("acomp", "attr")]
    deep = any(reading.dep[d] in ("ccomp", "xcomp", "relcl", "acl") for c in complement for d in reading.children[c])
    return clause or (deep and any(reading.dep[c] == "acomp" for c in complement))
