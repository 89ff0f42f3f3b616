"""Finding the office that words name: "the Vietnamese Deputy Minister of Health" is a deputy minister."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from asean_cli.knowledge.tables import Portfolio, Prefix, Role
from asean_cli.text import fold

_WORD = re.compile(r"[^\W_]+")
_MINISTER_RANK = 11
_HIGH = 24
"""The rank down to which offices are of a field: "Vice-Minister for Policy Coordination"."""
_BELONGS = frozenset({"to", "of", "for", "with", "by", "under"})
_SKIPPED = frozenset({"the", "a", "an", "his", "her", "their", "its", "s"})
_FAR = 3
"""Words that may stand between "former" and the role."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A role named in a text, by the folded words `start` to `end`."""

    role: Role
    start: int
    end: int


def words(text: str) -> Words:
    """Return the folded words of `text`: "Lt.-Gen." is ("lt", "gen")."""
    return tuple(_WORD.findall(text.lower() if text.isascii() else fold(text)))


class Titles:
    """All roles with all their variants, ready to be found in a text."""

    def __init__(
        self,
        roles: Iterable[Role],
        prefixes: Iterable[Prefix],
        portfolios: Iterable[Portfolio],
        deputies: Iterable[str],
        affairs: Iterable[str],
    ) -> None:
        portfolios = tuple(portfolios)
        self.roles = {role.key: role for role in (*roles, *(_minister(each) for each in portfolios))}
        self._variants: dict[Words, Role] = {}
        for role in self.roles.values():
            for name in (role.name, *role.names):
                self._variants.setdefault(words(name), role)
        self._longest = max(map(len, self._variants))
        self._prefixes = {w: each for each in prefixes for name in (each.name, *each.names) for w in [words(name)]}
        self._deputies = frozenset(deputies)
        self._affairs = frozenset(affairs) | {
            w for each in portfolios for n in (each.name, *each.names) for w in words(n)
        }
        self._affairs -= {"and"}

    @property
    def variants(self) -> Mapping[Words, Role]:
        """Every variant as its folded words, for peeling titles off names."""
        return self._variants

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of titles; a run of nothing else is no person's name."""
        return frozenset(word for variant in self._variants for word in variant)

    @property
    def prefixes(self) -> Mapping[Words, Prefix]:
        """Every word that changes the role behind it, as its folded words."""
        return self._prefixes

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the roles that `text` names, in its order, the longest variant at each place."""
        return tuple(self._find(words(text)))

    def held(self, text: str) -> tuple[Found, ...]:
        """Return the roles that the one described by `text` holds, not those that another's title mentions.

        "Prime Minister and Defence Minister" holds two; "adviser to the President" is an adviser only.
        """
        tokens = words(text)
        return tuple(each for each in self._find(tokens) if not _belongs(tokens, each.start))

    def _find(self, tokens: Words) -> Iterator[Found]:
        at = last = 0
        while at < len(tokens):
            match = self._match(tokens, at)
            if match is None:
                at += 1
                continue
            role, end = match
            found = self._prefixed(role, tokens, at, end)
            yield self._once_held(found, tokens[max(last, found.start - _FAR) : found.start])
            at = last = end

    def _match(self, tokens: Words, at: int) -> tuple[Role, int] | None:
        for end in range(min(len(tokens), at + self._longest), at, -1):
            role = self._variants.get(tokens[at:end])
            if role is not None:
                return role, self._over_affairs(tokens, end) if role.rank <= _HIGH else end
        return None

    def _over_affairs(self, tokens: Words, end: int) -> int:
        """Return where a title ends that ends no sooner than `end`: after "of Ports and Fisheries", "and Trade"."""
        at = end
        if tokens[at : at + 1] in {("of",), ("for",)}:
            at += 1
            at += tokens[at : at + 1] == ("the",)
        elif tokens[at : at + 1] != ("and",) and tokens[end - 1] not in self._affairs:
            return end
        last = end
        while at < len(tokens):
            if tokens[at] in self._affairs:
                last = at = at + 1
            elif tokens[at] == "and" and at + 1 < len(tokens) and tokens[at + 1] in self._affairs:
                at += 1
            else:
                break
        follows = last < len(tokens) and any(tokens[last : last + n] in self._variants for n in range(1, self._longest))
        return end if follows else last  # "Prime Minister and Defence Minister" are two

    def _prefixed(self, role: Role, tokens: Words, start: int, end: int) -> Found:
        while start > 0:
            before = (tokens[max(0, start - width) : start] for width in (2, 1))
            prefix = next((each for each in before if each in self._prefixes), None)
            if prefix is None:
                break
            start -= len(prefix)
            role = self._changed(role, self._prefixes[prefix])
        return Found(role, start, end)

    def _once_held(self, found: Found, before: Words) -> Found:
        """Mark the role of "former Sri Lankan president", where words of no role stand between."""
        if found.role.former or "and" in before:
            return found
        prefix = next((each for word in before if (each := self._prefixes.get((word,))) and each.former), None)
        return replace(found, role=self._changed(found.role, prefix)) if prefix else found

    def _changed(self, role: Role, prefix: Prefix) -> Role:
        keeps = prefix.keeps_minister or (prefix.lower > 0 and role.key in self._deputies)
        return replace(
            role,
            key=f"{prefix.key}-{role.key}",
            name=f"{prefix.name} {role.name}",
            names=(),
            rank=role.rank + prefix.lower,
            minister=role.minister and keeps,
            former=role.former or prefix.former,
        )


def _belongs(tokens: Words, start: int) -> bool:
    before = start - 1
    while before >= 0 and tokens[before] in _SKIPPED:
        before -= 1
    return before >= 0 and tokens[before] in _BELONGS


def _minister(portfolio: Portfolio) -> Role:
    names = [*portfolio.titles]
    for form in (portfolio.name, *portfolio.names):
        names += [f"{form} {title}" for title in ("Minister", "Secretary")]
        names += [f"{title} {of} {form}" for title in ("Minister", "Secretary") for of in ("of", "for", "of the")]
    return Role(
        key=f"{portfolio.key}-minister",
        name=f"{portfolio.name} Minister",
        names=tuple(names),
        rank=_MINISTER_RANK,
        minister=True,
    )
