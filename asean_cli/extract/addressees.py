"""Whom a statement addresses: the words after "urged", "told" or "thanked", resolved within the article.

A pronoun, "his host" or "the country" means somebody else than the speaker. Where several could be meant, nobody is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from asean_cli.extract.gazetteer import Mention
from asean_cli.extract.grammar import PERSONAL
from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.people import Person
from asean_cli.extract.referents import Memory, Referent
from asean_cli.models import Entity, Span, Speaker

_HE_OR_SHE = {"him": "he", "her": "she"}
SOMEBODY = frozenset("host hosts guest visitor counterpart interlocutor opposite colleague".split())
_THINGS = frozenset({"it"})
_ACTORS = frozenset({"person", "country", "organisation", "group", "media"})
_COUNTRIES = frozenset("country nation kingdom republic state neighbour neighbor".split())
_SOMETHING = _COUNTRIES | {"partner", "government"}
_A_COUNTRY = frozenset({"country"})
_OWNERS = frozenset("his her its their the".split())
_NEAR = 500
"""Characters before an addressee within which somebody who could be meant was named."""
_APPOSED = 4
"""Characters between a description and the name in apposition to it: "his host, Minister X"."""
Refer = Callable[[Phrase], Referent]
"""Resolves a phrase as a source at this place would be."""


class Addressees:
    """Those whom an article names, in order, to find whom a statement addresses."""

    def __init__(self, mentions: Sequence[Mention], persons: Sequence[tuple[int, Person]]) -> None:
        things = [m for m in mentions if m.entity.type in {"country", "organisation"}]
        self._things = [(m.start, m.entity) for m in things]
        self._persons = list(persons)

    def of(self, phrase: Phrase, span: Span, speaker: Speaker, memory: Memory, refer: Refer) -> tuple[Entity, ...]:
        """Return whom the words of `span`, read as `phrase`, mean; () where that is not clear."""
        if phrase.sort == "compound":
            return tuple(e for part in phrase.parts for e in self.of(part, span, speaker, memory, refer))
        found = self._one(phrase, span, speaker, memory, refer)
        return () if found is None else (found,)

    def _one(self, phrase: Phrase, span: Span, speaker: Speaker, memory: Memory, refer: Refer) -> Entity | None:
        words = phrase.text.lower().split()
        somebody = len(words) == 2 and words[0] in _OWNERS and words[1] in SOMEBODY
        something = len(words) > 1 and words[0] in _OWNERS and words[1] in _SOMETHING and "of" not in words
        if words[0] in PERSONAL - _THINGS:
            return None  # the subject of a clause of its own: "suggested they meet"
        if words[0] in _HE_OR_SHE and len(words) == 1:
            return self._other_person(span[0], speaker, _HE_OR_SHE[words[0]])
        if words == ["them"]:
            group = memory.group
            return _entity(group[1].speaker) if group and group[1].speaker.id != speaker.id else None
        if somebody and not phrase.country:
            return self._other_person(span[0], speaker, None)
        if words == ["it"] or (something and not phrase.country):
            types = _A_COUNTRY if something and words[1] in _COUNTRIES else _ACTORS
            return self._other_thing(span[0], speaker, types)
        return self._named(phrase, span, speaker, refer)

    def _named(self, phrase: Phrase, span: Span, speaker: Speaker, refer: Refer) -> Entity | None:
        if phrase.sort == "entity" and phrase.entity is not None:
            return phrase.entity if phrase.entity.type in _ACTORS else None
        first, last = (bisect_left(self._persons, at, key=lambda pair: pair[0]) for at in (span[0], span[1] + _APPOSED))
        inside = [p for _, p in self._persons[first:last] if p.id != speaker.id]
        if inside and phrase.sort in {"person", "role"}:
            return person_entity(inside[0])
        found = refer(phrase).speaker
        return _entity(found) if found.id != speaker.id and found.type in _ACTORS else None

    def other(self, at: int, owner: str | None) -> Person | None:
        """Return the one person named shortly before `at` beside the one of the id `owner`: "her guest"."""
        near = {p.id: p for p in self._persons_near(at) if p.id != owner}
        return next(iter(near.values())) if len(near) == 1 else None

    def _persons_near(self, at: int) -> list[Person]:
        first, last = (bisect_left(self._persons, place, key=lambda pair: pair[0]) for place in (at - _NEAR, at))
        return [person for _, person in self._persons[first:last]]

    def _other_person(self, at: int, speaker: Speaker, pronoun: str | None) -> Entity | None:
        near = [p for p in self._persons_near(at) if p.id != speaker.id]
        able = {p.id: p for p in near if pronoun is None or not p.gendered or pronoun in p.gendered}
        return person_entity(next(iter(able.values()))) if len(able) == 1 else None

    def _other_thing(self, at: int, speaker: Speaker, types: frozenset[str]) -> Entity | None:
        """Return the country or body named last before `at`; the speaker's own side does not count."""
        mine = {speaker.id, *speaker.members, f"country:{speaker.country}"}
        first, last = (bisect_left(self._things, place, key=lambda pair: pair[0]) for place in (at - _NEAR, at))
        near = (e for _, e in reversed(self._things[first:last]) if e.id not in mine and e.type in types)
        return next(near, None)


def person_entity(person: Person) -> Entity:
    """Return a person of the article as an entity."""
    return Entity(person.id, person.full_name, "person", person.country)


def _entity(speaker: Speaker) -> Entity:
    return Entity(speaker.id, speaker.name, speaker.type, speaker.country)
