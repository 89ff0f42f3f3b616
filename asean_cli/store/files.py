"""What the database remembers of files: how each looked when it was read, and which articles it held."""

from __future__ import annotations

import os
from collections.abc import Collection

from asean_cli.store.database import Database, absolute, plain


class Files:
    """The files that articles were read from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles_if_unchanged(self, path: str, mark: str, how: str) -> int | None:
        """Return how many articles a file holds that looked so when it was read in this way; None for others."""
        file = absolute(path)
        rows = self._database.run("SELECT mark, how FROM files WHERE file = ?", file)
        if rows != [(mark, how)]:
            return None
        count: int = self._database.run("SELECT count(*) FROM holdings WHERE file = ?", file)[0][0]
        return count

    def remember(self, path: str, mark: str, how: str) -> None:
        """Remember how a file looked, read to its end without fault."""
        self._database.run("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", absolute(path), mark, how)

    def articles_of(self, file: str) -> list[str]:
        """Return the ids of the articles read from one file."""
        return self._articles("file = ?", absolute(file))

    def articles_under(self, folder: str) -> list[str]:
        """Return the ids of the articles read from files below a folder."""
        prefix = (absolute(folder) or "").rstrip(os.sep) + os.sep
        return self._articles("substr(file, 1, ?) = ?", len(prefix), prefix)

    def _articles(self, condition: str, *values: object) -> list[str]:
        sql = f"SELECT DISTINCT article FROM holdings WHERE {condition} ORDER BY article"
        return [article for (article,) in self._database.run(sql, *values)]

    def add(self, path: str | None, article_id: str) -> None:
        """Note that a file holds an article, whatever else it holds."""
        if path is not None:
            self._database.run("INSERT OR IGNORE INTO holdings VALUES (?, ?)", absolute(path), plain(article_id))

    def hold(self, path: str, article_ids: Collection[str]) -> list[str]:
        """Note which articles a file holds now; return those that no file holds any more."""
        file = absolute(path)
        kept = {plain(each) for each in article_ids}
        known = {row[0] for row in self._database.run("SELECT article FROM holdings WHERE file = ?", file)}
        for article in sorted(kept - known):
            self._database.run("INSERT INTO holdings VALUES (?, ?)", file, article)
            # An article of an archive may bear the path of its part, which no look will find on the disk.
            below = "substr(file, 1, ?1) = ?2 AND substr(file, ?1 + 1, 1) IN ('/', '!', ':', '#')"
            sql = f"DELETE FROM holdings WHERE {below} AND article = ?3"
            self._database.run(sql, len(file or ""), file, article)
        for article in sorted(known - kept):
            self._database.run("DELETE FROM holdings WHERE file = ? AND article = ?", file, article)
        return [article for article in sorted(known - kept) if not self._is_elsewhere(article)]

    def _is_elsewhere(self, article: str) -> bool:
        """Say whether another file holds an article that one has lost; if so, have that file read again."""
        holders = self._database.run("SELECT file FROM holdings WHERE article = ?", article)
        if holders:
            self._forget_looks([article])
            # What is kept came from the other file, so it is not current whatever it holds.
            self._database.run("UPDATE articles SET digest = '' WHERE id = ?", article)
        return bool(holders)

    def drop(self, articles: Collection[str]) -> None:
        """Forget articles; files that held them will be read again."""
        self._forget_looks(articles)
        for article in articles:
            self._database.run("DELETE FROM holdings WHERE article = ?", article)

    def _forget_looks(self, articles: Collection[str]) -> None:
        sql = "DELETE FROM files WHERE file IN (SELECT file FROM holdings WHERE article = ?)"
        for article in articles:
            self._database.run(sql, article)

    def vanished(self, folder: str) -> list[str]:
        """Return the files below a folder that were read once and are not there any more."""
        prefix = (absolute(folder) or "").rstrip(os.sep) + os.sep
        sql = (
            "SELECT file FROM files WHERE substr(file, 1, ?1) = ?2"
            " UNION SELECT file FROM holdings WHERE substr(file, 1, ?1) = ?2 ORDER BY file"
        )
        return [file for (file,) in self._database.run(sql, len(prefix), prefix) if _is_gone(file)]

    def forget(self, file: str) -> list[str]:
        """Forget a file; return the articles that it alone held."""
        alone = self.hold(file, ())
        self._database.run("DELETE FROM files WHERE file = ?", absolute(file))
        return alone


def _is_gone(file: str) -> bool:
    try:
        os.stat(file)  # noqa: PTH116 - a hundred thousand of them
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # not to be seen is not gone
        return False
    return False
