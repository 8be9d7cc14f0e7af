"""What the questions over time are asked of: a statement with its day, its speaker and whom it judges how."""

from datetime import date as Day  # noqa: N812

from memcon.record import Act
from memcon.record.record import Entry


class Towards(Entry, frozen=True, kw_only=True):
    """A statement's tone towards an actor, -1 to 1; `key` is the actor's across reports."""

    key: str
    name: str
    tone: float


class Said(Entry, frozen=True, kw_only=True):
    """A dated statement: `text` is its content as it stands in the report, `quotes` the parts in quotation marks.

    `speaker` and the keys in `about` are one actor's across reports; `year` is the occasion's; `vector` is the packed
    sentence vector, None where it was not made.
    """

    report: str
    statement: str
    day: Day | None = None
    speaker: str | None = None
    name: str | None = None
    text: str
    quotes: tuple[str, ...] = ()
    act: Act = "said"
    about: tuple[Towards, ...] = ()
    topics: tuple[str, ...] = ()
    occasion: str | None = None
    year: int | None = None
    publisher: str | None = None
    url: str | None = None
    vector: bytes | None = None

    def shown(self) -> str:
        """The words to show as proof: the longest quotation, else the content."""
        return max(self.quotes, key=len, default=self.text)
