"""Who held which office when: the shipped table of office holders, dated and read only."""

from collections import Counter, defaultdict
from datetime import date as Day  # noqa: N812
from functools import cache
from typing import NamedTuple

from memcon.actors.person_names import JUNIOR, fold, name_parts, same_person
from memcon.lexicon import read_json, read_table

HEADS = ("head_of_state", "head_of_government")
COMMON = 3
"""Office holders of one first word that make it a family name."""
FAMILY_FIRST = frozenset(("CHN", "KOR", "PRK", "TWN", "VNM", "KHM"))
PROMINENCE = {
    "head_of_state": 0, "head_of_government": 0, "figure": 0, "igo_head": 1, "foreign": 1, "defence": 2, "interior": 2,
    "finance": 2, "legislator": 3, "ambassador": 5, "other_minister": 4,
}  # fmt: skip


KINDS_OF_TITLE = {
    "president": HEADS, "prime minister": HEADS, "premier": HEADS, "chancellor": HEADS, "king": HEADS, "queen": HEADS,
    "foreign minister": ("foreign",), "secretary of state": ("foreign",), "foreign secretary": ("foreign",),
    "defence minister": ("defence",), "defense minister": ("defence",), "defense secretary": ("defence",),
    "secretary of defense": ("defence",), "defence secretary": ("defence",), "finance minister": ("finance",),
    "treasury secretary": ("finance",), "interior minister": ("interior",), "home secretary": ("interior",),
    "sen.": ("legislator",), "senator": ("legislator",), "rep.": ("legislator",), "ambassador": ("ambassador",),
}  # fmt: skip


def kinds_of(title: str) -> set[str]:
    """The kinds of office that a title tells: `US Secretary of State` foreign, no vice president's."""
    low = title.lower()
    if "vice" in low or "deputy" in low:
        return set()
    return {kind for known, of in KINDS_OF_TITLE.items() if known in low for kind in of}


class Tenure(NamedTuple):
    """A row: `Marco Rubio`, `Secretary of State`, foreign, USA, from 2025-01-21, seen in office 2026-06-15."""

    person: str
    wikidata: str
    office: str
    kind: str
    country: str
    start: str
    end: str
    seen: str
    sector: str = "GOV"

    def holds(self, day: str) -> bool:
        """Whether the office was held at the day; an open end counts to a year after it was last seen."""
        if not self.start or self.start > day:
            return False
        if self.end:
            return day <= self.end + "~"
        return day[:4] <= str(int(self.seen[:4]) + 1) if self.seen else True

    def began(self, day: str) -> bool:
        """Whether it had begun at the day."""
        return not self.start or self.start <= day


class Holders:
    """The table by full name and by last word of the name."""

    def __init__(self) -> None:
        self._rows = [Tenure(*row) for row in read_table("office_holders.tsv.gz") if len(row) == 8]
        self._rows += _kept()
        self._by_last: dict[str, list[Tenure]] = defaultdict(list)
        self._by_family: dict[str, list[Tenure]] = defaultdict(list)
        for row in self._rows:
            self._by_last[_last(row.person)].append(row)
            if row.country in FAMILY_FIRST and row.kind in HEADS:
                self._by_family[name_parts(row.person)[0]].append(row)

    def named(self, name: str) -> list[Tenure]:
        """All tenures of the persons of that full name; spelling of accents, initials and nicknames aside."""
        parts = name_parts(name)
        while len(parts) > 2 and JUNIOR.match(parts[-1]):
            parts.pop()
        if len(parts) < 2:
            return []
        rows = self._by_last.get(parts[-1], ())
        wanted = " ".join(parts)
        found = [r for r in rows if " ".join(name_parts(r.person)) == wanted]
        return found or [r for r in rows if " " in r.person and same_person(name, r.person)]

    def famous(self, surname: str, day: str | None) -> str | None:
        """The head of state or government of the day whom a bare surname means: `Trump` in 2018."""
        rows = [r for r in self.bare(surname) if r.kind in HEADS and " " in r.person]
        found = {fold(r.person): r.person for r in rows if day is None or r.holds(day)}
        return found.popitem()[1] if len(found) == 1 else None

    def bare(self, surname: str) -> list[Tenure]:
        """The tenures of those whom a bare surname may mean; in East Asia the surname stands first: `Kim`, `Xi`."""
        return [*self._by_last.get(_last(surname), ()), *self._by_family.get(fold(surname), ())]

    def families(self) -> frozenset[str]:
        """The family names that stand first in East Asia: `Zhao`, `Kim`, `Nguyen`."""
        there, elsewhere = Counter[str](), Counter[str]()
        for person, country in {(r.person, r.country) for r in self._rows if " " in r.person}:
            (there if country in FAMILY_FIRST else elsewhere)[name_parts(person)[0]] += 1
        return frozenset(name for name, n in there.items() if n >= COMMON and n > elsewhere[name])

    def heads(self) -> frozenset[str]:
        """The last words of the names of all heads of state and government."""
        return frozenset(last for last, rows in self._by_last.items() if any(r.kind in HEADS for r in rows))

    def surnamed(self, name: str) -> list[Tenure]:
        """All tenures of persons whose name ends so: `Rubio`, `von der Leyen`."""
        wanted = fold(name)
        return [r for r in self._by_last.get(_last(name), ()) if fold(r.person).endswith(wanted)]


def _last(name: str) -> str:
    parts = name_parts(name)
    return parts[-1] if parts else ""


def _kept() -> list[Tenure]:
    """The hand-kept persons: heads of the years before the table, and figures who hold no office of a state."""
    out = []
    for country, persons in read_json("figures.json").items():
        for name, office, sector, *spells in persons:
            kind = {"P": "head_of_state", "M": "head_of_government"}.get(sector, "figure")
            for spell in spells or [".."]:
                start, _, end = str(spell).partition("..")
                seen = "" if kind == "figure" else "2026-06"
                out.append(
                    Tenure(name, "", office, kind, country, start, end, seen, "GOV" if kind != "figure" else sector)
                )
    return out


def today(published: Day | None) -> str | None:
    """The day as the table writes it."""
    return published.isoformat() if published else None


@cache
def holders() -> Holders:
    """The one table of the process."""
    return Holders()
