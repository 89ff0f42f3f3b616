"""The meeting at which a paragraph's statements were made.

A paragraph tells it ("at the … held on August 3", "addressing the …"), or one before it in its section did. A
meeting that is planned or only part of another name ("the Joint Statement of the 23rd …") is not it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from asean_cli.extract import dates
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Block, Layout
from asean_cli.extract.meetings import Meeting, MeetingFinder
from asean_cli.knowledge import Knowledge
from asean_cli.models import Event
from asean_cli.text import slug

_ADJECTIVE = r"(?:(?:recent|recently held|virtual|online|ongoing)\s+)?"
_ARTICLE = rf"\s+(?:(?:the|a|an|this year['’]s|their|its)\s+)?{_ADJECTIVE}$"
_UMBRELLA = re.compile(
    r"\b(?:(?:with)?in the (?:framework|context) of|on the (?:sidelines|margins|occasion) of|(?:as )?part of"
    rf"|alongside|related to|day of){_ARTICLE}",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|during|after|following|attend(?:s|ed|ing)?|address(?:es|ed|ing)?|joined|joining|held|convened"
    r"|(?:co-)?(?:chair|host|open)(?:s|ed|ing)?|took part in|taking part in|participat(?:ed|ing) (?:in|at)"
    r"|(?:speech|address|remarks) (?:to|at)|speaking (?:at|to)|issued (?:at|after)"
    rf"|(?:opening|end|start|close|conclusion|sessions?|ceremony) of){_ARTICLE}",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:\s*\([^()]*\))*[,\s]*(?:which\s+)?(?:(?:was|were|is being|being|has|officially)\s+)*"
    r"(?:held|took place|taking place|opens?|opened|kicks? off|kicked off|concludes?|concluded|convened|closed|ended"
    r"|wrapped up)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:\s*\([^()]*\))*,?\s+(?:in|on|at)\s+(?:the\s+)?[^\W\d_][\w-]+(?!.{0,40}\b(?:in|last)\s+(?:(?:19|20)\d\d|year))"
)
"""What tells after its name that a meeting takes place: "in Vientiane", "on Friday", "at the bloc's secretariat"."""
_DAY_TOLD = re.compile(r"[^.;]{0,70}?\bon\s+(?:\w+day\b|\d|[A-Z][a-z]{2,8}\.?\s+\d)")
_HISTORY = re.compile(r"\bhad\b[^.;]*$|\b(?:19|20)\d\d,[^.;]*$")
"""What comes before a meeting that is over: "had …", "On 11 November 2022, at the …"."""
_PLANNED = re.compile(
    r"[^.;]{0,60}?\b(?:later this (?:year|month|week)|next (?:year|month|week)|will (?:be|take place)"
    r"|to be held|scheduled|slated|in the coming|is expected|due to)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:(?:will (?:\w+ )?|to )(?:attend|chair|co-chair|host|join)|upcoming|ahead of|prior to)\b[^.;,]*$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:communiqu[eé]|(?:statement|declaration|summary|report|outcomes?)\s+(?:of|by|from|on|issued (?:at|by)))\b",
    re.IGNORECASE,
)
"""A title that names a meeting's own document: all that stands in it was said there."""
_LEAD = 2
"""A meeting that one of a section's first paragraphs tells is the section's."""
_OPENING = 2
"""Paragraphs at the beginning of an article of which each may name the meeting for those before it."""
_BEGINNING = 90
"""Characters of a paragraph within which a meeting tells where all that follows was said."""
_REMEMBERED = 40
"""Meetings among which a short name may have been introduced in full."""
_FAR = 160
"""Characters after a meeting's name in which its date is looked for."""


@dataclass(frozen=True, slots=True)
class Events:
    """The meetings of an article, by the number of the paragraph."""

    by_paragraph: Mapping[int, Event]
    year: int | None = None
    """The year that the numbered meetings tell; None where they tell none, or several."""
    naming: frozenset[int] = frozenset()
    """The numbers of the paragraphs that name their meeting themselves."""

    def names(self, paragraph: Block) -> bool:
        """Say whether a paragraph names its meeting itself."""
        return paragraph.number in self.naming

    def of(self, paragraph: Block) -> Event | None:
        """Return the meeting at which the statements of `paragraph` were made."""
        return self.by_paragraph.get(paragraph.number)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one paragraph says of meetings."""

    meeting: Meeting | None = None
    umbrella: Meeting | None = None
    strong: bool = False
    """Told at the paragraph's beginning, so that what follows was said there too."""
    history: bool = False
    """Told of as something that was over: "the minister had told the summit"."""


class EventFinder:
    """Finds the meetings of an article."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer | None = None) -> None:
        self._meetings = MeetingFinder(knowledge)
        self._gazetteer = gazetteer or Gazetteer(knowledge)
        self._chairs = knowledge.chairs

    def event_of(self, layout: Layout, paragraph: Block, published: str | None = None) -> Event | None:
        """Return the meeting of one paragraph. For all paragraphs of an article, `find` reads it once."""
        return self.find(layout, published).of(paragraph)

    def find(self, layout: Layout, published: str | None = None) -> Events:
        """Return the meetings of all paragraphs; the ISO date `published` gives days their year."""
        told = _in_full({block.number: self._told(layout, block) for block in layout.paragraphs})
        umbrella = self._common_umbrella(layout, told)
        year = _year([each for one in told.values() for each in (one.meeting, one.umbrella) if each] + umbrella)
        made: dict[int, Event] = {}
        last: tuple[Meeting, Meeting | None] | None = None
        for number, meeting, own in self._chosen(layout, _led(layout, told)):
            if not last or meeting is not last[0] or own is not last[1]:
                event = self._event(layout, meeting, [own] if own else umbrella, published, year)
            made[number], last = event, (meeting, own)
        naming = frozenset(number for number, each in told.items() if each.meeting)
        return Events(_dated(made), year, naming)

    def _told(self, layout: Layout, block: Block) -> _Told:
        told = _Told()
        for meeting in self._meetings.find(layout.text, block.start, block.end):
            before = layout.text[max(block.start, meeting.start - 80) : meeting.start]
            after = layout.text[meeting.end : min(block.end, meeting.end + _FAR)]
            if told.umbrella is None and _UMBRELLA.search(before):
                told = replace(told, umbrella=meeting)
            elif told.meeting is None and _is_here(before, after):
                strong = meeting.start - block.start < _BEGINNING and _is_occasion(before, after)
                told = replace(told, meeting=meeting, strong=strong, history=bool(_HISTORY.search(before)))
        if told.meeting and told.umbrella and told.meeting.name == told.umbrella.name:
            return replace(told, umbrella=None)
        return told

    def _chosen(self, layout: Layout, told: Mapping[int, _Told]) -> Iterator[tuple[int, Meeting, Meeting | None]]:
        """Yield each paragraph's number, meeting and umbrella; what the section's lead tells carries on."""
        section: str | None = None
        current: _Told = _Told()
        place = 0
        whole = _Told(self._of_heading(layout.title) if _DOCUMENT.search(layout.title or "") else None)
        for block in layout.paragraphs:
            if block.section != section or place == 0:
                if place and section is None:
                    whole = current  # what stands before the first heading is the lead of all
                heading = self._of_heading(block.section)
                section, place, current = block.section, 0, _Told(heading) if heading else whole
            place += 1
            here = told[block.number]
            if not here.meeting and here.umbrella and not current.meeting:
                here = replace(here, meeting=here.umbrella, umbrella=None)
            if here.meeting and not here.history and (here.strong or (place <= _LEAD and not current.meeting)):
                current = here
            chosen = here if here.meeting else current
            if chosen.meeting:
                yield block.number, chosen.meeting, chosen.umbrella

    def _of_heading(self, heading: str | None) -> Meeting | None:
        found = self._meetings.find(heading) if heading else []
        return found[0] if found else None

    def _common_umbrella(self, layout: Layout, told: Mapping[int, _Told]) -> list[Meeting]:
        """Return the one meeting that all others of the article belong to, if it names exactly one."""
        named = [each.umbrella for each in told.values() if each.umbrella]
        title = self._meetings.find(layout.title) if layout.title else []
        named += [each for each in title if each.series]
        return named[:1] if len({each.name for each in named}) == 1 else []

    def _event(
        self, layout: Layout, meeting: Meeting, above: list[Meeting], published: str | None, year: int | None
    ) -> Event:
        part_of = next((each.name for each in above if each.name != meeting.name), None)
        year = meeting.year or next((each.year for each in above if each.year), None) or year
        day = self._day(layout, meeting, published, year)
        told_year = int(day[:4]) if day else year or _published_year(published)
        host = self._host([meeting, *above], year or told_year)
        return Event(self._id(meeting, told_year), meeting.name, part_of, day, host)

    def _host(self, meetings: list[Meeting], year: int | None) -> str | None:
        """Return the country that chairs ASEAN in the year of a meeting that its chair hosts, itself or as a part."""
        chaired = any(each.series and each.series.host == "chair" for each in meetings)
        return self._chairs.get(year) if chaired and year else None

    def _day(self, layout: Layout, meeting: Meeting, published: str | None, year: int | None) -> str | None:
        """Return the day that the sentence naming the meeting tells after its name."""
        if meeting.start < 0:
            return None
        end = _sentence_end(layout, meeting.end)
        written = dates.written(layout, published, year)
        for moment in dates.moments(layout.text, meeting.end, min(end, meeting.end + _FAR)):
            day = moment.resolve(written, meeting.year or year)
            if day:
                return day.isoformat()
        return None

    def _id(self, meeting: Meeting, year: int | None) -> str:
        """Make the id: countries by code however written, the year where no number tells it."""
        name = meeting.name
        for each in reversed(self._gazetteer.find(name)):
            if each.entity.type == "country" and each.by == "name":
                name = name[: each.start] + each.entity.id.partition(":")[2] + name[each.end :]
        tail = f"-{year}" if year and meeting.ordinal is None else ""
        return f"event:{slug(name.replace(chr(39), ''))}{tail}"


def _in_full(told: dict[int, _Told]) -> dict[int, _Told]:
    """Give a meeting that is named in short ("the Business Forum") the name it had before."""
    known: list[Meeting] = []
    for number, each in told.items():
        meeting = each.meeting
        if meeting and meeting.ordinal is None:
            full = next((m for m in reversed(known) if m.name.endswith(f" {meeting.name}")), None)
            if full:
                meeting = replace(meeting, name=full.name, ordinal=full.ordinal, series=full.series)
                told[number] = replace(each, meeting=meeting)
        known = [*known, *(m for m in (meeting, each.umbrella) if m)][-_REMEMBERED:]
    return told


def _led(layout: Layout, told: Mapping[int, _Told]) -> Mapping[int, _Told]:
    """Give the paragraphs that open the article the meeting that one of the first few names after them."""
    lead = [block for block in layout.paragraphs[:_OPENING] if block.section == layout.paragraphs[0].section]
    first = next((told[block.number] for block in lead if told[block.number].meeting), None)
    if first is None or first.history:
        return told
    before = takewhile(lambda block: not told[block.number].meeting, lead)
    return {**told, **{block.number: replace(first, strong=True) for block in before}}


def _is_here(before: str, after: str) -> bool:
    if _PLANNED.match(after) or _TO_COME.search(before):
        return False
    return bool(_AT.search(before) or _HELD.match(after) or _PLACED.match(after))


def _is_occasion(before: str, after: str) -> bool:
    """Say whether a meeting is told of as where things were said, and not only as one that took place somewhere."""
    return bool(_AT.search(before) or _HELD.match(after) or _DAY_TOLD.match(after))


def _year(meetings: list[Meeting]) -> int | None:
    years = {each.year for each in meetings if each.year}
    return years.pop() if len(years) == 1 else None


def _published_year(published: str | None) -> int | None:
    day = dates.parse(published)
    return day.year if day else None


def _sentence_end(layout: Layout, at: int) -> int:
    block = layout.blocks[bisect_right(layout.blocks, at, key=lambda each: each.start) - 1]
    return next((end for start, end in block.sentences if start <= at <= end), block.end)


def _dated(events: dict[int, Event]) -> dict[int, Event]:
    """Give an event the date that another paragraph tells of it."""
    days = {each.id: each.date for each in events.values() if each.date}
    return {number: replace(each, date=each.date or days.get(each.id)) for number, each in events.items()}
