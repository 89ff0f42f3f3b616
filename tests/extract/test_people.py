"""The register of an article's persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.people import People
from asean_cli.extract.phrases import PhraseReader
from asean_cli.knowledge import Knowledge, load

Register = Callable[..., People]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(())


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> PhraseReader:
    return PhraseReader(knowledge, Gazetteer(knowledge))


@pytest.fixture
def people(knowledge: Knowledge, reader: PhraseReader) -> Register:
    """Return a function that registers the persons of some sentences."""

    def people(*sentences: str) -> People:
        register = People(reader, knowledge)
        text = " ".join(sentences)
        at = 0
        for sentence in sentences:
            register.scan(text, (at, at + len(sentence)))
            at += len(sentence) + 1
        register.complete(text, [(0, len(text))])
        return register

    return people


def _known(register: People) -> list[tuple[str, str | None, str | None]]:
    return [(p.full_name, p.role, p.country) for p in register.persons if p.sure]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Vietnamese Foreign Minister Bui Thanh Son met Lao President Thongloun Sisoulith.",
            [("Bui Thanh Son", "Foreign Minister", "VN"), ("Thongloun Sisoulith", "President", "LA")],
        ),
        (
            "Enrique Manalo, the Philippine foreign secretary, was there.",
            [("Enrique Manalo", "foreign secretary", "PH")],
        ),
        (
            "Foreign Minister Retno Marsudi of Indonesia hosted her Japanese counterpart Yoko Kamikawa.",
            [("Retno Marsudi", "Foreign Minister", "ID"), ("Yoko Kamikawa", "Foreign Minister", "JP")],
        ),
        ("The river rose on Monday in Siem Reap.", []),
    ],
)
def test_registers_who_is_introduced(sentence: str, expected: list[object], people: Register) -> None:
    assert _known(people(sentence)) == expected


def test_one_person_is_registered_once(people: Register) -> None:
    register = people(
        "Thai Prime Minister Srettha Thavisin arrived on Monday.", "Prime Minister Srettha left on Tuesday."
    )
    assert _known(register) == [("Srettha Thavisin", "Prime Minister", "TH")]


def test_a_fuller_name_replaces_a_shorter_one(people: Register) -> None:
    register = people("President Marcos flew to Cebu.", "Philippine President Ferdinand Marcos spoke there.")
    assert _known(register) == [("Ferdinand Marcos", "President", "PH")]


def test_the_article_completes_a_name(people: Register) -> None:
    register = people("President Prabowo opened the school.", "On Friday, Prabowo Subianto flew home.")
    assert [p.full_name for p in register.persons] == ["Prabowo Subianto"]


@pytest.mark.xfail(strict=False, reason="not yet")
def test_an_opening_word_does_not_hide_the_full_name(people: Register) -> None:
    register = people("President Prabowo opened the school.", "Later Prabowo Subianto flew home.")
    assert [p.full_name for p in register.persons] == ["Prabowo Subianto"]


def test_two_full_names_complete_nothing(people: Register) -> None:
    register = people("President Marcos flew to Cebu.", "He met Imee Marcos and Sandro Marcos there.")
    (marcos,) = (p for p in register.persons if p.role == "President")
    assert marcos.full_name == "Marcos"
    assert marcos.doubtful


@pytest.mark.parametrize(
    ("introduced", "short"),
    [
        ("Vietnamese Deputy Prime Minister Le Minh Khai", "khai"),
        ("Chinese Foreign Minister Wang Yi", "wang"),
        ("South Korean Foreign Minister Cho Tae-yul", "cho"),
        ("Japanese Foreign Minister Takeshi Iwaya", "iwaya"),
        ("Japanese Defence Minister Kihara Minoru", "kihara"),
        ("Thai Foreign Minister Maris Sangiampongsa", "maris"),
        ("Malaysian Foreign Minister Mohamad Hasan", "mohamad"),
        ("Philippine President Ferdinand Marcos Jr.", "marcos"),
        ("Australian Foreign Minister Penny Wong", "wong"),
        ("Lao Foreign Minister Saleumxay Kommasith", "saleumxay"),
    ],
)
def test_people_are_called_as_their_country_does(introduced: str, short: str, people: Register) -> None:
    register = people(f"{introduced} arrived.")
    (person,) = register.persons
    assert register.short_name(person) == short


def test_a_short_name_finds_the_one_called_so(people: Register, reader: PhraseReader) -> None:
    register = people(
        "Vietnamese President Nguyen Xuan Phuc received Vietnamese Defence Minister Phan Van Giang in Hanoi."
    )
    found = register.lookup(reader.read("Giang"))
    assert found is not None
    assert found.full_name == "Phan Van Giang"


def test_a_name_that_two_bear_finds_nobody(people: Register, reader: PhraseReader) -> None:
    register = people("Singapore’s Prime Minister Lee Hsien Loong met South Korean President Lee Jae-myung.")
    assert len(register.persons) == 2
    assert register.is_ambiguous(reader.read("Lee"))
    assert register.lookup(reader.read("Lee")) is None


def test_accents_and_word_order_do_not_matter(people: Register, reader: PhraseReader) -> None:
    register = people("Vietnamese Foreign Minister Bùi Thanh Sơn met Japanese Foreign Minister Motegi Toshimitsu.")
    son, motegi = (register.lookup(reader.read(name)) for name in ("Bui Thanh Son", "Toshimitsu Motegi"))
    assert son is not None
    assert son.id == "person:bui-thanh-son"
    assert motegi is not None
    assert motegi.full_name == "Motegi Toshimitsu"


def test_a_stranger_is_not_found(people: Register, reader: PhraseReader) -> None:
    register = people("Thai Foreign Minister Maris Sangiampongsa arrived.")
    assert register.lookup(reader.read("Penny Wong")) is None


def test_the_highest_office_in_its_longest_form_is_the_role(people: Register) -> None:
    register = people(
        "Deputy Prime Minister Pham Binh Minh arrived.",
        "Deputy Prime Minister and Foreign Minister Pham Binh Minh left.",
    )
    assert [p.role for p in register.persons] == ["Deputy Prime Minister and Foreign Minister"]


def test_mentions_are_located_in_order(people: Register) -> None:
    text = "Thai Foreign Minister Maris Sangiampongsa met Lao Foreign Minister Saleumxay Kommasith. Maris smiled."
    register = people(text)
    found = register.locate(text)
    assert [(text[at : at + 5], person.full_name) for at, person in found] == [
        ("Maris", "Maris Sangiampongsa"),
        ("Saleu", "Saleumxay Kommasith"),
        ("Maris", "Maris Sangiampongsa"),
    ]
