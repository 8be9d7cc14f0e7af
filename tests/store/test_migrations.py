"""A store of an older version becomes one of the present version, or stays as it is."""

import sqlite3
from pathlib import Path

import pytest

from bench import reports
from memcon.record import StoreError
from memcon.store import Store, migrations, schema
from memcon.store.checking import check
from memcon.store.migrations import statements
from memcon.store.rows_of import COLUMNS
from memcon.store.schema import APPLICATION_ID, TABLES, VERSION

FIRST = (Path(__file__).parent / "data" / "version_1.sql").read_text()


@pytest.fixture
def old(tmp_path):
    """A store as version 1 made it, with the rows of forty reports."""
    new = reports.build(tmp_path / "new.db", 40)
    path = tmp_path / "old.db"
    db = sqlite3.connect(path)
    db.executescript(FIRST)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.execute("ATTACH ? AS new", (str(new),))
    same = [
        "runs", "dictionaries", "shapes", "publishers", "reports", "texts", "records", "entities", "entity_names", "offices",
        "actors", "dyads",
    ]  # fmt: skip
    for table in same:
        db.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")
    for table in ("statements", "events", "tones"):
        columns = COLUMNS[table].replace("confidence", "confidence / 1000.0")
        db.execute(f"INSERT INTO main.{table} ({COLUMNS[table]}) SELECT {columns} FROM new.{table}")
    untitled = COLUMNS["appointments"].removesuffix(", title")
    db.execute(f"INSERT INTO main.appointments SELECT {untitled} FROM new.appointments")
    db.execute("INSERT INTO main.topics SELECT topic, statement FROM new.topics")
    db.execute("INSERT INTO main.parties SELECT event, entity, role FROM new.parties")
    db.commit()
    with Store.open(new) as store:
        for record, number in zip(store.records(), range(1, 41), strict=True):
            db.execute(
                "INSERT INTO report_words (rowid, title, text) VALUES (?, ?, ?)",
                (number, record.report.title, record.report.text),
            )
        for id_, report, n in store.db.execute("SELECT id, report, n FROM statements"):
            (a, b), *_ = store.record(report).statements[n - 1].content
            words = store.text(report)[a:b]
            db.execute("INSERT INTO statement_words (rowid, content) VALUES (?, ?)", (id_, words))
    db.commit()
    db.close()
    return path


def _tables(path):
    db = sqlite3.connect(path)
    found = {
        name: " ".join(sql.split())
        for name, sql in db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'statement_words%'"
        )
    }
    db.close()
    return found


def test_an_older_store_becomes_a_present_one(old, tmp_path):
    with Store.open(old, write=True) as store:
        assert list(check(store)) == []
        assert list(store.records()) == list(reports.records(40))
        assert store.db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert _tables(old) == _tables(tmp_path / "new.db")
    with Store.open(tmp_path / "new.db") as store, Store.open(old) as other:
        for table in ("topics", "parties", "statements", "events", "tones"):
            question = (
                f"SELECT * FROM {table} ORDER BY 1, 2, 3" if table != "topics" else "SELECT * FROM topics ORDER BY 1, 2"
            )
            assert other.db.execute(question).fetchall() == store.db.execute(question).fetchall()


def test_a_reader_says_how_to_bring_it_up(old):
    before = old.read_bytes()
    with pytest.raises(StoreError, match="of the older version 1; run `memcon store upgrade`"):
        Store.open(old)
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_all_as_it_was(old, monkeypatch):
    before = _tables(old)

    def trips(db):
        migrations.smaller(db)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setitem(migrations.MIGRATIONS, 1, trips)
    with pytest.raises(StoreError):
        Store.open(old, write=True)
    assert _tables(old) == before


def test_every_older_version_has_its_migration():
    assert set(migrations.MIGRATIONS) == set(range(1, VERSION))


def test_the_tables_are_sound_sql():
    db = sqlite3.connect(":memory:")
    for statement in statements(TABLES):
        db.execute(statement)
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    assert set(COLUMNS) <= tables
    assert schema.VERSION == VERSION
    db.close()
