"""The words before an article's first sentence that tell place, date and agency: "HANOI, Aug 3 (VNA) –"."""

from __future__ import annotations

import re

from asean_cli.models import Span

_LIMIT = 100
"""Characters that a dateline may fill."""
_HEAD = re.compile(r"""([^"“”?!;]{2,90}?)(?:\s+(?:[-–—―]{1,3}|â€[”“"])\s+|\s*--+\s*|\s*[–—―]\s*|\s?(:)\s+)""")
_AGENCY = re.compile(r"\(([^()]{2,40})\)\s*\Z")
_DATE = re.compile(
    r",?\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+\d{4})?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s*,?\s*\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,3}"
    r"(?: \([^()]{2,30}\))?(?:,\s*[^\W\d_a-z][\w.'’]*(?: [^\W\d_a-z][\w.'’]*){0,2}){0,2},?\Z"
)

_NOT_PLACES = """
ASEAN APEC BRICS RCEP CPTPP UNCLOS UNESCO UNICEF UNHCR NATO AUKUS QUAD SAARC BIMSTEC OPEC COVID WATCH UPDATE
EXCLUSIVE ANALYSIS OPINION COMMENTARY EXPLAINER FACTBOX BYLINE
"""
_NO_PLACES = frozenset(_NOT_PLACES.split())
"""Words in capitals that open sentences or label stories, and are no places."""


def find(text: str, start: int, end: int, *, colons: bool = True) -> Span | None:
    """Return the dateline that opens the paragraph `text[start:end]`, its dash included, if there is one.

    Without `colons` it must end in a dash: in a transcript, names in capitals end in colons.
    """
    head = _HEAD.match(text, start, min(end, start + _LIMIT))
    if not head or head.end() >= end:
        return None
    words, dated, credited = head[1].strip(), False, False
    agency = _AGENCY.search(words)
    if agency:
        words, credited = words[: agency.start()].strip(), True
    date = _DATE.search(words)
    if date:
        words, dated = words[: date.start()].strip(" ,"), True
    if not words or not _PLACE.match(words) or not _is_place(words, dated or credited):
        return None
    if head[2] and not (colons and words.isupper()):
        return None
    return (start, start + len(text[start : head.end()].rstrip()))


def _is_place(words: str, sure: bool) -> bool:
    """A place in capitals, or in any case where a date or an agency follows it."""
    name = words.split(",")[0].partition(" (")[0]
    if sure:
        return all(word[0].isupper() for word in re.split(r"[\s/]+", name) if word)
    return name.isupper() and sum(map(str.isalpha, name)) >= 4 and name not in _NO_PLACES
