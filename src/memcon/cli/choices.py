"""Values that an option may have, told to whoever writes another."""

from collections.abc import Collection
from typing import Literal, get_args

from memcon.record import SettingError
from memcon.record.record import Act, EventType, Status


def known_topic(value: str | None) -> str | None:
    """A topic as records have it: `Defence spending` is `defence_spending`.

    Raises:
        SettingError: There is no such topic.
    """
    from memcon.lexicon import read_json

    return one_of(value, read_json("topics.json"), "--topic")


def known_act(value: str | None) -> str | None:
    """An act: `denied`.

    Raises:
        SettingError: There is no such act.
    """
    return one_of(value, get_args(Act), "--act")


def known_status(value: str | None) -> str | None:
    """The status of an event: `planned`.

    Raises:
        SettingError: There is no such status.
    """
    return one_of(value, get_args(Status), "--status")


def known_type(value: str | None, own: Collection[str] = ()) -> str | None:
    """The type of an event: PLOVER's, or one of an ontology of one's own that the store holds.

    Raises:
        SettingError: There is no such type.
    """
    return one_of(value, {*get_args(EventType), *own}, "--type")


def known_inside(value: str) -> Literal["both", "quotes", "reports"]:
    """Where to search.

    Raises:
        SettingError: It is another word.
    """
    found = one_of(value, ("both", "quotes", "reports"), "--in")
    return "quotes" if found == "quotes" else "reports" if found == "reports" else "both"


def one_of(value: str | None, known: Collection[str], where: str) -> str | None:
    """The value as it is known, whatever its case; None where none is asked for.

    Raises:
        SettingError: There is no such value.
    """
    if value is None:
        return None
    wanted = "_".join(value.split()).casefold()
    for one in known:
        if one.casefold() == wanted:
            return one
    raise SettingError(f"{value!r} is not known", where=where, hint=f"one of {', '.join(sorted(known))}")
