"""An index made by an older version is brought up to date by the next write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from asean_cli.errors import StoreError
from asean_cli.models import Statement
from asean_cli.progress import Silent
from asean_cli.store.interface import Result
from asean_cli.store.local import open_store

Ask = Callable[..., Result]


@pytest.fixture
def old(folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None]) -> Path:
    """Return an index whose database is of the first version."""
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(1, article=identity) for identity in "ab"])
    connection = sqlite3.connect(folder / "statements.db")
    connection.executescript(
        """
        DROP INDEX statements_lead; DROP INDEX articles_story;
        DROP TABLE files; DROP TABLE holdings; DROP TABLE bands;
        ALTER TABLE articles DROP COLUMN story; ALTER TABLE articles DROP COLUMN signature;
        ALTER TABLE articles DROP COLUMN published; ALTER TABLE statements DROP COLUMN lead;
        UPDATE meta SET value = '2' WHERE name = 'search_schema'; PRAGMA user_version = 1;
        """
    )
    connection.close()
    return folder


def layout(folder: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(folder / "statements.db")
    rows = [connection.execute(f"PRAGMA table_info({name})").fetchall() for name in ("articles", "statements")]
    connection.close()
    return [tuple(row[1:] for row in table) for table in rows]


def test_looking_up_works_and_searching_says_what_to_do(old: Path, ask: Ask, make_statement: object) -> None:
    del make_statement
    with open_store(old) as store:
        assert store.stats().articles == 2
        found = store.article("a")
        assert found.id == "a"
        with pytest.raises(StoreError) as caught:
            ask(store)
    assert caught.value.hint == "rebuild it: asean reindex"


def test_the_next_write_upgrades_it(old: Path, folder: Path, ask: Ask, tmp_path: Path) -> None:
    with open_store(old) as store:
        with store.writer(1) as writer:
            assert writer.rebuild(Silent()) == 2
        assert ask(store).total == 2
        with store.writer(1) as writer:
            assert writer.keep_only("articles/1.txt", ()) == 2  # what each file held is known from then, too
    open_store(tmp_path / "new", create=True).close()
    assert layout(folder) == layout(tmp_path / "new")


def test_an_upgrade_that_fails_leaves_the_old_index(old: Path) -> None:
    connection = sqlite3.connect(old / "statements.db")
    connection.execute("CREATE TABLE bands (other)")
    connection.close()
    with open_store(old) as store, pytest.raises(StoreError), store.writer(1):
        pytest.fail("upgraded over a table of the same name")
    with open_store(old) as store:
        assert store.stats().articles == 2
