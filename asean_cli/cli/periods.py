"""Days, months and years in a row, without gaps."""

from __future__ import annotations

from datetime import date
from typing import Literal

from asean_cli.errors import UsageError

By = Literal["day", "month", "year"]
LENGTH: dict[By, int] = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO day tells the period."""
MOST = 5_000
"""Periods of a timeline; a single wrong date must not make it endless."""
_DAYS, _MONTHS = 31, 36
"""Up to so many days, and months, are counted one by one unless the user says otherwise."""


def fitting(first: str, last: str) -> By:
    """Return the period that suits the time between two ISO days."""
    if _number(last, "day") - _number(first, "day") < _DAYS:
        return "day"
    return "month" if _number(last, "month") - _number(first, "month") < _MONTHS else "year"


def between(first: str, last: str, by: By) -> list[str]:
    """Return each period from one ISO day to another; raise UsageError for too many of them."""
    numbers = range(_number(first, by), _number(last, by) + 1)
    if len(numbers) > MOST:
        hint = f"--by {'month' if by == 'day' else 'year'} counts coarser, --since and --until narrow"
        raise UsageError(f"there are {len(numbers):,} {by}s from {first} to {last}, too many to show", hint)
    return [_written(number, by) for number in numbers]


def _number(day: str, by: By) -> int:
    known = date.fromisoformat(day)
    return {"day": known.toordinal(), "month": known.year * 12 + known.month - 1, "year": known.year}[by]


def _written(number: int, by: By) -> str:
    if by == "day":
        return date.fromordinal(number).isoformat()
    return f"{number:04}" if by == "year" else f"{number // 12:04}-{number % 12 + 1:02}"
