"""From a field and a value as typed to a node: what a name, a code, a country or a date means to a query."""

from __future__ import annotations

import re

from asean_cli.errors import QueryError
from asean_cli.query.dates import date_range
from asean_cli.query.fields import ALIASES, FIELDS, Field, words_aside
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy, Near, edits_for
from asean_cli.query.nodes import Confidence, Every, Id, Wildcard, Words, both, either
from asean_cli.query.text import words
from asean_cli.text import slug

_WILD = re.compile(r"\*|(?<=\w)\?(?=\w)")
_FUZZY = re.compile(r"(.*?)~([\d.]*)", re.ASCII | re.DOTALL)
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„«»‹›「」『』＂', " "))
_ID = re.compile(r"[\w-]+:\S+")
_CONFIDENCE = re.compile(r"(>=|<=)?([\d.]*?)(?:\.\.([\d.]*))?")
CONFIDENCE_HINT = "a confidence lies between 0 and 1: write >=0.9, <=0.5 or 0.5..0.9"
_COUNTRY_TOO = frozenset({"to", "mentions"})
"""Fields whose values are found by their country as well."""


def field_named(name: str, position: int | None = None) -> str:
    """Return the field that `name` means; raise QueryError naming the nearest ones."""
    lowered = name.lower()
    known = ALIASES.get(lowered, lowered)
    if known in FIELDS:
        return known
    hint = f"{nearest(lowered, tuple(FIELDS))}; to search for the text itself, put it in quotes"
    raise QueryError(f"unknown field: {name}", hint, position)


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return a phrase that names the nearest of `known`, or all of them where none is near."""
    import difflib

    near = difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}" if near else f"there are {', '.join(known)}"


def leaf(
    name: str | None, value: str, position: int | None = None, *, exact: bool = False, distance: int | None = None
) -> Node | None:
    """Make the node for `value` in field `name`, or in the default fields; None where the value has no word.

    `exact` says that the value was quoted, so that `*`, `?` and `~` are only punctuation; `distance` how many words
    may stand among those of the value. Raises QueryError for an unknown country, a bad date, or a value that its
    field cannot have.
    """
    value = " ".join(value.translate(_NO_QUOTES).split())
    field = FIELDS[name] if name else None
    if not exact and (loose := _FUZZY.fullmatch(value)) and words(loose[1]):
        return _fuzzy(field, loose[1], loose[2], position)
    if distance is not None:
        return _near(field, value, distance, position)
    if not exact and _WILD.search(value):
        return _wild(name, value)
    if field and field.kind == "date":
        return date_range(value, position)
    if field and field.kind == "number":
        return confidence_range(value, position)
    if field and field.kind == "code":
        return _code(field, value, position)
    if field and field.has_ids and _ID.fullmatch(value):
        return Id(value, field.name)
    if not words(value):
        return None
    if field and field.name == "topic" and (topics := _topics(value)):
        return either([Id(topic, "topic") for topic in topics])
    return _with_country(field.name, value) if field and field.name in _COUNTRY_TOO else Words(value, name)


def _wild(name: str | None, value: str) -> Node | None:
    keeps = r"[^\w*?:.-]+" if name and words_aside(FIELDS[name]) else r"[^\w*?]+"
    parts: list[Node] = []
    for piece in re.split(keeps, value):
        pattern = re.sub(r"\*+", "*", piece.strip("?"))
        if _WILD.search(pattern):
            parts.append(Wildcard(pattern, name) if name or pattern != "*" else Every())
        elif words(pattern):
            parts.append(Words(pattern, name))
    return both(parts) if parts else None


def _fuzzy(field: Field | None, value: str, edits: str, position: int | None) -> Node:
    _refuse_exact_values(field, "~", position)
    if _WILD.search(value):
        raise QueryError("* or ? and ~ do not go together", "leave one of them out", position)
    if edits not in {"", "1", "2"}:
        raise QueryError(f"no number of misspellings: {edits}", "write word~, word~1 or word~2", position)
    name = field.name if field else None
    # A number misspelt is another number.
    return both(
        [
            Words(word, name) if word.isdigit() else Fuzzy(word, int(edits or edits_for(word)), name)
            for word in words(value)
        ]
    )


def _near(field: Field | None, value: str, distance: int, position: int | None) -> Node | None:
    _refuse_exact_values(field, "~", position)
    name = field.name if field else None
    several = len(words(value)) > 1
    return Near(value, distance, name) if several else leaf(name, value, position, exact=True)


def _refuse_exact_values(field: Field | None, sign: str, position: int | None) -> None:
    if field and words_aside(field):
        raise QueryError(f"{field.name}: has exact values, to which {sign} does not apply", f"remove {sign}", position)


def _code(field: Field, value: str, position: int | None) -> Node:
    if field.name == "country":
        return Id(country_code(value, position), "country")
    if not value:
        raise QueryError(f"{field.name}: needs a value", None, position)
    if field.choices and value.lower() not in field.choices:
        raise QueryError(f"unknown {field.name}: {value}", nearest(value, field.choices), position)
    return Id(value.lower() if field.choices else value, field.name)


def confidence_range(value: str, position: int | None = None) -> Confidence:
    """Read the value of `confidence:`: `>=0.9`, `<=0.5`, `0.5..0.9`; a bare number is the least. Raises QueryError."""
    found = _CONFIDENCE.fullmatch(value)
    sign, first, last = found.groups() if found else ("", None, None)
    try:
        low, high = round(float(first or 0), 4), round(float(last or 1), 4)
    except ValueError:
        low, high = -1.0, 1.0
    if not (first or last) or not 0 <= low <= 1 or not 0 <= high <= 1:
        raise QueryError(f"not a confidence: {value or 'nothing'}", CONFIDENCE_HINT, position)
    if low > high:
        raise QueryError(f"the range ends before it starts: {value}", "swap the two numbers", position)
    return Confidence(0, low) if sign == "<=" else Confidence(low, high)


def country_code(name: str, position: int | None = None) -> str:
    """Return the ISO code of a country by its code or any of its names; raise QueryError."""
    code = _known_country(name.removeprefix("country:"))
    if code is None:
        hint = 'give a name such as "Viet Nam" or a two-letter code such as VN'
        raise QueryError(f"unknown country: {name or 'nothing'}", hint, position)
    return code


def _known_country(name: str) -> str | None:
    from asean_cli import knowledge

    return knowledge.load().country_code(name)


def _topics(name: str) -> tuple[str, ...]:
    """Return the topic of this id or label and those that belong to it; none where there is no such topic."""
    from asean_cli import knowledge

    known = knowledge.load()
    asked = slug(name)
    found = next((each.key for each in known.topics.values() if asked in (each.key, slug(each.label))), None)
    return (found, *known.topics_under(found)) if found else ()


def _with_country(field: str, value: str) -> Node:
    code = _known_country(value)
    named = Words(value, field)
    return either([named, Id(f"country:{code}", field)]) if code else named
