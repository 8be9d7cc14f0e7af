"""A name as it is looked for: without accents, marks, case and article."""

import re
import unicodedata
from functools import lru_cache

MARKS = re.compile(r"[^\w\s]+")
ARTICLE = re.compile(r"^the\s+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart: `Støre` is `Store`."""


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name without accents, marks, case and article: `The Élysée` as `elysee`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return ARTICLE.sub("", " ".join(MARKS.sub(" ", plain.translate(LETTERS)).split()))
