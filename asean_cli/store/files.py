"""What the database remembers of files: how each looked when it was read, and which articles it held."""

from __future__ import annotations

import os
from collections.abc import Collection

from asean_cli.store.database import OF_FILE, Database, absolute, of_file, plain

_INSIDE = "!/"
"""Stands between the path of an archive and the name of what lies in it."""


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
        """Return the ids of the articles read from one file, or from what lies in an archive (`news.zip!/a.html`)."""
        return self._articles(file, OF_FILE, *of_file(file))

    def articles_under(self, folder: str) -> list[str]:
        """Return the ids of the articles read from files below a folder, which may lie in an archive."""
        prefix = (absolute(folder) or "").rstrip(os.sep) + os.sep
        return self._articles(folder, "substr(file, 1, ?) = ?", len(prefix), prefix)

    def _articles(self, path: str, condition: str, *values: object) -> list[str]:
        sql = f"SELECT DISTINCT article FROM holdings WHERE {condition} ORDER BY article"
        if _INSIDE in path:  # the archive holds the article, which bears the path of its part
            sql = f"SELECT id FROM articles WHERE {condition} AND id IN (SELECT article FROM holdings) ORDER BY id"
        return [article for (article,) in self._database.run(sql, *values)]

    def add(self, path: str | None, article_id: str) -> None:
        """Note that a file holds an article, whatever else it holds; the archive holds what lies in it."""
        if path is not None:
            file = _holder(absolute(path) or "")
            self._database.run("INSERT OR IGNORE INTO holdings VALUES (?, ?)", file, plain(article_id))

    def gather(self) -> None:
        """Have archives hold what is noted of their parts, as an older version of the tables does."""
        for (part,) in self._database.run("SELECT DISTINCT file FROM holdings WHERE instr(file, ?)", _INSIDE):
            if (file := _holder(part)) != part:
                self._database.run("UPDATE OR REPLACE holdings SET file = ? WHERE file = ?", file, part)

    def hold(self, path: str, article_ids: Collection[str]) -> list[str]:
        """Note which articles a file holds now; return those that no file holds any more."""
        file = absolute(path)
        kept = {plain(each) for each in article_ids}
        known = {row[0] for row in self._database.run("SELECT article FROM holdings WHERE file = ?", file)}
        for article in sorted(kept - known):
            self._database.run("INSERT INTO holdings VALUES (?, ?)", file, article)
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


def _holder(file: str) -> str:
    """Return the file that holds what has this path: itself, or the outermost archive that it lies in."""
    ends = (at for at in range(len(file)) if file.startswith(_INSIDE, at))
    return next((file[:at] for at in ends if os.path.isfile(file[:at])), file)  # noqa: PTH113


def _is_gone(file: str) -> bool:
    try:
        os.stat(file)  # noqa: PTH116 - a hundred thousand of them
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # not to be seen is not gone
        return False
    return False
