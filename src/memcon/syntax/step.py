"""The step that reads: parse and encoder, once a report."""

from collections.abc import Sequence

import msgspec

from memcon.record import Draft, hull
from memcon.syntax.parser import DEFAULT, Parser


class ReadSyntax:
    """Give each draft its reading; the dateline is no sentence and stays out of it."""

    needs: tuple[str, ...] = ("report",)
    gives: tuple[str, ...] = ("reading",)

    def __init__(self, parser: str = DEFAULT) -> None:
        self._parser = Parser(parser)

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Parse all drafts in one batch."""
        skip = [hull(d.report.dateline.spans)[1] if d.report.dateline and d.report.dateline.spans else 0 for d in drafts]
        readings = self._parser.read([d.report.text for d in drafts], skip)
        return [msgspec.structs.replace(d, reading=r) for d, r in zip(drafts, readings, strict=True)]
