"""From the words of a source to the speaker they stand for, within one article.

The article is walked sentence by sentence. Names resolve against the register of its persons, pronouns and
descriptions against what was lately in the subject's place. Where two are as good, the words stay as they are:
a wrong speaker is worse than an unknown one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from asean_cli.extract.addressees import SOMEBODY, Addressees
from asean_cli.extract.collectives import Collectives
from asean_cli.extract.interface import Attribution, Layout
from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.parties import Attendees
from asean_cli.extract.people import People, Person
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.referents import (
    Referent,
    as_written,
    gendered,
    group_of,
    join,
    person_speaker,
    possessive_mark,
    renamed,
    speaker_of,
    unknown,
)
from asean_cli.extract.rules.subjects import leading_subject
from asean_cli.extract.tokens import tokenise
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import Role
from asean_cli.models import Entity, ResolvedBy, Span, Speaker
from asean_cli.text import fold, slug

_MEMORY = 8
"""Sentences after which a pronoun no longer reaches back."""
_ANY_OFFICE = frozenset("official leader diplomat politician envoy lawmaker representative source".split())
_ENVOYS = frozenset({"envoy", "diplomat"})
_ENVOY_OFFICES = frozenset(
    """ambassador former-ambassador permanent-representative deputy-permanent-representative charge consul counsellor
    special-envoy diplomat foreign-minister deputy-foreign-minister vice-foreign-minister secretary-of-state""".split()
)
_COUNTRY_NOUNS = frozenset("country nation kingdom republic".split())
_GATHERINGS = frozenset("meeting summit session conference retreat forum".split())
_OCCASIONAL = frozenset("co-chair chair chairman chairwoman speaker host guest visitor delegate".split())
"""What somebody is on one occasion, whatever the office."""
_QUALIFIED = re.compile(r"\b(?:responsible for|in charge of|of the countries of)\b")
_UNNAMED = frozenset("expert analyst source".split())

FACTORS: dict[ResolvedBy, float] = {
    "name": 0.99, "short-name": 0.99, "pronoun": 0.93, "group": 0.85, "description": 0.85, "none": 0.7,
}  # fmt: skip
"""How often speakers resolved in each way were right in the corpus of training/: what it leaves of the tagger's."""


class Parts(NamedTuple):
    """Who makes a statement, and whom it addresses."""

    speaker: Speaker
    addressees: tuple[Entity, ...]


class SpeakerResolver:
    """Resolves the sources of one article; `people` must have scanned it already."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: PhraseReader,
        people: People,
        addressees: Addressees,
        collectives: Collectives,
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._people = people
        self._addressees = addressees
        self._collectives = collectives
        self._parties = collectives.parties
        self._memory = collectives.memory

    def resolve(self, layout: Layout, attributions: Sequence[Attribution], mentioned: Mentioned) -> list[Parts]:
        """Return who speaks to whom, in the order of the cues; `mentioned` tells the persons of a span."""
        found: dict[int, Parts] = {}
        cues = [attribution.cue[0][0] for attribution in attributions]
        reported = sorted(span for attribution in attributions for span in attribution.content)
        number = opened = 0
        for block in layout.paragraphs:
            for sentence in block.sentences:
                number += 1
                here = range(bisect_left(cues, opened), bisect_left(cues, sentence[1]))
                opened = sentence[1]
                persons = mentioned(sentence)
                # whom somebody else only speaks of is no rival for the next "he"
                self._memory.seen[number] = {p.id for at, p in persons if not _within(at, reported)}
                for k in here:
                    referent = self._source(layout.text, attributions[k], number, persons)
                    addressed = self._addressed(layout.text, attributions[k], referent.speaker, number)
                    found[k] = Parts(referent.speaker, addressed)
                    self._memory.remember(referent, number)
                if not here:
                    self._note_subject(layout.text, sentence, number)
        return [found[k] for k in range(len(attributions))]

    def _addressed(self, text: str, attribution: Attribution, speaker: Speaker, number: int) -> tuple[Entity, ...]:
        span = attribution.addressee
        if span is None:
            return ()

        def refer(phrase: Phrase) -> Referent:
            return self.referent(phrase, number, span[0], set())

        return self._addressees.of(self._reader.read(text[slice(*span)]), span, speaker, self._memory, refer)

    def _source(
        self, text: str, attribution: Attribution, number: int, persons: Sequence[tuple[int, Person]]
    ) -> Referent:
        start, end = attribution.source[0]
        before = {p.id for at, p in persons if at < start and not _within(at, attribution.content)}
        return self.referent(self._reader.read(text[start:end]), number, start, before)

    def referent(self, phrase: Phrase, number: int, at: int, before: set[str]) -> Referent:
        """Return whom a phrase at offset `at` in sentence `number` means; `before`: persons named earlier in it."""
        if phrase.sort == "pronoun":
            return self._we(phrase, number, at) if phrase.head == "we" else self._pronoun(phrase, number, before)
        if phrase.sort == "person":
            return self._person(phrase, at)
        if phrase.sort == "entity" and phrase.entity is not None:
            how: ResolvedBy = "name" if phrase.by == "name" else "description"
            return Referent(
                speaker_of(phrase.entity, phrase, how, self._collectives.members(phrase.entity)), phrase=phrase
            )
        if phrase.sort == "compound":
            return self._compound(phrase, number, at, before)
        if phrase.head in SOMEBODY and (other := self._somebody_else(phrase, at)):
            return other
        if phrase.aged and (found := self._last_individual(number, before)):
            return replace(found, speaker=renamed(found.speaker, phrase, "description"))
        if phrase.sort == "role":
            return self._office(phrase, number, at)
        if phrase.sort in {"group", "organisation", "document"}:
            return self._collectives.resolve(phrase, at, lambda each: self._described(each, number))
        if phrase.head in _COUNTRY_NOUNS and phrase.definite and (referent := self._the_country(phrase, number)):
            return referent
        if phrase.head in _GATHERINGS and phrase.definite and phrase.sort == "unknown":
            meeting = self._parties.meeting_at(at) or Attendees(phrase.bare, ())
            members = self._collectives.single(meeting.members)
            return Referent(group_of(meeting.name, members, phrase, "description"), phrase=phrase)
        return self._described(phrase, number)

    def _described(self, phrase: Phrase, number: int) -> Referent:
        """Return somebody who is only described, under the words; "its embassy" under the owner's name."""
        speaker = as_written(phrase)
        possessive, _, rest = phrase.text.partition(" ")
        owner = self._owner(possessive.lower(), number)
        if owner is None:
            return Referent(speaker, phrase=phrase)
        country = self._knowledge.countries.get(owner.country or "") if speaker.type != "unknown" else None
        demonyms = country.demonyms if country and owner.type in {"country", "person"} else ()
        name = f"{demonyms[0] if demonyms else owner.name + possessive_mark(owner.name)} {rest}"
        how: ResolvedBy = "none" if speaker.type == "unknown" else "description"
        made = replace(
            speaker,
            id=f"{speaker.type}:{slug(name)}",
            name=name,
            country=speaker.country or owner.country,
            resolved_by=how,
        )
        return Referent(made, phrase=phrase)

    def _owner(self, possessive: str, number: int) -> Speaker | None:
        if possessive in {"his", "her"}:
            found = self._he_or_she("he" if possessive == "his" else "she", number, set())
            return found.speaker if found and found.person else None
        last = self._memory.thing if possessive == "its" else None
        return last[1].speaker if last and number - last[0] <= 2 and last[1].speaker.type != "document" else None

    def _the_country(self, phrase: Phrase, number: int) -> Referent | None:
        last = self._memory.thing
        if last is None or last[1].speaker.type != "country" or number - last[0] > 3:
            return None
        return Referent(renamed(last[1].speaker, phrase, "description"), phrase=last[1].phrase)

    # -- pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, number: int, before: set[str]) -> Referent:
        memory = self._memory
        if phrase.head in {"he", "she"}:
            found = self._he_or_she(phrase.head, number, before)
            if found is None:
                return unknown(phrase)
            if found.person is not None:
                found.person.gendered.add(phrase.head)
            return replace(found, speaker=renamed(found.speaker, phrase, "pronoun"))
        last = memory.thing if phrase.head == "it" else memory.group if phrase.head == "they" else None
        if last is None or number - last[0] > 3:
            return unknown(phrase)
        return Referent(renamed(last[1].speaker, phrase, "pronoun"), phrase=last[1].phrase)

    def _we(self, phrase: Phrase, number: int, at: int) -> Referent:
        """Resolve the "we" of those who introduced themselves: "We, the Foreign Ministers of ASEAN, met …"."""
        called = self._parties.we(at)
        if called is None:
            return unknown(phrase)
        read = self._reader.read(called)
        if _QUALIFIED.search(called):  # the ministers of one matter are not all the ministers
            return Referent(renamed(as_written(replace(read, entity=None)), phrase, "pronoun"), phrase=read)
        found = self.referent(read, number, at, set())
        return Referent(renamed(found.speaker, phrase, "pronoun"), phrase=found.phrase)

    def _he_or_she(self, pronoun: str, number: int, before: set[str]) -> Referent | None:
        """Return the last individual, if the pronoun fits, else the last one whom it is known to fit."""
        last = self._memory.subject
        if last is None or not _contradicts(gendered(last[1]), pronoun):
            return self._unrivalled(last, number, before, pronoun)
        fitting = next((each for each in reversed(self._memory.subjects) if pronoun in gendered(each[1])), None)
        return self._unrivalled(fitting, number, before, pronoun)

    def _last_individual(self, number: int, before: set[str]) -> Referent | None:
        return self._unrivalled(self._memory.subject, number, before)

    def _unrivalled(
        self, found: tuple[int, Referent] | None, number: int, before: set[str], pronoun: str | None = None
    ) -> Referent | None:
        """Return who was found; None where somebody else who could be meant came up since, or it is too long ago."""
        if found is None or number - found[0] > _MEMORY:
            return None
        sentence, referent = found
        rivals = {i for n in range(sentence + 1, number) for i in self._memory.seen.get(n, ())} | before
        rivals.discard(referent.speaker.id)
        able = (
            p for p in self._people.persons if p.id in rivals and not (pronoun and _contradicts(p.gendered, pronoun))
        )
        return None if any(able) else referent

    # -- persons ----------------------------------------------------------------------------------------------------

    def _person(self, phrase: Phrase, at: int) -> Referent:
        person = self._people.lookup(phrase)
        if (person is None and self._people.is_ambiguous(phrase)) or (person is not None and person.doubtful):
            return unknown(phrase)
        if person is None:
            person = self._people.register(phrase, at)
        how: ResolvedBy = "short-name" if len(phrase.name) < len(person.name) else "name"
        if len(person.name) == 1 and not (person.offices or person.gendered or person.called):
            return unknown(phrase)  # a word that the article never explains: it may be a firm or a town
        return Referent(person_speaker(person, phrase, how), person, phrase)

    def _office(self, phrase: Phrase, number: int, at: int) -> Referent:
        """Resolve "the Vietnamese minister", "the official", "his Japanese counterpart"."""
        if (
            phrase.definite
            or phrase.counterpart
            or (phrase.text[:1].isupper() and not phrase.text.startswith(("A ", "An ")))
        ):
            fitting = [p for p in self._people.persons if any(s < at for s in p.seen) and self._fits(p, phrase)]
            person = self._choose(fitting, number) or self._of_country(phrase, at)
            unnamed = self._memory.unnamed.get(phrase.head) or self._unnamed_focus(phrase, number)
            other = unnamed[1].phrase if unnamed else None
            if other and phrase.country not in {None, other.country}:
                unnamed = None  # "the Minister of Japan" is not "the Minister of Thailand"
            if unnamed and phrase.definite and (person is None or max(s for s in person.seen if s < at) < unnamed[0]):
                return Referent(renamed(unnamed[1].speaker, phrase, "description"), phrase=unnamed[1].phrase)
            person = person or (None if fitting else self._named_later(phrase))
            if person is not None:
                return Referent(person_speaker(person, phrase, "description"), person, phrase)
        found = self._described(phrase, number)
        self._memory.unnamed[phrase.head] = (at, found)
        return found

    def _somebody_else(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "her guest" and "his host": the other of the two who were just named."""
        if phrase.country or phrase.text.split()[0].lower() not in {"his", "her", "their"}:
            return None
        owner = self._memory.subject
        person = self._addressees.other(at, owner[1].speaker.id if owner else None)
        return Referent(person_speaker(person, phrase, "description"), person, phrase) if person else None

    def _unnamed_focus(self, phrase: Phrase, number: int) -> tuple[int, Referent] | None:
        """Return the unnamed individual who spoke last, if "the official" says no more of him, with an offset."""
        focus = self._memory.subject
        if focus is None or focus[1].person is not None or number - focus[0] > 2 or phrase.head not in _ANY_OFFICE:
            return None
        at = next((at for at, referent in self._memory.unnamed.values() if referent is focus[1]), None)
        return None if at is None else (at, focus[1])

    def _named_later(self, phrase: Phrase) -> Person | None:
        """Return the only person with that country and office, whom the article names after describing him."""
        if not phrase.country or phrase.role_known is None or phrase.head in _ANY_OFFICE:
            return None
        key = phrase.role_known.key
        fitting = [p for p in self._people.persons if p.country in {None, phrase.country} and p.holds(key)]
        return fitting[0] if len(fitting) == 1 else None

    def _choose(self, fitting: Sequence[Person], number: int) -> Person | None:
        if len(fitting) == 1:
            return fitting[0]
        focus = self._memory.subject
        if focus is None or focus[1].person not in fitting or number - focus[0] > _MEMORY:
            return None
        others = {p.id for p in fitting if p is not focus[1].person}
        later = {i for n in range(focus[0], number + 1) for i in self._memory.seen.get(n, ())}
        return None if others & later else focus[1].person

    def _of_country(self, phrase: Phrase, at: int) -> Person | None:
        """Return the one person of a country so far, for "the Norwegian co-chair" or "the Lao speaker"."""
        if not phrase.country or not phrase.definite or phrase.head not in _OCCASIONAL:
            return None
        named = [p for p in self._people.persons if p.country == phrase.country and any(s < at for s in p.seen)]
        return named[0] if len(named) == 1 else None

    def _fits(self, person: Person, phrase: Phrase) -> bool:
        if phrase.country and phrase.country != person.country:
            return False
        if phrase.counterpart:
            return person.country == phrase.country
        if not person.offices or phrase.role is None or phrase.head in _UNNAMED:
            return False
        if phrase.head in _ENVOYS:
            return any(known.key in _ENVOY_OFFICES for _, known in person.offices)
        if phrase.head in _ANY_OFFICE:
            return True
        return any(_is_office(phrase, *office) for office in person.offices)

    def _compound(self, phrase: Phrase, number: int, at: int, before: set[str]) -> Referent:
        parts = [self.referent(part, number, at, before) for part in phrase.parts]
        members = tuple(dict.fromkeys(m for r in parts for m in r.speaker.members or (r.speaker.id,)))
        name = join([r.speaker.name for r in parts])
        return Referent(group_of(name, members, phrase, "name"), phrase=phrase)

    # -- memory -----------------------------------------------------------------------------------------------------

    def _note_subject(self, text: str, sentence: Span, number: int) -> None:
        """Remember who is in the subject's place of a sentence that attributes nothing."""
        tokens = tokenise(text, *sentence)
        subject = leading_subject(tokens, len(tokens))
        if subject is None:
            return
        start, end = tokens[subject[0]].start, tokens[subject[1] - 1].end
        phrase = self._reader.read(text[start:end])
        if phrase.sort == "unknown" and not phrase.individual:
            return
        if phrase.sort == "person" and self._people.lookup(phrase) is None:
            return
        self._memory.remember(self.referent(phrase, number, start, set()), number)


Mentioned = Callable[[Span], Sequence[tuple[int, Person]]]
"""Tells the persons named in a span, with the offsets of their names, in order."""


def _is_office(phrase: Phrase, role: str, known: Role) -> bool:
    """Say whether a description names this office: the same one, or no word that it lacks ("the minister")."""
    if phrase.role_known is not None and phrase.role_known.key == known.key:
        return True
    wanted = set(fold(phrase.role or "").replace("-", " ").split())
    return wanted <= set(f"{fold(role)} {fold(known.name)}".replace("-", " ").split())


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _contradicts(gendered: set[str], pronoun: str) -> bool:
    """Say whether what is known of somebody's gender, as pronouns, excludes a pronoun."""
    return bool(gendered) and pronoun not in gendered
