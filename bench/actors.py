"""Actors: countries and links against NewsWCL50 and GUM, pronouns against GAP, codes against GSR and NGEC's tests."""

import csv
import json
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bench import run
from memcon.actors.chains import Chain
from memcon.actors.coding import Coder
from memcon.actors.find import FindMentions
from memcon.actors.holders import today
from memcon.actors.link import LinkActors, named
from memcon.actors.linker import Linker
from memcon.actors.pairs import PAIR
from memcon.actors.scores import Pair, Weights, weights
from memcon.record import Draft, Mention, Reading, Report

WCL_DAY = date(2018, 5, 1)
"""NewsWCL50 gives no dates: its reports are of April and May 2018."""
LIKELY = -2.0
"""A name of GAP counts as meant when its score is no more than this below the best of all."""


@cache
def front() -> list[Any]:
    """The steps before the actors."""
    from memcon.places.find import FindPlaces
    from memcon.statements.find import FindAttributions
    from memcon.syntax.step import ReadSyntax

    return [ReadSyntax(), FindPlaces(), FindAttributions()]


@cache
def finder() -> FindMentions:
    """The step that finds mentions."""
    return FindMentions()


def read(texts: list[str], days: list[date | None] | None = None, steps: int = 3) -> list[Draft]:
    """The texts after the first steps: parse, places, attributions."""
    days = days or [None] * len(texts)
    out: list[Draft] = []
    for start in range(0, len(texts), run.CHUNK):
        pairs = zip(texts[start : start + run.CHUNK], days[start : start + run.CHUNK], strict=True)
        drafts = [Draft(report=Report(id="-", text=t, sha256="", published=day)) for t, day in pairs]
        for step in front()[:steps]:
            drafts = step.read(drafts)
        out.extend(drafts)
    return out


def predict(gold_path: Path, scores: Weights | None = None) -> list[dict[str, Any]]:
    """Mentions with country and entity, in `score_actor.py`'s form."""
    documents = run.lines(gold_path)
    step = LinkActors(scores)
    drafts = read([d["text"] for d in documents], [day_of(d) for d in documents])
    return [{"id": d["id"], "mentions": mentions(step, r)} for d, r in zip(documents, drafts, strict=True)]


def mentions(step: LinkActors, draft: Draft) -> list[dict[str, Any]]:
    """All mentions of a text that stand for somebody: of an actor, of a place, or of a country that its words tell.

    A thing told of once is none where it holds one that does: the ministry in `the ministry's findings`.
    """
    reading, day = draft.parse(), today(draft.report.published)
    found = finder().mentions(reading, draft.attributions)
    chains = step.chains(reading, found, draft.attributions, day)
    step.complete(reading, chains, found, day, draft.places)
    of = {i: (n, c) for n, c in enumerate(chains) for i in c.members}
    out = []
    for i, m in enumerate(found):
        n, chain = of.get(i, (None, None))
        country = (chain.country if chain is not None else None) or m.country
        alone = chain is None or (len(chain.members) == 1 and holds(found, i))
        if alone and m.kind is None and country is None and m.form == "nominal":
            continue
        if m.key == PAIR and (chain is None or all(found[j].key == PAIR for j in chain.members)):
            continue
        entity = f"m{i}" if n is None and m.form != "pronoun" else None if n is None else str(n)
        out.append({"start": m.start, "end": m.end, "country": country, "entity": entity})
    return out


def holds(found: tuple[Mention, ...], i: int) -> bool:
    """Whether another mention stands within one, at its beginning or after."""
    return i + 1 < len(found) and found[i + 1].start < found[i].end


def day_of(document: dict[str, Any]) -> date | None:
    """The day of a corpus' document."""
    found = run.day(document.get("date") or document.get("published"))
    return found or (WCL_DAY if document.get("source") == "NewsWCL50" else None)


def gap(path: Path, scores: Weights | None = None) -> dict[str, float]:
    """F1 on GAP: which of the two names given the pronoun stands for, or neither."""
    with path.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    drafts = read([row["Text"] for row in rows], steps=1)
    return f1((row, gap_row(row, d.parse(), scores or weights())) for row, d in zip(rows, drafts, strict=True))


def f1(rows: Iterable[tuple[dict[str, str], set[str]]]) -> dict[str, float]:
    """Precision, recall and F1 of rows of GAP with the sides that were found."""
    right = wrong = missed = 0
    for row, meant in rows:
        for side in "AB":
            gold, found = row[f"{side}-coref"] == "TRUE", side in meant
            right += gold and found
            wrong += found and not gold
            missed += gold and not found
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return {"p": precision, "r": recall, "f1": 2 * right / max(1, 2 * right + wrong + missed)}


def gap_row(row: dict[str, str], reading: Reading, scores: Weights) -> set[str]:
    """The sides, A or B, that the pronoun of a row stands for."""
    found = finder().mentions(reading)
    at = int(row["Pronoun-offset"])
    sides = {s: (int(row[f"{s}-offset"]), int(row[f"{s}-offset"]) + len(row[s])) for s in "AB"}
    got: dict[str, float] = {}
    best = [-1e9]

    def choose(i: int, chains: list[Chain], pairs: list[Pair], none: Pair) -> tuple[int, float]:
        if found[i].start == at and found[i].form == "pronoun":
            best[0] = max([scores.score(none), *(scores.score(f) for f in pairs)])
            for chain, f in zip(chains, pairs, strict=True):
                for side, (a, b) in sides.items():
                    if any(_names(found[j], a, b) for j in chain.members):
                        got[side] = max(got.get(side, -1e9), scores.score(f))
        return linker.best(i, chains, pairs, none)

    linker = Linker(*named(reading, found), scores, choose)
    linker.run()
    top = max(got.values(), default=-1e9)
    return {side for side, score in got.items() if score == top and score - best[0] >= LIKELY}


def _names(m: Mention, start: int, end: int) -> bool:
    return m.form == "name" and m.start < end and m.end > start


def gsr(path: Path) -> dict[str, float]:
    """Of GSR's actors with a country: the share whose country, and whose country and sector, is right; spans given."""
    documents = run.lines(path)
    coder = Coder()
    count = country = both = 0
    for d, draft in zip(documents, read([d["text"] for d in documents]), strict=True):
        for actor in (a for e in d["events"] for a in e["source"] + e["target"]):
            if not actor.get("country") or not actor.get("spans"):
                continue
            code = coder.code(draft, (actor["spans"][0][0], actor["spans"][-1][1]))
            count += 1
            same = alike(code.country, actor["country"])
            country += same
            both += same and (code.sector or "GOV") == (actor.get("sector") or "GOV")
    return {"country": country / count, "country+sector": both / count, "n": count}


def alike(found: str | None, gold: str) -> bool:
    """Whether two country fields agree; gold of 2016 writes IGO for the UN and the EU as well."""
    igos = {"IGO", "UNO", "EUR", "NGO"}
    return found == gold or (found in igos and gold in igos)


def ngec(path: Path) -> dict[str, float]:
    """Of NGEC's phrases with a country: the share of those whose country, and first code if there is one, are right."""
    tests = [t for t in run.lines(path) if t["expected"].get("country")]
    coder = Coder()
    right = country = 0
    drafts = read([t["text"] for t in tests], [run.day(t.get("query_date")) for t in tests])
    for test, draft in zip(tests, drafts, strict=True):
        expected = test["expected"]
        code = coder.code(draft, (0, len(test["text"])))
        same = code.country == expected["country"]
        country += same
        right += same and ("code_1" not in expected or (expected["code_1"] or "GOV") == (code.sector or "GOV"))
    return {"share": right / len(tests), "country": country / len(tests), "n": len(tests)}


def main() -> None:
    """Print all figures: `python -m bench.actors FOLDER`, FOLDER with `actors/` and `events/`."""
    folder = Path(sys.argv[1])
    from bench.scorers import scorer

    for name in ("newswcl50_dev", "gum_dev"):
        path = folder / "actors" / f"{name}.jsonl"
        module = scorer("score_actor")
        gold = {d["id"]: d for d in run.lines(path)}
        print(name, json.dumps(module.score(gold, {d["id"]: d for d in predict(path)})))
    print("gap", json.dumps(gap(folder / "actors" / "gap-development.tsv")))
    print("gsr", json.dumps(gsr(folder / "events" / "gsr_dev.jsonl")))
    print("ngec", json.dumps(ngec(folder / "events" / "ngec_actor_tests.jsonl")))


def load(path: Path) -> Weights:
    """Weights of a fold, to measure what was not trained on."""
    table = msgspec.json.decode(path.read_bytes())
    return Weights(table["weights"], table["least"])


if __name__ == "__main__":
    main()
