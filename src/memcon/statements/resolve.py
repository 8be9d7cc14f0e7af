"""The step that makes statements: attributions whose speakers, addressees and occasions are actors."""

from collections.abc import Sequence

import msgspec

from memcon.record import Attribution, Cast, Draft, Occasion, Reading, Spans, Statement, shown
from memcon.statements.topics import Topics


class ResolveStatements:
    """Fill `statements` from attributions and actors."""

    needs: tuple[str, ...] = ("report", "reading", "attributions")
    gives: tuple[str, ...] = ("statements",)

    def __init__(self) -> None:
        self._topics = Topics()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Resolve the attributions of each draft."""
        return [msgspec.structs.replace(d, statements=self._statements(d)) for d in drafts]

    def _statements(self, draft: Draft) -> tuple[Statement, ...]:
        reading, cast = draft.parse(), Cast(draft.actors)
        return tuple(self._statement(reading, cast, k, a) for k, a in enumerate(draft.attributions))

    def _statement(self, reading: Reading, cast: Cast, number: int, a: Attribution) -> Statement:
        lemmas = [reading.lemma[i].lower() for s, e in a.content for i in reading.tokens_in(s, e)]
        return Statement(
            id=f"s{number + 1}",
            act=a.act,
            kind=a.kind,
            speaker=cast.named_by(reading, a.source) if a.source else None,
            source=a.source or None,
            cue=a.cue or None,
            content=a.content,
            quotes=a.quotes,
            addressee=cast.named_by(reading, a.addressee) if a.addressee else None,
            inside=f"s{a.inside + 1}" if a.inside is not None else None,
            occasion=_occasion(reading, cast, a.occasion) if a.occasion else None,
            topics=self._topics.find(lemmas, shown(reading.text, a.content)),
            confidence=a.confidence,
        )


def _occasion(reading: Reading, cast: Cast, spans: Spans) -> Occasion:
    """The occasion with its proper name, where it has one: "the Munich Security Conference"."""
    start, end = spans[0]
    proper = [i for i in reading.tokens_in(start, end) if reading.pos[i] == "PROPN"]
    name = None
    root = reading.root_of(start, end)
    if proper and root is not None and reading.pos[root] == "PROPN":
        first, last = proper[0], proper[-1] + 1
        name = reading.words(first, last)
    return Occasion(spans=spans, name=name, actor=cast.exactly(start, end) or (cast.headed(reading, root) if root is not None else None))
