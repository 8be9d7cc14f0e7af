import csv
import io
import json
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

PAGES = [
    "/", "/today?since=2025-12-01", "/report/{summit}", "/report/{summit}/s1", "/report/{hostile}", "/report/{hostile}/s1", "/search", "/search?q=door", "/search?q=hostile",
    "/search?q=the&inside=quotes&status=occurred", "/search?q=%22", "/quote", "/quote?words=Nobody+in+Oslo+is+looking+for+a+door", "/said", "/said?speaker=Ingrid+Solvang&act=promised",
    "/reports", "/reports?publisher=Northern+Wire&limit=2&offset=1", "/actor/{solvang}", "/actor/{first}", "/actor/{first}/months", "/actor/{solvang}/offices", "/actors", "/actors?name=solvang", "/dyad/BLR/LTU", "/dyad/{first}/AFG", "/network",
    "/network?since=2016-01-01&until=2025-12-31&countries=BLR", "/calendar", "/calendar?month=2026-03", "/calendar?on=2026-03-01&days=200", "/compare", "/compare?a={first}&b={second}",
    "/compare?a={first}&year=2024&year2=2025", "/story/{story}", "/story/{hostile}", "/corrections", "/read", "/enter", "/api",
]  # fmt: skip


def at(address: str, numbers) -> str:
    return address.format(**numbers)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_and_trusts_no_text(ask, numbers, address):
    answer = ask.get(at(address, numbers))
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = answer.text
    assert "<h1" in page
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "onmouseover=alert" not in page.replace("&lt;b onmouseover", "")
    assert 'href="javascript:' not in page
    assert ' style="' not in page
    assert "http://" not in page.replace("http://www.w3.org/2005/Atom", "").replace("http://127.0.0.1", "")


@pytest.mark.parametrize("address", [p for p in PAGES if p not in ("/read", "/enter", "/") and "%22" not in p])
def test_every_page_is_json_at_the_same_address(ask, numbers, address):
    path, mark, query = at(address, numbers).partition("?")
    answer = ask.get(f"{path}.json{mark}{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert isinstance(answer.json(), dict | list)
    assert ask.get(f"{path}{mark}{query}", headers={"accept": "application/json"}).json() == answer.json()


def test_the_record_of_a_report_is_the_store_s(ask, numbers):
    found = ask.get(f"/report/{numbers['summit']}.json").json()
    text = found["report"]["text"]
    assert [s["id"] for s in found["statements"]] == [f"s{n}" for n in range(1, 7)]
    assert text[slice(*found["statements"][2]["content"][0])] == "Russian vessels had damaged a power line in January"


@pytest.mark.parametrize(
    "address", ["/report/{summit}.csv", "/search.csv?q=door", "/said.csv", "/reports.csv", "/actor/{first}.csv", "/actor/{first}/months.csv", "/actor/{solvang}/offices.csv", "/dyad/BLR/LTU.csv", "/network.csv?since=2016-01-01", "/calendar.csv?days=900", "/compare.csv?a={first}&b={second}", "/story/{story}.csv", "/today.csv"]
)  # fmt: skip
def test_tables(ask, numbers, address):
    answer = ask.get(at(address, numbers))
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows
    assert {len(r) for r in rows} == {len(rows[0])}


def test_a_spreadsheet_runs_nothing(ask, numbers):
    from memcon.web.answer import table

    rows = list(csv.reader(io.StringIO(table(("a",), [("=HYPERLINK(1)",), ("+1",), (-0.5,), ("plain",)]).decode())))
    assert rows[1:] == [["'=HYPERLINK(1)"], ["'+1"], ["-0.5"], ["plain"]]


@pytest.mark.parametrize("address", ["/calendar.ics?on=2026-03-01&days=365", "/report/{summit}.ics", "/today.ics"])
def test_calendars(ask, numbers, address):
    answer = ask.get(at(address, numbers))
    assert answer.headers["content-type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content)
    if "today" not in address:
        assert [str(e["summary"]) for e in found.walk("VEVENT") if "transit" in str(e["summary"])] == [
            "the transit agreement expires"
        ]


def test_an_appointment_has_one_name_in_every_calendar(ask, numbers):
    def uids(address):
        return {str(e["summary"]): str(e["uid"]) for e in Calendar.from_ical(ask.get(address).content).walk("VEVENT")}

    one = uids(f"/report/{numbers['summit']}.ics")
    assert one
    assert one.items() <= uids("/calendar.ics?on=2026-03-01&days=365").items()


@pytest.mark.parametrize(
    "address",
    [
        "/search.atom?q=door",
        "/said.atom",
        "/actor/{first}.atom",
        "/dyad/BLR/LTU.atom",
        "/today.atom?since=2020-01-01",
        "/calendar.atom?days=800",
    ],
)
def test_feeds(ask, numbers, address):
    answer = ask.get(at(address, numbers))
    root = ElementTree.fromstring(answer.content)
    name = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{name}feed"
    links = [e.find(f"{name}link").get("href") for e in root.iter(f"{name}entry")]
    assert links
    assert ask.get(links[0]).status_code == 200


@pytest.mark.parametrize(
    "address", ["/actor/{first}/months.svg", "/actor/{solvang}/offices.svg", "/dyad/BLR/LTU.svg", "/network.svg?since=2016-01-01&until=2025-12-31"]
)
def test_plots_are_drawn_here(ask, numbers, address):
    answer = ask.get(at(address, numbers))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(answer.content)
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.find(f"{name}title").text
    assert "NaN" not in answer.text
    assert "memcon.invalid" not in answer.text
    assert "var(--p-" in answer.text
    if "network" in address:
        assert any(a.get("href", "").startswith("/dyad/") for a in root.iter(f"{name}a"))


def test_the_openapi_document_names_addresses_that_answer(ask):
    found = ask.get("/api.json").json()
    assert found["openapi"].startswith("3.1")
    assert {
        "/search.json",
        "/report/{report}.json",
        "/read",
        "/add",
        "/report/{report}/{key}/correct",
        "/dyad/{one}/{other}.json",
    } <= set(found["paths"])
    plain = [p for p, how in found["paths"].items() if "{" not in p and "get" in how]
    for path in plain:
        assert ask.get(path).status_code == 200, path


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "Not here"), ("/report/999999", 404, "no report #999999"), ("/report/x", 404, ""), ("/report/1/s9999", 404, "no entry s9999"), ("/report/1/zz", 400, "key"),
        ("/actor/999999", 404, "no actor"), ("/dyad/Nowhere/USA", 404, "Nowhere"), ("/search?q=door&since=someday", 400, "since"), ("/search?q=door&limit=0", 400, "limit"),
        ("/search.ics?q=door", 404, "no .ics"), ("/network?countries=usa", 400, "countries"), ("/compare?a=1&year=2024", 400, "year2"), ("/story/999999", 404, "no story"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_so_in_a_line(ask, address, status, words):
    answer = ask.get(address)
    assert answer.status_code == status, answer.text[:300]
    assert words in answer.text
    told = ask.get(address, headers={"accept": "application/json"})
    assert told.status_code == status
    assert set(told.json()) == {"error", "hint", "status"}
    assert "Traceback" not in told.text


@pytest.mark.parametrize(
    ("written", "since", "until"),  # the room takes 20 December 2025 for today
    [
        ("since=7d", "2025-12-13", None), ("since=2025-11", "2025-11-01", None), ("since=yesterday", "2025-12-19", None),
        ("until=2025-02", None, "2025-02-28"), ("since=2024&until=2024", "2024-01-01", "2024-12-31"), ("since=&until=", None, None),
        ("since=1+Dec+2025", "2025-12-01", None), ("since=2025-12-01&until=today", "2025-12-01", "2025-12-20"),
    ],
)  # fmt: skip
def test_days_are_written_as_at_the_command_line(ask, written, since, until):
    plain = "&".join(f"{k}={v}" for k, v in (("since", since), ("until", until)) if v)
    for path in ("/reports.json", "/said.json"):
        answer = ask.get(f"{path}?limit=500&{written}")
        assert answer.status_code == 200, answer.text[:300]
        assert answer.json() == ask.get(f"{path}?limit=500&{plain}").json()
    assert ask.get(f"/reports?{written}").text.count(f'name="since" value="{since or ""}"') == 1


def test_the_front_page_and_the_calendar_take_such_days_too(ask):
    assert ask.get("/today.json?since=3m").json() == ask.get("/today.json?since=2025-09-20").json()
    assert ask.get("/calendar.json?on=2026-03&days=200").json() == ask.get("/calendar.json?on=2026-03-01&days=200").json()
    told = ask.get("/calendar.json?on=someday")
    assert (told.status_code, told.json()["error"]) == (400, "on: 'someday' is no day")
    assert "2026-02-14" in told.json()["hint"]


def test_an_answer_is_sent_once_and_packed(ask, numbers):
    address = f"/report/{numbers['summit']}"
    first = ask.get(address, headers={"accept-encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    again = ask.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_the_report_page_weighs_little(ask, numbers):
    parts = [f"/report/{numbers['summit']}"]
    page = ask.get(parts[0]).text
    import re

    parts += re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(parts) >= 5
    sizes = [int(ask.get(p, headers={"accept-encoding": "gzip"}).headers["content-length"]) for p in parts]
    assert sum(sizes) <= 100 * 1024, dict(zip(parts, sizes, strict=True))


def test_a_search_shows_the_words_and_narrows(ask):
    page = ask.get("/search?q=door").text
    assert "<mark>door</mark>" in page
    found = json.loads(ask.get("/search.json?q=door").text)
    assert found["matches"] >= 1
    assert {f["kind"] for f in found["facets"]} >= {"publisher", "type"}
    none = json.loads(ask.get("/search.json?q=door&publisher=Nobody").text)
    assert none["matches"] == 0


def test_hosts_of_other_names_are_not_served(ask):
    assert ask.get("/", headers={"host": "evil.example"}).status_code == 421
    assert ask.get("/", headers={"host": "localhost:1"}).status_code == 200
