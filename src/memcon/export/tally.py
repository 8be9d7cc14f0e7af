"""What an export wrote, and what its format has no room for."""

from collections import Counter


class Tally:
    """Counts what was written (rows, entries, documents) and, by reason, what was left out; `unit` is a plural."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.written = 0
        self.left_out: Counter[str] = Counter()

    def lines(self) -> list[str]:
        """The reasons with their numbers, the most frequent first: `3 events left out: no actor is named`."""
        ordered = sorted(self.left_out.items(), key=lambda pair: (-pair[1], pair[0]))
        return [f"{number:,} left out: {reason}" for reason, number in ordered]
