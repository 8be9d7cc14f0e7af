"""`memcon mcp`: the store for assistants."""

from typing import Annotated

import typer

from memcon.cli.stores import StoreOption


def mcp(
    store: StoreOption = None,
    http: Annotated[
        bool, typer.Option("--http", help="Over HTTP at /mcp, not over standard input and output.")
    ] = False,
    host: Annotated[
        str, typer.Option(help="Where to listen; anything but this machine asks for the token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8766,
    token: Annotated[
        str | None, typer.Option(envvar="MEMCON_TOKEN", help="Who shows it may ask from other machines.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A further host name under which it is reached.")
    ] = None,
    room: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The address of a reading room, for links to its pages.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")] = False,
) -> None:
    """Offer the store to assistants over the Model Context Protocol.

    Tools: search, said, between, due, quote, compare, report. They only read, and every answer carries its quotations,
    links and dates. [bold]memcon mcp[/] speaks over standard input and output, as most assistants start it.
    """
    from memcon.cli.serving import run_mcp

    run_mcp(store, http=http, host=host, port=port, token=token, names=tuple(name or ()), room=room, debug=debug)
