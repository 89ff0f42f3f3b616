"""A look at an index folder from outside: may it be read, is it whole, do database and search index agree."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from asean_cli.errors import AseanError, StoreError, UnsafeIndex
from asean_cli.progress import Silent
from asean_cli.query.nodes import Every
from asean_cli.store import folder, lock
from asean_cli.store.database import Database
from asean_cli.store.generation import GENERATION, generation_folder, searchable
from asean_cli.store.local import open_store
from asean_cli.store.whoosh_index import SearchIndex

_PATIENCE = 10.0
"""Seconds to wait for another process when something is mended."""
_CHUNK = 500
"""Statements held in memory at a time."""


class Finding(NamedTuple):
    """What was looked at, whether it is well, what to do if not, and what mends it."""

    name: str
    ok: bool
    message: str
    hint: str | None = None
    mend: Callable[[], object] | None = None


def failed(name: str, error: AseanError, mend: Callable[[], object] | None = None) -> Finding:
    """Return the finding that an error is."""
    return Finding(name, False, error.message, error.hint, mend)


def examine(path: Path) -> Iterator[Finding]:
    """Yield what is found of an index folder, up to what makes the rest senseless."""
    try:
        folder.prepare(path, create=False)
    except UnsafeIndex as error:
        yield failed("permissions", error, partial(_make_safe, path))
        return
    except StoreError as error:
        yield failed("index", error)
        return
    yield Finding("permissions", True, "nobody else can write the index")
    try:
        open_store(path).close()
        database = Database(path / folder.DATABASE, create=False)
    except StoreError as error:
        yield failed("database", error)
        return
    try:
        yield from _opened(path, database)
    finally:
        database.close()


def _opened(path: Path, database: Database) -> Iterator[Finding]:
    found = _database(database)
    yield found
    busy, holder = lock.state(path / folder.LOCK)
    if busy:
        yield Finding("lock", True, f"being written now by {holder}; the rest is not looked at")
        return
    if holder:
        mend = partial(_release, path)
        yield Finding("lock", False, f"a command was killed while it wrote: {holder}", "asean doctor --fix", mend)
    if found.ok:
        yield _agreement(path, database)
        yield _leftovers(path, database)


def _database(database: Database) -> Finding:
    """Say whether the database is sound, and every entry of it can be read."""
    try:
        verdict = database.run("PRAGMA integrity_check(1)")[0][0]
        if verdict != "ok":
            return Finding("database", False, f"damaged: {verdict}", _again(database))
        if database.run("PRAGMA foreign_key_check"):
            return Finding("database", False, "damaged: statements without their article", _again(database))
        articles = [row[0] for row in database.run("SELECT id FROM articles")]
        for each in articles:
            database.article(each)
        rows = [row[0] for row in database.run("SELECT row FROM statements")]
        for start in range(0, len(rows), _CHUNK):
            database.statements(rows[start : start + _CHUNK])
    except StoreError as error:
        return failed("database", error)
    return Finding("database", True, f"sound; articles: {len(articles):,}, statements: {len(rows):,}")


def _again(database: Database) -> str:
    return f"move {database.path.parent} away and index the articles again"


def _agreement(path: Path, database: Database) -> Finding:
    """Say whether the search index holds just the statements of the database."""
    name, hint, mend = "search index", "asean reindex", partial(_rebuild, path)
    waiting = len(database.pending())
    if waiting:
        return Finding(name, False, f"behind the database; articles not seen: {waiting:,}", hint, mend)
    rows = {row[0] for row in database.run("SELECT row FROM statements")}
    if not searchable(database):
        if database.meta(GENERATION, "0") == "0" and not rows:
            return Finding(name, True, "empty")
        return Finding(name, False, "made by another version", hint, mend)
    try:
        search = SearchIndex(generation_folder(path, database))
        try:
            found = search.hits(Every(), scored=False).rows
        finally:
            search.close()
    except StoreError as error:
        return failed(name, error, mend)
    if sorted(found) != sorted(rows):
        return Finding(name, False, "does not hold the statements of the database", hint, mend)
    return Finding(name, True, "agrees with the database")


def _leftovers(path: Path, database: Database) -> Finding:
    found = _left(path, database)
    if not found:
        return Finding("leftovers", True, "none")
    names = ", ".join(str(each.relative_to(path)) for each in found[:5])
    more = f" and {len(found) - 5:,} more" if len(found) > 5 else ""
    return Finding("leftovers", False, f"of a killed run: {names}{more}", "asean doctor --fix", partial(_clear, path))


def _left(path: Path, database: Database) -> list[Path]:
    """Return the search indexes that the database does not point to; inside of its own, the next commit clears up."""
    top, current = path / folder.SEARCH, generation_folder(path, database)
    return sorted(each for each in top.iterdir() if each != current) if top.is_dir() else []


# Mending


def _make_safe(path: Path) -> None:
    """Close the folder to others; the search index, which they could have altered, is built anew and never read."""
    for each in (path, *path.rglob("*")):
        each.chmod(stat.S_IMODE(each.stat().st_mode) & ~0o022)
    _rebuild(path)


def _rebuild(path: Path) -> None:
    with open_store(path) as store, store.writer(_PATIENCE) as writer:
        writer.rebuild(Silent())


def _release(path: Path) -> None:
    with lock.held(path / folder.LOCK, _PATIENCE):
        pass


def _clear(path: Path) -> None:
    with lock.held(path / folder.LOCK, _PATIENCE):
        database = Database(path / folder.DATABASE, create=False)
        try:
            for each in _left(path, database):
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        finally:
            database.close()
