"""From the words of a source to the speaker they stand for, within one article.

The article is walked sentence by sentence. Names resolve against the register of its persons, pronouns and
descriptions against what was lately in the subject's place. Where two are as good, the words stay as they are:
a wrong speaker is worse than an unknown one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from asean_cli.extract.interface import Attribution, Layout
from asean_cli.extract.parties import Parties
from asean_cli.extract.people import People, Person
from asean_cli.extract.phrases import Phrase, PhraseReader
from asean_cli.extract.subjects import leading_subject
from asean_cli.extract.tokens import tokenise
from asean_cli.knowledge import Knowledge
from asean_cli.knowledge.tables import Role
from asean_cli.models import Entity, EntityType, ResolvedBy, Span, Speaker
from asean_cli.text import fold, slug

_MEMORY = 8
"""Sentences after which a pronoun no longer reaches back."""
_MASCULINE = frozenset("mr sir king prince lord spokesman chairman congressman datuk dato tun pak bapak".split())
_FEMININE = frozenset("mrs ms miss madam madame queen princess dame spokeswoman chairwoman datin puan ibu daw".split())
_ANY_OFFICE = frozenset("official leader diplomat politician envoy lawmaker representative source".split())
_COUNTRY_NOUNS = frozenset("country nation kingdom republic".split())
_PEOPLE = frozenset(
    "ministers officials diplomats leaders presidents premiers counterparts secretaries ambassadors generals".split()
)
_ISSUED = re.compile(
    r" (?:issued|released|published|made|signed|adopted|seen|obtained|provided|after|during|following|at) "
)
_UNNAMED = frozenset("expert analyst source".split())

FACTORS: dict[ResolvedBy, float] = {
    "name": 1.0, "short-name": 0.98, "group": 0.95, "description": 0.9, "pronoun": 0.9, "none": 0.7,
}  # fmt: skip
"""What each way of resolving leaves of the confidence that the tagger had."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase turned out to mean."""

    speaker: Speaker
    person: Person | None = None
    phrase: Phrase | None = None


@dataclass(slots=True)
class _Memory:
    """What was lately spoken of: by sentence number."""

    subject: tuple[int, Person] | None = None
    thing: tuple[int, Referent] | None = None
    group: tuple[int, Referent] | None = None
    seen: dict[int, set[str]] = field(default_factory=dict)
    """Ids of the persons mentioned in each sentence."""
    unnamed: dict[str, tuple[int, Referent]] = field(default_factory=dict)
    """The last unnamed official for each head noun, with the offset."""
    by_head: dict[tuple[str, str], Referent] = field(default_factory=dict)
    """The last organisation, group or document for each head noun."""


class SpeakerResolver:
    """Resolves the sources of one article; `people` must have scanned it already."""

    def __init__(self, knowledge: Knowledge, reader: PhraseReader, people: People, parties: Parties) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._people = people
        self._parties = parties
        self._memory = _Memory()

    def resolve(self, layout: Layout, attributions: Sequence[Attribution], mentioned: Mentioned) -> list[Speaker]:
        """Return the speaker of each attribution, in their order; `mentioned` gives the persons of a span."""
        speakers: dict[int, Speaker] = {}
        number = 0
        for block in layout.paragraphs:
            for sentence in block.sentences:
                number += 1
                here = [k for k, a in enumerate(attributions) if sentence[0] <= a.cue[0][0] < sentence[1]]
                persons = mentioned(sentence)
                self._memory.seen[number] = {p.id for _, p in persons}
                for k in sorted(here, key=lambda k: attributions[k].cue):
                    referent = self._source(layout.text, attributions[k], number, persons)
                    speakers[k] = referent.speaker
                    self._remember(referent, number)
                if not here:
                    self._note_subject(layout.text, sentence, number)
        return [speakers[k] for k in range(len(attributions))]

    def _source(
        self, text: str, attribution: Attribution, number: int, persons: Sequence[tuple[int, Person]]
    ) -> Referent:
        start, end = attribution.source[0]
        before = {p.id for at, p in persons if at < start and not _within(at, attribution.content)}
        return self.referent(self._reader.read(text[start:end]), number, start, before)

    def referent(self, phrase: Phrase, number: int, at: int, before: set[str]) -> Referent:
        """Return whom a phrase at offset `at` in sentence `number` means; `before`: persons named earlier in it."""
        if phrase.sort == "pronoun":
            return self._pronoun(phrase, number, before)
        if phrase.sort == "person":
            return self._person(phrase, at)
        if phrase.sort == "entity" and phrase.entity is not None:
            how: ResolvedBy = "name" if phrase.by == "name" else "description"
            return Referent(_speaker_of(phrase.entity, phrase, how, self._members(phrase.entity)), phrase=phrase)
        if phrase.sort == "compound":
            return self._compound(phrase, number, at, before)
        if phrase.sort == "role":
            return self._office(phrase, number, at)
        if phrase.sort in {"group", "organisation", "document"}:
            return self._collective(phrase, at)
        if phrase.head in _COUNTRY_NOUNS and phrase.definite and (referent := self._the_country(phrase, number)):
            return referent
        return Referent(_as_written(phrase), phrase=phrase)

    def _the_country(self, phrase: Phrase, number: int) -> Referent | None:
        last = self._memory.thing
        if last is None or last[1].speaker.type != "country" or number - last[0] > 3:
            return None
        return Referent(_renamed(last[1].speaker, phrase, "description"), phrase=last[1].phrase)

    # -- pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, number: int, before: set[str]) -> Referent:
        memory = self._memory
        if phrase.head in {"he", "she"}:
            person = self._he_or_she(phrase.head, number, before)
            return Referent(_person_speaker(person, phrase, "pronoun"), person, phrase) if person else _unknown(phrase)
        last = memory.thing if phrase.head == "it" else memory.group if phrase.head == "they" else None
        if last is None or number - last[0] > 3:
            return _unknown(phrase)
        found = last[1].speaker
        return Referent(_renamed(found, phrase, "pronoun"), phrase=last[1].phrase)

    def _he_or_she(self, pronoun: str, number: int, before: set[str]) -> Person | None:
        focus = self._memory.subject
        if focus is None or number - focus[0] > _MEMORY:
            return None
        sentence, person = focus
        rivals = {i for n in range(sentence + 1, number) for i in self._memory.seen.get(n, ())} | before
        rivals.discard(person.id)
        rivals = {p.id for p in self._people.persons if p.id in rivals and not _contradicts(p, pronoun)}
        if _contradicts(person, pronoun):
            only = [p for p in self._people.persons if p.id in rivals]
            return only[0] if len(only) == 1 else None
        return None if rivals else person

    # -- persons ----------------------------------------------------------------------------------------------------

    def _person(self, phrase: Phrase, at: int) -> Referent:
        person = self._people.lookup(phrase)
        if (person is None and self._people.is_ambiguous(phrase)) or (person is not None and person.doubtful):
            return _unknown(phrase)
        if person is None:
            person = self._people.register(phrase, at)
        how: ResolvedBy = "short-name" if len(phrase.name) < len(person.name) else "name"
        if len(person.name) == 1 and not person.offices:
            how = "none"  # a word that the article never explains
        return Referent(_person_speaker(person, phrase, how), person, phrase)

    def _office(self, phrase: Phrase, number: int, at: int) -> Referent:
        """Resolve "the Vietnamese minister", "the official", "his Japanese counterpart"."""
        if (
            phrase.definite
            or phrase.counterpart
            or (phrase.text[:1].isupper() and not phrase.text.startswith(("A ", "An ")))
        ):
            fitting = [p for p in self._people.persons if any(s < at for s in p.seen) and self._fits(p, phrase)]
            person = self._choose(fitting, number)
            unnamed = self._memory.unnamed.get(phrase.head)
            if unnamed and phrase.definite and (person is None or max(s for s in person.seen if s < at) < unnamed[0]):
                return Referent(_renamed(unnamed[1].speaker, phrase, "description"), phrase=unnamed[1].phrase)
            person = person or (None if fitting else self._named_later(phrase))
            if person is not None:
                return Referent(_person_speaker(person, phrase, "description"), person, phrase)
        found = Referent(_as_written(phrase), phrase=phrase)
        self._memory.unnamed[phrase.head] = (at, found)
        return found

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
        if focus is None or focus[1] not in fitting or number - focus[0] > _MEMORY:
            return None
        others = {p.id for p in fitting if p is not focus[1]}
        later = {i for n in range(focus[0], number + 1) for i in self._memory.seen.get(n, ())}
        return None if others & later else focus[1]

    def _fits(self, person: Person, phrase: Phrase) -> bool:
        if phrase.country and person.country and phrase.country != person.country:
            return False
        if phrase.counterpart:
            return person.country == phrase.country
        if not person.offices or phrase.role is None or phrase.head in _UNNAMED:
            return False
        if phrase.head in _ANY_OFFICE:
            return True
        return any(_is_office(phrase, *office) for office in person.offices)

    # -- groups, bodies and documents -------------------------------------------------------------------------------

    def _compound(self, phrase: Phrase, number: int, at: int, before: set[str]) -> Referent:
        parts = [self.referent(part, number, at, before) for part in phrase.parts]
        members = tuple(dict.fromkeys(m for r in parts for m in r.speaker.members or (r.speaker.id,)))
        name = _join([r.speaker.name for r in parts])
        return Referent(_group(name, members, phrase, "name"), phrase=phrase)

    def _collective(self, phrase: Phrase, at: int) -> Referent:
        if phrase.entity is not None:
            return Referent(_speaker_of(phrase.entity, phrase, "name", self._members(phrase.entity)), phrase=phrase)
        if phrase.sort == "group" and (referent := self._pair(phrase, at)):
            return referent
        earlier = self._memory.by_head.get((phrase.sort, phrase.head))
        if earlier is not None and phrase.definite and _says_no_more(phrase, earlier):
            return Referent(_renamed(earlier.speaker, phrase, "description"), phrase=earlier.phrase)
        return Referent(_as_written(phrase), phrase=phrase)

    def _pair(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "both sides", "the two countries", "participants" to the parties of the meeting."""
        if phrase.country or phrase.organisation:
            return None
        if phrase.pair and phrase.head in _PEOPLE:
            return self._two_persons(phrase, at)
        parties = self._parties.at(at, both=phrase.pair, head=phrase.head)
        if not parties:
            return None
        members = tuple(dict.fromkeys(entity.id for entity in parties))
        return Referent(_group(_join([entity.name for entity in parties]), members, phrase, "group"), phrase=phrase)

    def _two_persons(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "the two ministers" where the article has named just two persons in office so far."""
        named = [p for p in self._people.persons if p.offices and any(s < at for s in p.seen)]
        if len(named) != 2:
            return None
        name = _join([p.full_name for p in named])
        return Referent(_group(name, tuple(p.id for p in named), phrase, "group"), phrase=phrase)

    def _members(self, entity: Entity) -> tuple[str, ...]:
        group = next((g for g in self._knowledge.groups.values() if g.id == entity.id), None)
        return group.members if group else ()

    # -- memory -----------------------------------------------------------------------------------------------------

    def _remember(self, referent: Referent, number: int) -> None:
        memory, speaker = self._memory, referent.speaker
        if referent.person is not None:
            memory.subject = (number, referent.person)
            return
        if speaker.resolved_by == "none" and speaker.type == "unknown":
            return
        if speaker.type == "group":
            memory.group = (number, referent)
        else:
            memory.thing = (number, referent)
        if referent.phrase is not None and referent.phrase.sort in {
            "group",
            "organisation",
            "document",
            "entity",
        }:
            kind = {"country": "organisation", "media": "organisation"}.get(speaker.type, speaker.type)
            memory.by_head[kind, referent.phrase.head] = referent

    def _note_subject(self, text: str, sentence: Span, number: int) -> None:
        """Remember who is in the subject's place of a sentence that attributes nothing."""
        tokens = tokenise(text, *sentence)
        subject = leading_subject(tokens, len(tokens))
        if subject is None:
            return
        start, end = tokens[subject[0]].start, tokens[subject[1] - 1].end
        phrase = self._reader.read(text[start:end])
        if phrase.sort == "unknown" or (
            phrase.sort == "person" and phrase.role is None and self._people.lookup(phrase) is None
        ):
            return
        self._remember(self.referent(phrase, number, start, set()), number)


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


def _contradicts(person: Person, pronoun: str) -> bool:
    words = set(fold(person.role or "").split())
    return bool(words & (_FEMININE if pronoun == "he" else _MASCULINE))


def _says_no_more(phrase: Phrase, earlier: Referent) -> bool:
    """Say whether every word of a description is in the earlier name: "the draft statement" is no "joint statement"."""
    known = set(fold(earlier.speaker.name).split()) | set(fold(earlier.phrase.text if earlier.phrase else "").split())
    words = [w for w in fold(phrase.bare).split() if not w.isdigit()]
    return set(words) <= known


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _person_speaker(person: Person, phrase: Phrase, how: ResolvedBy) -> Speaker:
    organisation = person.organisation.name if person.organisation else None
    return Speaker(
        person.id, person.full_name, "person", person.role, organisation, person.country, (), phrase.text, how
    )


def _speaker_of(entity: Entity, phrase: Phrase, how: ResolvedBy, members: tuple[str, ...] = ()) -> Speaker:
    return Speaker(entity.id, entity.name, entity.type, None, None, entity.country, members, phrase.text, how)


def _group(name: str, members: tuple[str, ...], phrase: Phrase, how: ResolvedBy) -> Speaker:
    return Speaker(f"group:{slug(name)}", name, "group", None, None, None, members, phrase.text, how)


def _renamed(speaker: Speaker, phrase: Phrase, how: ResolvedBy) -> Speaker:
    return replace(speaker, as_written=phrase.text, resolved_by="none" if speaker.type == "unknown" else how)


def _unknown(phrase: Phrase) -> Referent:
    name = phrase.text if phrase.sort == "pronoun" else phrase.bare
    speaker = Speaker(
        f"unknown:{slug(name)}", name, "unknown", phrase.role, None, phrase.country, (), phrase.text, "none"
    )
    return Referent(speaker, phrase=phrase)


def _as_written(phrase: Phrase) -> Speaker:
    """Return the speaker of a description that stands for nobody known, under the words themselves."""
    kinds: dict[str, EntityType] = {"group": "group", "organisation": "organisation", "document": "document"}
    kind = kinds.get(phrase.sort, "unknown")
    possessed = phrase.text.split()[:1] and phrase.text.split()[0].lower() in {"his", "her", "its", "their"}
    name = phrase.text if possessed else _ISSUED.split(phrase.bare, maxsplit=1)[0]
    organisation = phrase.organisation.name if phrase.organisation else None
    members = (phrase.organisation.id,) if kind == "group" and phrase.organisation else ()
    if kind == "group" and phrase.country:
        members = members or (f"country:{phrase.country}",)
    how: ResolvedBy = "none" if kind == "unknown" or possessed else "name"
    return Speaker(
        f"{kind}:{slug(name)}", name, kind, phrase.role if kind == "unknown" else None, organisation, phrase.country,
        members, phrase.text, how,
    )  # fmt: skip
