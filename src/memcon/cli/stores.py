"""Which store a command works on: `--store`, else `MEMCON_STORE`, else `memcon.db` in the working folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from memcon.store import Store

DEFAULT = "memcon.db"

StoreOption = Annotated[
    str | None,
    typer.Option("--store", envvar="MEMCON_STORE", metavar="FILE", help=f"The store; {DEFAULT} where none is named."),
]


def store_path(given: str | None) -> Path:
    """The file of the store."""
    return Path(given or DEFAULT).expanduser()


def opened(given: str | None, *, write: bool = False, create: bool = False) -> "Store":
    """The store, open; use it in a `with` block, so that what goes wrong comes out in a line.

    Raises:
        StoreError: It cannot be opened.
    """
    from memcon.store import Store

    return Store.open(store_path(given), write=write, create=create)
