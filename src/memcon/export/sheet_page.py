"""A sample to check as one page: yes, no or unsure by a key or a button, and the verdicts saved as CSV."""

import json
from collections.abc import Iterator, Sequence
from html import escape

from memcon import lexicon
from memcon.export.sheets import claim, undrawn_cell
from memcon.record import Span
from memcon.store.sample import Drawn


def page(drawn: Sequence[Drawn], title: str) -> str:
    """The whole page, which asks for nothing outside itself."""
    rows = [
        {
            "number": d.number,
            "stratum": d.stratum,
            "of": d.of,
            "report": d.line.report.name,
            "key": d.line.key,
            "undrawn": undrawn_cell(d.undrawn),
        }
        for d in drawn
    ]
    data = json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c")
    cards = "\n".join(_card(d) for d in drawn)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title><style>{_shipped("sheet.css")}</style></head><body>
<header><div><h1>{escape(title)}</h1>
<p class="soft">Is what each record says true of the marked words? Keys: y yes, n no, u unsure, j next, k back.</p>
<p><span id="done" role="status"></span> <button id="save" type="button">Save the verdicts</button>
<span class="soft">then: memcon sample --verdicts verdicts.csv</span></p></div></header>
<main>
{cards}
</main>
<script id="rows" type="application/json">{data}</script><script>{_shipped("sheet.js")}</script></body></html>
"""


def _shipped(name: str) -> str:
    return lexicon.path(name).read_text(encoding="utf-8")


def _card(drawn: Drawn) -> str:
    report = drawn.line.report
    facts = [report.publisher, report.published.isoformat() if report.published else None, report.title]
    source = escape(" · ".join(f for f in facts if f))
    url = report.url or ""
    link = f' · <a href="{escape(url)}" rel="noreferrer">report</a>' if url.startswith(("http://", "https://")) else ""
    name = f"v{drawn.number}"
    choices = "".join(
        f'<label class="{value}"><input type="radio" name="{name}" value="{value}">{value}</label>'
        for value in ("yes", "no", "unsure")
    )
    return f"""<article id="r{drawn.number}"><h2>{drawn.number}. {escape(claim(drawn))}</h2>
<blockquote>{"".join(_marked(drawn.around, drawn.marks))}</blockquote>
<fieldset><legend class="soft">{source}{link}</legend>{choices}
<input type="text" aria-label="Note on {drawn.number}" placeholder="note"></fieldset></article>"""


def _marked(words: str, marks: Sequence[Span]) -> Iterator[str]:
    at = 0
    for start, end in marks:
        yield escape(words[at:start])
        yield f"<mark>{escape(words[start:end])}</mark>"
        at = end
    yield escape(words[at:])
