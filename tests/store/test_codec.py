"""Blobs: what goes in comes out, also by the shape of an older memcon."""

import typing
from datetime import date

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import reports
from memcon.record import Link, Record, StoreError
from memcon.store import Store, codec
from memcon.store.codec import shape, whole
from memcon.store.packing import packer


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("codec") / "a.db", write=True, create=True) as store:
        yield store


BASE = list(reports.records(40))
SPANS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=4).map(tuple)
LINKS = st.builds(
    Link, kind=st.sampled_from(["contrasts", "responds", "repeats", "reverses"]), from_=st.none() | st.text(max_size=4),
    to=st.none() | st.text(max_size=4), aspect=st.none() | st.text(max_size=9), evidence=SPANS,
    confidence=st.floats(0, 1),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BASE), st.lists(LINKS, max_size=3).map(tuple), st.none() | st.dates(date(1, 1, 1)))
def test_a_record_comes_back(store, record, links, day):
    record = msgspec.structs.replace(
        record, links=links, report=msgspec.structs.replace(record.report, dateline=None, published=day)
    )  # fmt: skip
    found = store.codec.unpack(store.codec.pack(record))
    assert whole(found, record.report, record.made_by) == record


@pytest.mark.parametrize("name", ["statements", "events", "calendar", "actors", "places"])
def test_a_field_alone_is_as_in_the_record(store, name):
    kind = typing.get_type_hints(Record)[name]
    for record in BASE:
        alone = store.codec.parts(store.codec.pack(record)).get(name)
        assert msgspec.convert(alone, kind, from_attributes=True) == getattr(record, name)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_a_text_comes_back(store, text):
    assert store.codec.unpack_text(store.codec.pack_text(text)) == text


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(BASE), st.lists(LINKS, max_size=2).map(tuple))
def test_a_record_is_packed_as_msgspec_packs_structs_without_names(record, links):
    record = msgspec.structs.replace(record, links=links)
    converted = msgspec.convert(record, codec._values(Record, shape(), {}), from_attributes=True)
    assert msgspec.msgpack.encode(packer(Record)(record)) == msgspec.msgpack.encode(converted)


def test_a_record_of_another_shape_is_read(store):
    """As of an older memcon, whose actors had no sector and whose reports had a byline."""
    record = next(r for r in BASE if r.events)
    older = {name: list(fields) for name, fields in shape().items()}
    older["Actor"].remove("sector")
    older["Report"].insert(1, "byline")
    older["Statement"].reverse()
    (number,) = store.db.execute(
        "INSERT INTO shapes (fields) VALUES (?) RETURNING id", (msgspec.json.encode(older).decode(),)
    ).fetchone()
    kind = codec._values(Record, older, {})
    values = msgspec.convert(_plain(record, older), kind, strict=False)
    blob = bytes((number,)) + zstandard.ZstdCompressor().compress(msgspec.msgpack.encode(values))
    found = whole(store.codec.unpack(blob), record.report, record.made_by)
    actors = tuple(msgspec.structs.replace(a, sector=None) for a in record.actors)
    assert found == msgspec.structs.replace(record, actors=actors)
    parts = store.codec.parts(blob)
    assert parts.get("actors") == actors
    assert [s.content for s in parts.get("statements")] == [s.content for s in record.statements]


def _plain(value, fields):
    """A struct as the arrays of a shape."""
    if isinstance(value, msgspec.Struct):
        names = fields[type(value).__name__]
        return [_plain(getattr(value, name, "by nobody"), fields) for name in names]
    return [_plain(v, fields) for v in value] if isinstance(value, tuple) else value


def test_a_broken_blob_is_a_line(store):
    for blob in (b"", b"\x00\x01\x02", store.codec.pack_text("A text.")[:-3]):
        with pytest.raises(StoreError, match="a report is broken"):
            store.codec.unpack_text(blob)
    with pytest.raises(StoreError, match="the shape 99 of a record is missing"):
        store.codec.unpack(b"\x63" + store.codec.pack(BASE[0])[1:])


def test_dictionaries_make_blobs_smaller(tmp_path):
    records = list(reports.records(300))
    with Store.open(tmp_path / "b.db", write=True, create=True) as store:
        before = sum(len(store.codec.pack(r)) + len(store.codec.pack_text(r.report.text)) for r in records[280:])
        list(store.add(records))
        after = sum(len(store.codec.pack(r)) + len(store.codec.pack_text(r.report.text)) for r in records[280:])
        assert after < 0.75 * before
    with Store.open(tmp_path / "b.db") as again:
        assert list(again.records()) == records
