"""What is told beside an answer, on a real index made of a few statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asean_cli.cli import advice
from asean_cli.cli.asking import Question, statements
from asean_cli.models import Article, Statement
from asean_cli.query.interface import Filters
from asean_cli.store.local import LocalStore, open_store

NAMES = ("Bui Thanh Son", "Pham Hoai Son", "Retno Marsudi")


@pytest.fixture
def store(tmp_path: Path, make_statement: Callable[..., Statement]) -> Iterator[LocalStore]:
    with open_store(tmp_path / "index", create=True) as made:
        with made.writer(1) as writer:
            for number, name in enumerate(NAMES * 2):
                article = Article(f"a{number}", "text", path=f"{number}.txt")
                said = make_statement(article=article.ref, speaker={"name": name}, date=f"202{number}-01-01")
                writer.put(article, [said], "v1")
        yield made


def notes(store: LocalStore, text: str = "", **filters: object) -> list[str]:
    return list(advice.nothing(store, Question(text, Filters(**filters))))  # type: ignore[arg-type]


def test_a_name_of_two_people_lists_both(store: LocalStore) -> None:
    (line,) = advice.ambiguous(store, Filters(speaker=("Son",), minister=("Son",)))
    assert line == '"Son" may be Bui Thanh Son (2) or Pham Hoai Son (2); all are shown'


def test_a_name_of_one_or_none_is_not_ambiguous(store: LocalStore) -> None:
    assert not list(advice.ambiguous(store, Filters(speaker=("Bui Thanh Son", "Retno", "Bui Xuan Son"))))


def test_an_empty_index_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty", create=True) as empty:
        assert notes(empty) == ["the index holds no statement yet; run: asean index FOLDER"]


def test_words_alone_have_no_condition_to_drop(store: LocalStore) -> None:
    assert notes(store, "zeppelin") == ["nothing matched"]


def test_the_condition_whose_loss_helps_most(store: LocalStore) -> None:
    assert notes(store, "vaccine", since="2030", country=("VN",))[1] == "without --since '2030' there are 6"
    assert notes(store, "zeppelin", speaker=("Retno",))[1] == "without the words 'zeppelin' there are 2"
    assert notes(store, "zeppelin", since="2030") == ["nothing matched"]


def test_a_value_that_nobody_has_names_the_nearest_or_the_most_frequent(store: LocalStore) -> None:
    assert notes(store, speaker=("Retna Marsudi",))[1] == "--speaker: did you mean Retno Marsudi (2)?"
    assert notes(store, minister=("Retna Marsudi",))[1] == "--minister: did you mean Retno Marsudi (2)?"
    assert notes(store, topic=("qqqq",))[1] == "--topic: the most frequent are vaccines (6)"


def test_an_index_behind_its_database_is_told(store: LocalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(advice.behind(store))
    monkeypatch.setattr(LocalStore, "behind", 1)
    assert list(advice.behind(store)) == ["1 article is not in the search index yet; run: asean reindex"]
    monkeypatch.setattr(LocalStore, "behind", 1200)
    assert next(advice.behind(store)).startswith("1,200 articles are not")


def test_notes_come_with_the_answer(store: LocalStore) -> None:
    asked = Question("vaccine", Filters(speaker=("Son",)))
    answer = statements(asked, store.path, places=False)
    assert answer.total == 4
    assert answer.notes == ('"Son" may be Bui Thanh Son (2) or Pham Hoai Son (2); all are shown',)
