"""From the words of a source to the group, body or document they mean: "both sides", "the ministers", "the Embassy"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.parties import Parties
from asean_cli.extract.people import People
from asean_cli.extract.phrases import PhraseReader
from asean_cli.extract.referents import Memory, Referent, as_written, group_of, join, renamed, speaker_of
from asean_cli.extract.short_names import ShortNames
from asean_cli.knowledge import Knowledge
from asean_cli.models import Entity, ResolvedBy
from asean_cli.text import fold

_PEOPLE = frozenset(
    "ministers officials diplomats leaders presidents premiers counterparts secretaries ambassadors generals".split()
)

Describe = Callable[[Phrase], Referent]


class Collectives:
    """Resolves the groups, bodies and documents of one article."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: PhraseReader,
        people: People,
        parties: Parties,
        short_names: ShortNames,
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._people = people
        self.parties = parties
        self._short_names = short_names
        self.memory = Memory()
        """What the article lately spoke of."""

    def resolve(self, phrase: Phrase, at: int, describe: Describe) -> Referent:
        """Return who a group, body or document at offset `at` is; `describe` keeps what stands for nobody known."""
        if phrase.entity is not None:
            return Referent(speaker_of(phrase.entity, phrase, "name", self.members(phrase.entity)), phrase=phrase)
        if phrase.sort == "group" and (referent := self._pair(phrase, at)):
            return referent
        earlier = self.memory.by_head.get((phrase.sort, phrase.head))
        if earlier is not None and phrase.definite and _says_no_more(phrase, earlier):
            how: ResolvedBy = "name" if fold(phrase.bare) == fold(earlier.speaker.name) else "description"
            return Referent(renamed(earlier.speaker, phrase, how), phrase=earlier.phrase)
        if phrase.definite and phrase.head in _PEOPLE and fold(phrase.bare) == phrase.head:
            return self._attendees(phrase, at) or describe(phrase)
        if phrase.sort == "organisation" and (full := self._in_full(phrase, at)):
            return full
        return describe(phrase)

    def _in_full(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "the Embassy" to the embassy that the article named in full."""
        words = phrase.bare.split()
        if len(words) != 1 or not words[0][:1].isupper() or not phrase.text.lower().startswith("the "):
            return None
        name = self._short_names.in_full(words[0], at)
        if name is None:
            return None
        speaker = as_written(self._reader.read(name))
        if speaker.type != "organisation":
            return None
        return Referent(renamed(speaker, phrase, "short-name"), phrase=phrase)

    def _attendees(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "the ministers" to those whose meeting is told of."""
        found = self.parties.attendees_at(at, phrase.head)
        if found is None:
            return None
        if found.entity:
            speaker = speaker_of(found.entity, phrase, "description", self.members(found.entity))
        else:
            speaker = group_of(found.name, self.single(found.members), phrase, "description")
        return Referent(speaker, phrase=phrase)

    def _pair(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "both sides", "the two countries", "participants" to the parties of the meeting."""
        if phrase.country or phrase.organisation:
            return None
        if phrase.pair and phrase.head in _PEOPLE:
            return self._two_persons(phrase, at)
        parties = self.parties.at(at, both=phrase.pair, head=phrase.head)
        if not parties:
            return None
        members = tuple(dict.fromkeys(entity.id for entity in parties))
        return Referent(group_of(join([entity.name for entity in parties]), members, phrase, "group"), phrase=phrase)

    def _two_persons(self, phrase: Phrase, at: int) -> Referent | None:
        """Resolve "the two ministers": just two persons in office named so far, or just two in such an office."""
        named = [p for p in self._people.persons if p.offices and any(s < at for s in p.seen)]
        if len(named) != 2 and phrase.head == "ministers":
            named = [p for p in named if any(known.minister for _, known in p.offices)]
        if len(named) != 2:
            return None
        name = join([p.full_name for p in named])
        return Referent(group_of(name, tuple(p.id for p in named), phrase, "group"), phrase=phrase)

    def members(self, entity: Entity) -> tuple[str, ...]:
        """Return the ids of the members of a group of the tables."""
        group = self._knowledge.groups.get(entity.id.removeprefix("group:"))
        return group.members if group else ()

    def single(self, members: Sequence[str]) -> tuple[str, ...]:
        """Return the members with those of a group in its place."""
        groups = self._knowledge.groups
        each = (groups[m[6:]].members or (m,) if m[6:] in groups and m.startswith("group:") else (m,) for m in members)
        return tuple(dict.fromkeys(one for some in each for one in some))


def _says_no_more(phrase: Phrase, earlier: Referent) -> bool:
    """Say whether every word of a description is in the earlier name: "the draft statement" is no "joint statement"."""
    known = set(fold(earlier.speaker.name).split()) | set(fold(earlier.phrase.text if earlier.phrase else "").split())
    words = [w for w in fold(phrase.bare).split() if not w.isdigit()]
    return set(words) <= known
