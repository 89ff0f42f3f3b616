"""Reading the tables: TOML files of this folder, with those of the user's folders laid over them, checked.

In a user's file an entry of the same key adds to ours: lists are appended, other values replace ours.
`replace = true` in an entry drops ours first.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from asean_cli.errors import TableError

HERE = Path(__file__).parent
T = TypeVar("T")
Table = dict[str, Any]
_OF_SEARCH = frozenset({"synonyms"})
"""Tables that only searches read: with a new one, no article need be read again."""


def table_names() -> tuple[str, ...]:
    """Return the names of the tables that there are ("countries", "cues", …)."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))


class Tables:
    """The raw tables: ours, and the user's over them in the order given."""

    def __init__(self, extra: tuple[Path, ...] = ()) -> None:
        self.extra = extra
        self._check_folders()

    def read(self, name: str) -> Table:
        """Return table `name` merged; raise TableError where a file is no TOML or cannot be read."""
        table = parse(HERE / f"{name}.toml")
        for path in self._own_files(name):
            table = merge(table, parse(path), path)
        return table

    def origin(self, name: str) -> Path:
        """Return the file to name in a message about table `name`: the user's last one, else ours."""
        return [HERE / f"{name}.toml", *self._own_files(name)][-1]

    def digest(self) -> str:
        """Return SHA-256 over every table file that extraction reads, the user's included, in hex."""
        total = hashlib.sha256()
        for name in table_names():
            if name in _OF_SEARCH:
                continue
            for path in (HERE / f"{name}.toml", *self._own_files(name)):
                total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def _own_files(self, name: str) -> list[Path]:
        paths = [folder / f"{name}.toml" for folder in self.extra]
        return [path for path in paths if path.is_file()]

    def _check_folders(self) -> None:
        known = set(table_names())
        for folder in self.extra:
            if not folder.is_dir():
                raise TableError(f"{folder}: no such folder of tables", hint="create it, or drop the setting")
            for path in sorted(folder.glob("*.toml")):
                if path.stem not in known:
                    raise TableError(
                        f"{path}: there is no table of this name", hint=f"tables: {', '.join(sorted(known))}"
                    )


def parse(path: Path) -> Table:
    """Return the TOML of `path`; raise TableError with the file's name and what is wrong where."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 (byte {error.start})", hint="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path}: not valid TOML: {error}") from error


def merge(ours: Table, theirs: Table, path: Path, where: str = "") -> Table:
    """Return `ours` with `theirs` laid over it, both unchanged; raise TableError where the kinds differ."""
    theirs = dict(theirs)
    merged = {} if where and theirs.pop("replace", False) is True else dict(ours)
    for key, value in theirs.items():
        old, place = merged.get(key), f"{where}.{key}".lstrip(".")
        if old is not None and type(old) is not type(value):
            raise TableError(f"{path}: {place}: expected {_KINDS[type(old)]}, found {_KINDS[type(value)]}")
        if isinstance(value, dict):
            merged[key] = merge(old or {}, value, path, place)
        elif isinstance(value, list):
            merged[key] = [*(old or []), *value]
        else:
            merged[key] = value
    return merged


_KINDS: Mapping[type, str] = {
    str: "a text",
    list: "a list of texts",
    dict: "a table",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
}


def build(cls: type[T], path: Path, key: str, entry: Any) -> T:
    """Make the dataclass `cls` of an entry; raise TableError naming file, entry and key if unfit."""
    if not isinstance(entry, dict):
        raise TableError(f"{path}: {key}: expected a table, found {_KINDS.get(type(entry), 'something else')}")
    kinds, needed, keyed = _shape(cls)  # type: ignore[arg-type]
    unknown = [name for name in entry if name not in kinds]
    if unknown:
        raise TableError(f"{path}: {key}: unknown key {unknown[0]!r}", hint=f"keys: {', '.join(kinds)}")
    missing = [name for name in needed if name not in entry]
    if missing:
        raise TableError(f"{path}: {key}: the key {missing[0]!r} is missing")
    values = {name: _value(path, f"{key}.{name}", kinds[name], value) for name, value in entry.items()}
    if keyed:
        values["key"] = key
    return cls(**values)


def _value(path: Path, place: str, kind: str, value: Any) -> Any:
    check, what, convert = _CHECKS[kind]
    if not check(value):
        raise TableError(f"{path}: {place}: expected {what}, found {value!r:.60}")
    return convert(value)


@lru_cache
def _shape(cls: type[Any]) -> tuple[dict[str, str], tuple[str, ...], bool]:
    every = fields(cls)
    own = [each for each in every if each.name != "key"]
    needed = tuple(f.name for f in own if f.default is MISSING and f.default_factory is MISSING)
    return {each.name: str(each.type) for each in own}, needed, len(own) < len(every)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(each) for each in value)


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_Check = tuple[Callable[[Any], bool], str, Callable[[Any], Any]]
_CHECKS: Mapping[str, _Check] = {
    "str": (_is_text, "a text", str),
    "str | None": (_is_text, "a text", str),
    "int": (_is_int, "a whole number", int),
    "bool": (lambda value: isinstance(value, bool), "true or false", bool),
    "tuple[str, ...]": (_is_texts, "a list of texts", tuple),
    "Mapping[str, str]": (
        lambda value: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()),
        "a table of texts",
        MappingProxyType,
    ),
    "Mapping[str, int]": (
        lambda value: isinstance(value, dict) and all(_is_int(each) for each in value.values()),
        "a table of whole numbers",
        MappingProxyType,
    ),
    "Mapping[str, tuple[str, ...]]": (
        lambda value: isinstance(value, dict) and all(_is_texts(each) for each in value.values()),
        "a table of lists of texts",
        lambda value: MappingProxyType({key: tuple(each) for key, each in value.items()}),
    ),
}
