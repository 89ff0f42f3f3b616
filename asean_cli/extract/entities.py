"""Who is addressed, and who and what is named in a content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from asean_cli.extract.gazetteer import Mention
from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.people import People, Person
from asean_cli.extract.phrases import PhraseReader
from asean_cli.models import Entity, Span, Speaker
from asean_cli.text import slug

_SINGULAR = frozenset({"it"})
_COUNTRY = re.compile(r"the (?:country|nation|state)\b", re.IGNORECASE)


class Entities:
    """The entities of one article: `mentions` of the tables, in order, and its persons where they are named."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], people: People, persons: Sequence[tuple[int, Person]]
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._people = people
        named = [(m.start, m.entity) for m in mentions] + [(at, _entity(p)) for at, p in persons]
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

    def addressee(self, span: Span, sentence: Span, speaker: Speaker, reader: PhraseReader) -> Entity | None:
        """Return whom the words of `span` address; None where that is not clear."""
        phrase = reader.read(self._text[slice(*span)])
        if phrase.sort == "entity" and phrase.entity is not None:
            return phrase.entity
        if phrase.sort == "person":
            person = self._people.lookup(phrase)
            return _entity(person) if person else None
        if phrase.text.lower() in _SINGULAR:
            return self._last_before(span[0], sentence[0], speaker, {"country", "organisation"})
        if not phrase.country and _COUNTRY.match(phrase.text):
            return self._last_before(span[0], sentence[0], speaker, {"country"})
        return _described(phrase)

    def _last_before(self, at: int, since: int, speaker: Speaker, types: set[str]) -> Entity | None:
        """Return the last actor named in the sentence before `at`; the speaker's own side does not count."""
        mine = {speaker.id, *speaker.members, f"country:{speaker.country}"}
        before = [m.entity for m in self._mentions if since <= m.start < at and m.entity.type in types]
        return next((entity for entity in reversed(before) if entity.id not in mine), None)


def _described(phrase: Phrase) -> Entity | None:
    if phrase.sort == "group":
        return Entity(f"group:{slug(phrase.bare)}", phrase.bare, "group", phrase.country)
    if phrase.sort == "organisation" and not phrase.text.lower().startswith(("his ", "her ", "its ", "their ")):
        return Entity(f"organisation:{slug(phrase.bare)}", phrase.bare, "organisation", phrase.country)
    return None


def _entity(person: Person) -> Entity:
    return Entity(person.id, person.full_name, "person", person.country)
