"""The engine of the grammar: cascaded rules over the classes of tokens.

A rule is a regular expression over classes (`{the}? {which:last|next} {unit}`) and a function that makes one token, or
several, of what it matched. The rules of a stage compete by length; the next stage reads what this one has made.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from memcon.dates.lexer import OTHER, Lexer, Token
from memcon.dates.sense import Meaning
from memcon.record import Reading

CLASS = re.compile(r"\{(?:(\w+):)?([\w|]+)\}")
KINDS = ("date", "time", "duration", "set")


class Found:
    """What a rule matched: its tokens by the names in the pattern, and what stands around."""

    def __init__(
        self, grammar: "Grammar", tokens: list[Token], match: "re.Match[str]", text: str, reading: Reading
    ) -> None:
        self._grammar, self._tokens, self._match = grammar, tokens, match
        self.text, self.reading = text, reading
        self.first, self.last = match.start(), match.end()

    def get(self, name: str) -> Token | None:
        """The token of that name, None where the pattern left it out."""
        at = self._match.start(name) if name in self._match.re.groupindex else -1
        return None if at < 0 else self._tokens[at]

    def __getitem__(self, name: str) -> Token:
        return self._tokens[self._match.start(name)]

    def is_(self, token: Token | None, *names: str) -> bool:
        """Whether the token has one of the classes."""
        return token is not None and any(self._grammar.lexer.letter[n] == token.kind for n in names)

    def shown(self, token: Token) -> str:
        """The token's words in lower case."""
        return self.text[token.start : token.end].lower()

    @property
    def before(self) -> Token | None:
        """The token before the match."""
        return self._tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        """The token after the match."""
        return self._tokens[self.last] if self.last < len(self._tokens) else None

    @property
    def second_before(self) -> Token | None:
        """The second token before the match."""
        return self._tokens[self.first - 2] if self.first > 1 else None

    @property
    def second_after(self) -> Token | None:
        """The second token after the match."""
        return self._tokens[self.last + 1] if self.last + 1 < len(self._tokens) else None

    def word_before(self) -> str:
        """The word before the match in lower case, "" where there is none."""
        return self.shown(self.before) if self.before else ""

    def word_after(self) -> str:
        """The word after the match in lower case, "" where there is none."""
        return self.shown(self.after) if self.after else ""

    def tag(self, token: Token | None) -> str:
        """The part-of-speech tag of the token's first word."""
        at = self.reading.token_at(token.start) if token else None
        return self.reading.tag[at] if at is not None else ""

    def entity(self, token: Token | None) -> str:
        """The entity label of the token's first word."""
        at = self.reading.token_at(token.start) if token else None
        return self.reading.entity[at] if at is not None else ""

    def make(self, kind: str, value: object, first: str | None = None, last: str | None = None) -> Token:
        """A token of the whole match, or of the part from the token named `first` to the one named `last`."""
        start = self[first].start if first else self._tokens[self.first].start
        end = self[last].end if last else self._tokens[self.last - 1].end
        return Token(start, end, self._grammar.lexer.letter[kind], value)


Make = Callable[[Found], "Token | Sequence[Token] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over classes and what to make of a match."""

    pattern: str
    make: Make


class Grammar:
    """Rules in stages, compiled once."""

    def __init__(self, lexer: Lexer, stages: Sequence[Sequence[Rule]]) -> None:
        self.lexer = lexer
        self._stages = [[(re.compile(self._compiled(r.pattern)), r.make) for r in rules] for rules in stages]
        self._kinds = {lexer.letter[k] for k in KINDS}

    def _compiled(self, pattern: str) -> str:
        """The pattern with each class in braces as a set of letters."""

        def one(m: "re.Match[str]") -> str:
            letters = "[" + "".join(self.lexer.letter[n] for n in m[2].split("|")) + "]"
            return f"(?P<{m[1]}>{letters})" if m[1] else letters

        return CLASS.sub(one, pattern).replace(" ", "")

    def read(self, reading: Reading) -> list[tuple[Token, Meaning]]:
        """The expressions of a report in reading order, none over another, each with what it says."""
        tokens = self.lexer.read(reading.text)
        for rules in self._stages:
            tokens = self._stage(tokens, rules, reading)
        return [(t, t.value) for t in tokens if t.kind in self._kinds]

    def _stage(self, tokens: list[Token], rules: list[tuple["re.Pattern[str]", Make]], reading: Reading) -> list[Token]:
        kinds = "".join(t.kind for t in tokens)
        found: list[tuple[int, int, int, re.Match[str]]] = []
        for number, (pattern, _) in enumerate(rules):
            found.extend((m.start() - m.end(), number, m.start(), m) for m in pattern.finditer(kinds))
        found.sort(key=lambda f: f[:3])
        taken = bytearray(len(tokens))
        made: dict[int, tuple[int, Sequence[Token]]] = {}
        for _, number, start, match in found:
            if any(taken[start : match.end()]):
                continue
            result = rules[number][1](Found(self, tokens, match, reading.text, reading))
            if result is None:
                continue
            made[start] = (match.end(), [result] if isinstance(result, Token) else result)
            taken[start : match.end()] = b"\x01" * (match.end() - start)
        return _replaced(tokens, made)


def _replaced(tokens: list[Token], made: dict[int, tuple[int, Sequence[Token]]]) -> list[Token]:
    if not made:
        return tokens
    out: list[Token] = []
    at = 0
    for start in sorted(made):
        end, new = made[start]
        out.extend(tokens[at:start])
        left, right = tokens[start].start, tokens[end - 1].end
        if new and new[0].start > left:
            out.extend(Token(t.start, t.end, OTHER, None) for t in tokens[start:end] if t.end <= new[0].start)
        out.extend(new)
        if new and new[-1].end < right:
            out.extend(t for t in tokens[start:end] if t.start >= new[-1].end)
        at = end
    out.extend(tokens[at:])
    return out
