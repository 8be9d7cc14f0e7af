"""The pipeline component: `nlp.add_pipe("memcon")`, in whatever pipeline and at whatever place."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from memcon.api import Reader
from memcon.intake.report import make_report
from memcon.record import InputError, Report
from memcon.spacy.docs import annotate
from memcon.spacy.views import PUBLISHED, RECORD, extend
from memcon.stories.language import language_of

NAME = "memcon"


class Memcon:
    """Reads `doc.text` with memcon's own pipeline and lays the record over the Doc.

    The Doc's tokens, entities and parse are neither used nor changed. The models are loaded with the first Doc.

    Args:
        parser: Another spaCy pipeline for memcon to parse with than the pinned one.
        published: The day of all Docs, `YYYY-MM-DD`; `doc._.memcon_published` is that of one.

    Raises:
        InputError: `published` is no date.
    """

    def __init__(self, *, parser: str | None = None, published: str | None = None) -> None:
        self._parser = parser
        self._published = _day(published)
        self._reader: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Read Docs in batches; a Doc without a word has no record."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            spoken = [doc for doc in batch if doc.text.strip()]
            for doc, record in zip(spoken, self._read(spoken), strict=True):
                annotate(doc, record)
            yield from batch

    def _read(self, docs: list[Doc]) -> Iterable[Any]:
        if not docs:
            return []
        if self._reader is None:
            self._reader = Reader(self._parser)
        return self._reader.read_many([self._report(doc) for doc in docs])

    def _report(self, doc: Doc) -> Report:
        given = doc.user_data.get(PUBLISHED)
        published = _day(given) if given else self._published
        return make_report(doc.text, published=published, language=language_of(doc.text))

    def __getstate__(self) -> dict[str, Any]:
        """The settings alone: a worker of `nlp.pipe(n_process=2)` loads models of its own."""
        return {**self.__dict__, "_reader": None}

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the settings stand in the pipeline's config."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "Memcon":
        """Nothing to read."""
        return self


@Language.factory(
    NAME,
    default_config={"parser": None, "published": None},
    assigns=[f"doc._.{RECORD}", "doc._.statements", "doc._.events", "doc.spans"],
)
def make(nlp: Language, name: str, parser: str | None, published: str | None) -> Memcon:  # noqa: ARG001  (spaCy's)
    """The component as spaCy makes it from a config."""
    extend()
    return Memcon(parser=parser, published=published)


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"published {value!r} is no date", hint="give it as YYYY-MM-DD") from error
