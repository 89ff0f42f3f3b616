"""Who the two sides are: the parties of the meeting that a section tells of, else of the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Block, Layout
from asean_cli.models import Entity, Event

_PAIR_HEADS = frozenset(
    "sides parties countries nations states neighbours neighbors governments members partners".split()
)
_MEETING = re.compile(r"[^\W\d_a-z][\w-]*-[^\W\d_a-z][^\n.]{0,60}?(?:Meeting|Summit|Dialogue|Talks|Conference)\b")
_ALL_HEADS = frozenset("participants attendees delegates".split())
_ACTORS = frozenset({"country", "organisation", "group"})
_WE = re.compile(
    r"\b(?:We|WE|we),\s+(the\s+(?:[^.;:]{3,240}?(?=,?\s+(?:met|gathered|have|having|hereby|convened|assembled)\b)|[^.,;:]{3,200}(?=,)))"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"^(?:the\s+)?(?:\d+(?:st|nd|rd|th)|special|informal|annual)\s+", re.IGNORECASE)
_ATTENDED = re.compile(
    r"(?P<whose>.*?\b(?P<head>[\w-]+s))['’]\s+(?:Meeting|Retreat|Conference|Dialogue|Consultations?)\b"
)


class Attendees(NamedTuple):
    """Those who meet: what they are called together, and the ids of whom they speak for."""

    name: str
    members: tuple[str, ...]
    entity: Entity | None = None
    """The group of the tables that they are."""


class Parties:
    """The parties at each place of an article."""

    def __init__(self, layout: Layout, gazetteer: Gazetteer, event_of: Callable[[Block], Event | None]) -> None:
        self._layout = layout
        self._gazetteer = gazetteer
        self._event_of = event_of
        self._introduced = [(m.start(), _BRACKETS.sub("", m[1])) for m in _WE.finditer(layout.text)]

    def at(self, offset: int, *, both: bool, head: str) -> tuple[Entity, ...]:
        """Return the parties that "both sides" (`both`) or "participants" mean at `offset`; empty where unclear."""
        block = next((b for b in self._layout.paragraphs if b.start <= offset < b.end), None)
        if block is None:
            return ()
        if both and head not in _PAIR_HEADS:
            return ()
        if not both and head not in _ALL_HEADS and not self._participates(offset, head):
            return ()
        return self._of_meeting(block) or (self._of_article(block, offset) if both else ())

    def meeting_at(self, offset: int) -> Attendees | None:
        """Return the meeting that is told of at `offset`, as one that speaks ("the meeting agreed")."""
        event = self._event_at(offset)
        if event is None:
            return None
        return Attendees(event.name, tuple(each.id for each in self._actors(event.name)))

    def attendees_at(self, offset: int, head: str) -> Attendees | None:
        """Return who "the ministers" or "the leaders" (`head`) are at the meeting that is told of at `offset`."""
        event = self._event_at(offset)
        name = _NUMBER.sub("", event.name) if event else ""
        match = _ATTENDED.match(name)
        if match and match["head"].lower() == head:
            called = match["whose"]
        elif head == "leaders" and name.endswith("Summit"):
            called = f"{name.removesuffix(' Summit')} leaders"
        else:
            return None
        found = next((m for m in self._gazetteer.find(called) if m.entity.type == "group"), None)
        if found and (found.start, found.end) == (0, len(called)):
            return Attendees(found.entity.name, (), found.entity)
        return Attendees(called, tuple(each.id for each in self._actors(called)))

    def we(self, offset: int) -> str | None:
        """Return how those who speak as "we" introduce themselves before `offset`: "We, the ministers of …"."""
        return next((called for at, called in self._introduced if at < offset), None)

    def _event_at(self, offset: int) -> Event | None:
        block = next((b for b in self._layout.paragraphs if b.start <= offset < b.end), None)
        return self._event_of(block) if block else None

    def _participates(self, offset: int, head: str) -> bool:
        words = self._layout.text[offset : offset + 40].split()[:2]
        return head in _PAIR_HEADS and any(w.lower() in {"participating", "attending"} for w in words)

    def _of_meeting(self, block: Block) -> tuple[Entity, ...]:
        event = self._event_of(block)
        for words in (event.name if event else "", block.section or ""):
            found = self._actors(words)
            if len(found) == 2:
                return found
        named = _MEETING.findall(self._layout.text, block.start, block.end)
        actors = [found for words in named if len(found := self._actors(words)) == 2]
        return actors[0] if actors else ()

    def _of_article(self, block: Block, offset: int) -> tuple[Entity, ...]:
        """Return the two countries that the paragraph, the one before, or else the title and the lead name."""
        paragraphs = self._layout.paragraphs
        place = paragraphs.index(block)
        lead = paragraphs[0]
        text = self._layout.text
        nearby = text[paragraphs[place - 1].start if place else block.start : offset]
        for words in (
            text[block.start : offset],
            nearby,
            self._layout.title or "",
            text[lead.start : lead.end],
        ):
            found = self._actors(words)
            if len(found) == 2:
                return found
        return ()

    def _actors(self, words: str) -> tuple[Entity, ...]:
        mentions = self._gazetteer.find(words)
        actors = {m.entity.id: m.entity for m in mentions if m.entity.type in _ACTORS}
        return tuple(actors.values())
