"""The user's saved searches: a TOML file with a table for each, which he may write by hand as well.

    [haze]
    query = "haze OR smoke"
    country = ["SG", "MY"]
    since = "3 months ago"

The keys are `query`, the filter options of `search` by their names, and `exact` and `literal` (true or false).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from asean_cli.cli.drilling import option
from asean_cli.cli.faults import point_at
from asean_cli.config import saved_setting
from asean_cli.errors import QueryError, TableError, UsageError
from asean_cli.query.interface import Filters, Query

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
_NAMED = re.compile(r"\s*@([A-Za-z0-9][A-Za-z0-9-]*)(?:\s+|$)", re.ASCII)
_HOW = ("exact", "literal")


class Saved(NamedTuple):
    """A search with a name: the words as typed, the filters, and how the words are read."""

    name: str
    text: str = ""
    filters: Filters = Filters()
    exact: bool = False
    literal: bool = False

    def __str__(self) -> str:
        """Return it as it would be typed behind `asean search`."""
        words = [quote(self.text)] if self.text.strip() else []
        given = [option(name, str(one)) for name, value in self.given() for one in _listed(value)]
        return " ".join([*words, *given, *(f"--{how}" for how in _HOW if getattr(self, how))])

    def given(self) -> Iterable[tuple[str, Any]]:
        """Yield the filters that are set, by the names of their options."""
        for field in fields(Filters):
            value = getattr(self.filters, field.name)
            if value not in ((), None):
                yield field.name.replace("_", "-"), list(value) if isinstance(value, tuple) else value

    def query(self) -> Query:
        """Return it as a request, the newest first; raise QueryError, with a caret, or UsageError."""
        from asean_cli.query.build import build

        text = self.text if self.text.strip() else None
        try:
            return build(text, self.filters, sort="newest", exact=self.exact, literal=self.literal)
        except QueryError as error:
            raise point_at(error, self.text) from None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def location() -> Path:
    """Return the file, which need not exist. Raises TableError for a broken configuration."""
    path: Path = saved_setting().value
    return path


def load() -> dict[str, Saved]:
    """Return the saved searches by name, in the order of the file; raise TableError where it cannot be read."""
    from asean_cli.knowledge.loader import parse

    path = location()
    found: dict[str, Saved] = {}
    for name, table in parse(path).items() if path.exists() else ():
        try:
            each = _read(name, table)
        except UsageError as error:
            raise TableError(f"{path}: {error.message}", error.hint) from None
        if each.name in found:
            raise TableError(f"{path}: {name} stands there twice", "give one of them another name")
        found[each.name] = each
    return found


def find(name: str, known: Mapping[str, Saved]) -> Saved:
    """Return the saved search of a name, with or without its @; raise UsageError that tells the nearest."""
    wanted = name.removeprefix("@").lower()
    if wanted in known:
        return known[wanted]
    raise UsageError(f"no search is saved as {name}", _instead(wanted, known))


def _instead(name: str, known: Iterable[str]) -> str:
    from asean_cli.query.leaves import nearest

    names = tuple(known)
    return nearest(name, names) if names else "none is saved yet; save one: asean save NAME QUERY"


def named(text: str) -> tuple[tuple[Saved, ...], str]:
    """Return the saved searches that a query begins with (`@haze @sea more words`), and the rest of it.

    Raises QueryError, with a caret, for a name that is not saved.
    """
    known = load()
    found: list[Saved] = []
    start = 0
    while match := _NAMED.match(text, start):
        try:
            found.append(find(match[1], known))
        except UsageError as error:
            hint = f"{error.hint}; to search for the word itself: --literal"
            raise point_at(QueryError(error.message, hint, match.start(1) - 1), text) from None
        start = match.end()
    return tuple(found), text[start:]


def checked_name(name: str) -> str:
    """Return a name as it is kept; raise UsageError where it is none."""
    lowered = name.removeprefix("@").lower()
    if not _NAME.fullmatch(lowered):
        raise UsageError(f"{name!r} is no name for a search", "use letters a to z, digits and hyphens: east-sea")
    return lowered


def keep(search: Saved) -> Path:
    """Write a search into the file, in place of one of its name, beside what the file has; return the file."""
    how = {each: True for each in _HOW if getattr(search, each)}
    words = {"query": search.text} if search.text.strip() else {}
    return _change(search.name, {**words, **dict(search.given()), **how})


def drop(name: str) -> Path:
    """Take a search out of the file; return the file."""
    return _change(name, None)


def _change(name: str, table: Mapping[str, Any] | None) -> Path:
    """Write the file anew, whole or not at all, with the table of a name replaced, or gone."""
    import tomlkit

    from asean_cli.cli.destination import replacing

    load()  # a file with a fault is not written over
    path = location()
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    for key in [key for key in document if key.lower() == name]:
        del document[key]
    if table is not None:
        document[name] = table
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(path.resolve(), private=True) as out:
        out.write(tomlkit.dumps(document))
    return path


def _read(name: str, table: Any) -> Saved:
    """Return a search as the file gives it; raise UsageError where it makes no sense."""
    key = checked_name(name)
    if not isinstance(table, Mapping):
        raise UsageError(f"{name} must be a table", f'write [{key}], and under it: query = "…"')
    values: dict[str, Any] = {}
    for option_name, value in table.items():
        field = option_name.replace("-", "_")
        if field not in _CHECKED:
            raise UsageError(f"{name}: {option_name} is no option of a search", f"there are {', '.join(_OPTIONS)}")
        try:
            values[field] = _CHECKED[field](value)
        except ValueError as error:
            raise UsageError(f"{name}: {option_name} must be {error}") from None
    how = {each: values.pop(each, False) for each in _HOW}
    text = values.pop("query", "")
    return checked(Saved(key, text, Filters(**values), **how))


def checked(search: Saved) -> Saved:
    """Return a search that has words or filters, and none of another one's; raise UsageError for others."""
    if not search.text.strip() and search.filters == Filters():
        raise UsageError(f"{search.name}: there is nothing to search for", "give words or a filter; * is everything")
    if not search.literal and _NAMED.match(search.text):
        raise UsageError(f"{search.name}: a search cannot be made of another", "write its words; --literal for an @")
    try:
        str(search).encode()
    except UnicodeEncodeError:  # bytes of the shell that are no text
        raise UsageError(f"{search.name}: this is not UTF-8", "type it anew") from None
    return search


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotes")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    values = _listed(value)
    if not all(isinstance(each, str) for each in values):
        raise ValueError("a text in quotes, or a list of them")
    return tuple(values)


def _time(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else _text(value)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a number")
    return float(value)


def _choice(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


_CHECKED: Mapping[str, Callable[[Any], Any]] = {
    "query": _text,
    **{field.name: _texts for field in fields(Filters)},
    **{"since": _time, "until": _time, "min_confidence": _share},
    **dict.fromkeys(_HOW, _choice),
}
_OPTIONS = [name.replace("_", "-") for name in _CHECKED]
