"""Those named together: `Ana Ruiz and Ben Okoro`, `France, Germany and Poland`, whom `they` and `both` may mean."""

from itertools import pairwise

from memcon.record import Mention, Reading

PAIR = "pair"
"""The key of a mention that names several; it stands for all of them and is the name of none."""
SINGLE = ("person", "state", "igo", "organisation", "government")
LAST = ("and", "and the", "&", ", and", ", and the")
COMMA = (",", ", the")
MOST = 6
"""A longer list is no party that acts together."""


def coordinated(reading: Reading, named: list[Mention]) -> list[Mention]:
    """The mentions of several persons or several bodies that commas and an `and` join, and nobody else with them."""
    single = sorted((m for m in named if m.kind in SINGLE and not m.plural), key=lambda m: (m.start, -m.end))
    outer = [m for n, m in enumerate(single) if not n or m.start >= single[n - 1].end]
    out, listed = [], outer[:1]
    for one, other in pairwise(outer):
        between = reading.text[one.end : other.start].strip()
        if between in LAST:
            head = _head(reading, [*listed, other])
            if head is not None:
                out.append(_together([*listed, other], head))
        listed = [*listed, other] if between in COMMA else [other]
    return out


def top(reading: Reading, token: int) -> int:
    """The first of the list that a word stands in: `France` for `Poland` in `France, Germany and Poland`."""
    for _ in range(MOST):
        if reading.dep[token] != "conj" or reading.head[token] == token:
            break
        token = reading.head[token]
    return token


def _together(listed: list[Mention], head: int) -> Mention:
    return Mention(
        start=listed[0].start, end=listed[-1].end, head=head, form="name", kind="group", plural=True, key=PAIR,
        confidence=min(m.confidence for m in listed),
    )  # fmt: skip


def _head(reading: Reading, listed: list[Mention]) -> int | None:
    """The head of a list, None where it is none: `In Peru, Chile and Bolivia said` names two."""
    heads = [m.head for m in listed]
    if not 1 < len(listed) <= MOST or len({m.kind == "person" for m in listed}) > 1:
        return None
    outside = [t for t in heads if reading.head[t] not in heads or reading.head[t] == t]
    if len(outside) > 1 or reading.dep[outside[0]] == "conj":
        return None
    if len(listed) == 2 and reading.dep[heads[1]] != "conj":
        return None
    more = any(reading.dep[c] == "conj" and c not in heads for t in heads for c in reading.children[t])
    return None if more else outside[0]
