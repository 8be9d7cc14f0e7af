"""Patterns: the words that carry an act, and where its source and target stand beside them.

`lash+out @at @against` reads: the verb `lash` with the particle `out`, the target after `at` or `against`. The marks
are explained at the head of `resources/events_patterns.yaml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from memcon.record import SettingError

Word = Literal["verb", "noun", "adjective"]
SECTIONS: tuple[tuple[str, Word], ...] = (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adjective"))


class Pattern(Struct, frozen=True, kw_only=True):
    """One pattern: a head lemma, what must stand beside it, and where the parties stand."""

    word: Word
    lemma: str
    type: str
    mode: str | None = None
    particle: str | None = None
    objects: frozenset[str] | None = None
    target_preps: tuple[str, ...] = ()
    source_preps: tuple[str, ...] = ()
    complement: Literal["to", "that", "must", "will", "ing"] | None = None
    direct: bool = False
    actor_needed: bool = False
    targetless: bool = False
    reciprocal: bool = False
    weak: bool = False

    @property
    def bare(self) -> bool:
        """Whether the lemma alone is enough, as in `condemn`."""
        return not (self.particle or self.objects or self.target_preps or self.source_preps or self.complement)


HEAD = re.compile(r"[\w'’-]+(?:\+[\w'’-]+)?(?:\|[\w'’-]+(?:\+[\w'’-]+)?)*")
Index = dict[tuple[Word, str], tuple[Pattern, ...]]


def read(content: Mapping[str, Any], where: str) -> Index:
    """The patterns of an ontology file by kind of word and lemma.

    Raises:
        SettingError: An entry cannot be read.
    """
    classes = {k: frozenset(v) for k, v in (content.get("classes") or {}).items()}
    found: dict[tuple[Word, str], list[Pattern]] = {}
    for section, word in SECTIONS:
        for code, lines in (content.get(section) or {}).items():
            for pattern in _of_code(word, str(code), lines, classes, where):
                found.setdefault((word, pattern.lemma), []).append(pattern)
    return {key: tuple(value) for key, value in found.items()}


def _of_code(
    word: Word, code: str, lines: Sequence[str] | str, classes: Mapping[str, frozenset[str]], where: str
) -> Iterator[Pattern]:
    kind, _, mode = code.partition("/")
    for line in [lines] if isinstance(lines, str) else lines:
        options, text = _options(line)
        for entry in text.split(";"):
            if entry.strip():
                yield from _entry(word, kind, mode or None, [*entry.split(), *options], classes, where)


def _options(line: str) -> tuple[list[str], str]:
    line = line.strip()
    if line.startswith("["):
        inside, _, rest = line[1:].partition("]")
        return inside.split(), rest
    return [], line


def _entry(
    word: Word, kind: str, mode: str | None, parts: list[str], classes: Mapping[str, frozenset[str]], where: str
) -> Iterator[Pattern]:
    head, marks = parts[0], parts[1:]
    if not HEAD.fullmatch(head):
        raise SettingError(f"cannot read the head of the pattern {' '.join(parts)!r}", where=where)
    objects: set[str] = set()
    complement: Any = None
    for mark in marks:
        if mark.startswith(">"):
            objects |= _objects(mark[1:], classes, where)
        elif mark in ("to", "that", "must", "will", "ing"):
            complement = mark
        elif mark[0] not in "@<" and mark not in ("!", "!!", "-", "~", "%"):
            raise SettingError(f"cannot read the mark {mark!r} of the pattern {' '.join(parts)!r}", where=where)
    for form in _heads(head):
        lemma, _, particle = form.partition("+")
        yield Pattern(
            word=word, lemma=lemma, type=kind, mode=mode, particle=particle or None,
            objects=frozenset(objects) or None,
            target_preps=tuple(m[1:] for m in marks if m.startswith("@")),
            source_preps=tuple(m[1:] for m in marks if m.startswith("<")),
            complement=complement, direct="!!" in marks, actor_needed="!" in marks or "!!" in marks,
            targetless="-" in marks, reciprocal="~" in marks, weak="%" in marks,
        )  # fmt: skip


def _heads(head: str) -> list[str]:
    """`call+on|upon` is `call+on` and `call+upon`; `plan|intend` is both."""
    first, *others = head.split("|")
    lemma, plus, _ = first.partition("+")
    return [first, *(f"{lemma}+{o}" if plus and "+" not in o else o for o in others)]


def _objects(text: str, classes: Mapping[str, frozenset[str]], where: str) -> set[str]:
    found: set[str] = set()
    for name in text.split("|"):
        if name.startswith("$"):
            if name[1:] not in classes:
                raise SettingError(f"no class of words is called {name!r}", where=where)
            found |= classes[name[1:]]
        else:
            found.add(name)
    return found
