"""The columns of a reading while they are filled, and the tree over them."""

from dataclasses import dataclass, field

from memcon.record import Entity, NounPhrase, Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
PHRASE_DEPS = frozenset(
    ["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"],
)


@dataclass(slots=True)
class Columns:
    """One list a column, as in `Reading`."""

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    entity: list[str] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def tree(self) -> tuple[list[list[int]], list[int], list[int]]:
        """Children of each token, and the hull `[left, right)` of its subtree."""
        size = len(self.head)
        children: list[list[int]] = [[] for _ in range(size)]
        for i, h in enumerate(self.head):
            if h != i:
                children[h].append(i)
        left, right = list(range(size)), list(range(1, size + 1))
        for i in self._upwards(children):
            h = self.head[i]
            if h != i:
                left[h] = min(left[h], left[i])
                right[h] = max(right[h], right[i])
        return children, left, right

    def noun_phrases(self, left: list[int]) -> list[NounPhrase]:
        """Base noun phrases: a noun with all that stands before it in its subtree, never one inside another.

        spaCy's rule for English (`spacy.lang.en.syntax_iterators`), over our columns.
        """
        found: list[NounPhrase] = []
        last = -1
        for i, pos in enumerate(self.pos):
            if pos not in NOMINAL or left[i] <= last:
                continue
            governor = i
            while self.dep[governor] == "conj" and self.head[governor] < governor:
                governor = self.head[governor]
            if self.dep[governor] in PHRASE_DEPS:
                last = i
                found.append(NounPhrase(first=left[i], last=i + 1, head=i))
        return found

    def _upwards(self, children: list[list[int]]) -> list[int]:
        """All tokens, each after its children."""
        order = [i for i, h in enumerate(self.head) if h == i]
        for i in order:
            order.extend(children[i])
        return order[::-1]
