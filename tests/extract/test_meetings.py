"""Names of meetings in a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.meetings import MeetingFinder
from asean_cli.knowledge import Knowledge, load

FINDER = MeetingFinder(load())
AMM = "ASEAN Foreign Ministers' Meeting"


def names(text: str) -> list[str]:
    return [meeting.name for meeting in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("at the 54th ASEAN Foreign Ministers’ Meeting in August", f"54th {AMM}"),
        ("the 33rd ASEAN Ministerial Meeting", f"33rd {AMM}"),
        ("the AMM-54 ended", f"54th {AMM}"),
        ("the 54th AMM ended", f"54th {AMM}"),
        ("the AMM 50 ended", f"50th {AMM}"),
        ("at the ASEAN-RoK Foreign Ministers' Meeting", "ASEAN-RoK Foreign Ministers' Meeting"),
        ("at the ASEAN – Japan Foreign Ministers’ Meeting", "ASEAN-Japan Foreign Ministers' Meeting"),
        ("the 57th Asean Economic Ministers (AEM) meeting.", "57th ASEAN Economic Ministers' Meeting"),
        ("the 31st Ministerial Meeting of the ASEAN Regional Forum in Laos", "31st ASEAN Regional Forum"),
        ("the 38th and 39th ASEAN Summits", "38th ASEAN Summit"),
        ("the second East Asia summit", "2nd East Asia Summit"),
        ("the 22nd ASEAN-ROK Summit", "22nd ASEAN-Republic of Korea Summit"),
        ("at the Shangri-La Dialogue", "Shangri-La Dialogue"),
        ("the 76th UN General Assembly", "76th UN General Assembly"),
        ("Attending ASEAN Summit talks", "ASEAN Summit"),
        ("The Mekong-Japan Summit opened", "Mekong-Japan Summit"),
        (
            "the Special ASEAN-China Foreign Ministers' Meeting",
            "Special ASEAN-China Foreign Ministers' Meeting",
        ),
        ("the fourth RCEP Ministers’ Meeting", "4th RCEP Ministers' Meeting"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the meeting ended",
        "a meeting of experts",
        "The Summit agreed",
        "their first meeting",
        "several ASEAN Meetings this year",
        "President of the National Assembly",
        "a news conference in Tokyo",
        "dialogue among parties",
        "",
    ],
)
def test_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("54th ASEAN Foreign Ministers' Meeting", 2021),
        ("AMM-50", 2017),
        ("40th ASEAN Ministerial Meeting", 2007),
        ("3rd AMM", None),
        ("99th ASEAN Summit", None),
        ("26th ASEAN Regional Forum", 2019),
        ("ASEAN Summit", None),
        ("12th Example Forum", None),
    ],
)
def test_the_year_that_a_number_tells(text: str, year: int | None) -> None:
    (meeting,) = FINDER.find(text)
    assert meeting.year == year


def test_a_comma_parts_meetings() -> None:
    assert names("the ASEAN-India Summit, the East Asia Summit and the ASEAN-EU Summit") == [
        "ASEAN-India Summit",
        "East Asia Summit",
        "ASEAN-EU Summit",
    ]


def test_the_span_holds_the_name() -> None:
    text = "He spoke at the 12th Example Security Forum yesterday."
    (meeting,) = FINDER.find(text)
    assert text[meeting.start : meeting.end] == "12th Example Security Forum"


def test_the_range_limits_the_search() -> None:
    text = "the ASEAN-India Summit and the ASEAN-EU Summit"
    assert [m.name for m in FINDER.find(text, 23)] == ["ASEAN-EU Summit"]


PARTS = [
    "54th",
    "ASEAN",
    "-",
    "and",
    "of the",
    "(AMM)",
    "Foreign Ministers’",
    "Meeting",
    "Summit",
    "first",
    ")",
    "(",
    ",",
    "RoK",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=15))
def test_spans_are_in_order_and_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    at = 0
    for meeting in FINDER.find(text):
        assert at <= meeting.start < meeting.end <= len(text)
        assert meeting.name
        at = meeting.end


def test_a_users_series(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        '[xd]\nname = "Example Dialogue"\nabbreviations = ["XD"]\nyears = {3 = 2020}\n', encoding="utf-8"
    )
    (meeting,) = MeetingFinder(Knowledge((tmp_path,))).find("at the 3rd XD")
    assert (meeting.name, meeting.year) == ("3rd Example Dialogue", 2020)
