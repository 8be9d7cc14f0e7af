"""Two named together: `Ana Ruiz and Ben Okoro`, whom `they` and `the two leaders` may mean."""

from memcon.record import Mention, Reading

PAIR = "pair"
"""The key of a mention that names two; it stands for both, is no name of either and is shown in no record."""
SINGLE = ("person", "state", "igo", "organisation", "government")


def coordinated(reading: Reading, named: list[Mention]) -> list[Mention]:
    """The mentions of two persons or two bodies that an `and` joins, and no third with them."""
    at = {m.head: m for m in named if m.kind in SINGLE and not m.plural}
    out = []
    for head, first in at.items():
        joined = [t for t in reading.children[head] if reading.dep[t] == "conj"]
        if len(joined) != 1 or reading.dep[head] == "conj":
            continue
        second = at.get(joined[0])
        more = second is not None and any(reading.dep[t] == "conj" for t in reading.children[second.head])
        if second is None or more or (second.kind == "person") != (first.kind == "person"):
            continue
        if reading.text[first.end : second.start].strip() not in ("and", "and the", "&"):
            continue
        out.append(Mention(
            start=first.start, end=second.end, head=head, form="name", kind="group", plural=True, key=PAIR,
            confidence=min(first.confidence, second.confidence),
        ))  # fmt: skip
    return out
