"""The options that all commands share which read reports."""

from typing import Annotated

import typer

PARSER = "Another spaCy pipeline that you have installed."
ONTOLOGY = "Code events with the types and patterns of this YAML file."
PUBLISHED = "The day of the reports (2026-02-14), whatever they say."
DEBUG = "Show the traceback where something fails."

ParserOption = Annotated[str | None, typer.Option("--parser", metavar="NAME", help=PARSER, show_default=False)]
OntologyOption = Annotated[str | None, typer.Option("--ontology", metavar="FILE", help=ONTOLOGY, show_default=False)]
PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DATE", help=PUBLISHED, show_default=False)]
DebugOption = Annotated[bool, typer.Option("--debug", help=DEBUG)]
