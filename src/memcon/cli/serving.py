"""The work of `memcon serve`: the settings, the server, and what the terminal says."""

import socket

import uvicorn
from rich.console import Console

from memcon.cli.stores import opened, store_path
from memcon.record import SettingError
from memcon.web.app import reading_room
from memcon.web.settings import Settings, new_token

SHORTEST = 16
"""Characters of a token that somebody chose."""


def run(
    store: str | None, *, host: str, port: int, token: str | None, names: tuple[str, ...], behind_https: bool,
    debug: bool,
) -> None:  # fmt: skip
    """Serve until Ctrl-C.

    Raises:
        StoreError: The store cannot be opened.
        SettingError: The port is taken, or the token is one that is guessed.
    """
    opened(store).close()
    if token is not None and len(token) < SHORTEST:
        raise SettingError(f"fewer than {SHORTEST} characters are guessed", where="--token", hint="leave it out")
    given = Settings(
        store=store_path(store).resolve(), host=host, port=port, token=token or new_token(), names=names,
        behind_https=behind_https,
    )  # fmt: skip
    listening = _listen(host, port)
    _say(given, listening.getsockname()[1], own_token=token is not None)
    config = uvicorn.Config(
        reading_room(given), log_level="debug" if debug else "warning", access_log=False, server_header=False,
        timeout_keep_alive=30, h11_max_incomplete_event_size=64 * 1024, limit_concurrency=256, lifespan="on",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        found = socket.socket(family, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingError(
            f"cannot listen there: {reason[:1].lower()}{reason[1:]}",
            where=f"{host}:{port}",
            hint="choose another --port",
        ) from error
    return found


def _say(given: Settings, port: int, *, own_token: bool) -> None:
    tell = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
    shown = f"[{given.host}]" if ":" in given.host else given.host
    address = f"http://{shown}:{port}"
    tell.print(f"memcon: the reading room is open at {address}/ (Ctrl-C closes it)")
    if own_token:
        tell.print(f"memcon: to write, sign in with your token at {address}/enter")
    else:
        tell.print(f"memcon: to write, sign in: {address}/enter#{given.token}")
