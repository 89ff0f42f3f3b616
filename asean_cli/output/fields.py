"""The keys that a user may pick with `--fields`, dotted ("speaker.name"), and the picking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from asean_cli.errors import UsageError
from asean_cli.models import ArticleRef, Entity, Event, Location, Speaker, Statement, Variant

_PARTS: Mapping[str, type] = {
    "speaker": Speaker,
    "addressees": Entity,
    "mentions": Entity,
    "event": Event,
    "article": ArticleRef,
    "location": Location,
    "variants": Variant,
}


def _keys(model: type, prefix: str = "") -> list[str]:
    return [prefix + each.name for each in fields(model)]


def _statement_keys() -> tuple[str, ...]:
    keys: list[str] = []
    for name in _keys(Statement):
        keys.append(name)
        keys += _keys(_PARTS[name], f"{name}.") if name in _PARTS else []
    return tuple(keys)


STATEMENT_FIELDS = _statement_keys()
"""Every key of a statement, in the order of the contract."""

SPEAKER_FIELDS = (
    *("speaker", *_keys(Speaker, "speaker."), "count", "first", "last", "roles"),
    *("topics", "topics.value", "topics.count", "statements"),
    *(f"statements.{name}" for name in STATEMENT_FIELDS),
)
"""Every key of one speaker's part of a `who-said` answer."""


def check(names: Sequence[str], known: Sequence[str]) -> None:
    """Raise UsageError for the first of `names` that is not `known`, listing what is."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            meant = f"did you mean {near[0]}? " if near else ""
            top = ", ".join(known[:200])
            raise UsageError(f"no such field: {name!r}", hint=f"{meant}fields: {top}")


def pick(data: Any, names: Sequence[str]) -> Any:
    """Return `data` with only the keys `names`, nested as the contract has them; all of it for no names."""
    tree: dict[str, Any] = {}
    for name in names:
        branch = tree
        for part in name.split("."):
            branch = branch.setdefault(part, {})
    return _picked(data, tree)


def _picked(data: Any, tree: Mapping[str, Any]) -> Any:
    if not tree or data is None:
        return data
    if isinstance(data, list | tuple):
        return [_picked(each, tree) for each in data]
    return {key: _picked(data[key], branch) for key, branch in tree.items()}


def value_at(data: Any, name: str) -> Any:
    """Return what `data` holds at the dotted key `name`; through a list, the list of what its items hold."""
    for index, part in enumerate(name.split(".")):
        if data is None:
            return None
        if isinstance(data, list | tuple):
            rest = ".".join(name.split(".")[index:])
            return [value_at(each, rest) for each in data]
        data = data[part]
    return data
