"""The nodes of loose matching: a word with misspellings, and words near each other."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from asean_cli.models import Statement
from asean_cli.query.fields import Field
from asean_cli.query.nodes import searched, with_field
from asean_cli.query.text import stems

SHORT = 5
"""Letters of a word up to which one misspelling is looked for; two in longer ones."""


def edits_for(word: str) -> int:
    """Return how many misspellings a word is looked for with, unless the query says."""
    return 1 if len(word) <= SHORT else 2


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A folded word with up to `edits` letters wrong, missing, too many, or changed with their neighbour.

    Compared with unstemmed words, as wildcards are, by the distance of optimal string alignment (Boytsov 2011).
    """

    word: str
    edits: int
    field: str | None = None

    def __str__(self) -> str:
        edits = "" if self.edits == edits_for(self.word) else self.edits
        return with_field(self.field, f"{self.word}~{edits}")

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are searched."""
        return searched(self.field)

    def accepts(self, word: str) -> bool:
        """Say whether a folded word is near enough."""
        return abs(len(word) - len(self.word)) <= self.edits and _distance()(self.word, word) <= self.edits

    def matches(self, statement: Statement) -> bool:
        """Say whether a field of the statement has a word near enough."""
        return any(self.accepts(word) for field in self.fields for word in field.plain_words(statement))


@dataclass(frozen=True, slots=True)
class Near:
    """Several words in any order, with at most `distance` other words among them; in one name, all of them."""

    text: str
    distance: int
    field: str | None = None

    def __str__(self) -> str:
        return with_field(self.field, f'"{self.text}"~{self.distance}')

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are searched."""
        return searched(self.field)

    def matches(self, statement: Statement) -> bool:
        """Say whether one value of a field has the words that near to each other."""
        return any(self._in(field, statement) for field in self.fields)

    def _in(self, field: Field, statement: Statement) -> bool:
        if field.kind != "text":
            return field.has(statement, self.text)
        row = stems(self.text)
        return any(near(row, places_in(value), self.distance) for value in field.values(statement))


def places_in(value: Iterable[str]) -> dict[str, list[int]]:
    """Return where in a value each of its words stands."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(value):
        places.setdefault(word, []).append(place)
    return places


def near(row: Sequence[str], places: Mapping[str, Sequence[int]], distance: int) -> bool:
    """Say whether the words of `row`, each as often as it stands there, lie with at most `distance` others among them.

    `places` has for each word where it stands, in order.
    """
    needed = Counter(row)
    if any(len(places.get(word, ())) < count for word, count in needed.items()):
        return False
    longest = len(row) + distance
    starts = sorted({place for word in needed for place in places[word]})
    return any(_all_within(needed, places, start, start + longest) for start in starts)


def _all_within(needed: Mapping[str, int], places: Mapping[str, Sequence[int]], start: int, end: int) -> bool:
    return all(
        bisect(places[word], end - 1) - bisect(places[word], start - 1) >= count for word, count in needed.items()
    )


def in_a_row(places: Sequence[Sequence[int]]) -> bool:
    """Say whether words stand one right after the other somewhere; `places` has for each where it stands."""
    first, *others = places
    for place in first:
        for each in others:
            place += 1
            if place not in each:
                break
        else:
            return True
    return False


@cache
def _distance() -> Callable[[str, str], float]:
    from rapidfuzz.distance import OSA  # 15 ms to import, which only such a query spends

    return OSA.distance
