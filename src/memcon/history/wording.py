"""What two statements are set beside one another by: their things, names, figures, and which way each is turned.

No parse is needed, so that years of statements can be compared while somebody waits.
"""

import calendar
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from memcon import lexicon
from memcon.record import Act

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|%|[;:.,!?–—]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
BREAKS = frozenset(";:.!?–—")
JOINING = frozenset({"and", "but", "or", "yet"})
TURNED_ACTS: frozenset[Act] = frozenset({"denied", "refused"})
ASKING = frozenset({"whether", "why", "how", "what", "who", "where", "when", "which"})
UNKNOWN = re.compile(
    r"\b(?:unclear|unknown|not (?:yet )?(?:clear|known|certain)) (?:who|what|why|whether|how|when|where|if)\b", re.I
)
SMALL = {w: n for n, w in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"), 1)}  # fmt: skip
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
GREAT = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

NUMERALS = frozenset((*SMALL, *TENS, *GREAT))


class Figure(Struct, frozen=True, kw_only=True):
    """A number and what it counts: 40 drones, 60 per cent, 14 September."""

    value: float
    unit: str
    bound: int = 0
    """1 where it is the least ("at least 40"), -1 where it is the most ("no more than 9")."""


class Clause(Struct, frozen=True, kw_only=True):
    """One clause: what it speaks of, and whether its words turn it round ("we will not ...", "... is shut")."""

    things: frozenset[str]
    core: frozenset[str]
    """The things but for words that turn or have an opposite: what the clause speaks of, whichever way it goes."""
    words: frozenset[str]
    turns: tuple[frozenset[str], ...]
    """For each word that turns the clause the things that it turns: `no troops`, `is closed` of `the embassy`."""
    main: bool
    opens: str
    """Its first word, a leading `that` or `and` left out: `if`, `who`, `she`."""

    @property
    def turned(self) -> bool:
        """Whether its words turn the whole of it round."""
        return len(self.turns) % 2 == 1

    def turned_towards(self, other: "Clause") -> bool:
        """Whether it is turned in what the other speaks of, too; `we do not want to` is of all."""
        things = other.things | other.core
        return sum(not scope or bool(scope & things) for scope in self.turns) % 2 == 1


class Wording(Struct, frozen=True, kw_only=True):
    """A statement as the rules see it."""

    clauses: tuple[Clause, ...]
    things: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    firm: int
    presses: int
    holds: bool
    """Whether it tells an attitude: `we no longer trust them`, `talks are out of the question`."""
    asks: bool
    """Whether it is a question, or weighs what to do: nothing that another statement could gainsay."""


@lru_cache(maxsize=20_000)
def read(text: str) -> Wording:
    """The wording of a statement: `We will not send troops` speaks of sending and troops, turned, firm."""
    words = _words()
    tokens = TOKEN.findall(text.replace("n’t", "n't"))
    clauses = tuple(_clause(part, main) for part, main in _split(tokens))
    stems = [stem(t) for t in tokens]
    return Wording(
        clauses=clauses or (_clause((), True),),
        things=frozenset().union(*(c.things for c in clauses)),
        names=_names(tokens),
        figures=tuple(_figures(tokens)),
        firm=max((words.firm.get(s, 0) for s in stems), default=0),
        presses=max((words.demands.get(s, 0) for s in stems), default=0),
        holds=any(s in words.holds for s in stems) or words.stances.search(text) is not None,
        asks=(bool(tokens) and (tokens[0].casefold() in ASKING or "?" in tokens or UNKNOWN.search(text) is not None))
        or not words.weighing.isdisjoint(stems),
    )


def other_case(a: Wording, b: Wording, one: Clause, other: Clause) -> bool:
    """Whether two main clauses tell of two cases: another time, another name, a condition or a kind that is another."""
    names = a.names & one.things, b.names & other.things
    if all(x - y for x, y in (names, names[::-1])):
        return True
    times = [c.words & _times() | {w for w in c.words if YEAR.fullmatch(w)} for c in (one, other)]
    if (all(times) and not times[0] & times[1]) or {_tense(one), _tense(other)} == {"past", "to come"}:
        return True
    return any(_apart(x, y) for x in a.clauses for y in b.clauses if not x.main and not y.main)


def _apart(one: Clause, other: Clause) -> bool:
    """Whether what two clauses add sets the main ones apart: `who had no papers` and `who have papers`."""
    if one.things & other.things and one.turned != other.turned:
        return True
    return {one.opens, other.opens} <= NARROWING and len(one.things & other.things) < len(one.things | other.things) / 2


def _tense(clause: Clause) -> str:
    if clause.words & _aux(("will", "shall", "going")) or any(w.endswith(("'ll", "'l")) for w in clause.words):
        return "to come"
    return "past" if clause.words & _aux(("was", "were", "did", "had")) else ""


def ought_and_is(one: Clause, other: Clause) -> bool:
    """Whether one tells what ought to be and the other what is: `he lacks the temperament`, `we need a steady one`."""
    asks = [bool(c.words & _aux(("must", "should", "ought", "need", "needs"))) for c in (one, other)]
    return asks[0] != asks[1] and "to come" not in (_tense(one), _tense(other))


@cache
def _aux(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))


@cache
def _times() -> frozenset[str]:
    return frozenset(map(stem, (*calendar.month_name[1:], *calendar.day_name))) - {stem("may"), stem("march")}


def opposite(one: Clause, other: Clause) -> bool:
    """Whether the one holds a word and the other its opposite, neither of which turns its clause: `grew`, `shrank`."""
    words = _words()
    mine, theirs = one.words - words.turning, other.words - words.turning
    for a, b in words.opposite:
        for up, down in ((a, b), (b, a)):
            if up & mine and down & theirs and not down & mine and not up & theirs:
                return True
    return False


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending: `scrapping` and `scrapped` are `scrap`, `duties` is `duti`."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    if len(low) <= 3:
        return low
    for ending in ("ing", "ed", "ies", "es", "s", "e", "y"):
        rest = low.removesuffix(ending)
        if rest == low or len(rest) < 3 or (ending == "s" and rest[-1] in "sui"):
            continue
        if ending in ("ies", "y"):
            return rest + "i"
        if re.search(r"[aeiouy]", rest):
            return _single(rest.removesuffix("e") if len(rest) > 3 else rest)
    return _single(low)


def _single(rest: str) -> str:
    """`scrapp` as `scrap`: a consonant doubled by an ending is one."""
    return rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeious" else rest


class _Words:
    """The compiled list, its entries without their endings."""

    def __init__(self) -> None:
        raw = lexicon.read_json("history.json")
        self.negators = frozenset(raw["negators"])
        self.turning = frozenset(stem(w) for group in raw["turning"].values() for w in group)
        self.phrases = tuple(f" {p} " for p in raw["phrases"])
        self.idle = tuple(f" {p} " for p in raw["idle"])
        self.aside = frozenset(raw["aside"])
        self.firm = {stem(w): int(n) for w, n in raw["firm"].items()}
        self.holds = frozenset(map(stem, raw["holds"]))
        self.stances = re.compile(rf"\b(?:{'|'.join(map(re.escape, raw['stances']))})\b", re.I)
        self.weighing = frozenset(map(stem, raw["weighing"]))
        self.demands = {stem(w): int(n) for w, n in raw["demands"].items()}
        self.alike = {stem(w): f"={group[0]}" for group in reversed(raw["alike"]) for w in group}
        self.evils = frozenset(self.alike.get(s, s) for s in map(stem, raw["evils"]))
        self.opposite = tuple((frozenset(map(stem, a)), frozenset(map(stem, b))) for a, b in raw["opposite"])
        self.swinging = frozenset().union(*(side for pair in self.opposite for side in pair))
        self.common = frozenset(raw["common"]) | frozenset(map(stem, raw["common"])) | self.negators


@cache
def _words() -> _Words:
    return _Words()


def _split(tokens: Sequence[str]) -> list[tuple[list[str], bool]]:
    """Clauses with whether each is a main one; where none is, all are."""
    aside = _words().aside
    parts: list[tuple[list[str], bool]] = [([], True)]
    for i, token in enumerate(tokens):
        low = token.casefold()
        if token in BREAKS or token == ",":
            parts.append(([], True))
        elif (low == "that" and _narrows(parts[-1][0])) or (
            low in aside and not (low in CLEFT and _cleft(parts[-1][0]))
        ):
            parts.append(([token], False))
        elif low in JOINING and i + 1 < len(tokens) and tokens[i + 1].casefold() in STARTING:
            parts.append(([], True))
        else:
            parts[-1][0].append(token)
    parts = [p for p in parts if p[0]]
    return parts if any(main for _, main in parts) else [(part, True) for part, _ in parts]


ANY = frozenset({"a", "an", "any"})
CLAIMS = frozenset(
    {"claim", "fabrication", "fact", "fiction", "hoax", "invention", "lie", "myth", "rumour", "rumor", "slander"}
)


def _narrows(before: Sequence[str]) -> bool:
    """Whether `that` tells which one is meant: `a deal [that leaves us dry]`, not `a lie that we shot first`."""
    return any(t.casefold() in ANY for t in before[-3:-1]) and before[-1].casefold() not in CLAIMS


YEAR = re.compile(r"(?:19|20)\d\d")
NARROWING = frozenset({"that", "who", "which", "whose"})
CLEFT = frozenset({"who", "which"})
STARTING = frozenset({"i", "we", "you", "he", "she", "it", "they", "there", "no", "nothing", "nobody", "will", "has",
                      "have", "is", "are"})  # fmt: skip


def _cleft(before: Sequence[str]) -> bool:
    """Whether what follows is the main thing said: `it was the minister [who signed]`."""
    return len(before) > 2 and before[0].casefold() == "it" and before[1].casefold() in ("is", "was")


LEADING = frozenset({"and", "but", "so", "well", "yes"})
TURN = "¬"
"""Stands where a group of words turned a clause."""
AFTER = 6
"""Things behind a negator that it may turn."""
ENDING = frozenset({"end", "stop", "halt", "ceas"})
"""To end an evil is no turn of a clause that has one: `no way to end the war`."""
ADVERBIAL = frozenset(
    {"at", "before", "by", "during", "immediately", "in", "next", "now", "on", "soon", "until", "within"}
)
"""Behind such a word nothing stands that a verb turns: `the troops must leave within a month`."""
BESIDE = 2
"""Things behind a verb or an adjective that it turns: the next ones, else those before it."""


def _clause(tokens: Sequence[str], main: bool) -> Clause:
    words = _words()
    line = f" {' '.join(tokens).casefold().replace(chr(8217), chr(39))} "
    for idle in words.idle:
        line = line.replace(idle, " ")
    for phrase in words.phrases:
        line = line.replace(phrase, f" {TURN} ")
    line = line.replace(" neither ", " ") if " nor " in line else line
    marked = [TURN if low in words.negators or low.endswith("n't") else stem(low) for low in line.split()]
    stems = [s for s in marked if s != TURN]
    said = frozenset(filter(_tells, stems))
    things = frozenset(words.alike.get(s, s) for s in said)
    core = frozenset(words.alike.get(s, s) for s in said - words.turning - words.swinging - words.firm.keys())
    scopes = [(s, _scope(marked, i)) for i, s in enumerate(marked) if s == TURN or s in words.turning]
    turns = tuple(scope for s, scope in scopes if not (s in ENDING and TURN in marked and scope & words.evils))
    opens = next(
        (
            low
            for t in tokens
            if (low := t.casefold().replace("’", "'")) not in LEADING and not (main and low == "that")
        ),
        "",
    )
    return Clause(things=things, core=core, words=frozenset(stems), turns=turns, main=main, opens=opens)


def _tells(s: str) -> bool:
    """Whether a word tells what a statement is about."""
    return len(s) > 1 and s not in _words().common and s not in NUMERALS and not NUMBER.fullmatch(s)


def _scope(marked: Sequence[str], at: int) -> frozenset[str]:
    """The things that the word at a place turns: what follows it, else what stands before it."""
    words = _words()
    own = {marked[at]} - {TURN}
    after, before = ([s for s in part if s != TURN and _tells(s)] for part in (marked[at + 1 :], marked[:at]))
    if own and marked[at + 1 : at + 2] and marked[at + 1] in ADVERBIAL:
        found = before[-BESIDE:] or after[:BESIDE]
    else:
        reach = BESIDE if own else AFTER
        found = after[:reach] or before[-reach:]
    return frozenset(words.alike.get(s, s) for s in (*own, *found))


def _names(tokens: Sequence[str]) -> frozenset[str]:
    """Words with a capital letter that do not open a sentence, and those in capitals."""
    out = set()
    for i, token in enumerate(tokens):
        opens = i == 0 or tokens[i - 1] in BREAKS
        if token[0].isupper() and len(token) > 1 and (not opens or token.isupper()):
            out.add(stem(token))
    return frozenset(out - _words().common)


def _figures(tokens: Sequence[str]) -> list[Figure]:
    out, i = [], 0
    while i < len(tokens):
        value, after = _number(tokens, i)
        if value is None:
            i += 1
            continue
        out.append(Figure(value=value, unit=_unit(tokens, i, after), bound=_bound(tokens, i)))
        i = after
    return out


LEAST = re.compile(
    r"(?:at least|(?<!no )(?<!not )(?:more|fewer|greater) than|(?<!no )over|(?:no|not) (?:less|fewer) than) $"
)
MOST = re.compile(r"(?:at most|(?:no|not) more than|(?<!no )(?<!not )less than|up to|under|only|at the most) $")


def _bound(tokens: Sequence[str], at: int) -> int:
    """Whether a figure is the least or the most: `at least 40`, `no more than nine`."""
    before = " ".join(tokens[max(0, at - 3) : at]).casefold() + " "
    return 1 if LEAST.search(before) else -1 if MOST.search(before) else 0


def _number(tokens: Sequence[str], i: int) -> tuple[float | None, int]:
    low = tokens[i].casefold()
    if NUMBER.fullmatch(low):
        value = float(re.sub(r"[.,](?=\d{3}(?:\D|$))", "", low).replace(",", "."))
    elif low in SMALL and low != "one":
        value = float(SMALL[low])
    elif low in TENS:
        value = float(TENS[low])
    else:
        return None, i
    i += 1
    while i < len(tokens) and tokens[i].casefold() in GREAT:
        value, i = value * GREAT[tokens[i].casefold()], i + 1
    return value, i


def _unit(tokens: Sequence[str], at: int, after: int) -> str:
    """What a number counts: the word behind it, but for `of` and `the`; a month before it."""
    words = _words()
    following = [t.casefold() for t in tokens[after : after + 4]]
    if following[:1] == ["%"] or following[:1] == ["percent"] or following[:2] == ["per", "cent"]:
        return "%"
    for low in following:
        if low in BREAKS or low == ",":
            break
        s = stem(low)
        if s not in words.common:
            return words.alike.get(s, s)
    return stem(tokens[at - 1]) if at else ""
