"""The step that reads: parse and encoder, once a report."""

import dataclasses
import re
from collections.abc import Sequence

import msgspec

from memcon import lexicon
from memcon.record import Draft, Report, hull
from memcon.syntax.encoder import Encoder
from memcon.syntax.parser import DEFAULT, Parser

AFTER_DATELINE = re.compile(r"[\s,.:;|_—–―‑-]*")
"""The dash or colon between a dateline and the first sentence belongs to neither."""


class ReadSyntax:
    """Give each draft its reading; the dateline is no sentence and stays out of it."""

    needs: tuple[str, ...] = ("report",)
    gives: tuple[str, ...] = ("reading",)

    def __init__(self, parser: str = DEFAULT) -> None:
        self._parser = Parser(parser)
        self._encoder = Encoder()
        self.models = {"parser": self._parser.version, "encoder": lexicon.sha256("encoder.onnx")}

    def read(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Parse all drafts in one batch, then encode each."""
        skip = [_body(d.report) for d in drafts]
        readings = self._parser.read([d.report.text for d in drafts], skip)
        return [
            msgspec.structs.replace(d, reading=dataclasses.replace(r, encoded=self._encoder.read(r)))
            for d, r in zip(drafts, readings, strict=True)
        ]


def _body(report: Report) -> int:
    """Where the first sentence begins: after the dateline and its dash."""
    if report.dateline is None or not report.dateline.spans:
        return 0
    end = hull(report.dateline.spans)[1]
    found = AFTER_DATELINE.match(report.text, end)
    return found.end() if found else end
