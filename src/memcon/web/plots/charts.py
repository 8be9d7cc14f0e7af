"""The charts of the reading room: weeks of a dyad, months and offices of an actor, who acts on whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from memcon.export.wording import counted, country, period, short
from memcon.store.rows import OfficeLine, Pair, Week
from memcon.web.plots.vega import NOWHERE, ink, themed

WIDE, NARROW = 1240, 820
"""Of a plot over the whole page, and over a column."""
NETWORK = (880, 600)
OFFICE = 24
"""How high the line of an office is."""
NAMES = 280
"""How long the name of an office may be, in pixels."""


def weeks(found: Sequence[Week]) -> dict[str, Any]:
    """Cooperation above the line, conflict below; a week that breaks with what was before is marked."""
    rows: list[dict[str, object]] = []
    for week in found:
        for kind, count in (("cooperation", week.cooperation), ("conflict", -week.conflict)):
            label = f"Week of {short(week.monday)}: {abs(count)} {kind}"
            rows.append({"week": week.monday.isoformat(), "count": count, "kind": kind, "label": label})
    marks = [
        {"week": w.monday.isoformat(), "label": f"Change in the week of {short(w.monday)}"} for w in found if w.breaks
    ]
    bars = {
        "mark": {"type": "bar", "width": max(1.2, min(12, 0.8 * WIDE / max(1, len(found))))},
        "encoding": {
            "x": {
                "field": "week",
                "type": "temporal",
                "title": None,
                "axis": {"grid": False, "labelOverlap": True, "tickCount": 12},
            },
            "y": {
                "field": "count",
                "type": "quantitative",
                "title": "conflict · cooperation",
                "axis": {"tickCount": 5, "format": "d", "tickMinStep": 1},
            },
            "color": _kinds(("cooperation", "coop"), ("conflict", "conf")),
            "description": {"field": "label"},
        },
    }
    layers: list[dict[str, Any]] = [{"data": {"values": rows}, **bars}]
    if marks:
        layers.append(
            {
                "data": {"values": marks},
                "mark": {"type": "rule", "strokeDash": [3, 3], "color": ink("ink"), "strokeWidth": 1.4},
                "encoding": {"x": {"field": "week", "type": "temporal"}, "description": {"field": "label"}},
            }
        )
    return themed({"width": WIDE, "height": 170, "layer": layers})


def months(found: Sequence[tuple[date, int, int]]) -> dict[str, Any]:
    """Statements and acts of an actor by month."""
    rows = [
        {"month": month.isoformat(), "count": count, "kind": kind, "label": f"{month:%B %Y}: {count} {kind}"}
        for month, said, done in found
        for kind, count in (("statements", said), ("events", done))
    ]
    return themed(
        {
            "width": NARROW,
            "height": 110,
            "data": {"values": rows},
            "mark": {"type": "bar", "width": max(1.2, min(14, 0.7 * NARROW / max(1, len(found))))},
            "encoding": {
                "x": {
                    "field": "month",
                    "type": "temporal",
                    "timeUnit": "yearmonth",
                    "title": None,
                    "axis": {"grid": False, "labelOverlap": True},
                },
                "y": {
                    "field": "count",
                    "type": "quantitative",
                    "title": None,
                    "axis": {"tickCount": 4, "format": "d", "tickMinStep": 1},
                },
                "color": _kinds(("statements", "said"), ("events", "mixed")),
                "description": {"field": "label"},
            },
        }
    )


def offices(found: Sequence[OfficeLine]) -> dict[str, Any]:
    """Offices from the first report that gave them to the last, the earliest on top; one day is a dot."""
    rows = [
        {
            "office": office_name(o),
            "first": o.first.isoformat(),
            "last": o.last.isoformat(),
            "label": f"{office_name(o)}: {period(o.first, o.last)}, {counted(o.reports, 'report')}",
        }
        for o in found
        if o.first and o.last
    ]
    x = {"field": "first", "type": "temporal", "title": None, "axis": {"labelOverlap": True, "tickCount": 8}}
    order = list(dict.fromkeys(row["office"] for row in sorted(rows, key=lambda r: (r["first"], r["last"]))))
    y = {
        "field": "office",
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {"labelLimit": NAMES, "ticks": False, "domain": False, "labelPadding": 8},
    }
    ends = {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": ink("said"), "aria": False}
    return themed(
        {
            "width": NARROW - NAMES,
            "height": {"step": OFFICE},
            "data": {"values": rows},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 6, "color": ink("said")},
                    "encoding": {"x": x, "x2": {"field": "last"}, "description": {"field": "label"}},
                },
                {"mark": ends, "encoding": {"x": x}},
                {"mark": ends, "encoding": {"x": {**x, "field": "last"}}},
            ],
        }
    )


def office_name(office: OfficeLine) -> str:
    """An office with whose it is: `Foreign Minister, Norway`."""
    parts = (office.title, office.organisation, country(office.country))
    return ", ".join(dict.fromkeys(p for p in parts if p))


def network(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Countries that act on one another, drawn together by how much; a line leads to its dyad."""
    names = sorted({c for p in pairs for c in (p.one, p.other)})
    busy = {n: sum(p.cooperation + p.conflict for p in pairs if n in (p.one, p.other)) for n in names}
    at = {n: i for i, n in enumerate(names)}
    nodes = [
        {"code": n, "name": country(n) or n, "busy": busy[n], "cx": NETWORK[0] / 2, "cy": NETWORK[1] / 2} for n in names
    ]
    links = [
        {
            "source": at[p.one],
            "target": at[p.other],
            "all": p.cooperation + p.conflict,
            "share": p.conflict / max(1, p.cooperation + p.conflict),
            "href": f"{NOWHERE}/dyad/{p.one}/{p.other}",
            "label": f"{country(p.one)} and {country(p.other)}: {p.cooperation} cooperation, {p.conflict} conflict",
        }
        for p in pairs
    ]
    width, height = NETWORK
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": width,
        "height": height,
        "padding": 8,
        "background": None,
        "data": [{"name": "nodes", "values": nodes}, {"name": "links", "values": links}],
        "scales": [
            {
                "name": "size",
                "type": "sqrt",
                "domain": {"data": "nodes", "field": "busy"},
                "zero": True,
                "range": [10, 620],
            },
            {
                "name": "wide",
                "type": "sqrt",
                "domain": {"data": "links", "field": "all"},
                "zero": True,
                "range": [0.6, 9],
            },
            {
                "name": "ink",
                "type": "threshold",
                "domain": [0.4, 0.6],
                "range": [ink("coop"), ink("mixed"), ink("conf")],
            },
        ],
        "marks": [_circles(width, height), _lines(), _names()],
    }


def _circles(width: int, height: int) -> dict[str, Any]:
    return {
        "name": "circles",
        "type": "symbol",
        "zindex": 1,
        "from": {"data": "nodes"},
        "encode": {
            "enter": {
                "size": {"scale": "size", "field": "busy"},
                "fill": {"value": ink("ink")},
                "stroke": {"value": ink("paper")},
                "strokeWidth": {"value": 1.5},
                "description": {"signal": "datum.name + ': ' + datum.busy + ' acts'"},
            }
        },
        "transform": [
            {
                "type": "force",
                "iterations": 260,
                "static": True,
                "signal": "force",
                "forces": [
                    {"force": "center", "x": width / 2, "y": height / 2},
                    {"force": "collide", "radius": 34},
                    {"force": "nbody", "strength": -240},
                    {"force": "x", "x": "datum.cx", "strength": 0.05},
                    {"force": "y", "y": "datum.cy", "strength": 0.09},
                    {"force": "link", "links": "links", "distance": 104},
                ],
            }
        ],
    }


def _lines() -> dict[str, Any]:
    return {
        "type": "path",
        "from": {"data": "links"},
        "interactive": True,
        "encode": {
            "update": {
                "stroke": {"scale": "ink", "field": "share"},
                "strokeWidth": {"scale": "wide", "field": "all"},
                "strokeOpacity": {"value": 0.72},
                "href": {"field": "href"},
                "description": {"field": "label"},
            }
        },
        "transform": [
            {
                "type": "linkpath",
                "require": {"signal": "force"},
                "shape": "line",
                "sourceX": "datum.source.x",
                "sourceY": "datum.source.y",
                "targetX": "datum.target.x",
                "targetY": "datum.target.y",
            }
        ],
    }


def _names() -> dict[str, Any]:
    return {
        "type": "text",
        "zindex": 2,
        "from": {"data": "circles"},
        "interactive": False,
        "encode": {
            "enter": {
                "x": {"field": "x"},
                "y": {"field": "y", "offset": {"signal": "-sqrt(datum.size) / 2 - 6"}},
                "text": {"field": "datum.name"},
                "align": {"value": "center"},
                "font": {"value": "Helvetica Neue, Arial, sans-serif"},
                "fontSize": {"value": 11},
                "fill": {"value": ink("ink")},
            }
        },
    }


def _kinds(*named: tuple[str, str]) -> dict[str, Any]:
    return {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": [n for n, _ in named], "range": [ink(role) for _, role in named]},
    }
