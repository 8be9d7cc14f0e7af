import re
from pathlib import Path

import memcon.web
from memcon.store.rows import Pair
from memcon.web.plots import charts
from memcon.web.plots.vega import INKS, Plots, ink

CSS = (Path(memcon.web.__file__).parent / "static" / "room.css").read_text(encoding="utf-8")


def test_a_plot_in_a_page_has_the_inks_of_one_alone():
    for role, (light, dark) in INKS.items():
        assert re.findall(rf"--p-{role}:(#[0-9a-f]{{6}})", CSS) == [light, dark], role


def test_roles_are_told_apart():
    assert len({ink(role) for role in INKS}) == len(INKS)


def test_the_same_chart_is_drawn_once_and_the_same():
    pairs = [
        Pair(one="BLR", other="LTU", cooperation=3, conflict=3, from_one=1),
        Pair(one="LTU", other="NOR", cooperation=5, conflict=0, from_one=5),
    ]
    plots = Plots()
    first = plots.svg(charts.network(pairs), "Who <acts>", vega=True)
    assert plots.svg(charts.network(pairs), "Who <acts>", vega=True) is first
    assert Plots().svg(charts.network(pairs), "Who <acts>", vega=True) == first
    text = first.decode()
    assert "<title>Who &lt;acts&gt;</title>" in text
    assert "/dyad/BLR/LTU" in text
    assert text.count("var(--p-mixed)") == 1
