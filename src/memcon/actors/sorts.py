"""Which sort of thing a name names: a person, a body, a place, a people."""

from collections import Counter, defaultdict
from typing import Literal, NamedTuple

from memcon.actors.gazetteer import Hit
from memcon.actors.roles import roles
from memcon.actors.runs import PARTICLES
from memcon.actors.wording import words
from memcon.record import Reading

Sort = Literal["person", "organisation", "place", "people", "other"]

SUFFIXES = words(
    "inc inc. corp corp. ltd ltd. co co. group holdings news times post journal tribune herald press tv radio trust "
    "alliance guard guards brigade brigades club network initiative programme program project airlines airways oil gas "
    "energy motors industries systems technologies bros plc llc llp ag gmbh"
)
WEAK_TITLES = words(
    "State Foreign National Security Supreme First Senate House Majority Minority Press Special Home Health Treasury "
    "Trade Energy Economy Education Environment Labour Labor Homeland Commerce Republican Democratic Interior Finance "
    "Defence Defense Justice Crown Vice Deputy St. Father Sister Brother Don Count General Chief Former Senior "
    "Prime Attorney Then Ex Assistant Cabinet Permanent Principal Interim Transport Agriculture Tourism Migration "
    "Immigration Infrastructure Petroleum"
)
LABEL_SORT: dict[str, Sort] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
}  # fmt: skip
PERSONAL = words(
    "say tell ask think believe want hope marry die bear write recall laugh smile resign retire joke admit meet know "
    "feel love graduate serve grow win lose study teach tweet remember"
)
DIRECTIONS = words(
    "Greater Central Downtown North South East West Northern Southern Eastern Western New Old Inner Upper"
)
UNLABELLED = 0.5
"""What the parser's silence says against a person, of what a label says for one."""


class Core(NamedTuple):
    """A run taken apart: what leads (registry names, titles) and the name itself over `[first, last)`."""

    start: int
    first: int
    last: int
    lead: tuple[Hit, ...]
    titles: tuple[str, ...]


class Sorts:
    """Tell what a name names by the parser's labels, by its own repeats and by the full names of the report."""

    def __init__(self, reading: Reading, cores: list[Core], heads: frozenset[str], given: dict[str, float]) -> None:
        self._reading = reading
        self._heads = heads
        self._given = given
        self._votes: dict[str, Counter[Sort]] = defaultdict(Counter)
        self._bodies = {
            reading.word[c.first] for c in cores
            if c.last - c.first > 1 and reading.lower[c.last - 1] in SUFFIXES and reading.word[c.first] not in given
        }  # fmt: skip
        for core in cores:
            if core.first < core.last:
                self._vote(core)
        self._surnames: set[str] = set()
        for core in cores:
            if core.last - core.first > 1 and self.of(core) == "person":
                words = reading.word[core.first : core.last]
                self._surnames.add(words[-1])
                if words[0] in given or words[0].isalpha():
                    self._surnames.add(words[0])
                if len(words) >= 3 and words[-2] == "-":
                    self._surnames.add("".join(words[-3:]))

    def _vote(self, core: Core) -> None:
        reading = self._reading
        text = reading.words(core.first, core.last)
        votes = self._votes[text]
        labels = [reading.entity[i] for i in range(core.first, core.last) if reading.word[i] not in ("-", "of", "the")]
        for label in labels:
            weight = 1.0 if label else UNLABELLED
            votes[LABEL_SORT.get(label, "other")] += weight / len(labels)  # type: ignore[assignment]
        if any(t not in WEAK_TITLES for t in core.titles):
            votes["person"] += 3
        words = reading.word[core.first : core.last]
        if len(words) > 1:
            if words[0] in self._given:
                votes["person"] += 1.1  # type: ignore[assignment]
            elif reading.entity[core.first] == "PERSON" and words[0] not in DIRECTIONS:
                votes["person"] += 0.6  # type: ignore[assignment]
            if any(w in PARTICLES for w in words[:-1]):
                votes["person"] += 0.6  # type: ignore[assignment]
        elif words[0].isupper() and len(words[0]) > 1:
            votes["organisation"] += 0.4  # type: ignore[assignment]
        elif words[0] in self._given:
            votes["person"] += 0.8  # type: ignore[assignment]
        elif words[0].lower() in self._heads:
            votes["person"] += 0.7  # type: ignore[assignment]
        head = core.last - 1
        before = core.start - 1
        if before >= 0 and not core.lead and reading.head[before] == head and self._describes_person(before):
            votes["person"] += 2.0  # type: ignore[assignment]  # campaigner Ana Ruiz
        if self.follows_body(core):
            votes["organisation"] += 3.0  # type: ignore[assignment]  # the mining company Altiplano
        if core.first and reading.lower[core.first - 1] == "the" and reading.dep[head] == "compound":
            votes["other"] += 1  # the Sambisa forest; of the Trump administration tell other mentions
        if reading.dep[head] in ("nsubj", "nsubjpass") and reading.lemma[reading.head[head]] in PERSONAL:
            votes["person"] += 0.5  # type: ignore[assignment]
        if any(reading.dep[c] == "appos" and self._describes_person(c) for c in reading.children[head]):
            votes["person"] += 3.0  # type: ignore[assignment]
        if reading.dep[head] == "appos" and self._describes_person(reading.head[head]):
            votes["person"] += 2.0  # type: ignore[assignment]

    def _describes_person(self, token: int) -> bool:
        """Whether an apposition says that a name is a person's: `Ignazio Cassis, the foreign minister`."""
        noun = roles().noun(self._reading.lemma[token].lower())
        return noun is not None and noun.sort == "person" and self._reading.tag[token] == "NN"

    def follows_body(self, core: Core) -> bool:
        """Whether the noun before a name says that it is a body's: `the bank Afrinvest`, not `the town Karimba`."""
        reading, before, head = self._reading, core.start - 1, core.last - 1
        if core.lead or before < 0 or before not in (*reading.children[head], reading.head[head]):
            return False
        noun = roles().find(reading.lower[max(0, before - 2) : before + 1], reading.lower[before])
        body = noun is not None and noun.sort == "body" and noun.sector not in ("CVL", "MIL")  # no ship, no town
        return body and reading.tag[before] == "NN"

    def of(self, core: Core) -> Sort:
        """What the name names."""
        text = self._reading.words(core.first, core.last)
        if text in self._bodies:
            return "organisation"
        if core.last - core.first <= 3 and text in getattr(self, "_surnames", ()):
            return "person"
        votes = self._votes[text]
        if len(text) == 1:
            return "other"
        return max(votes, key=lambda s: (votes[s], s == "person", s))
