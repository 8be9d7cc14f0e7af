"""Vega-Lite to SVG on this machine: nothing is loaded from anywhere, and the colours are those of the page.

A chart names its colours by roles; in the SVG they become CSS variables, so that light and dark fit the page and the
reader's choice. What was drawn is kept: drawing takes a tenth of a second.
"""

import hashlib
import threading
from collections import OrderedDict
from importlib import import_module
from typing import Any

import msgspec

INKS = {
    "ink": ("#1b1d22", "#e6e7ea"), "soft": ("#555b67", "#a9b0bd"), "line": ("#e2ded3", "#2d323b"),
    "coop": ("#1f7a8c", "#62cbe0"), "conf": ("#c0392b", "#ff8a7a"), "said": ("#1746a2", "#9dc1ff"),
    "mixed": ("#8a6d1f", "#e6c15a"), "paper": ("#fbfaf7", "#14161a"),
}  # fmt: skip
"""Role to its colour on a light and on a dark page; `room.css` has the same for plots within a page."""
ROLES = {role: f"#0{number:x}0f0{number:x}" for number, role in enumerate(INKS, 1)}
"""Stand-ins for roles, colours that nothing else has."""
FONT = "Helvetica Neue, Arial, sans-serif"
KEPT = 256
NOWHERE = "https://memcon.invalid"
"""Before the addresses of links while they are drawn: a plot takes no others; it leads nowhere outside."""


def ink(role: str) -> str:
    """A role as a colour for a chart."""
    return ROLES[role]


class Plots:
    """Draws charts and keeps them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def svg(self, spec: dict[str, Any], title: str, *, vega: bool = False) -> bytes:
        """The chart as SVG with its title."""
        key = hashlib.sha256(msgspec.json.encode((spec, title, vega))).hexdigest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = _finished(_drawn(spec, vega), title)
        with self._lock:
            self._kept[key] = drawn
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return drawn


PLOTS = Plots()
"""Those of this process."""


def warm() -> None:
    """Load what draws, and what finds the ruptures of a dyad: a second that no visitor should wait."""
    import_module("ruptures")
    PLOTS.svg(themed({"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a"}}}), "")


def themed(spec: dict[str, Any]) -> dict[str, Any]:
    """The chart with the room's type and inks."""
    axis = {
        "labelColor": ink("soft"), "titleColor": ink("soft"), "gridColor": ink("line"), "domainColor": ink("line"),
        "tickColor": ink("line"), "labelFont": FONT, "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11,
        "titleFontWeight": "normal",
    }  # fmt: skip
    legend = {"labelColor": ink("soft"), "titleColor": ink("soft"), "labelFont": FONT, "titleFont": FONT, "title": None,
              "orient": "top", "labelFontSize": 11}  # fmt: skip
    config = {"background": None, "view": {"stroke": None}, "axis": axis, "legend": legend, "font": FONT}
    return {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": config, **spec}


def _drawn(spec: dict[str, Any], vega: bool) -> str:
    import vl_convert

    drawn: str = vl_convert.vega_to_svg(spec) if vega else vl_convert.vegalite_to_svg(spec, vl_version="5.21")
    return drawn


def _finished(svg: str, title: str) -> bytes:
    """Roles become variables; a title for who cannot see it; links without the namespace that HTML does not know."""
    for role, stand_in in ROLES.items():
        svg = svg.replace(stand_in, f"var(--p-{role})")
        r, g, b = (int(stand_in[i : i + 2], 16) for i in (1, 3, 5))
        svg = svg.replace(f"rgb({r}, {g}, {b})", f"var(--p-{role})")
    head, _, rest = svg.replace(NOWHERE, "").partition(">")
    light = ";".join(f"--p-{role}:{one}" for role, (one, _) in INKS.items())
    dark = ";".join(f"--p-{role}:{other}" for role, (_, other) in INKS.items())
    style = f"<style>:root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}</style>"
    rest = rest.replace("xlink:href", "href").replace('target="_blank"', "")
    return f'{head} role="img"><title>{_escaped(title)}</title>{style}{rest}'.encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
