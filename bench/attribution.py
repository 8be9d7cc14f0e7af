"""Who said what, against people's reading: PolNeAR's form."""

import re
from pathlib import Path
from typing import Any

from bench import run
from bench.scorers import scorer
from memcon.record import Draft

THAT = re.compile(r"\bthat,? $", re.IGNORECASE)


def predict(gold: Path) -> list[dict[str, Any]]:
    """Attributions of the texts in the scorer's form."""
    return [form(d) for d in run.drafts(run.lines(gold), when="date")]


def form(draft: Draft) -> dict[str, Any]:
    """A report's attributions, with the confidence that the reliability figure needs.

    PolNeAR's guidelines are wider and narrower than a record's: they count attitudes that tell no words ("criticised
    the policies", `bare`, in a record an event and no statement), and annotate no attribution inside another's content
    (none of 2,192 in the development set), so one with `inside` stays out of the form.
    """
    text = draft.report.text
    spans = lambda s: [list(p) for p in s or ()]  # noqa: E731
    return {
        "id": draft.report.id,
        "attributions": [
            {
                "source": spans(s.source),
                "cue": spans(s.cue),
                "content": [with_that(text, p) for p in s.content],
                "confidence": s.confidence,
            }
            for s in draft.attributions
            if s.inside is None
        ],
    }


def with_that(text: str, span: tuple[int, int]) -> list[int]:
    """The span with the "that" right before it: PolNeAR's contents hold it, a record's do not."""
    found = THAT.search(text, max(0, span[0] - 8), span[0])
    return [found.start() if found else span[0], span[1]]


def score(gold: Path) -> dict[str, Any]:
    """The scorer's figures, and two of our own: exact spans (CofeNet's measure) and reliability."""
    module = scorer("score_attribution")
    documents = module.read(str(gold))
    found = {p["id"]: p for p in predict(gold)}
    figures: dict[str, Any] = module.score(documents, found)
    figures["exact"] = exact(documents, found, module)
    figures["reliability"] = reliability(documents, found, module)
    return figures


def exact(gold: dict[str, Any], found: dict[str, Any], module: Any) -> dict[str, Any]:
    """Span F1 of each role, spans equal by their first and last word, roles unlinked (Wang et al. 2022, CofeNet)."""
    out = {}
    for role in ("source", "cue", "content"):
        right = wanted = given = 0
        for name, document in gold.items():
            tokens = module.tokens(document["text"])
            mine, theirs = (
                {ends(tokens, s) for a in d.get("attributions", []) for s in a.get(role) or []} - {None}
                for d in (found.get(name, {}), document)
            )
            right, wanted, given = right + len(mine & theirs), wanted + len(theirs), given + len(mine)
        out[role] = module.prf(right, given, wanted)["f1"]
    return out


def ends(tokens: list[tuple[int, int]], span: list[int]) -> tuple[int, int] | None:
    """The first and last word that a span covers."""
    inside = [i for i, (a, b) in enumerate(tokens) if a < span[1] and b > span[0]]
    return (inside[0], inside[-1]) if inside else None


def reliability(gold: dict[str, Any], found: dict[str, Any], module: Any) -> dict[str, Any]:
    """Of the statements of each band of confidence, how many there are and the share that is relaxed-right."""
    bands: dict[str, list[int]] = {}
    for name, document in gold.items():
        text, tokens = document["text"], module.tokens(document["text"])
        cover = lambda a: {r: module.covered(a.get(r) or [], tokens, len(text), name) for r in ("source", "content")}  # noqa: B023, E731
        theirs = [cover(a) for a in document["attributions"]]
        for a in found.get(name, {}).get("attributions", []):
            mine = cover(a)
            right = any(
                mine["content"] and len(g["content"] & mine["content"]) >= 0.5 * len(g["content"] | mine["content"])
                and module.same_source(g, mine)
                for g in theirs
            )  # fmt: skip
            band = bands.setdefault(f"{min(9, int(a['confidence'] * 10)) / 10:.1f}", [0, 0])
            band[0] += 1
            band[1] += right
    return {k: {"n": n, "right": round(r / n, 3)} for k, (n, r) in sorted(bands.items())}
