"""Who held which office when: the shipped table of office holders, dated and read only."""

from collections import defaultdict
from datetime import date as Day  # noqa: N812
from functools import cache
from typing import NamedTuple

from memcon.lexicon import read_json, read_table

HEADS = ("head_of_state", "head_of_government")
PROMINENCE = {
    "head_of_state": 0, "head_of_government": 0, "figure": 0, "igo_head": 1, "foreign": 1, "defence": 2, "interior": 2,
    "finance": 2, "legislator": 3, "ambassador": 5, "other_minister": 4,
}  # fmt: skip


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
        for row in self._rows:
            self._by_last[_last(row.person)].append(row)

    def named(self, name: str) -> list[Tenure]:
        """All tenures of the persons of that full name, spelling of accents aside."""
        wanted = fold(name)
        words = wanted.split()
        found = [r for r in self._by_last.get(_last(name), ()) if fold(r.person) == wanted]
        if not found and len(words) > 1:
            found = [r for r in self._by_last.get(_last(name), ()) if _same_person(words, fold(r.person).split())]
        return found

    def surnamed(self, name: str) -> list[Tenure]:
        """All tenures of persons whose name ends so: `Rubio`, `von der Leyen`."""
        wanted = fold(name)
        return [r for r in self._by_last.get(_last(name), ()) if fold(r.person).endswith(wanted)]


def fold(name: str) -> str:
    """A name without accents and hyphens, in lower case: `Erdoğan` as `erdogan`."""
    return name.translate(PLAIN).lower() if not name.isascii() or "-" in name else name.lower()


PLAIN = str.maketrans(
    "áàâäãåāăąçćčĉéèêëēęěėíìîïīįıİñńňóòôöõøōőřşśšșťţțúùûüūůűýÿžźżĺľłđğÁÀÂÄÅÇĆČÉÈÊËÍÎÏÑÓÔÖØŘŞŚŠÚÛÜÝŽŹŻŁĐĞ-’",
    "aaaaaaaaacccceeeeeeeeiiiiiiiInnnoooooooorsssstttuuuuuuuyyzzzllldgAAAAACCCEEEEIIINOOOORSSSUUUYZZZLDG '",
)


def _last(name: str) -> str:
    return fold(name).split()[-1] if name.split() else ""


def _same_person(given: list[str], full: list[str]) -> bool:
    """Whether the first and the last words agree and those between do not contradict: `Robert S. Mueller`."""
    if given[-1] != full[-1] or given[0] != full[0]:
        return False
    return len(given) != len(full) or len(given) == 2


def _kept() -> list[Tenure]:
    """The hand-kept persons: heads of the years before the table, and figures who hold no office of a state."""
    out = []
    for country, persons in read_json("figures.json").items():
        for name, office, sector, *spells in persons:
            kind = {"P": "head_of_state", "M": "head_of_government"}.get(sector, "figure")
            for spell in spells or [".."]:
                start, _, end = str(spell).partition("..")
                seen = "" if kind == "figure" else "2026-06"
                out.append(Tenure(name, "", office, kind, country, start, end, seen, "GOV" if kind != "figure" else sector))
    return out


def today(published: Day | None) -> str | None:
    """The day as the table writes it."""
    return published.isoformat() if published else None


@cache
def holders() -> Holders:
    """The one table of the process."""
    return Holders()
