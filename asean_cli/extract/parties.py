"""Who the two sides are: the parties of the meeting that a section tells of, else of the article."""

from __future__ import annotations

import re
from collections.abc import Callable

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Block, Layout
from asean_cli.models import Entity, Event

_PAIR_HEADS = frozenset(
    "sides parties countries nations states neighbours neighbors governments members partners".split()
)
_MEETING = re.compile(r"[^\W\d_a-z][\w-]*-[^\W\d_a-z][^\n.]{0,60}?(?:Meeting|Summit|Dialogue|Talks|Conference)\b")
_ALL_HEADS = frozenset("participants attendees delegates".split())
_ACTORS = frozenset({"country", "organisation", "group"})


class Parties:
    """The parties at each place of an article."""

    def __init__(self, layout: Layout, gazetteer: Gazetteer, event_of: Callable[[Block], Event | None]) -> None:
        self._layout = layout
        self._gazetteer = gazetteer
        self._event_of = event_of

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

    def meeting_at(self, offset: int) -> str | None:
        """Return the name of the meeting that is told of at `offset`."""
        block = next((b for b in self._layout.paragraphs if b.start <= offset < b.end), None)
        event = self._event_of(block) if block else None
        return event.name if event else None

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
