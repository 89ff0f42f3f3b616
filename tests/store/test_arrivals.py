"""What is new since a mark: newly indexed statements, each once, whatever is read again, moved or killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asean_cli.models import Statement
from asean_cli.progress import Silent
from asean_cli.query.build import build
from asean_cli.query.interface import Filters
from asean_cli.store import writer
from asean_cli.store.local import LocalStore, open_store

Make = Callable[..., Statement]


def news(store: LocalStore, since: int, text: str | None = None) -> tuple[list[str], int]:
    result = store.news(build(text, Filters()), since)
    return [each.content for each in result.found.statements], result.mark


@pytest.fixture
def put(store: LocalStore, make_statement: Make, make_article: Any) -> Callable[..., None]:
    """Return a function that keeps an article of statements by their contents; None stands for a line in between."""

    def kept(article: str, *contents: str | None, path: str | None = None, only: bool = False) -> None:
        made = [
            make_statement(number, article={"id": article, "path": path}, content=content)
            for number, content in enumerate(contents, 1)
            if content is not None
        ]
        with store.writer(1) as held:
            held.put(make_article(article, path=path), made, "1")
            if only:
                assert path is not None
                held.keep_only(path, [article])

    return kept


def test_only_what_came_since_and_matches(store: LocalStore, put: Callable[..., None]) -> None:
    assert news(store, 0) == ([], 0)
    put("a", "one", "two")
    found, mark = news(store, 0)
    assert found == ["one", "two"]
    assert news(store, mark) == ([], mark)
    put("b", "three", "four")
    assert news(store, mark, "three")[0] == ["three"]
    assert news(store, mark, "one")[0] == []
    assert news(store, mark, "zeppelin")[1] == news(store, mark)[1] > mark


def test_the_newest_date_comes_first(store: LocalStore, make_statement: Make, make_article: Any) -> None:
    days = ["2021-08-03", None, "2021-08-05", "2021-08-03"]
    undated: dict[str, Any] = {"article": {"id": "a", "published": None}, "event": None}
    made = [make_statement(n, content=str(n), date=when, **undated) for n, when in enumerate(days)]
    with store.writer(1) as held:
        held.put(make_article("a"), made, "1")
    assert news(store, 0)[0] == ["2", "0", "3", "1"]


def test_what_is_read_again_is_not_new(store: LocalStore, put: Callable[..., None]) -> None:
    put("a", "one", "two")
    _, mark = news(store, 0)
    put("a", "one", "two")
    assert news(store, mark)[0] == []
    put("a", "one", "two", "three")
    assert news(store, mark)[0] == ["three"]
    assert news(store, 0)[0] == ["one", "two", "three"]
    put("a", None, "one", "two", "three")  # its ids are new: what was said has moved
    assert news(store, mark)[0] == ["three"]
    put("a", "one")
    put("a", "one")
    assert news(store, mark)[0] == []


def test_a_file_that_was_changed_is_no_news_but_for_the_change(store: LocalStore, put: Callable[..., None]) -> None:
    put("text-1", "one", "two", path="a.txt", only=True)
    put("other", "two", path="b.txt", only=True)
    assert news(store, 0)[0] == ["one", "two", "two"]
    _, mark = news(store, 0)
    put("text-2", None, "one", "two", "three", path="a.txt", only=True)
    assert news(store, mark)[0] == ["three"]
    assert len(news(store, 0)[0]) == 4


def test_a_text_that_was_changed_inside_an_archive_is_none_either(
    store: LocalStore, make_statement: Make, make_article: Any, tmp_path: Path
) -> None:
    archive = tmp_path / "news.zip"
    archive.touch()
    part = f"{archive}!/a.txt"

    def read(article: str, *contents: str) -> None:
        made = [make_statement(n, article={"id": article, "path": part}, content=c) for n, c in enumerate(contents)]
        with store.writer(1) as held:
            held.put(make_article(article, path=part), made, "1")
            held.keep_only(str(archive), [article])

    read("text-1", "one", "two")
    _, mark = news(store, 0)
    read("text-2", "one", "two", "three")
    assert news(store, mark)[0] == ["three"]


def test_what_was_not_seen_stays_new_however_often_it_is_read(store: LocalStore, put: Callable[..., None]) -> None:
    put("a", "one")
    _, mark = news(store, 0)
    put("b", "two")
    put("b", "two")
    put("b", "two")
    assert news(store, mark)[0] == ["two"]


def test_a_rebuild_and_a_removal_change_nothing(store: LocalStore, put: Callable[..., None]) -> None:
    put("a", "one")
    put("b", "two")
    _, mark = news(store, 0)
    with store.writer(1) as held:
        held.rebuild(Silent())
        held.remove("b")
    assert news(store, mark) == ([], mark)
    put("c", "three")  # rows are never used twice
    assert news(store, mark)[0] == ["three"]


def test_what_the_search_index_has_not_seen_comes_later(
    store: LocalStore, put: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a", "one")
    _, mark = news(store, 0)
    with monkeypatch.context() as patch:
        patch.setattr(writer.LocalWriter, "_follow", lambda _: None)  # as a kill between the two commits leaves it
        put("b", "two")
    assert store.behind == 1
    assert news(store, mark) == ([], mark)
    put("c", "three")  # which repairs it
    assert news(store, mark)[0] == ["two", "three"]


def test_what_is_written_meanwhile_comes_the_next_time(
    folder: Path, store: LocalStore, put: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a", "one")
    put("b", "two")
    _, mark = news(store, 0)
    put("c", "three")
    put("d", "four")
    rows = LocalStore._rows

    def interrupted(self: LocalStore, query: Any) -> list[int]:
        found = rows(self, query)
        monkeypatch.undo()
        put("e", "five")
        put("d", "four")  # what was found is gone when it is looked up
        return found

    with open_store(folder) as reader:
        monkeypatch.setattr(LocalStore, "_rows", interrupted)
        found, then = news(reader, mark)
        assert found == ["three"]
        assert news(reader, then)[0] == ["five", "four"]


def test_an_index_of_an_older_version(folder: Path, store: LocalStore, put: Callable[..., None]) -> None:
    put("a", "one")
    for sql in ("DROP TABLE earlier", "DELETE FROM meta WHERE name = 'identity'"):
        store._database.run(sql)
    found, mark = news(store, 0)
    assert found == ["one"]
    identity = store.identity
    assert len(identity) == 32
    put("a", "one", "two")
    assert news(store, mark)[0] == ["two"]
    assert store.identity == identity
    with open_store(folder.with_name("other"), create=True) as other:
        assert other.identity != identity


def test_an_older_copy_that_was_put_back(store: LocalStore, put: Callable[..., None]) -> None:
    put("a", "one")
    assert news(store, 1000) == ([], 1)


CONTENTS = st.lists(st.sampled_from("one two three four five".split()), unique=True, max_size=4)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from("abc"), CONTENTS, st.booleans()), max_size=12))
def test_whoever_asks_now_and_then_hears_what_each_version_added(
    steps: list[tuple[str, list[str], bool]],
    tmp_path_factory: pytest.TempPathFactory,
    make_statement: Make,
    make_article: Any,
) -> None:
    mark = 0
    unheard: set[str] = set()
    with open_store(tmp_path_factory.mktemp("news") / "index", create=True) as store:
        for article, contents, asks in steps:
            before = {each.content for each in store.statements_of(article)}
            made = [
                make_statement(n, article=article, content=f"{article} {c}", speaker=c) for n, c in enumerate(contents)
            ]
            with store.writer(1) as held:
                held.put(make_article(article), made, "1")
            now = {each.content for each in made}
            unheard = (unheard - (before - now)) | (now - before)
            if asks:
                found, mark = news(store, mark)
                assert sorted(found) == sorted(unheard)
                unheard.clear()
