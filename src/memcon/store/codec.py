"""How a record lies in the store: MessagePack of values without names, compressed by Zstandard.

The order of the fields (the shape) is kept in the store once, with a number that every blob begins with: a record of an
older memcon is read by its own shape, and what it lacks gets its default. Once a store holds enough reports, two
dictionaries made from its own first reports make each further blob about a third smaller.
"""

import sqlite3
import types
import typing
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import msgspec
import zstandard
from msgspec import NODEFAULT, Struct

from memcon.record import MadeBy, Record, Report, StoreError
from memcon.store.packing import Pack, packer

Shape = dict[str, list[str]]
Kind = Literal["text", "record"]

LEVELS: dict[Kind, int] = {"text": 3, "record": 5}
"""With a dictionary the next ones save three hundredths of a store's size and take twice the time."""
DICTIONARY = 112 * 1024
FIELDS = msgspec.msgpack.Decoder(list[msgspec.Raw])
"""Takes a record apart into its fields without a look into them."""
EMPTY = MadeBy(memcon="", models={}, settings={})


class Codec:
    """Texts and records to blobs and back, with the shapes and dictionaries of one store."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._decoders: dict[int, zstandard.ZstdDecompressor] = {0: zstandard.ZstdDecompressor()}
        self._encoders: dict[Kind, zstandard.ZstdCompressor] = {}
        self._shapes: dict[int, msgspec.msgpack.Decoder[Any]] = {}
        self._places: dict[tuple[int, str], Place | None] = {}
        self._own: int | None = None

    def forget(self) -> None:
        """Look again which dictionaries there are: another process may have made some."""
        self._encoders.clear()

    def pack_text(self, text: str) -> bytes:
        """The blob of a text."""
        return self._encoder("text").compress(text.encode("utf-8"))

    def unpack_text(self, blob: bytes) -> str:
        """The text of a blob."""
        return self.inflated(blob).decode("utf-8")

    def pack(self, record: Record) -> bytes:
        """The blob of a record, without what the columns of `reports`, `texts` and `runs` hold."""
        if self._own is None:
            self._own = self._shape_number()
        bare = msgspec.structs.replace(record, report=_bare(record.report), made_by=EMPTY)
        return bytes((self._own,)) + self._encoder("record").compress(msgspec.msgpack.encode(_packer()(bare)))

    def unpack(self, blob: bytes) -> Record:
        """The record of a blob, its report and its making still without what the columns hold."""
        values = self._decoder(blob[0]).decode(self.inflated(blob[1:]))
        try:
            return msgspec.convert(values, Record, from_attributes=True)
        except msgspec.ValidationError:  # an event type of somebody's own ontology
            made: Record = _unchecked(values, Record)
            return made

    def parts(self, blob: bytes) -> "Parts":
        """A record taken apart into its fields, none of which is looked into before it is asked for."""
        return Parts(self, blob)

    def train(self, texts: Sequence[bytes], records: Sequence[bytes]) -> None:
        """Make the dictionaries from samples, uncompressed, and keep them in the store."""
        samples: tuple[tuple[Kind, Sequence[bytes]], ...] = (("text", texts), ("record", records))
        for kind, of_kind in samples:
            try:
                made = zstandard.train_dictionary(DICTIONARY, list(of_kind))
            except zstandard.ZstdError:  # too little to learn from
                continue
            self._db.execute(
                "INSERT OR REPLACE INTO dictionaries VALUES (?, ?, ?)", (made.dict_id(), kind, made.as_bytes())
            )
        self.forget()

    def plain(self, blob: bytes) -> bytes:
        """What a blob of a record holds, uncompressed: a sample for `train`."""
        return self.inflated(blob[1:])

    def inflated(self, blob: bytes) -> bytes:
        """What a blob of Zstandard holds."""
        try:
            number = zstandard.get_frame_parameters(blob).dict_id
            if number not in self._decoders:
                row = self._db.execute("SELECT bytes FROM dictionaries WHERE id = ?", (number,)).fetchone()
                if row is None:
                    raise StoreError(f"the dictionary {number} is missing", hint="run `memcon check`")
                self._decoders[number] = zstandard.ZstdDecompressor(dict_data=zstandard.ZstdCompressionDict(row[0]))
            return self._decoders[number].decompress(blob)
        except zstandard.ZstdError as error:
            raise StoreError(f"a report is broken: {error}", hint="run `memcon check`") from error

    def _encoder(self, kind: Kind) -> zstandard.ZstdCompressor:
        if kind not in self._encoders:
            row = self._db.execute("SELECT bytes FROM dictionaries WHERE kind = ?", (kind,)).fetchone()
            data = zstandard.ZstdCompressionDict(row[0]) if row else None
            if data:
                data.precompute_compress(level=LEVELS[kind])
            self._encoders[kind] = zstandard.ZstdCompressor(LEVELS[kind], dict_data=data)
        return self._encoders[kind]

    def _shape_number(self) -> int:
        fields = msgspec.json.encode(shape()).decode()
        row = self._db.execute("SELECT id FROM shapes WHERE fields = ?", (fields,)).fetchone()
        if row is None:
            row = self._db.execute("INSERT INTO shapes (fields) VALUES (?) RETURNING id", (fields,)).fetchone()
        return int(row[0])

    def _decoder(self, number: int) -> msgspec.msgpack.Decoder[Any]:
        if number not in self._shapes:
            self._shapes[number] = msgspec.msgpack.Decoder(_values(Record, self._fields(number), {}))
        return self._shapes[number]

    def place(self, number: int, name: str) -> "Place | None":
        """Where a field of a record lies in a shape, and what decodes it; None where the shape has it not."""
        if (number, name) not in self._places:
            fields, kind = self._fields(number), typing.get_type_hints(Record)[name]
            held = fields["Record"]
            self._places[number, name] = (
                Place(held.index(name), msgspec.msgpack.Decoder(_values(kind, fields, {})), kind, _as_now(kind, fields))
                if name in held
                else None
            )
        return self._places[number, name]

    def _fields(self, number: int) -> Shape:
        row = self._db.execute("SELECT fields FROM shapes WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise StoreError(f"the shape {number} of a record is missing", hint="run `memcon check`")
        fields: Shape = msgspec.json.decode(row[0], type=Shape)
        return fields


class Place(typing.NamedTuple):
    """Where a field of a record lies, and what decodes it."""

    at: int
    decoder: msgspec.msgpack.Decoder[Any]
    kind: Any
    as_now: bool
    """What it decodes has every field that memcon knows today, by the same names."""


class Parts:
    """The fields of a record; the blob is inflated once, and only what is asked for decoded."""

    def __init__(self, codec: Codec, blob: bytes) -> None:
        self._codec = codec
        self._blob = blob
        self._held: list[msgspec.Raw] | None = None

    def get(self, name: str) -> Any:
        """A field; its structs have the fields of `Record`'s, though they need not be of its types."""
        place = self._codec.place(self._blob[0], name)
        if place is None:
            return getattr(self._codec.unpack(self._blob), name)
        if self._held is None:
            self._held = FIELDS.decode(self._codec.inflated(self._blob[1:]))
        values = place.decoder.decode(self._held[place.at])
        if place.as_now:
            return values  # to make them of the types of a record takes as long again
        try:
            return msgspec.convert(values, place.kind, from_attributes=True)
        except msgspec.ValidationError:  # an event type of somebody's own ontology
            return getattr(self._codec.unpack(self._blob), name)


@cache
def shape() -> Shape:
    """The fields of each struct of a record, as this version of memcon has them."""
    found: Shape = {}
    _collect(Record, found)
    return found


@cache
def _packer() -> Pack:
    return packer(Record)


def _collect(kind: Any, found: Shape) -> None:
    if isinstance(kind, type) and issubclass(kind, Struct):
        if kind.__name__ not in found:
            found[kind.__name__] = list(kind.__struct_fields__)
            for inner in typing.get_type_hints(kind).values():
                _collect(inner, found)
    else:
        for inner in typing.get_args(kind):
            _collect(inner, found)


def _values(kind: Any, fields: Shape, made: dict[type, Any]) -> Any:
    """The type that holds the values of a struct in the order of a shape, as arrays; literals are plain strings."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        if kind not in made:
            made[kind] = _struct(kind, fields, made)
        return made[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return str
    if origin in (typing.Union, types.UnionType):
        return typing.Union[tuple(_values(k, fields, made) for k in inner)]  # noqa: UP007
    if origin is tuple:
        return tuple[tuple(k if k is Ellipsis else _values(k, fields, made) for k in inner)]  # type: ignore[misc]
    return kind


def _struct(kind: type[Struct], fields: Shape, made: dict[type, Any]) -> type[Struct]:
    known = {f.name: f for f in msgspec.structs.fields(kind)}
    hints = typing.get_type_hints(kind)
    columns: list[Any] = []
    for name in fields.get(kind.__name__, list(known)):
        if name not in known:  # a field that memcon no longer has
            columns.append((name, Any, None))
            continue
        field, held = known[name], _values(hints[name], fields, made)
        default = msgspec.field(default=NODEFAULT if field.required else field.default, name=field.encode_name)
        columns.append((name, held, default))
    return msgspec.defstruct(kind.__name__, columns, kw_only=True, frozen=True, array_like=True)


def _as_now(kind: Any, fields: Shape) -> bool:
    """Whether a shape has all fields of the structs in a type."""
    wanted: Shape = {}
    _collect(kind, wanted)
    return all(set(names) <= set(fields.get(struct, ())) for struct, names in wanted.items())


def _unchecked(values: Any, kind: Any) -> Any:
    """A struct from its values without a look at their types."""
    if isinstance(values, tuple):
        inner = typing.get_args(kind)
        return tuple(_unchecked(v, inner[0]) for v in values)
    if not isinstance(values, Struct):
        return values
    struct = next(k for k in (kind, *typing.get_args(kind)) if isinstance(k, type) and issubclass(k, Struct))
    hints = typing.get_type_hints(struct)
    kept = [n for n in struct.__struct_fields__ if hasattr(values, n)]
    return struct(**{n: _unchecked(getattr(values, n), _inner(hints[n])) for n in kept})


def _inner(kind: Any) -> Any:
    """The type without None."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next(k for k in typing.get_args(kind) if k is not type(None))
    return kind


def _bare(report: Report) -> Report:
    return Report(id="", text="", sha256="", publisher=report.publisher, dateline=report.dateline)


def whole(record: Record, report: Report, made_by: MadeBy) -> Record:
    """The record with its report and its making as they were."""
    return msgspec.structs.replace(record, report=report, made_by=made_by)
