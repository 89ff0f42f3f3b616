"""The fields of the query language, in one table: what each takes from a statement, and how it is compared.

A **text** field is compared by stems, in their order; a **name** field by whole folded words, in any order within
one name; a **code** field by its exact value, a **number** by size. An id ("person:bui-thanh-son") is found as
well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from asean_cli.models import ACTS, Entity, Modality, Statement
from asean_cli.query import text
from asean_cli.text import slug

FieldKind = Literal["text", "name", "code", "date", "number"]
Take = Callable[[Statement], Iterable[str | None]]

TYPES = ("person", "country", "organisation", "group", "document", "media", "unknown")
KINDS = ("direct", "indirect", "mixed")
MODALITIES = ("said", *get_args(Modality))


def _nothing(_: Statement) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Field:
    """One searchable aspect of a statement."""

    name: str
    kind: FieldKind
    texts: Take = _nothing
    """Where its words come from; one entry a value, so that no phrase runs from one value into the next."""
    ids: Take = _nothing
    choices: tuple[str, ...] = ()
    """All values there can be; empty where that is open."""

    @property
    def has_ids(self) -> bool:
        """Whether exact values are known beside the words."""
        return self.ids is not _nothing

    def values(self, statement: Statement) -> list[tuple[str, ...]]:
        """Return the words of each value, as this field compares them."""
        cut = text.stems if self.kind == "text" else text.words
        return [cut(value) for value in self.texts(statement) if value]

    def plain_words(self, statement: Statement) -> set[str]:
        """Return all words, folded and not stemmed, as wildcards compare them."""
        return {word for value in self.texts(statement) if value for word in text.words(value)}

    def keys(self, statement: Statement) -> set[str]:
        """Return the exact values and ids, ready to compare."""
        return {key(value) for value in self.ids(statement) if value}

    def has(self, statement: Statement, wanted: str) -> bool:
        """Say whether one value holds the words of `wanted`: in a row for text, in any order for a name."""
        if self.kind == "text":
            row = text.stems(wanted)
            return any(_in_a_row(row, value) for value in self.values(statement))
        bag = set(text.words(wanted))
        return any(bag.issubset(value) for value in self.values(statement))


def _in_a_row(row: tuple[str, ...], value: tuple[str, ...]) -> bool:
    return any(value[i : i + len(row)] == row for i in range(len(value) - len(row) + 1))


def key(value: str) -> str:
    """Return an id or code as it is compared: without case, and without what UTF-8 cannot carry."""
    return value.strip().casefold().encode("utf-8", "backslashreplace").decode("utf-8")


def day(statement: Statement) -> str | None:
    """Return the ISO day a statement counts for: its own date, else the day its article was published."""
    return _day(statement.date) or _day(statement.article.published)


def _day(value: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d(?!\d)", value or "")
    if not found:
        return None
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None


def words_aside(field: Field) -> bool:
    """Say whether a field has exact values only and no words."""
    return field.kind in {"code", "date", "number"}


def countries(statement: Statement) -> list[str]:
    """Return the codes of the countries that speak: the speaker's own, and those among a group's members."""
    codes = [statement.speaker.country, *_members(statement, "country")]
    return list(dict.fromkeys(code.upper() for code in codes if code))


def organisations(statement: Statement) -> dict[str, str]:
    """Return the organisations that speak or that the speaker belongs to: id to name."""
    speaker = statement.speaker
    found = {f"organisation:{name}": name.replace("-", " ") for name in _members(statement, "organisation")}
    if speaker.type == "organisation":
        found[speaker.id] = speaker.name
    if speaker.organisation:
        found[f"organisation:{slug(speaker.organisation)}"] = speaker.organisation
    return found


def _members(statement: Statement, kind: str) -> list[str]:
    split = (member.partition(":") for member in statement.speaker.members)
    return [name for head, _, name in split if head == kind and name]


def _entity_ids(entities: Iterable[Entity]) -> list[str]:
    countries = [f"country:{entity.country}" for entity in entities if entity.country]
    return [entity.id for entity in entities] + countries


def is_minister(statement: Statement) -> bool:
    """Say whether the speaker is a person who holds a minister's office in this statement."""
    speaker = statement.speaker
    if speaker.type != "person" or not speaker.role:
        return False
    from asean_cli import knowledge

    return bool(knowledge.load().is_minister(speaker.role))


FIELDS = {
    field.name: field
    for field in (
        Field("content", "text", lambda s: [s.content]),
        Field("speaker", "name", lambda s: [s.speaker.name], lambda s: [s.speaker.id]),
        Field(
            "minister",
            "name",
            lambda s: [s.speaker.name] if is_minister(s) else [],
            lambda s: [s.speaker.id] if is_minister(s) else [],
        ),
        Field("country", "code", ids=countries),
        Field("role", "text", lambda s: [s.speaker.role]),
        Field("organisation", "name", lambda s: organisations(s).values(), lambda s: organisations(s).keys()),
        Field("type", "code", ids=lambda s: [s.speaker.type], choices=TYPES),
        Field("kind", "code", ids=lambda s: [s.kind], choices=KINDS),
        Field("modality", "code", ids=lambda s: [s.modality or "said"], choices=MODALITIES),
        Field("act", "code", ids=lambda s: [s.act], choices=ACTS),
        Field("topic", "text", lambda s: s.topics, lambda s: s.topics),
        Field("to", "name", lambda s: [e.name for e in s.addressees], lambda s: _entity_ids(s.addressees)),
        Field("mentions", "name", lambda s: [e.name for e in s.mentions], lambda s: _entity_ids(s.mentions)),
        Field("via", "name", lambda s: s.via),
        Field(
            "event",
            "text",
            lambda s: [s.event.name, s.event.part_of] if s.event else [],
            lambda s: [s.event.id] if s.event else [],
        ),
        Field("outlet", "name", lambda s: [s.article.outlet]),
        Field("title", "text", lambda s: [s.article.title]),
        Field("cue", "text", lambda s: [s.cue]),
        Field("section", "text", lambda s: [s.location.section]),
        Field("date", "date", ids=lambda s: [day(s)]),
        Field("confidence", "number", ids=lambda s: [f"{s.confidence:.2f}"]),
        Field("id", "code", ids=lambda s: [s.id, s.article.id]),
    )
}
"""Every field by its name, in the order of the documentation."""

DEFAULTS = ("content", "speaker")
"""Where words without a field are looked for."""

ALIASES = {
    "organization": "organisation",
    "addressee": "to",
    "addressees": "to",
    "mention": "mentions",
    "topics": "topic",
    "source": "speaker",
}
