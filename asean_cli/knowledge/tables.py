"""What one entry of each knowledge table is: frozen dataclasses, filled and checked by `loader.build`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that acts in the news."""

    key: str
    """ISO 3166-1 alpha-2."""
    name: str
    names: tuple[str, ...] = ()
    """Other names and abbreviations."""
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    """Seats of government whose name stands for the government."""

    @property
    def id(self) -> str:
        """The entity id."""
        return f"country:{self.key}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or a medium with a name of its own."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    """What it is called once it is known: "the bloc"."""
    type: str = "organisation"
    """organisation or media."""
    country: str | None = None

    @property
    def id(self) -> str:
        """The entity id."""
        return f"{self.type}:{self.key}"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of countries or people that speaks together under a fixed name."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Entity ids."""

    @property
    def id(self) -> str:
        """The entity id."""
        return f"group:{self.key}"


@dataclass(frozen=True, slots=True)
class Named:
    """A place, or a document, that is mentioned by name and never speaks."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    type: str = "place"

    @property
    def id(self) -> str:
        """The entity id."""
        return f"{self.type}:{self.key}"


@dataclass(frozen=True, slots=True)
class Role:
    """An office or occupation that a person speaks in."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    rank: int = 50
    """Lower is higher: 1 a king, 99 a citizen."""
    minister: bool = False
    """A member of a government; a deputy minister is none."""
    spokesperson: bool = False
    former: bool = False
    observer: bool = False
    """One who comments from outside and sits at no table."""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister is minister of; each makes a role ("Health Minister", "Minister of Health")."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    """Forms that may follow "Minister of" or precede "Minister"."""
    titles: tuple[str, ...] = ()
    """Whole titles that mean the same minister ("FM")."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word before a role that changes it ("Deputy", "Acting", "Former")."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    lower: int = 0
    """How much lower in rank it makes the role."""
    keeps_minister: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """How people are named: what surrounds a name, and which word of it is used alone."""

    honorifics: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    """Small words inside a name (bin, binti, van, al)."""
    suffixes: tuple[str, ...] = ()
    """Words after a name that belong to it (Jr., III)."""
    short: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Country code to the word used alone: first, last, family, either or whole; `default` for all others."""
    families: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Country code to usual family names, folded."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office of one person; days are ISO dates or months, the last one included, None where not known."""

    role: str
    """The key of the role."""
    since: str | None
    until: str | None
    """The last day; of an office still held, the last on which that was checked."""

    def covers(self, day: str) -> bool:
        """Say whether the office was held on an ISO date; where a bound is unknown, it was not."""
        return (
            self.since is not None
            and self.since <= day
            and (self.until is None or day[: len(self.until)] <= self.until)
        )


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose offices are known beyond what an article tells."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    """Other spellings and orders of the whole name."""
    country: str | None = None
    gender: str | None = None
    """"he" or "she"."""
    offices: tuple[str, ...] = ()
    """Each "role since..until", both ends included: "foreign-minister 2021-04-08..2025-08-30"; a side may be empty."""
    seen: str | None = None
    """The day on which an office without an end was last seen to be held; None: it is held whatever the day."""
    sources: tuple[str, ...] = ()
    """The pages on which the dates were checked."""

    @property
    def id(self) -> str:
        """The entity id."""
        return f"person:{self.key}"

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The offices, read."""
        parts = (each.partition(" ") for each in self.offices)
        spans = ((role, span.partition("..")) for role, _, span in parts)
        return tuple(Tenure(role, since or None, until or self.seen) for role, (since, _, until) in spans)

    def offices_on(self, day: str) -> tuple[str, ...]:
        """Return the keys of the roles held on an ISO date."""
        return tuple(dict.fromkeys(each.role for each in self.tenures if each.covers(day)))


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of diplomacy and the terms that show it."""

    key: str
    label: str
    under: str | None = None
    """The key of the wider topic that it belongs to; None at the top of the tree."""
    terms: tuple[str, ...] = ()
    """Words in any case; a final `*` stands for any ending."""
    exact: tuple[str, ...] = ()
    """Abbreviations, in exactly these letters."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Names of one and the same thing."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A series of numbered meetings."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    """Other names of a meeting of the series, without the number."""
    abbreviations: tuple[str, ...] = ()
    """As in "AMM-54"."""
    years: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Ordinal to year, where it is certain; `source` says where from."""
    host: str | None = None
    """"chair" where the country that chairs ASEAN hosts them; None where that is not known."""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Chairs:
    """The countries that chaired ASEAN."""

    years: Mapping[str, str]
    """Year to country code."""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A speech act, with its root code in the CAMEO event codebook (Gerner, Schrodt, Yilmaz 2012)."""

    key: str
    label: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Heads:
    """Head nouns: the words that make a description an organisation, a group or a document."""

    organisation: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
