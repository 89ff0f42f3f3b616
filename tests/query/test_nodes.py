from __future__ import annotations

from collections.abc import Callable

import pytest

from asean_cli.models import Entity, Statement
from asean_cli.query.nodes import And, Every, Not, Or, Words, both, either, opposite
from asean_cli.query.parser import parse

Make = Callable[..., Statement]


@pytest.fixture(scope="module")
def statement(make_statement: Make) -> Statement:
    return make_statement(
        content="The Code of Conduct needs vaccination … and U.S. help against COVID-19",
        speaker={"name": "Bùi Thanh Sơn", "organisation": "Ministry of Foreign Affairs"},
        cue="spoke highly of",
        act="praise",
        topics=("south-china-sea", "vaccines"),
        via=("VNA",),
        addressees={"KR": "South Korea"},
        mentions=(Entity("person:motegi-toshimitsu", "Motegi Toshimitsu", "person", "JP"),),
        article={"id": "a1", "title": "ASEAN: a vision", "outlet": "The Straits Times"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "vaccine",
        "vaccines",
        "VACCINATED",
        '"code of conduct"',
        "covid-19",
        '"us help"',
        "U.S.",
        "son",
        "vaccine son",
        "vacc*",
        "c?nduct",
        "=vaccination",
        "=COVID-19",
        '="Code of Conduct"',
        '="Conduct Code"~1',
        "=C?nduct",
        "=U.S.",
        "speaker:=Sơn",
        'speaker:="Sơn Bùi"',
        "NOT =vaccine",
        "cnduct~",
        "vacination~",
        "codn~1",
        "speaker:thnah~",
        "to:kroea~",
        '"conduct code"~1',
        '"against conduct"~5',
        'speaker:"son bui"~0',
        'title:"vision asean"~1',
        "vaccine OR nothing",
        "NOT nothing",
        "-nothing",
        'speaker:"bui thanh son"',
        'speaker:"Thanh Son Bui"',
        "speaker:sơn",
        "speaker:person:bui-thanh-son",
        "speaker:s*",
        "speaker:*",
        "role:minister",
        'role:"foreign minister"',
        "organisation:ministry",
        "type:person",
        "kind:indirect",
        "act:praise",
        "topic:vaccine",
        "topic:health",
        "topic:maritime",
        "topic:south-china-sea",
        'topic:"south china sea"',
        "to:korea",
        "to:KR",
        "to:country:KR",
        'to:"Republic of Korea"',
        'mentions:"Toshimitsu Motegi"',
        "mentions:JP",
        "mentions:person:motegi-toshimitsu",
        "via:vna",
        "outlet:straits",
        "event:ministers",
        "event:amm",
        "event:event:asean-rok-2021",
        "title:vision",
        'title:"asean: a vision"',
        "section:heading",
        'cue:"spoke highly of"',
        "cue:speak* OR cue:spoke",
        "date:2021-08-03",
        "date:2021",
        "date:..2021-08-03",
        "date:*",
        "id:a1",
        "country:VN",
        "country:vietnam",
        "confidence:>=0.9",
        "confidence:0.5..0.9",
        "confidence:*",
        "minister:son",
        'minister:"Bui Thanh Son"',
    ],
)
def test_it_matches(text: str, statement: Statement) -> None:
    assert parse(text).matches(statement)
    assert not parse(f"NOT ({text})").matches(statement)


@pytest.mark.parametrize(
    "text",
    [
        '"conduct of code"',
        "=vaccine",
        "=covid",
        '="code of conduct"',
        '="conduct code"~1',
        "=c?nduct",
        "=US",
        "speaker:=Son",
        "topic:=vaccine",
        "cndct~1",
        "content:thanh~",
        '"conduct code"~0',
        '"code code"~9',
        '"conduct vaccination against"~3',
        'topic:"china vaccines"~9',
        '"vaccination U.S."',
        "content:son",
        "vaccine nothing",
        "NOT vaccine",
        "speaker:so",
        "speaker:motegi",
        "speaker:wang*",
        "country:KR",
        "to:VN",
        "mentions:korea",
        "date:2022",
        "date:<2021-08-03",
        "date:>2021-08-03",
        "act:thank",
        "type:country",
        "topic:sea-china",
        "topic:economy",
        "topic:covid-19",
        "id:a",
        "minister:motegi",
        "confidence:>=0.91",
        "confidence:<=0.89",
    ],
)
def test_it_does_not_match(text: str, statement: Statement) -> None:
    assert not parse(text).matches(statement)


def test_a_group_is_found_under_each_member(make_statement: Make) -> None:
    both_sides = make_statement(
        speaker={
            "id": "group:both-sides",
            "name": "both sides",
            "type": "group",
            "role": None,
            "country": None,
            "members": ("organisation:asean", "country:KR"),
        }
    )
    for text in (
        "country:KR",
        "organisation:asean",
        "organisation:organisation:asean",
        'country:"south korea"',
    ):
        assert parse(text).matches(both_sides), text
    for text in ("country:VN", "organisation:eu", "minister:*", "speaker:asean"):
        assert not parse(text).matches(both_sides), text


def test_words_of_a_name_stand_within_one_name(make_statement: Make) -> None:
    names = ("Bui Thanh Son", "Nguyen Quoc Dung")
    found = make_statement(mentions=[Entity(f"person:{i}", name, "person") for i, name in enumerate(names)])
    assert parse('mentions:"dung nguyen"').matches(found)
    assert not parse('mentions:"dung son"').matches(found)
    assert parse("mentions:(dung son)").matches(found)


def test_a_phrase_does_not_run_from_one_value_into_the_next(make_statement: Make) -> None:
    found = make_statement(topics=("human-rights", "trade"))
    assert parse('topic:"human rights"').matches(found)
    assert not parse('topic:"rights trade"').matches(found)


def test_the_article_s_day_stands_in_for_the_statement_s(make_statement: Make) -> None:
    undated = make_statement(date=None, article={"published": "2021-08-04T10:00:00+07:00"})
    assert parse("date:2021-08-04").matches(undated)
    nowhere = make_statement(date=None, article={"published": "last week"})
    assert not parse("date:*").matches(nowhere)
    assert not parse("date:>=0001").matches(nowhere)
    assert not parse("date:<=9999").matches(nowhere)
    assert parse("NOT date:*").matches(nowhere)


def test_only_a_person_with_a_ministers_office_is_a_minister(make_statement: Make) -> None:
    for role, expected in (("Foreign Minister", True), ("President", False), (None, False)):
        assert parse("minister:son").matches(make_statement(speaker={"role": role})) is expected, role


def test_nodes_are_joined_without_needless_nesting() -> None:
    a, b, c = Words("a"), Words("b"), Words("c")
    assert both([]) == Every()
    assert both([a, Every()]) == a
    assert both([And((a, b)), c, a]) == And((a, b, c))
    assert either([a, Or((b, a))]) == Or((a, b))
    assert opposite(Not(a)) == a


@pytest.mark.parametrize("stars", [1, 3, 30])
def test_a_pattern_of_many_stars_is_answered_at_once(stars: int, make_statement: Make) -> None:
    pattern = "a*" * stars + "b"
    assert not parse(pattern).matches(make_statement(content="a" * 64))
