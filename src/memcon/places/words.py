"""The word lists by which places are told from other names, loaded once."""

from memcon import lexicon
from memcon.places.gazetteer import key


class Words:
    """The lists of `resources/places_words.yaml` as sets, and the given names of people."""

    def __init__(self) -> None:
        raw = lexicon.read_json("places_words.json")
        self.locating = frozenset(raw["locating"])
        self.heads = {word: group for group, all_of_it in raw["heads"].items() for word in all_of_it}
        self.titles = frozenset(raw["titles"])
        self.common = frozenset(key(w) for w in raw["common"])
        self.never = frozenset(key(w) for w in raw["never"])
        self.inner = frozenset(raw["inner"])
        self.where = frozenset(raw["where"])
        self.whither = frozenset(raw["whither"])
        self.going = frozenset(raw["going"])
        self.done_to = frozenset(raw["done_to"])
        self.done_of = frozenset(raw["done_of"])
        self.with_party = frozenset(raw["with_party"])
        self.still = frozenset(raw["still"])
        self.told = frozenset(raw["told"])
        self.compound = frozenset(raw["compound"])
        self.agencies = frozenset(raw["agencies"])
        self.given = frozenset(row[0].lower() for row in lexicon.read_table("given_names.tsv.gz"))
