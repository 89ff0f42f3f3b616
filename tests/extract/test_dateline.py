"""Datelines: place, date and agency before the first sentence, and openings that only look like one."""

from __future__ import annotations

import pytest

from asean_cli.extract.dateline import find
from asean_cli.extract.layout import lay_out

DATELINES = [
    "HANOI, Aug 3 (VNA) –",
    "HUA HIN, Thailand (Reuters) -",
    "HUA HIN, Thailand  (Reuters) -",
    "SINGAPORE, June 16 -",
    "ECONOMYNEXT –",
    "BANGKOK, 1 NOVEMBER (Bernama) —",
    "Hanoi (VNA) –",
    "KUALA LUMPUR:",
    "KUALA LUMPUR, Sept. 5 --",
    "TOKYO/JAKARTA (Kyodo) -",
    "PHNOM PENH, Cambodia (AP) —",
    "SEOUL, Aug. 3 (Yonhap) --",
    "HÀ NỘI —",
    "WASHINGTON, D.C. —",
    "NAY PYI TAW, Myanmar, Jan. 5, 2022 (Xinhua) --",
    "JAKARTA, Monday (Antara) -",
    "PHNOM PENH (The Tonle Post/ANN) -",
]
OPENINGS = [
    "ASEAN – the bloc of ten – welcomed the plan.",
    "US – China talks resume today.",
    "The minister – who spoke first – thanked Laos.",
    "Hanoi – the capital – is calm.",
    "“HANOI – we love it,” he said.",
    "HANOI is calm.",
    "Vietnam: a country of rivers.",
    "EXPLAINER: How the treaty works.",
    "–",
    "",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_is_found_with_its_dash(dateline: str) -> None:
    text = f"x {dateline} The ministers agreed to meet."
    assert find(text, 2, len(text)) == (2, 2 + len(dateline))


@pytest.mark.parametrize("text", OPENINGS)
def test_is_no_dateline(text: str) -> None:
    assert find(text, 0, len(text)) is None


def test_nothing_but_a_dateline_is_none() -> None:
    assert find("HANOI –", 0, 7) is None


def test_the_first_sentence_starts_after_it() -> None:
    layout = lay_out("Treaty signed\nHANOI, Aug 3 (VNA) – The ministers agreed.\nThey left.")
    paragraph = layout.paragraphs[0]
    assert layout.dateline == (paragraph.start, paragraph.start + 20)
    assert [layout.text[a:b] for a, b in paragraph.sentences] == ["The ministers agreed."]
    assert paragraph.start == layout.text.index("HANOI")


def test_only_the_opening_of_the_article_is_searched() -> None:
    text = "The river is high.\nThe rain goes on.\nHANOI, Aug 3 (VNA) – The ministers agreed."
    assert lay_out(text).dateline is None
