"""Fill a reading's columns from a parsed paragraph; what depends on a word, its tag and its relation is remembered."""

from typing import TYPE_CHECKING, Any

from memcon.record import Entity
from memcon.syntax.columns import Columns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REMEMBERED = 12_000
"""Words whose tags and lemmas are kept; what was not met again while as many others came is forgotten."""
CONTEXT_FREE = ("attribute_ruler", "lemmatizer")
"""spaCy's components that look at one token: universal tag and lemma from the form, the Penn tag and the relation."""


class Words:
    """Looks up form, lemma and tags of tokens; a pair of context-free components runs once a word, not once a token."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.tokens import Doc

        self._doc = Doc
        self._nlp = nlp
        self._strings = nlp.vocab.strings
        self._remembers = set(CONTEXT_FREE) <= set(nlp.pipe_names)
        self._components: list[Any] = [nlp.get_pipe(name) for name in CONTEXT_FREE] if self._remembers else []
        if self._remembers:
            nlp.disable_pipes(*CONTEXT_FREE)
            _as_sets(self._components[-1])
        self._known: dict[tuple[int, int, int], tuple[str, ...]] = {}
        self._before: dict[tuple[int, int, int], tuple[str, ...]] = {}

    def add(self, columns: Columns, doc: "Doc", offset: int) -> None:
        """Append a parsed paragraph that begins at `offset`, white-space tokens left out."""
        first, number = len(columns.start), []
        for token, (orth, tag, dep, label, place, size) in zip(doc, self._attributes(doc), strict=True):
            number.append(len(columns.start))
            if token.is_space:
                continue
            word, lower, lemma, pos, tag_name, dep_name = self._look_up(token, orth, tag, dep)
            columns.start.append(offset + place)
            columns.end.append(offset + place + size)
            columns.word.append(word)
            columns.lower.append(lower)
            columns.lemma.append(lemma)
            columns.pos.append(pos)
            columns.tag.append(tag_name)
            columns.dep.append(dep_name)
            columns.entity.append(self._strings[label] if label else "")
        for token in doc:
            if not token.is_space:
                head = token.head
                columns.head.append(number[token.i] if head.is_space else number[head.i])
        number.append(max(first, len(columns.start)))
        columns.sentences.extend((number[s.start], number[s.end]) for s in doc.sents if number[s.start] < number[s.end])
        columns.entities.extend(
            Entity(first=number[e.start], last=number[e.end], label=e.label_)
            for e in doc.ents
            if number[e.start] < number[e.end]
        )

    @staticmethod
    def _attributes(doc: "Doc") -> list[list[int]]:
        rows: list[list[int]] = doc.to_array(["ORTH", "TAG", "DEP", "ENT_TYPE", "IDX", "LENGTH"]).tolist()
        return rows

    def _look_up(self, token: Any, orth: int, tag: int, dep: int) -> tuple[str, ...]:
        """Word, lower case, lemma, universal tag, Penn tag, relation."""
        if not self._remembers:
            return token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_
        key = (orth, tag, dep)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._before, self._known = self._known, {}
                getattr(self._components[-1], "cache", {}).clear()  # which else grows by every new word
            known = self._known[key] = self._before.get(key) or self._analyse(token)
        return known

    def _analyse(self, token: Any) -> tuple[str, ...]:
        alone = self._doc(self._nlp.vocab, words=[token.text])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        for component in self._components:
            alone = component(alone)
        return token.text, token.lower_, alone[0].lemma_, alone[0].pos_, token.tag_, token.dep_


def _as_sets(lemmatizer: Any) -> None:
    """Make sets of the lists of known words, in which the lemmatizer looks for a form: it took most of its time."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    for pos, known in index.items():
        index[pos] = frozenset(known)
