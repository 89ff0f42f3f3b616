"""What may be wrong with an index folder is found, and mended where nothing is lost by it."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.models import Statement
from asean_cli.store import lock
from asean_cli.store.checkup import Finding, examine
from asean_cli.store.local import open_store

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")


@pytest.fixture
def filled(folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None]) -> Path:
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(i, content=f"vaccine {i}") for i in range(3)])
    return folder


def found(folder: Path) -> dict[str, Finding]:
    return {each.name: each for each in examine(folder)}


def wrong(folder: Path) -> list[str]:
    return [name for name, each in found(folder).items() if not each.ok]


def mend(folder: Path) -> None:
    for each in found(folder).values():
        if each.mend:
            each.mend()


def test_a_sound_index_and_an_empty_one(filled: Path, tmp_path: Path) -> None:
    assert list(found(filled)) == ["permissions", "database", "search index", "leftovers"]
    assert wrong(filled) == []
    assert "statements: 3" in found(filled)["database"].message
    open_store(tmp_path / "empty", create=True).close()
    assert wrong(tmp_path / "empty") == []
    assert wrong(tmp_path / "none") == ["index"]
    assert not (tmp_path / "none").exists()


def test_a_search_index_that_is_behind(filled: Path, make_article: Any, make_statement: Any) -> None:
    with open_store(filled) as store:
        store._database.put(make_article("new"), [make_statement(9, article="new")], "1")
    assert wrong(filled) == ["search index"]
    assert found(filled)["search index"].hint == "asean reindex"
    mend(filled)
    assert wrong(filled) == []


def test_a_search_index_that_lost_a_statement(filled: Path) -> None:
    with sqlite3.connect(filled / "statements.db") as database:
        database.execute("DELETE FROM statements WHERE row = 2")
    database.close()
    assert "does not hold" in found(filled)["search index"].message
    mend(filled)
    assert wrong(filled) == []


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_search_index_of_another_version_or_damaged(filled: Path) -> None:
    with sqlite3.connect(filled / "statements.db") as database:
        database.execute("UPDATE meta SET value = '0' WHERE name = 'search_schema'")
    database.close()
    assert "another version" in found(filled)["search index"].message
    mend(filled)
    assert wrong(filled) == []
    for path in (filled / "whoosh").rglob("*.seg"):
        path.write_bytes(b"")
    assert "damaged" in found(filled)["search index"].message
    mend(filled)
    assert wrong(filled) == []
    gc.collect()  # meet here, and not in another test, the files that Whoosh leaves open when reading them fails


def test_what_a_killed_command_left(filled: Path) -> None:
    (filled / "whoosh" / "77").mkdir()
    (filled / "whoosh" / "77" / "x.seg").touch()
    (filled / "lock").write_text('{"pid": 1, "host": "h", "command": "asean index", "since": "then"}')
    assert wrong(filled) == ["lock", "leftovers"]
    assert "'asean index'" in found(filled)["lock"].message
    mend(filled)
    assert wrong(filled) == []
    with open_store(filled) as store:
        assert store.stats().statements == 3


def test_an_index_that_is_being_written_is_left_alone(filled: Path) -> None:
    (filled / "whoosh" / "77").mkdir()
    with lock.held(filled / "lock", 1):
        assert wrong(filled) == []
        assert "being written now by process" in found(filled)["lock"].message
    assert wrong(filled) == ["leftovers"]


@posix
def test_what_others_could_have_written_is_built_anew_and_not_read(filled: Path) -> None:
    for path in (filled, *filled.rglob("*")):
        path.chmod(path.stat().st_mode | 0o022)
    for path in (filled / "whoosh").rglob("*.*"):
        path.write_bytes(b"cos\nsystem\n(S'touch pwned'\ntR.")
    assert wrong(filled) == ["permissions"]
    mend(filled)
    assert wrong(filled) == []
    assert not Path("pwned").exists()


def test_a_database_that_is_damaged_is_not_touched(filled: Path) -> None:
    with sqlite3.connect(filled / "statements.db") as database:
        database.execute("UPDATE statements SET json = '{}' WHERE row = 1")
    database.close()
    damaged = found(filled)["database"]
    assert (damaged.ok, damaged.mend) == (False, None)
    assert "move" in (damaged.hint or "")
    (filled / "statements.db").write_bytes(b"no database" * 1000)
    for name in ("statements.db-wal", "statements.db-shm"):
        (filled / name).unlink(missing_ok=True)
    assert wrong(filled) == ["database"]


def test_a_statement_without_its_article(filled: Path) -> None:
    database = sqlite3.connect(filled / "statements.db")
    database.execute("DELETE FROM articles")
    database.commit()
    database.close()
    assert "without their article" in found(filled)["database"].message


def test_a_foreign_folder(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    assert wrong(tmp_path) == ["index"]
