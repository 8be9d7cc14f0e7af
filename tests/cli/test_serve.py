"""What `memcon serve`, `memcon mcp` and `memcon watch` say where they cannot start, and that the room opens and closes."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from memcon.store import Store
from tests.export.lifelike import summit_record


def memcon(*args, **how):
    return subprocess.run(
        [sys.executable, "-m", "memcon", *args], capture_output=True, text=True, timeout=120, check=False, **how
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with Store.open(path, write=True, create=True) as store:
        list(store.add([summit_record()]))
    return path


def test_what_cannot_start_says_why_in_a_line(desk, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for args, words in (
            (("serve", "--store", str(tmp_path / "none.db")), "there is no store"),
            (("serve", "--store", str(desk), "--token", "short"), "fewer than 16 characters"),
            (("serve", "--store", str(desk), "--port", port), "cannot listen there"),
            (("mcp", "--store", str(tmp_path / "none.db")), "there is no store"),
            (("watch", str(tmp_path / "feeds.toml")), "feeds.toml: cannot be read"),
        ):
            done = memcon(*args)
            assert done.returncode == 2, args
            assert done.stdout == ""
            assert len(done.stderr.splitlines()) == 1, done.stderr
            assert words in done.stderr


def test_the_room_opens_says_where_and_closes(desk):
    command = [sys.executable, "-m", "memcon", "serve", "--store", str(desk), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            told = server.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", told)[0]
            sign_in = server.stderr.readline()
            token = re.search(r"/enter#(\S+)", sign_in)[1]
            with httpx.Client(base_url=address, trust_env=False, timeout=60, headers={"accept": "text/html"}) as client:
                assert "Norway tells Baltic allies" in client.get("/reports").text
                assert client.get("/add").status_code == 303
                assert client.get("/add", headers={"authorization": f"Bearer {token}"}).status_code == 200
        finally:
            server.send_signal(signal.SIGINT)
            rest = server.stderr.read()
    assert "Traceback" not in rest
    assert token not in rest
