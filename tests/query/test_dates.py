"""Dates counted from today, as people type them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asean_cli.errors import QueryError
from asean_cli.query import dates


class Fixed(date):
    """A calendar in which today is the last day of March 2024."""

    @classmethod
    def today(cls) -> Any:
        return date(2024, 3, 31)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "date", Fixed)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2024-03-31"),
        ("Yesterday", "2024-03-30"),
        ("3 days ago", "2024-03-28"),
        ("2 weeks", "2024-03-17"),
        ("2w", "2024-03-17"),
        ("a month ago", "2024-02-29"),
        ("1m", "2024-02-29"),
        ("3 months ago", "2023-12-31"),
        ("1y", "2023-03-31"),
        ("one year ago", "2023-03-31"),
        ("9999 years ago", "0001-01-31"),
        ("9999 weeks ago", "1832-08-12"),
    ],
)
def test_days_are_counted_from_today(text: str, day: str) -> None:
    assert dates.span(text) == (day, day)


def test_ranges_may_be_counted_too() -> None:
    found = dates.date_range(">=3 months ago")
    assert (found.first, found.last) == ("2023-12-31", None)
    found = dates.between("1y", "yesterday")
    assert (found.first, found.last) == ("2023-03-31", "2024-03-30")


@pytest.mark.parametrize("text", ["3 fortnights ago", "months ago", "-1y", "1.5 years", "tomorrow", "12345d"])
def test_other_words_are_no_dates(text: str) -> None:
    with pytest.raises(QueryError, match="not a date"):
        dates.span(text)
