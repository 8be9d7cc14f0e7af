"""CAMEO: PLOVER's events by the older codes, only where the conversion is one to one.

A root of PLOVER whose acts all fall under one root of CAMEO is given that root's general code (`040`: consult, not
specified below); a mode that is one code of CAMEO's is given it. What may be one of several codes has none.
"""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from memcon.export import codes, plover
from memcon.export.plover import Party, PloverEvent
from memcon.export.tally import Tally
from memcon.record import Event, Record, Report

ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "RETREAT": "08", "REJECT": "12",
    "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16",
}  # fmt: skip
ELSEWHERE = {"SANCTION": "convict", "THREATEN": "arrest"}
"""Modes that CAMEO has under another root."""
MODES = {("ACCUSE", "investigate"): "090"}
GOLDSTEIN = {
    "030": 4.0, "040": 1.0, "041": 1.0, "045": 5.0, "050": 3.5, "060": 6.0, "070": 7.0, "080": 5.0, "090": -2.0,
    "111": -2.0, "112": -2.0, "120": -4.0, "130": -4.4, "140": -6.5, "141": -6.5, "142": -6.5, "143": -6.5,
    "144": -7.5, "145": -7.5, "150": -7.2, "160": -4.0, "173": -5.0, "174": -5.0, "1723": -5.0, "1724": -5.0,
    "181": -9.0, "1821": -9.0, "1822": -9.0, "1831": -10.0, "186": -10.0, "193": -10.0, "194": -10.0, "195": -10.0,
}  # fmt: skip
"""Goldstein's scale for the codes that are given here."""
NULL = "---"
"""How PETRARCH writes an actor without a code."""


def code(event: Event, root: str) -> str | None:
    """The CAMEO code of an event that PLOVER codes as `root`; None where there may be several.

    >>> # a call -> 041, a meeting -> 040, an air strike -> 195, an attack by unknown means -> None
    """
    if root == event.type:
        if event.cameo is not None:
            return event.cameo
        if len(event.modes) == 1 and (root, event.modes[0]) in MODES:
            return MODES[root, event.modes[0]]
    if root not in ROOTS or ELSEWHERE.get(root) in event.modes:
        return None
    return ROOTS[root] + "0"


def actor_code(party: Party | None, kinds: Mapping[str, str]) -> str:
    """Country, type and group in a row, those that are known: `NORGOV`, `IGOUNO`; empty where none is."""
    return "".join(p for p in parts(party, kinds) if p) if party else ""


def parts(party: Party, kinds: Mapping[str, str]) -> tuple[str | None, str | None, str | None]:
    """The CAMEO codes of a party's country, of its type, and of the group that it is."""
    role = codes.CAMEO_TYPES.get(party.sector or "")
    if kinds.get(party.actor or "") == "igo":
        role = "IGO"
    return codes.cameo(party.country), role, codes.CAMEO_GROUPS.get(party.text)


def write(records: Iterable[Record], out: BinaryIO) -> Tally:
    """Write PETRARCH's columns, tab-separated, one dyad a line: date, source, target, code, issues, id, URL, source."""
    tally = Tally("dyads")
    for record in records:
        kinds = {a.id: a.kind for a in record.actors}
        for event, coded in plover.as_facts(record, tally):
            found = code(event, coded.event)
            if found is None:
                tally.left_out["events that may have one of several CAMEO codes"] += 1
                continue
            for line in _lines(coded, found, kinds, record.report):
                if line is None:
                    tally.left_out["dyads in which CAMEO has a code for neither side"] += 1
                else:
                    out.write(line)
                    tally.written += 1
    return tally


def _lines(coded: PloverEvent, found: str, kinds: Mapping[str, str], report: Report) -> Iterable[bytes | None]:
    start, end = plover.period(coded, report)
    day = start.strftime("%Y%m%d") if start and start == end else ""
    for one, other in plover.pairs(coded):
        source, target = actor_code(one, kinds), actor_code(other, kinds)
        if not source and not target:
            yield None
            continue
        cells = (day, source or NULL, target or NULL, found, "", coded.id, coded.url, coded.publisher)
        yield "\t".join(" ".join((cell or "").split()) for cell in cells).encode() + b"\n"
