"""Folders that are no index, not ours, damaged, or not safe to read."""

from __future__ import annotations

import gc
import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asean_cli.errors import DamagedIndex, ForeignIndex, NoIndex, StoreError, UnsafeIndex
from asean_cli.models import Statement
from asean_cli.progress import Silent
from asean_cli.query.build import build
from asean_cli.query.interface import Filters
from asean_cli.store.interface import Result
from asean_cli.store.local import open_store

Ask = Callable[..., Result]
posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")


@pytest.fixture
def filled(folder: Path, make_statement: Callable[..., Statement], keep: Callable[..., None]) -> Path:
    with open_store(folder, create=True) as store:
        keep(store, [make_statement(i, content=f"vaccine {i}") for i in range(30)])
    return folder


def refused(folder: Path, *, create: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(folder, create=create)
    assert str(folder) in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value.code


def search_files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "whoosh").rglob("*") if path.is_file())


class TestNoIndex:
    def test_nothing_there(self, folder: Path) -> None:
        assert refused(folder) == NoIndex.code
        assert not folder.exists()

    @pytest.mark.parametrize("name", [None, "README.md", ".gitkeep"])
    def test_a_folder_without_an_index(self, name: str | None, folder: Path) -> None:
        folder.mkdir()
        if name:
            (folder / name).write_text("about")
        assert refused(folder) == NoIndex.code
        open_store(folder, create=True).close()
        open_store(folder).close()

    def test_a_kill_before_the_tables_were_made(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        (folder / "statements.db").touch(mode=0o600)
        assert refused(folder) == NoIndex.code
        open_store(folder, create=True).close()
        open_store(folder).close()

    def test_parents_are_made_too(self, folder: Path) -> None:
        open_store(folder / "a" / "b", create=True).close()
        open_store(folder / "a" / "b").close()


class TestForeign:
    @pytest.mark.parametrize("create", [False, True])
    def test_other_files(self, create: bool, folder: Path) -> None:
        folder.mkdir()
        (folder / "thesis.doc").write_text("mine")
        assert refused(folder, create=create) == ForeignIndex.code
        assert [path.name for path in folder.iterdir()] == ["thesis.doc"]

    @pytest.mark.parametrize("create", [False, True])
    def test_a_file(self, create: bool, folder: Path) -> None:
        folder.write_text("mine")
        assert refused(folder, create=create) == ForeignIndex.code

    @pytest.mark.parametrize("create", [False, True])
    def test_a_database_of_another_program(self, create: bool, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        with sqlite3.connect(folder / "statements.db") as connection:
            connection.execute("CREATE TABLE notes (text)")
        connection.close()
        assert refused(folder, create=create) == ForeignIndex.code

    def test_an_index_of_a_newer_version(self, filled: Path) -> None:
        with sqlite3.connect(filled / "statements.db") as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        assert refused(filled) == ForeignIndex.code


@pytest.mark.filterwarnings("ignore::ResourceWarning")
class TestDamaged:
    @pytest.fixture(autouse=True)
    def _collected(self) -> Iterator[None]:
        """Meet here, and not in another test, the files that Whoosh leaves open when reading them fails."""
        yield
        gc.collect()

    def test_a_database_that_is_none(self, filled: Path) -> None:
        (filled / "statements.db").write_bytes(b"not a database, but long enough to be read as one" * 100)
        assert refused(filled) == DamagedIndex.code

    def test_a_database_that_was_lost(self, filled: Path) -> None:
        for path in filled.glob("statements.db*"):
            path.unlink()
        assert refused(filled) == DamagedIndex.code
        assert refused(filled, create=True) == DamagedIndex.code

    def test_an_entry_that_cannot_be_read(self, filled: Path, ask: Ask) -> None:
        with sqlite3.connect(filled / "statements.db") as connection:
            connection.execute("UPDATE statements SET json = '{}'")
        connection.close()
        with open_store(filled) as store, pytest.raises(DamagedIndex, match="cannot be read"):
            ask(store)

    @pytest.mark.parametrize("how", ["empty", "cut", "text", "gone", "folder gone", "of another schema"])
    def test_a_damaged_search_index_is_rebuilt_from_the_database(self, how: str, filled: Path, ask: Ask) -> None:
        damage(filled, how)
        with open_store(filled) as store:
            with pytest.raises(DamagedIndex) as caught:
                ask(store, "vaccine")
            assert "asean reindex" in str(caught.value.hint)
            assert "\n" not in caught.value.message
            assert store.stats().statements == 30
            with store.writer(1) as writer:
                assert writer.rebuild(Silent()) == 30
            assert ask(store, "vaccine").total == 30

    @pytest.mark.parametrize("seed", range(15))
    def test_any_damage_is_an_answer_or_our_error(self, seed: int, filled: Path, ask: Ask) -> None:
        chance = random.Random(seed)
        path = chance.choice(search_files(filled))
        data = bytearray(path.read_bytes())
        for _ in range(chance.choice([1, 20])):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.choice([len(data), len(data) // 2])]))
        with open_store(filled) as store:
            try:
                ask(store, '"vaccine 1" OR vacc* NOT speaker:x', facets=("speaker", "year"))
            except DamagedIndex as error:
                hint = error.hint
            else:
                hint = "asean reindex"
            assert "asean reindex" in str(hint)

    def test_a_search_index_of_another_schema_follows_with_the_next_write(
        self, filled: Path, ask: Ask, make_statement: Callable[..., Statement], keep: Callable[..., None]
    ) -> None:
        damage(filled, "of another schema")
        with open_store(filled) as store:
            keep(store, [make_statement(1, article="b")])
            assert ask(store).total == 31


def damage(folder: Path, how: str) -> None:
    if how == "folder gone":
        shutil.rmtree(folder / "whoosh")
    elif how == "of another schema":
        with sqlite3.connect(folder / "statements.db") as connection:
            connection.execute("UPDATE meta SET value = 'old' WHERE name = 'search_schema'")
        connection.close()
    else:
        for path in search_files(folder):
            if how == "gone":
                path.unlink()
            else:
                data = path.read_bytes()
                path.write_bytes({"empty": b"", "cut": data[: len(data) // 2], "text": b"text " * 99}[how])


@posix
class TestUnsafe:
    def test_everything_made_is_private(self, filled: Path) -> None:
        assert stat.S_IMODE(filled.stat().st_mode) == 0o700
        assert stat.S_IMODE((filled / "statements.db").stat().st_mode) == 0o600
        assert stat.S_IMODE((filled / "whoosh").stat().st_mode) == 0o700

    def test_an_existing_folder_is_closed_to_other_writers(self, folder: Path) -> None:
        folder.mkdir()
        folder.chmod(0o777)
        open_store(folder, create=True).close()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755

    @pytest.mark.parametrize("what", [".", "statements.db", "whoosh"])
    @pytest.mark.parametrize("mode", [0o770, 0o707])
    def test_what_others_can_write_is_refused(self, what: str, mode: int, filled: Path) -> None:
        (filled / what).chmod(mode)
        assert refused(filled) == UnsafeIndex.code
        assert refused(filled, create=True) == UnsafeIndex.code
        (filled / what).chmod(0o700)
        open_store(filled).close()

    def test_a_search_file_in_a_readable_folder_counts_too(self, filled: Path) -> None:
        (filled / "whoosh").chmod(0o755)
        (filled / "whoosh" / "1").chmod(0o755)
        search_files(filled)[0].chmod(0o666)
        assert refused(filled) == UnsafeIndex.code

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give files away")
    @pytest.mark.parametrize("what", [".", "statements.db", "whoosh"])
    def test_what_belongs_to_another_user_is_refused(self, what: str, filled: Path) -> None:
        os.chown(filled / what, 12345, -1)
        assert refused(filled) == UnsafeIndex.code

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
    def test_a_folder_that_cannot_be_read(self, filled: Path) -> None:
        filled.chmod(0)
        code = refused(filled)
        filled.chmod(0o700)
        assert code == StoreError.code


def test_an_index_of_articles_without_statements_is_whole(folder: Path, make_article: Callable[..., Any]) -> None:
    with open_store(folder, create=True) as store:
        with store.writer(1) as writer:
            writer.put(make_article("a"), [], "1")
        for text in ("word", "wor*", "wrod~", None):
            assert store.search(build(text, Filters(), facets=["speaker", "year"])).total == 0
