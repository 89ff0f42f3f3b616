"""The meeting at which a paragraph's statements were made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.events import EventFinder, Events
from asean_cli.extract.interface import Block, Layout
from asean_cli.knowledge import load
from asean_cli.models import Event

FINDER = EventFinder(load())
PUBLISHED = "2022-08-05"
AMM = "55th ASEAN Foreign Ministers' Meeting"


def layout(*paragraphs: str | tuple[str, str], title: str = "") -> Layout:
    """Lay out paragraphs, each a text or a (section, text)."""
    text = f"{title}\n" if title else ""
    blocks = [Block("title", 0, len(title))] if title else []
    for number, each in enumerate(paragraphs, 1):
        section, words = each if isinstance(each, tuple) else (None, each)
        span = (len(text), len(text) + len(words))
        blocks.append(Block("paragraph", *span, section, number, (span,)))
        text += words + "\n"
    return Layout(text, tuple(blocks))


def events(
    *paragraphs: str | tuple[str, str], title: str = "", published: str | None = PUBLISHED
) -> list[Event | None]:
    made = layout(*paragraphs, title=title)
    found = FINDER.find(made, published)
    return [found.of(block) for block in made.paragraphs]


def names(*paragraphs: str | tuple[str, str], title: str = "") -> list[str | None]:
    return [event.name if event else None for event in events(*paragraphs, title=title)]


class TestTheMeeting:
    @pytest.mark.parametrize(
        "text",
        [
            "The envoys spoke at the ASEAN-Canada Summit held in Phnom Penh on August 4.",
            "Addressing the ASEAN-Canada Summit, the envoy thanked them.",
            "The envoy co-chaired the ASEAN-Canada Summit with his guest.",
            "The ASEAN-Canada Summit opened on Thursday.",
            "The ASEAN – Canada Summit took place online.",
            "At the opening ceremony of the ASEAN-Canada Summit, the envoy thanked them.",
        ],
    )
    def test_told_by_the_paragraph(self, text: str) -> None:
        assert names(text) == ["ASEAN-Canada Summit"]

    @pytest.mark.parametrize(
        "text",
        [
            "The envoy said he would host the ASEAN-Canada Summit later this year.",
            "The leaders will attend the ASEAN-Canada Summit.",
            "They agreed to sign it at the ASEAN-Canada Summit to be held in November.",
            "The Joint Statement of the ASEAN-Canada Summit was welcome, the envoy said.",
            "The envoy proposed an ASEAN-Canada Summit.",
            "Ahead of the ASEAN-Canada Summit, the envoy was hopeful.",
            "The envoy said nothing of any meeting.",
        ],
    )
    def test_planned_or_mentioned_only(self, text: str) -> None:
        assert names(text) == [None]

    def test_the_lead_tells_it_for_the_section(self) -> None:
        text = "The envoys met at the ASEAN-Canada Summit held on August 4."
        assert names(text, "They agreed on trade.", "One of them spoke of food.") == ["ASEAN-Canada Summit"] * 3

    def test_a_later_paragraph_that_begins_with_another_one_changes_it(self) -> None:
        found = names(
            "The envoys met at the ASEAN-Canada Summit held on August 4.",
            "At the ASEAN-Norway Forum, the envoy spoke of fish.",
            "He also spoke of oil.",
        )
        assert found == ["ASEAN-Canada Summit", "ASEAN-Norway Forum", "ASEAN-Norway Forum"]

    def test_one_named_in_passing_holds_for_its_paragraph_only(self) -> None:
        passing = (
            "The envoy, who has served for thirty years and knows the region better than most of his "
            "colleagues do, voiced concern at the recently held ASEAN-Norway Forum."
        )
        assert names("Rain fell.", "More rain fell.", passing, "He left.") == [
            None,
            None,
            "ASEAN-Norway Forum",
            None,
        ]

    def test_each_section_has_its_own(self) -> None:
        found = names(
            ("One", "The ASEAN-Canada Summit took place online."),
            ("One", "They agreed on trade."),
            ("Two", "The envoy said rain fell."),
        )
        assert found == ["ASEAN-Canada Summit", "ASEAN-Canada Summit", None]

    def test_a_heading_names_it_where_the_text_does_not(self) -> None:
        heading = "Laos chairs ASEAN-Norway Forum"
        assert names((heading, "The envoy said rain fell.")) == ["ASEAN-Norway Forum"]

    def test_a_short_name_means_the_full_one(self) -> None:
        found = names(
            "The envoy addressed the Laos-Japan Business Forum held on August 4.",
            "At the Business Forum, he thanked them.",
        )
        assert found == ["Laos-Japan Business Forum"] * 2

    def test_an_article_without_a_meeting(self) -> None:
        assert events("The envoy said rain fell.") == [None]
        assert FINDER.find(Layout("", ())) == Events({})


class TestTheUmbrella:
    def test_what_the_meeting_is_part_of(self) -> None:
        (event,) = events(
            f"In the framework of the {AMM} (AMM-55), the envoys held the ASEAN-Canada Forum on August 4."
        )
        assert event is not None
        assert (event.name, event.part_of) == ("ASEAN-Canada Forum", AMM)

    def test_one_umbrella_holds_for_the_whole_article(self) -> None:
        found = events(
            ("One", "The ASEAN-Canada Forum took place on August 4."),
            ("Two", f"On the sidelines of the {AMM}, he attended the ASEAN-Norway Forum."),
        )
        assert [event and event.part_of for event in found] == [AMM, AMM]

    def test_the_title_may_name_it(self) -> None:
        (event,) = events(
            "The ASEAN-Canada Forum took place on August 4.",
            title="Busy day at 55th Foreign Ministers’ Meeting",
        )
        assert event is not None
        assert event.part_of == AMM

    def test_talks_on_its_sidelines_belong_to_it(self) -> None:
        (event,) = events(f"On the sidelines of the {AMM}, the envoy met his guest.")
        assert event is not None
        assert (event.name, event.part_of) == (AMM, None)

    def test_two_different_ones_are_not_spread(self) -> None:
        found = events(
            ("One", "The ASEAN-Canada Forum took place on August 4."),
            ("Two", f"On the sidelines of the {AMM}, he attended the ASEAN-Norway Forum."),
            ("Three", "On the sidelines of the 12th East Asia Summit, he attended the ASEAN-Chile Forum."),
        )
        assert found[0] is not None
        assert found[0].part_of is None


class TestDateAndId:
    def test_the_date_told_after_the_name(self) -> None:
        (event,) = events("The ASEAN-Canada Forum was held via videoconference on August 4.")
        assert event is not None
        assert event.date == "2022-08-04"

    def test_the_year_of_the_numbered_meeting_where_nothing_else_tells(self) -> None:
        made = layout(f"Within the framework of the {AMM}, he chaired the ASEAN-Canada Forum held on August 4.")
        found = FINDER.find(made)
        event = found.of(made.paragraphs[0])
        assert event is not None
        assert (event.date, found.year) == ("2022-08-04", 2022)

    def test_no_year_no_date(self) -> None:
        (event,) = events("The ASEAN-Canada Forum was held on August 4.", published=None)
        assert event is not None
        assert event.date is None

    def test_another_paragraph_may_tell_the_date(self) -> None:
        found = events(
            "At the ASEAN-Canada Forum, the envoy thanked them.",
            "The ASEAN-Canada Forum was held on August 4.",
        )
        assert [event and event.date for event in found] == ["2022-08-04"] * 2

    @pytest.mark.parametrize("written", ["RoK", "ROK", "Republic of Korea", "South Korea"])
    def test_the_id_does_not_depend_on_how_a_country_is_written(self, written: str) -> None:
        (event,) = events(f"The ASEAN-{written} Health Forum was held on August 4.")
        assert event is not None
        assert event.id == "event:asean-kr-health-forum-2022"

    def test_a_numbered_meeting_needs_no_year(self) -> None:
        (event,) = events("The AMM-55 opened on August 3.")
        assert event is not None
        assert event.id == "event:55th-asean-foreign-ministers-meeting"

    @pytest.mark.parametrize(
        ("text", "host"),
        [
            ("The 55th ASEAN Foreign Ministers' Meeting opened on August 3.", "KH"),
            ("The 43rd ASEAN Summit opened on September 5.", "ID"),
            ("Within the framework of the AMM-51, he chaired the ASEAN-Canada Forum held on August 4.", "SG"),
            ("The 6th ASEAN Plus Three Foreign Ministers' Meeting opened on July 27.", None),
            ("The Shangri-La Dialogue opened on Friday.", None),
            ("The ASEAN-Canada Forum was held on August 4.", None),
        ],
    )
    def test_the_host_is_the_chair_of_the_year(self, text: str, host: str | None) -> None:
        (event,) = events(text)
        assert event is not None
        assert event.host == host

    def test_event_of_is_the_same_for_one_paragraph(self) -> None:
        made = layout("The ASEAN-Canada Forum was held on August 4.", "They agreed.")
        found = FINDER.find(made, PUBLISHED)
        for block in made.paragraphs:
            assert FINDER.event_of(made, block, PUBLISHED) == found.of(block)


PARTS = [
    "at the",
    "54th",
    "ASEAN",
    "Summit",
    "AMM-54",
    "held on August 3",
    "(",
    ")",
    "–",
    "later this year",
    "in the framework of",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=6), max_size=15), st.sampled_from([None, PUBLISHED, "x"]))
def test_any_text_is_accepted(parts: list[str], published: str | None) -> None:
    made = layout(" ".join(parts) or "x", "They agreed.")
    for event in FINDER.find(made, published).by_paragraph.values():
        assert event.name
        assert event.id.startswith("event:")
        assert event.part_of != event.name


def test_the_seed() -> None:
    """Two sections, each with its meeting, both part of the 54th, in the year that its number tells."""
    from asean_cli.extract.layout import lay_out

    (path,) = Path("seeds").glob("*.txt")
    made = lay_out(path.read_text(encoding="utf-8"))
    found = FINDER.find(made)
    told = [found.of(block) for block in made.paragraphs]
    assert [event.name for event in told if event] == (
        ["ASEAN-RoK Foreign Ministers' Meeting"] * 9 + ["ASEAN-Japan Foreign Ministers' Meeting"] * 9
    )
    assert {(event.part_of, event.date) for event in told if event} == {
        ("54th ASEAN Foreign Ministers' Meeting", "2021-08-03")
    }
