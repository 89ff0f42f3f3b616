"""The truth: articles and statements in SQLite, and what the search index has not seen of them yet."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from asean_cli.errors import DamagedIndex, ForeignIndex, IndexLocked, StoreError
from asean_cli.models import Article, Statement, Variant
from asean_cli.query.fields import day
from asean_cli.store.folder import sync
from asean_cli.store.tables import APPLICATION, STEPS, VERSION

_BUSY = 10.0
"""Seconds to wait for SQLite's own short locks; writers wait on ours."""

OF_FILE = "(file = ? OR (file >= ? AND file < ?))"
"""The SQL condition, with the values of `of_file`: a file, or what lies in it; a range, for the sake of the index."""


class Entry(NamedTuple):
    """A statement as the search index is to hold it."""

    row: int
    article: str
    """The article's id as the database has it."""
    statement: Statement
    lead: int | None
    """The row of the statement that it repeats."""


class Database:
    """One open `statements.db`."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        with self.translated():
            if create:
                made = not path.exists()
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
                for folder in (path.parent, path.parent.parent) if made else ():
                    sync(folder)
            uri = f"{path.absolute().as_uri()}?mode=rw"
            self.connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY)
            try:
                self._open(create=create)
            except BaseException:
                self.connection.close()
                raise

    def _open(self, *, create: bool) -> None:
        self.connection.execute("PRAGMA foreign_keys = ON")
        if create and self.is_blank():
            self.connection.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                if self.is_blank():  # still, now that nobody else can write
                    self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
                    self.upgrade()
        self._check_ours()

    def upgrade(self) -> int:
        """Make the tables those of today, inside the open transaction; return the version they were of (0: none)."""
        old = self.tables
        for steps in STEPS[old:]:
            for statement in steps:
                self.run(statement)
        self.run(f"PRAGMA user_version = {VERSION}")
        return old

    @property
    def tables(self) -> int:
        """The version of the tables."""
        return self._pragma("user_version")

    def is_blank(self) -> bool:
        """Say whether nothing has been written to it, as a kill during its making leaves it."""
        count: int = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return count == 0 and self._pragma("application_id") == 0

    def _check_ours(self) -> None:
        folder = self.path.parent
        if self._pragma("application_id") != APPLICATION and not self.is_blank():
            hint = "choose another folder with --index"
            raise ForeignIndex(f"{folder}: {self.path.name} is a database of another program", hint)
        version = self._pragma("user_version")
        if version > VERSION:
            hint = "update asean-cli, or index the articles into another folder"
            raise ForeignIndex(f"{folder}: made by a newer version of asean-cli (format {version})", hint)

    def _pragma(self, name: str) -> int:
        value: int = self.connection.execute(f"PRAGMA {name}").fetchone()[0]
        return value

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite raises into our errors."""
        try:
            yield
        except sqlite3.Error as error:
            raise _ours(error, self.path.parent) from error
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror or error}", "choose another --index") from error

    def run(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one SQL statement and return its rows; raise a StoreError."""
        with self.translated():
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing; inside an open transaction, as a part of it that can fail alone."""
        start, end, undo = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        if self.connection.in_transaction:
            start, end, undo = "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part"
        self.run(start)
        try:
            yield
            self.run(end)
        except BaseException:
            if self.connection.in_transaction:
                self.run(undo)
            raise

    def close(self) -> None:
        """Close the file; what was not committed is undone."""
        with self.translated():
            self.connection.close()

    # What is written

    def put(self, article: Article, statements: Sequence[Statement], extractor: str) -> bool:
        """Keep an article and its statements in place of an older version; True if there was one."""
        identity = plain(article.id)
        known = bool(self.run("SELECT 1 FROM articles WHERE id = ?", identity))
        with self.transaction(), self.translated():
            self.drop([identity])
            self.run(
                "INSERT INTO articles (id, file, digest, extractor, outlet, published, json, text)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                *(identity, absolute(article.path), article.digest, extractor, _optional(article.outlet)),
                _optional(article.published),
                *(_article_json(article), article.text.encode("utf-8", "surrogatepass")),
            )
            self.connection.executemany(
                "INSERT OR REPLACE INTO statements (id, article, speaker, name, type, day, json)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (_statement_row(identity, statement) for statement in statements),
            )
        return known

    def drop(self, articles: Collection[str]) -> None:
        """Forget articles by id, and note that the search index has to follow."""
        for identity in articles:
            self.run("DELETE FROM articles WHERE id = ?", identity)
            self.run("INSERT OR IGNORE INTO pending VALUES (?)", identity)

    def date(self, article: Article) -> None:
        """Keep the date of publication in a column of its own."""
        self.run("UPDATE articles SET published = ? WHERE id = ?", _optional(article.published), plain(article.id))

    def set_meta(self, name: str, value: str) -> None:
        """Keep one fact about the index as a whole."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    # What is read

    def meta(self, name: str, default: str) -> str:
        """Return one fact about the index as a whole."""
        return next((value for (value,) in self.run("SELECT value FROM meta WHERE name = ?", name)), default)

    def version_of(self, article_id: str) -> tuple[str, str] | None:
        """Return the digest of an article and the extractor that read it."""
        rows = self.run("SELECT digest, extractor FROM articles WHERE id = ?", plain(article_id))
        return (rows[0][0], rows[0][1]) if rows else None

    def foreign(self, article: Article, statements: Iterable[Statement]) -> str | None:
        """Return the id of the first of these statements that is kept for another article than this one."""
        sql = "SELECT 1 FROM statements WHERE id = ? AND article != ?"
        own = plain(article.id)
        return next((each.id for each in statements if self.run(sql, plain(each.id), own)), None)

    def articles_of(self, file: str) -> list[str]:
        """Return the ids of the articles that bear the path of a file, or of what lies in it (`news.zip!/a.html`)."""
        sql = f"SELECT id FROM articles WHERE {OF_FILE}"
        return [row[0] for row in self.run(sql, *of_file(file))]

    def extractor_of(self, article_id: str) -> str:
        """Return the version of the extractor that read an article."""
        known = self.version_of(article_id)
        return known[1] if known else ""

    def article(self, article_id: str) -> Article | None:
        """Return one article with its text."""
        rows = self.run("SELECT json, text FROM articles WHERE id = ?", plain(article_id))
        if not rows:
            return None
        with self.readable():
            return Article(text=rows[0][1].decode("utf-8", "surrogatepass"), **json.loads(rows[0][0]))

    def statements(self, rows: Collection[int]) -> dict[int, Statement]:
        """Return the statements of these rows, as far as they are still there."""
        return self.with_variants(self.bare(rows))

    def bare(self, rows: Collection[int]) -> dict[int, Statement]:
        """Return the statements of these rows, as far as they are still there, without their variants."""
        found = dict(self._among("SELECT row, json FROM statements WHERE row IN", rows))
        with self.readable():
            return {row: Statement.from_dict(json.loads(found[row])) for row in sorted(found)}

    def with_variants(self, found: Mapping[int, Statement]) -> dict[int, Statement]:
        """Return the same statements with their variants, by their rows."""
        variants = self._variants(found)
        return {row: replace(each, variants=variants[row]) if row in variants else each for row, each in found.items()}

    def selected(self, condition: str, *values: object) -> list[tuple[int, Statement]]:
        """Return rows and statements that meet an SQL condition, in the order of rows."""
        sql = f"SELECT row, json FROM statements WHERE {condition} ORDER BY row"
        rows = self.run(sql, *values)
        with self.readable():
            return [(row, Statement.from_dict(json.loads(data))) for row, data in rows]

    def entries(self, condition: str, *values: object) -> list[Entry]:
        """Return what the search index is to hold of the statements that meet an SQL condition."""
        rows = self.run(f"SELECT row, article, json, lead FROM statements WHERE {condition}", *values)
        with self.readable():
            return [
                Entry(row, article, Statement.from_dict(json.loads(data)), lead) for row, article, data, lead in rows
            ]

    def every_article(self, among: Iterable[str] | None = None) -> Iterator[Article]:
        """Yield the articles of these ids, or all in the order in which they were kept; one is held at a time."""
        rows = self.run("SELECT id FROM articles ORDER BY rowid") if among is None else ((each,) for each in among)
        for (identity,) in rows:
            if article := self.article(identity):
                yield article

    def _variants(self, rows: Iterable[int]) -> dict[int, tuple[Variant, ...]]:
        """Return for those of these rows that have any the other statements that say the same, oldest first."""
        if self.tables < VERSION:
            return {}
        leads = {row: row for row in rows}
        leads |= dict(self._among("SELECT row, lead FROM statements WHERE lead IS NOT NULL AND row IN", leads))
        sets: dict[int, list[tuple[int, Variant]]] = {}
        found = [*self._among("SELECT lead, row, json FROM statements WHERE lead IN", leads.values())]
        found += self._among("SELECT row, row, json FROM statements WHERE row IN", [lead for lead, _, _ in found])
        with self.readable():
            for lead, row, data in sorted(found):
                sets.setdefault(lead, []).append((row, _variant(json.loads(data))))
        among = ((row, sets[lead]) for row, lead in leads.items() if lead in sets)
        return {row: tuple(each for other, each in variants if other != row) for row, variants in among}

    def _among(self, sql: str, values: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query that ends in IN, however many values it takes."""
        wanted = list(dict.fromkeys(values))
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            yield from self.run(f"{sql} ({', '.join('?' * len(part))})", *part)

    def pending(self) -> list[str]:
        """Return the ids of the articles that the search index has not followed yet."""
        return [row[0] for row in self.run("SELECT article FROM pending ORDER BY article")]

    @contextmanager
    def readable(self) -> Iterator[None]:
        """Turn what unreadable JSON raises into DamagedIndex."""
        try:
            yield
        except (ValueError, LookupError, TypeError) as error:
            raise _damaged(self.path.parent, f"an entry cannot be read ({error})") from error


def _ours(error: sqlite3.Error, folder: Path) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexLocked(f"{folder}: another process is writing to this index", "try again when it has ended")
    if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
        return StoreError(f"{folder}: {error}", "check the free space and the permissions of this folder")
    return _damaged(folder, str(error))


def _damaged(folder: Path, reason: str) -> DamagedIndex:
    hint = f"move {folder} away and index the articles again"
    return DamagedIndex(f"{folder}: the database of the index is damaged: {reason}", hint)


def plain(text: str) -> str:
    """Return `text` as SQLite can keep it: lone surrogates become escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _optional(text: str | None) -> str | None:
    return None if text is None else plain(text)


def absolute(path: str | None) -> str | None:
    """Return the absolute form of a path as given, by which a file is known again."""
    return None if path is None else plain(os.path.realpath(path))


def of_file(path: str) -> tuple[str, str, str]:
    """Return the values of OF_FILE: what lies in a file has its path, `!/` and a name (`news.zip!/a.html`)."""
    name = absolute(path) or ""
    return name, f"{name}!/", f"{name}!0"


def _article_json(article: Article) -> str:
    names = ("id", "title", "outlet", "url", "published", "path", "encoding")
    known: dict[str, Any] = {name: getattr(article, name) for name in names}
    return json.dumps({**known, "extra": dict(article.extra)}, default=str)


def _statement_row(article: str, statement: Statement) -> tuple[str | None, ...]:
    speaker = statement.speaker
    return (
        *(plain(statement.id), article, plain(speaker.id), plain(speaker.name), speaker.type),
        *(day(statement), json.dumps(_own(statement), separators=(",", ":"))),
    )


def _own(statement: Statement) -> dict[str, Any]:
    """Return a statement without what depends on other articles."""
    data = statement.to_dict()
    del data["variants"]
    return data


def _variant(statement: dict[str, Any]) -> Variant:
    article = statement["article"]
    return Variant(statement["id"], article["id"], article["outlet"], article["url"], article["published"])
