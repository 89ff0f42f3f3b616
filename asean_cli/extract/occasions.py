"""The occasion on which something was said: the day that the lead or the paragraph tells, and what shows another one.

News tells the day once, in its lead ("… on Tuesday"), and goes on. A statement to a newspaper, in an interview or by
telephone was not made at the meeting that the article tells of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from asean_cli.extract import dates
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Block, Layout
from asean_cli.models import Span

_LEAD = 3
"""Paragraphs at the beginning of an article that may tell the day for all of it; under a heading, the first."""
_NESTED = 4
"""Contents that may begin before a place and hold it, one in another."""
_RECENT = timedelta(days=31)
"""News tells of days that are past by less: what lies further back is history."""
_APART = re.compile(
    r"\bin (?:an?|his|her|its|their) (?:\w+ )?(?:interview|e-?mail|statement|tweet|post|letter|column|op-ed"
    r"|commentary|(?:tele)?phone call)\b"
    r"|\bin (?:a|an) communiqu[eé] (?:late|on)\b|\bby (?:tele)?phone\b|\bby e-?mail\b"
    r"|\bon (?:Facebook|Twitter|X|Telegram|Weibo|social media)\b|\bback (?:home|in)\b|\bat the airport\b"
    r"|\b(?:before|after|on|upon) (?:leaving|flying|returning|(?:his|her|their|the delegation['’]s) "
    r"(?:return|arrival|departure))\b"
    r"|\bwho (?:teaches|studies|researches)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:told|tells|telling)\s+(?:the\s+)?(?:(?:state|local|public)\s+)?(?=[^\W\d_])")


def is_apart(text: str, sentence: Span, gazetteer: Gazetteer) -> bool:
    """Say whether a sentence tells that something was said apart: to a medium, in an interview, by telephone."""
    if _APART.search(text, *sentence):
        return True
    told = {match.end() for match in _TOLD.finditer(text, *sentence)}
    return bool(told) and any(m.start in told and m.entity.type == "media" for m in gazetteer.find(text, *sentence))


class Occasions:
    """The days of an article's occasions."""

    def __init__(self, layout: Layout, published: str | None, year: int | None, contents: Sequence[Span] = ()) -> None:
        self._layout = layout
        self._year = year
        self._contents = sorted(contents)
        self._written = dates.written(layout, published, year)
        self._days: dict[Span, str | None] = {}
        self._leads = self._leading()

    def lead(self, block: Block) -> str | None:
        """Return the ISO day that the lead of a paragraph's section tells, else that of the article."""
        return self._leads.get(block.section) or self._leads.get(None)

    def begins(self, block: Block) -> str | None:
        """Return the ISO day that a paragraph's first sentence tells."""
        return self._day(block.sentences[0]) if block.sentences else None

    def before(self, block: Block, at: int) -> str | None:
        """Return the ISO day that the paragraph tells last in its sentences before offset `at`."""
        days = (self._day(sentence) for sentence in reversed(block.sentences) if sentence[1] <= at)
        return next((day for day in days if day), None) if self._written else None

    def _leading(self) -> Mapping[str | None, str]:
        found: dict[str | None, str] = {}
        places: dict[str | None, int] = {}
        for block in self._layout.paragraphs:
            place = places[block.section] = places.get(block.section, 0) + 1
            if place <= (1 if block.section else _LEAD) and block.section not in found:
                day = next((day for each in block.sentences if (day := self._day(each))), None)
                if day:
                    found[block.section] = day
        return found

    def _day(self, sentence: Span) -> str | None:
        """Return the day that a sentence tells; each is read once, however many statements stand in a paragraph."""
        if sentence not in self._days:
            self._days[sentence] = self._read(sentence)
        return self._days[sentence]

    def _read(self, sentence: Span) -> str | None:
        told = dates.plain_moments(self._layout.text, *sentence)
        days = (m.resolve(self._written, self._year) for m in told if not self._is_said(m.start))
        return next((day.isoformat() for day in days if day and self._recent(day)), None)

    def _is_said(self, at: int) -> bool:
        """Say whether a place is inside what somebody says: a day there is a matter of what is said."""
        before = bisect_right(self._contents, at, key=lambda span: span[0])
        return any(start <= at < end for start, end in self._contents[max(0, before - _NESTED) : before])

    def _recent(self, day: date) -> bool:
        return self._written is None or self._written - _RECENT <= day <= self._written
