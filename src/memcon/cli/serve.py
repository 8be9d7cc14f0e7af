"""`memcon serve`: the reading room, in a browser and for programs."""

from typing import Annotated

import typer

from memcon.cli.stores import StoreOption


def serve(
    store: StoreOption = None,
    host: Annotated[
        str, typer.Option(help="Where to listen; anything but this machine asks for the token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8765,
    token: Annotated[
        str | None,
        typer.Option(envvar="MEMCON_TOKEN", help="Who shows it may write; better in MEMCON_TOKEN. A new one else."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A further host name under which the room is reached.")
    ] = None,
    https: Annotated[bool, typer.Option("--behind-https", help="A proxy before the room speaks HTTPS.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")] = False,
) -> None:
    """Open the store as pages and an API, on this machine alone unless told otherwise.

    [bold]memcon serve[/] shows the address to open, and the token that writing asks for.
    """
    from memcon.cli.serving import run

    run(store, host=host, port=port, token=token, names=tuple(name or ()), behind_https=https, debug=debug)
