"""Code the actor at a span in PLOVER's country and sector: `a former White House official` is USA, ELI."""

from typing import NamedTuple

from memcon.actors.chains import Chain
from memcon.actors.find import FindMentions
from memcon.actors.gazetteer import Hit, hits
from memcon.actors.holders import today
from memcon.actors.link import LinkActors
from memcon.actors.registry import registry
from memcon.actors.roles import roles
from memcon.record import Actor, Draft, Mention, Reading, Span


class Code(NamedTuple):
    """A country (or IGO, UNO, EUR, NGO, IMG) and a sector."""

    country: str | None
    sector: str | None


def plover_country(actor: Actor) -> str | None:
    """PLOVER's country field of an actor: its state's code, UNO, EUR or IGO for the organisations of states."""
    if actor.country is not None:
        return actor.country
    known = registry().named(actor.name)
    if known is not None and known.code is not None:
        return known.code
    return "IGO" if actor.kind == "igo" else None


class Coder:
    """Code actors at given spans of a text, as the coder of event data that has marked them by hand."""

    def __init__(self) -> None:
        self._find = FindMentions()
        self._link = LinkActors()
        self._roles = roles()

    def code(self, draft: Draft, span: Span) -> Code:
        """The code of the actor at the span of a draft that has a reading."""
        reading = draft.parse()
        mentions = self._find.mentions(reading, draft.attributions)
        chains = self._link.chains(reading, mentions, draft.attributions, today(draft.report.published))
        self._link.complete(reading, chains, mentions, today(draft.report.published), draft.places)
        of = {i: c for c in chains for i in c.members}
        at = _mention_at(reading, mentions, span)
        inside = [h for h in hits(reading, registry()) if span[0] <= reading.start[h.first] < span[1]]
        chain = of.get(at) if at is not None else None
        mention = mentions[at] if at is not None else None
        country = self._country(chain, mention, inside)
        if country is None:
            country = next((p.country for p in draft.places if span[0] <= p.spans[0][0] < span[1] and p.country), None)
        return Code(country, self._sector(reading, span, chain, mention, inside))

    def _country(self, chain: Chain | None, mention: Mention | None, inside: list[Hit]) -> str | None:
        country = chain.country if chain is not None else None
        country = country or (mention.country if mention is not None else None)
        for hit in inside:
            country = country or hit.known.country or hit.known.code
        if country is None and chain is not None and chain.key is not None:
            known = registry().named(chain.key.partition(":")[2])
            country = known.code if known is not None else None
        return country

    def _sector(
        self, reading: Reading, span: Span, chain: Chain | None, mention: Mention | None, inside: list[Hit]
    ) -> str | None:
        tokens = reading.tokens_in(*span)
        if mention is None or mention.kind in (None, "state"):
            words = [reading.lower[t] for t in tokens]
            last = tokens[-1] if len(tokens) else None
            if last is not None and mention is None:
                return self._roles.sector(words, reading.lemma[last].lower())
            capital = any(h.known.use in ("capital", "seat") for h in inside)
            return "GOV" if capital and mention is not None and mention.kind != "state" else None
        if mention.kind == "group" and mention.key is not None and mention.key.startswith("people:"):
            return "CVL"
        if mention.form == "nominal" and mention.sector is not None:
            return mention.sector
        return (chain.sector if chain is not None else None) or mention.sector


def _mention_at(reading: Reading, mentions: tuple[Mention, ...], span: Span) -> int | None:
    """The mention that the span marks: at its head, else the longest that it holds or that holds it."""
    root = reading.root_of(*span)
    fits = [i for i, m in enumerate(mentions) if m.start < span[1] and m.end > span[0] and m.form != "pronoun"]
    at_head = [i for i in fits if mentions[i].head == root]
    if at_head:
        return max(at_head, key=lambda i: mentions[i].end - mentions[i].start)
    held = [i for i in fits if span[0] <= mentions[i].start and mentions[i].end <= span[1]]
    return max(held, key=lambda i: mentions[i].end - mentions[i].start) if held else None
