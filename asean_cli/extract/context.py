"""The context of a statement: its event, date, topics and the agencies credited."""

from __future__ import annotations

from asean_cli.extract.gazetteer import Gazetteer
from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.knowledge import Knowledge
from asean_cli.models import Event, Speaker


class Context:
    """Answers for one set of tables what surrounds a statement."""

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._knowledge = knowledge
        self._gazetteer = gazetteer

    def event(self, layout: Layout, block: Block) -> Event | None:
        return None

    def date(self, layout: Layout, published: str | None, found: Attribution, event: Event | None) -> str | None:
        return published

    def topics(self, content: str) -> tuple[str, ...]:
        return ()

    def via(self, layout: Layout, found: Attribution, speaker: Speaker) -> tuple[str, ...]:
        return ()
