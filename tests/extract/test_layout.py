"""Layout: the signs by example, the seed article by its list, and the laws that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.interface import Layout
from asean_cli.extract.layout import lay_out

SEED = Path(__file__).parents[2] / "seeds" / "asean-partner-meetings-2021-08-03.txt"
BODY = "The ministers of the two countries met in Vientiane on Monday and agreed to share flood data."
MORE = "“We will share every reading within the hour,” Water Minister Somchit Vong said."


def shown(layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind, layout.text[block.start : block.end]) for block in layout.blocks]


def kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind for block in lay_out(text, title).blocks]


def test_one_paragraph_a_line() -> None:
    layout = lay_out(f"Neighbours agree on flood data\n{BODY}\n{MORE}\n")
    assert shown(layout) == [
        ("title", "Neighbours agree on flood data"),
        ("paragraph", BODY),
        ("paragraph", MORE),
    ]
    assert [block.number for block in layout.blocks] == [0, 1, 2]
    assert layout.title == "Neighbours agree on flood data"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system(line_end: str) -> None:
    text = line_end.join(["Neighbours agree on flood data", "", BODY, "", MORE, ""])
    assert kinds(text) == ["title", "paragraph", "paragraph"]


WRAPPED = """\
RIVER STATES TO SHARE FLOOD DATA

    VIENTIANE, March 3 - The water ministers of four river
states said they would share the readings of their gauges with
each other from the next rainy season.
    A communique said the four hoped for help with the building
of new stations, with the training of their staff and with the
cost of the lines.
    "Nobody can wait for a letter while the water rises," it
said.
 PRESS
"""


def test_paragraphs_wrapped_by_hand_and_set_off_by_indents() -> None:
    layout = lay_out(WRAPPED)
    assert [block.kind for block in layout.blocks] == [
        "title",
        "paragraph",
        "paragraph",
        "paragraph",
        "noise",
    ]
    assert [len(block.sentences) for block in layout.paragraphs] == [1, 1, 1]
    assert layout.text[slice(*layout.paragraphs[2].sentences[0])].endswith("it\nsaid.")
    assert layout.dateline is not None
    assert layout.text[slice(*layout.dateline)] == "VIENTIANE, March 3 -"


def test_paragraphs_wrapped_by_hand_and_set_off_by_blank_lines() -> None:
    text = WRAPPED.replace("\n    ", "\n\n")
    assert len(lay_out(text).paragraphs) == 3


def test_a_heading_starts_a_section_that_lasts_until_the_next() -> None:
    lines = [
        "Neighbours agree on flood data",
        BODY,
        "Money for new gauges",
        BODY,
        MORE,
        "What comes next",
        BODY,
    ]
    text = "\n".join(lines)
    layout = lay_out(text)
    assert [block.section for block in layout.paragraphs] == [
        None, "Money for new gauges", "Money for new gauges", "What comes next",
    ]  # fmt: skip


def test_links_in_a_row_are_no_headings() -> None:
    links = ["Laos opens second bridge", "Dam safety in doubt: engineers", "Rice price at a high"]
    text = "\n".join(["Neighbours agree on flood data", BODY, *links, MORE, links[0]])
    assert kinds(text) == ["title", "paragraph", "noise", "noise", "noise", "paragraph", "noise"]


def test_the_items_of_a_list_that_a_colon_opens_are_text() -> None:
    text = f"{BODY}\nThe ministers agreed to:\nShare all readings\nTrain the staff\n{MORE}"
    assert kinds(text) == ["paragraph"] * 5


def test_a_single_line_is_text() -> None:
    assert kinds("The minister thanked Laos") == ["paragraph"]


def test_the_given_title_is_found_although_it_is_a_sentence() -> None:
    title = "Floods remain a worry for all, whatever the ministers sign."
    assert kinds(f"{title}\n{BODY}") == ["paragraph", "paragraph"]
    assert kinds(f"News\n{title}\n{BODY}", title.upper()) == ["noise", "title", "paragraph"]


def test_a_title_in_capitals_may_end_in_a_full_stop() -> None:
    assert kinds(f"River Ministers Agree To Share Flood Data.\n{BODY}") == ["title", "paragraph"]


def test_header_lines_marked_by_dashes() -> None:
    stamp = "-- Tue Mar 3, 2015 6:13am EST\n-- http://example.org/1"
    header = f"-- Neighbours agree on flood data\n-- By  Jane Roe\n{stamp}"
    layout = lay_out(f"{header}\n\n \n\n LUANG PRABANG, Laos  (Wire) - {BODY} \n {MORE}")
    assert layout.title == "Neighbours agree on flood data"
    assert [block.kind for block in layout.blocks][-2:] == ["paragraph", "paragraph"]
    assert {block.kind for block in layout.blocks[2:-2]} == {"noise"}
    assert len(layout.blocks) == 7


def test_a_credit_at_the_end_of_a_paragraph_is_cut_off() -> None:
    layout = lay_out(f"{BODY} (Additional reporting by Jane Roe in Vientiane; Editing by John Doe)")
    assert shown(layout) == [
        ("paragraph", BODY),
        ("noise", "(Additional reporting by Jane Roe in Vientiane; Editing by John Doe)"),
    ]


def test_bars_that_frame_the_whole_article_are_no_sign() -> None:
    assert kinds(f"{BODY} |\n{MORE} |\n{BODY} |\n") == ["paragraph"] * 3


def test_a_line_that_reports_is_text_even_without_a_full_stop() -> None:
    text = f"{BODY}\nThe minister told reporters that the dam would be safe\n{MORE}"
    assert kinds(text) == ["paragraph"] * 3


def test_a_quotation_that_stands_free_is_a_paragraph() -> None:
    assert kinds(f"{BODY}\n“Nobody can wait while the water rises.”\n{MORE}") == ["paragraph"] * 3


def test_the_seed_article_is_cut_as_its_readers_see_it() -> None:
    layout = lay_out(SEED.read_text(encoding="utf-8"))
    order = [block.kind[0] for block in layout.blocks]
    assert "".join(order) == "tnnnnhppppnppppp" + "nhppppnppppp" + "nnn"
    sections = {block.section for block in layout.paragraphs}
    assert len(sections) == 2
    assert None not in sections
    assert all(text.endswith(("|", "Meeting", "partnership")) for kind, text in shown(layout) if kind != "paragraph")


PIECES = st.lists(
    st.sampled_from(
        (BODY, MORE, "River States Agree", "By Jane Roe", "(Photo: AP) |", "HANOI, May 3 (VNA) –", "He said:",
         "Read more", "-- x", "5 p.m.", "…", "|", "word", "\x00", "\x85", "\x1b[31m", "\u202e", " ", "\t",
         '"', "“a” he said.", "!")
    ),
    max_size=15,
)  # fmt: skip
TEXTS = st.text() | st.builds(str.join, st.sampled_from(["\n", "\n\n", " ", "\r\n", "\n    "]), PIECES)


@given(TEXTS, st.none() | st.text() | st.just("River States Agree"))
def test_blocks_are_ordered_and_only_white_space_lies_outside(text: str, title: str | None) -> None:
    at = 0
    for block in lay_out(text, title).blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        at = block.end
    assert not text[at:].strip()


@given(TEXTS)
def test_sentences_fill_their_paragraph_but_for_white_space_and_dateline(text: str) -> None:
    layout = lay_out(text)
    assert [block.number for block in layout.paragraphs] == list(range(1, len(layout.paragraphs) + 1))
    for block in layout.blocks:
        at = block.start
        if layout.dateline and layout.dateline[0] == block.start:
            at = layout.dateline[1]
            assert block.kind == "paragraph"
        for start, end in block.sentences:
            assert at <= start < end <= block.end
            assert not text[at:start].strip()
            at = end
        assert block.kind != "paragraph" or not text[at : block.end].strip()


@pytest.mark.parametrize(
    "unit", ["a", "word ", "word\n", "Title Case Line\n", "He said so. ", "|\n", "\n", "By A B\n", "(Photo: "]
)
def test_a_text_of_two_hundred_thousand_characters_is_laid_out(unit: str) -> None:
    """Work that grows with the square of the text would take many minutes here."""
    text = unit * (200_000 // len(unit))
    assert sum(block.end - block.start for block in lay_out(text).blocks) <= len(text)
