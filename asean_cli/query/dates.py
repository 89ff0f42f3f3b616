"""Dates as people type them: a day, a month or a year, "3 months ago", and ranges of these."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from asean_cli.errors import QueryError
from asean_cli.query.nodes import DateRange

HINT = "write 2021, 2021-08, 2021-08-03 or 3 months ago; a range is 2021-08..2021-09, >=2021-08 or ..2021-09"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)

_AGO = re.compile(r"(\d{1,4}|an?|one)\s*(d|w|m|y|days?|weeks?|months?|years?)(?:\s+ago)?", re.ASCII | re.IGNORECASE)
_DAYS = {"today": 0, "yesterday": 1}


def span(text: str, position: int | None = None) -> tuple[str, str]:
    """Return the first and the last ISO day of a year, a month or a day ("yesterday", "1y"); raise QueryError."""
    if counted := _relative(text.strip().lower()):
        return counted, counted
    found = _PARTIAL.fullmatch(text.strip())
    if not found:
        raise QueryError(f"not a date: {text.strip() or 'nothing'}", HINT, position)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise QueryError(f"no such date: {text.strip()}", HINT, position) from None
    return first.isoformat(), last.isoformat()


def _relative(text: str) -> str | None:
    """Return the ISO day that "yesterday", "2 weeks ago", "3 months" or "1y" is, counted from today."""
    if text in _DAYS:
        return _moved(date.today().isoformat(), -_DAYS[text])
    found = _AGO.fullmatch(text)
    if not found:
        return None
    number, unit = int(found[1]) if found[1].isdigit() else 1, found[2][0].lower()
    now = date.today()
    if unit in "dw":
        return _moved(now.isoformat(), -number * (7 if unit == "w" else 1))
    months = max(now.year * 12 + now.month - 1 - number * (12 if unit == "y" else 1), 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(now.day, monthrange(year, month + 1)[1])).isoformat()


def date_range(text: str, position: int | None = None) -> DateRange:
    """Read the value of `date:`; raise QueryError."""
    compared = re.fullmatch(r"(>=|<=|>|<)(.*)", text, re.DOTALL)
    if compared:
        return _compared(compared[1], *span(compared[2], position))
    start, dots, end = text.partition("..")
    if not dots:
        return DateRange(*span(text, position))
    if not (start.strip() or end.strip()):
        raise QueryError("a range of dates without a date", HINT, position)
    return between(start or None, end or None, position)


def between(since: str | None, until: str | None, position: int | None = None) -> DateRange:
    """Return the range from the first day of `since` to the last day of `until`; raise QueryError."""
    first = span(since, position)[0] if since else None
    last = span(until, position)[1] if until else None
    if first and last and first > last:
        raise QueryError(f"the range ends before it starts: {first}..{last}", "swap the two dates", position)
    return DateRange(first, last)


def _compared(sign: str, first: str, last: str) -> DateRange:
    if sign == ">=":
        return DateRange(first, None)
    if sign == "<=":
        return DateRange(None, last)
    return DateRange(_moved(last, 1), None) if sign == ">" else DateRange(None, _moved(first, -1))


def _moved(day: str, by: int) -> str:
    ordinal = date.fromisoformat(day).toordinal() + by
    # Beyond the calendar's ends nothing lies, and no statement does either.
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()
