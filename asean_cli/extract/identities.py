"""Who the persons of an article are beyond it: one id in every article, and offices that the article leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from asean_cli.extract.people import Person
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import KnownPerson
from asean_cli.text import fold, slug


class Identities:
    """Recognises the persons of the table: by a whole name, or by a part of one with the office held on the day."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._whole: dict[frozenset[str], list[KnownPerson]] = defaultdict(list)
        self._part: dict[str, list[KnownPerson]] = defaultdict(list)
        for known in knowledge.people.values():
            spellings = {_words(name) for name in (known.name, *known.names)}
            for words in spellings:
                self._whole[words].append(known)
            for word in frozenset().union(*spellings):
                self._part[word].append(known)

    def recognise(self, persons: Iterable[Person], day: str | None) -> None:
        """Tell each person who he is, where the table knows; `day` is the ISO date of the article."""
        for person in persons:
            person.known = self._known(person, day)
            if person.known is None:
                person.namesake = _words(" ".join(person.name)) in self._whole
                continue
            person.country = person.country or person.known.country
            if person.known.gender and not person.gendered:
                person.gendered.add(person.known.gender)
            held = [self._knowledge.roles[key] for key in person.known.offices_on(day)] if day else []
            person.held = min(held, key=lambda role: role.rank).name if held else None

    def _known(self, person: Person, day: str | None) -> KnownPerson | None:
        words = _words(" ".join(person.name))
        named = [each for each in self._whole.get(words, ()) if _agrees(person, each)]
        if len(named) == 1:
            return named[0]
        if named or not day or not person.offices:
            return None
        bearers = [self._part.get(word, ()) for word in words]
        holding = [
            each
            for each in bearers[0]
            if all(each in others for others in bearers)
            and _agrees(person, each)
            and any(person.holds(office) for office in each.offices_on(day))
        ]
        return holding[0] if len(holding) == 1 else None


def _agrees(person: Person, known: KnownPerson) -> bool:
    apart = known.key != slug(known.name)  # one of several of the name: only the country tells which
    if (person.country or apart) and known.country and person.country != known.country:
        return False
    return not person.gendered or known.gender is None or known.gender in person.gendered


def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, name.replace(".", "").split()))
