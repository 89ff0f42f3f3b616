"""The tables of the database, by version, and how an older database becomes one of today."""

from __future__ import annotations

APPLICATION = 0x4153454E
"""The mark of our databases ("ASEN"), in SQLite's application_id."""
VERSION = 2
"""The version of the tables, in SQLite's user_version."""

_FIRST = (
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY, file TEXT, digest TEXT NOT NULL, extractor TEXT NOT NULL, outlet TEXT,
        json TEXT NOT NULL, text BLOB NOT NULL
    )""",
    "CREATE INDEX articles_file ON articles (file)",
    """CREATE TABLE statements (
        row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
        speaker TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, day TEXT, json TEXT NOT NULL
    )""",
    "CREATE INDEX statements_article ON statements (article)",
    "CREATE TABLE pending (article TEXT PRIMARY KEY)",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
# Row numbers are never used twice (AUTOINCREMENT): a search index that lags behind finds a statement that is
# gone, and not another one in its place.

_SECOND = (
    # What each file looked like when it was read, as `how` tells, and which articles it held.
    "CREATE TABLE files (file TEXT PRIMARY KEY, mark TEXT NOT NULL, how TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE holdings (file TEXT, article TEXT, PRIMARY KEY (file, article)) WITHOUT ROWID",
    "CREATE INDEX holdings_article ON holdings (article)",
    "INSERT INTO holdings SELECT file, id FROM articles WHERE file IS NOT NULL",
    # Which articles tell one story, and which statement repeats which: `lead` is the row of the one shown.
    "ALTER TABLE articles ADD COLUMN story TEXT",
    "ALTER TABLE articles ADD COLUMN signature BLOB",
    "ALTER TABLE articles ADD COLUMN published TEXT",
    "CREATE INDEX articles_story ON articles (story)",
    "CREATE TABLE bands (band INTEGER, article TEXT, PRIMARY KEY (band, article)) WITHOUT ROWID",
    "ALTER TABLE statements ADD COLUMN lead INTEGER",
    "CREATE INDEX statements_lead ON statements (lead) WHERE lead IS NOT NULL",
)

STEPS = (_FIRST, _SECOND)
"""What leads from each version to the next, from an empty database on."""
