"""Which body `the group`, `the bloc`, `the company` is: the one of its kind that was named last."""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.actors.chains import Chain
from memcon.actors.wording import words
from memcon.record import Reading

UNKNOWN = ""
FIGHTING = frozenset(("REB", "PRM", "SOC", "CRM", "OPP", UNKNOWN))
ALLIED = frozenset(("IGO", "PTY", "OPP", "REB"))
CIVIL = frozenset(("SOC", "EDU", "MED", UNKNOWN))
TRADING = frozenset(("BUS", "CVL", UNKNOWN))
NOUNS = {
    "group": FIGHTING | {"IGO", "MED"}, "militia": FIGHTING, "movement": FIGHTING, "insurgency": FIGHTING,
    "organisation": CIVIL | {"IGO", "REB"}, "organization": CIVIL | {"IGO", "REB"}, "bloc": ALLIED, "alliance": ALLIED,
    "company": TRADING, "firm": TRADING, "charity": CIVIL, "watchdog": CIVIL, "tank": CIVIL,
}  # fmt: skip
"""For each noun the sectors of the bodies that it may be."""
SAID = {
    **dict.fromkeys(("rebel", "armed", "militant", "insurgent", "guerrilla", "jihadist", "islamist"), FIGHTING),
    "regional": frozenset(("IGO",)), "aid": CIVIL, "rights": CIVIL, "human": CIVIL, "advocacy": CIVIL, "think": CIVIL,
}  # fmt: skip
"""Words before the noun, and what they leave of them."""
FAR = 3
"""How many sentences back a body is looked for."""
ARTICLE = words("the")


class Said(NamedTuple):
    """A description's noun and the sectors of those whom its words may name."""

    noun: str
    sectors: frozenset[str]


def said(reading: Reading, first: int, head: int) -> Said | None:
    """What the words of a description ask for, None where they tell more: `the group`, not `the Dutch group`."""
    noun = reading.lemma[head].lower()
    sectors = NOUNS.get(noun)
    if sectors is None or reading.lower[first] not in ARTICLE or reading.tag[head] != "NN":
        return None
    for word in reading.lower[first + 1 : head]:
        if word not in SAID:
            return None
        sectors = sectors & SAID[word]
    return Said(noun, sectors) if sectors and not (noun == "tank" and head - first < 2) else None


def nearest(asked: Said, recent: Sequence[Chain], sentence: int) -> Chain | None:
    """The one body of the kind told of last, None where two were, or where one without a name was told of since."""
    near = [x for x in recent if sentence - x.last_sentence < FAR and not x.plural and x.two is None]
    fits = [x for x in near if (x.names and _sector(x) in asked.sectors) or (not x.names and asked.noun in x.heads)]
    if not fits or not fits[0].names:
        return None
    rivals = [x for x in fits[1:] if x.last_sentence == fits[0].last_sentence]
    return fits[0] if not rivals else None


def _sector(chain: Chain) -> str:
    """What a chain is, as far as the noun's kinds tell: IGO, its sector, or not known."""
    if chain.kind == "igo":
        return "IGO"
    return (chain.sector or UNKNOWN) if chain.kind == "organisation" else "no body"
