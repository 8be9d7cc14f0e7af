"""Conditions: the clause on which an act hangs, as `unless the blockade is lifted`."""

from memcon.events import awaited
from memcon.events.grammar import Grammar
from memcon.events.wording import Words
from memcon.record import Span, Spans


class ConditionFinder:
    """Find the conditions of one report's sentences."""

    def __init__(self, g: Grammar, words: Words) -> None:
        self.g = g
        self.r = g.r
        self.w = words
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(words.phrases, key=len, reverse=True):
            self._phrases.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))

    def find(self, token: int, complement: int | None = None) -> Spans | None:
        """The condition of the act at the token: from its clause upwards, then in what it threatens or asks."""
        found = self._upwards(token)
        if found is None and complement is not None:
            span = self._below(complement, token)
            found = (span,) if span is not None else None
        return found or self._below_anywhere(token)

    def said(self, content: Spans) -> Spans | None:
        """The condition in what is said, where the saying is the act: `"If they attack, we will answer," he warned`."""
        for start, end in content:
            for i in self.r.tokens_in(start, end):
                if self.r.dep[i] == "mark" and self.r.lower[i] in ("if", "unless"):
                    a, b = self._span(self.r.head[i])
                    return ((max(a, start), min(b, end)),)
        return None

    def _below_anywhere(self, token: int) -> Spans | None:
        """A condition deeper below the act's verb, found by its first words: `threatened war in case ...`."""
        first, last = self.r.sentences[self.r.sentence[token]]
        verb = self.g.clause(token)
        for i in range(first, last):
            if not (self.r.lower[i] in self.w.marks - {"until", "till"} or self._starts(i)):
                continue
            top = i
            while self.r.head[top] != top and self.r.left[self.r.head[top]] == i:
                top = self.r.head[top]
            if self.r.dep[i] == "mark":
                top = self.r.head[i]
            if top not in (token, verb) and self.r.left[top] == i and self._reaches(top, token, verb):
                return (self._span(top),)
        return None

    def _reaches(self, top: int, token: int, verb: int) -> bool:
        """Whether the way up from a condition to the act passes no joined clause of another subject, or what one says.

        In `accused Sudan of raids and said it would close the border unless ...` the condition is of the closing.
        """
        said = False
        for step in (top, *self.r.path(top)):
            if step in (token, verb):
                return True
            own = said or self.g.child(step, "nsubj", "nsubjpass") is not None
            if self.r.dep[step] in ("conj", "parataxis") and own:
                return False
            said = said or self.r.dep[step] == "ccomp"
        return False

    def _upwards(self, token: int) -> Spans | None:
        seen = 0
        verb = token
        while seen < 5:
            span = self._below(verb, token)
            if span is not None:
                return (span,)
            opened = awaited.inversion(self.g, self.r.head[verb]) if self.r.dep[verb] == "ccomp" else None
            if opened is not None and opened > verb:
                return (self.r.span(opened, self._last(self.r.head[verb])),)
            if self.r.head[verb] == verb or self.r.dep[verb] in ("relcl", "advcl", "parataxis"):
                return None
            verb, seen = self.r.head[verb], seen + 1
        return None

    def _below(self, verb: int, act: int) -> Span | None:
        for top in awaited.clauses(self.g, verb):
            if not self.r.left[top] <= act < self.r.right[top]:
                return self._span(top)
        for c in self.r.children[verb]:
            if self.r.left[c] <= act < self.r.right[c]:
                continue
            dep = self.r.dep[c]
            if dep in ("advcl", "ccomp", "dep", "parataxis") and (
                self._marked(c) or awaited.inversion(self.g, c) is not None
            ):
                return self._span(c)
            if dep in ("prep", "mark", "advcl", "advmod", "acl", "cc", "npadvmod", "xcomp", "acomp"):
                span = self._phrase(c)
                if span is not None:
                    return span
        return None

    def _marked(self, clause: int) -> bool:
        first = self.r.left[clause]
        if self.r.lower[first] in ("even", "only", "but", "and", "except", "especially") and first + 1 < len(self.r):
            first += 1
        if self.r.lower[first] in self.w.marks - {"until", "till"}:
            return True
        return self._starts(first) or any(
            self.r.dep[c] == "mark" and self.r.lower[c] in self.w.marks - {"until", "till"}
            for c in self.r.children[clause]
        )

    def _starts(self, first: int) -> bool:
        phrases = self._phrases.get(self.r.lower[first], ())
        return any(tuple(self.r.lower[first : first + len(p)]) == p for p in phrases)

    def _phrase(self, token: int) -> Span | None:
        first = self.r.left[token]
        if self._starts(first):
            return self._span(token)
        return None

    def _span(self, token: int) -> Span:
        first = self.r.left[token]
        if (
            first > 0
            and self.r.lower[first - 1] in ("only", "even", "but")
            and self.r.sentence[first - 1] == self.r.sentence[first]
        ):
            first -= 1
        return self.r.span(first, max(first + 1, self._last(token)))

    def _last(self, token: int) -> int:
        """Where the words below the token end, the mark behind them left out."""
        last = self.r.right[token]
        while last > token + 1 and self.r.pos[last - 1] == "PUNCT":
            last -= 1
        return last
