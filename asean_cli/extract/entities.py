"""Who and what is named in a content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from asean_cli.extract.addressees import person_entity
from asean_cli.extract.gazetteer import Mention
from asean_cli.extract.people import Person
from asean_cli.models import Entity, Span


class Entities:
    """The entities of one article: `mentions` of the tables, in order, and its persons where they are named."""

    def __init__(self, mentions: Sequence[Mention], persons: Sequence[tuple[int, Person]]) -> None:
        named = [(m.start, m.entity) for m in mentions] + [(at, person_entity(p)) for at, p in persons]
        self._named = sorted(named, key=lambda pair: pair[0])
        self._starts = [at for at, _ in self._named]

    def named_in(self, spans: Sequence[Span]) -> tuple[Entity, ...]:
        """Return the entities that the spans name, each once, in the order of the text."""
        inside = (
            self._named[k][1]
            for start, end in sorted(spans)
            for k in range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        )
        return tuple({entity.id: entity for entity in inside}.values())
