"""What a statement is about, in words of a list: PLOVER's contexts are the events' own."""

import re

from memcon import lexicon

WORD = re.compile(r"[a-z0-9]+(?:[-’'][a-z0-9]+)*")


class Topics:
    """Look lemmas and phrases of a list up in the words of a content."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = {}
        self._phrases: list[tuple[str, str]] = []
        for topic, entries in lexicon.read_json("topics.json").items():
            for entry in entries:
                if " " in entry:
                    self._phrases.append((entry, topic))
                else:
                    self._words.setdefault(entry, set()).add(topic)

    def find(self, lemmas: list[str], text: str) -> tuple[str, ...]:
        """The topics of a content, given its lemmas and its text, in alphabetical order."""
        found: set[str] = set()
        for lemma in lemmas:
            found |= self._words.get(lemma, set())
        lower = text.lower()
        found.update(topic for phrase, topic in self._phrases if phrase in lower)
        return tuple(sorted(found))
