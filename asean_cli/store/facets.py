"""The facets: what each takes from a statement, how the search index packs it, and how it is counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from asean_cli.models import Entity, Statement
from asean_cli.query.fields import countries, organisations
from asean_cli.store.interface import FacetCount

Pair = tuple[str, str]
"""A value (an id or a code) and its name for people."""
DATES = {"year": 4, "month": 7}
"""The facets cut from the ISO day: how many characters of it."""


def _same(*values: str | None) -> list[Pair]:
    return [(value, value) for value in dict.fromkeys(values) if value]


def _entities(entities: Iterable[Entity]) -> list[Pair]:
    return list({entity.id: (entity.id, entity.name) for entity in entities}.values())


TAKEN: dict[str, Callable[[Statement], list[Pair]]] = {
    "speaker": lambda s: [(s.speaker.id, s.speaker.name)],
    "country": lambda s: _same(*countries(s)),
    "organisation": lambda s: list(organisations(s).items()),
    "type": lambda s: _same(s.speaker.type),
    "role": lambda s: _same(s.speaker.role),
    "topic": lambda s: _same(*s.topics),
    "act": lambda s: _same(s.act),
    "kind": lambda s: _same(s.kind),
    "to": lambda s: _entities(s.addressees),
    "event": lambda s: [(s.event.id, s.event.name)] if s.event else [],
    "outlet": lambda s: _same(s.article.outlet),
    "via": lambda s: _same(*s.via),
    "mentions": lambda s: _entities(s.mentions),
}


def packed(facet: str, statement: Statement) -> bytes:
    """Return a statement's values of one facet as its column keeps them."""
    pairs = TAKEN[facet](statement)
    return json.dumps(pairs, separators=(",", ":")).encode("ascii") if pairs else b""


def unpacked(data: bytes) -> list[Pair]:
    """Return the values of one facet from its column."""
    return [(value, label) for value, label in json.loads(data)] if data else []


def counted(facet: str, packed_counts: Mapping[bytes, int]) -> tuple[FacetCount, ...]:
    """Count the values in packed ones, most frequent first; a value goes by its most frequent name."""
    totals: Counter[str] = Counter()
    names: Counter[Pair] = Counter()
    for data, count in packed_counts.items():
        for value, label in unpacked(data):
            totals[value] += count
            names[value, label] += count
    labels: dict[str, str] = {}
    for (value, label), _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        labels.setdefault(value, label)
    if facet == "country":
        labels = _country_names(labels)
    return ranked((value, labels[value], count) for value, count in totals.items())


def ranked(counts: Iterable[tuple[str, str, int]]) -> tuple[FacetCount, ...]:
    """Return counts, the greatest first, then by name."""
    order = sorted(counts, key=lambda each: (-each[2], each[1].casefold(), each[0]))
    return tuple(FacetCount(*each) for each in order)


def dated(facet: str, day_counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Count years or months of ISO days in the order of time; unknown days ("") are not counted."""
    counts: Counter[str] = Counter()
    for day, count in day_counts.items():
        if day:
            counts[day[: DATES[facet]]] += count
    return tuple(FacetCount(value, value, count) for value, count in sorted(counts.items()))


def _country_names(codes: Iterable[str]) -> dict[str, str]:
    from asean_cli import knowledge

    known = knowledge.load()
    return {code: known.country_name(code) or code for code in codes}
