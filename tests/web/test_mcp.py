"""An assistant talks with the store through the SDK's own client: in process, over standard input and output, over HTTP."""

import json
import sys
from datetime import date

import anyio
import httpx
import pytest
from mcp import StdioServerParameters
from mcp.client.client import Client
from mcp.client.stdio import stdio_client

from memcon.web.mcp_server import mcp_server

TOOLS = {"search", "said", "between", "due", "quote", "compare", "report"}
DOOR = "Nobody in Oslo is looking for the door."


async def call(client, name, **arguments):
    answer = await client.call_tool(name, arguments)
    assert not answer.is_error, answer.content
    assert json.loads(answer.content[0].text) == answer.structured_content
    return answer.structured_content


async def conversation(client):
    """What an assistant would ask about the summit, one thing leading to the next."""
    tools = {t.name: t for t in (await client.list_tools()).tools}
    assert set(tools) == TOOLS
    assert all(t.annotations.read_only_hint and t.description for t in tools.values())

    found = await call(client, "search", query="neighbours winters", inside="quotes")
    (hit,) = [h for h in found["hits"] if h["statement"]["said_by"].startswith("Ingrid Solvang")]
    assert hit["source"]["published"] == "2026-03-07"

    said = await call(client, "said", speaker="Ingrid Solvang")
    words = [s["quotation"] for s in said["statements"]]
    assert any(DOOR in w for w in words)
    promise = next(
        s for s in said["statements"] if s["act"] == "promised" and s["source"]["publisher"] == "Northern Wire"
    )
    assert promise["said_on"] == "2026-03-07"
    assert promise["link"].endswith("#:~:text=Oslo%20will%20not%20loosen%20its%20defence%20ties%20with%20them")

    between = await call(client, "between", one="Belarus", other="LTU")
    kinds = {(e["type"], e["status"]) for e in between["events"]}
    assert ("THREATEN", "occurred") in kinds
    assert ("CONSULT", "planned") in kinds
    threat = next(e for e in between["events"] if e["type"] == "THREATEN")
    assert threat["condition"].startswith("if sanctions on potash")

    due = await call(client, "due", start="2026-03-07", days=365)
    assert "the transit agreement expires" in [d["what"] for d in due["due"]]
    assert all(d["quotation"] and d["starts"] and d["source"] for d in due["due"])

    quote = await call(client, "quote", words="Nobody in Oslo looks for the door")
    assert quote["found"][0]["said_by"].startswith("Ingrid Solvang")
    assert quote["found"][0]["match"] in ("altered", "near", "trimmed")

    whole = await call(client, "report", report=promise["report"], text=True)
    for entry in whole["entries"]:
        assert entry["citation"]
        for piece in entry["quotation"].split(" … "):
            assert piece.split("\n")[0].strip(" “”…") in whole["text"]

    compared = await call(client, "compare", one="Ingrid Solvang", other="Darya Veletskaya")
    assert compared["first"]["statements"] >= 2

    nobody = await client.call_tool("said", {"speaker": "Nobody Whosoever"})
    assert nobody.is_error
    assert "Nobody Whosoever" in nobody.content[0].text
    wrong = await client.call_tool("due", {"days": -3})
    assert wrong.is_error


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [("yesterday", "today", True), ("2026-03", None, True), ("last week", "last week", False), ("this week", "this week", True), ("7d", None, True), ("2025", "2025", False)],
)  # fmt: skip
def test_days_are_taken_as_people_write_them(built, since, until, found):
    async def talk():
        async with Client(mcp_server(built, today=date(2026, 3, 8))) as client:
            said = await call(client, "said", speaker="Ingrid Solvang", since=since, until=until)
            assert bool(said["statements"]) == found
            wrong = await client.call_tool("said", {"speaker": "Ingrid Solvang", "since": "the day before"})
            assert wrong.is_error
            assert "'the day before' is no day" in wrong.content[0].text

    anyio.run(talk)


def test_an_assistant_s_conversation(built):
    async def talk():
        async with Client(mcp_server(built, today=date(2026, 3, 7))) as client:
            await conversation(client)

    anyio.run(talk)


def test_every_answer_carries_quotations_links_and_dates(built, numbers):
    async def talk():
        async with Client(mcp_server(built, room="http://127.0.0.1:8765/")) as client:
            for name, arguments, listed in (
                ("said", {"limit": 5}, "statements"),
                ("due", {"start": "2025-01-01", "days": 900}, "due"),
                ("search", {"query": "talks OR door"}, "hits"),
            ):
                for answer in (await call(client, name, **arguments))[listed]:
                    assert answer["quotation"]
                    assert answer["page"].startswith("http://127.0.0.1:8765/report/")
                    assert answer["link"]
                    assert answer["source"].get("published")

    anyio.run(talk)


@pytest.mark.slow
def test_over_standard_input_and_output(built):
    server = StdioServerParameters(command=sys.executable, args=["-m", "memcon", "mcp", "--store", str(built)])

    async def talk():
        async with Client(stdio_client(server)) as client:
            await conversation(client)

    anyio.run(talk)


@pytest.mark.slow
def test_over_http(built, tmp_path):
    import re
    import subprocess

    command = [sys.executable, "-m", "memcon", "mcp", "--http", "--port", "0", "--store", str(built)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())[0]

            async def talk():
                async with Client(f"{address}/mcp") as client:
                    await conversation(client)

            anyio.run(talk)
            elsewhere = httpx.post(f"{address}/mcp", json={}, headers={"host": "evil.example"}, trust_env=False)
            assert elsewhere.status_code == 421
        finally:
            server.terminate()
            server.stderr.read()
