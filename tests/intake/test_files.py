import json
import sys

import fsspec
import pytest
import zstandard

from memcon.intake import read_sources, size
from memcon.record import InputError

LINES = b"".join(json.dumps({"id": f"r{i}", "text": f"The minister spoke {i} times."}).encode() + b"\n" for i in range(3))


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_zstandard_is_unpacked_over_frames(tmp_path):
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstandard.compress(LINES) + zstandard.compress(b'{"id": "last", "text": "One more."}\n'))
    assert [f.id for f in read_sources([str(path)])] == ["r0", "r1", "r2", "last"]


def test_broken_zstandard_is_one_line(tmp_path):
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstandard.compress(LINES)[:-4] + b"xxxx")
    found = list(read_sources([str(path)]))
    assert isinstance(found[-1], InputError)
    path.write_bytes(zstandard.compress(LINES)[:-4])
    assert "in the middle" in str(list(read_sources([str(path)]))[-1])
    path.write_bytes(b"no zstandard")
    (error,) = read_sources([str(path)])
    assert "cannot be read" in str(error)


def test_the_bytes_of_packed_files_are_told_as_they_lie(tmp_path):
    (tmp_path / "a.jsonl.zst").write_bytes(zstandard.compress(LINES))
    told = []
    list(read_sources([str(tmp_path)], tell=told.append))
    assert sum(told) == size([str(tmp_path)])


def test_an_address_is_one_file_a_pattern_or_a_folder(memory):
    memory.pipe({"/news/a.jsonl": LINES, "/news/deep/b.txt": b"The minister spoke.", "/news/c.bin": b"no report"})
    assert [f.id for f in read_sources(["memory://news/a.jsonl"])] == ["r0", "r1", "r2"]
    assert [f.id for f in read_sources(["memory://news/*.jsonl"])] == ["r0", "r1", "r2"]
    assert [f.id for f in read_sources(["memory://news"])] == ["r0", "r1", "r2", "deep/b"]
    assert size(["memory://news/a.jsonl"]) == len(LINES)


def test_a_file_address_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(LINES)
    assert len(list(read_sources([f"file://{tmp_path}/a.jsonl"]))) == 3


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memory://none/a.jsonl", "no such file"),
        ("memory://none/*.jsonl", "no file matches"),
        ("nowhere://a.jsonl", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(memory, address, reason):
    (error,) = read_sources([address])
    assert reason in str(error)
    assert address in str(error)


def test_a_package_that_is_lacking_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    (error,) = read_sources(["s3://bucket/a.jsonl"])
    assert "s3fs" in str(error)
