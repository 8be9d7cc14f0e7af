"""The tables of a store, version by version. SQL stands in this room alone.

A report's whole record is kept as one compressed blob (`records.record`, its text apart in `texts.text`; `codec` writes
and reads both): the truth from which everything is shown. The other tables are what questions are asked of, made from
the blobs. Days are ordinals
(`date.toordinal`), so that ranges are integers. Spans are kept in the blob; what is shown is sliced from the text.
"""

APPLICATION_ID = 0x6D656D63
"""`memc`: tells a store from any other SQLite file."""

VERSION = 2

TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,              -- of memcon
    models TEXT NOT NULL,               -- JSON: name to SHA-256
    settings TEXT NOT NULL,             -- JSON
    started TEXT NOT NULL,              -- ISO 8601, UTC
    UNIQUE (version, models, settings, started)
) STRICT;

CREATE TABLE dictionaries (             -- for Zstandard; a frame names the one that it needs by its id
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                 -- text, record
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE shapes (                   -- the names of a record's fields, in the order in which the blobs have them
    id INTEGER PRIMARY KEY,             -- the first byte of a blob in records.record
    fields TEXT NOT NULL UNIQUE         -- JSON: struct to its fields
) STRICT;

CREATE TABLE publishers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                 -- Report.id
    sha256 BLOB NOT NULL,               -- of the text; the same text of the same publisher and day is one report
    publisher INTEGER REFERENCES publishers,
    url TEXT,
    title TEXT,
    published INTEGER,                  -- ordinal day
    language TEXT,
    characters INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs,
    added INTEGER NOT NULL,             -- Unix seconds
    story INTEGER,                      -- the report that opened the story (its id), itself for the first
    newer INTEGER REFERENCES reports,   -- the later version of the same text (same url or name); NULL: the latest
    signature BLOB                      -- MinHash of the text's shingles, for near duplicates
) STRICT;
CREATE INDEX reports_sha256 ON reports (sha256);
CREATE INDEX reports_published ON reports (published);
CREATE INDEX reports_publisher ON reports (publisher, published);
CREATE INDEX reports_story ON reports (story);
CREATE INDEX reports_name ON reports (name);
CREATE INDEX reports_url ON reports (url) WHERE url IS NOT NULL;

CREATE TABLE texts (report INTEGER PRIMARY KEY REFERENCES reports, text BLOB NOT NULL) STRICT;     -- compressed UTF-8
CREATE TABLE records (report INTEGER PRIMARY KEY REFERENCES reports, record BLOB NOT NULL) STRICT; -- compressed

CREATE TABLE entities (                 -- one actor across reports
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    wikidata TEXT,
    named INTEGER NOT NULL,             -- 0: known by a description only ("a spokesman"), so no one in particular
    merged_into INTEGER REFERENCES entities   -- by hand: laid over at read
) STRICT;
CREATE INDEX entities_wikidata ON entities (wikidata) WHERE wikidata IS NOT NULL;
CREATE INDEX entities_merged ON entities (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE entity_names (             -- every name under which it was seen, folded (case, marks, titles)
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    name TEXT NOT NULL,                 -- as seen first
    seen INTEGER NOT NULL,              -- reports
    PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_entity ON entity_names (entity);

CREATE TABLE entity_keys (              -- under which other spellings of a person's name meet (identity.spelling)
    key TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (key, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE offices (
    entity INTEGER NOT NULL REFERENCES entities,
    title TEXT NOT NULL,
    country TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    first INTEGER, last INTEGER,        -- ordinal days of the reports that said so
    seen INTEGER NOT NULL,
    PRIMARY KEY (entity, title, country, organisation)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (                   -- an actor of one report (a12 is 12), and who it is across reports
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_entity ON actors (entity, report);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,                 -- s12 is 12
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker INTEGER REFERENCES entities,
    addressee INTEGER REFERENCES entities,
    day INTEGER,                        -- when it was said, else when the report appeared
    occasion TEXT,
    confidence INTEGER NOT NULL,        -- in thousandths
    UNIQUE (report, n)
) STRICT;
CREATE INDEX statements_speaker ON statements (speaker, day);
CREATE INDEX statements_day ON statements (day, speaker);
CREATE INDEX statements_occasion ON statements (occasion, day) WHERE occasion IS NOT NULL;

CREATE TABLE tones (                    -- whom a statement is about
    statement INTEGER NOT NULL REFERENCES statements,
    entity INTEGER NOT NULL REFERENCES entities,
    tone REAL NOT NULL,                 -- -1 to 1
    confidence INTEGER NOT NULL,        -- in thousandths
    PRIMARY KEY (statement, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX tones_entity ON tones (entity, statement);

CREATE TABLE topic_names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE topic_rows (
    topic INTEGER NOT NULL REFERENCES topic_names,
    statement INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (topic, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_statement ON topic_rows (statement);

CREATE VIEW topics AS                   -- what a statement is about: (topic, statement)
SELECT n.name AS topic, t.statement AS statement FROM topic_rows t JOIN topic_names n ON n.id = t.topic;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,                 -- e12 is 12
    type TEXT NOT NULL,
    quad INTEGER NOT NULL,
    status TEXT NOT NULL,
    first INTEGER, last INTEGER,        -- ordinal days of the act, else of the report
    country TEXT,                       -- of the place
    confidence INTEGER NOT NULL,        -- in thousandths
    UNIQUE (report, n)
) STRICT;
CREATE INDEX events_day ON events (last);
CREATE INDEX events_type ON events (type, last);

CREATE TABLE party_rows (
    event INTEGER NOT NULL REFERENCES events,
    entity INTEGER NOT NULL REFERENCES entities,
    suffers INTEGER NOT NULL,           -- 0: a source, who acts; 1: a target
    PRIMARY KEY (event, entity, suffers)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_entity ON party_rows (entity, event);

CREATE VIEW parties AS                  -- who acts, and upon whom: (event, entity, role)
SELECT event, entity, CASE suffers WHEN 0 THEN 'source' ELSE 'target' END AS role FROM party_rows;

CREATE TABLE dyads (                    -- the pairs of countries of an event, both ways where it is two-sided
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    day INTEGER NOT NULL,               -- 0: neither the event nor its report has one
    event INTEGER NOT NULL REFERENCES events,
    PRIMARY KEY (source, target, day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX dyads_event ON dyads (event);

CREATE TABLE appointments (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,                 -- c12 is 12
    status TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    host INTEGER REFERENCES entities,
    announced_by INTEGER REFERENCES entities,
    title TEXT NOT NULL,                -- what it is called
    UNIQUE (report, n)
) STRICT;
CREATE INDEX appointments_day ON appointments (first, last);
CREATE INDEX appointments_last ON appointments (last, first);

CREATE TABLE corrections (              -- by hand; rows of their own, laid over at every read
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,                 -- ISO 8601, UTC
    made_by TEXT NOT NULL,
    why TEXT,
    sha256 BLOB NOT NULL,               -- of the text
    kind TEXT NOT NULL,                 -- statement, event, appointment, actor
    words TEXT NOT NULL,                -- what it was anchored to, exactly
    before TEXT NOT NULL, after TEXT NOT NULL,   -- up to 32 characters on either side
    spans TEXT NOT NULL,                -- JSON, at the time
    change TEXT NOT NULL,               -- JSON: field to new value; {"drop": true}
    undone TEXT                         -- ISO 8601, when it was taken back
) STRICT;
CREATE INDEX corrections_text ON corrections (sha256);

CREATE TABLE edits (                    -- merge, split, rename of actors by hand, in order
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    made_by TEXT NOT NULL,
    kind TEXT NOT NULL,
    change TEXT NOT NULL                -- JSON
) STRICT;

CREATE TABLE vectors (                  -- of statements, for closeness; <= 96 bytes each
    statement INTEGER PRIMARY KEY REFERENCES statements,
    vector BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content='', tokenize="unicode61 remove_diacritics 2", detail=full
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, content='', tokenize="unicode61 remove_diacritics 2", detail=full, columnsize=0
);
"""
