"""Dates of statements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.extract.dates import date_of, moments, parse, written
from asean_cli.extract.interface import Layout
from asean_cli.models import Event

PUBLISHED = "2021-08-04"  # a Wednesday


def dated(
    text: str, published: str | None = PUBLISHED, event: Event | None = None, year: int | None = None
) -> str | None:
    return date_of(Layout(text, ()), published, (0, len(text)), event, year=year).day


class TestToldInTheSentence:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("She said on August 3 that rain fell", "2021-08-03"),
            ("She said on 3 August that rain fell", "2021-08-03"),
            ("She said on Aug. 3rd that rain fell", "2021-08-03"),
            ("She said on August 3, 2019, that rain fell", "2019-08-03"),
            ("She said on Tuesday, August 3, that rain fell", "2021-08-03"),
            ("She said on Tuesday (3 August) that rain fell", "2021-08-03"),
            ("She said on 2021-07-30 that rain fell", "2021-07-30"),
            ("She said on Tuesday that rain fell", "2021-08-03"),
            ("She said Wednesday that rain fell", "2021-08-04"),
            ("She said last Wednesday that rain fell", "2021-07-28"),
            ("She said on Thursday that rain fell", "2021-07-29"),
            ("She said yesterday that rain fell", "2021-08-03"),
            ("She said this morning that rain fell", "2021-08-04"),
            ("She said at the talks held on August 2-3 that rain fell", "2021-08-02"),
        ],
    )
    def test_is_resolved_against_the_day_of_publication(self, text: str, day: str) -> None:
        assert dated(text) == day

    def test_a_day_near_the_turn_of_the_year(self) -> None:
        assert dated("She said on December 30", "2022-01-02") == "2021-12-30"

    def test_a_date_of_tomorrow_is_another_time_zones_today(self) -> None:
        assert dated("She said on August 5", "2021-08-04") == "2021-08-05"

    def test_no_year_but_a_numbered_meeting(self) -> None:
        assert dated("She said on August 3", None, year=2021) == "2021-08-03"

    @pytest.mark.parametrize("text", ["She said on Tuesday", "She said yesterday", "She said on August 3"])
    def test_nothing_to_resolve_against(self, text: str) -> None:
        assert dated(text, None) is None

    def test_a_date_inside_the_content_tells_nothing(self) -> None:
        text = "She said the port opened on August 1"
        assert date_of(Layout(text, ()), PUBLISHED, (0, len(text)), content=[(9, len(text))]) == (
            PUBLISHED,
            "published",
        )


class TestUnknown:
    @pytest.mark.parametrize(
        "text",
        [
            "She said last month that rain fell",
            "She said in 2019 that rain fell",
            "She said earlier this week that rain fell",
            "She said in July that rain fell",
            "She said weeks ago that rain fell",
            "She said on December 30 that rain fell",
            "She said on February 30 that rain fell",
        ],
    )
    def test_null_rather_than_wrong(self, text: str) -> None:
        assert dated(text) is None

    def test_what_is_to_come_is_no_date_of_a_statement(self) -> None:
        assert dated("The envoy, who will land on Tuesday, said rain fell") == PUBLISHED

    @pytest.mark.parametrize("text", ["They may 5 times", "They march 3 abreast", "Sunday's Best said", "at 10.30"])
    def test_words_that_are_no_dates(self, text: str) -> None:
        assert [m for m in moments(text) if not m.words.group("weekday")] == []


class TestDefault:
    def test_the_events_date_comes_first(self) -> None:
        assert dated("She said rain fell", event=Event("event:x", "X", None, "2021-08-02")) == "2021-08-02"

    def test_then_the_datelines(self) -> None:
        text = "HANOI, Aug 3 (VNA) – She said rain fell"
        layout = Layout(text, (), dateline=(0, 20))
        assert written(layout, PUBLISHED) == date(2021, 8, 3)
        assert date_of(layout, PUBLISHED, (21, len(text))) == ("2021-08-03", "dateline")

    def test_a_weekday_counts_back_from_the_dateline(self) -> None:
        text = "HANOI, Aug 3 (VNA) – She said on Monday rain fell"
        assert date_of(Layout(text, (), dateline=(0, 20)), PUBLISHED, (21, len(text))) == ("2021-08-02", "sentence")

    def test_then_the_day_of_publication(self) -> None:
        assert dated("She said rain fell") == PUBLISHED

    def test_a_time_of_publication_is_a_day(self) -> None:
        assert dated("She said rain fell", "2021-08-04T09:30:00Z") == PUBLISHED

    @pytest.mark.parametrize("published", [None, "", "soon", "2021-13-40"])
    def test_else_nothing(self, published: str | None) -> None:
        assert dated("She said rain fell", published) is None
        assert parse(published) is None


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_within_the_last_week(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert dated(f"She said on {day:%A} that", published.isoformat()) == day.isoformat()


@given(DAYS, st.integers(0, 170))
def test_a_day_of_the_last_months_keeps_its_year(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert dated(f"She said on {day:%B} {day.day} that", published.isoformat()) == day.isoformat()
