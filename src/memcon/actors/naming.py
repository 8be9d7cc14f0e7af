"""Words that give a name, `the team, known as the Harriers`, and names that describe, `we are run as a Trust`."""

from collections.abc import Sequence

from memcon.actors.wording import words
from memcon.record import Mention, Reading

NAMING = words("call name dub nickname label style title entitle christen rename")
AS = words("know call describe style dub brand list")
"""Verbs that give a name after an `as`: `known as the Harriers`."""
RUN = words("run register establish organise organize set found structure operate constitute form incorporate")
"""Verbs that say with `as` what a body is: `registered as a Friendly Society`."""
RELATIVES = frozenset(("who", "which", "that"))
SELVES = frozenset(("itself", "themselves", "himself", "herself"))
LONGEST = 9
"""What is longer is no short form."""
SUBJECTS = ("nsubjpass", "nsubj")


def given(reading: Reading, mentions: Sequence[Mention], at_head: dict[int, int]) -> dict[int, int]:
    """For each mention that is given a name the mention that names it: the team, to the Harriers."""
    out = {}
    for j, m in enumerate(mentions):
        if m.form != "name" or at_head.get(m.head) != j:
            continue
        long = _spelt_out(reading, mentions, j)
        if long is not None:
            out[long] = j
            continue
        verb = _verb(reading, m.head, "oprd", NAMING, AS)
        bearer = at_head.get(_bearer(reading, verb)) if verb is not None else None
        if bearer is not None and bearer != j and mentions[bearer].form != "pronoun":
            out[bearer] = j
    return out


def _spelt_out(reading: Reading, mentions: Sequence[Mention], j: int) -> int | None:
    """The body whose name stands before its short form in brackets: `the Union of Free Bakers (UFB)`."""
    short = mentions[j]
    word = reading.text[short.start : short.end]
    if not word.isupper() or not 1 < len(word) < LONGEST or reading.text[short.start - 1 : short.start] != "(":
        return None
    near = [
        i for i in range(max(0, j - 8), j)
        if 0 < short.start - mentions[i].end < 3 and mentions[i].kind != "person" and mentions[i].form != "pronoun"
    ]  # fmt: skip
    for i in near:
        spelt = reading.text[mentions[i].start : mentions[i].end].removeprefix("The ").split()
        capitals = "".join(w[0] for w in spelt if w[0].isupper() or w[0].isdigit())
        if len(capitals) > 1 and capitals[0] == word[0] and set(capitals) >= set(word) - {word[-1]}:
            return i
    return None


def described(reading: Reading, mentions: Sequence[Mention], at_head: dict[int, int]) -> dict[int, int]:
    """For each name with an `a` that says what somebody is the mention of that somebody: a Charitable Trust, to us."""
    out = {}
    for j, m in enumerate(mentions):
        first = reading.token_at(m.start)
        if m.form != "name" or m.kind not in ("organisation", None) or not first or at_head.get(m.head) != j:
            continue
        if reading.lower[first - 1] not in ("a", "an"):
            continue
        verb = _verb(reading, m.head, "attr", frozenset(("be",)), RUN)
        whose = at_head.get(_subject(reading, verb)) if verb is not None else None
        if verb is not None and whose is not None and not any(reading.dep[t] == "neg" for t in reading.children[verb]):
            out[j] = whose
    return out


def _verb(
    reading: Reading, head: int, dep: str, verbs: frozenset[str], with_as: frozenset[str]
) -> int | None:  # fmt: skip
    """The verb of whose complement a name is the head: of `called X`, of `known as X`."""
    above = reading.head[head]
    if reading.dep[head] == dep and reading.lemma[above] in verbs:
        return above
    if reading.dep[head] == "pobj" and reading.lower[above] == "as":
        verb = reading.head[above]
        return verb if reading.lemma[verb] in with_as and reading.tag[verb] == "VBN" else None
    return None


def _bearer(reading: Reading, verb: int) -> int:
    """The noun on which a participle or a relative clause hangs, or the subject of the clause."""
    if reading.dep[verb] == "acl" and reading.tag[verb] == "VBN":
        return reading.head[verb]
    below = {reading.lower[t] for t in reading.children[verb]}
    passive = any(reading.dep[t] == "nsubjpass" for t in reading.children[verb])
    if reading.dep[verb] == "relcl" and below & RELATIVES:
        return reading.head[verb] if passive or below & SELVES else -1
    return _subject(reading, verb) if passive else -1


def _subject(reading: Reading, verb: int) -> int:
    return next((t for t in reading.children[verb] if reading.dep[t] in SUBJECTS), -1)
