"""Whom the words of a source turn out to mean, as a speaker; and what an article lately spoke of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from asean_cli.extract.genders import pronouns_for
from asean_cli.extract.noun_phrase import Phrase
from asean_cli.extract.people import Person
from asean_cli.models import Entity, EntityType, ResolvedBy, RoleFrom, Speaker
from asean_cli.text import slug

_ISSUED = re.compile(
    r" (?:issued|released|published|made|signed|adopted|seen|obtained|provided|after|during|following|at) "
)


_KEPT = 4
"""Individuals that are remembered beside the last one."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase turned out to mean."""

    speaker: Speaker
    person: Person | None = None
    phrase: Phrase | None = None


@dataclass(slots=True)
class Memory:
    """What was lately spoken of: by sentence number."""

    subjects: list[tuple[int, Referent]] = field(default_factory=list)
    """The last individuals, named or not, the latest last."""
    thing: tuple[int, Referent] | None = None
    group: tuple[int, Referent] | None = None
    seen: dict[int, set[str]] = field(default_factory=dict)
    """Ids of the persons mentioned in each sentence."""
    unnamed: dict[str, tuple[int, Referent]] = field(default_factory=dict)
    """The last unnamed official for each head noun, with the offset."""
    by_head: dict[tuple[str, str], Referent] = field(default_factory=dict)
    """The last organisation, group or document for each head noun."""

    @property
    def subject(self) -> tuple[int, Referent] | None:
        """The last individual."""
        return self.subjects[-1] if self.subjects else None

    def remember(self, referent: Referent, number: int) -> None:
        """Keep what sentence `number` spoke of."""
        speaker, phrase = referent.speaker, referent.phrase
        if referent.person is not None or is_individual(referent):
            self.subjects = [each for each in self.subjects if each[1].speaker.id != speaker.id][-_KEPT:]
            self.subjects.append((number, referent))
            return
        if speaker.type == "unknown":
            if phrase is not None and phrase.plural:
                self.group = (number, referent)
            return
        if speaker.type == "group":
            self.group = (number, referent)
        else:
            self.thing = (number, referent)
        if phrase is not None and phrase.sort in {"group", "organisation", "document", "entity"}:
            kind = {"country": "organisation", "media": "organisation"}.get(speaker.type, speaker.type)
            self.by_head[kind, phrase.head] = referent


def is_individual(referent: Referent) -> bool:
    """Say whether somebody unnamed is one person, who can be "he" or "she" in what follows."""
    phrase = referent.phrase
    return referent.speaker.type == "unknown" and phrase is not None and phrase.sort != "pronoun" and not phrase.plural


def gendered(referent: Referent) -> set[str]:
    """Return the pronouns that are known to fit somebody; empty where any may."""
    if referent.person is not None:
        return referent.person.gendered
    return pronouns_for(referent.phrase.text) if referent.phrase else set()


def join(names: Sequence[str]) -> str:
    """Return names as one: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def possessive_mark(name: str) -> str:
    """Return what makes a name a genitive."""
    return "'" if name.endswith("s") else "'s"


def person_speaker(person: Person, phrase: Phrase, how: ResolvedBy) -> Speaker:
    """Return a person as the speaker whom the words of `phrase` mean."""
    organisation = person.organisation.name if person.organisation else None
    role = person.role or person.held
    role_from: RoleFrom | None = "article" if person.role else "table" if role else None
    return Speaker(
        person.id, person.full_name, "person", role, organisation, person.country, (), phrase.text, how, role_from
    )


def speaker_of(entity: Entity, phrase: Phrase, how: ResolvedBy, members: tuple[str, ...] = ()) -> Speaker:
    """Return an entity of the tables as the speaker whom the words of `phrase` mean."""
    return Speaker(entity.id, entity.name, entity.type, None, None, entity.country, members, phrase.text, how)


def group_of(name: str, members: tuple[str, ...], phrase: Phrase, how: ResolvedBy) -> Speaker:
    """Return several as one speaker."""
    return Speaker(f"group:{slug(name)}", name, "group", None, None, None, members, phrase.text, how)


def renamed(speaker: Speaker, phrase: Phrase, how: ResolvedBy) -> Speaker:
    """Return a speaker met before, as the words of `phrase` now call him."""
    return replace(speaker, as_written=phrase.text, resolved_by="none" if speaker.type == "unknown" else how)


def unknown(phrase: Phrase) -> Referent:
    """Return a speaker who could be several known ones, or nobody known: under the words themselves."""
    name = phrase.text if phrase.sort == "pronoun" else phrase.bare
    role_from: RoleFrom | None = "article" if phrase.role else None
    speaker = Speaker(
        f"unknown:{slug(name)}", name, "unknown", phrase.role, None, phrase.country, (), phrase.text, "none", role_from
    )
    return Referent(speaker, phrase=phrase)


def as_written(phrase: Phrase) -> Speaker:
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
    role = phrase.role if kind == "unknown" else None
    return Speaker(
        f"{kind}:{slug(name)}", name, kind, role, organisation, phrase.country, members, phrase.text, how,
        "article" if role else None,
    )  # fmt: skip
