"""Who is addressed, and who and what a content names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from asean_cli.models import Entity, Statement

Extract = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Laos said Vietnam and Thailand would share the power.", ["country:VN", "country:TH"]),
        ("Laos said the European Union had helped.", ["organisation:eu"]),
        ("Laos said the talks had failed.", []),
        ("Laos said Vietnam would pay, and that Vietnam would build.", ["country:VN"]),
        ("Laos said that Hanoi had agreed.", ["country:VN"]),
        ("“Japan, and Japan alone, decides,” Laos said, “but Korea watches.”", ["country:JP", "country:KR"]),
    ],
)
def test_mentions_are_named_once_in_the_order_of_the_content(text: str, ids: list[str], extract: Extract) -> None:
    (statement,) = extract(text)
    assert [each.id for each in statement.mentions] == ids


def test_the_speaker_is_no_mention_unless_named_in_the_content(extract: Extract) -> None:
    (plain,) = extract("Malaysia said the strait was safe.")
    (named,) = extract("Malaysia said that Malaysia was safe.")
    assert plain.mentions == ()
    assert [each.id for each in named.mentions] == ["country:MY"]


def test_a_person_of_the_article_is_a_mention(extract: Extract) -> None:
    text = (
        "Thai Foreign Minister Maris Sangiampongsa arrived on Monday. "
        "Lao President Thongloun Sisoulith said Maris had brought a letter."
    )
    (statement,) = extract(text)
    assert statement.mentions == (Entity("person:maris-sangiampongsa", "Maris Sangiampongsa", "person", "TH"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam asked Japan to share its data.", ("country:JP", "country")),
        ("Vietnam urged ASEAN to act.", ("organisation:asean", "organisation")),
        ("Vietnam urged all parties to talk.", ("group:parties", "group")),
        ("Vietnam told reporters that the dam was safe.", ("group:reporters", "group")),
        ("Vietnam asked the ministry to withdraw.", ("organisation:ministry", "organisation")),
    ],
)
def test_the_addressee_is_who_is_asked_or_told(text: str, expected: tuple[str, str], extract: Extract) -> None:
    (statement,) = extract(text)
    assert [(each.id, each.type) for each in statement.addressees] == [expected]


@pytest.mark.xfail(strict=False, reason="not yet")
@pytest.mark.parametrize(
    ("text", "country"),
    [("Vietnam asked the Lao army to withdraw.", "LA"), ("Vietnam urged the Thai navy to leave.", "TH")],
)
def test_a_body_of_a_country_is_addressed(text: str, country: str, extract: Extract) -> None:
    (statement,) = extract(text)
    assert [(str(each.type), each.country) for each in statement.addressees] == [("organisation", country)]


def test_it_is_the_other_side(extract: Extract) -> None:
    statements = extract("Vietnam thanked Japan for its help, asking it to send engineers.")
    assert [each.id for each in statements[-1].addressees] == ["country:JP"]


def test_the_country_is_the_other_side(extract: Extract) -> None:
    statements = extract("Vietnam thanked Japan for its help and asked the country to send engineers.")
    assert [each.id for each in statements[-1].addressees] == ["country:JP"]


def test_a_person_may_be_addressed(extract: Extract) -> None:
    text = (
        "Thai Prime Minister Srettha Thavisin flew to Luang Prabang. "
        "Lao President Thongloun Sisoulith thanked Srettha for the bridge."
    )
    (statement,) = extract(text)
    assert [each.name for each in statement.addressees] == ["Srettha Thavisin"]


@pytest.mark.parametrize(
    "text", ["Laos said the dam was safe.", "Laos agreed to build a dam.", "Laos welcomed the truce."]
)
def test_nobody_is_addressed_where_none_is_named(text: str, extract: Extract) -> None:
    (statement,) = extract(text)
    assert statement.addressees == ()
