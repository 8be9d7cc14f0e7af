"""The step that finds what a report itself says of speeches and acts: `the tenor was different to last year's`.

`responds`, `repeats`, `reverses`, `contrasts`: from the statement or act that does it, to the one that it is set
beside, each by its id, by the actor's where no statement or act of theirs is told, or null where nobody is named.
"""

from collections.abc import Sequence

import msgspec

from memcon import lexicon
from memcon.record import Cast, Draft, Event, Span, Statement
from memcon.record.record import Link
from memcon.statements.signs import SUBJECTS, Sign, Signs

BACKWARD = 3
"""Sentences before a reply in which it is looked for what it replies to."""
LONGEST = 220
"""Characters of evidence; of more, only up to the one named."""


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
        said = [s for s in self._statements if s.speaker == actor and self._sentence_of(s) == here]
        of = {i: s for s in reversed(said) for a, b in s.cue or () for i in r.tokens_in(a, b)}
        near = next((of[i] for i in (sign.head, *r.path(sign.head)) if i in of), None)
        if near is not None:
            return near.id
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
