"""What in a description speaks against an actor: another country, gender, number, nature or office."""

from memcon.actors.chains import Chain
from memcon.actors.wording import words
from memcon.record import Mention

HIGH = (
    "prime minister", "foreign minister", "defence minister", "defense minister", "finance minister",
    "interior minister", "supreme leader", "vice president", "vice-president", "president", "king", "emir", "sultan",
    "chancellor", "secretary of state", "secretary-general", "secretary general", "ambassador",
)  # fmt: skip
"""Offices of which nobody holds two."""
LESSER = words("vice deputy under assistant associate undersecretary")


def _other_office(title: str, chain: Chain) -> bool:
    """Whether somebody is told of by another high office than any that is told of the chain: no president is a king."""
    mine = next((office for office in HIGH if title.endswith(office)), None)
    theirs = [t.lower() for t, _, _ in chain.roles]
    if mine is None or not theirs:
        return False
    if all(t.endswith(mine) and _lesser(t) != _lesser(title) for t in theirs):
        return True
    return bool(chain.names) and all(t.endswith(HIGH) and not t.endswith(mine) for t in theirs)


def _lesser(title: str) -> bool:
    """Whether a title is of somebody below the office: `vice president`, `under-secretary-general`."""
    return bool(LESSER & set(title.replace("-", " ").split()))


def contradicts(m: Mention, chain: Chain, offices: bool = True) -> bool:
    """Whether a description names another country or gender than the chain's, or is of another nature or number.

    With `offices`, another high office as well; what stands beside a name may tell of a second one.
    """
    if m.country is not None and chain.country is not None and m.country != chain.country:
        return True
    if m.country is not None and chain.known and m.country not in chain.known:
        return True
    if offices and m.kind == "person" and m.roles and _other_office(m.roles[0].title.lower(), chain):
        return True
    if m.gender in ("f", "m") and chain.told in ("f", "m") and m.gender != chain.told:
        return True
    if not m.plural and (chain.two is not None or (m.kind in ("person", "group") and chain.several)):
        return True
    if chain.kind == "person" and (m.plural or m.kind == "group"):
        return True
    return m.kind == "person" and chain.kind in ("state", "igo", "group") and bool(chain.names)
