"""The words of the trade as frozen dataclasses: what is read, what is found, and how it looks as JSON.

All offsets are half-open ranges of characters (Python string indices) into `Article.text` as stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA = "asean-statements/1"
"""The version of the JSON contract; it changes when a key is removed or changes its type."""

Span = tuple[int, int]
Kind = Literal["direct", "indirect", "mixed"]
EntityType = Literal["person", "country", "organisation", "group", "document", "media", "place", "unknown"]
ResolvedBy = Literal["name", "short-name", "pronoun", "description", "group", "none"]

DateFrom = Literal["sentence", "occasion", "event", "dateline", "published"]
RoleFrom = Literal["article", "table"]
Modality = Literal["conditional", "planned", "refused"]

ACTS = (
    "state", "affirm", "inform", "announce", "request", "propose", "thank", "welcome", "support", "commit",
    "agree", "disagree", "concern", "condemn", "deny", "reject", "warn", "demand", "praise", "consult",
)  # fmt: skip
"""The speech acts of the contract, in its order."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as given (decoded, byte-order mark off), and what is known of it."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date or date-time."""
    path: str | None = None
    """The file it was read from, as the user gave it; None for standard input."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Other keys of the input, kept as they were."""
    encoding: str | None = None
    """The encoding that had to be guessed; None where the text was UTF-8."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text and the metadata, in hex; the path does not count."""
        import hashlib  # takes milliseconds to load, and searching needs none

        parts = [self.id, self.text, self.title, self.outlet, self.url, self.published, dict(self.extra)]
        data = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=str)
        return hashlib.sha256(data.encode("ascii")).hexdigest()

    @property
    def ref(self) -> ArticleRef:
        """What a statement repeats of its article."""
        return ArticleRef(self.id, self.title, self.outlet, self.url, self.published, self.path)


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The part of an article that every statement carries."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something named: an addressee or a mention."""

    id: str
    name: str
    type: EntityType
    country: str | None = None
    """ISO 3166-1 alpha-2."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who made a statement, and how we know."""

    id: str
    name: str
    type: EntityType
    role: str | None
    organisation: str | None
    country: str | None
    members: tuple[str, ...]
    """Entity ids, of a group."""
    as_written: str
    resolved_by: ResolvedBy
    role_from: RoleFrom | None = None
    """Whether the article gives the role, or the table of people for the article's date; None without a role."""


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting at which a statement was made."""

    id: str
    name: str
    part_of: str | None
    date: str | None
    host: str | None = None
    """ISO 3166-1 alpha-2 of the country that hosts it, where the tables know."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where the article shows a statement: spans of the source, the cue and the content."""

    section: str | None
    paragraph: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The same statement in another article of the same story."""

    id: str
    """The other statement's id."""
    article: str
    """The id of the article it stands in."""
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: a speaker, a cue and a content, with its context and its place."""

    id: str
    content: str
    sentence: str
    kind: Kind
    cue: str
    act: str
    negated: bool
    confidence: float
    date: str | None
    topics: tuple[str, ...]
    via: tuple[str, ...]
    speaker: Speaker
    addressees: tuple[Entity, ...]
    mentions: tuple[Entity, ...]
    event: Event | None
    article: ArticleRef
    location: Location
    date_from: DateFrom | None = None
    """What told the date: its sentence, the occasion that paragraph or lead tell of, the event, the dateline or the
    article's own date; None without a date."""
    modality: Modality | None = None
    """Whether it would be said on a condition, is still to be said, or was refused; None where it was said."""
    variants: tuple[Variant, ...] = ()
    """Where else the index has it, the first kept first; nothing outside an index."""

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as the JSON contract has it, every key present."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Statement:
        """Rebuild a statement from `to_dict` or its JSON.

        Raises KeyError or TypeError where a key is missing; unknown keys are ignored only at the top level.
        """
        event = data["event"]
        place = data["location"]
        return cls(
            id=data["id"],
            content=data["content"],
            sentence=data["sentence"],
            kind=data["kind"],
            cue=data["cue"],
            act=data["act"],
            negated=data["negated"],
            confidence=data["confidence"],
            date=data["date"],
            topics=tuple(data["topics"]),
            via=tuple(data["via"]),
            speaker=Speaker(**{**data["speaker"], "members": tuple(data["speaker"]["members"])}),
            addressees=tuple(Entity(**each) for each in data["addressees"]),
            mentions=tuple(Entity(**each) for each in data["mentions"]),
            event=Event(**event) if event else None,
            article=ArticleRef(**data["article"]),
            location=Location(
                place["section"],
                place["paragraph"],
                *(_spans(place[k]) for k in ("source", "cue", "content")),
            ),
            date_from=data.get("date_from"),
            modality=data.get("modality"),
            variants=tuple(Variant(**each) for each in data.get("variants", ())),
        )


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in value)


def short_hash(*parts: str) -> str:
    """Return twelve hex digits of SHA-256 over `parts`; the ids of articles and statements are made of it."""
    import hashlib

    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def statement_id(article_id: str, cue_start: int) -> str:
    """Return the id of the statement of an article whose cue starts at `cue_start` (one statement per cue)."""
    return short_hash(article_id, str(cue_start))
