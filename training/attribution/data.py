"""PolNeAR reports as windows with labels."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from memcon.record.reading import Units, Window
from memcon.syntax import quotations
from memcon.syntax.units import cut
from memcon.syntax.windows import pack

Spans = list[list[int]]


@dataclass
class Document:
    id: str
    text: str
    units: Units
    opens: list[bool]
    gold: list[tuple[frozenset[int], frozenset[int], frozenset[int]]]


@dataclass
class Example:
    """A window of one document: `rows` are its word units (window-relative), tags one a row, attributions by row."""

    document: int
    window: Window
    rows: list[int]
    paragraph: list[int]
    tags: list[int]
    attributions: list[tuple[list[int], list[int], list[int]]]


class Cutter:
    """Word pieces of single words, remembered."""

    def __init__(self, tokenizer_json: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer_json))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        got = self.known.get(word)
        if got is None:
            got = self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids
        return got


def covered(spans: Spans, units: Units) -> frozenset[int]:
    return frozenset(
        i for i, (a, b) in enumerate(units.spans) if units.word[i] and any(a < e and b > s for s, e in spans)
    )


def documents(path: Path) -> list[Document]:
    out = []
    for line in path.open(encoding="utf-8"):
        d = json.loads(line)
        blocks = quotations.paragraphs(d["text"])
        found = quotations.find(d["text"], blocks)
        units = cut(d["text"], blocks, found)
        starts = {q.start for q in found if q.continues}
        gold = [
            (covered(a["cue"], units), covered(a["source"], units), covered(a["content"], units))
            for a in d["attributions"]
        ]
        out.append(
            Document(d["id"], d["text"], units, [b[0] in starts for b in blocks], [g for g in gold if g[0] and g[2]])
        )
    return out


def tag_row(gold: list[tuple[frozenset[int], ...]], size: int) -> list[int]:
    """BIO tags of all units: content, then source, then cue on top."""
    tags = [0] * size
    for role, code in ((2, 5), (1, 1), (0, 3)):
        for g in gold:
            before = -2
            for i in sorted(g[role]):
                tags[i] = code + (i - before <= 2 and before >= 0 and tags[i - 1] != 0)
                before = i
    return tags


def examples(docs: list[Document], cutter: Cutter, jitter: random.Random | None) -> Iterator[Example]:
    for number, d in enumerate(docs):
        tags = tag_row(d.gold, len(d.units.spans))
        for w in pack(d.units, cutter, d.opens, jitter):
            rows = [i for i in range(w.first, w.last) if d.units.word[i]]
            if not rows:
                continue
            at = {u: r for r, u in enumerate(rows)}
            atts = [
                tuple([at[i] for i in sorted(role) if i in at] for role in g)
                for g in d.gold
                if all(i in at for i in g[0])
            ]
            yield Example(
                number,
                w,
                [i - w.first for i in rows],
                [d.units.paragraph[i] for i in rows],
                [tags[i] for i in rows],
                [a for a in atts if a[2]],
            )
