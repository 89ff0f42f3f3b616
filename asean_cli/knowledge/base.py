"""The knowledge as a whole: every table parsed when first asked for, and the questions asked of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from asean_cli.errors import TableError
from asean_cli.knowledge.loader import Table, Tables, build, table_names
from asean_cli.knowledge.tables import (
    Act,
    Chairs,
    Country,
    Group,
    Heads,
    KnownPerson,
    Named,
    Names,
    Organisation,
    Portfolio,
    Prefix,
    Role,
    Series,
    Synonyms,
    Topic,
)
from asean_cli.knowledge.titles import Titles
from asean_cli.text import fold

T = TypeVar("T")
_OFFICE = re.compile(r"[a-z-]+ (?:\d{4}(?:-\d\d){0,2})?\.\.(?:\d{4}(?:-\d\d){0,2})?")


class Knowledge:
    """The tables of this package with a user's over them; what reads a broken table raises TableError."""

    def __init__(self, extra: tuple[Path, ...] = ()) -> None:
        self._tables = Tables(extra)
        self._raw: dict[str, Table] = {}

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the merged TOML of table `name` as it stands, unchecked ("cues")."""
        if name not in self._raw:
            self._raw[name] = self._tables.read(name)
        return MappingProxyType(self._raw[name])

    def check(self) -> None:
        """Read every table; raise TableError for the first fault."""
        for name in table_names():
            self.table(name)
        for name, part in vars(Knowledge).items():
            if isinstance(part, cached_property):
                getattr(self, name)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all table files, the user's included, in hex."""
        return self._tables.digest()

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """Countries by ISO 3166-1 alpha-2 code."""
        entries = {key: value for key, value in self.table("countries").items() if key not in _SPECIAL}
        for key in entries:
            if not (len(key) == 2 and key.isascii() and key.isupper()):
                raise TableError(f"{self._tables.origin('countries')}: {key}: not a two-letter country code")
        return self._built(Country, "countries", entries)

    @cached_property
    def ambiguous(self) -> Mapping[str, str | None]:
        """Words that fit more than one country: the code that is meant, or None."""
        raw = self._section("countries", "ambiguous")
        for word, code in raw.items():
            if not isinstance(code, str) or (code and code not in self.countries):
                path = self._tables.origin("countries")
                raise TableError(f'{path}: ambiguous.{word}: expected a country\'s code or "", found {code!r:.40}')
        return MappingProxyType({word: code or None for word, code in raw.items()})

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Country words that people bear as names."""
        return frozenset(self._section("countries", "given_names").get("words", ()))

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Organisations and media by key ("asean", "vna")."""
        made = self._built(Organisation, "organisations")
        for each in made.values():
            self._check("organisations", each.key, "type", each.type in {"organisation", "media"})
            self._check("organisations", each.key, "country", each.country in (None, *self.countries))
        return made

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Groups with a fixed name, by key."""
        made = self._built(Group, "groups", self._section("groups", "groups"))
        for each in made.values():
            self._check("groups", f"groups.{each.key}", "members", all(map(self._exists, each.members)))
        return made

    @cached_property
    def heads(self) -> Heads:
        """Head nouns of organisations, groups and documents."""
        return build(Heads, self._tables.origin("groups"), "heads", dict(self._section("groups", "heads")))

    @cached_property
    def places(self) -> Mapping[str, Named]:
        """Seas, regions and documents that are mentioned by name, by key."""
        return self._built(Named, "places")

    @cached_property
    def titles(self) -> Titles:
        """All roles, ready to be found in a text."""
        parts = {
            name: self._built(cls, "roles", self._section("roles", name)).values()
            for name, cls in (("roles", Role), ("prefixes", Prefix), ("portfolios", Portfolio))
        }
        deputies = self._section("roles", "deputies").get("ministers", [])
        affairs = self._section("roles", "affairs").get("words", [])
        return Titles(parts["roles"], parts["prefixes"], parts["portfolios"], deputies, affairs)  # type: ignore[arg-type]

    @property
    def roles(self) -> Mapping[str, Role]:
        """Roles by key."""
        return self.titles.roles

    @cached_property
    def names(self) -> Names:
        """How people are named."""
        return build(Names, self._tables.origin("names"), "names", dict(self.table("names")))

    @cached_property
    def people(self) -> Mapping[str, KnownPerson]:
        """Office-holders by key ("bui-thanh-son")."""
        made = self._built(KnownPerson, "people")
        for each in made.values():
            self._check("people", each.key, "country", each.country in (None, *self.countries))
            self._check("people", each.key, "gender", each.gender in {None, "he", "she"})
            fits = all(_OFFICE.fullmatch(office) for office in each.offices)
            self._check("people", each.key, "offices", fits and all(t.role in self.roles for t in each.tenures))
        return made

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id ("vaccines"), a tree of two levels."""
        made = self._built(Topic, "topics")
        tops = {each.key for each in made.values() if each.under is None}
        for each in made.values():
            self._check("topics", each.key, "under", each.under is None or each.under in tops)
        return made

    def topics_under(self, key: str) -> tuple[str, ...]:
        """Return the ids of the topics that belong to the wider one `key`, in the order of the table."""
        return tuple(each.key for each in self.topics.values() if each.under == key)

    @cached_property
    def equal_names(self) -> tuple[tuple[str, ...], ...]:
        """Sets of names of the same thing: from the table of synonyms, then those of countries and organisations."""
        entries = {key: value for key, value in self.table("synonyms").items() if key not in _SECTIONS}
        sets = [each.names for each in self._built(Synonyms, "synonyms", entries).values()]
        named: list[Country | Organisation] = [*self.countries.values()]
        named += [each for each in self.organisations.values() if each.type == "organisation"]
        unequal = frozenset(self._section("synonyms", "unequal").get("words", ()))
        sets += [tuple(name for name in (each.name, *each.names) if name not in unequal) for each in named]
        return tuple(names for names in sets if len(names) > 1)

    @cached_property
    def in_capitals(self) -> frozenset[str]:
        """Abbreviations that are words too, and mean the name in these very letters only."""
        return frozenset(self._section("synonyms", "capitals").get("words", ()))

    @cached_property
    def events(self) -> Mapping[str, Series]:
        """Series of meetings by key."""
        made = self._built(Series, "events", {k: v for k, v in self.table("events").items() if k != "chairs"})
        for each in made.values():
            self._check("events", each.key, "host", each.host in {None, "chair"})
        return made

    @cached_property
    def chairs(self) -> Mapping[int, str]:
        """The country that chaired ASEAN, by year."""
        made = build(Chairs, self._tables.origin("events"), "chairs", dict(self._section("events", "chairs")))
        fits = all(year.isdigit() and code in self.countries for year, code in made.years.items())
        self._check("events", "chairs", "years", fits)
        return MappingProxyType({int(year): code for year, code in made.years.items()})

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """Speech acts by name, in the contract's order."""
        return self._built(Act, "acts")

    def country_code(self, name: str) -> str | None:
        """Return the code of a country by any name ("south-korea" too) or code, in any case; None if unknown."""
        bare = fold(name).removeprefix("country:").removeprefix("the ").replace(".", "")
        return self._codes.get(bare) or self._codes.get(bare.replace("-", " "))

    def country_name(self, code: str | None) -> str | None:
        """Return the short name of the country with this code, None where there is none."""
        country = self.countries.get(code or "")
        return country.name if country else None

    def role(self, text: str) -> Role | None:
        """Return the role that the longest variant inside `text` names, with its prefixes ("Deputy …")."""
        found = self.titles.held(text)
        return max(found, key=lambda each: each.end - each.start).role if found else None

    def is_minister(self, role: str) -> bool:
        """Say whether `role` makes one a member of a government: no president, deputy or former minister."""
        return any(each.role.minister and not each.role.former for each in self.titles.held(role))

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        codes = {fold(word): code for word, code in self.ambiguous.items() if code}
        for code, country in self.countries.items():
            for name in (country.name, *country.names):
                codes.setdefault(fold(name).replace(".", ""), code)
        return {**codes, **{code.casefold(): code for code in self.countries}}

    def _exists(self, entity_id: str) -> bool:
        kind, _, key = entity_id.partition(":")
        if kind == "country":
            return key in self.countries
        return key in self.organisations and self.organisations[key].id == entity_id

    def _section(self, table: str, name: str) -> Table:
        section = self.table(table).get(name, {})
        if not isinstance(section, dict):
            raise TableError(f"{self._tables.origin(table)}: {name}: expected a table")
        return section

    def _built(self, cls: type[T], table: str, entries: Mapping[str, Any] | None = None) -> Mapping[str, T]:
        path = self._tables.origin(table)
        chosen = self.table(table) if entries is None else entries
        return MappingProxyType({key: build(cls, path, key, entry) for key, entry in chosen.items()})

    def _check(self, table: str, entry: str, key: str, right: bool) -> None:
        if not right:
            raise TableError(f"{self._tables.origin(table)}: {entry}.{key}: unknown value")


_SPECIAL = frozenset({"ambiguous", "given_names"})
_SECTIONS = frozenset({"capitals", "unequal"})
