"""Finding names of the tables in a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.gazetteer import Gazetteer, folded
from asean_cli.knowledge import Knowledge, load

GAZETTEER = Gazetteer(load())
FORMS = [
    "Vietnam",
    "RoK",
    "the bloc",
    "U.S.",
    "ASEAN",
    "Thai",
    "Hanoi",
    "us",
    "’s ",
    " – ",
    "\n",
    "Côte d’Ivoire",
    "İ",
    "ß",
]


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.entity.id, m.by) for m in GAZETTEER.find(text)]


def ids(text: str) -> list[str]:
    return [mention.entity.id for mention in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam and Laos", [("Vietnam", "country:VN", "name"), ("Laos", "country:LA", "name")]),
        ("the RoK's envoy", [("RoK", "country:KR", "name")]),
        ("Việt Nam’s envoy", [("Việt Nam", "country:VN", "name")]),
        ("a Filipino", [("Filipino", "country:PH", "demonym")]),
        ("two Thais", [("Thais", "country:TH", "demonym")]),
        ("Hanoi replied", [("Hanoi", "country:VN", "capital")]),
        ("asked the bloc to act", [("the bloc", "organisation:asean", "description")]),
        ("Democratic Republic of the Congo", [("Democratic Republic of the Congo", "country:CD", "name")]),
        ("Lao People's Democratic Republic", [("Lao People's Democratic Republic", "country:LA", "name")]),
        ("Guinea-Bissau", [("Guinea-Bissau", "country:GW", "name")]),
        ("the U.S.-China talks", [("U.S.", "country:US", "name"), ("China", "country:CN", "name")]),
        ("Côte d’Ivoire", [("Côte d’Ivoire", "country:CI", "name")]),
        ("according to VNA", [("VNA", "media:vna", "name")]),
        ("ASEAN member states met", [("ASEAN member states", "group:asean-member-states", "name")]),
        ("ASEAN Foreign Ministers", [("ASEAN Foreign Ministers", "group:asean-foreign-ministers", "name")]),
        ("New\nZealand", [("New\nZealand", "country:NZ", "name")]),
    ],
)  # fmt: skip
def test_what_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


class TestCase:
    @pytest.mark.parametrize("text", ["tell us", "who knows", "vietnam", "a quad bike", "polish it", "Vietnams"])
    def test_no_name(self, text: str) -> None:
        assert found(text) == []

    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("VIETNAM AND PARTNERS", "country:VN"),
            ("UN SECURITY COUNCIL", "organisation:un-security-council"),
            ("ROK", "country:KR"),
            ("Asean", "organisation:asean"),
            ("THE BLOC", "organisation:asean"),
        ],
    )
    def test_capitals_and_small_letters(self, text: str, entity: str) -> None:
        assert ids(text) == [entity]


class TestLongestMatch:
    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("in the South China Sea", "place:south-china-sea"),
            ("the Bangkok Post reported", "media:bangkok-post"),
            ("the US State Department", "organisation:us-department-of-state"),
            ("Papua New Guinea", "country:PG"),
            ("the Association of Southeast Asian Nations", "organisation:asean"),
            ("the China Coast Guard", "organisation:china-coast-guard"),
            ("the Paris Agreement", "document:paris-agreement"),
        ],
    )
    def test_a_longer_name_hides_a_shorter_one(self, text: str, entity: str) -> None:
        assert ids(text) == [entity]


class TestDoubtfulNames:
    @pytest.mark.parametrize("text", ["Chad Brown spoke", "coached by Michael Jordan", "to Paris Hilton"])
    def test_people_who_are_called_like_a_country(self, text: str) -> None:
        assert found(text) == []

    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("In Chad, rains fell", "country:TD"),
            ("Jordan and Egypt", "country:JO"),
            ("Jordan Foreign Minister Ayman Safadi", "country:JO"),
        ],
    )
    def test_the_country_itself(self, text: str, entity: str) -> None:
        assert ids(text)[0] == entity

    def test_an_ambiguous_word_means_what_the_table_says(self) -> None:
        assert found("Korea and Koreans") == [
            ("Korea", "country:KR", "name"),
            ("Koreans", "country:KR", "demonym"),
        ]
        assert found("in the Congo") == []

    def test_a_shared_description_stands_for_the_one_named_last(self) -> None:
        text = "The EU met. The bloc agreed. ASEAN replied. The bloc thanked it."
        assert ids(text) == ["organisation:eu", "organisation:eu", *["organisation:asean"] * 2]

    def test_else_for_the_tables_first(self) -> None:
        assert ids("The bloc agreed.") == ["organisation:asean"]


class TestRange:
    def test_start_and_end_limit_the_search(self) -> None:
        text = "Vietnam, Laos and Japan"
        assert [(m.start, m.end) for m in GAZETTEER.find(text, 7, 15)] == [(9, 13)]

    def test_a_name_cut_by_the_end_is_not_found(self) -> None:
        assert GAZETTEER.find("South Korea", 0, 8) == []

    def test_the_entity_tells_name_type_and_country(self) -> None:
        (mention,) = GAZETTEER.find("Bernama")
        assert (mention.entity.name, mention.entity.type, mention.entity.country) == (
            "Bernama",
            "media",
            "MY",
        )


@given(st.lists(st.sampled_from(FORMS) | st.text(max_size=8), max_size=12))
def test_mentions_are_in_order_disjoint_and_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    at = 0
    for mention in GAZETTEER.find(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        at = mention.end


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.sampled_from([name for c in load().countries.values() for name in (c.name, *c.names)]))
def test_every_name_of_a_country_is_found(name: str) -> None:
    code = load().country_code(name)
    assert [(m.start, m.end, m.entity.country) for m in GAZETTEER.find(name)] == [(0, len(name), code)]


def test_a_users_organisation_is_found(tmp_path: Path) -> None:
    (tmp_path / "organisations.toml").write_text('[xf]\nname = "Example Forum"\nnames = ["XF"]\n', "utf-8")
    gazetteer = Gazetteer(Knowledge((tmp_path,)))
    assert [m.entity.id for m in gazetteer.find("the XF and the EXAMPLE FORUM")] == ["organisation:xf"] * 2
