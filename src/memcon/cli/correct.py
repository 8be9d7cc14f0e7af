"""`memcon correct` and `memcon corrections`: what a person knows better than the machine."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from memcon.cli.stores import StoreOption, opened

if TYPE_CHECKING:
    from memcon.record import Period, Spans
    from memcon.store import Store
    from memcon.store.changes import Change, Named
    from memcon.store.corrections import Correction

NOBODY = "none"

corrections = typer.Typer(help="List the corrections by hand, take one back, or write them as gold data.")


def correct(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="REPORT/KEY, as summit/s3, summit/e1 or #12/c2.")],
    store: StoreOption = None,
    drop: Annotated[bool, typer.Option("--drop", help="It is none: leave it out.")] = False,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"Who said it; {NOBODY}: nobody is named.")
    ] = None,
    addressee: Annotated[str | None, typer.Option(metavar="NAME", help="To whom; or none.")] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(metavar="START:END", help="Where what was said stands in the text; may be given several times."),
    ] = None,
    act: Annotated[str | None, typer.Option(help="said, thought, promised, asked, wanted, refused, denied.")] = None,
    type: Annotated[str | None, typer.Option(help="Of an event: AGREE, CONSULT, ... ASSAULT.")] = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="An event: occurred, planned, denied, alleged, hypothetical; an appointment: due, moved, cancelled."
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="When: 2026-03-09, or the first and the last, 2026-03-09..2026-03-15; or none."
        ),
    ] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who acts; several times.")] = None,
    target: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Upon whom; several times; or none.")] = None,
    host: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of an appointment: whose guests they are; or none.")
    ] = None,
    participant: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who takes part in it; several times; or none.")
    ] = None,
    announced_by: Annotated[str | None, typer.Option(metavar="NAME", help="Who announced it; or none.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who corrects; your user name.")] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback where something fails.")] = False,  # noqa: ARG001
) -> None:
    """Correct a statement, an event or an appointment by hand.

    [bold]memcon correct summit/s3 --speaker "Ingrid Solvang"[/] holds wherever the statement is shown, and after every
    new reading. What the machine had read is kept beside it; [bold]memcon corrections undo 1[/] takes it back.
    """
    from memcon.store.corrections import correct as lay

    with opened(store, write=True) as held:
        report, key = _entry(held, entry)
        change = _change(
            held, drop=drop, speaker=speaker, addressee=addressee, content=content, act=act, type=type, status=status,
            sources=source, targets=target, host=host, participants=participant, announced_by=announced_by, date=date,
        )  # fmt: skip
        done = lay(held, report, key, change, by=by or getpass.getuser(), why=why)
        sys.stdout.write(_line(held, done) + "\n")


@corrections.callback(invoke_without_command=True)
def listed(
    context: typer.Context,
    store: StoreOption = None,
    every: Annotated[bool, typer.Option("--all", help="Those that were taken back, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a correction.")] = False,
) -> None:
    """List the corrections by hand; those without a place any more say so."""
    if context.invoked_subcommand is not None:
        return
    from memcon.store.corrections import corrections as all_of
    from memcon.store.corrections import unplaced

    with opened(store) as held:
        lost = {c.id for c in unplaced(held)}
        for one in all_of(held, undone=every):
            if as_json:
                import msgspec

                found = {**msgspec.to_builtins(one), "placed": one.id not in lost and not one.undone}
                sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
            else:
                sys.stdout.write(_line(held, one, lost=one.id in lost) + "\n")


@corrections.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number in the list.")],
    store: StoreOption = None,
) -> None:
    """Take a correction back; that it was made stays on record."""
    from memcon.store.corrections import undo as take_back

    with opened(store, write=True) as held:
        sys.stdout.write(_line(held, take_back(held, number)) + "\n")


@corrections.command()
def export(store: StoreOption = None) -> None:
    """Write the corrected records as JSON Lines: data to train and to measure with."""
    from memcon.export.jsonl import encode
    from memcon.store.corrections import corrected_records

    with opened(store) as held:
        for record in corrected_records(held):
            sys.stdout.buffer.write(encode(record))
        sys.stdout.flush()


def _entry(store: "Store", entry: str) -> tuple[int, str]:
    """The report and the key of `summit/s3`."""
    from memcon.record import SettingError

    report, _, key = entry.rpartition("/")
    if not report or not key:
        raise SettingError(f"{entry!r} names no entry", where="ENTRY", hint="give REPORT/KEY, as summit/s3")
    return store.find_report(report), key


def _change(store: "Store", *, drop: bool, content: list[str] | None, **given: str | list[str] | None) -> "Change":
    import msgspec

    from memcon.record import Act, EventType, SettingError, Status
    from memcon.record.record import CalendarStatus
    from memcon.store.changes import PERSONS, Change

    fields: dict[str, object] = {"drop": drop} if drop else {}
    if content:
        fields["content"] = _spans(content)
    for name, value in given.items():
        if value is None or value == []:
            continue
        if isinstance(value, list):
            fields[name] = [_named(store, v) for v in value if v != NOBODY]
        elif name in PERSONS:
            fields[name] = None if value == NOBODY else _named(store, value)
        elif name == "date":
            fields[name] = None if value == NOBODY else _period(value)
        else:
            kinds = {"act": (Act,), "type": (EventType,), "status": (Status, CalendarStatus)}[name]
            allowed = tuple(word for kind in kinds for word in get_args(kind))
            fields[name] = value.upper() if name == "type" else value.lower()
            if fields[name] not in allowed:
                raise SettingError(f"{value!r} is none of {', '.join(allowed)}", where=f"--{name}")
    return msgspec.convert(msgspec.to_builtins(fields), Change)


def _period(date: str) -> "Period":
    from memcon.record import SettingError
    from memcon.store.changes import period_in

    try:
        return period_in(date)
    except ValueError:
        raise SettingError(
            f"{date!r} is no day", where="--date", hint="give 2026-03-09, or 2026-03-09..2026-03-15"
        ) from None


def _spans(content: list[str]) -> "Spans":
    from memcon.record import SettingError

    found = []
    for one in content:
        start, colon, end = one.partition(":")
        if not (colon and start.strip().isdecimal() and end.strip().isdecimal()):
            raise SettingError(f"{one!r} is no START:END", where="--content", hint="give two numbers, as 120:188")
        found.append((int(start), int(end)))
    return tuple(found)


def _named(store: "Store", name: str) -> "Named":
    """The actor of that name: as the store knows it, where it knows just one."""
    from memcon.store.telling import known

    return known(store, name)


def _line(store: "Store", one: "Correction", *, lost: bool = False) -> str:
    from memcon.store.telling import told

    return told(store, one, lost=lost)
