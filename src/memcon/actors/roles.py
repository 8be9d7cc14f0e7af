"""The nouns that name actors by what they are: `minister`, `rebels`, `the news agency`."""

from functools import cache
from typing import Any, Literal, NamedTuple

from memcon.lexicon import read_json

Sort = Literal["person", "body"]


class RoleNoun(NamedTuple):
    """A noun of the list: `prime minister` is a person of GOV, two words long."""

    noun: str
    sort: Sort
    sector: str
    words: int


class Roles:
    """Look up role nouns by their last word."""

    def __init__(self) -> None:
        tables = read_json("roles.json")
        self._nouns: dict[str, RoleNoun] = {}
        for sort, column in (("body", "bodies"), ("person", "persons")):
            for sector, nouns in tables[column].items():
                for noun in nouns:
                    self._add(noun, sort, sector)
        self._plurals: dict[str, str] = tables["plurals"]
        self._modifiers: dict[str, str] = tables["modifiers"]
        self._former = set(tables["former"])
        self.portfolios: dict[str, str] = tables["portfolios"]
        self.titles = frozenset(tables["titles"])
        self.official = frozenset(tables["government_modifiers"])
        self.male = frozenset(tables["gender"]["m"])
        self.female = frozenset(tables["gender"]["f"])

    def _add(self, noun: str, sort: Any, sector: str) -> None:
        self._nouns.setdefault(noun.lower(), RoleNoun(noun.lower(), sort, sector, len(noun.split())))

    def find(self, words: list[str], lemma: str) -> RoleNoun | None:
        """The longest role noun at the end of the lower-case words, the last word also tried as its lemma."""
        for size in (4, 3, 2, 1):
            if size <= len(words):
                head = words[-size:-1]
                for last in (words[-1], lemma):
                    found = self._nouns.get(" ".join([*head, last]))
                    if found is not None:
                        return found
        return None

    def noun(self, word: str) -> RoleNoun | None:
        """The role noun of these very words."""
        return self._nouns.get(word)

    def sector(self, words: list[str], lemma: str) -> str | None:
        """The sector of a phrase by its head and its modifiers: `a former army chief` is ELI, `rebel leader` REB."""
        role = self.find(words, lemma)
        if role is None:
            return self._plurals.get(words[-1]) if words else None
        before = words[: len(words) - role.words]
        if role.sort == "person" and any(w in self._former for w in before):
            return "ELI"
        if role.words == 1 and role.sector not in ("LEG", "JUD", "JRN", "REL", "MED", "REF"):
            for w in reversed(before):
                if w in self._modifiers and not (role.sort == "body" and role.sector in ("REB", "COP", "SPY")):
                    return self._modifiers[w]
            if role.sector in ("CVL", "SOC", "BUS") and any(w in self.official for w in before):
                return "GOV"
        return role.sector

    def is_former(self, words: list[str]) -> bool:
        """Whether the words say that the office is a past one: `then-President`, `the former mayor`."""
        return any(w in self._former or w.startswith(("ex-", "then-")) for w in words)

    def gender(self, word: str) -> Literal["f", "m"] | None:
        """The gender that a noun or a title tells: `spokeswoman`, `Mr.`."""
        word = word.lower().rstrip(".")
        if word in self.male:
            return "m"
        return "f" if word in self.female else None


@cache
def roles() -> Roles:
    """The one list of the process."""
    return Roles()
