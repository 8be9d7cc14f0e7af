"""The shipped registry of states, bodies and organisations, read only: what a name in a text may stand for."""

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from memcon.lexicon import read_json
from memcon.record import ActorKind

Use = Literal["name", "adjective", "people", "capital", "seat", "region", "vague", "peoples", "organisation"]

FIRST_WORD = re.compile(r"\w+")
IGO_CODES = {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}
"""PLOVER's codes of those who belong to no state; a record keeps None for their country."""


class Known(NamedTuple):
    """What the registry knows of a name: `the Kremlin` is the seat of RUS, `Hamas` an organisation of PSE."""

    key: str
    name: str
    kind: ActorKind | None
    country: str | None
    sector: str | None
    use: Use
    weak: bool = False
    code: str | None = None
    """PLOVER's country field where it is no state's: UNO, EUR, IGO, NGO, IMG."""


class Registry:
    """Names by their first word, the longest first."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, Known]]] = {}
        self._by_name: dict[str, Known] = {}
        self.state_names: dict[str, str] = {}
        self._states()
        self._regions()
        self._organisations()
        for entries in self._by_word.values():
            entries.sort(key=lambda e: -len(e[0]))

    def at(self, text: str, start: int) -> tuple[int, Known] | None:
        """The longest name that stands at the character, and where it ends."""
        word = FIRST_WORD.match(text, start)
        if word is None:
            return None
        for surface, known in self._by_word.get(word.group(), ()):
            end = start + len(surface)
            if text.startswith(surface, start) and not (end < len(text) and text[end].isalnum()):
                return end, known
        return None

    def named(self, surface: str) -> Known | None:
        """What a whole name stands for, articles left out: `the White House`."""
        return self._by_name.get(surface) or self._by_name.get(re.sub(r"^[Tt]he ", "", surface))

    def _add(self, surface: str, known: Known) -> None:
        word = FIRST_WORD.match(surface)
        if word is None or surface in self._by_name:
            return
        self._by_name[surface] = known
        self._by_word.setdefault(word.group(), []).append((surface, known))
        if surface.startswith("the "):
            self._add("The " + surface[4:], known)

    def _states(self) -> None:
        for code, entry in read_json("states.json").items():
            weak = set(entry.get("weak", ()))
            name = entry["names"][0]
            self.state_names[code] = name
            uses: list[tuple[Use, str, str]] = [
                ("name", "names", "state"), ("adjective", "adjectives", "state"), ("people", "people", "group"),
                ("capital", "capitals", "government"), ("seat", "seats", "government"),
            ]  # fmt: skip
            for use, column, kind in uses:
                for surface in entry.get(column, ()):
                    shown = surface.removeprefix("the ") if use == "people" else name
                    self._add(surface, _state(code, shown, use, kind, surface in weak))

    def _regions(self) -> None:
        tables = read_json("regions.json")
        for name, code in tables["breakaway"].items():
            self._add(name, Known(f"region:{name}", name, "government", code, "PRE", "organisation"))
        for code, names in tables["regions"].items():
            for name in names:
                self._add(name, Known(f"region:{name}", name, None, code, None, "region"))
        for name in tables["peoples"]:
            self._add(name, Known(f"people:{name.rstrip('s')}", name, "group", None, None, "peoples"))
        for name in tables["vague"]:
            self._add(name, Known(f"vague:{name}", name.removeprefix("the "), "group", None, None, "vague"))

    def _organisations(self) -> None:
        tables = read_json("organisations.json")
        for name, entry in tables["igos"].items():
            known = Known(f"igo:{name}", name, "igo", None, entry.get("sector"), "organisation", False, entry["code"])
            self._all([name, *entry["names"]], known)
        for group, kind in (("bodies", "government"), ("armed", "organisation"), ("others", "organisation")):
            for name, (country, sector, *others) in tables[group].items():
                self._all([name, *others], _organisation(group, name, kind, country, sector))
        for group, sector in (("parties", "PTY"), ("media", "JRN")):
            for name, (country, *others) in tables[group].items():
                self._all([name, *others], _organisation(group, name, "organisation", country, sector))

    def _all(self, names: list[str], known: Known) -> None:
        for name in names:
            self._add(name, known)


@cache
def registry() -> Registry:
    """The one registry of the process."""
    return Registry()


def _state(code: str, name: str, use: Use, kind: Any, weak: bool) -> Known:
    sector = "GOV" if use in ("capital", "seat") else None
    key = f"people:{code}" if use == "people" else f"state:{code}"
    return Known(key, name, kind, code, sector, use, weak)


def _organisation(group: str, name: str, kind: Any, country: str | None, sector: str) -> Known:
    state = None if country in IGO_CODES else country
    code = country if country in IGO_CODES else None
    return Known(f"{group}:{name}", name, kind, state, sector, "organisation", False, code)
