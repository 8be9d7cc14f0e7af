"""Compare names of persons: surnames, initials, second names, nicknames and spellings."""

import re
from functools import lru_cache
from itertools import pairwise

JUNIOR = re.compile(r"^(jr|sr|ii|iii|iv)\.?$")


def fold(name: str) -> str:
    """A name without accents and hyphens, in lower case: `Erdoğan` as `erdogan`."""
    return name.translate(PLAIN).lower() if not name.isascii() or "-" in name else name.lower()


PLAIN = str.maketrans(
    "áàâäãåāăąçćčĉéèêëēęěėíìîïīįıİñńňóòôöõøōőřşśšșťţțúùûüūůűýÿžźżĺľłđğÁÀÂÄÅÇĆČÉÈÊËÍÎÏÑÓÔÖØŘŞŚŠÚÛÜÝŽŹŻŁĐĞ-’",
    "aaaaaaaaacccceeeeeeeeiiiiiiiInnnoooooooorsssstttuuuuuuuyyzzzllldgAAAAACCCEEEEIIINOOOORSSSUUUYZZZLDG '",
)


def name_parts(name: str) -> list[str]:
    """The words of a person's name, folded, hyphens apart: `Kim Jong-un` as kim, jong, un."""
    return list(_parts(name))


@lru_cache(maxsize=8_192)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(name).replace("'", " ").replace(".", " ").split())


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: a surname, an initial or a second name may be left out."""
    a, b = name_parts(one), name_parts(other)
    if len(a) < len(b):
        a, b = b, a
    if a == b:
        return True
    if "".join(a) == "".join(b):
        return True
    if not b:
        return False
    a, b = (x[:-1] if len(x) > 2 and x[-1] in ("ii", "iii", "iv") else x for x in (a, b))
    junior_a, junior_b = bool(JUNIOR.match(a[-1])), bool(b and JUNIOR.match(b[-1]))
    if junior_a != junior_b and len(b) > 1:
        return False
    if junior_a:
        a = a[:-1]
    if junior_b:
        b = b[:-1]
    if not a or not b:
        return False
    if len(b) == 1:
        return len(b[0]) > 1 and (b[0] == a[-1] or b[0] == a[0] or (len(a) > 2 and b[0] in _before_particle(a)))
    if a[-len(b) :] == b:
        return True
    return a[-1] == b[-1] and _first_agree(a[0], b[0]) and _middles_agree(a[1:-1], b[1:-1]) and len(a[-1]) > 2


def _before_particle(parts: list[str]) -> list[str]:
    """The names before a Portuguese particle, by which people are called: `Lula` of `Luiz Inácio Lula da Silva`."""
    return [x for x, after in pairwise(parts) if after in ("da", "de", "do", "dos", "das")]


def misspelt(one: str, other: str) -> bool:
    """Whether two full names differ by one slip in a long word: `Kristin Wilkins` and `Kristen Wilkins`.

    Not in the last letter where one is an `a`: `Francisco` and `Francisca` are two.
    """
    a, b = name_parts(one), name_parts(other)
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(a) < 2 or len(unlike) != 1 or min(map(len, unlike[0])) < LONG:
        return False
    x, y = unlike[0]
    return (x[-1] == "a") == (y[-1] == "a") and _one_slip(x, y)


LONG = 6


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter was put in, left out or changed, or two beside each other changed places."""
    if a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[head:], b[head:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:] and len(rest_b) > 1
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _first_agree(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (
        (len(short) == 1 and long.startswith(short))
        or (len(short) >= 3 and long.startswith(short))
        or (NICKNAMES.get(short) == long or NICKNAMES.get(long) == short)
    )


NICKNAMES = {
    "bill": "william", "bob": "robert", "mike": "michael", "jim": "james", "joe": "joseph", "tony": "anthony",
    "rick": "richard", "dick": "richard", "ted": "edward", "jack": "john", "steve": "stephen", "rudy": "rudolph",
    "chuck": "charles", "liz": "elizabeth", "kate": "katherine", "tom": "thomas", "ed": "edward", "ben": "benjamin",
    "bibi": "benjamin", "jeb": "john", "bernie": "bernard", "andy": "andrew", "nick": "nicholas", "tim": "timothy",
}  # fmt: skip


def _middles_agree(a: list[str], b: list[str]) -> bool:
    return not a or not b or all(x[0] == y[0] for x, y in zip(a, b, strict=False))
