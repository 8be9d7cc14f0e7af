"""Find the registry's names in a reading: `Iran`, `the Kremlin`, `U.N.`, `Boko Haram`."""

from typing import NamedTuple

from memcon.actors.registry import Known, Registry
from memcon.actors.wording import words
from memcon.record import Reading

LINKED_PART = frozenset(("led", "backed", "based", "born", "run", "flagged", "owned", "controlled", "style", "era"))


class Hit(NamedTuple):
    """A registry name over the tokens `[first, last)`."""

    first: int
    last: int
    known: Known


def hits(reading: Reading, registry: Registry) -> list[Hit]:
    """The names from left to right, the longest at each place, none within another."""
    found: list[Hit] = []
    ends = {end: i for i, end in enumerate(reading.end)}
    free = 0
    for i, word in enumerate(reading.word):
        first = word[0]
        if i < free or not (first.isupper() or (first.islower() and word in LOWER_STARTS)):
            continue
        match = registry.at(reading.text, reading.start[i])
        if match is None:
            continue
        end, known = match
        last = ends.get(end)
        if last is None or not _stands(reading, i, last + 1, known):
            continue
        found.append(Hit(i, last + 1, known))
        free = last + 1
    return _congo(reading, registry, _two_koreas(reading, registry, found))


def _two_koreas(reading: Reading, registry: Registry, found: list[Hit]) -> list[Hit]:
    """The names with `the North` and `the South` added where the report is about the two Koreas."""
    if not {h.known.country for h in found} & {"PRK", "KOR"}:
        return found
    taken = {i for h in found for i in range(h.first, h.last)}
    for i, word in enumerate(reading.word):
        if word in ("North", "South") and i and i not in taken and reading.lower[i - 1] == "the":
            follows = i + 1 < len(reading) and (reading.word[i + 1][0].isupper() or reading.word[i + 1] in ("-", "of"))
            known = registry.named(f"{word} Korea")
            if not follows and known is not None:
                found.append(Hit(i, i + 1, known))
    return sorted(found, key=lambda h: h.first)


def _congo(reading: Reading, registry: Registry, found: list[Hit]) -> list[Hit]:
    """The names with a bare `Congo`: the one whose capital, regions or people the report names, else neither."""
    at = [i for i, word in enumerate(reading.word) if word == "Congo" and _alone(reading, i)]
    taken = {i for h in found for i in range(h.first, h.last)}
    at = [i for i in at if i not in taken]
    if not at:
        return found
    told = {code for code in CONGOS if any(h.known.country == code for h in found)}
    which = registry.named(CONGOS[told.pop()]) if len(told) == 1 else UNKNOWN_CONGO
    if which is not None:
        found = [*found, *(Hit(i, i + 1, which) for i in at)]
    return sorted(found, key=lambda h: h.first)


def _alone(reading: Reading, i: int) -> bool:
    """Whether nothing else with a capital stands after the word: no `Congo River`, `Congo Basin`."""
    return i + 1 >= len(reading) or not (reading.word[i + 1][0].isupper() or reading.word[i + 1] in ("-", "–"))


CONGOS = {"COD": "DR Congo", "COG": "Republic of Congo"}
UNKNOWN_CONGO = Known("state:Congo", "Congo", "state", None, "GOV", "name")


LOWER_STARTS = frozenset(("al", "the", "mujahideen", "mujahedeen", "contras", "janjaweed", "peshmerga", "anti"))


COMMON_WORDS = words(
    "Total Apple Shell Amazon Dawn Hindu Vox Fed Amal Eta Greens Sun Guardian Economist Politico Bild Lega Mehr Hindu "
    "Commonwealth Congress Senate Conservatives Communists Socialists Left Labour Contras Polish Spa Total"
)


def _stands(reading: Reading, first: int, last: int, known: Known) -> bool:
    """Whether a name may stand here: `IS` and `US` in a line of capitals do not, nor `Total` opening a sentence."""
    words = reading.word[first:last]
    if len(words) > 1:
        return True
    word, tag = words[0], reading.tag[first]
    if word.isupper() and len(word) <= 4 and _shouted(reading, first):
        return False
    if word in COMMON_WORDS:
        opens = reading.sentences[reading.sentence[first]][0] == first
        if opens and not tag.startswith("NNP"):
            return False
    return not (known.use == "organisation" and word in ("Democratic", "Republican", "Labour", "Conservatives"))


def _shouted(reading: Reading, i: int) -> bool:
    """Whether the words beside stand in capitals as well: a headline."""
    around = [w for w in reading.word[max(0, i - 2) : i] + reading.word[i + 1 : i + 3] if w.isalpha() and len(w) > 1]
    return len(around) > 1 and all(w.isupper() for w in around)
