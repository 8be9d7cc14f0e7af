"""What docs/store.md says of the tables holds."""

import re
from pathlib import Path

DOCS = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def test_the_question_that_is_shown_can_be_asked(small):
    (question,) = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)
    found = small.db.execute(question).fetchall()
    assert len(found) == 10
    assert found[0][2] >= found[-1][2] >= 1


def test_days_are_read_as_it_says(small):
    formula = re.search(r"`(date\(day [^`]*\))` in SQLite", DOCS).group(1)
    (shown, ordinal) = small.db.execute(f"SELECT {formula}, day FROM (SELECT published AS day FROM reports)").fetchone()
    assert shown == small.record(1).report.published.isoformat()
    assert ordinal == small.record(1).report.published.toordinal()


def test_every_table_and_view_is_told_of(small):
    named = set(re.findall(r"`(\w+)`", DOCS))
    rows = small.db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    inner = {
        "topic_names",
        "topic_rows",
        "party_rows",
        "entity_keys",
        "publishers",
        "shapes",
        "dictionaries",
        "vectors",
    }
    own = {name for (name,) in rows if not re.match(r"(sqlite_|report_words_|statement_words_)", name)}
    assert own - inner <= named
