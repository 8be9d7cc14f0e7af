"""Feeds into a store: three hundred pages, one in ten broken in one of ten ways; alerts; runs that are stopped."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest

from memcon.cli.feeding import Job, run
from memcon.record import MadeBy, Record, Report, SettingError
from memcon.store import Store
from memcon.web.atom import read_atom
from memcon.web.watch.alerts import alerts
from memcon.web.watch.config import Rule, read_config, seconds
from tests.export.lifelike import summit_record
from tests.intake.sites import Answer, Site, article, site

TEXT = (
    "The foreign minister of the northern republic said on Monday that the talks about the strait would go on for another week in spite "
    "of everything, and that she expected the neighbours to come to the table with proposals of their own.\n\nA spokesman for the harbour town "
    "told reporters that the ferries would keep running while the delegations met, and that nobody should expect a quick agreement. Number {n}."
)


def fake() -> object:
    """Loads a reader that makes an empty record of every report."""

    def read(reports: Sequence[Report]) -> list[Record]:
        return [Record(report=r, made_by=MadeBy(memcon="0", models={}, settings={})) for r in reports]

    return read


def rss(wire: Site, paths: Sequence[str]) -> str:
    items = "".join(
        f"<item><title>{p}</title><link>{wire.url(p)}</link><guid>{p}</guid><pubDate>Sat, 07 Mar 2026 08:00:00 GMT</pubDate></item>"
        for p in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'


@pytest.fixture
def wire():
    with site() as found:
        yield found


@pytest.fixture
def feeds(tmp_path, wire):
    """Writes feeds.toml and runs it once: `feeds(alert)` gives the exit status."""

    def once(more: str = "", urls: Sequence[str] = ("/rss.xml",), load=fake) -> int:
        listed = "".join(f'[[feed]]\nurl = "{wire.url(u)}"\nnewest = 400\n' for u in urls)
        toml = tmp_path / "feeds.toml"
        toml.write_text(
            f'delay = 0\npatience = 1.0\nallow_private = ["127.0.0.1/32"]\nstore = "desk.db"\n{listed}{more}'
        )
        return run(Job(feeds=toml, once=True), load=load)

    return once


def letters(tmp_path) -> list[dict]:
    path = tmp_path / "desk.db.dead-letters.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def stored(tmp_path) -> list[Report]:
    with Store.open(tmp_path / "desk.db") as store:
        return [r.report for r in store.records()]


def again_now(tmp_path) -> None:
    """As if the time to poll again had come."""
    path = tmp_path / "desk.db.watch.json"
    state = json.loads(path.read_text())
    for feed in state["feeds"].values():
        feed["next"] = 0
    for page in state["pages"].values():
        page["next"] = 0
    path.write_text(json.dumps(state))


def broken(wire: Site) -> dict[str, str]:
    """Ways in which a page can be broken, three pages each, with the reason that is told."""
    ways = {}

    def way(name: str, reason: str, make) -> None:
        for k in range(3):
            path = f"/bad/{name}-{k}"
            make(path)
            ways[path] = reason

    german = (
        "Die Außenministerin sagte am Montag, die Gespräche über die Meerenge würden trotz allem noch eine Woche weitergehen. "
        * 6
    )
    way("gone", "404", lambda p: wire.put(p, "gone", status=404))
    way("inside", "inside", lambda p: wire.redirects(p, "http://169.254.169.254/latest/"))
    way("loop", "redirects", lambda p: wire.redirects(p, p))
    way("bomb", "more than", lambda p: wire.bomb(p, 30))
    way("pdf", "PDF", lambda p: wire.put(p, b"%PDF-1.7\n1 0 obj", kind="application/pdf"))
    way("picture", "image/png", lambda p: wire.put(p, "<p>no picture</p>", kind="image/png"))
    way("empty", "", lambda p: wire.put(p, ""))
    way("bare", "no article", lambda p: wire.put(p, "<html><body><nav>Home</nav></body></html>"))
    way("german", "", lambda p: wire.put(p, article("Gespräche", f"{german}{p}").replace('lang="en"', 'lang="de"')))
    way("packed", "packed wrongly", lambda p: wire.put(p, b"plain", **{"Content-Encoding": "gzip"}))
    return ways


@pytest.mark.parametrize("count", [20, pytest.param(270, marks=pytest.mark.slow)])
def test_three_hundred_pages_one_in_ten_broken_in_ten_ways(wire, feeds, tmp_path, count):
    good = [f"/world/{n}" for n in range(count)]
    for n, path in enumerate(good):
        wire.put(path, article(f"Talks, day {n}", TEXT.format(n=n)))
    bad = broken(wire)
    wire.put("/robots.txt", "User-agent: *\nDisallow: /admin\n", kind="text/plain")
    wire.put("/rss.xml", rss(wire, [*good, *bad]), kind="application/rss+xml")
    assert feeds() == 1
    found = stored(tmp_path)
    assert sorted(r.url for r in found) == sorted(wire.url(p) for p in good)
    assert {r.published for r in found} == {date(2026, 3, 7)}
    assert {r.publisher for r in found} == {"Northern Wire"}
    told = {entry["where"]: entry for entry in letters(tmp_path)}
    assert set(told) == {wire.url(p) for p in bad}
    for path, reason in bad.items():
        assert reason in told[wire.url(path)]["reason"], (path, told[wire.url(path)])
    assert not any(entry["again"] for entry in told.values())
    asked = dict(wire.asked)
    again_now(tmp_path)
    assert feeds() == 0
    assert {p: n for p, n in wire.asked.items() if p.startswith(("/world", "/bad"))} == {
        p: n for p, n in asked.items() if p.startswith(("/world", "/bad"))
    }
    assert len(stored(tmp_path)) == count


def test_a_feed_that_has_not_changed_is_not_sent_again(wire, feeds, tmp_path):
    body = rss(wire, ["/a"]).encode()
    seen = []

    def feed(headers):
        seen.append((headers.get("If-None-Match"), headers.get("If-Modified-Since")))
        return (
            Answer(b"", status=304)
            if headers.get("If-None-Match") == '"7"'
            else Answer(
                body, kind="application/rss+xml", ETag='"7"', **{"Last-Modified": "Sat, 07 Mar 2026 08:00:00 GMT"}
            )
        )

    wire.pages["/rss.xml"] = feed
    wire.put("/a", article("A", TEXT.format(n=1)))
    assert feeds() == 0
    assert feeds() == 0
    assert len(seen) == 1
    again_now(tmp_path)
    assert feeds() == 0
    assert seen == [(None, None), ('"7"', "Sat, 07 Mar 2026 08:00:00 GMT")]


def test_a_page_that_may_yet_come_is_tried_again_and_then_given_up(wire, feeds, tmp_path):
    answers = [Answer(b"busy", status=503)] * 2 + [Answer(article("Late", TEXT.format(n=3)).encode())]
    wire.pages["/late"] = lambda _: answers.pop(0) if len(answers) > 1 else answers[0]
    wire.put("/never", "busy", status=503)
    wire.put("/rss.xml", rss(wire, ["/late", "/never"]))
    states = []
    for _ in range(6):
        states.append(feeds())
        again_now(tmp_path)
    assert states == [1, 1, 1, 1, 0, 0]
    assert [r.title for r in stored(tmp_path)] == ["Late"]
    assert wire.asked["/never"] == 4
    assert [entry["again"] for entry in letters(tmp_path) if entry["where"].endswith("/never")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_host_that_is_silent_is_left_alone(wire, feeds, tmp_path):
    paths = [f"/slow/{n}" for n in range(9)]
    for path in paths:
        wire.put(path, "busy", status=503)
    wire.put("/rss.xml", rss(wire, paths))
    assert feeds() == 1
    assert sum(wire.asked[p] for p in paths) == 3
    assert len(letters(tmp_path)) == 9


def test_a_broken_feed_costs_only_itself_and_is_polled_less_and_less(wire, feeds, tmp_path):
    wire.put("/good.xml", rss(wire, ["/a"]))
    wire.put("/a", article("A", TEXT.format(n=1)))
    wire.put("/broken.xml", "<html>maintenance</html>")
    wire.hangs("/hangs.xml")
    assert feeds(urls=("/good.xml", "/broken.xml", "/hangs.xml")) == 1
    assert len(stored(tmp_path)) == 1
    assert {entry["where"] for entry in letters(tmp_path)} == {wire.url("/broken.xml"), wire.url("/hangs.xml")}
    state = json.loads((tmp_path / "desk.db.watch.json").read_text())["feeds"]
    assert state[wire.url("/broken.xml")]["next"] > state[wire.url("/good.xml")]["next"] + 600


def test_sitemaps_and_their_index(wire, feeds, tmp_path):
    wire.put(
        "/map.xml",
        f"<sitemapindex><sitemap><loc>{wire.url('/one.xml')}</loc></sitemap><sitemap><loc>{wire.url('/lost.xml')}</loc></sitemap></sitemapindex>",
    )
    wire.put(
        "/one.xml",
        f"<urlset><url><loc>{wire.url('/a')}</loc></url><url><loc>{wire.url('/sport/b')}</loc></url></urlset>",
    )
    wire.put("/a", article("A", TEXT.format(n=1)))
    wire.put("/sport/b", article("B", TEXT.format(n=2)))
    feeds(urls=("/map.xml",))
    assert {r.title for r in stored(tmp_path)} == {"A", "B"}


def test_what_robots_forbid_is_a_dead_letter(wire, feeds, tmp_path):
    wire.put("/robots.txt", "User-agent: memcon\nDisallow: /closed\n", kind="text/plain")
    wire.put("/rss.xml", rss(wire, ["/closed/a"]))
    feeds()
    assert ["robots.txt" in entry["reason"] for entry in letters(tmp_path)] == [True]
    assert wire.asked["/closed/a"] == 0


def test_a_run_that_is_stopped_loses_nothing_and_doubles_nothing(wire, feeds, tmp_path):
    paths = [f"/p/{n}" for n in range(40)]
    for n, path in enumerate(paths):
        wire.put(path, article(f"Day {n}", TEXT.format(n=n)))
    wire.put("/rss.xml", rss(wire, paths))

    def stops():
        read, chunks = fake(), []

        def reading(reports):
            chunks.append(reports)
            if len(chunks) == 2:
                raise KeyboardInterrupt
            return read(reports)

        return reading

    with pytest.raises(KeyboardInterrupt):
        feeds(load=stops)
    kept = len(stored(tmp_path)) if (tmp_path / "desk.db").exists() else 0
    assert kept < 40
    again_now(tmp_path) if (tmp_path / "desk.db.watch.json").exists() else None
    feeds()
    assert sorted(r.url for r in stored(tmp_path)) == sorted(wire.url(p) for p in paths)


def summit_reader():
    def read(reports):
        from msgspec.structs import replace

        base = summit_record()
        return [replace(base, report=replace(base.report, url=r.url)) for r in reports]

    return read


def test_alerts_go_to_a_feed_a_webhook_and_a_command(wire, feeds, tmp_path):
    heard = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    import threading
    from http.server import ThreadingHTTPServer

    hook = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    wire.put("/rss.xml", rss(wire, ["/a"]))
    wire.put("/a", article("A", TEXT.format(n=1)))
    out = tmp_path / "out.json"
    code = f"import sys; open({str(out)!r}, 'a').write(sys.stdin.read())"
    rules = f"""
[[alert]]
name = "Belarus and Lithuania"
dyad = ["BLR", "LTU"]
status = ["occurred"]
atom = "alerts.xml"
webhook = "http://127.0.0.1:{hook.server_port}/hook"
command = ["{sys.executable}", "-c", {json.dumps(code)}]
[[alert]]
name = "denials"
type = ["denied"]
atom = "denials.xml"
"""
    try:
        assert feeds(rules, load=summit_reader) == 0
    finally:
        hook.shutdown()
        hook.server_close()
    (entry,) = read_atom((tmp_path / "alerts.xml").read_bytes())
    assert entry.title == "THREATEN Viktar Karalyou → Lithuania (occurred)"
    assert entry.link.startswith(wire.url("/a") + "#:~:text=has%20threatened")
    assert [h["what"] for h in heard] == [entry.title]
    assert json.loads(out.read_text())["what"] == entry.title
    assert [e.title for e in read_atom((tmp_path / "denials.xml").read_bytes())] == ["Darya Veletskaya denied"]


def test_an_alert_that_is_not_heard_is_told_again(wire, feeds, tmp_path):
    wire.put("/rss.xml", rss(wire, ["/a"]))
    wire.put("/a", article("A", TEXT.format(n=1)))
    rule = '[[alert]]\nname = "d"\ntype = ["denied"]\ncommand = ["{}"]\n'
    feeds(rule.format("/no/such/command"), load=summit_reader)
    state = tmp_path / "desk.db.watch.json"
    assert len(json.loads(state.read_text())["untold"]) == 1
    feeds(rule.format("true"), load=summit_reader)
    assert json.loads(state.read_text())["untold"] == []


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ({"actor": ("ingrid solvang",)}, {"s1", "s2"}), ({"actor": ("Ingrid Solvang",), "type": ("promised",)}, {"s1"}), ({"words": ("BORDER  crossings",)}, {"s6", "e1"}),
        ({"status": ("planned",)}, {"e2"}), ({"dyad": ("LTU", "BLR"), "type": ("CONSULT",)}, {"e2"}), ({"status": ("denied",)}, set()), ({"status": ("denied",), "above": 0.3}, {"e3"}),
        ({"dyad": ("NOR", "LTU")}, {"s1"}), ({"actor": ("Nobody",)}, set()),
    ],
)  # fmt: skip
def test_a_rule_asks_for_all_that_it_says(rule, keys):
    found = list(alerts(summit_record(), [Rule(name="r", **rule)]))
    assert {a.key for a in found} == keys


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "names no feed"), ("nonsense", "no TOML"), ("[[feed]]\nurl = 'ftp://x'", "feed"), ("[[feed]]\nurl = 'https://x.example'\nevery = 'often'", "no time"), ("colour = 1\n[[feed]]\nurl='https://x.example'", "colour"),
     ("[[feed]]\nurl='https://x.example'\n[[alert]]\nname='a'\ndyad=['RUS']\natom='a'", "two countries"), ("[[feed]]\nurl='https://x.example'\n[[alert]]\nname='a'\nwords=['x']", "tells nobody"),
     ("[[feed]]\nurl='https://x.example'\n[[alert]]\nname='a'\natom='x'", "asks for nothing"), ("[[feed]]\nurl='https://x.example'\n[[alert]]\nname='a'\ntype=['SHOUT']\natom='x'", "SHOUT")],
)  # fmt: skip
def test_a_file_of_feeds_that_cannot_be_says_where(tmp_path, text, reason):
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(SettingError) as error:
        read_config(path)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_times():
    assert [seconds(t) for t in ("90s", "15m", "2h", "1d", "1s")] == [90, 900, 7200, 86400, 60]


def test_two_watches_of_one_store_are_one_too_many(tmp_path):
    from memcon.cli.feeding import _alone

    with _alone(tmp_path / "s.json"), pytest.raises(SettingError, match="another watch"), _alone(tmp_path / "s.json"):
        pass


def test_a_broken_state_says_what_to_do(wire, feeds, tmp_path):
    wire.put("/rss.xml", rss(wire, []))
    (tmp_path / "desk.db.watch.json").write_text("{")
    with pytest.raises(SettingError, match="delete it"):
        feeds()
