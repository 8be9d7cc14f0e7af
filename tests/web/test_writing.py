"""Correcting, adding and reading by form and by program."""

import json
import re

import httpx
import pytest

from memcon.store import Store
from memcon.web.reading import ReadingProcess
from memcon.web.settings import Limits
from tests.web.conftest import TOKEN, FakeReader, listening

BEARER = {"authorization": f"Bearer {TOKEN}"}
PLAIN = {"content-type": "text/plain"}


@pytest.fixture
def desk(store_path, settings_of):
    """A room that may be written to, its store, and what reads for it."""
    reader = FakeReader()
    with (
        listening(settings_of(store_path), reader) as address,
        httpx.Client(base_url=address, headers={"accept": "text/html"}, trust_env=False, timeout=30) as client,
    ):
        client.reader, client.path = reader, store_path
        with Store.open(store_path) as store:
            client.summit = f"/report/{store.find_report('summit')}"
        yield client


def signed_in(client):
    assert client.post("/enter", data={"token": TOKEN}).status_code == 303
    return client


def key_of(page: str) -> str:
    return re.search(r'name="key" value="([0-9a-f]{40})"', page)[1]


def correct(client, entry, **fields):
    form = client.get(f"{client.summit}/{entry}/correct")
    assert form.status_code == 200
    return client.post(f"{client.summit}/{entry}/correct", data={"key": key_of(form.text), "by": "Mara", **fields})


def test_who_has_not_signed_in_is_led_to_the_door_and_back(desk):
    answer = desk.get(f"{desk.summit}/s3/correct")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/enter?next=")


def test_a_speaker_is_corrected_and_the_page_says_by_hand(desk):
    signed_in(desk)
    saved = correct(desk, "s4", speaker="Ingrid Solvang", why="She said it herself")
    assert saved.status_code == 303, saved.text
    entry = desk.get(saved.headers["location"])
    assert "Ingrid Solvang" in entry.text
    assert "corrected by hand" in entry.text
    assert "by hand" in desk.get(desk.summit).text
    listed = desk.get("/corrections.json").json()["corrections"]
    assert [(c["made_by"], c["why"], c["change"]["speaker"]["name"]) for c in listed] == [
        ("Mara", "She said it herself", "Ingrid Solvang")
    ]


def test_words_status_and_type_are_corrected(desk):
    signed_in(desk)
    assert correct(desk, "s3", content="Russian vessels had damaged a power line", act="said").status_code == 303
    assert (
        correct(desk, "e2", status="hypothetical", type="AGREE", sources="Lithuania; Belarus; Finland").status_code
        == 303
    )
    found = desk.get(f"{desk.summit}.json").json()
    s3 = next(s for s in found["statements"] if s["id"] == "s3")
    text = found["report"]["text"]
    assert [text[a:b] for a, b in s3["content"]] == ["Russian vessels had damaged a power line"]
    assert s3["act"] == "said"
    e2 = next(e for e in found["events"] if e["id"] == "e2")
    names = {a["id"]: a["name"] for a in found["actors"]}
    assert (e2["status"], e2["type"], [names[a] for a in e2["sources"]]) == (
        "hypothetical",
        "AGREE",
        ["Lithuania", "Belarus", "Finland"],
    )


def test_days_hosts_and_participants_are_corrected(desk):
    signed_in(desk)
    before = desk.get(f"{desk.summit}.json").json()
    days = {"s3": "2026-03-05", "e2": "2026-03-07..2026-03-08"}
    for entry, date in days.items():
        assert 'name="date"' in desk.get(f"{desk.summit}/{entry}/correct").text
        assert correct(desk, entry, date=date).status_code == 303
        assert f'value="{date}"' in desk.get(f"{desk.summit}/{entry}/correct").text
    fields = {"date": "2026-04-01..2026-04-02", "status": "moved", "host": "Finland", "participants": "Norway; Lithuania"}
    assert correct(desk, "c2", **fields, announced_by="nobody").status_code == 303
    form = desk.get(f"{desk.summit}/c2/correct").text
    for name in ("date", "host", "participants"):
        assert f'name="{name}" value="{fields[name]}"' in form
    found = desk.get(f"{desk.summit}.json").json()
    names = {a["id"]: a["name"] for a in found["actors"]}
    c2 = next(c for c in found["calendar"] if c["id"] == "c2")
    assert (c2["start"], c2["end"], c2["status"]) == ("2026-04-01", "2026-04-02", "moved")
    assert (names[c2["host"]], [names[p] for p in c2["participants"]]) == ("Finland", ["Norway", "Lithuania"])
    assert before["calendar"] != found["calendar"]
    assert correct(desk, "s3", date="").status_code == 303
    assert next(s for s in desk.get(f"{desk.summit}.json").json()["statements"] if s["id"] == "s3")["date"] is None


def test_an_entry_is_dropped_and_brought_back(desk):
    signed_in(desk)
    assert correct(desk, "c2", drop="1").status_code == 303
    assert desk.get(f"{desk.summit}/c2").status_code == 404
    number = desk.get("/corrections.json").json()["corrections"][0]["id"]
    page = desk.get(f"/corrections/{number}/undo")
    assert desk.post(f"/corrections/{number}/undo", data={"key": "0" * 40}).status_code == 403
    assert desk.post(f"/corrections/{number}/undo", data={"key": key_of(page.text)}).status_code == 303
    assert desk.get(f"{desk.summit}/c2").status_code == 200
    assert "taken back" in desk.get("/corrections").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing is changed"),
        ({"content": "Words that nobody wrote"}, "does not stand in the report"),
        ({"date": "next week"}, "“next week” is no day"),
    ],
)
def test_a_correction_that_cannot_be_says_why_and_keeps_the_form(desk, fields, words):
    signed_in(desk)
    answer = correct(desk, "s3", **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Mara"' in answer.text
    assert desk.get("/corrections.json").json()["corrections"] == []


def test_a_form_without_its_key_is_refused(desk):
    signed_in(desk)
    for key in ("", "0" * 40):
        assert desk.post(f"{desk.summit}/s3/correct", data={"key": key, "drop": "1"}).status_code == 403
    assert desk.get("/corrections.json").json()["corrections"] == []


def test_a_program_corrects_in_json(desk):
    address = f"{desk.summit}/e3/correct"
    done = desk.post(address, json={"change": {"status": "alleged"}, "by": "script"}, headers=BEARER)
    assert done.status_code == 201
    assert done.json()["change"] == {"status": "alleged"}
    assert desk.post(address, json={"change": {"status": "never"}}, headers=BEARER).status_code == 422
    assert desk.post(address, json={"change": {"speaker": None}}, headers=BEARER).status_code in (404, 422)
    assert desk.post(f"/corrections/{done.json()['id']}/undo", headers=BEARER).json()["undone"]


def test_text_and_json_lines_are_read(desk):
    text = desk.post("/read", content="Title: A vote\nDate: 2026-05-04\n\nThe minister spoke.", headers=PLAIN)
    assert text.headers["content-type"].startswith("application/x-ndjson")
    (record,) = map(json.loads, text.text.splitlines())
    assert (record["report"]["title"], record["report"]["published"], record["report"]["text"]) == (
        "A vote",
        "2026-05-04",
        "The minister spoke.",
    )
    body = '{"text": "One."}\n{"text": ""}\nnonsense\n{"text": "Four.", "date": "2026-01-02"}\n'
    lines = [
        json.loads(x)
        for x in desk.post("/read", content=body, headers={"content-type": "application/x-ndjson"}).text.splitlines()
    ]
    assert ["report" in x for x in lines] == [True, False, False, True]
    assert all(x["reason"] and x["where"].startswith("what was handed in:") for x in lines if "report" not in x)
    array = desk.post(
        "/read", content='[{"text": "One."}, {"text": "Two."}]', headers={"content-type": "application/json"}
    )
    assert len(array.text.splitlines()) == 2


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"%PDF-1.7 nonsense", "text/plain", 200), (b"\x00\x01\x02" * 50, "text/plain", 200), (b"", "text/plain", 200), (b"", "application/json", 422), (b"x", "image/png", 415),
     (b'{"text": "One."}\n' * 40, "application/x-ndjson", 413), (b'{"text": "\\ud800"}', "application/json", 200)],
)  # fmt: skip
def test_what_cannot_be_read_is_told(desk, body, kind, status):
    answer = desk.post("/read", content=body, headers={"content-type": kind})
    assert answer.status_code == status, answer.text
    if status == 200:
        assert "reason" in json.loads(answer.text)


def test_a_text_by_form_is_shown_and_not_kept(desk):
    answer = desk.post(
        "/read", data={"text": "The <b>minister</b> spoke.", "title": "<script>1</script>", "published": "2026-05-04"}
    )
    assert answer.status_code == 200
    assert "The &lt;b&gt;minister&lt;/b&gt; spoke." in answer.text
    assert "nothing of it is kept" in answer.text
    assert "correct this" not in answer.text
    with Store.open(desk.path) as store:
        assert not list(store.db.execute("SELECT 1 FROM reports WHERE title = '<script>1</script>'"))
    assert desk.post("/read", data={"text": "The minister spoke.", "published": "some day"}).status_code == 422


def test_reports_are_added_once(desk):
    body = '{"text": "The minister spoke on Monday.", "title": "A speech"}\n{"text": ""}\n'
    head = {"content-type": "application/x-ndjson", **BEARER}
    told = [json.loads(x) for x in desk.post("/add", content=body, headers=head).text.splitlines()]
    assert [t["what"] for t in told] == ["new", "failed"]
    assert desk.get(f"/report/{told[0]['report']}").status_code == 200
    again = [json.loads(x) for x in desk.post("/add", content=body, headers=head).text.splitlines()]
    assert [(t["what"], t["report"]) for t in again] == [("same", told[0]["report"]), ("failed", None)]
    signed_in(desk)
    form = desk.get("/add")
    added = desk.post("/add", data={"key": key_of(form.text), "text": "Another speech was held.", "title": "Another"})
    assert added.status_code == 303
    assert "Another" in desk.get(added.headers["location"]).text
    assert desk.post("/add", data={"key": "no", "text": "A third."}).status_code == 403


def fast():
    """Loads what reads at once, in the process that reads."""
    from memcon.record import MadeBy, Record

    def read_many(reports):
        import os
        import time

        if any(r.text == "Sleep." for r in reports):
            time.sleep(30)
        if any(r.text == "Die." for r in reports):
            os._exit(3)
        return [Record(report=r, made_by=MadeBy(memcon="0", models={}, settings={})) for r in reports]

    return read_many


@pytest.mark.slow
def test_the_process_that_reads_is_stopped_when_it_takes_too_long_and_comes_back():
    import asyncio

    from memcon.intake.report import make_report
    from memcon.record import InputError
    from memcon.web.desk import Unavailable

    def report(text):
        return make_report(
            text + " The minister of foreign affairs said that the talks would resume." if text == "Fine." else text
        )

    async def talk():
        patient, hasty = Limits(reading_seconds=60, waiting=1), Limits(reading_seconds=1, waiting=1)
        reader = ReadingProcess(patient, fast)
        try:
            (good, bad) = await reader.read([report("Fine."), InputError("broken")])
            assert good.report.text.startswith("Fine.")
            assert bad.reason == "broken"
            for text in ("Sleep.", "Die."):
                reader.limits = hasty if text == "Sleep." else patient
                with pytest.raises(Unavailable):
                    await reader.read([_english(text)])
                reader.limits = patient
                (good,) = await reader.read([report("Fine.")])
                assert good.report.text.startswith("Fine.")
            reader.limits = hasty
            slow = asyncio.create_task(reader.read([_english("Sleep.")]))
            await asyncio.sleep(0.2)
            with pytest.raises(Unavailable, match="others"):
                await reader.read([report("Fine.")])
            with pytest.raises(Unavailable):
                await slow
        finally:
            reader.close()

    def _english(text):
        from msgspec.structs import replace

        return replace(make_report(text), language="en")

    asyncio.run(talk())
