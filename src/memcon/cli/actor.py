"""`memcon actor`: who it is across reports; merged, split and renamed by hand."""

import getpass
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from memcon.cli.asking import AsCsv, AsJson, Asking, Debug
from memcon.cli.stores import StoreOption


class ByName(TyperGroup):
    """`memcon actor NAME` is `memcon actor show NAME`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `show` before a first word that is no command."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=ByName, no_args_is_help=True, help="Who it is across reports; merge, split, rename by hand.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, a number (#12) or a Wikidata id.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; you, where nobody is named.")]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why.")]


@app.command()
def show(
    name: Name, as_json: AsJson = False, as_csv: AsCsv = False, store: StoreOption = None, debug: Debug = False
) -> None:
    """Its names, its offices over time, how often it speaks and acts; `memcon actor NAME` does the same.

    A name that several have lists them.
    """
    from memcon.cli.actors import show as draw
    from memcon.store.people import actor_facts, one_entity
    from memcon.store.rows import EntityLine

    with Asking(store=store, as_json=as_json, as_csv=as_csv, debug=debug).answering() as (opened, answer):
        facts = actor_facts(opened, one_entity(opened, name).id)
        if as_csv:
            answer.rows(EntityLine, [facts.actor], lambda: None)
        else:
            answer.one(facts, lambda: draw(answer, facts))


@app.command()
def find(
    name: Name, as_json: AsJson = False, as_csv: AsCsv = False, store: StoreOption = None, debug: Debug = False
) -> None:
    """All actors whom a name, or where nobody has it the beginning of one, may stand for, the most frequent first."""
    from memcon.export.wording import counted
    from memcon.store.people import beginning_with, find_entities
    from memcon.store.rows import EntityLine

    with Asking(store=store, as_json=as_json, as_csv=as_csv, debug=debug).answering() as (opened, answer):
        found = find_entities(opened, name) or beginning_with(opened, name)

        def draw() -> None:
            answer.title("WHO IT MAY BE", counted(len(found), "actor"))
            answer.actors(found)

        answer.rows(EntityLine, found, draw)


@app.command()
def merge(
    name: Name,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The actor that it is, too.")],
    by: By = None,
    why: Why = None,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Two actors are one: what is asked of INTO finds what NAME said and did, too."""
    from memcon.store.edits import merge as do
    from memcon.store.people import one_entity

    with Asking(store=store, debug=debug).answering(write=True) as (opened, answer):
        one, other = one_entity(opened, name), one_entity(opened, into)
        edit = do(opened, one.id, other.id, by=by or getpass.getuser(), why=why)
        told = f"{one.name} (#{one.id}) is now {other.name} (#{other.id})"
        answer.say(f"{told}; `memcon actor undo {edit.id}` takes it back")


@app.command()
def rename(
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name to show.")],
    by: By = None,
    why: Why = None,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Show an actor under another name; the old ones still find it."""
    from memcon.store.edits import rename as do
    from memcon.store.people import one_entity

    with Asking(store=store, debug=debug).answering(write=True) as (opened, answer):
        one = one_entity(opened, name)
        edit = do(opened, one.id, new, by=by or getpass.getuser(), why=why)
        answer.say(f"{one.name} (#{one.id}) is now shown as {edit.name}; `memcon actor undo {edit.id}` takes it back")


@app.command()
def split(
    name: Name,
    reports: Annotated[
        list[str], typer.Option("--report", metavar="REPORT", help="A report in which it is somebody else; repeatable.")
    ],
    new: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The name of the other.")] = None,
    by: By = None,
    why: Why = None,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """In some reports it is somebody else of the same name: these become an actor of their own."""
    from memcon.export.wording import counted
    from memcon.store.edits import split as do
    from memcon.store.people import one_entity

    with Asking(store=store, debug=debug).answering(write=True) as (opened, answer):
        one = one_entity(opened, name)
        found = [opened.find_report(r) for r in reports]
        edit = do(opened, one.id, found, by=by or getpass.getuser(), name=new, why=why)
        told = f"in {counted(len(found), 'report')} {one.name} (#{one.id}) is now #{edit.other}"
        answer.say(f"{told}; `memcon actor undo {edit.id}` takes it back")


@app.command()
def undo(
    edit: Annotated[int, typer.Argument(metavar="EDIT", help="The number of the edit.")],
    by: By = None,
    store: StoreOption = None,
    debug: Debug = False,
) -> None:
    """Take a merge, split or renaming back."""
    from memcon.store.edits import undo as do

    with Asking(store=store, debug=debug).answering(write=True) as (opened, answer):
        held = do(opened, edit, by=by or getpass.getuser())
        answer.say(f"taken back: {held.kind} {held.id}, made {held.made} by {held.by}")


@app.command()
def edits(as_json: AsJson = False, store: StoreOption = None, debug: Debug = False) -> None:
    """All merges, splits and renamings, those that were taken back included."""
    from memcon.cli.actors import show_edits
    from memcon.store.edits import all_edits

    with Asking(store=store, as_json=as_json, debug=debug).answering() as (opened, answer):
        found = all_edits(opened.db)
        if as_json:
            answer.json(found)
        else:
            show_edits(answer, opened, found)
