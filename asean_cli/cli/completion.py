"""What a shell offers after Tab: values from the index, in a form that needs no quoting, and never an error.

Names are offered as their words joined by hyphens (`--speaker bui-thanh-son`), which the filters read like the name
itself: blanks and apostrophes mean something to a shell. SQLite alone is asked, as loading the search index would
take longer than a person waits, and of a large index the statements kept last.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

from typer import Context

ASKED = "_ASEAN_COMPLETE"
"""The variable by which a shell asks."""
OFFERED = 200
"""Values offered at most."""
_COUNTRIES = Path(__file__).parent.parent / "knowledge" / "countries.toml"
_RECENT = 5_000
"""Statements looked at, the last ones; more would be felt (0.1 s, measured)."""
Completer = Callable[[Context, str], list[tuple[str, str]]]

_TEXT = "SELECT json_extract(json, '$.{}') AS name FROM recent"
_LIST = "SELECT each.value AS name FROM recent, json_each(recent.json, '$.{}') AS each"
_NAMES = "SELECT json_extract(each.value, '$.name') AS name FROM recent, json_each(recent.json, '$.{}') AS each"
_QUERIES = {
    "speaker": "SELECT name FROM recent",
    "person": "SELECT name FROM recent WHERE type = 'person'",
    "country": _TEXT.format("speaker.country"),
    "organisation": _TEXT.format("speaker.organisation"),
    "topic": _LIST.format("topics"),
    "to": _NAMES.format("addressees"),
    "mentions": _NAMES.format("mentions"),
    "event": _TEXT.format("event.name"),
    "via": _LIST.format("via"),
    "outlet": _TEXT.format("article.outlet"),
}
"""The names of each kind in the statements of `recent`."""


class _Found(str):
    """A value that is offered although it begins otherwise than what was typed: Typer drops those that say so."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:
        return True


def from_index(kind: str) -> Completer:
    """Return what offers the values of one kind that the index holds, the most frequent first."""

    def complete(context: Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            found = _names(kind, context.params.get("index"))
            return _offered(_countries(found) if kind == "country" else found, incomplete)
        except Exception:  # noqa: BLE001 - a shell is no place to hear of it
            return []

    return complete


def from_list(values: Callable[[], Iterable[str]]) -> Callable[[], list[str]]:
    """Return what offers fixed values."""

    def complete() -> list[str]:
        return list(values())

    return complete


def answer(command: Any, program: str) -> None:
    """Answer the shell on stdout; whatever goes wrong, nothing is said of it."""
    with redirect_stderr(StringIO()):
        try:
            command.main([], prog_name=program)
        except (Exception, SystemExit):  # noqa: BLE001
            sys.stdout.flush()


def words() -> list[str]:
    """Return the words that the shell says were typed, the program's name first, split roughly."""
    return (os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or "").split()


def _names(kind: str, index: Any) -> list[tuple[str, int]]:
    import sqlite3

    from asean_cli.config import DATABASE, index_folder

    path = (index_folder(index) / DATABASE).absolute()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0.1)
    try:
        recent = f"WITH recent AS (SELECT * FROM statements ORDER BY row DESC LIMIT {_RECENT})"
        sql = (
            f"{recent} SELECT name, count(*) AS n FROM ({_QUERIES[kind]}) WHERE name > '' GROUP BY name ORDER BY n DESC"
        )
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _countries(codes: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    import tomllib

    with _COUNTRIES.open(
        "rb"
    ) as file:  # the table alone: to load and check all that is known takes three times as long
        table = tomllib.load(file)
    return [(table.get(code, {}).get("name", code), count) for code, count in codes]


def _offered(names: Sequence[tuple[str, int]], incomplete: str) -> list[tuple[str, str]]:
    """Return the names with a word that begins as typed, and beside each what a shell may show."""
    from asean_cli.text import slug, visible

    start = slug(incomplete)
    offered: dict[str, str] = {}
    for name, count in names:
        made = slug(name)
        if made and f"-{start}" in f"-{made}":
            offered.setdefault(made, f"{visible(name)} ({count:,})")
    return [(_Found(value), text) for value, text in list(offered.items())[:OFFERED]]
