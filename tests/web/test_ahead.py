import asyncio

import httpx
import pytest

from memcon.store import Store
from memcon.web.ahead import FRONT, addresses, make_ahead
from memcon.web.answer import Answers
from memcon.web.app import application
from tests.web.conftest import FakeReader

FEW = 12


@pytest.fixture
def app(built, settings_of, monkeypatch):
    monkeypatch.setattr("memcon.web.ahead.addresses", lambda store: addresses(store)[:FEW])
    app = application(settings_of(built), FakeReader())
    yield app
    app.state.desk.close()


def test_the_front_comes_first_then_all_kinds_by_turns(built):
    with Store.open(built) as store:
        found = addresses(store)
    assert found[: len(FRONT)] == list(FRONT)
    assert len(found) == len(set(found))
    assert [a.split("/")[1] for a in found[len(FRONT) : len(FRONT) + 8]] == ["actor", "dyad", *["report"] * 6]


def test_a_store_without_reports_has_a_front_page_too(tmp_path):
    with Store.open(tmp_path / "none.db", write=True, create=True) as store:
        assert addresses(store) == list(FRONT)


def test_a_visitor_gets_what_was_made_ahead(app, built, monkeypatch):
    made: list[object] = []
    real = Answers._make

    async def counted(self, key, *rest):
        made.append(key[0])
        return await real(self, key, *rest)

    monkeypatch.setattr(Answers, "_make", counted)

    async def visits():
        await make_ahead(app)
        before = list(made)
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8765") as client:
            for address in before:
                answer = await client.get(address, headers={"accept": "text/html"})
                assert answer.status_code == 200
                assert "<h1" in answer.text
        return before

    with Store.open(built) as store:
        expected = addresses(store)[:FEW]
    assert asyncio.run(visits()) == expected
    assert made == expected


def test_visitors_come_first(app):
    async def busy():
        answers = app.state.answers
        answers._made["somebody waits"] = asyncio.get_running_loop().create_future()
        ahead = asyncio.create_task(make_ahead(app))
        await asyncio.sleep(0.3)
        assert not answers._kept._found
        answers._made.clear()
        await ahead
        assert len(answers._kept._found) == FEW

    asyncio.run(busy())
