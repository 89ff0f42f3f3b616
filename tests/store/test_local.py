"""Keeping, replacing, removing, looking up and counting, in a real index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.errors import UnknownId
from asean_cli.models import Article, Entity, Statement
from asean_cli.progress import Silent
from asean_cli.store.interface import Result
from asean_cli.store.local import LocalStore, open_store

Make = Callable[..., Statement]
Keep = Callable[..., None]
Ask = Callable[..., Result]


def ids(result: Result) -> list[str]:
    return [statement.id for statement in result.statements]


def test_what_is_kept_comes_back_as_it_was(store: LocalStore, make_statement: Make, make_article: Any) -> None:
    statement = make_statement(
        content="odd \ud800 text \x00 [bold]", mentions={"KR": "South Korea"}, article={"id": "a"}
    )
    article = make_article("a", text="a\r\nb\x00\ud800", extra={"lang": "en"}, encoding="cp1252", title="T")
    with store.writer(1) as writer:
        assert writer.put(article, [statement], "1") is False
        assert writer.put(article, [statement], "1") is True
    assert store.statement(statement.id) == statement
    assert store.article("a") == article


def test_an_article_is_current_until_it_or_the_extractor_changes(store: LocalStore, make_article: Any) -> None:
    article = make_article("a")
    with store.writer(1) as writer:
        assert not writer.is_current(article, "1")
        writer.put(article, [], "1")
        assert writer.is_current(article, "1")
        assert not writer.is_current(article, "2")
        assert not writer.is_current(make_article("a", text="changed"), "1")
        assert writer.is_current(make_article("a", path="moved.txt"), "1")


def test_articles_by_id_file_and_start(
    store: LocalStore, make_statement: Make, make_article: Any, tmp_path: Path
) -> None:
    file = str(tmp_path / "n.jsonl")
    with store.writer(1) as writer:
        writer.put(make_article("abc", path=file), [make_statement(2), make_statement(1)], "1")
        writer.put(make_article("abcd", path=file), [], "1")
    assert store.articles_named("abc") == ["abc"]
    assert store.articles_named("ab") == ["abc", "abcd"]
    assert store.articles_named(file) == ["abc", "abcd"]
    assert store.articles_named("") == []
    assert [each.id for each in store.statements_of("abc")] == [make_statement(2).id, make_statement(1).id]


def test_a_changed_article_replaces_its_statements(
    store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    keep(store, [make_statement(i, content="old words") for i in range(3)])
    keep(store, [make_statement(1, content="new words")])
    assert ask(store, "old").total == 0
    assert ids(ask(store, "words")) == [make_statement(1).id]
    assert store.stats().statements == 1


def test_a_reader_opened_before_sees_what_was_written_after(
    folder: Path, store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    keep(store, [make_statement(1)])
    with open_store(folder) as reader:
        assert ask(reader).total == 1
        keep(store, [make_statement(2, article="b")])
        assert ask(reader).total == 2
        with store.writer(1) as writer:
            assert ask(reader).total == 2
            writer.rebuild(Silent())
        assert ask(reader).total == 2
        with store.writer(1) as writer:
            writer.remove("b")
        assert ask(reader).total == 1


def test_an_exception_undoes_what_was_not_committed(
    store: LocalStore, make_statement: Make, make_article: Any, ask: Ask
) -> None:
    def work() -> None:
        with store.writer(1) as writer:
            writer.put(make_article("a"), [make_statement(1, article="a")], "1")
            writer.commit()
            writer.put(make_article("b"), [make_statement(1, article="b")], "1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert [statement.article.id for statement in ask(store).statements] == ["a"]
    with store.writer(0.1) as writer:  # the lock was let go
        assert writer.is_current(make_article("a"), "1")
        assert not writer.is_current(make_article("b"), "1")


class TestRemoving:
    @pytest.fixture(autouse=True)
    def filled(self, store: LocalStore, make_statement: Make, keep: Keep, tmp_path: Path) -> None:
        paths = {"a": "x/1.txt", "b": "x/2.jsonl", "c": "x/2.jsonl", "d": "xy/3.txt"}
        keep(
            store,
            [
                make_statement(1, article={"id": identity, "path": str(tmp_path / path)})
                for identity, path in paths.items()
            ],
        )

    def left(self, store: LocalStore, ask: Ask) -> str:
        return "".join(sorted(statement.article.id for statement in ask(store).statements))

    @pytest.mark.parametrize(
        ("what", "count", "left"),
        [
            ("a", 1, "bcd"),
            ("x/1.txt", 1, "bcd"),
            ("./xy/../x/1.txt", 1, "bcd"),
            ("x/2.jsonl", 2, "ad"),
            ("x", 3, "d"),
            ("x/", 3, "d"),
            (".", 4, ""),
            ("nothing", 0, "abcd"),
            ("x/%", 0, "abcd"),
        ],
    )
    def test_by_id_by_file_and_by_folder(
        self, what: str, count: int, left: str, store: LocalStore, ask: Ask, tmp_path: Path
    ) -> None:
        with store.writer(1) as writer:
            assert writer.remove(what if what == "a" else str(tmp_path / what)) == count
        assert self.left(store, ask) == left
        assert store.stats().statements == len(left)

    def test_a_file_keeps_only_what_it_still_holds(self, store: LocalStore, ask: Ask, tmp_path: Path) -> None:
        with store.writer(1) as writer:
            assert writer.keep_only(str(tmp_path / "x/2.jsonl"), ["c", "e"]) == 1
            assert writer.keep_only(str(tmp_path / "x/1.txt"), ["a"]) == 0
        assert self.left(store, ask) == "acd"


def test_an_archive_holds_its_articles_whatever_their_paths(
    store: LocalStore, make_article: Any, tmp_path: Path
) -> None:
    archive, kept = tmp_path / "x.zip", tmp_path / "x.zip.txt"
    archive.touch()
    kept.touch()
    with store.writer(1) as writer:
        for name, path in {"a": f"{archive}!/a.txt", "b": f"{archive}!/in.tar!/b.txt", "c": str(kept)}.items():
            writer.put(make_article(name, path=path), [], "1")
        assert writer.prune(str(tmp_path)) == 0  # though the archive was not read to its end
        assert writer.keep_only(str(archive), ["a", "b", "c"]) == 0
        writer.remember(str(archive), "mark", "how")
        assert writer.prune(str(tmp_path)) == 0
        assert writer.articles_if_unchanged(str(archive), "mark", "how") == 3
        archive.unlink()
        assert writer.prune(str(tmp_path)) == 2
    assert store.stats().articles == 1


@pytest.mark.parametrize(
    ("named", "count"),
    [("x.zip", 4), ("x.zip!/a.txt", 1), ("x.zip!/in.tar", 1), ("x.zip!/asia", 1), ("x.zip!/zzz", 0), (".", 5)],
)
def test_what_lies_in_an_archive_is_removed_by_its_path(
    named: str, count: int, store: LocalStore, make_article: Any, tmp_path: Path
) -> None:
    archive, folder = tmp_path / "x.zip", tmp_path / "Asia!"
    archive.touch()
    folder.mkdir()
    (folder / "e.txt").touch()
    parts = [f"{archive}!/{each}" for each in ("a.txt", "b.txt", "asia/c.txt", "in.tar!/d.txt")]
    with store.writer(1) as writer:
        for name, path in zip("abcde", [*parts, str(folder / "e.txt")], strict=True):
            writer.put(make_article(name, path=path), [], "1")
        writer.keep_only(str(archive), ["a", "b", "c", "d"])
        writer.keep_only(str(folder / "e.txt"), ["e"])
        assert writer.prune(str(tmp_path)) == 0
        assert writer.remove(str(tmp_path / named)) == count
    assert store.stats().articles == 5 - count


class TestLookingUp:
    def test_a_statement_by_the_beginning_of_its_id(self, store: LocalStore, make_statement: Make, keep: Keep) -> None:
        keep(store, [make_statement(id=identity) for identity in ("abc1", "abd2", "abd", "100%")])
        assert store.statement("abc").id == "abc1"
        assert store.statement("abd").id == "abd"
        assert store.statement("100").id == "100%"
        for unknown in ("", "x", "%", "abc1x", "_bc1", "\ud800"):
            with pytest.raises(UnknownId, match="no statement"):
                store.statement(unknown)
        with pytest.raises(UnknownId, match="3 statements") as caught:
            store.statement("ab")
        assert "abc1" in str(caught.value.hint)

    def test_an_unknown_article(self, store: LocalStore) -> None:
        with pytest.raises(UnknownId, match="nowhere"):
            store.article("nowhere")

    def test_candidates_for_a_name(self, store: LocalStore, make_statement: Make, keep: Keep) -> None:
        names = ["Bui Thanh Son", "Bui Thanh Son", "Nguyen Son", "Motegi Toshimitsu"]
        keep(store, [make_statement(i, speaker=name) for i, name in enumerate(names)])

        def found(name: str) -> list[tuple[str, int]]:
            return [(each.label, each.count) for each in store.candidates(name)]

        assert found("Sơn") == [("Bui Thanh Son", 2), ("Nguyen Son", 1)]
        assert found("toshimitsu MOTEGI") == [("Motegi Toshimitsu", 1)]
        assert found("Bui Tan Son") == [("Bui Thanh Son", 2), ("Nguyen Son", 1)]
        assert found("Motegy") == [("Motegi Toshimitsu", 1)]
        assert found("Xi") == []
        assert found("...") == []


def test_stats_count_what_is_there(store: LocalStore, make_statement: Make, keep: Keep) -> None:
    assert store.stats().articles == 0
    assert store.stats().first is None
    keep(
        store,
        [
            make_statement(1, article={"id": "a", "outlet": "Bernama"}, date="2021-01-01"),
            make_statement(2, article={"id": "a", "outlet": "Bernama"}, speaker="Motegi"),
            make_statement(1, article={"id": "b", "outlet": "Antara"}, date=None),
            make_statement(2, article={"id": "c", "outlet": None}, speaker={"name": "Laos", "type": "country"}),
        ],
    )
    stats = store.stats()
    assert (stats.articles, stats.statements, stats.speakers, stats.behind) == (3, 4, 3, 0)
    assert (stats.first, stats.last) == ("2021-01-01", "2021-08-04")
    assert [(each.value, each.count) for each in stats.by_type] == [("person", 3), ("country", 1)]
    assert [(each.value, each.count) for each in stats.by_outlet] == [("Antara", 1), ("Bernama", 1)]
    assert stats.bytes > 1000


def test_a_rebuilt_index_answers_as_before(store: LocalStore, make_statement: Make, keep: Keep, ask: Ask) -> None:
    statements = [
        make_statement(i, content=f"vaccine {'word ' * (i % 4)}", article=f"a{i % 5}", date=f"2021-08-0{i % 3 + 1}")
        for i in range(20)
    ]
    keep(store, statements, commit_each=True)
    keep(store, [statement for statement in statements if statement.article.id == "a1"])
    facets = ("speaker", "topic", "year")
    before = [ask(store, "vaccine", sort=sort, facets=facets) for sort in ("newest", "oldest", "speaker")]
    with store.writer(1) as writer:
        assert writer.rebuild(Silent()) == before[0].total
    assert [ask(store, "vaccine", sort=sort, facets=facets) for sort in ("newest", "oldest", "speaker")] == before


def test_a_rebuild_tells_its_progress_and_leaves_one_search_index(
    folder: Path, store: LocalStore, make_statement: Make, keep: Keep
) -> None:
    class Heard(Silent):
        steps = 0
        expected: int | None = None

        def total(self, count: int | None) -> None:
            self.expected = count

        def step(self, description: str = "") -> None:
            del description
            self.steps += 1

    keep(store, [make_statement(i) for i in range(7)])
    heard = Heard()
    with store.writer(1) as writer:
        assert writer.rebuild(heard) == 7
    assert (heard.expected, heard.steps) == (7, 7)
    assert len(list((folder / "whoosh").iterdir())) == 1


def test_an_empty_index_answers_everything_with_nothing(store: LocalStore, ask: Ask) -> None:
    for text in (None, "vaccine", "NOT vaccine", "speaker:*"):
        result = ask(store, text, facets=("speaker", "year"))
        assert (result.total, result.statements) == (0, ())
        assert result.facets == {"speaker": (), "year": ()}
    with store.writer(1):
        pass
    assert ask(store, "*").total == 0


def test_the_same_statement_id_twice_counts_once(store: LocalStore, make_statement: Make, keep: Keep, ask: Ask) -> None:
    keep(store, [make_statement(id="same", content="first"), make_statement(id="same", content="second")])
    assert [statement.content for statement in ask(store).statements] == ["second"]


def test_hostile_ids_and_names_are_kept_and_found(
    store: LocalStore, make_statement: Make, keep: Keep, ask: Ask
) -> None:
    name = 'x"\x1f\x00\n\ud800 Son'
    statement = make_statement(
        id="\ud800\x00",
        speaker={"name": name, "id": "person:\ud800"},
        mentions=(Entity("=", "= *", "place"),),
        article={"id": "\udcff'; --", "path": None},
    )
    keep(store, [statement])
    facets = ("speaker", "mentions")
    result = ask(store, "speaker:son", facets=facets)
    assert result.statements == (statement,)
    assert result.facets["speaker"][0].label == name
    with store.writer(1) as writer:
        assert writer.remove("\udcff'; --") == 1
    assert ask(store).total == 0


def test_batches_are_committed_unasked(
    store: LocalStore, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from asean_cli.store import writer as module

    monkeypatch.setattr(module, "BATCH", 2)
    with store.writer(1) as writer:
        for identity in "abc":
            writer.put(make_article(identity), [], "1")
        writer.rollback()
    assert store.stats().articles == 2
