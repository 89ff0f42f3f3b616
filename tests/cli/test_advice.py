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


def test_a_name_in_the_query_is_ambiguous_too(store: LocalStore) -> None:
    answer = statements(Question("vaccine (speaker:son OR minister:bui)"), store.path, places=False)
    assert answer.notes == ('"son" may be Bui Thanh Son (2) or Pham Hoai Son (2); all are shown',)


def test_a_name_of_one_or_none_is_not_ambiguous(store: LocalStore) -> None:
    assert not list(advice.ambiguous(store, Filters(speaker=("Bui Thanh Son", "Retno", "Bui Xuan Son"))))


def test_an_empty_index_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty", create=True) as empty:
        assert notes(empty) == ["the index holds no statement yet; run: asean index FOLDER"]


def test_words_alone_have_no_condition_to_drop(store: LocalStore) -> None:
    assert notes(store, "zeppelin") == ["nothing matched"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vaccine zeppelin", ["nothing has zeppelin"]),
        ("vaccine zeppelin blimp", ["nothing has zeppelin or blimp"]),
        ("vacine", ["did you mean vaccines? it finds 6"]),
        ("vacine region", ["nothing has vacine", "did you mean vaccines region? it finds 6"]),
        ('"the regoin needs"', ['did you mean "the region needs"? it finds 6']),
        ("vacine regoin", ["nothing has vacine or regoin", "did you mean vaccines region? it finds 6"]),
        ("vaccine speaker:Retni", ["nothing has speaker:Retni", "did you mean vaccine speaker:retno? it finds 2"]),
        ("topic:helth", ["did you mean topic:health? it finds 6"]),
        ("=Region", ["did you mean Region? it finds 6"]),
        ("speaker:retno speaker:hoai", ["no statement has all of speaker:retno (2), speaker:hoai (2)"]),
        ("NOT vaccine", []),
        ("zepp*", []),
        ("x", []),
    ],
)
def test_the_words_that_nothing_has_and_a_spelling_that_something_has(
    text: str, told: list[str], store: LocalStore
) -> None:
    assert notes(store, text) == ["nothing matched", *told]


def test_a_spelling_must_find_something_with_the_filters(store: LocalStore) -> None:
    assert notes(store, "retni", speaker=("Retno",))[1] == "did you mean retno? it finds 2"
    assert not [line for line in notes(store, "retni", speaker=("Bui",)) if "did you mean" in line]


def test_exact_and_literal_words_are_told_as_they_were_asked(store: LocalStore) -> None:
    exact = list(advice.nothing(store, Question("Vaccines", exact=True)))
    assert exact == ["nothing matched", "did you mean Vaccines? it finds 6"]
    literal = list(advice.nothing(store, Question("vaccines OR", literal=True)))
    assert literal[1] == 'nothing has "OR"'


def test_the_condition_whose_loss_helps_most(store: LocalStore) -> None:
    assert notes(store, "vaccine", since="2030", country=("VN",))[1] == "without --since '2030' there are 6"
    assert notes(store, "zeppelin", speaker=("Retno",))[1] == "without the words 'zeppelin' there are 2"
    assert notes(store, "zeppelin", since="2030") == ["nothing matched"]


def test_a_value_that_nobody_has_names_the_nearest_or_the_most_frequent(store: LocalStore) -> None:
    assert notes(store, speaker=("Retna Marsudi",))[1] == "--speaker: did you mean Retno Marsudi (2)?"
    assert notes(store, minister=("Retna Marsudi",))[1] == "--minister: did you mean Retno Marsudi (2)?"
    assert notes(store, topic=("helth",))[1] == "--topic: did you mean health (6)?"
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
