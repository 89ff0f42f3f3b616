"""The order in which statements arrived: what is new since a mark, whatever was read again meanwhile.

Rows are numbered as they are written and never used twice, so a mark is the highest row that was seen. An article
that is read again gets new rows: `earlier` keeps, for each statement that was there before, the row it had first.
So what is new costs one number for each search that asks, and nothing for an article that is read once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from asean_cli.models import Statement
from asean_cli.query.fields import day
from asean_cli.store.database import OF_FILE, Database, of_file, plain

TABLES = (
    "CREATE TABLE IF NOT EXISTS earlier ("
    " row INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE, first INTEGER NOT NULL)",
    "INSERT OR IGNORE INTO meta VALUES ('identity', lower(hex(randomblob(16))))",
)
"""What a database of today has beside its first tables; `identity` tells an index from another in its place."""

_ARRIVED = (
    "SELECT s.row, coalesce(e.first, s.row) AS first FROM statements s LEFT JOIN earlier e ON e.row = s.row WHERE"
)
Known = dict[tuple[str, ...], int]
"""The first row of each statement of some articles, by what it is known by."""


class News(NamedTuple):
    """The statements that came after a mark, the newest date first, and the mark for the next time."""

    statements: tuple[Statement, ...]
    mark: int


def prepare(database: Database) -> None:
    """Make the tables where an older version has made the database."""
    if not database.run("SELECT 1 FROM sqlite_master WHERE name = 'earlier'"):
        with database.transaction():
            for sql in TABLES:
                database.run(sql)


def known(database: Database, articles: Iterable[str]) -> Known:
    """Return when the statements of these articles arrived, before they are dropped."""
    found: Known = {}
    for article in articles:
        firsts = dict(database.run(f"{_ARRIVED} s.article = ?", article))
        for row, statement in database.selected("article = ?", article) if firsts else ():
            for key in _keys(statement):
                found[key] = min(firsts[row], found.get(key, firsts[row]))
    return found


def read_again(database: Database, article: str, before: Known) -> None:
    """Keep of the statements of an article that it had `before` when they arrived."""
    if before:
        _keep(database, database.selected("article = ?", article), before)


def moved(database: Database, dropped: Collection[str], path: str) -> None:
    """Keep when statements arrived whose article is dropped, as its file was changed and holds a new one.

    An article without a name is known by its text. The new one is there already, with higher rows.
    """
    before = known(database, dropped)
    if before:
        sql = "SELECT coalesce(max(row), 0) FROM statements WHERE article = ?"
        last = max(database.run(sql, article)[0][0] for article in dropped)
        condition = f"row > ? AND article IN (SELECT id FROM articles WHERE {OF_FILE})"
        _keep(database, database.selected(condition, last, *of_file(path)), before)


def _keep(database: Database, statements: Iterable[tuple[int, Statement]], before: Known) -> None:
    for row, statement in statements:
        first = min((before[key] for key in _keys(statement) if key in before), default=row)
        if first < row:
            database.run("INSERT OR REPLACE INTO earlier VALUES (?, ?)", row, first)


def _keys(statement: Statement) -> tuple[tuple[str, ...], ...]:
    """Return what a statement is known by: two of place, speaker and words; of another place, the day as well."""
    place, speaker, content = plain(statement.id), statement.speaker.id, statement.content
    return (place, content), (place, speaker), (day(statement) or "", speaker, content)


def news(database: Database, search: Callable[[], list[int]], since: int) -> News:
    """Return those of the rows which `search` finds that arrived after the mark `since`, 0 for all.

    A statement that the search index has not followed yet, or that is written while we search, stays behind the
    mark that is returned, and comes the next time.
    """
    (last,) = database.run("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'statements'")[0]
    waiting = _lowest(database, last, "s.article IN (SELECT article FROM pending)")
    since = min(since, last)  # an older copy of the database was put back
    found = sorted(row for row in search() if row > since)
    earlier = dict(database.run("SELECT row, first FROM earlier WHERE row > ?", since))
    firsts = {row: earlier.get(row, row) for row in found if earlier.get(row, row) > since}
    loaded = database.statements(firsts)
    mark = min(waiting, _lowest(database, last, "s.row > ?", last))
    arrived = (loaded[row] for row, first in firsts.items() if row in loaded and first <= mark)
    return News(tuple(sorted(arrived, key=lambda each: day(each) or "", reverse=True)), max(mark, since))


def _lowest(database: Database, last: int, condition: str, *values: object) -> int:
    """Return the mark before the first of the statements of an SQL condition, or `last` where that is lower."""
    (mark,) = database.run(f"SELECT min(first) - 1 FROM ({_ARRIVED} {condition})", *values)[0]
    return last if mark is None else min(mark, last)
