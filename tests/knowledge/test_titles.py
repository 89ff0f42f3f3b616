"""Offices in words: which one, how high, and whether a minister's."""

from __future__ import annotations

import pytest

from asean_cli.knowledge import load

KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vietnamese Foreign Minister", "Foreign Minister"),
        ("Minister for Foreign Affairs of Singapore", "Foreign Minister"),
        ("Philippine Foreign Secretary", "Foreign Minister"),
        ("External Affairs Minister", "Foreign Minister"),
        ("FM", "Foreign Minister"),
        ("Secretary of State", "Secretary of State"),
        ("Minister of Natural Resources and Environment", "Environment Minister"),
        ("Deputy Minister of Health", "Deputy Health Minister"),
        ("Vice Foreign Minister", "Vice Foreign Minister"),
        ("Deputy Assistant Secretary of State", "Deputy Assistant Secretary of State"),
        ("acting prime minister", "Acting Prime Minister"),
        ("former Thai prime minister", "Former Prime Minister"),
        ("ex-President", "Former President"),
        ("Foreign Ministry spokeswoman", "Foreign Ministry Spokesperson"),
        ("adviser to the prime minister", "Adviser"),
        ("Lt.-Gen.", "General"),
        ("Chargé d’affaires", "Chargé d'affaires"),
        ("Minister of Moon Affairs", "Minister"),
        ("political analyst", "Analyst"),
    ],
)
def test_the_role_named(text: str, name: str) -> None:
    role = KNOWLEDGE.role(text)
    assert role is not None
    assert role.name == name


@pytest.mark.parametrize("text", ["", "the", "a friend of the President", "Ministerial Meeting", "generally"])
def test_no_role(text: str) -> None:
    assert KNOWLEDGE.role(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister", "Prime Minister", "PM", "Secretary of State", "Secretary of Foreign Affairs",
        "Defence Secretary", "Deputy Prime Minister", "acting Foreign Minister", "minister",
        "Deputy Prime Minister and Foreign Minister", "President and Minister of Defence",
        "Minister of State for Trade", "Chief Cabinet Secretary",
    ],
)  # fmt: skip
def test_ministers(text: str) -> None:
    assert KNOWLEDGE.is_minister(text)


@pytest.mark.parametrize(
    "text",
    [
        "President", "King", "deputy foreign minister", "Vice Minister of Trade", "former Foreign Minister",
        "Assistant Minister for Foreign Affairs", "former Sri Lankan Prime Minister", "Secretary-General",
        "Permanent Secretary", "Undersecretary", "Foreign Ministry spokesperson",
        "adviser to the Prime Minister", "spokesman for the Foreign Minister", "Ambassador", "Speaker",
        "General", "analyst", "",
    ],
)  # fmt: skip
def test_no_ministers(text: str) -> None:
    assert not KNOWLEDGE.is_minister(text)


def test_rank_follows_the_office() -> None:
    titles = ["King", "President", "Prime Minister", "Foreign Minister", "Deputy Foreign Minister", "Analyst"]
    ranks = [role.rank for role in map(KNOWLEDGE.role, titles) if role]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(titles)


def test_only_spokespersons_are_marked_so() -> None:
    for text, marked in (("government spokesman", True), ("press secretary", True), ("Speaker", False)):
        role = KNOWLEDGE.role(text)
        assert role is not None
        assert role.spokesperson is marked


def test_roles_are_found_where_they_stand() -> None:
    found = KNOWLEDGE.titles.find("Prime Minister and Defence Minister")
    assert [(each.role.key, each.start, each.end) for each in found] == [
        ("prime-minister", 0, 2),
        ("defence-minister", 3, 5),
    ]


def test_all_roles_of_the_table_and_the_portfolios_are_known_by_key() -> None:
    assert {"prime-minister", "spokesperson", "foreign-minister", "health-minister"} <= set(KNOWLEDGE.roles)
    for key, role in KNOWLEDGE.roles.items():
        assert role.key == key
        assert KNOWLEDGE.role(role.name) is not None
