"""What the reading steps hand to those after them: the parse, quotation marks, attributions, mentions."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct

from memcon.record.record import Act, ActorKind, Form, Role, StatementKind
from memcon.record.spans import Span, Spans


class Quotation(Struct, frozen=True, kw_only=True):
    """A stretch in quotation marks: `[start, end)` with the marks, `[inner_start, inner_end)` without.

    `closed` is false where the closing mark is missing (the next paragraph may go on), `continues` is true where the
    paragraph opens with a mark while the quotation of the paragraph before was left open.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    kind: Literal["double", "single"]
    closed: bool
    continues: bool


class Entity(Struct, frozen=True, kw_only=True):
    """A named-entity candidate of the parser: tokens `[first, last)` and its label (OntoNotes: PERSON, GPE, ORG...)."""

    first: int
    last: int
    label: str


class NounPhrase(Struct, frozen=True, kw_only=True):
    """A base noun phrase: tokens `[first, last)`, `head` its noun."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Units:
    """The encoder's units of a text: `spans[i]` are characters, `word[i]` tells words from marks.

    `feature[i]` is the case class and quotation state, `paragraph[i]` counts paragraphs from 0.
    """

    spans: list[tuple[int, int]]
    words: list[str]
    word: list[bool]
    feature: list[int]
    paragraph: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """Units `[first, last)` as pieces: `ids` and `features`; `heads[i]` is the first piece of unit first + i."""

    first: int
    last: int
    ids: list[int]
    features: list[int]
    heads: list[int]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The encoder's output: for each window an array of float32 [units of the window, 384]."""

    units: Units
    windows: list[Window]
    vectors: list[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The parse of a report, one list a column; token i is `text[start[i]:end[i]]`. White space is no token.

    `head[i]` is the token's syntactic head (itself for a root), `dep` and `tag` follow spaCy's English scheme
    (ClearNLP dependencies, Penn tags), `pos` is universal. Sentences are token ranges `[first, last)`.
    """

    text: str
    paragraphs: list[Span]
    quotations: list[Quotation]
    start: list[int]
    end: list[int]
    word: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    """The entity label of each token, "" for none."""
    sentences: list[Span]
    entities: list[Entity]
    phrases: list[NounPhrase]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    """The subtree of token i is the tokens `[left[i], right[i])` (its hull where it is not projective)."""
    sentence: list[int]
    """The index in `sentences` of each token's sentence."""
    encoded: Encoded | None = field(default=None)

    def __len__(self) -> int:
        return len(self.start)

    def token_at(self, char: int) -> int | None:
        """The token that holds the character, or None where white space stands."""
        i = bisect_right(self.start, char) - 1
        return i if i >= 0 and char < self.end[i] else None

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that overlap the characters `[start, end)`."""
        first = bisect_right(self.start, start) - 1
        if first < 0 or self.end[first] <= start:
            first += 1
        last = bisect_right(self.start, end - 1)
        return range(first, max(first, last))

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `[first, last)`."""
        return self.start[first], self.end[last - 1]

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `[first, last)`, as it stands."""
        return self.text[self.start[first] : self.end[last - 1]]

    def subtree(self, token: int) -> Span:
        """The characters of the token's subtree."""
        return self.start[self.left[token]], self.end[self.right[token] - 1]

    def path(self, token: int) -> list[int]:
        """The token's ancestors, nearest first."""
        out: list[int] = []
        while self.head[token] != token and len(out) < 200:
            token = self.head[token]
            out.append(token)
        return out

    def is_deed(self, gerund: int, noun: int) -> bool:
        """Whether a gerund is parsed as an adjective of its object: `attacking` in `denied attacking civilians`."""
        adjective = gerund < noun and self.head[gerund] == noun and self.dep[gerund] in ("amod", "compound")
        return adjective and self.tag[gerund] == "VBG" and self.left[noun] == gerund

    def stranded(self, verb: int) -> int | None:
        """The subject of a main verb that the parse hangs in the relative clause before it.

        In `China, which had hosted the talks, called for calm` it is `China`, all of the sentence by its parse.
        """
        inside = self.dep[verb] in ("acl", "conj", "advcl", "ccomp") and self.tag[verb] in ("VBN", "VBD")
        if not inside or self.word[verb - 1] != ",":
            return None
        top = self.path(verb)[-1]
        aside = any(self.dep[c] == "relcl" and c < verb < self.right[c] for c in self.children[top])
        alone = self.dep[top] == "ROOT" and self.pos[top] in ("PROPN", "NOUN") and self.word[top + 1] == ","
        return top if aside and alone else None

    def root_of(self, start: int, end: int) -> int | None:
        """The token in `[start, end)` whose head stands outside: the head of the phrase there."""
        inside = self.tokens_in(start, end)
        for i in inside:
            if self.head[i] == i or self.head[i] not in inside:
                return i
        return inside[0] if len(inside) else None


class Attribution(Struct, frozen=True, kw_only=True):
    """An attribution before its actors are known; `inside` is the index of the one that holds it.

    `bare` marks one that names what was spoken of but tells no words ("criticised the policies"): no statement.
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans
    quotes: Spans = ()
    addressee: Spans = ()
    occasion: Spans = ()
    act: Act = "said"
    kind: StatementKind = "indirect"
    inside: int | None = None
    bare: bool = False
    confidence: float = 0.5


class Mention(Struct, frozen=True, kw_only=True):
    """Words that name an actor: characters `[start, end)`, head token `head`.

    `name` is what the mention says of the actor's name (None for a pronoun or a bare nominal), `country` and `sector`
    what the words or the registry tell, `key` the registry's identifier where it knows the actor.
    """

    start: int
    end: int
    head: int
    form: Form
    kind: ActorKind | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None
    key: str | None = None
    plural: bool = False
    gender: Literal["f", "m", "n"] | None = None
    confidence: float = 0.9
