import re
from datetime import date
from pathlib import Path

import memcon.web
from memcon.store.rows import OfficeLine, Pair
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


def test_offices_stand_where_their_days_are_the_earliest_on_top():
    found = [
        OfficeLine(title="Prime Minister", country="NOR", first=date(2024, 3, 1), last=date(2026, 2, 1), reports=41),
        OfficeLine(title="Foreign Minister", country="NOR", first=date(2019, 1, 7), last=date(2023, 12, 30), reports=7),
        OfficeLine(title="chair", organisation="Arctic Council", first=date(2021, 5, 20), last=date(2021, 5, 20), reports=1),
        OfficeLine(title="envoy", reports=1),
    ]
    spec = charts.offices(found)
    assert [row["office"] for row in spec["data"]["values"]] == ["Prime Minister, Norway", "Foreign Minister, Norway", "chair, Arctic Council"]
    assert spec["encoding"]["y"]["sort"] == ["Foreign Minister, Norway", "chair, Arctic Council", "Prime Minister, Norway"]
    drawn = Plots().svg(spec, "Offices").decode()
    assert "chair, Arctic Council: 20 May 2021, 1 report" in drawn
    assert "Foreign Minister, Norway: 7 Jan 2019 – 30 Dec 2023, 7 reports" in drawn
    assert "envoy" not in drawn
    place = re.compile(r'aria-label="([^":]+):[^"]*"[^>]*"rule mark" transform="translate\(([\d.]+),([\d.]+)\)')
    at = {name: (float(x), float(y)) for name, x, y in place.findall(drawn)}
    foreign, chair, prime = (at[name] for name in spec["encoding"]["y"]["sort"])
    assert 0 == foreign[0] < chair[0] < prime[0]
    assert foreign[1] < chair[1] < prime[1]
