"""What a noun phrase says of the one it names."""

from __future__ import annotations

import pytest

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.tokens import tokenise
from asean_cli.knowledge import load


@pytest.fixture(scope="module")
def reader() -> PhraseReader:
    knowledge = load(())
    return PhraseReader(knowledge, Gazetteer(knowledge))


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("He", "pronoun"),
        ("who", "pronoun"),
        ("Wang Yi", "person"),
        ("Vietnamese Foreign Minister Bui Thanh Son", "person"),
        ("the Vietnamese minister", "role"),
        ("a diplomat", "role"),
        ("his Japanese counterpart", "role"),
        ("Hanoi", "entity"),
        ("Reuters", "entity"),
        ("the European Union", "entity"),
        ("the ministry", "organisation"),
        ("the Thai army", "organisation"),
        ("Both sides", "group"),
        ("analysts", "group"),
        ("villagers in the delta", "group"),
        ("the joint statement", "document"),
        ("Laos, Thailand and Cambodia", "compound"),
        ("Penny Wong and Retno Marsudi", "compound"),
        ("the river", "unknown"),
        ("experience", "unknown"),
    ],
)
def test_tells_what_sort_of_phrase_it_is(text: str, sort: str, reader: PhraseReader) -> None:
    assert reader.read(text).sort == sort


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vietnamese Foreign Minister Bui Thanh Son", "Bui Thanh Son"),
        ("Mr. Lim Guan Eng", "Lim Guan Eng"),
        ("H.E. Kao Kim Hourn", "Kao Kim Hourn"),
        ("Dato’ Seri Mohamed Khaled bin Nordin", "Mohamed Khaled bin Nordin"),
        ("Datuk Seri Anwar Ibrahim", "Anwar Ibrahim"),
        ("U Than Swe", "Than Swe"),
        ("Daw Aung San Suu Kyi", "Aung San Suu Kyi"),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Jr"),
        ("South Korean Foreign Minister Cho Tae-yul", "Cho Tae-yul"),
        ("Deputy PM and Foreign Minister Pham Binh Minh", "Pham Binh Minh"),
    ],
)
def test_takes_titles_off_a_name(text: str, name: str, reader: PhraseReader) -> None:
    assert " ".join(reader.read(text).name) == name


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("Vietnamese Foreign Minister Bui Thanh Son", "Foreign Minister", "VN"),
        ("Deputy PM and Foreign Minister Pham Binh Minh", "Deputy PM and Foreign Minister", None),
        ("the Prime Minister of Malaysia", "Prime Minister", "MY"),
        ("Cambodia’s ambassador", "ambassador", "KH"),
        ("Lao President Thongloun Sisoulith", "President", "LA"),
        ("US Secretary of State Antony Blinken", "Secretary of State", "US"),
        ("Wang Yi", None, None),
    ],
)
def test_reads_office_and_country(text: str, role: str | None, country: str | None, reader: PhraseReader) -> None:
    phrase = reader.read(text)
    assert (phrase.role, phrase.country) == (role, country)


@pytest.mark.parametrize(
    ("text", "entity", "by"),
    [
        ("Hanoi", "country:VN", "capital"),
        ("the RoK", "country:KR", "name"),
        ("ASEAN foreign ministers", "group:asean-foreign-ministers", "name"),
        ("the bloc", "organisation:asean", "description"),
    ],
)
def test_names_the_entity_that_it_is(text: str, entity: str, by: str, reader: PhraseReader) -> None:
    phrase = reader.read(text)
    assert phrase.entity is not None
    assert (phrase.entity.id, phrase.by) == (entity, by)


def test_a_compound_has_parts(reader: PhraseReader) -> None:
    parts = reader.read("Laos, Thailand and Cambodia").parts
    assert [part.entity.id for part in parts if part.entity] == ["country:LA", "country:TH", "country:KH"]


@pytest.mark.parametrize("text", ["the Ministry of Trade and Industry", "the minister of education and training"])
def test_an_and_inside_a_name_joins_nothing(text: str, reader: PhraseReader) -> None:
    assert reader.read(text).parts == ()


@pytest.mark.parametrize(("text", "pair"), [("Both sides", True), ("the two countries", True), ("analysts", False)])
def test_knows_a_pair(text: str, pair: bool, reader: PhraseReader) -> None:
    assert reader.read(text).pair is pair


@pytest.mark.parametrize(
    ("text", "bare"),
    [("the ministry", "ministry"), ("a Thai official", "Thai official"), ("He", "He"), ("the\n army", "army")],
)
def test_bare_words_have_no_article(text: str, bare: str, reader: PhraseReader) -> None:
    assert reader.read(text).bare == bare


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("He", True),
        ("Vietnamese Foreign Minister Bui Thanh Son", True),
        ("the economists", True),
        ("the two sides", True),
        ("Laos and Japan", True),
        ("the statement", True),
        ("the river", False),
        ("rising prices", False),
        ("experience", False),
        ("Yesterday", False),
    ],
)
def test_knows_who_can_speak(text: str, speaks: bool, reader: PhraseReader) -> None:
    assert reader.can_speak(tokenise(text, 0, len(text))) is speaks


def test_a_word_seen_inside_sentences_may_be_a_name(reader: PhraseReader) -> None:
    tokens = tokenise("Nation", 0, 6)
    assert not reader.can_speak(tokens)
    assert reader.can_speak(tokens, frozenset({"nation"}))


@pytest.mark.xfail(strict=False, reason="not yet")
@pytest.mark.parametrize("text", ["", " "])
def test_reads_no_words_at_all(text: str, reader: PhraseReader) -> None:
    assert reader.read(text).sort == "unknown"


@pytest.mark.parametrize("text", [",", "“”", "and", "and and", "the", "’s", "(", "\x00", "Jr.", "of", "1"])
def test_reads_anything(text: str, reader: PhraseReader) -> None:
    assert reader.read(text).name == () or text == "Jr."


@pytest.mark.parametrize(
    ("text", "sort", "role"),
    [
        ("President’s Counsel Shavindra Fernando", "person", "lawyer"),
        ("the President's spokesman Tan Wei Ming", "person", "spokesperson"),
        ("Managing Director/ Chief Executive Officer", "role", "managing-director"),
        ("Prime Minister Tan Wei Ming", "person", "prime-minister"),
    ],
)
def test_a_title_in_the_genitive_is_somebody_elses(text: str, sort: str, role: str, reader: PhraseReader) -> None:
    phrase = reader.read(text)
    assert (phrase.sort, phrase.role_known and phrase.role_known.key) == (sort, role)
