"""When and where something was said: the occasion that lead and paragraphs tell, and whom a meeting is not given to."""

from __future__ import annotations

import pytest

from asean_cli.extract.pipeline import Extractor
from asean_cli.models import Article, Statement

EXTRACTOR = Extractor.load()
PUBLISHED = "2022-08-05"
LEAD = "Thai Foreign Minister Somsak Wongchai said on Wednesday the dam was late."
MEETING = "Opening the 12th ASEAN-Norway Forum in Bangkok on Wednesday, Thai Foreign Minister Somsak Wongchai said the dam was late."


def statements(
    *paragraphs: str, title: str = "Dam is late, Bangkok tells its neighbours", published: str | None = PUBLISHED
) -> list[Statement]:
    text = "\n\n".join([title, *paragraphs]) + "\n"
    return EXTRACTOR.extract(Article("a", text, title, published=published))


def last(*paragraphs: str) -> Statement:
    return statements(*paragraphs)[-1]


class TestDates:
    def test_the_lead_tells_the_day_of_what_follows(self) -> None:
        found = last(LEAD, "Somsak said the gates would stay closed.")
        assert (found.date, found.date_from) == ("2022-08-03", "occasion")

    def test_a_paragraph_tells_its_own_day(self) -> None:
        found = last(LEAD, "On Thursday, Somsak flew to Vientiane. He said the gates would stay closed.")
        assert (found.date, found.date_from) == ("2022-08-04", "occasion")

    def test_a_day_in_what_is_said_is_none_of_the_occasion(self) -> None:
        found = last(
            "Somsak Wongchai, the foreign minister, said the dam broke on Monday.", "He said the gates were closed."
        )
        assert (found.date, found.date_from) == (PUBLISHED, "published")

    def test_history_is_no_occasion(self) -> None:
        found = last("The dam opened on 3 March 2010.", "Somsak Wongchai said the gates were closed.")
        assert found.date_from == "published"

    def test_a_full_date_in_the_head_dates_an_article_without_one(self) -> None:
        text = (
            "AKP Phnom Penh, February 20, 2019 --",
            "Minister Long Sopheak this morning asked India to send engineers.",
            "He thanked them.",
        )
        found = statements(*text, title="Cambodia asks India for engineers", published=None)
        assert found[0].date == "2019-02-20"


class TestMeetings:
    @pytest.mark.parametrize(
        "sentence",
        [
            "“It is late,” Somsak told Reuters.",
            "Somsak said in an interview that the gates would stay closed.",
            "Somsak said by telephone that the gates would stay closed.",
            "A diplomat said the gates would stay closed.",
            "Vientiane-based analyst Peter Holm said the gates would stay closed.",
            "Back in Chiang Mai on Thursday, Somsak said the gates would stay closed.",
        ],
    )
    def test_what_was_said_elsewhere_has_none(self, sentence: str) -> None:
        first, *_, found = statements(MEETING, sentence)
        assert first.event is not None
        assert found.event is None

    def test_what_was_said_there_has_it(self) -> None:
        found = last(MEETING, "Lao Foreign Minister Bounthavy Keo replied that the gates would stay closed.")
        assert found.event is not None
        assert found.event.name == "12th ASEAN-Norway Forum"

    def test_the_first_paragraph_has_the_one_that_the_second_names(self) -> None:
        found = statements("Thailand has asked Laos to open the gates.", MEETING)
        assert [each.event and each.event.name for each in found] == ["12th ASEAN-Norway Forum"] * 2

    def test_a_communique_was_all_said_at_its_meeting(self) -> None:
        found = statements(
            "1. We, the Foreign Ministers of the Association of Southeast Asian Nations (ASEAN), met in Manila on 29 July.",
            "2. We welcomed the progress made in the negotiations on the code.",
            "3. The Meeting agreed to convene again in Singapore. The Ministers noted the report of the envoy.",
            title="Joint Communique of the 40th ASEAN Foreign Ministers' Meeting",
            published=None,
        )
        meeting = "40th ASEAN Foreign Ministers' Meeting"
        assert {each.event and each.event.name for each in found} == {meeting}
        assert [each.speaker.name for each in found] == ["ASEAN foreign ministers", meeting, "ASEAN foreign ministers"]
        assert {each.speaker.members for each in found} == {("organisation:asean",)}
        assert {each.date for each in found} == {"2007-07-29"}


class TestTopics:
    def test_the_heading_then_the_title_tell_what_the_content_leaves_out(self) -> None:
        found = last("Somsak Wongchai said it was a good plan.")
        assert found.topics == ()
        titled = statements("Somsak Wongchai said it was a good plan.", title="Neighbours agree on vaccines for all")
        assert titled[0].topics == ("vaccines",)
