"""The signs of page furniture, and the paragraphs that look a little like it and must never be lost."""

from __future__ import annotations

import pytest

from asean_cli.extract.noise import credit_start, has_bars, is_noise, is_stamp

FURNITURE = [
    "Ministers at the river forum. (Photo: Jane Roe) |",
    "Ministers at the river forum. (Photo by Jane Roe/AFP)",
    "The new gauge in Paksé (Image: Mekong Desk)",
    "Photo: Mekong Desk",
    "FILE PHOTO: The dam at dusk.",
    "File photo of the dam.",
    "The minister speaks in Hue. Photo by Tran Van Nam",
    "A boat on the lake. Jane Roe/AFP",
    "The Lao delegation. VNA Photo",
    "Image",
    "Lao Minister Visits Hue | |",
    "Home | World | Business | Sport",
    "Home > Asia > Laos",
    "Read more: Rice price at a high",
    "READ MORE",
    "Also read: The dam that never was",
    "Related: Rice price at a high",
    "Related Topics:LaosDamsRice",
    "Related stories",
    "ADVERTISEMENT",
    "Advertisement - scroll to continue",
    "Story continues below",
    "Share this article",
    "Share",
    "Follow us on Facebook",
    "Subscribe to our newsletter for more.",
    "Sign up for our daily briefing.",
    "Copyright 2021 The Mekong Desk",
    "© Mekong Desk. All rights reserved.",
    "All rights reserved.",
    "Leave a Reply",
    "Your email address will not be published.",
    "By Jane Roe",
    "By Jane Roe and John Doe, Mekong Desk",
    "BY JANE ROE",
    "Reporting by Jane Roe; Editing by John Doe",
    "(Additional reporting by Jane Roe)",
    "Source: Mekong Desk",
    "Tags: Laos, dams",
    "#laos #dams",
    "@mekongdesk",
    "https://example.org/news/1",
    "www.example.org",
    "jane.roe@example.org",
    "Contact: jane.roe@example.org",
    "Tue Mar 3, 2015 6:13am EST",
    "Published: 3 March 2015, 10:15 GMT",
    "Updated 5 hours ago",
    "5 p.m.",
    "2021-08-03T10:00:00Z",
    "***",
    "———",
    "[1]",
    "REUTER",
    "VNA/CVN",
    "The ministers are to meet again in May ... |",
    "The ministers are to meet again in May… Read more",
    "3 min read",
]


@pytest.mark.parametrize("text", FURNITURE)
def test_is_furniture(text: str) -> None:
    assert is_noise(text)


TEXT = [
    "The minister said the photo was a fake.",
    "Photographers were asked to leave, a spokesman said.",
    "Video-conferencing saved the forum, she said.",
    "He posed for photos by the lake and left.",
    "Related talks on rice went on for a week, the envoy said.",
    "Read aloud, the statement took an hour.",
    "See more of the river states join, the chairman urged.",
    "More news is expected in May, officials said.",
    "Share prices fell after the minister spoke.",
    "Following the talks, both sides thanked Laos.",
    "By May, the ministers agreed, the gauges must stand.",
    "By signing, Laos pledges to share its readings.",
    "From Hanoi, the envoy flew to Jakarta, he said.",
    "May 3 is the day on which the treaty was signed.",
    "Source countries must do more, she told the forum.",
    "The minister wrote to the desk at news@example.org and asked for a correction of the report.",
    "The report may not be published before May, she said.",
    "He paused … and went on.",
    "“Home is where the river is,” he said.",
    "Search teams were sent, the army said.",
    "Copyright was on the agenda, he said.",
    "Print media were kept out, they complained.",
    "ASEAN called on all sides to show restraint.",
    '"Follow us," the guide said.',
    "“Subscribe to peace,” he urged them.",
    "He said:",
]


@pytest.mark.parametrize("text", TEXT)
def test_is_no_furniture(text: str) -> None:
    assert not is_noise(text)


def test_a_long_paragraph_is_never_furniture() -> None:
    text = "Read more closely, the treaty asks much of the river states. " * 8 + "(Photo: Jane Roe) |"
    assert not is_noise(text)


def test_bars_count_only_where_they_mean_something() -> None:
    text = "The ministers agreed to share flood data. |"
    assert has_bars(text)
    assert is_noise(text)
    assert not is_noise(text, bars_count=False)
    assert not has_bars("He chose rice | not tea.")


def test_a_word_that_is_no_date_makes_no_stamp() -> None:
    assert is_stamp("Mon 3 May, 10:15")
    assert not is_stamp("Monday")
    assert not is_stamp("Item 3")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (
            "They left. (Reporting by Jane Roe; Editing by John Doe)",
            "(Reporting by Jane Roe; Editing by John Doe)",
        ),
        ("They left.  (Editing by John Doe )", "(Editing by John Doe )"),
        ("They left. Reporting by Jane Roe", "Reporting by Jane Roe"),
        ("They left. (VNA)", "(VNA)"),
        ("They left. (Vientiane/Jul11/2024)", "(Vientiane/Jul11/2024)"),
        ("They left. - Mekong Desk", "- Mekong Desk"),
        ("They left. Bernama -", "Bernama -"),
        ("They left.", ""),
        ("They left (again).", ""),
        ("They left. (He did not say why.)", ""),
        ("He joined the UN (UNICEF)", ""),
        ("(VNA)", ""),
    ],
)
def test_the_credit_after_the_last_stop(text: str, credit: str) -> None:
    assert text[credit_start(text, 0, len(text)) :].strip() == credit
