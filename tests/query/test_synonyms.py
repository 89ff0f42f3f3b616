"""Names of the same thing, from the tables of the package and of a user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.mentioned import mentioned
from asean_cli.models import Statement
from asean_cli.query.build import build
from asean_cli.query.interface import Filters, Query
from asean_cli.query.parser import parse
from asean_cli.query.text import words

KNOWLEDGE = Knowledge()


@pytest.fixture(autouse=True)
def no_tables_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASEAN_KNOWLEDGE", "")


def asked(text: str, *, exact: bool = False, literal: bool = False) -> Query:
    return build(text, Filters(), exact=exact, literal=literal)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("south china sea", "peace in the East Sea"),
        ('"South China Sea"', "the Bien Dong Sea"),
        ("talks on the south china sea now", "now on with talks, the West Philippine Sea"),
        ("rok", "the Republic of Korea"),
        ("ROK", "South Korea"),
        ("coc", "an early Code of Conduct"),
        ("title:coc OR coc", "a code of conduct"),
        ("WHO", "the World Health Organization warned"),
        ("united states", "the U.S. side"),
        ("US", "the United States"),
        ("covid-19", "the coronavirus"),
        ("Viet Nam", "Vietnam"),
        ("(sea OR coc)", "code of conduct"),
    ],
)
def test_a_name_finds_the_others(text: str, content: str, make_statement: Callable[..., Statement]) -> None:
    statement = make_statement(content=content, article={"title": "Talks"})
    made = asked(text)
    assert made.node.matches(statement)
    assert not parse(text).matches(statement)
    assert made.also
    assert parse(str(made.node)) == made.node


@pytest.mark.parametrize(
    "text",
    [
        "vaccine trade",
        "who",
        "us",
        "speaker:rok",
        "=rok",
        "south pole",
        "sea east",
        "east OR sea",
        '"the rok"',
        "rok~",
    ],
)
def test_what_is_no_name_stays_as_it_is(text: str) -> None:
    assert (str(asked(text).node), asked(text).also) == (str(parse(text)), ())


def test_words_that_are_no_names_in_small_letters_are_not_found_for_them(
    make_statement: Callable[..., Statement],
) -> None:
    told = make_statement(content="it told us who will come to America")
    assert not asked("United States").node.matches(told)
    assert not asked("WHO").node.matches(told)
    assert not asked("U.S.").node.matches(told)


def test_without_a_name_its_others_are_left_out_too(make_statement: Callable[..., Statement]) -> None:
    assert not asked("sea NOT south china sea").node.matches(make_statement(content="peace in the East Sea"))


@pytest.mark.parametrize("how", ["exact", "literal"])
def test_exact_and_literal_look_for_the_words_alone(how: str) -> None:
    made = asked("ROK", **{how: True})
    assert made.also == ()
    assert "Korea" not in str(made.node)


def test_a_longer_name_that_holds_a_shorter_one_is_not_told() -> None:
    assert asked("myanmar").also == ("Burma",)
    assert asked("myanmar OR burma").also == ()


def test_a_user_adds_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "synonyms.toml").write_text(
        'south-china-sea = {names = ["Biển Đông"]}\nhaze = {names = ["haze", "jerebu"]}\n', encoding="utf-8"
    )
    monkeypatch.setenv("ASEAN_KNOWLEDGE", str(tmp_path))
    assert asked("haze").also == ("jerebu",)
    assert "East Sea" in asked("bien dong").also
    assert asked("vaccine").also == ()


def test_no_name_stands_for_two_things() -> None:
    known = Counter(name for names in KNOWLEDGE.equal_names for name in {" ".join(words(each)) for each in names})
    assert [name for name, count in known.items() if count > 1] == []


def test_the_files_mention_every_name_in_them_and_not_every_word() -> None:
    names = [" ".join(words(name)) for equal in KNOWLEDGE.equal_names for name in equal]
    assert len(names) > 400
    assert [name for name in names if not mentioned([name])] == []
    assert not mentioned(["vaccine", "sea", "trade", "republic", "of", "korea rep of"])


def test_every_exception_is_of_a_name_in_the_tables() -> None:
    tables = (KNOWLEDGE.countries, KNOWLEDGE.organisations)
    names = {name for table in tables for each in table.values() for name in (each.name, *each.names)}
    names |= {name for equal in KNOWLEDGE.equal_names for name in equal}
    unequal = set(KNOWLEDGE.table("synonyms")["unequal"]["words"])
    assert KNOWLEDGE.in_capitals <= names
    assert unequal <= names


def test_with_another_name_for_searches_no_article_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "synonyms.toml").write_text('haze = {names = ["haze", "jerebu"]}\n', encoding="utf-8")
    assert Knowledge((tmp_path,)).digest == KNOWLEDGE.digest
