"""The context of a statement: its event, date, topics and the agencies credited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asean_cli.extract.dates import Dated, date_of
from asean_cli.extract.events import EventFinder
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.extract.occasions import Occasions, is_apart
from asean_cli.extract.topics import TopicFinder
from asean_cli.extract.vias import ViaFinder
from asean_cli.knowledge import Knowledge
from asean_cli.models import Event, Span, Speaker

_UNNAMED = re.compile(
    r"(?i:an?|one|another|two|three|several|some|other)\b|[^\W\d_][a-z]+s\b(?! [A-Z])"
    r"|.*\b(?:officials?|sources?|diplomats?|delegates?)$"
)
"""How somebody unnamed is called who speaks about a meeting rather than at it."""


class ContextReader:
    """The finders of context for one set of tables."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self.knowledge = knowledge
        self.gazetteer = gazetteer
        self.events = EventFinder(knowledge, gazetteer)
        self.topics = TopicFinder(knowledge)
        self.vias = ViaFinder(gazetteer)

    def read(self, layout: Layout, published: str | None, contents: Sequence[Span]) -> Context:
        """Return the context of an article; `published` is its ISO date, if known, `contents` all that is said."""
        return Context(self, layout, published, contents)

    def attends(self, speaker: Speaker) -> bool:
        """Say whether a speaker can have spoken at a meeting of governments, rather than of it from outside."""
        if speaker.type == "unknown":
            return not _UNNAMED.match(speaker.as_written)
        if speaker.type == "organisation":
            return bool(speaker.country) or speaker.id.partition(":")[2] in self.knowledge.organisations
        role = self.knowledge.role(speaker.role) if speaker.type == "person" and speaker.role else None
        return not (role and role.observer)


class Context:
    """What surrounds the statements of one article."""

    def __init__(self, finders: ContextReader, layout: Layout, published: str | None, contents: Sequence[Span]) -> None:
        self._finders = finders
        self._layout = layout
        self._published = published
        self._events = finders.events.find(layout, published)
        self._contents = contents
        self._credits = finders.vias.credits(layout)
        self._occasions = Occasions(layout, published, self._events.year, contents)

    def meeting(self, block: Block) -> Event | None:
        """Return the meeting that a paragraph tells of."""
        return self._events.of(block)

    def event(self, block: Block, found: Attribution, speaker: Speaker) -> Event | None:
        """Return the meeting at which a statement was made; None where it was made elsewhere, or on another day."""
        event = self._events.of(block)
        if event is None or self._events.names(block):
            return event
        begins = self._occasions.begins(block)
        day = event.date or self._occasions.lead(block)
        another = begins is not None and day is not None and begins != day
        apart = is_apart(self._layout.text, found.sentence, self._finders.gazetteer)
        return None if another or apart or not self._finders.attends(speaker) else event

    def date(self, found: Attribution, block: Block, event: Event | None) -> Dated:
        """Return the date of a statement and what told it; the lead's day is not that of what was said elsewhere."""
        elsewhere = event is None and self._events.of(block) is not None
        lead = None if elsewhere else self._occasions.lead(block)
        around = self._occasions.before(block, found.sentence[0]), lead
        return date_of(
            self._layout,
            self._published,
            found.sentence,
            event,
            around=around,
            content=self._contents,
            year=self._events.year,
        )

    def topics(self, content: str, block: Block) -> tuple[str, ...]:
        """Return the ids of the topics that a content speaks of, else those of its heading, else those of the title."""
        find = self._finders.topics.topics_of
        return find(content) or find(block.section or "") or find(self._layout.title or "")

    def via(self, found: Attribution, speaker: Speaker) -> tuple[str, ...]:
        """Return the media credited with a statement."""
        return self._finders.vias.via_of(self._layout.text, found.sentence, speaker.type, self._credits)
