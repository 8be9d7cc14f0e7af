"""The step that makes statements: attributions whose speakers, addressees and occasions are actors."""

from collections.abc import Sequence

import msgspec

from memcon import lexicon
from memcon.record import Attribution, Cast, Draft, Occasion, Reading, Spans, Statement, shown
from memcon.statements.topics import Topics


class ResolveStatements:
    """Fill `statements` from attributions and actors."""

    needs: tuple[str, ...] = ("report", "reading", "attributions")
    gives: tuple[str, ...] = ("statements",)

    def __init__(self) -> None:
        self._topics = Topics()
        self._works = frozenset(lexicon.read_json("works.json"))

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Resolve the attributions of each draft."""
        return [msgspec.structs.replace(d, statements=self._statements(d)) for d in drafts]

    def _statements(self, draft: Draft) -> tuple[Statement, ...]:
        reading, cast = draft.parse(), Cast(draft.actors)
        told = [k for k, a in enumerate(draft.attributions) if not a.bare]
        number = {k: f"s{n}" for n, k in enumerate(told, 1)}
        found = [self._statement(reading, cast, draft.attributions[k], number[k], number) for k in told]
        return audience(found, reading, cast)

    def _speaker(self, reading: Reading, cast: Cast, source: Spans) -> str | None:
        """The actor that a source names; of "a ministry statement" or "his letter", the one whose work it is."""
        if not source:
            return None
        root = reading.root_of(*source[0])
        if root is not None and _is_nobody(reading, root):
            return None
        if root is not None and reading.tag[root] in ("WP", "WDT") and reading.dep[reading.head[root]] == "relcl":
            meant = reading.head[reading.head[root]]  # "her predecessor, who accused them": whom the clause describes
            found = cast.headed(reading, meant) or cast.over(reading.start[meant])
            if found is not None:
                return found
        if root is not None and reading.lemma[root].lower() in self._works and reading.pos[root] == "NOUN":
            for author in _authors(reading, root):
                found = cast.named_by(reading, ((reading.start[author], reading.end[author]),))
                if found is not None:
                    return found
        return cast.named_by(reading, source)

    def _statement(self, reading: Reading, cast: Cast, a: Attribution, name: str, number: dict[int, str]) -> Statement:
        speaker = self._speaker(reading, cast, a.source)
        addressee = cast.named_by(reading, a.addressee) if a.addressee else None
        lemmas = [reading.lemma[i].lower() for s, e in a.content for i in reading.tokens_in(s, e)]
        return Statement(
            id=name,
            act=a.act,
            kind=a.kind,
            speaker=speaker,
            source=a.source or None,
            cue=a.cue or None,
            content=a.content,
            quotes=a.quotes,
            addressee=addressee if addressee != speaker else None,
            inside=number.get(a.inside) if a.inside is not None else None,
            occasion=_occasion(reading, cast, a.occasion) if a.occasion else None,
            topics=self._topics.find(lemmas, shown(reading.text, a.content)),
            confidence=a.confidence,
        )


def _is_nobody(reading: Reading, token: int) -> bool:
    """Whether the word speaks for nobody known: "nobody denies that", "no one expects"."""
    if reading.lower[token] in ("nobody", "none"):
        return True
    return reading.lower[token] == "one" and token > 0 and reading.lower[token - 1] == "no"


def _authors(reading: Reading, work: int) -> list[int]:
    """The words beside a work that may name its author: possessor, "by", "from" and "of" objects, a name before it."""
    out = [c for c in reading.children[work] if reading.dep[c] == "poss"]
    for c in reading.children[work]:
        if reading.dep[c] in ("prep", "agent") and reading.lower[c] in ("by", "from", "of"):
            out.extend(g for g in reading.children[c] if reading.dep[g] == "pobj")
    out.extend(c for c in reading.children[work] if reading.dep[c] == "compound")
    return out


AUDIENCES = ("organisation", "igo", "group")


def audience(statements: Sequence[Statement], reading: Reading, cast: Cast) -> tuple[Statement, ...]:
    """Let a speaker's later statements keep the audience of the first: "told reporters ... . She added ...".

    Within a sentence every addressee is kept ("urged Kyiv to ..., saying ..."); beyond it only an audience, that is a
    medium, an assembly or people described, and only until the speaker turns to another one.
    """
    out: list[Statement] = []
    heard: dict[str, tuple[str, int]] = {}
    for s in statements:
        place = _sentence(reading, s)
        if s.speaker and s.addressee is None and s.speaker in heard and s.inside is None:
            actor, where = heard[s.speaker]
            kind = cast.by_id[actor].kind if actor in cast.by_id else None
            if actor != s.speaker and (where == place or kind in AUDIENCES):
                s = msgspec.structs.replace(s, addressee=actor)
        if s.speaker and s.addressee:
            heard[s.speaker] = (s.addressee, place)
        out.append(s)
    return tuple(out)


def _sentence(reading: Reading, s: Statement) -> int:
    """The sentence of a statement's cue, or of its content where it has none."""
    token = reading.tokens_in(*(s.cue or s.content)[0])
    return reading.sentence[token[0]] if len(token) else -1


def _occasion(reading: Reading, cast: Cast, spans: Spans) -> Occasion:
    """The occasion with its proper name, where it has one: "the Munich Security Conference"."""
    start, end = spans[0]
    proper = [i for i in reading.tokens_in(start, end) if reading.pos[i] == "PROPN"]
    name = None
    root = reading.root_of(start, end)
    if proper and root is not None and reading.pos[root] == "PROPN":
        first, last = proper[0], proper[-1] + 1
        name = reading.words(first, last)
    return Occasion(
        spans=spans,
        name=name,
        actor=cast.exactly(start, end) or (cast.headed(reading, root) if root is not None else None),
    )
