"""What a process may do while it holds the write lock."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

from asean_cli.models import Article, Statement
from asean_cli.progress import Progress, Silent
from asean_cli.store import arrivals
from asean_cli.store.database import Database, plain
from asean_cli.store.files import Files
from asean_cli.store.folder import SEARCH
from asean_cli.store.generation import GENERATION, SCHEMA, generation_folder, schema_version, searchable
from asean_cli.store.stories import Stories
from asean_cli.store.tables import VERSION
from asean_cli.store.whoosh_index import Batch, SearchIndex, made

BATCH = 500
"""Articles after which a commit is made unasked, so that neither memory nor a possible loss grows large."""
_CHUNK = 1000
"""Statements held in memory at a time during a rebuild."""


class LocalWriter:
    """The one writer of a local index; made by `LocalStore.writer`."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database
        self._files = Files(database)
        self._stories = Stories(database)
        self._unsaved = 0
        arrivals.prepare(database)

    def upgrade(self) -> None:
        """Bring the tables of an older version up to today's, whole or not at all."""
        if self._database.tables == VERSION:
            return
        with self._database.transaction():
            if self._database.upgrade() == 1:
                for article in self._database.every_article():
                    self._database.date(article)
                    self._stories.place(article)
                self._stories.settle()
                self._files.gather()
        self._stories.repeated = 0

    @property
    def repeated(self) -> int:
        """How many articles put so far tell a story that was there."""
        return self._stories.repeated

    def foreign(self, article: Article, statements: Sequence[Statement]) -> str | None:
        """Return the id of a statement that another article has here, if there is one."""
        return self._database.foreign(article, statements)

    def articles_if_unchanged(self, path: str, mark: str, how: str) -> int | None:
        """Return how many articles a file holds that looked so when it was read in this way; None for others."""
        return self._files.articles_if_unchanged(path, mark, how)

    def remember(self, path: str, mark: str, how: str) -> None:
        """Remember how a file looked that was read to its end without fault."""
        self._begin()
        self._files.remember(path, mark, how)
        self._count()

    def prune(self, folder: str) -> int:
        """Drop what was read from files below `folder` that are not there any more; return how many articles."""
        self._begin()
        return sum(self._drop(self._files.forget(file)) for file in self._files.vanished(folder))

    def is_current(self, article: Article, extractor: str) -> bool:
        """Say whether this very article is there already, as this extractor version read it."""
        return self._database.version_of(article.id) == (article.digest, extractor)

    def put(self, article: Article, statements: Sequence[Statement], extractor: str, *, from_file: bool = True) -> bool:
        """Keep the article and its statements, replacing an older version; True if it was there before.

        With `from_file`, the file of its path on this machine holds it.
        """
        self._begin()
        before = arrivals.known(self._database, [plain(article.id)])
        self._stories.forget(article.id)
        known = self._database.put(article, statements, extractor)
        arrivals.read_again(self._database, plain(article.id), before)
        if from_file:
            self._files.add(article.path, article.id)
        self._stories.place(article)
        self._count()
        return known

    def _count(self) -> None:
        self._unsaved += 1
        if self._unsaved >= BATCH:
            self.commit()

    def keep_only(self, path: str, article_ids: Collection[str]) -> int:
        """Drop articles once read from the file `path` that it no longer holds; return how many.

        An article that another file holds too stays, and that file will be read again.
        """
        self._begin()
        gone = self._files.hold(path, article_ids)
        if gone:
            arrivals.moved(self._database, gone, path)
        return self._drop(gone)

    def remove(self, path_or_id: str) -> int:
        """Drop the article of this id, or all that were read from this file or folder; return how many."""
        if self._database.version_of(path_or_id):
            return self._drop([plain(path_or_id)])
        return self._drop(self._files.articles_of(path_or_id) or self._files.articles_under(path_or_id))

    def _drop(self, articles: list[str]) -> int:
        if articles:
            self._begin()
            for article in articles:
                self._stories.forget(article)
            self._files.drop(articles)
            self._database.drop(articles)
        return len(articles)

    def _begin(self) -> None:
        if not self._database.connection.in_transaction:
            self._database.run("BEGIN IMMEDIATE")

    def rollback(self) -> None:
        """Undo what was not committed."""
        if self._database.connection.in_transaction:
            self._database.run("ROLLBACK")

    def commit(self) -> None:
        """Make what was put durable, in the database and then in the search index."""
        if self._database.connection.in_transaction:
            self._stories.settle()
            self._database.run("COMMIT")
        self._unsaved = 0
        self._follow()

    def _follow(self) -> None:
        """Bring the search index up to the database, whoever left it behind."""
        waiting = self._database.pending()
        if not searchable(self._database):
            if waiting:
                self.rebuild(Silent())
        elif waiting:
            search = SearchIndex(generation_folder(self._folder, self._database))
            try:
                search.update(waiting, self._statements_of(waiting))
            finally:
                search.close()
            self._database.run("DELETE FROM pending")

    def _statements_of(self, articles: list[str]) -> Batch:
        for article in articles:
            yield from self._database.entries("article = ?", article)

    def rebuild(self, progress: Progress) -> int:
        """Build the search index anew from the database; return how many statements it holds.

        It is built in a folder of its own, and the database turns to it in one step, so that readers and a
        kill find either the old one or the new one.
        """
        if self._database.connection.in_transaction:
            self._stories.settle()
            self._database.run("COMMIT")
        (count,) = self._database.run("SELECT count(*) FROM statements")[0]
        progress.total(count)
        old = int(self._database.meta(GENERATION, "0"))
        search = made(self._folder / SEARCH / str(old + 1))
        try:
            search.update((), self._all_statements(progress))
        finally:
            search.close()
        with self._database.transaction():
            self._database.set_meta(GENERATION, str(old + 1))
            self._database.set_meta(SCHEMA, schema_version())
            self._database.run("DELETE FROM pending")
        self._drop_generations_but(old + 1)
        return int(count)

    def _all_statements(self, progress: Progress) -> Batch:
        last = -1
        while True:
            entries = self._database.entries("row > ? ORDER BY row LIMIT ?", last, _CHUNK)
            for entry in entries:
                yield entry
                progress.step()
            if not entries:
                return
            last = entries[-1].row

    def _drop_generations_but(self, kept: int) -> None:
        for folder in (self._folder / SEARCH).iterdir():
            if folder.name != str(kept):
                shutil.rmtree(folder, ignore_errors=True)  # an open reader may hold it on Windows; next time then
