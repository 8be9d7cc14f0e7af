"""The step that finds mentions: names, descriptions and pronouns of those whom the report is about."""

import itertools
from collections.abc import Sequence

import msgspec

from memcon.actors.gazetteer import Hit
from memcon.actors.names import Names
from memcon.actors.nominals import PRONOUNS, Nominals
from memcon.actors.pairs import coordinated
from memcon.actors.pronouns import pronouns
from memcon.record import Attribution, Draft, Mention, Reading

SITES = frozenset(("town", "city", "village", "port", "capital", "region", "province", "island", "border", "airport"))
"""Descriptions that speak for no state: `the Ukrainian town of Izium`."""
SPLITTING = frozenset(("adjective", "peoples"))


class FindMentions:
    """Give each draft its mentions, in the order of the text, the longer first where two begin together."""

    needs: tuple[str, ...] = ("report", "reading", "attributions")
    gives: tuple[str, ...] = ("mentions",)

    def __init__(self) -> None:
        self._names = Names()
        self._nominals = Nominals()

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Find the mentions of all drafts."""
        return [msgspec.structs.replace(d, mentions=self.mentions(d.parse(), d.attributions)) for d in drafts]

    def mentions(self, reading: Reading, attributions: Sequence[Attribution] = ()) -> tuple[Mention, ...]:
        """The mentions of a reading."""
        found = self._names.find(reading, {p.head: p for p in reading.phrases})
        hit_at = {h.first: h for h in found.hits}
        named = [m for m in found.mentions if not _adjectival(reading, m, hit_at)]
        adjectives = [m for m in found.mentions if _adjectival(reading, m, hit_at)]
        heads = {m.head for m in named}
        wanted = {h for h in _heads(reading, attributions) if h not in heads and reading.tag[h] not in PRONOUNS}
        told = _predicates(reading, named) - heads
        described = self._nominals.find(reading, heads, hit_at, found.offices, wanted | told)
        described = [_personal(m) if m.head in told else m for m in described]
        people = [m for m in described if reading.lemma[m.head] not in SITES]
        spare = [m for m in adjectives if _free(m, people, named)]
        everything = named + described + spare + pronouns(reading) + coordinated(reading, named)
        distinct = {(m.start, m.end): m for m in reversed(everything)}.values()  # a name before a description
        ordered = sorted(distinct, key=lambda m: (m.start, -m.end))
        ordered = _without_titles(ordered)
        return tuple(_placed(m, ordered[n + 1 : n + 12]) for n, m in enumerate(ordered))


def _without_titles(mentions: list[Mention]) -> list[Mention]:
    """The mentions without the offices that belong to a name: `Secretary of State` in `Secretary of State Ana Ruiz`."""
    out, end = [], -1
    for m in mentions:
        if m.form == "name" and m.kind == "person":
            end = max(end, m.end)
        elif m.form == "nominal" and m.kind == "person" and m.roles and m.end <= end:
            continue
        out.append(m)
    return out


def _placed(m: Mention, later: list[Mention]) -> Mention:
    """A description of an office with the body named in it: the Akhali party in `leader of Akhali`."""
    if m.form != "nominal" or not m.roles or m.roles[0].organisation is not None:
        return m
    for inner in itertools.takewhile(lambda x: x.start < m.end, later):
        if inner.form == "name" and inner.kind in ("organisation", "igo", "government") and inner.end <= m.end:
            office = msgspec.structs.replace(m.roles[0], organisation=inner.name)
            return msgspec.structs.replace(m, roles=(office,), country=m.country or inner.country)
    return m


def _heads(reading: Reading, attributions: Sequence[Attribution]) -> set[int]:
    """The heads of the words that name sources and addressees."""
    out = set()
    for a in attributions:
        for spans in (a.source, a.addressee):
            for start, end in spans:
                root = reading.root_of(start, end)
                if root is not None:
                    out.add(root)
    return out


def _predicates(reading: Reading, named: list[Mention]) -> set[int]:
    """The heads of what persons are said to be: `she was a legend`."""
    persons = {m.head for m in named if m.kind == "person"}
    out = set()
    for t, dep in enumerate(reading.dep):
        if dep != "attr" or reading.tag[t] != "NN" or reading.lemma[reading.head[t]] != "be":
            continue
        article = any(reading.lower[c] in ("a", "an") and reading.dep[c] == "det" for c in reading.children[t])
        subject = next((c for c in reading.children[reading.head[t]] if reading.dep[c] == "nsubj"), None)
        if article and subject is not None and (subject in persons or reading.lower[subject] in ("he", "she", "who")):
            out.add(t)
    return out


def _personal(m: Mention) -> Mention:
    """The description of a person by a noun that is on no list."""
    return msgspec.structs.replace(m, kind="person") if m.kind == "group" and not m.plural else m


def _adjectival(reading: Reading, m: Mention, hit_at: dict[int, Hit]) -> bool:
    """Whether a registry name is an adjective before a noun: `Iranian officials`, `the Chinese government`."""
    hit = hit_at.get(m.head) or next((hit_at[i] for i in range(max(0, m.head - 3), m.head) if i in hit_at), None)
    if hit is None or hit.last != m.head + 1 or m.kind in ("person", "organisation", "igo"):
        return False
    if hit.known.use in SPLITTING:
        return True
    return hit.known.use == "people" and m.head + 1 < len(reading) and reading.dep[m.head] in ("amod", "compound")


def _free(m: Mention, described: list[Mention], named: list[Mention]) -> bool:
    """Whether an adjective names a state that no mention around it speaks for: `Israeli air strikes`."""
    if m.kind != "state":
        return False
    for other in described:
        if other.start <= m.start and m.end <= other.end and other.kind is not None and other.country == m.country:
            return False
    return not any(o.start <= m.start and m.end <= o.end and o.country == m.country for o in named if o is not m)
