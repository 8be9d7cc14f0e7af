"""The step that finds what a report itself says of speeches and acts: `the tenor was different to last year's`.

`responds`, `repeats`, `reverses`, `contrasts`: from the statement or act that does it, to the one that it is set
beside, each by its id, by the actor's where no statement or act of theirs is told, or null where nobody is named.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from memcon import lexicon
from memcon.record import Cast, Draft, Event, Reading, Span, Statement
from memcon.record.record import Link, LinkKind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
PREPOSITIONS = frozenset({"to", "with", "from", "than", "at", "for", "against", "on", "of"})
BACKWARD = 3
"""Sentences before a reply in which it is looked for what it replies to."""
LONGEST = 160
"""Characters of evidence; of more, only up to the one named."""
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


class FindLinks:
    """Fill `links`."""

    needs: tuple[str, ...] = ("reading", "actors", "statements", "events")
    gives: tuple[str, ...] = ("links",)

    def __init__(self) -> None:
        self._signs = Signs(lexicon.read_json("links.json"))

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find the links of each draft."""
        return [msgspec.structs.replace(d, links=self.find(d)) for d in drafts]

    def find(self, d: Draft) -> tuple[Link, ...]:
        """The links of one report in reading order, one a sentence and kind."""
        reading, scene = d.parse(), Scene(d)
        found: dict[tuple[int, str], Link] = {}
        for sign in self._signs.find(reading, scene.cued):
            if scene.is_quoted(sign.head):
                continue
            link = scene.link(sign)
            key = (reading.sentence[sign.head], sign.kind)
            if key not in found or _known(link) > _known(found[key]):
                found[key] = link
        return tuple(sorted(found.values(), key=lambda x: x.evidence))


def _known(link: Link) -> tuple[int, float]:
    return (link.from_ is not None) + (link.to is not None), link.confidence


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


class Scene:
    """Who says and does what where in a report."""

    def __init__(self, d: Draft) -> None:
        self._r = d.parse()
        self._cast = Cast(d.actors)
        self._statements = d.statements
        self._events = d.events
        self._cues = {i: s for s in d.statements for a, b in s.cue or () for i in self._r.tokens_in(a, b)}
        self.cued = frozenset(self._cues)
        self._quoted = [span for s in d.statements for span in s.quotes]

    def is_quoted(self, token: int) -> bool:
        """Whether the words are a speaker's own, not the report's."""
        at = self._r.start[token]
        return any(a <= at < b for a, b in self._quoted)

    def link(self, sign: Sign) -> Link:
        """The link that a sign tells of."""
        agent = self._agent(sign)
        one = self._doing(agent, sign) if agent is not None else None
        named = self._named(sign.complement) if sign.complement is not None else None
        other: str | None = None
        if named is not None and named != agent:
            other = self._done_by(named, sign) or named
        elif sign.complement is not None:
            other = self._event_in(self._r.subtree(sign.complement))
        elif sign.kind == "responds":
            other = self._before(agent, sign)
        return Link(
            kind=sign.kind, from_=one, to=other if other != one else None, aspect=sign.aspect,
            evidence=(self._evidence(sign),), confidence=sign.confidence if one else sign.confidence - 0.1,
        )  # fmt: skip

    def _evidence(self, sign: Sign) -> Span:
        r = self._r
        start, end = r.start[sign.first], r.end[sign.last]
        subject = next((c for i in (sign.head, r.head[sign.head]) for c in r.children[i] if r.dep[c] in SUBJECTS), None)
        if sign.aspect == "tone" and subject is not None and r.subtree(subject)[0] < start:
            start = r.subtree(subject)[0]
        if sign.complement is not None:
            a, b = r.subtree(sign.complement)
            far = b if b - start <= LONGEST else r.end[sign.complement]
            start, end = min(start, a if a < start and start - a <= LONGEST else start), max(end, far)
        return start, end

    def _agent(self, sign: Sign) -> str | None:
        """The actor who responds, repeats, reverses, or whose words are set beside another's."""
        r = self._r
        for i in (sign.head, *r.path(sign.head)):
            if r.sentence[i] != r.sentence[sign.head]:
                break
            if r.dep[i] == "relcl":
                described = self._actor(r.head[i])
                if described is not None:
                    return described
            subject = next((c for c in r.children[i] if r.dep[c] in SUBJECTS), None)
            if subject is not None:
                return self._actor(subject) or self._owner(subject)
            if i in self._cues and self._cues[i].speaker is not None:
                return self._cues[i].speaker
        return None

    def _actor(self, token: int) -> str | None:
        r = self._r
        return self._cast.headed(r, token) or self._cast.exactly(r.start[token], r.end[token])

    def _owner(self, token: int) -> str | None:
        """Whose it is: `her speech`, `the tenor of the minister's speech`, `those of Aas`, `the one that Kral gave`."""
        r = self._r
        for c in r.children[token]:
            if r.dep[c] == "poss" and (found := self._actor(c) or self._cast.over(r.start[c])) is not None:
                return found
        for c in r.children[token]:
            if r.dep[c] == "prep" and r.lower[c] in ("of", "by", "from"):
                for g in r.children[c]:
                    if (found := self._actor(g) or self._owner(g)) is not None:
                        return found
            if r.dep[c] in ("relcl", "acl"):
                for g in r.children[c]:
                    if r.dep[g] in SUBJECTS and (found := self._actor(g)) is not None:
                        return found
        return None

    def _named(self, token: int) -> str | None:
        return self._actor(token) or self._owner(token) or self._cast.over(self._r.start[token])

    def _doing(self, actor: str, sign: Sign) -> str:
        """The statement of the actor that the sign stands with, else the act, else the actor."""
        r = self._r
        here = r.sentence[sign.head]
        near = {sign.head, *r.path(sign.head)}
        said = [s for s in self._statements if s.speaker == actor and self._sentence_of(s) == here]
        for s in said:
            if any(i in near for a, b in s.cue or () for i in r.tokens_in(a, b)):
                return s.id
        if said:
            return said[0].id
        done = [e for e in self._events if actor in e.sources and r.sentence[self._token(e)] == here]
        return done[0].id if done else actor

    def _done_by(self, actor: str, sign: Sign) -> str | None:
        """What the actor said or did, told last before the sign, or in the words that name it."""
        r = self._r
        here = r.sentence[sign.head]
        told = [(self._sentence_of(s), s.id) for s in self._statements if s.speaker == actor]
        done = [(r.sentence[self._token(e)], e.id) for e in self._events if actor in e.sources and e.done_by is None]
        near = [x for x in (*told, *done) if here - BACKWARD <= x[0] <= here]
        return max(near, key=lambda x: x[0])[1] if near else None

    def _before(self, agent: str | None, sign: Sign) -> str | None:
        """What was said or done by another just before: that to which is replied."""
        r = self._r
        at = r.start[sign.first]
        here = r.sentence[sign.head]
        told = [(s.content[0][0], s.id, s.speaker, self._sentence_of(s)) for s in self._statements if s.speaker]
        done = [(e.trigger[0][0], e.id, e.sources[0], r.sentence[self._token(e)]) for e in self._events if e.sources]
        near = [x for x in (*told, *done) if x[0] < at and x[2] != agent and here - BACKWARD <= x[3] <= here]
        return max(near)[1] if near else None

    def _event_in(self, span: Span) -> str | None:
        inside = [e.id for e in self._events if span[0] <= e.trigger[0][0] and e.trigger[-1][1] <= span[1]]
        return inside[0] if inside else None

    def _token(self, e: Event) -> int:
        inside = self._r.tokens_in(*e.trigger[0])
        return inside[0] if len(inside) else 0

    def _sentence_of(self, s: Statement) -> int:
        inside = self._r.tokens_in(*(s.cue or s.content)[0])
        return self._r.sentence[inside[0]] if len(inside) else -1


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
