"""The context of a statement: its event, date, topics and the agencies credited."""

from __future__ import annotations

from collections.abc import Sequence

from asean_cli.extract.dates import Dated, date_of
from asean_cli.extract.events import EventFinder
from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.extract.topics import TopicFinder
from asean_cli.extract.vias import ViaFinder
from asean_cli.knowledge import Knowledge
from asean_cli.models import Event, Span, Speaker


class ContextReader:
    """The finders of context for one set of tables."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self.events = EventFinder(knowledge, gazetteer)
        self.topics = TopicFinder(knowledge)
        self.vias = ViaFinder(gazetteer)

    def read(self, layout: Layout, published: str | None) -> Context:
        """Return the context of one article; `published` is its ISO date, if known."""
        return Context(self, layout, published)


class Context:
    """What surrounds the statements of one article."""

    def __init__(self, finders: ContextReader, layout: Layout, published: str | None) -> None:
        self._finders = finders
        self._layout = layout
        self._published = published
        self._events = finders.events.find(layout, published)

    def event(self, block: Block) -> Event | None:
        """Return the meeting that a paragraph tells of."""
        return self._events.of(block)

    def date(self, found: Attribution, contents: Sequence[Span], event: Event | None) -> Dated:
        """Return the date of a statement and what told it.

        Dates inside `contents`, all that is said in the sentence, are matters of what is said.
        """
        year = self._events.year
        return date_of(self._layout, self._published, found.sentence, event, content=contents, year=year)

    def topics(self, content: str) -> tuple[str, ...]:
        """Return the ids of the topics that a content speaks of."""
        return self._finders.topics.topics_of(content)

    def via(self, found: Attribution, speaker: Speaker) -> tuple[str, ...]:
        """Return the media credited with a statement."""
        return self._finders.vias.via_of(self._layout, found.sentence, speaker.type)
