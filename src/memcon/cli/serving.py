"""The work of `memcon serve` and `memcon mcp`: the settings, the server, and what the terminal says."""

import socket
import sys
from typing import Any

import uvicorn
from rich.console import Console

from memcon.cli.stores import opened, store_path
from memcon.record import SettingError
from memcon.web.settings import Settings, new_token

SHORTEST = 16
"""Characters of a token that somebody chose."""
AT_ONCE = 1024
"""Visitors that may wait; who comes after them is told to come back."""
TURN = 0.001
"""Seconds until threads that make pages let the one through that answers what is kept."""


def run(
    store: str | None, *, host: str, port: int, token: str | None, names: tuple[str, ...], behind_https: bool,
    debug: bool,
) -> None:  # fmt: skip
    """Serve the reading room until Ctrl-C.

    Raises:
        StoreError: The store cannot be opened.
        SettingError: The port is taken, or the token is one that is guessed.
    """
    from memcon.web.app import reading_room

    given = _settings(store, host, port, token, names, behind_https=behind_https)
    listening = _listen(host, port)
    _say("the reading room is open", given, listening.getsockname()[1], own_token=token is not None)
    _serve(reading_room(given), listening, debug=debug)


def run_mcp(
    store: str | None, *, http: bool, host: str, port: int, token: str | None, names: tuple[str, ...],
    room: str | None, debug: bool,
) -> None:  # fmt: skip
    """Serve assistants until they go, or until Ctrl-C.

    Raises:
        StoreError: The store cannot be opened.
        SettingError: The port is taken, or the token is one that is guessed.
    """
    from mcp.server.transport_security import TransportSecuritySettings

    from memcon.web.gate import Gate
    from memcon.web.mcp_server import mcp_server

    given = _settings(store, host, port, token, names, behind_https=False)
    server = mcp_server(given.store, room)
    if not http:
        server.run("stdio")
        return
    listening = _listen(host, port)
    _say("assistants find the store at /mcp", given, listening.getsockname()[1], own_token=token is not None)
    # The gate has checked the host and the token already.
    open_door = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    app = server.streamable_http_app(stateless_http=True, json_response=True, transport_security=open_door)
    _serve(Gate(app, given), listening, debug=debug)  # type: ignore[arg-type]


def _settings(
    store: str | None, host: str, port: int, token: str | None, names: tuple[str, ...], *, behind_https: bool
) -> Settings:
    opened(store).close()
    if token is not None and len(token) < SHORTEST:
        raise SettingError(f"fewer than {SHORTEST} characters are guessed", where="--token", hint="leave it out")
    return Settings(
        store=store_path(store).resolve(), host=host, port=port, token=token or new_token(), names=names,
        behind_https=behind_https,
    )  # fmt: skip


def _serve(app: Any, listening: socket.socket, *, debug: bool) -> None:
    config = uvicorn.Config(
        app, log_level="debug" if debug else "warning", access_log=False, server_header=False,
        timeout_keep_alive=30, h11_max_incomplete_event_size=64 * 1024, limit_concurrency=AT_ONCE, lifespan="on",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    sys.setswitchinterval(TURN)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else asyncio leaves Nagle on
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(128)  # who comes before the room is ready waits
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingError(
            f"cannot listen there: {reason[:1].lower()}{reason[1:]}",
            where=f"{host}:{port}",
            hint="choose another --port",
        ) from error
    return found


def _say(what: str, given: Settings, port: int, *, own_token: bool) -> None:
    tell = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
    shown = f"[{given.host}]" if ":" in given.host else given.host
    address = f"http://{shown}:{port}"
    tell.print(f"memcon: {what}: {address}/ (Ctrl-C ends it)")
    if own_token:
        tell.print(f"memcon: to write, sign in with your token at {address}/enter")
    else:
        tell.print(f"memcon: to write, sign in: {address}/enter#{given.token}")
