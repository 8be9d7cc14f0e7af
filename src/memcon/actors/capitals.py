"""Whether a capital stands for its government: `Tehran said` against `in Tehran`."""

from memcon.actors.wording import words
from memcon.record import Reading

ACTING = words("with between against by among towards toward over on upon than like")
DEALINGS = words(
    "talk relation tie aid message warning threat pressure support letter call demand sanction envoy ambassador "
    "assistance weapon arm money response reply concession signal assurance offer proposal opposition appeal criticism "
    "statement denial guarantee pledge order request gift loyalty rebuke help invitation visit_by"
)
SUFFERING = words(
    "visit leave reach bomb hit rock enter attack shell strike shake cross tour capture seize surround besiege flood "
    "paralyse paralyze defend evacuate storm take"
)
TAKING = words("tell urge accuse blame ask warn give offer send press")
PARTS = words(
    "city capital mayor street north south east west outskirt suburb center centre district resident university "
    "airport police people governor part area heart battle siege fall"
)


def acts(reading: Reading, token: int) -> bool:
    """Whether the capital at the token does something, or something is done to it as to a government."""
    dep = reading.dep[token]
    for _ in range(4):
        if dep not in ("conj", "appos"):
            break
        token = reading.head[token]
        dep = reading.dep[token]
    head = reading.head[token]
    if dep in ("nsubj", "poss", "agent", "csubj"):
        return not (dep == "poss" and reading.lemma[head].lower() in PARTS)
    if dep == "nsubjpass":
        return reading.lemma[head] not in SUFFERING
    if dep in ("dobj", "dative"):
        return reading.lemma[head] not in SUFFERING
    return dep == "pobj" and _after(reading, head)


def _after(reading: Reading, preposition: int) -> bool:
    """Whether a preposition makes its capital a party: `talks with Moscow`, `aid to Kyiv`, but `flew to Kyiv`."""
    word = reading.lower[preposition]
    above = reading.head[preposition]
    lemma = reading.lemma[above].lower()
    if word in ACTING:
        return True
    if word in ("to", "from", "for"):
        return lemma in DEALINGS or lemma in TAKING
    return word == "of" and reading.pos[above] in ("VERB", "NOUN") and lemma not in PARTS
