"""A reading without a parser: words, each its own sentence's child of the first, for what must hold of any text."""

import re

from memcon.record import Reading


def reading(text: str) -> Reading:
    spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    words = [text[a:b] for a, b in spans]
    n = len(words)
    return Reading(
        text=text, paragraphs=[(0, len(text))] if text else [], quotations=[], start=[a for a, _ in spans],
        end=[b for _, b in spans], word=words, lower=[w.lower() for w in words], lemma=[w.lower() for w in words],
        pos=["X"] * n, tag=[""] * n, dep=["ROOT" if i == 0 else "dep" for i in range(n)], head=[0] * n, entity=[""] * n,
        sentences=[(0, n)] if n else [], entities=[], phrases=[], children=[list(range(1, n)) if i == 0 else [] for i in range(n)],
        left=[0 if i == 0 else i for i in range(n)], right=[n if i == 0 else i + 1 for i in range(n)], sentence=[0] * n,
    )  # fmt: skip
