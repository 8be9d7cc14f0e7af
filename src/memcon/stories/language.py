"""Which language a text is in: English is read, anything else is named and left out.

A detector alone is not to be trusted with a short text or one full of names, so English is also known by its function
words: "Ministry spokesman Kanaani told Tasnim on Monday" is English for its "on" and "told", whatever the names say.
"""

import re
from functools import cache

import msgspec

from memcon.lexicon import read_json
from memcon.record import Report, SkippedInput

ENGLISH = "en"
SAMPLE = 4000
"""Characters that are looked at: a report does not change its language."""
FEW_WORDS = 12
"""With fewer words than this, nothing in Latin script is taken for another language."""
MANY_FUNCTION_WORDS = 0.12
SOME_FUNCTION_WORDS = 0.05
CLEAR_A_WORD = 3.0
CLEAR = 45.0
"""How much likelier than English another language must be: so much for each word, and no more than that in all. What
is in another language has four and more for each word; a dispatch that is mostly foreign names has one or two."""
WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language; a text too short to tell counts as English."""
    sample = text[:SAMPLE]
    words = WORD.findall(sample)
    letters = "".join(words)
    if not letters:
        return ENGLISH
    foreign_script = sum(c > "\u024f" for c in letters) > 0.3 * len(letters)
    if not foreign_script:
        share = sum(w.lower() in _function_words() for w in words) / len(words)
        if len(words) < FEW_WORDS or share >= MANY_FUNCTION_WORDS:
            return ENGLISH
        code, margin = _detect(sample)
        sure = margin >= min(CLEAR, CLEAR_A_WORD * len(words))
        return code if sure and share < SOME_FUNCTION_WORDS else ENGLISH
    code, _ = _detect(sample)
    return code


def name_of(code: str) -> str:
    """The English name of a language: `de` is German."""
    names: dict[str, str] = read_json("languages.json")["names"]
    return names.get(code, f"the language {code!r}")


def in_english(report: Report) -> Report:
    """The report with its language noted.

    Raises:
        SkippedInput: It is in another language.
    """
    code = language_of(report.text)
    if code != ENGLISH:
        raise SkippedInput(f"is in {name_of(code)}", where=report.id, hint="memcon reads English")
    return msgspec.structs.replace(report, language=ENGLISH)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_json("languages.json")["function_words"])


def _detect(text: str) -> tuple[str, float]:
    """The likeliest language, and by how much it is likelier than English (a logarithm)."""
    import py3langid

    ranked = [(str(code), float(score)) for code, score in py3langid.rank(text)]
    english = next((score for code, score in ranked if code == ENGLISH), ranked[-1][1])
    return ranked[0][0], ranked[0][1] - english
