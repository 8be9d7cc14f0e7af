"""Words by which a report tells how speeches and acts stand to one another: `hit back`, `echoing`, `a far cry from`."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from memcon.record import Reading
from memcon.record.record import LinkKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
PREPOSITIONS = frozenset({"to", "with", "from", "than", "at", "for", "against", "on", "of"})
WIDEST = 4
"""Words before a phrase that may belong to it: `in a [complete] reversal`."""
SURE, LIKELY = 0.85, 0.7


class Sign(Struct, frozen=True, kw_only=True):
    """Words that tell of a link: their tokens, the verb or noun among them, and what they are told of."""

    kind: LinkKind
    first: int
    last: int
    head: int
    complement: int | None = None
    aspect: str | None = None
    confidence: float = SURE


class Signs:
    """Find the words that tell of links."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._verbs: dict[str, tuple[LinkKind, str]] = {
            lemma: (kind, need) for kind, verbs in data["verbs"].items() for lemma, need in verbs.items()
        }
        self._back: dict[str, tuple[LinkKind, frozenset[str]]] = {
            lemma: (kind, frozenset(words)) for kind, verbs in data["back"].items() for lemma, words in verbs.items()
        }
        self._needs_speech = frozenset(data["needs_speech"])
        self._after_in: dict[str, LinkKind] = {
            lemma: kind for kind, groups in data["nouns"].items() for lemma in groups.get("in", ())
        }
        self._nouns: dict[str, LinkKind] = {
            lemma: kind for kind, groups in data["nouns"].items() for lemma in groups.get("any", ())
        }
        phrases = [(phrase, kind) for kind, group in data["phrases"].items() for phrase in group]
        self._phrases: dict[str, LinkKind] = dict(phrases)
        self._pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(p) for p, _ in phrases) + r")(?!\w)", re.IGNORECASE
        )
        self._unlike = frozenset(data["unlike"])
        self._again = frozenset(data["again"])
        self._tones = frozenset(data["tones"])
        self._apart = frozenset(data["apart"])
        self._speeches = frozenset(data["speeches"])
        self._positions = frozenset(data["positions"]) | self._speeches
        self._undone = frozenset(data["undone"])
        self._no_speech = frozenset(data["not_speech"])

    def find(self, reading: Reading, cued: frozenset[int]) -> Iterator[Sign]:
        """The signs in a report; `cued` are the tokens that are cues of statements."""
        for i in range(len(reading)):
            lemma = reading.lemma[i].lower()
            if reading.pos[i] in ("VERB", "AUX"):
                sign = self._verb(reading, i, lemma, cued) or self._verb_back(reading, i, lemma)
                sign = sign or self._said_again(reading, i, lemma)
            elif reading.lower[i] in self._unlike and reading.pos[i] in ("ADP", "SCONJ"):
                sign = self._sign(reading, "contrasts", i, LIKELY)
            elif lemma in self._after_in or lemma in self._nouns:
                sign = self._noun(reading, i, lemma)
            elif reading.lower[i] in self._apart or lemma in self._apart:
                sign = self._tone(reading, i)
            else:
                sign = None
            if sign is not None:
                yield sign
        yield from self._told_in_phrases(reading)

    def _sign(self, reading: Reading, kind: LinkKind, i: int, confidence: float = SURE, *more: int) -> Sign:
        complement = _complement(reading, i)
        aspect = reading.lemma[complement].lower() if complement is not None else None
        within = [i, *more]
        return Sign(
            kind=kind, first=min(within), last=max(within), head=i, complement=complement,
            aspect=aspect if aspect in self._positions else None, confidence=confidence,
        )  # fmt: skip

    def _verb(self, reading: Reading, i: int, lemma: str, cued: frozenset[int]) -> Sign | None:
        kind, need = self._verbs.get(lemma, (None, ""))
        if kind is None or reading.dep[i] == "amod" or _negated(reading, i, self._undone):
            return None
        fits = need == "none" or (need == "told" and i in cued) or self._fits(reading, i, need, i in cued)
        return self._sign(reading, kind, i) if fits else None

    def _fits(self, reading: Reading, i: int, need: str, told: bool) -> bool:
        """Whether the verb has the object that it needs: "repeated its claim", not "repeated the concert"."""
        if need in ("speech", "somebody") and told and any(reading.dep[c] == "ccomp" for c in reading.children[i]):
            return True
        complement = _complement(reading, i)
        if complement is None or need == "told":
            return need == "answer"
        words = self._positions if need == "position" else self._tones if need == "tones" else self._speeches
        inner = _of(reading, complement) if need == "position" else None
        if any(self._is_one_of(reading, c, words) for c in (complement, inner) if c is not None):
            return True
        somebody = reading.entity[complement] in ("PERSON", "GPE", "ORG", "NORP") or _owned(reading, complement)
        return (need == "somebody" and somebody) or (need == "speech" and reading.entity[complement] == "PERSON")

    def _is_one_of(self, reading: Reading, i: int, words: frozenset[str]) -> bool:
        beside = {reading.lower[j] for j in range(reading.left[i], reading.right[i])}
        lower, lemma = reading.lower[i], reading.lemma[i].lower()
        return (lemma in words or lower in words) and not beside & self._no_speech

    def _verb_back(self, reading: Reading, i: int, lemma: str) -> Sign | None:
        kind, particles = self._back.get(lemma, (None, frozenset()))
        if kind is None or _negated(reading, i, self._undone):
            return None
        particle = next((c for c in reading.children[i] if i < c <= i + 3 and reading.lower[c] in particles), None)
        if particle is None:
            return None
        if lemma in self._needs_speech:
            complement = _complement(reading, i)
            if complement is None or not self._is_one_of(reading, complement, self._positions):
                return None
        return self._sign(reading, kind, i, LIKELY, particle)

    def _said_again(self, reading: Reading, i: int, lemma: str) -> Sign | None:
        if lemma not in self._again:
            return None
        again = next((c for c in reading.children[i] if reading.lower[c] in ("again", "anew") and abs(c - i) < 4), None)
        return self._sign(reading, "repeats", i, LIKELY, again) if again is not None else None

    def _noun(self, reading: Reading, i: int, lemma: str) -> Sign | None:
        up = reading.head[i]
        if lemma in self._after_in and reading.lower[up] == "in" and reading.dep[i] == "pobj":
            if lemma == "return" or (lemma == "contrast" and _complement(reading, i) is None):
                return None
            return self._sign(reading, self._after_in[lemma], i, SURE, up)
        if lemma in self._nouns and _complement(reading, i) is not None:
            return self._sign(reading, self._nouns[lemma], i, LIKELY)
        return None

    def _tone(self, reading: Reading, i: int) -> Sign | None:
        """An adjective that sets two speeches apart: "the tenor was different to", "struck a softer tone than"."""
        told = reading.head[i]
        if reading.dep[i] == "amod":
            complement = _complement(reading, i) or _complement(reading, told) or _than(reading, told)
            told_of = told
        else:
            subject = next((c for c in reading.children[told] if reading.dep[c] in SUBJECTS), None)
            complement = _complement(reading, i) or _than(reading, told)
            told_of = subject if subject is not None else told
        if complement is None or reading.lemma[told_of].lower() not in self._tones:
            return None
        return Sign(
            kind="contrasts", first=min(i, told), last=max(i, told), head=i, complement=complement, aspect="tone"
        )

    def _told_in_phrases(self, reading: Reading) -> Iterator[Sign]:
        for m in self._pattern.finditer(reading.text):
            inside = reading.tokens_in(*m.span())
            head = reading.root_of(*m.span())
            if head is None:
                continue
            kind = self._phrases[m[0].lower()]
            complement = next(
                (c for i in inside if (c := _complement(reading, i)) is not None and c not in inside), None
            )
            if kind == "contrasts" and not self._of_speech(reading, head, complement):
                continue
            first = inside[0]
            if reading.pos[head] == "NOUN":
                first = max(min(first, reading.left[head]), first - WIDEST)
                up = reading.head[head]
                first = up if reading.lower[up] == "in" and up == first - 1 else first
            yield Sign(kind=kind, first=first, last=inside[-1], head=head, complement=complement, confidence=LIKELY)

    def _of_speech(self, reading: Reading, head: int, complement: int | None) -> bool:
        """Whether one of the two that are set apart is a speech, or a tone, or what somebody holds."""
        if complement is None:
            return False
        verb = next((i for i in (head, *reading.path(head)) if reading.pos[i] in ("VERB", "AUX")), head)
        subject = [c for c in reading.children[verb] if reading.dep[c] in SUBJECTS]
        sides = [*subject, complement]
        return any(
            reading.lemma[i].lower() in self._tones or reading.lemma[i].lower() in self._speeches for i in sides
        ) or (
            any(reading.entity[i] == "PERSON" for i in subject)
            and reading.entity[complement] in ("PERSON", "ORG", "GPE")
        )


def _negated(reading: Reading, i: int, undone: frozenset[str]) -> bool:
    """Whether it was not done: "did not respond", "without retaliating", "refused to strike back"."""
    up = reading.head[i]
    without = reading.lower[up] == "without" and reading.dep[i] == "pcomp"
    without = without or (reading.lemma[up].lower() in undone and reading.dep[i] == "xcomp")
    return without or any(reading.dep[c] == "neg" or reading.lower[c] in ("not", "never") for c in reading.children[i])


def _complement(reading: Reading, i: int) -> int | None:
    """What the word is told of: its object, or that of its preposition."""
    for c in reading.children[i]:
        if reading.dep[c] in ("dobj", "pobj") and c > i:
            return c
    for c in reading.children[i]:
        own = reading.lower[c] == "with" and reading.lemma[i].lower() == "respond"  # with what, not to what
        if reading.dep[c] in ("prep", "dative", "agent") and reading.lower[c] in PREPOSITIONS and not own:
            for g in reading.children[c]:
                if reading.dep[g] == "pobj" and reading.entity[g] not in ("DATE", "TIME"):
                    return g
    return None


def _than(reading: Reading, i: int) -> int | None:
    """What stands behind `than`, wherever the parse hangs it."""
    for j in range(i + 1, min(i + 8, len(reading))):
        if reading.lower[j] == "than":
            return next((g for g in reading.children[j] if reading.dep[g] == "pobj"), None)
    return None


def _of(reading: Reading, i: int) -> int | None:
    """The noun after `of`: `years of [neutrality]`."""
    for c in reading.children[i]:
        if reading.dep[c] == "prep" and reading.lower[c] == "of":
            return next((g for g in reading.children[c] if reading.dep[g] == "pobj"), None)
    return None


def _owned(reading: Reading, i: int) -> bool:
    """Whether it is somebody told by whose they are: `her predecessor`."""
    return reading.pos[i] == "NOUN" and any(
        reading.dep[c] == "poss" and reading.tag[c] == "PRP$" for c in reading.children[i]
    )
