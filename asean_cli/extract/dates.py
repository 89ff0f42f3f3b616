"""When a statement was made: date expressions of news English, resolved against the article's own date.

A date that cannot be known stays unknown: "last month" and "in 2019" are no days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from asean_cli.extract.interface import Layout
from asean_cli.extract.tokens import quotations
from asean_cli.models import DateFrom, Event, Span

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)\b)?"
_EXPRESSION = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?:{_DAY},?\s+)?{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}}){_ORDINAL}(?![\d:]|\.\d)(?:\s*[-–]\s*\d{{1,2}})?{_YEAR.format('y1')}"
    rf"|(?:{_DAY},?\s+)?(?P<d2>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s+{_MONTH.format('m2')}{_YEAR.format('y2')}"
    r"|(?P<which>last |next |this |coming )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?P<near>today|yesterday|tonight|this (?:morning|afternoon|evening)))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:last|earlier this|previous|late last|early this|earlier in the) (?:week|month|year|decade)\b"
    r"|\b(?:days|weeks|months|years|decades) (?:ago|earlier|before)\b|\bin (?:19|20)\d\d\b"
    rf"|\b(?:in|since) {_MONTH.format('only')}(?!\s+\d{{1,2}}\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|would|shall|to be|scheduled|slated|due|set to|expected|plans?|upcoming)\b[^,;:—]*$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_AROUND = 120
"""Characters before a date in which its clause tells whether it is to come."""
_SLACK = timedelta(days=1)
"""An article may speak of its tomorrow's date: it is written in another time zone."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date expression of a text."""

    start: int
    end: int
    words: re.Match[str]

    def resolve(self, reference: date | None, year: int | None = None) -> date | None:
        """Return the day meant by somebody who writes on `reference`; None where it is not known or to come.

        `year` is for a day and a month without a year, where `reference` is not known.
        """
        part = self.words.groupdict()
        if part["iso"]:
            return parse(part["iso"])
        if part["weekday"]:
            return _weekday(part["weekday"], (part["which"] or "").strip().lower(), reference)
        if part["near"]:
            return reference and reference - timedelta(days=part["near"].lower() == "yesterday")
        month = _MONTHS.index((part["m1"] or part["m2"])[:3].lower()) + 1
        return _day(int(part["d1"] or part["d2"]), month, part["y1"] or part["y2"], reference, year)


def moments(text: str, start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """Yield the date expressions between `start` and `end`."""
    for match in _EXPRESSION.finditer(text, start, len(text) if end is None else end):
        if not {match.group("m1"), match.group("m2")} & {"may", "march"}:
            yield Moment(match.start(), match.end(), match)


def plain_moments(text: str, start: int, end: int) -> list[Moment]:
    """Return the date expressions of a sentence that stand in no quotation and are not to come."""
    quoted = quotations(text, start, end)
    return [
        each
        for each in moments(text, start, end)
        if not _inside(each.start, quoted) and not _TO_COME.search(text, max(start, each.start - _AROUND), each.start)
    ]


def parse(value: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None where it is none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def written(layout: Layout, published: str | None, year: int | None = None) -> date | None:
    """Return the day on which the article was written: its dateline's, the day it was published, or its head's."""
    given = parse(published)
    if layout.dateline:
        days = [each.resolve(given, year) for each in moments(layout.text, *layout.dateline)]
        if days and days[0]:
            return days[0]
    return given or _of_head(layout)


def _of_head(layout: Layout) -> date | None:
    """Return the one full date that stands between the title and the first paragraph."""
    head = takewhile(lambda block: block.kind != "paragraph", layout.blocks)
    title = next((block.end for block in head if block.kind == "title"), 0)
    start = layout.paragraphs[0].start if layout.paragraphs else 0
    days = {day for each in moments(layout.text, title, start) if (day := each.resolve(None))}
    return days.pop() if len(days) == 1 else None


class Dated(NamedTuple):
    """The ISO date of a statement and what told it; None twice where it cannot be known."""

    day: str | None = None
    told_by: DateFrom | None = None


def date_of(
    layout: Layout,
    published: str | None,
    sentence: Span,
    event: Event | None = None,
    *,
    around: tuple[str | None, str | None] = (None, None),
    content: Sequence[Span] = (),
    year: int | None = None,
) -> Dated:
    """Return the date of a statement made in `sentence`.

    A date that the sentence tells outside the statement's `content` counts first, then the first of `around`, which the
    paragraph told before, the event's date, the second of `around`, which the lead tells, the dateline's, the day the
    article was published. `year` is for articles that tell none (`Events.year`).
    """
    reference = written(layout, published, year)
    told = [each for each in moments(layout.text, *sentence) if not _inside(each.start, content)]
    told = [
        each for each in told if not _TO_COME.search(layout.text, max(sentence[0], each.start - _AROUND), each.start)
    ]
    for moment in told:
        day = moment.resolve(reference, year)
        if day and _plausible(day, reference):
            return Dated(day.isoformat(), "sentence")
    vague = _VAGUE.finditer(layout.text, *sentence)
    if told or any(not _inside(match.start(), content) for match in vague):
        return Dated()
    before, lead = around
    if before or (event and event.date):
        return Dated(before, "occasion") if before or not event else Dated(event.date, "event")
    if lead:
        return Dated(lead, "occasion")
    if reference is None:
        return Dated()
    return Dated(reference.isoformat(), "published" if reference == parse(published) else "dateline")


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _plausible(day: date, reference: date | None) -> bool:
    return reference is None or day <= reference + _SLACK


def _weekday(stem: str, which: str, reference: date | None) -> date | None:
    if reference is None or which in {"next", "coming"}:
        return None
    back = (reference.weekday() - _WEEKDAYS.index(stem.lower())) % 7
    if back == 0 and which == "last":
        back = 7
    return reference - timedelta(days=back)


def _day(day: int, month: int, given: str | None, reference: date | None, year: int | None) -> date | None:
    if given:
        return _date(int(given), month, day)
    if reference is None:
        return _date(year, month, day) if year else None
    choices = [_date(reference.year + shift, month, day) for shift in (0, -1, 1)]
    nearest = min(filter(None, choices), key=lambda each: abs(each - reference), default=None)
    return nearest if nearest and nearest <= reference + _SLACK else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
